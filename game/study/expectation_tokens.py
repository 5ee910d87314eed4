"""The words, numbers and signs of an `expect:` line, and the names an experiment file may give."""

import difflib
import re
from collections.abc import Iterable
from enum import Enum, auto

from attrs import frozen

from game.core.problem import Problem

_NAME = r"\w+(?:[.-]+\w+)*"
# A number ends where a name could not go on, so that an arm may be called `6-hours` or `72h`.
_NUMBER = r"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?!\w|[.-]+\w)"
_TOKEN = re.compile(rf"(?P<number>{_NUMBER})|(?P<name>{_NAME})|(?P<sign>>=|<=|==|!=|[-><~=()\[\],+*/%])")
_ARM = re.compile(_NAME)
_LABEL = re.compile(rf"(?![0-9]){_NAME}")


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()
    NAME = auto()
    SIGN = auto()
    END = auto()


@frozen
class Token:
    """A word, number or sign; `column` counts from 1. The last token of a line is an empty END."""

    kind: Kind
    text: str
    column: int


def tokens(text: str) -> list[Token]:
    """The tokens of a line. Raises Problem at the first character that can start none."""
    found: list[Token] = []
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        match = _TOKEN.match(text, place)
        if match is None:
            raise Problem(
                "Expectation '{text}', column {column}: the character {found} has no meaning here.",
                text=text,
                column=place + 1,
                found=text[place],
            )
        kind = {"number": Kind.NUMBER, "name": Kind.NAME}.get(match.lastgroup or "", Kind.SIGN)
        found.append(Token(kind, match.group(), place + 1))
        place = match.end()
    return [*found, Token(Kind.END, "", len(text) + 1)]


def nearest(word: str, known: Iterable[str]) -> str:
    """The known name most like `word`, or "-" where there is no name at all."""
    best = difflib.get_close_matches(word, list(known), n=1, cutoff=0.0)
    return best[0] if best else "-"


def check_arm_name(name: str) -> None:
    """Raise Problem unless `name` can be written as an arm in an expectation."""
    if not _ARM.fullmatch(name):
        raise Problem(
            "The arm '{name}' cannot be named so: use letters, digits and _, and between them - or a point.",
            name=name,
        )


def check_label(name: str) -> None:
    """Raise Problem unless `name` can be written as a measure in an expectation."""
    if not _LABEL.fullmatch(name):
        raise Problem(
            "The measure '{name}' cannot be named so: start with a letter, use letters, digits and _, and "
            "between them - or a point; give it another name with as.",
            name=name,
        )
