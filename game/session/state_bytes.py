"""A state as bytes and back: every array by name, little endian, nothing that can run."""

import io
import json
from typing import Any, Final

import numpy as np

from game.core.problem import N_, Problem
from game.core.roles import ROLES, RUNGS, SITES, SOURCES
from game.core.state import FIELDS, State

LONGEST_HEAD: Final = 65536
GROWING: Final = ("P", "C")
_BELOW: Final = {  # index fields and the axis, or the number of codes, that they must stay below
    "presence_group": "G", "presence_region": "R", "contact_a": "P", "contact_b": "P", "post_group": "G",
    "leader_region": "R", "group_parent": "G", "succession": 3, "succession_belief": 3, "succession_candidate": "L",
    "alliance_asked": "G",
    "succession_order": 4, "retaliate_where": "R", "anger_home": "R",
    "accord_from": "S", "accord_status": 3, "authority_from": 3, "consent": 2, "designated": 2,
    "believed_region": "R", "team_seat": "S",
    "retaliate_level": 4, "message_tone": 4, "rung_source": len(SOURCES),
    "post_role": len(ROLES), "site": len(SITES), "believed_site": len(SITES), "rung": len(RUNGS), "group_alive": 2,
}  # fmt: skip


def to_bytes(state: State) -> bytes:
    """The arrays of a state: a JSON table of shapes, a newline, the raw bytes in the order of the table."""
    table: dict[str, list[int]] = {}
    body = io.BytesIO()
    for name, info in FIELDS.items():
        values = getattr(state, name)
        table[name] = list(values.shape)
        body.write(np.ascontiguousarray(values).astype(np.dtype(info.dtype).newbyteorder("<")).tobytes())
    return json.dumps(table).encode() + b"\n" + body.getvalue()


def from_bytes(data: bytes) -> State:
    """The state of these bytes. Raises Problem when they are not a state of this version's layout."""
    head, found, body = data.partition(b"\n")
    try:
        table = json.loads(head) if found and len(head) <= LONGEST_HEAD else None
    except (ValueError, RecursionError):
        table = None
    if not isinstance(table, dict) or set(table) != set(FIELDS):
        raise Problem(N_("The snapshot in the record does not hold the state of this version of Plaza."))
    arrays: dict[str, Any] = {}
    place = 0
    for name, info in FIELDS.items():
        shape = table[name]
        if not isinstance(shape, list) or not all(isinstance(n, int) and 0 <= n < 1_000_000 for n in shape):
            raise Problem(N_("The snapshot in the record has an array of an impossible shape: {name}."), name=name)
        kind = np.dtype(info.dtype).newbyteorder("<")
        length = kind.itemsize
        for n in shape:
            length *= n
        if len(shape) != 1 + len(info.axes) or place + length > len(body):
            raise Problem(N_("The snapshot in the record ends in the middle of {name}."), name=name)
        part = np.frombuffer(body[place : place + length], dtype=kind)
        arrays[name] = part.astype(info.dtype).reshape(shape)
        place += length
    return State(**arrays)


def check_fits(state: State, own: State, turn: int) -> None:
    """Raises Problem unless a state read from a record can follow on this game's own: same game, same axes, sane places.

    Presences and contacts come and go with the groups, so those two axes may be longer or shorter than this game's own.
    """
    lengths: dict[str, int] = {}
    for name, info in FIELDS.items():
        found, known = getattr(state, name), getattr(own, name)
        for axis, length, mine in zip(info.axes, found.shape[1:], known.shape[1:], strict=True):
            if length != lengths.setdefault(axis, length if axis in GROWING else mine):
                raise Problem(N_("the snapshot has another number of {name} than this game"), name=name)
        if found.shape[0] != known.shape[0]:
            raise Problem(N_("the snapshot has another number of {name} than this game"), name=name)
        if info.dtype is np.float64 and not np.isfinite(found).all():
            raise Problem(N_("the snapshot holds numbers that are not finite in {name}"), name=name)
        if info.kind in ("stock", "count") and info.dtype is np.int64 and (found < 0).any():
            raise Problem(N_("the snapshot holds less than nothing in {name}"), name=name)
    for name, limit in _BELOW.items():
        below = lengths[limit] if isinstance(limit, str) else limit
        places = getattr(state, name)
        if ((places < -1) | (places >= below)).any():
            raise Problem(N_("the snapshot points to places that this game does not have in {name}"), name=name)
    if (state.seed != own.seed).any() or (state.turn != turn).any():
        raise Problem(N_("the snapshot belongs to another game or another turn"))
