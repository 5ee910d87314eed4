"""The format of what a state seat knows at the start: `knowledge` of its seat in scenario.yaml."""

from collections.abc import Mapping
from typing import Literal

import attrs

from game.content.leaders_file import SiteName
from game.content.quantities import Number, amount, means, share
from game.core.roles import RUNGS

RungName = Literal["none", "rumour", "area", "pattern", "fix"]
assert RungName.__args__ == RUNGS  # type: ignore[attr-defined]


@attrs.frozen(kw_only=True)
class LeaderKnowledge:
    """What a seat believes of a leader at the start; what is left out is drawn about the truth or unknown."""

    rung: RungName = means("intelligence rung: none, rumour, area, pattern, fix", default="none")
    region: str | None = means(
        "region where the leader is believed to be; from rung area on, the true one if left out", default=None
    )
    site: SiteName | None = means("believed site: urban, rural, mountain", default=None)
    defence: Number | None = amount("0-4", "estimate of the defence", high=4, optional=True)
    defence_error: Number = amount("0-4", "standard error of it", high=4, default=1.0)
    security: Number | None = share("estimate of the leader's security", optional=True)
    security_error: Number = share("standard error of it", default=0.2)


@attrs.frozen(kw_only=True)
class GroupKnowledge:
    """What a seat believes of a group at the start."""

    members: Number | None = amount("persons", "estimate of the members", high=1e7, optional=True)
    members_error: Number | None = amount(
        "persons", "standard error of it; 40% of the members if left out", high=1e7, optional=True
    )
    command: Number | None = share("estimate of the command", optional=True)
    command_error: Number = share("standard error of it", default=0.25)
    cohesion: Number | None = share("estimate of the cohesion", optional=True)
    cohesion_error: Number = share("standard error of it", default=0.25)
    rockets: Number = share("chance that the group has rockets", default=0.5)


@attrs.frozen(kw_only=True)
class RegionKnowledge:
    """What a seat believes of a region at the start."""

    corruption: Number | None = share("estimate of the corruption", optional=True)
    corruption_error: Number = share("standard error of it", default=0.25)


@attrs.frozen(kw_only=True)
class Knowledge:
    """What a state seat knows at the start."""

    leaders: Mapping[str, LeaderKnowledge] = means("by leader", factory=dict)
    groups: Mapping[str, GroupKnowledge] = means("by group", factory=dict)
    regions: Mapping[str, RegionKnowledge] = means("by region", factory=dict)
