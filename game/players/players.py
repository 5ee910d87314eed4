"""The players by name, and who can play which seat."""

from collections.abc import Callable, Mapping
from typing import Final

from game.core.arrays import IntArray
from game.core.problem import N_, Problem
from game.players.accommodation import Accommodation
from game.players.enable import Enable
from game.players.hold import Hold
from game.players.hold_and_build import HoldAndBuild
from game.players.markets import Markets
from game.players.network import Network
from game.players.partnership import Partnership
from game.players.player import Player
from game.players.pressure import Pressure
from game.players.random_player import RandomPlayer
from game.players.steady import Steady
from game.players.tempo import Tempo
from game.players.unilateral import Unilateral

_STATE: Final[Mapping[str, Callable[[], Player]]] = {"hold": Hold, "random": RandomPlayer, "steady": Steady}
_OF_SEAT: Final[Mapping[str, Mapping[str, Callable[[], Player]]]] = {
    "mexico": {"tempo": Tempo, "markets": Markets, "hold_and_build": HoldAndBuild, "accommodation": Accommodation},
    "us": {"enable": Enable, "pressure": Pressure, "partnership": Partnership, "unilateral": Unilateral},
}
_GROUP: Final[Mapping[str, Callable[[], Player]]] = {"hold": Hold, "random": RandomPlayer, "network": Network}


def names_for(seat: str) -> tuple[str, ...]:
    """Names of the players that can take a seat."""
    return tuple(_known(seat))


def _known(seat: str) -> Mapping[str, Callable[[], Player]]:
    return _GROUP if seat.startswith("group:") else {**_STATE, **_OF_SEAT.get(seat, {})}


def make_player(name: str, seat: str, games: IntArray | None = None) -> Player:
    """The player of this name for a seat. Raises Problem naming those that can take it.

    `games` (B,): numbers of the games it plays, by which a random player draws; their rows in the batch if left out.
    """
    known = _known(seat)
    if name not in known:
        raise Problem(
            N_("No player {name} can take the seat {seat}; these can: {known}."),
            name=repr(name), seat=seat, known=", ".join(known),
        )  # fmt: skip
    return RandomPlayer(games=games) if name == RandomPlayer.name else known[name]()


def doctrine_of(seat: str) -> str:
    """The doctrine that plays a seat when nobody else does."""
    return "network" if seat.startswith("group:") else "steady"


def doctrines_for(seat: str) -> tuple[str, ...]:
    """The published doctrines that can play a seat."""
    return tuple(name for name in names_for(seat) if name not in ("hold", "random"))
