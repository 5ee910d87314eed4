"""The files of a folder of content: read once, located, and named as people know them."""

import hashlib
from pathlib import Path
from typing import TypeVar

from game.content import places
from game.content.located import Located, PathInFile, parse_located, read_bytes
from game.content.phrase import ContentErrors
from game.content.quantities import ANY_KEY, Sources, numbers_in, origin
from game.content.structure import named, structure
from game.core.problem import Problem

T = TypeVar("T")


class Folder:
    """A folder of content files; keeps what it read for sentences and for the digest."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shown = shown_path(path)
        self.problems: list[Problem] = []
        self.located: dict[str, Located] = {}
        self._hash = hashlib.sha256()

    def digest(self) -> str:
        """Hash of everything read so far, in hexadecimal."""
        return self._hash.hexdigest()[:32]

    def has(self, name: str) -> bool:
        """Whether there is a file of that name."""
        return (self.path / name).is_file()

    def text(self, name: str) -> str:
        """A file as text. Raises Problem when it cannot be read."""
        content = self._bytes(name)
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise Problem("{file}: the text is not UTF-8; save it in that encoding.", file=f"{self.shown}/{name}") from error

    def read(self, name: str, target: type[T]) -> T | None:
        """A YAML file as `target`, or None when it has mistakes: they are then among the problems."""
        try:
            located = parse_located(self._bytes(name), f"{self.shown}/{name}")
            self.located[name] = located
            return structure(located, target)
        except ContentErrors as errors:
            self.problems.extend(errors.problems)
        except Problem as problem:
            self.problems.append(problem)
        return None

    def check_sources(self, name: str, thing: object, sources: Sources) -> None:
        """Add a problem for every number that says neither itself nor by `sources` where it comes from."""
        missing: dict[str, PathInFile] = {}
        for path, number in numbers_in(thing):
            if origin(path, number, sources) is None:
                missing.setdefault(str(path[-1]), path)
        for key, path in missing.items():
            self.problems.append(
                Problem(
                    "{file}, line {line}: {what} has no source and grade; give them there or, for {key} or "
                    "{any_key}, under sources.",
                    file=self.located[name].file,
                    line=self.located[name].line(path),
                    what=named(path),
                    key=key,
                    any_key=ANY_KEY,
                )
            )

    def _bytes(self, name: str) -> bytes:
        content = read_bytes(self.path / name, f"{self.shown}/{name}")
        self._hash.update(f"{name}\0{len(content)}\0".encode())
        self._hash.update(content)
        return content


def shown_path(path: Path) -> str:
    """A path as people know it: inside the project from `campaigns` on, elsewhere as it was given."""
    try:
        return f"campaigns/{path.resolve().relative_to(places.campaigns().resolve()).as_posix()}"
    except (ValueError, Problem):
        return str(path)
