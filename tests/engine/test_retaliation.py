"""Reprisals come within hours, burn out in days, fall where they are ordered to and cost what they book."""

import attrs
import numpy as np
import pytest

from game.core import refusals
from game.core.game import Game
from game.core.injects import make_inject
from game.core.orders import parse_order
from game.core.state import copy_state, fields_of_kind
from game.engine import retaliation
from game.engine.order_table import OrderTable, empty_table, encode
from game.engine.step import resolve_turn
from game.rules.retaliation import targets
from tests.support.games import start

GAMES = 300
BOSS = make_inject("remove_leader", {"leader": "ALFA/boss", "mode": "captured", "by": "mexico"})


def orders(game: Game, *given: tuple[str, str]) -> OrderTable:
    return encode(game.world, [(row, seat, parse_order(text)) for seat, text in given for row in range(game.batch)])


def cut(pulse_days: float, pulses: int, seeds: range = range(1, GAMES + 1)) -> Game:
    """The laboratory with turns of so many pulses of that length."""
    game = start("laboratory", seeds, tracing=False)
    game.world = attrs.evolve(game.world, pulse_days=pulse_days, pulses=(pulses,))
    return game


def struck(game: Game, *given: tuple[str, str]) -> Game:
    """After a turn in which the head of ALFA was seized at its start."""
    result = resolve_turn(game, orders(game, *given), [(BOSS, np.arange(game.batch))])
    assert not result.reasons.any(), "The orders of this test should stand."
    return game


def attacks(game: Game) -> float:
    return float(game.state.attacks_presence.sum(axis=1).mean())


def test_four_fifths_of_the_reprisals_fall_within_two_days() -> None:
    early, whole = struck(cut(0.25, 8)), struck(cut(0.25, 56))
    share = early.state.roadblocks_presence.sum() / whole.state.roadblocks_presence.sum()
    assert 0.74 < share < 0.84, f"{share:.0%} of the roadblocks came within 48 hours; four fifths should."


@pytest.mark.parametrize(("pulse_days", "pulses"), [(0.25, 28), (1.0, 7), (7.0, 1)])
def test_the_length_of_a_pulse_does_not_change_the_reprisals_of_a_week(pulse_days: float, pulses: int) -> None:
    found, usual = struck(cut(pulse_days, pulses)).state, struck(cut(3.5, 2)).state
    for name in ("attacks_presence", "roadblocks_presence"):
        mine, theirs = (getattr(state, name).sum(axis=1) for state in (found, usual))
        allowed = 0.05 * theirs.mean() + 4.0 * np.sqrt((mine.var() + theirs.var()) / GAMES)
        assert abs(mine.mean() - theirs.mean()) < allowed, (
            f"{name}: {mine.mean():.2f} in pulses of {pulse_days} days and {theirs.mean():.2f} in pulses of 3.5 days; "
            "see the closed form of retaliation.strike_back."
        )


def test_a_second_burst_in_a_pulse_adds_to_the_first_whenever_it_comes() -> None:
    game = start("laboratory", range(1, 51))
    rows = np.arange(50)
    zero, event = rows * 0, rows.astype(np.uint64)
    single = []
    for moment in (0.0, 1.5):
        alone = start("laboratory", range(1, 51))
        alone.state.day[:] = moment
        for target in (game, alone):
            target.state.day[:] = moment
            retaliation.provoke(target, rows, zero, zero + 1, zero, event + np.uint64(moment * 10), 1.0)
        single.append(alone.state.anger.sum(axis=(1, 2)))
    both = game.state.anger.sum(axis=(1, 2)) + game.state.anger_due.sum(axis=(1, 2))
    assert np.allclose(both, single[0] + single[1], rtol=1e-12), (
        "What is to come and what has fallen due must add up to the two bursts; see retaliation._set_off."
    )
    assert (game.state.anger_due.sum(axis=(1, 2)) > 0).all(), "Part of the first burst fell due before the second."


def test_reprisals_after_a_removal_by_rivals_do_not_happen() -> None:
    game = start("laboratory", range(1, 51))
    rows = np.arange(50)
    retaliation.provoke(game, rows, rows * 0, rows * 0 + 1, rows * 0 + targets.RIVALS, rows.astype(np.uint64), 1.0)
    assert not game.state.anger.any(), "Rivals are no state: provoke must set nothing off when by is 2."


def test_a_group_holds_back_or_goes_all_out_as_it_is_ordered() -> None:
    found = {
        level: attacks(struck(cut(7.0, 1), ("group:ALFA", f"retaliate level={level} where=LAB-C"))) for level in range(4)
    }
    assert found[0] < found[1] < found[2] < found[3], f"Attacks by the level ordered: {found}"


def test_half_of_the_reprisals_fall_where_they_are_ordered_to() -> None:
    free = struck(cut(7.0, 1)).state
    told = struck(cut(7.0, 1), ("group:ALFA", "retaliate level=2 where=LAB-B")).state
    there = (told.presence_group[0] == 0) & (told.presence_region[0] == 1)
    share, usual = (s.roadblocks_presence[:, there].sum() / s.roadblocks_presence.sum() for s in (told, free))
    assert share > 0.5 > usual, f"LAB-B took {usual:.0%} of the roadblocks without an order and {share:.0%} with it."


def test_a_group_with_nothing_to_answer_can_set_out_to_intimidate_and_makes_its_people_talk() -> None:
    quiet = cut(7.0, 1)
    resolve_turn(quiet, empty_table())
    loud = cut(7.0, 1)
    resolve_turn(loud, orders(loud, ("group:ALFA", "retaliate level=3 where=LAB-A")))
    assert attacks(quiet) == 0.0 < attacks(loud), "An order without cause should start a burst, and no order none."
    assert (loud.state.chatter[:, 0] > 0).all(), "Who sets out to intimidate gives signals collection something to hear."


def test_a_group_is_told_once_a_turn_how_to_hit_back() -> None:
    game = cut(7.0, 1)
    once, again = (("group:ALFA", f"retaliate level={level} where=LAB-A") for level in (3, 0))
    reasons = resolve_turn(game, orders(game, once, again)).reasons
    assert set(reasons.tolist()) == {0, refusals.code("already_ordered")}
    assert (resolve_turn(game, orders(game, again)).reasons == 0).all(), "the next turn it can be told anew"


def test_everybody_killed_or_arrested_in_reprisals_is_booked_once() -> None:
    game = start("laboratory", range(1, GAMES + 1))
    stocks = [info.name for info in fields_of_kind("stock") if info.unit == "persons"]
    rows, before = np.arange(GAMES), copy_state(game.state)
    retaliation.provoke(game, rows, rows * 0, rows * 0 + 1, rows * 0, rows.astype(np.uint64), 1.0)
    game.state.day[:] = 2.0
    retaliation.strike_back(game, game.state.day.copy(), np.full(GAMES, 2.0))
    state = game.state
    for row in range(GAMES):
        whole = [sum(int(getattr(s, name)[row].sum()) for name in stocks) for s in (before, state)]
        assert whole[0] == whole[1], f"Game {row} has {whole[1] - whole[0]:+d} people after its reprisals."
    dead = (state.dead - before.dead).sum(axis=1)
    assert (dead == state.homicides_region.sum(axis=1)).all(), "Every death of reprisals counts as a killing, once."
    held = (state.custody - before.custody).sum(axis=1)
    assert (held == state.arrests_presence.sum(axis=1)).all() and held.sum() > 0, "Every arrest is counted, once."
    assert (state.troops < before.troops).any(), "Soldiers die where they stand."


def test_a_threat_to_close_the_border_is_feared_fades_and_can_be_taken_back() -> None:
    game = cut(7.0, 1, range(1, 3))
    resolve_turn(game, orders(game, ("us", "threaten_border_closure level=2")))
    first = game.state.border_fear.copy()
    resolve_turn(game, empty_table())
    second = game.state.border_fear.copy()
    resolve_turn(game, orders(game, ("us", "threaten_border_closure level=0")))
    assert (second > 0).all() and (second < first).all(), f"The fear should fade: {first} then {second}"
    assert (game.state.border_fear < 0.5 * second).all(), "Taking a threat back should end most of the fear."


def test_the_reprisals_of_february_2026_lie_within_those_of_the_game() -> None:
    game = start("tapalpa_plus_72", range(1, GAMES + 1))
    boss = make_inject("remove_leader", {"leader": "CJNG/boss", "mode": "killed", "by": "mexico"})
    roadblocks, touched = np.zeros(GAMES), np.zeros((GAMES, len(game.world.regions)), dtype=np.bool_)
    for turn in range(8):  # of six hours
        resolve_turn(game, empty_table(), [(boss, np.arange(GAMES))] if turn == 0 else ())
        state = game.state
        roadblocks += state.roadblocks_presence.sum(axis=1)
        rows, presence = np.nonzero(state.roadblocks_presence + state.attacks_presence)
        touched[rows, state.presence_region[rows, presence]] = True
    for what, found, happened in (("roadblocks", roadblocks, 250), ("regions", touched.sum(axis=1), 20)):
        low, high = np.percentile(found, (10, 90))
        assert low <= happened <= high, (
            f"Within 48 hours there were {happened} {what}; the game gives {low:.0f} to {high:.0f} in four games of five. "
            "See rule retaliation.burst."
        )
