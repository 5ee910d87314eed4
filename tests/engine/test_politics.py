"""Politics between the two states: what a breach and a message set off, whatever the length of a pulse."""

import attrs
import numpy as np
import pytest

from game.core import luck
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.orders import parse_order
from game.engine import politics
from game.engine.order_table import empty_table, encode
from game.engine.step import resolve_turn
from game.rules.politics import breach
from tests.support.games import start

SEEDS = range(1, 9)
LEVELS = ("trust", "sovereignty_strain", "us_pressure", "intelligence_cooperation", "suspension")
SEAT_LEVELS = ("political_will", "cooperation_approval", "capital", "sustain")


def strike(game: Game, consented: bool, times: int = 1) -> None:
    """The United States strikes in every game, hitting nobody."""
    rows = np.arange(game.batch)
    for number in range(times):
        event = luck.child(game.state.seed, 1, number)
        politics.after_strike(game, rows, rows * 0 + consented, rows * 0, rows * 0, rows * 0 + 1, event)


def mean(values: FloatArray) -> float:
    return float(values.mean())


def test_force_without_consent_suspends_cooperation_and_takes_back_every_consent() -> None:
    game = start("laboratory", SEEDS)
    game.state.consent[:] = 1
    before = game.state.intelligence_cooperation.copy()
    strike(game, consented=False)
    assert not game.state.consent.any(), "A consent outlived the breach; breach.commit takes all of them back."
    assert (game.state.intelligence_cooperation < before).all(), "Cooperation did not fall; see cooperation.breached."
    assert (breach.open_share(game) < 1).all(), "Nothing was suspended; see breach.commit."
    assert (game.state.breach_event != 0).all(), "The breach is not remembered by its event; see breach.commit."


def test_force_with_consent_suspends_nothing() -> None:
    game = start("laboratory", SEEDS)
    game.state.consent[:] = 1
    strike(game, consented=True)
    assert game.state.consent.all(), "A strike with consent took consents back; after_strike must not call it a breach."
    assert (breach.open_share(game) == 1).all(), "A strike with consent suspended cooperation; see after_strike."


def test_each_further_breach_suspends_more() -> None:
    shares = []
    for times in (1, 2, 3):
        game = start("laboratory", SEEDS)
        strike(game, consented=False, times=times)
        shares.append(mean(breach.open_share(game)))
    assert 1 > shares[0] > shares[1] > shares[2] >= 0, f"Open after one, two, three breaches: {shares}; each takes some."


def told(text: str) -> Game:
    """A game in which a seat gives a message in its first turn."""
    game = start("laboratory", SEEDS)
    seat, _, order = text.partition(" ")
    given = resolve_turn(game, encode(game.world, [(row, seat, parse_order(order)) for row in range(game.batch)]))
    assert not given.reasons.any(), f"{text!r} should stand; the reasons are {set(given.reasons.tolist())}."
    return game


def test_a_message_costs_its_capital_and_is_forgotten_by_the_next_turn() -> None:
    silent, loud = start("laboratory", SEEDS), told("mexico message tone=quiet capital=10")
    resolve_turn(silent, empty_table())
    spent = silent.state.capital[:, 0] - loud.state.capital[:, 0]
    assert ((spent > 9) & (spent <= 10)).all(), f"A message of 10 points left {spent} less capital after a turn."
    assert not loud.state.message_tone.any(), "The message would be given again next turn; the step forgets it at the end."


@pytest.mark.parametrize("capital", [99, 51])
def test_a_message_beyond_the_purse_is_refused_and_spends_nothing(capital: int) -> None:
    game = start("laboratory", SEEDS)
    game.state.capital[:] = 50.0
    order = parse_order(f"message tone=claim capital={capital}")
    given = resolve_turn(game, encode(game.world, [(row, "us", order) for row in range(game.batch)]))
    assert given.reasons.all(), f"A seat with 50 points gave a message of {capital}; see legal_politics."
    assert (game.state.capital[:, 1] >= 50).all(), "A refused message spent capital; only messages that stand may."


def test_only_one_message_a_turn_is_given() -> None:
    game = start("laboratory", SEEDS)
    order = parse_order("message tone=quiet capital=5")
    given = resolve_turn(game, encode(game.world, [(row, "us", order) for row in range(game.batch) for _ in range(2)]))
    assert given.reasons.astype(bool).tolist() == [False, True] * game.batch, "The second message of a turn must be refused."


def after(pulse_days: float, pulses: int) -> Game:
    """Three turns of 28 days after a breach and a message, with pulses of that length."""
    game = start("laboratory", SEEDS)
    game.world = attrs.evolve(game.world, pulse_days=pulse_days, pulses=(pulses,))
    # Reprisals and raids are drawn pulse by pulse; without them only the passing of time is compared.
    strike(game, consented=False)
    game.state.political_will[:] = 80.0
    game.state.message_tone[:, :2], game.state.message_capital[:, :2] = 3, 20.0
    for _ in range(3):
        resolve_turn(game, empty_table())
    return game


def test_what_fades_fades_alike_in_pulses_of_a_day_and_of_a_week() -> None:
    short, long = after(1.0, 28), after(7.0, 4)
    for name in LEVELS:
        one, other = mean(getattr(short.state, name)), mean(getattr(long.state, name))
        assert abs(one - other) <= 0.01 * abs(other), f"{name}: {one} by days and {other} by weeks; use its closed form."
    for name in SEAT_LEVELS:
        for seat in (0, 1):
            one, other = (mean(getattr(game.state, name)[:, seat]) for game in (short, long))
            assert abs(one - other) <= 0.01 * abs(other), f"{name} of seat {seat}: {one} by days and {other} by weeks."


def test_politics_go_on_where_nobody_plays_the_partner() -> None:
    game = start("the_teapot", SEEDS)
    rows = np.arange(game.batch)
    politics.after_removal(game, rows, rows * 0, rows * 0 + 1, rows * 0.0, rows * 0 + 1, game.state.seed)
    strike(game, consented=False)
    resolve_turn(game, empty_table())
    assert (game.state.suspension > 0).all(), "A breach must count where nobody plays the United States; see after_strike."
