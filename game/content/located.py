"""YAML read into plain data together with the line of everything in it.

A scenario may come from a stranger. Only the plain part of YAML is read: mappings with text keys, lists,
text, whole numbers, decimal numbers, true, false and null. No tags, no anchors or aliases, no duplicate keys,
no NaN or infinity, no dates, octal or sexagesimal numbers; files up to 2 MiB, nested up to 30 deep. Nothing
is executed.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs
import yaml

from game.content.phrase import Phrase
from game.core.problem import N_, Problem

LARGEST_FILE: Final = 2 * 1024 * 1024  # bytes
DEEPEST: Final = 30
LONGEST_NUMBER: Final = 30  # characters

PathInFile = tuple[str | int, ...]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times as fast
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)([eE][-+]?[0-9]+)?\Z")
_NO_NUMBER = re.compile(r"[-+]?\.(inf|nan)\Z", re.IGNORECASE)
_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None, "~": None, "": None}
_PLAIN_TAGS: Final = (None, "!")  # "!" is what the parser reports for quoted text


@attrs.frozen
class Located:
    """The data of one file and the line (from 1) of every part of it."""

    data: Any
    lines: dict[PathInFile, int]
    file: str  # as shown to people

    def line(self, path: PathInFile) -> int:
        """The line of the part at `path`, or of the nearest part around it that exists."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)


@attrs.define
class _Open:
    """A mapping or list being read."""

    container: dict[str, Any] | list[Any]
    path: PathInFile
    key: str | None = None

    def next_path(self) -> PathInFile:
        step = self.key if isinstance(self.container, dict) else len(self.container)
        assert step is not None
        return (*self.path, step)

    def add(self, value: Any) -> None:
        if isinstance(self.container, dict):
            assert self.key is not None
            self.container[self.key] = value
            self.key = None
        else:
            self.container.append(value)


def read_bytes(path: Path, shown: str) -> bytes:
    """The bytes of a file, at most one more than LARGEST_FILE. Raises Problem when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise Problem("{file}: the file is missing; add it.", file=shown) from error
    except OSError as error:
        raise Problem("{file} cannot be read: {reason}.", file=shown, reason=error.strerror or str(error)) from error


def read_located(path: Path, shown: str) -> Located:
    """Read a YAML file; `shown` is its name in sentences.

    Raises Problem, naming file and line, for anything outside the plain part of YAML.
    """
    return parse_located(read_bytes(path, shown), shown)


def parse_located(content: bytes, shown: str) -> Located:
    """The data and lines of a YAML text in UTF-8. Raises Problem as `read_located`."""
    if len(content) > LARGEST_FILE:
        raise Problem("{file}: the file is larger than {limit} MiB; split it.", file=shown, limit=LARGEST_FILE >> 20)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _wrong(shown, line, Phrase(N_("the text is not UTF-8; save the file in that encoding"))) from error
    try:
        return _Reader(shown).read(text)
    except yaml.YAMLError as error:
        raise _syntax(shown, error) from error


def _wrong(shown: str, line: int, what: Phrase) -> Problem:
    return Problem("{file}, line {line}: {what}.", file=shown, line=line, what=what)


def _syntax(shown: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
    return Problem(
        "{file}, line {line}: this is not YAML ({reason}); check indents, quotes, colons and brackets.",
        file=shown,
        line=mark.line + 1 if mark is not None else 1,
        reason=" ".join(str(reason).split()),
    )


class _Reader:
    """Builds the data from the parser's events, so that nothing is ever constructed by a tag."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.lines: dict[PathInFile, int] = {}
        self.open: list[_Open] = []
        self.root: Any = None
        self.documents = 0

    def read(self, text: str) -> Located:
        events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        for event in events:
            self._take(event)
        return Located(self.root, self.lines, self.shown)

    def _take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self._problem(line, N_("a file holds one document; remove the second ---"))
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise self._problem(line, N_("anchors (&) and aliases (*) are not allowed; write the value out"))
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._start({} if isinstance(event, yaml.MappingStartEvent) else [], event, line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.open.pop()

    def _start(self, container: dict[str, Any] | list[Any], event: Any, line: int) -> None:
        if event.tag not in _PLAIN_TAGS:
            raise self._tag(line, event.tag)
        if len(self.open) >= DEEPEST:
            raise Problem(
                "{file}, line {line}: nested more than {limit} deep; flatten it.",
                file=self.shown,
                line=line,
                limit=DEEPEST,
            )
        if self._awaits_key():
            raise self._problem(line, N_("a key must be text, not a list or mapping"))
        self.open.append(_Open(container, self._place(container, line)))

    def _scalar(self, event: Any, line: int) -> None:
        if event.tag not in _PLAIN_TAGS:
            raise self._tag(line, event.tag)
        if self._awaits_key():
            self._key(event.value, line)
            return
        plain = event.implicit[0] and not event.style
        self._place(self._value(event.value, line) if plain else event.value, line)

    def _awaits_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].container, dict) and self.open[-1].key is None

    def _key(self, key: str, line: int) -> None:
        top = self.open[-1]
        if key in top.container:
            raise Problem(
                "{file}, line {line}: the key {key} stands twice here (first on line {first}); remove one.",
                file=self.shown,
                line=line,
                key=_short(key),
                first=self.lines[(*top.path, key)],
            )
        top.key = key
        self.lines[(*top.path, key)] = line

    def _place(self, value: Any, line: int) -> PathInFile:
        if not self.open:
            self.root = value
            self.lines[()] = line
            return ()
        top = self.open[-1]
        path = top.next_path()
        self.lines.setdefault(path, line)
        top.add(value)
        return path

    def _value(self, text: str, line: int) -> str | int | float | bool | None:
        if text in _WORDS:
            return _WORDS[text]
        if _NO_NUMBER.match(text):
            raise Problem(
                "{file}, line {line}: {found} is not allowed; write a finite number.",
                file=self.shown,
                line=line,
                found=text,
            )
        if len(text) > LONGEST_NUMBER or not _DECIMAL.match(text):
            return text
        if _WHOLE.match(text):
            return int(text)
        if text.lstrip("+-").isdigit():
            return text  # 007 is text: in one YAML it is octal, in another it is not
        number = float(text)
        if number - number != 0.0:
            raise Problem(
                "{file}, line {line}: {found} is not allowed; write a finite number.",
                file=self.shown,
                line=line,
                found=text,
            )
        return number

    def _problem(self, line: int, what: str) -> Problem:
        return _wrong(self.shown, line, Phrase(what))

    def _tag(self, line: int, tag: str) -> Problem:
        return Problem(
            "{file}, line {line}: the tag {tag} is not allowed; remove it.",
            file=self.shown,
            line=line,
            tag=_short(tag),
        )


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
