"""The record of one game: one UTF-8 file of JSON lines that is only ever appended to.

A line is on the disk before ``append`` returns, so a process killed at any moment loses nothing it was told
is saved. Undo, rewind, branch, replay, report and export all start from here. See record_lines for what a
line holds, record_reading for what is accepted when one is read, record_lock for why a record has one writer.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import attrs

from game.session.record_errors import LineFault, RecordError, damaged, printable, system_refusal
from game.session.record_lines import (
    KINDS,
    Header,
    Line,
    Parent,
    read_header,
    read_line,
    seal_header,
    seal_line,
)
from game.session.record_lock import lock_for_writing
from game.session.record_reading import MAX_FILE, MAX_LINES, Contents, read_contents
from game.session.snapshot import pack_snapshot, unpack_snapshot
from game.texts import _, ngettext

__all__ = ["KINDS", "Header", "Line", "Parent", "Record", "RecordError", "pack_snapshot", "unpack_snapshot"]

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would otherwise turn newlines into CR LF
_NO_DIRECTORY_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM}


@attrs.frozen
class _Tail:
    """How far the file is known to be whole: entries, bytes, and the last line without its newline."""

    entries: int
    end: int
    last: bytes


class Record:
    """The record of one game, made by ``create``, ``open``, ``read`` or ``branch``; its context closes it.

    ``header`` is its first line, ``lines`` its entries (entry n at place n - 1), ``dropped`` a sentence about
    the torn end of the file, or None. A torn end stays in the file until a line is appended in its place.
    """

    def __init__(self, path: Path, contents: Contents, descriptor: int | None) -> None:
        self.path = path
        self.header = contents.header
        self.header_check = contents.header_check
        self.dropped = _dropped(path, contents.torn) if contents.torn else None
        self._lines = contents.lines
        self._tail = _Tail(len(contents.lines), contents.end, contents.last)
        self._descriptor = descriptor
        # Whether the file may hold more than the tail says: a torn end, or a write that was interrupted.
        self._unsettled = contents.torn > 0

    @classmethod
    def create(cls, path: str | os.PathLike[str], header: Header) -> Self:
        """Begin a record in a new file, open for appending. Raises RecordError, also when the file exists."""
        return cls._begin(Path(path), header, ())

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Self:
        """Verify a record and open it for appending, as its only writer. Raises RecordError."""
        place = Path(path)
        descriptor = _open_file(place, os.O_RDWR | os.O_APPEND)
        try:
            _lock(place, descriptor)
            return cls(place, _read(place, descriptor), descriptor)
        except BaseException:
            os.close(descriptor)
            raise

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Self:
        """Verify a record and read it, though another process may be writing it. Raises RecordError."""
        place = Path(path)
        descriptor = _open_file(place, os.O_RDONLY)
        try:
            return cls(place, _read(place, descriptor), None)
        finally:
            os.close(descriptor)

    @classmethod
    def branch(cls, path: str | os.PathLike[str], new_path: str | os.PathLike[str], through_line: int) -> Self:
        """Begin a new record with the header and entries 1 to ``through_line`` of another (0: no entry).

        Nothing after that entry is read, so a branch rescues a record damaged further on. The new header
        names its parent. Raises RecordError, also when the new file exists.
        """
        place = Path(path)
        descriptor = _open_file(place, os.O_RDONLY)
        try:
            contents = _read(place, descriptor, max(0, through_line))
        finally:
            os.close(descriptor)
        if len(contents.lines) != through_line:
            raise RecordError(
                _(
                    "{file}: a branch through entry {line} is not possible, for the record holds {found}; "
                    "choose an entry from 0 to the last."
                ).format(file=_shown(place), line=through_line, found=len(contents.lines))
            )
        check = contents.lines[-1].check if contents.lines else contents.header_check
        parent = Parent(file=printable(place.name), line=through_line, check=check)
        header = attrs.evolve(contents.header, parent=parent)
        return cls._begin(Path(new_path), header, ((line.kind, line.body) for line in contents.lines))

    @property
    def lines(self) -> Sequence[Line]:
        """The entries saved so far, in order."""
        return self._lines

    def append(self, kind: str, body: Mapping[str, Any]) -> int:
        """Save one entry and return its number; it is on the disk by then, whatever becomes of the process.

        Raises RecordError when it cannot be saved (the record is then as it was, and the call may be
        repeated), and ValueError for a kind there is not.
        """
        if kind not in KINDS:
            raise ValueError(f"no entry is of the kind {kind!r}; there are {', '.join(sorted(KINDS))}")
        del self._lines[self._tail.entries :]  # what an interrupted append may have left
        n = self._tail.entries + 1
        try:
            raw = seal_line(n, kind, body, self._tail.last)
            line = read_line(raw, n, self._tail.last, self.header.plaza)
        except LineFault as fault:
            raise _not_saved(self.path, fault) from fault
        tail = _Tail(n, self._tail.end + len(raw) + 1, raw)
        _refuse_overfull(self.path, tail)
        self._write(raw + b"\n")
        self._lines.append(line)
        self._tail = tail
        self._unsettled = False
        return n

    def fault(self, line: Line, fault: str) -> RecordError:
        """The error to raise for a line whose body is wrong; ``fault`` is a clause as "it names no order"."""
        return damaged(_shown(self.path), line.n, LineFault(fault))

    def snapshot(self, line: Line) -> bytes:
        """The state packed in the member ``snapshot`` of a line's body. Raises RecordError."""
        try:
            return unpack_snapshot(line.body.get("snapshot"))
        except LineFault as fault:
            raise damaged(_shown(self.path), line.n, fault) from fault

    def close(self) -> None:
        """Let go of the file and of its lock. ``lines`` stays readable; closing twice does no harm."""
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            os.close(descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @classmethod
    def _begin(cls, path: Path, header: Header, entries: Iterable[tuple[str, Mapping[str, Any]]]) -> Self:
        """Create the file with its header and some entries, all on the disk when this returns."""
        try:
            last = seal_header(header)
            checked, check = read_header(last)
        except LineFault as fault:
            raise _not_saved(path, fault) from fault
        descriptor = _open_file(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL)
        try:
            _lock(path, descriptor)
            _write_all(descriptor, last + b"\n")
            lines: list[Line] = []
            end = len(last) + 1
            for n, (kind, body) in enumerate(entries, start=1):
                raw = seal_line(n, kind, body, last)
                end += len(raw) + 1
                _refuse_overfull(path, _Tail(n, end, raw))
                lines.append(read_line(raw, n, last, checked.plaza))
                _write_all(descriptor, raw + b"\n")
                last = raw
            os.fsync(descriptor)
            _sync_folder(path)
        except BaseException as error:
            os.close(descriptor)
            path.unlink(missing_ok=True)  # it was not there before, and nothing in it has been acknowledged
            if isinstance(error, OSError):
                raise system_refusal(_shown(path), error) from error
            raise
        return cls(path, Contents(checked, check, lines, last, end, 0), descriptor)

    def _write(self, data: bytes) -> None:
        """Put a line at the end of the file and wait until the disk has it."""
        if self._descriptor is None:
            raise RecordError(
                _("{file}: the record is not open for writing; open the game again to go on.").format(file=_shown(self.path))
            )
        self._refuse_touched(self._descriptor)
        try:
            if self._unsettled:
                os.ftruncate(self._descriptor, self._tail.end)
            self._unsettled = True
            _write_all(self._descriptor, data)
            os.fsync(self._descriptor)
        except OSError as error:
            self._take_back(self._descriptor)
            raise RecordError(
                _(
                    "{file}: the last step is not saved ({reason}); everything before it is. "
                    "Make room or give access to the file, then try again."
                ).format(file=_shown(self.path), reason=printable(error.strerror or str(error)))
            ) from error

    def _take_back(self, descriptor: int) -> None:
        """Remove a line that could not be saved, so that it does not come back when the record is opened."""
        try:
            os.ftruncate(descriptor, self._tail.end)
        except OSError:
            self.close()  # the error being handled is the one to tell; no line may follow one in doubt

    def _refuse_touched(self, descriptor: int) -> None:
        status = os.fstat(descriptor)
        if status.st_nlink == 0 or (not self._unsettled and status.st_size != self._tail.end):
            raise RecordError(
                _(
                    "{file}: another program changed, replaced or deleted the record while it was open, so "
                    "the last step is not saved; close the game, restore a copy and open it again."
                ).format(file=_shown(self.path))
            )


def _open_file(path: Path, flags: int) -> int:
    try:
        # Looked at before it is opened: opening a named pipe would wait for ever.
        if not flags & os.O_CREAT and not stat.S_ISREG(path.stat().st_mode):
            raise RecordError(_("{file} is not a file; name the record of a game.").format(file=_shown(path)))
        return os.open(path, flags | _BINARY, 0o666)
    except FileExistsError as error:
        raise RecordError(
            _("{file} exists already, and a record is never written over; choose another name.").format(file=_shown(path))
        ) from error
    except FileNotFoundError as error:
        raise RecordError(_("{file} is not there; check the name and the folder.").format(file=_shown(path))) from error
    except (OSError, ValueError) as error:
        raise system_refusal(_shown(path), error) from error


def _lock(path: Path, descriptor: int) -> None:
    try:
        taken = lock_for_writing(descriptor)
    except OSError as error:
        raise system_refusal(_shown(path), error) from error
    if not taken:
        raise RecordError(
            _("{file} is open in another Plaza; close that game first, or go on from a branch.").format(file=_shown(path))
        )


def _read(path: Path, descriptor: int, through: int | None = None) -> Contents:
    if os.fstat(descriptor).st_size > MAX_FILE:
        raise RecordError(
            _("{file} is larger than the {limit} bytes a record may have; check that it is the record of a game.").format(
                file=_shown(path), limit=MAX_FILE
            )
        )
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        with os.fdopen(descriptor, "rb", buffering=1 << 20, closefd=False) as stream:
            return read_contents(stream, _shown(path), through)
    except OSError as error:
        raise system_refusal(_shown(path), error) from error


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _sync_folder(path: Path) -> None:
    """Make the name of a new file as durable as its content. Windows offers no call for it and needs none."""
    if sys.platform != "win32":
        try:
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        except OSError as error:
            # Some network and read-restricted folders cannot be synchronised; the file itself has been.
            if error.errno not in _NO_DIRECTORY_SYNC:
                raise


def _refuse_overfull(path: Path, tail: _Tail) -> None:
    if tail.end > MAX_FILE or tail.entries > MAX_LINES:
        raise RecordError(
            _(
                "{file} is full: a record holds {entries} entries and {bytes} bytes at most; "
                "go on from a branch through an earlier entry."
            ).format(file=_shown(path), entries=MAX_LINES, bytes=MAX_FILE)
        )


def _not_saved(path: Path, fault: LineFault) -> RecordError:
    return RecordError(
        _("{file}: this cannot be saved: {fault}; change it and try again.").format(file=_shown(path), fault=fault.fault)
    )


def _dropped(path: Path, torn: int) -> str:
    return ngettext(
        "{file}: its last line was never finished, so {count} byte is left out; all before it is whole.",
        "{file}: its last line was never finished, so {count} bytes are left out; all before it is whole.",
        torn,
    ).format(file=_shown(path), count=torn)


def _shown(path: Path) -> str:
    return printable(str(path))
