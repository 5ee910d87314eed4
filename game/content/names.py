"""Ids of posts such as `ALFA/deputy-1`: taken apart and put in order."""

import attrs

from game.core.roles import BY_NAME, Role


@attrs.frozen
class PostName:
    """A post id taken apart: `region` of a plaza chief or protector, else `number`, 0 for none."""

    group: str
    role: Role
    number: int
    region: str | None


def read_post(text: str) -> PostName | None:
    """The parts of a post id, or None when it is not one."""
    group, slash, rest = text.partition("/")
    name, _, tail = rest.partition("-")
    role = BY_NAME.get(name)
    if not slash or not group or role is None:
        return None
    if role.name in ("plaza", "protector"):
        return PostName(group, role, 0, tail) if tail else None
    if role.numbered:
        plain = tail.isascii() and tail.isdigit() and tail[0] != "0" and len(tail) <= 4
        return PostName(group, role, int(tail), None) if plain else None
    return PostName(group, role, 0, None) if rest == name else None
