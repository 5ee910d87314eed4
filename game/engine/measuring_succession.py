"""Measures of command and succession: how successions were decided, what holds a group together, who leaves it."""

from collections.abc import Mapping
from typing import Final

from game.engine.readers import Reader, by_members, each, nation, presence_sum, ratio

READERS: Final[Mapping[str, Mapping[str, Reader]]] = {
    "succession_contested": {"group": ratio("contested_group", "head_removals_group")},
    "succession_smooth": {"group": ratio("smooth_group", "head_removals_group")},
    "cohesion": {"nation": by_members("cohesion"), "group": each("cohesion")},
    "faction_share": {"leader": each("faction_share")},
    "desertions": {"nation": nation("desertions_presence"), "group": presence_sum("desertions_presence", "group")},
    "surrenders": {"nation": nation("surrenders_presence"), "group": presence_sum("surrenders_presence", "group")},
}
