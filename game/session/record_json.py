"""The bytes of one line of a record: strict JSON, sealed with a check of its own.

A record may come from anybody, so a line is read as data of known size and nothing else: plain JSON (RFC
8259) without repeated keys, NaN or Infinity, with whole numbers of at most 64 bits and little nesting.

A sealed line is a JSON object whose last member is ``"check"``: the hash of every byte before that member. An
edited line is therefore known by itself, even when it is the last one and no later line vouches for it. The
hash guards against accidents and hand edits; it is no signature: whoever rewrites the whole file can seal it
anew.
"""

import hashlib
import json
import math
import re
from collections.abc import Mapping
from typing import Any, NoReturn

from game.session.record_errors import LineFault, printable
from game.texts import _

MAX_LINE = 8 * 1024 * 1024
"""Bytes in one line, newline not counted."""
MAX_NESTING = 40
"""Objects and lists inside one another, the line itself counted."""
MAX_KEY = 200
"""Characters in a key."""
MAX_MARKS = 500_000
"""Commas and opening brackets in one line: a bound on the values it can unfold into in memory."""

_LONGEST_NUMBER = 40  # characters; repr() of a float needs at most 24
_LEAST_INT, _GREATEST_INT = -(2**63), 2**64 - 1
_HASH_LENGTH = 32
_OPENING, _CLOSING = b',"check":"', b'"}'
_SEAL = re.compile(rb',"check":"([0-9a-f]{%d})"\}' % _HASH_LENGTH)
_SEAL_LENGTH = len(_OPENING) + _HASH_LENGTH + len(_CLOSING)


def digest(raw: bytes) -> str:
    """The first 32 hexadecimal digits of the SHA-256 hash of some bytes."""
    return hashlib.sha256(raw).hexdigest()[:_HASH_LENGTH]


def marks(raw: bytes) -> int:
    """How many values a line can hold at most (never fewer than it does hold, less one)."""
    return raw.count(b",") + raw.count(b"[") + raw.count(b"{")


def seal(members: Mapping[str, Any]) -> bytes:
    """One line, without its newline, from its members in order. Raises LineFault for what none may hold."""
    _refuse_unsafe(members)
    text = json.dumps(members, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    content = text.removesuffix("}").encode("utf-8")
    raw = content + _OPENING + digest(content).encode("ascii") + _CLOSING
    _refuse_oversized(raw)
    return raw


def unseal(raw: bytes) -> dict[str, Any]:
    """The members of a sealed line, ``check`` among them. Raises LineFault unless it is well formed."""
    _refuse_oversized(raw)
    found = _SEAL.fullmatch(raw, max(0, len(raw) - _SEAL_LENGTH))
    if found is None and raw.endswith(b"\r"):
        raise LineFault(_("another program has changed its line endings to CR LF"))
    if found is None or digest(raw[: found.start()]).encode("ascii") != found.group(1):
        raise LineFault(_("its content does not agree with its check, so it was changed after writing"))
    members = _parse(raw)
    _refuse_unsafe(members)
    if not isinstance(members, dict):
        raise LineFault(_("it is not a JSON object"))
    return members


def whole_line_at_start(raw: bytes) -> int | None:
    """How many bytes at the start of some bytes are one whole sealed line; None when they begin with none."""
    running = hashlib.sha256()
    hashed = 0
    for found in _SEAL.finditer(raw):
        running.update(memoryview(raw)[hashed : found.start()])
        hashed = found.start()
        if running.hexdigest()[:_HASH_LENGTH].encode("ascii") == found.group(1):
            return found.end()
    return None


def _parse(raw: bytes) -> Any:
    try:
        return _DECODER.decode(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise LineFault(_("byte {place} of it is not UTF-8").format(place=error.start + 1)) from error
    except json.JSONDecodeError as error:
        raise LineFault(_("it is not JSON at character {place}").format(place=error.pos + 1)) from error
    except RecursionError as error:
        raise LineFault(_too_nested()) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        keys = [key for key, _value in pairs]
        repeated = next(key for place, key in enumerate(keys) if key in keys[:place])
        raise LineFault(_("the key {key} stands twice in one object").format(key=printable(repeated)))
    return members


def _whole_number(text: str) -> int:
    # The length is looked at first: Python itself refuses to convert thousands of digits.
    if len(text) > _LONGEST_NUMBER:
        raise LineFault(_too_large())
    return int(text)


def _number(text: str) -> float:
    if len(text) > _LONGEST_NUMBER:
        raise LineFault(_("it holds a number of {length} characters").format(length=len(text)))
    return float(text)


def _constant(text: str) -> NoReturn:
    raise LineFault(_not_finite())


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_whole_number, parse_float=_number, parse_constant=_constant
)


def _refuse_oversized(raw: bytes) -> None:
    if len(raw) > MAX_LINE:
        raise LineFault(_("it is longer than the {limit} bytes a line may have").format(limit=MAX_LINE))
    if marks(raw) > MAX_MARKS:
        raise LineFault(_("it holds more than the {limit} values a line may have").format(limit=MAX_MARKS))


def _refuse_unsafe(value: object) -> None:
    """Refuse what is not plain, finite, shallow JSON, in what is written as in what is read."""
    pending: list[tuple[object, int]] = [(value, 1)]
    while pending:
        item, depth = pending.pop()
        if isinstance(item, Mapping | list | tuple):
            if depth > MAX_NESTING:
                raise LineFault(_too_nested())
            if isinstance(item, Mapping):
                for key in item:
                    _refuse_key(key)
                pending.extend((inner, depth + 1) for inner in item.values())
            else:
                pending.extend((inner, depth + 1) for inner in item)
        else:
            _refuse_scalar(item)


def _refuse_key(key: object) -> None:
    if not isinstance(key, str):
        raise LineFault(_("it holds the key {key}, which is not text").format(key=printable(repr(key))))
    if len(key) > MAX_KEY:
        raise LineFault(_("it holds a key longer than {limit} characters").format(limit=MAX_KEY))
    _refuse_scalar(key)


def _refuse_scalar(item: object) -> None:
    if isinstance(item, str):
        try:
            item.encode("utf-8")
        except UnicodeEncodeError as error:
            raise LineFault(_("it holds a character that UTF-8 cannot write")) from error
    elif isinstance(item, float):
        if not math.isfinite(item):
            raise LineFault(_not_finite())
    elif isinstance(item, int):
        if not _LEAST_INT <= item <= _GREATEST_INT:
            raise LineFault(_too_large())
    elif item is not None:
        raise LineFault(_("it holds a {type}, which JSON cannot write").format(type=type(item).__name__))


def _too_nested() -> str:
    return _("it is nested more than {limit} deep").format(limit=MAX_NESTING)


def _too_large() -> str:
    return _("it holds a whole number beyond 64 bits")


def _not_finite() -> str:
    return _("it holds a number that is not finite")
