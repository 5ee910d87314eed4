"""Measures of money and guns."""

from collections.abc import Callable, Mapping
from typing import Final

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.engine.readers import MILLION, Reader, each, nation, presence_sum


def _in_millions(field: str) -> Reader:
    return lambda game: getattr(game.state, field) / MILLION


def _whole_in_millions(field: str) -> Reader:
    return lambda game: exact.total(getattr(game.state, field) / MILLION)


def _bribes(axis: str) -> Callable[[Game], FloatArray]:
    """What groups pay officials: by order, and to keep up their protection."""
    readers = [presence_sum(field, axis, 1.0 / MILLION) for field in ("bribes_presence", "upkeep_presence")]

    def read(game: Game) -> FloatArray:
        ordered, kept_up = (reader(game) for reader in readers)
        assert not isinstance(ordered, tuple) and not isinstance(kept_up, tuple)
        return ordered + kept_up

    return read


def _bribes_of_all(game: Game) -> FloatArray:
    state = game.state
    return exact.total(state.bribes_presence / MILLION) + exact.total(state.upkeep_presence / MILLION)


def _guns_seized(game: Game) -> FloatArray:
    state = game.state
    return exact.total(state.guns_seized_gateway * 1.0) + exact.total(state.guns_taken_group * 1.0)


def _cash_seized(game: Game) -> FloatArray:
    state = game.state
    return exact.total(state.cash_seized_gateway / MILLION) + exact.total(state.forfeited_group / MILLION)


READERS: Final[Mapping[str, Mapping[str, Reader]]] = {
    "cash": {"group": _in_millions("cash")},
    "spendable_cash": {"nation": _whole_in_millions("spendable_group"), "group": _in_millions("spendable_group")},
    "laundering": {"nation": _whole_in_millions("laundering"), "group": _in_millions("laundering")},
    "bribes": {"nation": _bribes_of_all, "region": _bribes("region"), "group": _bribes("group")},
    "arms_stock": {"nation": nation("arms"), "group": each("arms")},
    "arms_inflow": {"nation": nation("arms_gateway"), "gateway": each("arms_gateway")},
    "guns_seized": {"nation": _guns_seized, "gateway": each("guns_seized_gateway")},
    "cash_seized": {"nation": _cash_seized, "gateway": _in_millions("cash_seized_gateway")},
    "heavy_capability": {"nation": nation("heavy"), "group": each("heavy")},
}
