"""The format of groups.yaml: every group with its people, where it is, and whom it fights."""

from collections.abc import Mapping
from typing import Literal

import attrs

from game.content.languages import texts
from game.content.quantities import Number, Sources, amount, count, means, share, whole
from game.core.world import Texts

Relation = Literal["war", "rival", "neutral", "ally"]


@attrs.frozen(kw_only=True)
class Presence:
    """A group in a region."""

    members: Number = whole("persons", "members of the group in the region", high=1e7)
    criminal_control: Number = share("share of the region's people the group rules")
    protection: Number = share("how far officials shield the group there", default=0.2)


@attrs.frozen(kw_only=True)
class Feud:
    """A war between two parts of one group that goes on at the start."""

    other: str = means("the other part")
    times: Number = amount("times", "fighting between them over the usual", high=20)


@attrs.frozen(kw_only=True)
class Group:
    """A group."""

    names: Texts = texts("name of the group")
    invented: bool = means("true for a group that does not exist")
    hierarchy: Number = share("0 federated, 1 hierarchical")
    command: Number = share("ability to direct the organisation")
    aggressiveness: Number = share("readiness to use force")
    bench: Number = whole("persons", "people able to take over a post", high=100000)
    bench_size: Number | None = whole("persons", "size of the full bench; bench if left out", high=100000, optional=True)
    cash: Number = amount("million $", "cash", high=1e6)
    rockets: Number = whole("rockets", "shoulder-fired rockets", high=100000)
    cohesion: Number = share("how far its factions hold together; it also returns to this level", default=0.7)
    affiliates: Number = whole("groups", "local groups that work under its name", high=1000, default=0.0)
    affiliate_loyalty: Number = share("loyalty of those affiliates", default=0.6)
    profit_driven: Number = share("how far profit, not politics or survival, drives it", default=1.0)
    designated: bool = means("true if the United States has designated it", default=False)
    alliance_weight: Number | None = amount(
        "weight", "weight of its alliances, which keep it from loss; 2 for each ally if left out", high=1000, optional=True
    )
    splinters: int = count(
        "groups", "how many named groups can split off; further parts fall into the local groups", 0, 8, default=3
    )
    presence: Mapping[str, Presence] = means("by region")
    relations: Mapping[str, Relation] = means(
        "to other groups: war, rival, neutral, ally; said once for a pair", factory=dict
    )
    feuds: tuple[Feud, ...] = means("parts of one group that are at war with it; said once for a pair", factory=tuple)


@attrs.frozen(kw_only=True)
class GroupsFile:
    """groups.yaml."""

    groups: Mapping[str, Group] = means("by id, such as ALFA")
    sources: Sources = means("where plain numbers come from, by key", factory=dict)
