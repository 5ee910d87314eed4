"""Reading a record from its first byte to its last, believing nothing of it that does not verify.

What a crash can leave at the end. Every line is on the disk before the next one is begun, so only the last
can be torn, and whatever there is of it was never acknowledged:

- part of a line, without its newline: the process was killed, or the power failed, in the middle of it;
- NUL bytes after the last whole line or after part of one: the file had grown, its content had not arrived;
- a line with its newline but with unwritten sectors, read as NUL: the disk wrote a long line out of order.

All else is damage: a last line with its newline whose check fails, and a whole line that something other than
a newline follows. A last line removed whole cannot be told from one that was never written.
"""

import re
from typing import BinaryIO

import attrs

from game.session.record_errors import LineFault, RecordError, damaged
from game.session.record_json import MAX_LINE, marks, whole_line_at_start
from game.session.record_lines import Header, Line, read_header, read_line
from game.texts import _

MAX_FILE = 512 * 1024 * 1024
"""Bytes in a record."""
MAX_LINES = 1_000_000
"""Entries in a record."""
MAX_FILE_MARKS = 20_000_000
"""Commas and opening brackets in a record: a bound on the memory its values can unfold into."""

_SECTOR = 512  # the least a disk writes at once; every larger unit is a multiple of it


@attrs.frozen
class Contents:
    """What a file holds: its header, the entries that verify, and where the whole lines end."""

    header: Header
    header_check: str
    lines: list[Line]
    last: bytes
    """The last whole line, without its newline."""
    end: int
    """Bytes up to and including the newline of the last whole line."""
    torn: int
    """Bytes after that, of a line never finished."""


def read_contents(stream: BinaryIO, file: str, through: int | None = None) -> Contents:
    """Read and verify a record, or its header and entries 1 to ``through`` and not a byte further.

    ``file`` names it in sentences. Raises RecordError for anything but a record, whole or with a torn end.
    """
    raw = _next_line(stream, file, 0)
    if not raw.endswith(b"\n"):
        raise RecordError(
            _(
                "{file}, line 1: there is no whole header, so it is not a record or its game never began; "
                "restore a copy of the file, or start a new game."
            ).format(file=file)
        )
    last = raw[:-1]
    try:
        header, header_check = read_header(last)
    except LineFault as fault:
        raise damaged(file, 0, fault) from fault
    lines: list[Line] = []
    end, torn, values = len(raw), 0, marks(raw)
    while through is None or len(lines) < through:
        n = len(lines) + 1
        raw = _next_line(stream, file, n)
        if not raw:
            break
        values += marks(raw)
        if n > MAX_LINES or values > MAX_FILE_MARKS:
            raise damaged(file, n, LineFault(_("the record holds more than a record may")))
        try:
            line = _whole_line(raw, n, last, header.plaza)
        except LineFault as fault:
            if stream.read(1) or not _has_unwritten_sectors(raw, end):
                raise damaged(file, n, fault) from fault
            line = None
        if line is None:
            torn = len(raw)
            break
        lines.append(line)
        last = raw[:-1]
        end += len(raw)
    _refuse_unfinished_branch(file, header, len(lines), through)
    return Contents(header, header_check, lines, last, end, torn)


def _next_line(stream: BinaryIO, file: str, n: int) -> bytes:
    raw = stream.readline(MAX_LINE + 1)
    if len(raw) > MAX_LINE and not raw.endswith(b"\n"):
        fault = _("it is longer than the {limit} bytes a line may have").format(limit=MAX_LINE)
        raise damaged(file, n, LineFault(fault))
    return raw


def _whole_line(raw: bytes, n: int, previous: bytes, version: str) -> Line | None:
    """Entry n; None when it has no newline and so was never finished. Raises LineFault when it is damaged."""
    if raw.endswith(b"\n"):
        return read_line(raw[:-1], n, previous, version)
    whole = whole_line_at_start(raw)
    if whole is not None and raw[whole:].strip(b"\0"):
        # The line was finished and its newline overwritten: dropping it would lose what was acknowledged.
        raise LineFault(_("a whole line is followed by something other than a newline"))
    return None


def _has_unwritten_sectors(raw: bytes, offset: int) -> bool:
    """Whether a last line that begins at ``offset`` in the file has NUL bytes just where sectors are missing.

    JSON never holds a NUL byte; one that fills no sector was put there by something other than a crash.
    """
    # Its newline is written, so no gap reaches its end; the sector it begins in may have been missing whole.
    gaps = [gap.span() for gap in re.finditer(rb"\0+", raw)]
    return bool(gaps) and all(
        (start == 0 or (offset + start) % _SECTOR == 0) and (offset + stop) % _SECTOR == 0 for start, stop in gaps
    )


def _refuse_unfinished_branch(file: str, header: Header, entries: int, through: int | None) -> None:
    if through is None and header.parent is not None and entries < header.parent.line:
        raise RecordError(
            _(
                "{file}: this branch was to copy {expected} entries and holds {found}, so it was cut short; "
                "delete it and make the branch again."
            ).format(file=file, expected=header.parent.line, found=entries)
        )
