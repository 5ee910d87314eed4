"""Measures of people: members, recruits, arrests and convictions; a place has those of its local groups too."""

from collections.abc import Mapping
from typing import Final

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.engine.readers import Reader, Reading, by_region_or_group, each, nation, presence_sum


def with_local(presence_field: str, local_field: str) -> dict[str, Reader]:
    """Members of named and of local groups by nation and region; a named group has its own alone."""

    def by_region(game: Game) -> Reading:
        state = game.state
        named = by_region_or_group(game, getattr(state, presence_field) * 1.0, "region")
        local: FloatArray = getattr(state, local_field) * 1.0
        return named + local

    def in_all(game: Game) -> Reading:
        state = game.state
        whole = exact.integer_total(getattr(state, presence_field)) + exact.integer_total(getattr(state, local_field))
        return whole * 1.0

    return {"nation": in_all, "region": by_region, "group": presence_sum(presence_field, "group")}


READERS: Final[Mapping[str, Mapping[str, Reader]]] = {
    "members": with_local("members", "local_members"),
    "recruits": with_local("recruits_presence", "local_recruits_region"),
    "arrests": with_local("arrests_presence", "local_arrests_region"),
    "convictions": {"nation": nation("convictions_region"), "region": each("convictions_region")},
}
