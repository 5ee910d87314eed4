"""The same game has the same signature, turn by turn, in every version of the rules until they are meant to change."""

import itertools

import pytest

from game.core.orders import may_be_given_by, parse_order
from game.engine.legal import CHECKS
from tests.golden.scripts import ORDERS, REGENERATE, SEEDS, Signatures, computed, kept, play_out
from tests.support.games import LARGE


@pytest.fixture(scope="module")
def now() -> Signatures:
    return computed()


@pytest.mark.parametrize("scenario", sorted(ORDERS))
@pytest.mark.parametrize("seed", [str(seed) for seed in SEEDS])
def test_a_scripted_game_has_the_signatures_that_were_stored(now: Signatures, scenario: str, seed: str) -> None:
    stored = kept().get(scenario, {}).get(seed, [])
    pairs = itertools.zip_longest(now[scenario][seed], stored)
    unlike = [turn for turn, (mine, theirs) in enumerate(pairs) if mine != theirs]
    assert not unlike, (
        f"{scenario} with seed {seed} is another game from turn {unlike[0]} on (0 is the start). If rules, parameters or "
        f"the scenario were meant to change, run `{REGENERATE}`, look through what it changes, and raise the rules "
        "version; if not, something depends on the machine, the version of numpy or the order of a set."
    )


def test_every_turn_and_seed_has_a_signature_of_its_own(now: Signatures) -> None:
    for scenario, by_seed in now.items():
        everything = [one for turns in by_seed.values() for one in turns]
        assert len(set(everything)) == len(everything), f"Two states of {scenario} share a signature; see what it covers."


def test_in_the_scripts_every_order_of_this_version_stands() -> None:
    stood = {name for scenario in ORDERS for name in play_out(scenario)[2]}
    missing = sorted(set(CHECKS) - stood)
    assert not missing, (
        f"No order {', '.join(missing)} stands in any game of the scripts: give it in tests/golden/scripts.py, with "
        f"injects that let it stand, and run `{REGENERATE}`."
    )


@pytest.mark.parametrize("scenario", sorted(ORDERS))
def test_every_order_of_a_script_is_one_the_game_knows_and_is_open_to_its_seat(scenario: str) -> None:
    for lines in ORDERS[scenario]:
        for seat, text in lines:
            assert may_be_given_by(parse_order(text).spec, seat), f"{seat} cannot give {text}"


def test_the_scripted_games_have_raids_removals_and_promotions() -> None:
    shown = {scenario: play_out(scenario)[0].state for scenario in ORDERS}
    for scenario, state in shown.items():
        assert (state.fatigue > 0).any(), f"No raid is carried out in the script of {scenario}; let it show more."
        assert (state.removal_event != 0).any(), f"No leader is removed in the script of {scenario}; let it show more."
    born = {scenario for scenario, state in shown.items() if ((state.group_parent >= 0) & (state.group_alive > 0)).any()}
    assert born == {"laboratory", *LARGE}, f"Groups should break in the scripts of all three, not of {born}."
    assert (shown["laboratory"].holders > 1).any(), "No post is filled anew in the laboratory; let its script run longer."
