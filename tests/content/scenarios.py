"""A scenario to break: the_teapot copied, with one thing in it changed."""

import shutil
from pathlib import Path

import pytest

from game.content import places
from game.content.load import load_scenario
from game.core.problem import Problem


def copy_of(scenario: str, folder: Path) -> Path:
    """A copy of a scenario that may be changed."""
    target = folder / scenario
    shutil.copytree(places.campaigns() / scenario, target)
    return target


def changed(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the only occurrence of `old` in a file."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} should stand once in {file}, so that the test knows what it changes"
    path.write_text(text.replace(old, new), encoding="utf-8")


def lines_of(path: Path, part: str) -> tuple[int, int]:
    """The first and last line of a part of a file."""
    text = path.read_text(encoding="utf-8")
    assert part in text, f"{part!r} should stand in {path.name}, so that the test knows its line"
    first = text[: text.index(part)].count("\n") + 1
    return first, first + part.count("\n")


def complaint(folder: Path) -> str:
    """The sentences with which loading a scenario is refused."""
    with pytest.raises(Problem) as refusal:
        load_scenario(folder)
    return str(refusal.value)
