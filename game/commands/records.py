"""What the commands share that read or write records."""

from collections.abc import Iterator
from contextlib import contextmanager

from game.core.problem import Problem
from game.session.record import RecordError


@contextmanager
def record_trouble_told() -> Iterator[None]:
    """Turn trouble with a record, which comes as a finished sentence, into the problem a command ends with."""
    try:
        yield
    except RecordError as error:
        raise Problem("{sentence}", sentence=error.sentence) from error
