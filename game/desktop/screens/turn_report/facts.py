"""Everything that the report of a turn tells, read once for as long as nothing changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from game.clients.causes import Bridge, bridges
from game.clients.merging import merged
from game.clients.ordered import Came, came_of
from game.clients.turn_figures import Figure, Paid, Past, Said, figures, hits_so_far, paid, said
from game.session.explain import askable
from game.session.outcome import LensShown, outcome
from game.session.reporting import SeenEvent

if TYPE_CHECKING:
    from game.desktop.play import Play


@attrs.frozen
class Facts:
    """The report of one seat on one turn. `events`: as they are told, those of one kind and cause in one line; `told`: every
    event so far by its label; `lenses`: how they ended, once the game is over."""

    turn: int
    seat: str
    figures: tuple[Figure, ...]
    bridges: tuple[Bridge, ...]
    said: tuple[Said, ...]
    so_far: tuple[int, int]
    came: tuple[Came, ...]
    paid: tuple[Paid, ...]
    events: tuple[SeenEvent, ...]
    told: Mapping[str, SeenEvent]
    lenses: tuple[LensShown, ...]
    askable: frozenset[str]


def read(play: Play, turn: int) -> Facts:
    """The facts of a resolved turn for the seat that sits."""
    session, seat = play.session, play.seat
    past = Past(session, seat)
    return Facts(
        turn=turn, seat=seat, figures=figures(past, turn), bridges=bridges(session, seat, turn),
        said=said(past, turn), so_far=hits_so_far(past, turn), came=came_of(session, seat, turn),
        paid=paid(past, turn), events=tuple(merged([seen for seen in past.told if seen.turn == turn], play.names)),
        told={seen.label: seen for seen in past.told},
        lenses=outcome(session, seat).lenses if session.over else (), askable=frozenset(askable(session, seat)),
    )  # fmt: skip
