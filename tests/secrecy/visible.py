"""What each seat may know of the state, listed place by place. Whatever is not listed here is hidden.

A new field of the state is hidden by default: the tests resample it and expect that no view changes. To show it to a
seat, list it here, and say of which places it is seen.
"""

from collections.abc import Callable, Mapping
from typing import Final

import attrs
import numpy as np

from game.core.arrays import BoolArray
from game.core.game import Game
from game.core.state import FIELDS, State


@attrs.frozen
class Looker:
    """A seat that looks: its indices on the axes of seats, viewers and groups, -1 where it is on none."""

    seat: int
    viewer: int
    group: int

    @property
    def is_state(self) -> bool:
        """Whether it is a state seat, which collects intelligence."""
        return self.viewer >= 0


def looker(game: Game, seat: str) -> Looker:
    """The indices of a seat."""
    viewer, group = game.world.viewer(seat), game.world.group_of_seat(seat)
    return Looker(game.world.seats.index(seat), -1 if viewer is None else viewer, -1 if group is None else group)


Places = Callable[[State, Looker], BoolArray]


def _all(state: State, who: Looker) -> BoolArray:
    return np.array(True)


def _states(state: State, who: Looker) -> BoolArray:
    """Every place, for the state seats."""
    return np.array(who.is_state)


def _own_seat(state: State, who: Looker) -> BoolArray:
    """The seat's own place on the axis of seats."""
    return np.arange(state.seat_key.shape[1])[None, :] == who.seat


def _own_viewer(state: State, who: Looker) -> BoolArray:
    """The seat's own place on the axis of viewers."""
    return np.arange(state.rung.shape[1])[None, :] == who.viewer


def _own_group(state: State, who: Looker) -> BoolArray:
    return np.arange(state.group_key.shape[1])[None, :] == who.group


def _own_teams(state: State, who: Looker) -> BoolArray:
    return state.team_seat == who.seat


def _own_presences(state: State, who: Looker) -> BoolArray:
    return (state.presence_group == who.group) & (who.group >= 0)


def _own_posts(state: State, who: Looker) -> BoolArray:
    return (state.post_group == who.group) & (who.group >= 0)


_LISTED: Final[tuple[tuple[Places, str], ...]] = (
    # the calendar, and what the public and the press count
    (_all, "day turn population state_control homicides_region civilian_deaths_region captures_group"),
    # the states' own officers, and talk on the air after a raid
    (_states, "vetting chatter chatter_day"),
    # the seat's own purse, people and programmes
    (_own_seat, "funds grant points analysts attention capital approval pipeline"),
    (_own_seat, "exploit_points vet_region vet_teams training_funds"),
    (_own_viewer, "collect_leader collect_group collect_region share_points share_broad"),
    (_own_teams, "team_seat headcount establishment fatigue team_quality team_corruption_belief team_corruption_error"),
    # the seat's own beliefs
    (_own_viewer, "rung rung_day rung_source believed_person believed_region believed_site"),
    (_own_viewer, "defence_belief defence_error security_belief security_error leader_seen leads_open"),
    (_own_viewer, "members_belief members_error command_belief command_error rockets_belief group_seen"),
    (_own_viewer, "corruption_belief corruption_error region_seen"),
    # a red seat's own organisation
    (_own_group, "cash command bench rockets caution caution_day"),
    (_own_presences, "presence_group presence_region members bribe_funds aid_funds"),
    (_own_posts, "post_group leader_in_post competence security leader_region"),
)
VISIBLE: Final[Mapping[str, Places]] = {name: places for places, names in _LISTED for name in names.split()}


def visible_places(state: State, name: str, who: Looker) -> BoolArray:
    """Which places of a field the seat may know, in the shape of its array."""
    array = getattr(state, name)
    places = VISIBLE.get(name)
    if places is None:
        return np.zeros(array.shape, dtype=np.bool_)
    mask = places(state, who)
    return np.broadcast_to(mask.reshape(mask.shape + (1,) * (array.ndim - mask.ndim)), array.shape)


def stale_names() -> list[str]:
    """Names listed as visible that the state does not have."""
    return [name for name in VISIBLE if name not in FIELDS]
