"""What the lines of a record say: its header, and the numbered, chained lines that follow.

Line 1 of the file is the header. Every further line is an entry: its number ``n`` from 1 up, its ``kind``,
its ``body`` (validated by whoever understands that kind), ``previous``, the hash of the bytes of the line
before, and ``check``, the hash of its own (see record_json).
"""

from collections.abc import Mapping
from typing import Any

import attrs
import cattrs
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError

from game.session.record_errors import LaterLine, LineFault, printable
from game.session.record_json import digest, seal, unseal
from game.texts import _

FORMAT = 1
"""The form of the lines themselves. Raised only when an older Plaza could not read them."""

KINDS = frozenset(
    {
        "order",
        "withdraw",
        "refusal",
        "inject",
        "override",
        "accord",
        "prediction",
        "intent",
        "turn",
        "rewind",
        "note",
        "answer",
        "handover",
        "par",
        "legacy",
    }
)
_MEMBERS = ("n", "kind", "body", "previous", "check")


@attrs.frozen
class Parent:
    """Where a branch left its parent: the file's name, the last entry copied (0: none), that line's check."""

    file: str
    line: int
    check: str


@attrs.frozen(kw_only=True)
class Header:
    """What a game was started with; with the entries that follow it, all that is needed to play it again."""

    plaza: str
    """Version of Plaza that began the record."""
    rules: int
    """Version of the rules it was begun under."""
    scenario: str
    scenario_hash: str
    form: str | None = None
    seed: int
    preset: str
    draw: bool = False
    parameters: dict[str, Any] = attrs.Factory(dict)
    """Parameters set for this game, by name."""
    seats: dict[str, str]
    """Who plays each seat: ``person`` or the name of a player."""
    language: str
    mandates: dict[str, str] = attrs.Factory(dict)
    """The mandate of each seat, by id; those not named play under their first."""
    secret_mandates: bool = False
    """Whether no seat is shown another's mandate before the game is over."""
    parent: Parent | None = None
    format: int = FORMAT


@attrs.frozen
class Line:
    """One entry of a record, as it stands in the file (entry n is line n + 1 of the file)."""

    n: int
    kind: str
    body: dict[str, Any]
    previous: str
    check: str


def seal_header(header: Header) -> bytes:
    """Line 1 of a record, without its newline. Raises LineFault when a value of it cannot be written."""
    return seal({"kind": "header", **_CONVERTER.unstructure(header)})


def read_header(raw: bytes) -> tuple[Header, str]:
    """The header in line 1 of a record, and its check. Raises LineFault, LaterLine from a later Plaza."""
    members = unseal(raw)
    if members.pop("kind", None) != "header":
        raise LineFault(_("it is not the header of a Plaza record"))
    check: str = members.pop("check")
    form, version = members.get("format"), members.get("plaza")
    version = printable(version) if isinstance(version, str) else "?"
    if not isinstance(form, int) or isinstance(form, bool) or form < 1:
        raise LineFault(_("its member {name} is missing or of the wrong type").format(name="format"))
    if form > FORMAT:
        raise LaterLine(_("format {number}").format(number=form), version)
    try:
        return _CONVERTER.structure(members, Header), check
    except ClassValidationError as error:
        unknown, wrong = _faults(error)
    if unknown:
        raise LaterLine(_("the member {name}").format(name=printable(unknown[0])), version)
    raise LineFault(_("its member {name} is missing or of the wrong type").format(name=", ".join(wrong)))


def seal_line(n: int, kind: str, body: Mapping[str, Any], previous: bytes) -> bytes:
    """Entry n of a record, without its newline; ``previous`` is the line before it. Raises LineFault."""
    return seal({"n": n, "kind": kind, "body": body, "previous": digest(previous)})


def read_line(raw: bytes, n: int, previous: bytes, version: str) -> Line:
    """The entry in a line that should be number n and follow the line ``previous`` (bytes without newline).

    ``version`` is the Plaza of the header. Raises LineFault (LaterLine when it is a later Plaza's).
    """
    members = unseal(raw)
    if members.get("previous") != digest(previous):
        raise LineFault(_("it does not follow from the line before, so a line was removed, added or replaced"))
    number, kind, body = members.get("n"), members.get("kind"), members.get("body")
    if number != n or not isinstance(number, int) or isinstance(number, bool):
        raise LineFault(
            _("it should be entry {expected}, and says {found}").format(expected=n, found=printable(repr(number)))
        )
    unknown = [key for key in members if key not in _MEMBERS]
    if unknown:
        raise LaterLine(_("the member {name}").format(name=printable(unknown[0])), version)
    if not isinstance(kind, str) or not isinstance(body, dict):
        raise LineFault(_("its kind or its body is missing or of the wrong type"))
    if kind not in KINDS:
        raise LaterLine(_("the kind {name}").format(name=printable(kind)), version)
    return Line(n=n, kind=kind, body=body, previous=members["previous"], check=members["check"])


def _whole(value: object, _type: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("not a whole number")
    return value


def _text(value: object, _type: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not text")
    return value


def _truth(value: object, _type: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("not true or false")
    return value


def _strict_converter() -> cattrs.Converter:
    # Left to itself cattrs would turn "7" into 7 and 0 into False, and so accept a header nobody wrote.
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(int, _whole)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(bool, _truth)
    return converter


_CONVERTER = _strict_converter()


def _faults(error: ClassValidationError) -> tuple[list[str], list[str]]:
    """Unknown members, and members missing or of the wrong type, in what cattrs refused."""
    unknown: list[str] = []
    wrong: list[str] = []
    noted, bare = error.group_exceptions()
    for inner, note in noted:
        deeper = _faults(inner) if isinstance(inner, ClassValidationError) else ([], [])
        unknown += deeper[0]
        if deeper[1] or not deeper[0]:
            wrong.append(note.name)
    for cause in bare:
        if isinstance(cause, ForbiddenExtraKeysError):
            unknown += sorted(cause.extra_fields)
        else:
            wrong.append(str(cause.args[0]) if isinstance(cause, KeyError) else str(cause))
    return unknown, wrong
