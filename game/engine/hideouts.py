"""Raids on arsenals and cash houses: what teams of a state look for in a region, and what is told of it."""

from game.core.arrays import IntArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.rules.raids import hideouts

MILLION = 1.0e6


def raid_arsenals(game: Game, rows: IntArray, seat: IntArray, region: IntArray, teams: IntArray) -> None:
    """Teams look for guns in a region, one raid per game; shapes (n,)."""
    named = {"region": region, "seat": seat}
    event = event_key(game, "arsenals_raided", rows, named)
    found = hideouts.search(game, rows, region, teams, hideouts.GUNS, event)
    tell(game, "arsenals_raided", rows, named, {"count": found, "teams": teams}, ids=event)


def raid_cash(game: Game, rows: IntArray, seat: IntArray, region: IntArray, teams: IntArray) -> None:
    """Teams look for money in a region, one raid per game; shapes (n,)."""
    named = {"region": region, "seat": seat}
    event = event_key(game, "cash_raided", rows, named)
    found = hideouts.search(game, rows, region, teams, hideouts.CASH, event)
    tell(game, "cash_raided", rows, named, {"amount": found / MILLION, "teams": teams}, ids=event)
