"""The format of leaders.yaml: who holds each post, and what is typical of a role."""

from collections.abc import Mapping
from typing import Final, Literal

import attrs

from game.content.languages import optional_texts, texts
from game.content.quantities import Number, Sources, amount, means, share
from game.core.roles import SITES
from game.core.world import Texts

SiteName = Literal["urban", "rural", "mountain"]
assert SiteName.__args__ == SITES  # type: ignore[attr-defined]


@attrs.frozen(kw_only=True)
class LeaderTraits:
    """What a leader is like; `typical` gives it by role for leaders that do not say."""

    competence: Number | None = share("competence", optional=True)
    loyalty: Number | None = share("loyalty to the group", optional=True)
    ambition: Number | None = share("ambition to lead", optional=True)
    security: Number | None = share("operational security", optional=True)
    defence: Number | None = amount("0-4", "guards, mines and lookouts around the leader", high=4, optional=True)
    site: SiteName | None = means("urban, rural, mountain", default=None)


TRAITS: Final = tuple(field.name for field in attrs.fields(LeaderTraits))


@attrs.frozen(kw_only=True)
class Leader(LeaderTraits):
    """Whoever holds a post at the start."""

    nickname: Texts = texts("what the leader is called; invented where `people` says so")
    as_role: Texts | None = optional_texts("what the leader is called in a form that anonymises; nickname if left out")
    region: str = means("region where the leader is")
    vacant: bool = means("true while nobody holds the post", default=False)


@attrs.frozen(kw_only=True)
class LeadersFile:
    """leaders.yaml."""

    people: Literal["invented", "roles", "historical"] = means("invented people, roles only, or dead and convicted people")
    typical: Mapping[str, LeaderTraits] = means("by role: boss, heir, deputy, plaza, ...", factory=dict)
    leaders: Mapping[str, Leader] = means("by post, such as ALFA/deputy-1")
    sources: Sources = means("where plain numbers come from, by key", factory=dict)
