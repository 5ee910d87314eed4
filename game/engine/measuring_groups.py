"""Measures of groups: how many there are, what they could do, what breaks away from them, what their wars cost."""

from collections.abc import Mapping
from typing import Final

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.engine.readers import Reader, each, groups_by_region, named_groups, nation, region_of, share_of_members
from game.rules.succession import capability


def _all_groups(game: Game) -> FloatArray:
    named: FloatArray = exact.count(game.state.group_alive > 0, axis=1) * 1.0
    return named + exact.integer_total(game.state.local_groups, axis=1)


def _all_in_region(game: Game) -> FloatArray:
    named = groups_by_region(game)
    assert not isinstance(named, tuple)
    return named + game.state.local_groups


def _undesignated(game: Game) -> FloatArray:
    return exact.count((game.state.group_alive > 0) & (game.state.designated == 0), axis=1) * 1.0


READERS: Final[Mapping[str, Mapping[str, Reader]]] = {
    "groups": {"nation": _all_groups, "region": _all_in_region},
    "named_groups": {"nation": named_groups},
    "undesignated_groups": {"nation": _undesignated},
    "group_alive": {"group": each("group_alive")},
    "group_share": {"group": share_of_members},
    "mass_attack": {
        "nation": lambda game: exact.total(capability.mass_attack_of_groups(game)),
        "group": capability.mass_attack_of_groups,
    },
    "cross_border": {
        "nation": lambda game: exact.total(capability.cross_border_of_groups(game)),
        "group": capability.cross_border_of_groups,
    },
    "affiliate_defections": {"nation": nation("affiliate_defections_group"), "group": each("affiliate_defections_group")},
    "succession_killings": region_of("succession_killings"),
}
