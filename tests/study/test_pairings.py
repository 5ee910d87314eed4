"""Every player against every other on the same luck: what is luck's, who does better, and how it sits beside history."""

import json

import numpy as np
import pytest
from click.testing import CliRunner

from game.commands.batch import command
from game.core.problem import Problem
from game.engine.lenses import Judged, compare
from game.session.setting_up import load_setup
from game.study.pairings import beats, beside_history, document, luck_share, play_pairings, players_of


def judged(red_line: list[bool], floor: list[bool], lens: list[float]) -> Judged:
    nothing = np.zeros(len(lens))
    return Judged(np.array(lens), np.array(floor), np.array(red_line), nothing, nothing)


def test_red_line_comes_before_floor_and_floor_before_lens() -> None:
    one = judged([True, True, True, False, True], [True, False, True, True, True], [10.0, 90.0, 50.0, 99.0, 60.0])
    other = judged([True, True, True, True, True], [False, True, True, True, True], [90.0, 10.0, 50.0, 1.0, 50.0])
    assert compare(one, other).tolist() == [1, -1, 0, -1, 1]
    assert (compare(other, one) == -compare(one, other)).all()


def test_all_is_luck_where_players_make_no_difference_and_nothing_where_they_make_all() -> None:
    luck = np.array([1.0, 2.0, 3.0, 4.0])
    assert luck_share([luck, luck]) == 1.0
    assert luck_share([np.full(4, 1.0), np.full(4, 3.0)]) == 0.0
    half = luck_share([np.array([0.0, 2.0]), np.array([2.0, 4.0])])
    assert half == pytest.approx(0.5), "within each the variance is 1, over all four values it is 2"
    assert luck_share([np.zeros(3), np.zeros(3)]) is None, "where nothing varies there is no share"


def test_pairs_have_the_same_luck_and_the_same_players_in_the_other_seats() -> None:
    setup = load_setup("the_teapot")
    players = players_of(setup, {"mexico": ["hold", "steady"], "group:TETERA": ["hold", "network"]})
    found = list(play_pairings(setup, players, 6, seed=1))
    assert [tuple(one.seats.values()) for one in found] == [
        ("hold", "hold"), ("hold", "network"), ("steady", "hold"), ("steady", "network"),
    ]  # fmt: skip
    mandate = next(id for seat, id in found[0].mandates if seat == "mexico")
    better, equal = beats(found, "mexico", mandate, "steady", "hold")
    worse, same = beats(found, "mexico", mandate, "hold", "steady")
    assert equal == same and better + equal + worse == pytest.approx(1.0)
    again = list(play_pairings(setup, players, 6, seed=1))
    for one, other in zip(found, again, strict=True):
        assert all((one.lenses[name] == other.lenses[name]).all() for name in one.lenses)


def test_seats_that_are_not_named_are_played_by_every_doctrine_that_can() -> None:
    players = players_of(load_setup("tapalpa_plus_72"), {"us": ["hold"]})
    assert players["mexico"] == ("steady", "tempo", "markets", "hold_and_build", "accommodation")
    assert players["us"] == ("hold",)
    assert players["group:CJNG"] == ("network",)


def test_published_figures_stand_beside_what_comes_out() -> None:
    setup = load_setup("tapalpa_plus_72", form="short")
    players = players_of(setup, {"mexico": ["hold"], "us": ["hold"], "group:CJNG": ["hold"]})
    one = next(iter(play_pairings(setup, players, 200, seed=0)))
    rows = {row["measure"]: row for row in beside_history(setup, one)}
    for measure, published in (("roadblocks", 250), ("retaliation_regions", 20)):
        row = rows[measure]
        assert row["published"] == published
        assert row["low"] <= published <= row["high"], (
            f"{measure}: {published} of 22 February 2026 lies outside {row['low']}-{row['high']}; see rule retaliation.burst"
        )


def test_the_document_is_json_and_names_every_pairing() -> None:
    setup = load_setup("the_teapot")
    players = players_of(setup, {"mexico": ["hold", "random"]})
    found = document(setup, list(play_pairings(setup, players, 4, 0, ["captures"])), 4, 0)
    again = json.loads(json.dumps(found, allow_nan=False))
    assert len(again["pairings"]) == 2 and set(again["pairings"][0]["measures"]) == {"captures"}
    assert {row["player"] for row in again["beats"] if row["seat"] == "mexico"} == {"hold", "random"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["the_teapot", "--seat", "mexico"], "--seat takes SEAT=PLAYER,PLAYER"),
        (["the_teapot", "--seat", "mexico=hold", "--seat", "mexico=steady"], "named twice"),
        (["the_teapot", "--seat", "mexico=unilateral"], "No player 'unilateral' can take the seat mexico"),
        (["the_teapot", "--seat", "france=hold"], "There is no seat france"),
        (["the_teapot", "--measure", "happiness"], "There is no measure 'happiness'"),
        (["nowhere"], "There is no scenario nowhere"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(arguments: list[str], said: str) -> None:
    result = CliRunner().invoke(command, [*arguments, "--games", "2"])
    assert isinstance(result.exception, Problem) and said in str(result.exception)


def test_the_tables_are_printed_with_a_line_that_it_is_no_prediction() -> None:
    result = CliRunner().invoke(command, ["the_teapot", "--games", "2", "--seat", "mexico=hold,steady"])
    assert result.exit_code == 0 and "not a prediction" in result.output and "luck's share" in result.output
