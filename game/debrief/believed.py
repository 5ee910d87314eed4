"""Truth beside the belief of a seat at the end of a game: the main groups, their size, command and heads."""

from typing import Final

import attrs
import numpy as np

from game.core.exact import integer_total
from game.core.roles import AREA
from game.engine.observe import Beliefs
from game.session import wording
from game.session.naming import Names
from game.session.session import Session
from game.session.unknowns import Compared
from game.texts import _, number, percent

MAIN_GROUPS: Final = 4
HEADS: Final = ("boss", "heir")


@attrs.frozen
class GroupBelieved:
    """One group: what the seat believed of it and of its heads, and what was true."""

    group: str
    rows: tuple[Compared, ...]


def believed(session: Session, seat: str) -> tuple[GroupBelieved, ...]:
    """The largest groups that exist at the end, the largest first; nothing for a seat that holds no beliefs."""
    view = session.view(seat)
    if view.beliefs is None or not session.over:
        return ()
    sizes = _sizes(session)
    alive = [place for place in range(len(view.world.groups)) if view.exists[0, place]]
    main = sorted(alive, key=lambda place: (-sizes[place], place))[:MAIN_GROUPS]
    names = Names(session, seat)
    return tuple(
        GroupBelieved(names.group_name(view.world.groups[place]), _rows(session, names, view.beliefs, place, sizes[place]))
        for place in main
    )


def _sizes(session: Session) -> list[int]:
    state = session.truth.state
    return [
        int(integer_total(np.where(state.presence_group == place, state.members, 0), axis=1)[0])
        for place in range(len(session.truth.world.groups))
    ]


def _rows(session: Session, names: Names, beliefs: Beliefs, place: int, members: int) -> tuple[Compared, ...]:
    guess, error = float(beliefs.members[0, place]), float(beliefs.members_error[0, place])
    sizes = _("{value} ± {error}").format(value=number(guess), error=number(error))
    rows = [Compared(_("members"), sizes, number(members), abs(guess - members) <= error)]
    guess, error = float(beliefs.command[0, place]), float(beliefs.command_error[0, place])
    true = float(session.truth.state.command[0, place])
    shares = _("{value} ± {error}").format(value=percent(guess), error=percent(error))
    rows.append(Compared(_("command"), shares, percent(true), abs(guess - true) <= error))
    group = session.truth.world.groups[place]
    for role in HEADS:
        if f"{group}/{role}" in session.truth.world.posts:
            rows.append(_head(session, names, beliefs, f"{group}/{role}"))
    return tuple(rows)


def _head(session: Session, names: Names, beliefs: Beliefs, post: str) -> Compared:
    """What was known of who leads: how well, and where."""
    world, state = session.truth.world, session.truth.state
    place = world.posts.index(post)
    rung, region = int(beliefs.rung[0, place]), int(beliefs.region[0, place])
    thought = _(wording.RUNGS[rung])
    where = rung >= AREA and region >= 0
    if where:
        thought += ", " + names.region(world.regions[region])
    if state.leader_in_post[0, place] == 0:
        return Compared(names.role(post), thought, _("nobody holds the post"), False if where else None)
    there = int(state.leader_region[0, place])
    return Compared(names.role(post), thought, names.region(world.regions[there]), region == there if where else None)
