"""The truth of a past turn in the shape in which screens read a seat's knowledge; only of a game that is over."""

import attrs
import numpy as np

from game.clients.known import Known
from game.core.arrays import FloatArray
from game.core.markets import SYNTHETICS
from game.core.problem import N_, Problem
from game.core.roles import FIX
from game.core.rows import add_by
from game.core.state import State
from game.core.world import STATE_SEATS, World
from game.engine.observe import Beliefs, View
from game.session.headlines import view_after
from game.session.naming import Names
from game.session.reporting import events_for
from game.session.session import Session


@attrs.frozen
class Revealed(Known):
    """How things stood: read like what a state seat knows, its beliefs replaced by what was so."""

    state: State

    @classmethod
    def after(cls, session: Session, turn: int) -> "Revealed":
        """The truth when so many turns had been resolved. Raises Problem while the game goes on."""
        if not session.over:
            raise Problem(N_("The truth is told after turn {last}."), last=session.last_turn)
        seats = list(session.seats)
        seat = next((one for one in seats if one in STATE_SEATS), seats[0])
        state: State = session.checkpoints[turn][0]
        view = _as_it_was(view_after(session, seat, turn), state)
        told = events_for(session, seat, turn) if turn else []
        return cls(session, seat, view, Names(session, seat), told, state)

    def groups_in(self, region: int) -> list[str]:
        """Groups with members in a region, the largest first."""
        members = _members(self.state, self.view.world)[:, region]
        order = sorted(range(members.size), key=lambda group: (-int(members[group]), group))
        return [self.view.world.groups[group] for group in order if members[group] > 0]


def _members(state: State, world: World) -> np.ndarray:
    """Members by group and region; (G, R)."""
    found = np.zeros((len(world.groups), len(world.regions)), dtype=np.int64)
    there = (state.members[0] > 0) & (state.presence_group[0] >= 0) & (state.presence_region[0] >= 0)
    for place in np.flatnonzero(there).tolist():
        found[int(state.presence_group[0, place]), int(state.presence_region[0, place])] += int(state.members[0, place])
    return found


def _protection(state: State, world: World) -> FloatArray:
    """How far officials shield the groups of each region, weighted by members; (1, R)."""
    regions, members = len(world.regions), state.members[:1] * 1.0
    there = add_by(members, state.presence_region[:1], regions)
    shielded = add_by(members * state.protection[:1], state.presence_region[:1], regions)
    return np.asarray(shielded / np.where(there > 0.0, there, 1.0))


def _as_it_was(view: View, state: State) -> View:
    """A view whose beliefs of people, groups and officials are the truth, without an error."""
    if view.beliefs is None:
        return view
    held = state.leader_in_post > 0
    none = np.zeros_like(view.beliefs.members)
    beliefs: Beliefs = attrs.evolve(
        view.beliefs,
        rung=np.where(held, FIX, 0),
        region=np.where(held, state.leader_region, -1),
        leader_seen=np.zeros_like(view.beliefs.leader_seen) + view.day[:, None],
        members=_members(state, view.world).sum(axis=1)[None, :] * 1.0, members_error=none,
        command=state.command.copy(), command_error=none,
        cohesion=state.cohesion.copy(), cohesion_error=none,
        corruption=state.corruption.copy(), corruption_error=np.zeros_like(view.beliefs.corruption),
        support=state.support.copy(), support_error=np.zeros_like(view.beliefs.support),
        protection=_protection(state, view.world), protection_error=np.zeros_like(view.beliefs.protection),
    )  # fmt: skip
    sites = (state.sites + state.sites_idle)[:1, :, : len(SYNTHETICS)]
    labs = add_by(sites.sum(axis=2) * 1.0, state.presence_region[:1], len(view.world.regions))
    made = attrs.evolve(view.production, labs=labs, labs_error=np.zeros_like(labs))
    return attrs.evolve(view, beliefs=beliefs, production=made)
