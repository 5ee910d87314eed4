"""Long work in steps, so that a window can go on drawing between them and leaving it is enough to stop it."""

from collections.abc import Callable, Generator
from typing import TypeAlias, TypeVar

Result = TypeVar("Result")
Told = TypeVar("Told")
Steps: TypeAlias = Generator[None, None, Result]
"""Work that stops after each of its steps and returns its result."""


def drained(steps: Generator[object, None, Result]) -> Result:
    """The result of work done without a stop."""
    ended: list[Result] = []
    for _ in _ending_in(ended, steps):
        pass
    return ended[0]


def told(steps: Generator[object, None, Result], tell: Callable[[], Told]) -> Generator[Told, None, Result]:
    """The same work, which says at each of its stops what `tell` finds to say then."""
    ended: list[Result] = []
    for _ in _ending_in(ended, steps):
        yield tell()
    return ended[0]


def _ending_in(ended: list[Result], steps: Generator[object, None, Result]) -> Generator[object, None, None]:
    """The same work, its result put into a list: a loop over steps would lose it."""
    ended.append((yield from steps))
