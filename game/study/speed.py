"""How fast the game is on this machine: whole games in batches, one interactive turn, start, memory, cost of the ledger."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

import attrs
import numpy as np

from game.core import ledger
from game.core.game import Game
from game.core.state import FIELDS
from game.core.trace import Trace
from game.engine.observe import observe
from game.engine.order_table import join
from game.engine.step import resolve_turn
from game.players.answering import orders_of
from game.players.players import doctrine_of, make_player
from game.session.session import Session
from game.session.setting_up import Setup, load_setup, start_games
from game.study.batch import play
from game.study.single_run import bot_orders, bots_for

BATCHES: Final = (16, 64, 256, 512)
LEAST_SECONDS: Final = 2.0


@attrs.define(eq=False)
class CountingTrace(Trace):
    """A trace that only counts how often the ledger was called."""

    calls: int = 0

    def note(self, *booking: object) -> None:
        """Count one booking and forget it."""
        self.calls += 1


def bench(scenario: str, batches: Sequence[int] = BATCHES, least_seconds: float = LEAST_SECONDS) -> dict[str, Any]:
    """The JSON shape of `plaza bench`; both seats by doctrines, presets as shipped."""
    setup = load_setup(scenario)
    results = {str(batch): _batch(setup, batch, least_seconds) for batch in batches}
    return {
        "scenario": setup.scenario.id,
        "batches": results,
        "interactive_turn_ms": round(_interactive(scenario), 2),
        "start_s": round(_start(scenario), 3),
        "memory_per_game_kb": round(_memory(setup), 1),
        "tracing_cost": round(_ledger_share(setup), 4),
    }


def _players(game: Game) -> dict[str, Any]:
    return {seat: make_player(doctrine_of(seat), seat) for seat in game.world.seats}


def _batch(setup: Setup, size: int, least_seconds: float) -> dict[str, float]:
    """Games and turns a second of one core at one batch size: the median of repeated whole batches.

    Time of the processor, so that other work on the machine does not count.
    """
    turns = len(setup.scenario.pulses)
    rates: list[float] = []
    began = time.process_time()
    number = 0
    while time.process_time() - began < least_seconds or len(rates) < 3:
        game = start_games(setup, range(number, number + size))
        players = _players(game)
        start = time.process_time()
        play(setup, game, players, turns, ())
        rates.append(size / (time.process_time() - start))
        number += size
    rate = float(np.median(rates))
    return {"games_per_s": round(rate, 1), "turns_per_s": round(rate * turns, 1)}


def _interactive(scenario: str) -> float:
    """Median milliseconds from the end of planning to the report of a turn, in a session that keeps its trace."""
    times = []
    for seed in range(3):
        session = Session.create(scenario, {}, seed)
        bots = bots_for({seat: doctrine_of(seat) for seat in session.seats}, tuple(session.seats))
        while not session.over and len(session.turns) < 12:
            bot_orders(session, bots, tuple(session.seats))
            start = time.perf_counter()
            session.resolve()
            times.append(time.perf_counter() - start)
    return float(np.median(times)) * 1000.0


def _start(scenario: str) -> float:
    """Median seconds from starting Python to a game that can be planned."""
    program = (
        f"from game.session.session import Session; s = Session.create({scenario!r}, {{}}, 1); s.view(next(iter(s.seats)))"
    )
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], check=True)
        times.append(time.perf_counter() - start)
    return float(np.median(times))


def _memory(setup: Setup) -> float:
    """Kilobytes of state that one game of a batch takes."""
    state = start_games(setup, range(64)).state
    size: int = sum(getattr(state, name).nbytes for name in FIELDS)
    return size / 64 / 1024.0


def _ledger_share(setup: Setup) -> float:
    """Share of a batch's time that booking takes beyond the bare additions, with tracing off."""
    size, turns = 64, len(setup.scenario.pulses)
    counted = start_games(setup, range(size))
    calls = CountingTrace()
    counted.trace = calls
    _play_out(setup, counted, turns)
    plain = start_games(setup, range(size))
    whole = _seconds(lambda: _play_out(setup, start_games(setup, range(size)), turns), 3)
    amount = np.zeros_like(plain.state.fatigue)
    array = plain.state.fatigue

    def bare() -> None:
        np.add(array, amount, out=array)

    booked = _seconds(lambda: ledger.book(plain, "fatigue", "bench", amount), 20_000)
    return calls.calls * max(0.0, booked - _seconds(bare, 20_000)) / whole


def _play_out(setup: Setup, game: Game, turns: int) -> None:
    players = _players(game)
    for _ in range(turns):
        tables = [orders_of(players[seat], observe(game, seat)) for seat in players]
        resolve_turn(game, join(tables))


def _seconds(work: Callable[[], None], times: int) -> float:
    """Seconds of one call, over so many."""
    start = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - start) / times
