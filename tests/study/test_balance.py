"""The table of balance: nothing is left out of it, its games are paired, and what is asked is judged right."""

import itertools
import json
import re
import shutil
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

import game
from game.commands.balance import DEFAULT, command
from game.content import places
from game.content.load import load_scenario
from game.core.problem import Problem
from game.core.version import RULES
from game.engine.lenses import Judged
from game.players.players import doctrines_for
from game.session.setting_up import load_setup, start_games
from game.study.balance import PRESETS, Balance, own_mandates
from game.study.balance_checks import (
    AgainstRandom,
    Contest,
    LuckShare,
    against_random,
    contests,
    dominated,
    luck_shares,
    never_best,
    wins_everything,
)
from game.study.balance_games import Outcome, play_cells
from game.study.balance_levers import NOT_ALONE, left_out, levers_of
from game.study.balance_page import HEADER, page
from game.study.balance_verdicts import verdicts
from game.study.statistics import Interval

KEPT = Path(game.__file__).resolve().parents[1] / "docs" / "BALANCE.md"
SURE = Interval(1.0, 1.0, 1.0, 10)


@pytest.fixture(scope="module")
def brief(tmp_path_factory) -> str:
    """The laboratory cut to three turns of two weeks: what it comes to does not matter here."""
    folder = tmp_path_factory.mktemp("brief") / "laboratory"
    shutil.copytree(places.campaigns() / "laboratory", folder)
    cuts = {"scenario.yaml": ("{repeat: 24, pulses: 4}", "{repeat: 3, pulses: 2}"), "events.yaml": ("until: 12", "until: 3")}
    for name, (now, short) in cuts.items():
        text = (folder / name).read_text(encoding="utf-8")
        assert now in text, f"{name} of the laboratory has changed: cut it to three turns here too"
        (folder / name).write_text(text.replace(now, short), encoding="utf-8")
    return str(folder)


@pytest.fixture(scope="module")
def printed(brief: str) -> dict:
    """The command on two presets of it, two games of everything."""
    options = [brief, "--games", "2", "--lever-games", "2", "--jobs", "1", "--json"]
    result = CliRunner().invoke(command, [*options, "--preset", "balanced", "--preset", "restraint"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def judged(lens: list[float]) -> Judged:
    fine, nothing = np.ones(len(lens), dtype=np.bool_), np.zeros(len(lens))
    return Judged(np.array(lens), fine, fine, nothing, nothing)


def outcome(lens: list[float], **mandates: list[float]) -> Outcome:
    return Outcome({"threat": np.array(lens)}, {("mexico", name): judged(values) for name, values in mandates.items()})


def made_up(better: dict[tuple[str, str, str], float], preset: str = "balanced") -> list[Contest]:
    """Contests by (mandate, one, other), each with its mirror image."""
    found = []
    for (mandate, one, other), share in better.items():
        for first, second, value in ((one, other, share), (other, one, 1.0 - share)):
            found.append(Contest(preset, "us", mandate, first, second, Interval(value, value, value, 10), 0.0))
    return found


def test_every_order_of_a_seat_is_a_lever_or_is_said_to_be_none() -> None:
    for name in ("laboratory", DEFAULT):
        world = start_games(load_setup(name), [0]).world
        for seat, missing in left_out(world).items():
            unsaid = set(missing) - set(NOT_ALONE)
            assert not unsaid, f"{sorted(unsaid)} of {seat} in {name}: add a lever to game/study/balance_levers_*.py"
        assert {one.seat for one in levers_of(world).values()} >= {"mexico", "us", next(iter(world.seats[2:]))}


def test_every_lever_lens_and_preset_is_in_the_table(printed: dict) -> None:
    world = start_games(load_setup("laboratory"), [0]).world
    names = [one.name for one in levers_of(world).values()]
    wanted = set(itertools.product(("balanced", "restraint"), names, world.lenses))
    assert {(one["preset"], one["lever"], one["lens"]) for one in printed["levers"]} == wanted
    assert any(one["estimate"] != 0.0 for one in printed["levers"]), "no lever moves any lens"


def test_every_doctrine_meets_every_other_on_every_mandate_under_every_preset(printed: dict) -> None:
    seats = load_scenario("laboratory").seats
    wanted = {
        (preset, seat, mandate.id, *pair)
        for preset in ("balanced", "restraint")
        for seat in ("mexico", "us")
        for mandate in seats[seat].mandates
        for pair in itertools.permutations((*doctrines_for(seat), "hold", "random"), 2)
    }
    keys = ("preset", "seat", "mandate", "player", "against")
    assert {tuple(one[key] for key in keys) for one in printed["contests"]} == wanted
    by = {tuple(one[key] for key in keys): one for one in printed["contests"]}
    for (preset, seat, mandate, one, other), found in by.items():
        mirror = by[preset, seat, mandate, other, one]
        assert found["estimate"] + found["equal"] + mirror["estimate"] == pytest.approx(1.0, abs=1e-3)


def test_games_in_one_batch_come_out_as_each_would_alone(brief: str) -> None:
    cells = [
        (("mexico", "tempo"), ("us", "enable")), (("mexico", "hold"), ("us", "random")),
        (("mexico", "lever:mexico/collect"), ("us", "enable")),
    ]  # fmt: skip
    together = play_cells(brief, "balanced", None, cells, 2, seed=3)
    for cell in cells:
        alone = play_cells(brief, "balanced", None, [cell], 2, seed=3)[cell]
        for lens, value in alone.lenses.items():
            assert (together[cell].lenses[lens] == value).all(), f"{lens} of {cell} depends on what else is in the batch"


def test_a_share_is_of_paired_games_with_the_same_player_in_the_other_seat() -> None:
    outcomes = {
        (("mexico", "a"), ("us", "x")): outcome([1, 9], cut=[1, 9]),
        (("mexico", "b"), ("us", "x")): outcome([2, 8], cut=[2, 8]),
        (("mexico", "a"), ("us", "y")): outcome([5, 5], cut=[5, 5]),
        (("mexico", "b"), ("us", "y")): outcome([4, 5], cut=[4, 5]),
    }
    found = {(one.one, one.other): one for one in contests(outcomes, "balanced", "mexico", ("a", "b"), ("x", "y"))}
    assert found["a", "b"].better.estimate == 0.5 and found["a", "b"].equal == 0.25
    assert found["b", "a"].better.estimate == 0.25
    assert found["a", "b"].wins and not found["b", "a"].wins


def test_a_doctrine_is_dominated_by_one_that_is_better_on_all_mandates_under_all_presets() -> None:
    everywhere = {("cut", "a", "b"): 0.9, ("keep", "a", "b"): 0.6}
    assert dominated(made_up(everywhere), ("a", "b")) == [("b", "a")]
    assert wins_everything(made_up(everywhere), ("a", "b")) == [("balanced", "a")]
    elsewhere = {("cut", "a", "b"): 0.9, ("keep", "a", "b"): 0.4}
    both = made_up(everywhere) + made_up(elsewhere, "restraint")
    assert dominated(both, ("a", "b")) == []
    assert wins_everything(both, ("a", "b")) == [("balanced", "a")], "under one preset a wins everything"
    assert never_best(both, ("a", "b")) == []


def test_never_best_is_who_is_beaten_everywhere_if_not_always_by_the_same() -> None:
    found = made_up({
        ("cut", "a", "c"): 0.9, ("cut", "a", "b"): 0.9, ("cut", "b", "c"): 0.1,
        ("keep", "b", "c"): 0.9, ("keep", "b", "a"): 0.9, ("keep", "c", "a"): 0.9,
    })  # fmt: skip
    assert never_best(found, ("a", "b", "c")) == ["c"]
    assert dominated(found, ("a", "b", "c")) == []


def test_random_orders_are_read_on_the_own_mandate_on_most_and_on_all() -> None:
    outcomes = {
        (("mexico", "a"), ("us", "x")): outcome([0, 0], cut=[5, 5], keep=[5, 1], calm=[1, 1]),
        (("mexico", "random"), ("us", "x")): outcome([0, 0], cut=[1, 1], keep=[1, 5], calm=[5, 5]),
    }
    (found,) = against_random(outcomes, "balanced", "mexico", {"a": "cut"}, ("x",))
    assert (found.on_own.estimate, found.on_most.estimate, found.on_all.estimate) == (1.0, 0.5, 0.5)


def test_luck_has_the_share_that_lies_within_pairings() -> None:
    cells = [(("mexico", name), ("us", "x")) for name in ("a", "b")]
    half = dict(zip(cells, (outcome([0, 2]), outcome([2, 4])), strict=True))
    (found,) = luck_shares(half, "balanced", cells)
    assert found.share == pytest.approx(0.5) and found.fits
    none = dict(zip(cells, (outcome([1, 1]), outcome([3, 3])), strict=True))
    assert not next(luck_shares(none, "balanced", cells)).fits, "a lens without luck is outside 10% to 60%"


def test_what_is_not_so_is_printed_as_not_so() -> None:
    weak = AgainstRandom("balanced", "us", "b", "cut", Interval(0.5, 0.4, 0.6, 10), SURE, SURE)
    luck = (LuckShare("balanced", "threat", 0.7, 0.6, 0.8), LuckShare("balanced", "market", 0.3, 0.2, 0.4))
    met = tuple(made_up({("cut", "a", "b"): 0.9}))
    found = Balance("x", RULES, 10, 10, 0, ("balanced",), {"us": ("a", "b")}, (), (), met, (weak,), luck)
    holds = {one.id: one.holds for one in verdicts(found)}
    assert holds == {
        "dominated": False, "never_best": False, "wins_everything": False, "random_own": False, "random_most": True,
        "random_all": True, "luck": False,
    }  # fmt: skip
    text = page(found)
    assert text.startswith(HEADER.format(scenario="x", rules=RULES)) and "not a prediction" in text
    assert "balanced: threat 70%" in text and "balanced: us b 50%" in text
    assert not re.search(r"20\d\d-\d\d-\d\d", text), "a page with a date would never come out the same"


def test_every_doctrine_of_the_kept_scenario_has_a_mandate_that_is_about_it() -> None:
    scenario = load_scenario(DEFAULT)
    for seat in ("mexico", "us"):
        assert set(own_mandates(scenario, seat)) == set(doctrines_for(seat)), f"see `suits` of the mandates of {seat}"


def test_the_kept_page_is_of_these_rules_and_tells_of_every_preset() -> None:
    kept = KEPT.read_text(encoding="utf-8")
    header = HEADER.format(scenario=DEFAULT, rules=RULES)
    assert kept.startswith(header), (
        "docs/BALANCE.md is of other rules: make it anew with plaza balance --out docs/BALANCE.md"
    )
    assert all(f"### {preset}" in kept for preset in PRESETS)


def test_bad_input_is_one_sentence(tmp_path) -> None:
    with pytest.raises(Problem, match="nowhere"):
        CliRunner().invoke(command, ["laboratory", "--out", str(tmp_path / "nowhere" / "x.md")], catch_exceptions=False)
    with pytest.raises(Problem, match="preset"):
        CliRunner().invoke(command, ["laboratory", "--preset", "optimism"], catch_exceptions=False)
