"""Roles of leaders: their codes, the order of rank and the ids under which a post is known."""

from collections.abc import Collection
from typing import Final

import attrs


@attrs.frozen
class Role:
    """One role in the organisation of a group; rank 1 is the head."""

    name: str
    code: int
    rank: int
    numbered: bool


ROLES: Final = (
    Role("boss", 0, 1, numbered=False),
    Role("heir", 1, 2, numbered=False),
    Role("deputy", 2, 2, numbered=True),
    Role("plaza", 3, 3, numbered=False),
    Role("financier", 4, 3, numbered=True),
    Role("broker", 5, 3, numbered=True),
    Role("logistician", 6, 3, numbered=True),
    Role("enforcer", 7, 3, numbered=True),
    Role("protector", 8, 4, numbered=False),
    Role("contender", 9, 1, numbered=True),
)
BY_NAME: Final = {role.name: role for role in ROLES}
BOSS: Final = BY_NAME["boss"].code
HEIR: Final = BY_NAME["heir"].code
DEPUTY: Final = BY_NAME["deputy"].code
PLAZA: Final = BY_NAME["plaza"].code
PROTECTOR: Final = BY_NAME["protector"].code
CONTENDER: Final = BY_NAME["contender"].code
SITES: Final = ("urban", "rural", "mountain")
RUNGS: Final = ("none", "rumour", "area", "pattern", "fix")
NO_RUNG, RUMOUR, AREA, PATTERN, FIX = range(5)
SOURCES: Final = ("collection", "tip", "lead", "partner", "inject", "start", "decay", "new holder")


def well_formed(post: str, groups: Collection[str], regions: Collection[str]) -> bool:
    """Whether an id could be that of a post of one of these groups, or of a part split off from it: ALFA.1/boss."""
    group, slash, role = post.partition("/")
    origin, *parts = group.split(".")
    name, dash, rest = role.partition("-")
    if not slash or origin not in groups or name not in BY_NAME or not all(part.isdecimal() for part in parts):
        return False
    if BY_NAME[name].numbered:
        return rest.isdecimal()
    return rest in regions if name in ("plaza", "protector") else not dash
