"""What a seat did not know: the truth beside its beliefs, told when the game is over."""

import attrs

from game.core.roles import RUNGS
from game.engine.observe import Beliefs, View
from game.session import wording
from game.session.naming import Names
from game.session.reporting import all_events
from game.session.session import Session
from game.texts import _, number, percent


@attrs.frozen
class Compared:
    """One thing: what the seat believed, what was true, whether the truth lay within one standard error.

    `close` is None where nothing was believed that could have been near or far.
    """

    what: str
    believed: str
    true: str
    close: bool | None


@attrs.frozen
class Unknown:
    """Comparisons by kind, and what was hidden while it happened."""

    leaders: tuple[Compared, ...] = ()
    corruption: tuple[Compared, ...] = ()
    teams: tuple[Compared, ...] = ()
    hidden: tuple[str, ...] = ()


def unknowns(session: Session, seat: str) -> Unknown:
    """Truth and belief side by side; empty while the game goes on. A seat without beliefs is told what was hidden."""
    view = session.view(seat)
    if not session.over:
        return Unknown()
    names = Names(session, seat)
    hidden = tuple(
        _("{when} [{label}] {text}").format(when=seen.when, label=seen.label, text=seen.text)
        for seen in all_events(session, seat)
        if seen.hidden and seen.kind != "tips"
    )
    if view.beliefs is None:
        return Unknown(hidden=hidden)
    return Unknown(
        leaders=tuple(
            _leader(session, names, view.beliefs, place)
            for place in range(len(view.world.posts))
            if session.truth.state.holders[0, place] > 0  # posts that only a contest or a split fills may stay empty
        ),
        corruption=tuple(_region(session, names, view.beliefs, place) for place in range(len(view.world.regions))),
        teams=tuple(
            _team(session, names, view, place) for place in range(len(view.world.teams)) if view.teams.own[0, place]
        ),
        hidden=hidden,
    )


def _leader(session: Session, names: Names, beliefs: Beliefs, place: int) -> Compared:
    state, world = session.truth.state, session.truth.world
    rung = int(beliefs.rung[0, place])
    believed = _(wording.RUNGS[rung])
    near: bool | None = None
    if rung >= RUNGS.index("area") and beliefs.region[0, place] >= 0:
        believed += ", " + names.region(world.regions[int(beliefs.region[0, place])])
    if rung >= RUNGS.index("area"):
        guess, error = float(beliefs.defence[0, place]), float(beliefs.defence_error[0, place])
        believed += ", " + _("guards {value} ± {error}").format(value=number(guess, 1), error=number(error, 1))
        near = abs(guess - float(state.defence[0, place])) <= error
    if state.leader_in_post[0, place] == 0:
        return Compared(names.short_leader(world.posts[place]), believed, _("nobody holds the post"), near)
    true = ", ".join(
        (
            names.region(world.regions[int(state.leader_region[0, place])]),
            _(wording.SITES[int(state.site[0, place])]),
            _("guards {value}").format(value=number(float(state.defence[0, place]), 1)),
        )
    )
    return Compared(names.short_leader(world.posts[place]), believed, true, near)


def _shares(what: str, guess: float, error: float, true: float) -> Compared:
    return Compared(
        what, _("{value} ± {error}").format(value=percent(guess), error=percent(error)), percent(true),
        abs(guess - true) <= error,
    )  # fmt: skip


def _region(session: Session, names: Names, beliefs: Beliefs, place: int) -> Compared:
    guess, error = float(beliefs.corruption[0, place]), float(beliefs.corruption_error[0, place])
    true = float(session.truth.state.corruption[0, place])
    return _shares(names.region(session.truth.world.regions[place]), guess, error, true)


def _team(session: Session, names: Names, view: View, place: int) -> Compared:
    guess, error = float(view.teams.corruption[0, place]), float(view.teams.corruption_error[0, place])
    true = float(session.truth.state.team_corruption[0, place])
    return _shares(names.team(session.truth.world.teams[place]), guess, error, true)
