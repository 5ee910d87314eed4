"""Long work in steps, so that a window can go on drawing between them and leaving it is enough to stop it."""

from collections.abc import Generator
from typing import TypeAlias, TypeVar

Result = TypeVar("Result")
Steps: TypeAlias = Generator[None, None, Result]
"""Work that stops after each of its steps and returns its result."""


def drained(steps: Generator[object, None, Result]) -> Result:
    """The result of work done without a stop."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result
