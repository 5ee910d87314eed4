"""Where a game goes on from an earlier turn in a record of its own."""

from pathlib import Path


def free_path(path: Path, turn: int) -> Path:
    """A name for a branch that no file has."""
    number = 1
    while True:
        new = path.with_name(f"{path.stem}-from-{turn}-{number}{path.suffix}")
        if not new.exists():
            return new
        number += 1
