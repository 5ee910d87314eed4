"""The same game has the same signature, turn by turn, in every version of the rules until they are meant to change."""

import itertools

import pytest

from game.core.orders import BY_CODE, parse_order
from game.engine.legal import CHECKS
from tests.golden.scripts import ORDERS, REGENERATE, SEEDS, Signatures, computed, kept, play_out


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


def test_the_script_uses_every_order_of_this_version() -> None:
    given = {parse_order(text).name for turns in ORDERS.values() for lines in turns for _, text in lines}
    missing = sorted(set(CHECKS) - given)
    assert not missing, f"Give {', '.join(missing)} in tests/golden/scripts.py and run `{REGENERATE}`."
    assert given <= {spec.name for spec in BY_CODE.values()}


def test_the_scripted_games_have_raids_removals_and_promotions() -> None:
    shown = {scenario: play_out(scenario)[0].state for scenario in ORDERS}
    for scenario, state in shown.items():
        assert (state.fatigue > 0).any(), f"No raid is carried out in the script of {scenario}; let it show more."
        assert (state.removal_event != 0).any(), f"No leader is removed in the script of {scenario}; let it show more."
    assert (shown["laboratory"].holders > 1).any(), "No post is filled anew in the laboratory; let its script run longer."
