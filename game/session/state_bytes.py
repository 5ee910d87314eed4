"""A state as bytes and back: every array by name, little endian, nothing that can run."""

import io
import json
from typing import Any

import numpy as np

from game.core.problem import N_, Problem
from game.core.state import FIELDS, State


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
        table = json.loads(head) if found else None
    except ValueError:
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
