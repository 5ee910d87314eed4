"""The worked cases of a rule as a reader sees them: `<rule>.cases.yaml`, beside the rule. The tests run the same files."""

import functools
from collections.abc import Mapping
from typing import Any, Final

import attrs

from game.content.located import Located, parse_located, read_bytes
from game.content.phrase import Phrase
from game.content.rules_text import CASES, rules_folder
from game.content.structure import mistake
from game.core.problem import N_

TURNS_OUT: Final = ("higher_with", "lower_with", "same_with")  # single changes that move the result, or do not


@attrs.frozen
class RuleCase:
    """A worked case: what is given to a function of the rule and what is to come out."""

    title: str
    function: str
    given: Mapping[str, Any]
    expect: Any
    parameters: Mapping[str, Any]  # that differ from their defaults
    modifiers: Mapping[str, Any]  # of odds, in log-odds
    directions: Mapping[str, Mapping[str, Any]]


@functools.cache
def load_cases(rule: str) -> tuple[RuleCase, ...]:
    """The worked cases of a rule, none where it has no file of them. Raises Problem naming file and line."""
    chapter, _dot, name = rule.partition(".")
    path = rules_folder() / chapter / f"{name}{CASES}"
    if not path.is_file():
        return ()
    shown = f"game/rules/{chapter}/{path.name}"
    return read_cases(parse_located(read_bytes(path, shown), shown))


def read_cases(located: Located) -> tuple[RuleCase, ...]:
    """The worked cases of a file. Raises Problem naming file and line."""
    if not isinstance(located.data, list):
        raise mistake(located, (), Phrase(N_("a list of worked cases")), located.data)
    return tuple(_case(located, place, entry) for place, entry in enumerate(located.data))


def _case(located: Located, place: int, entry: Any) -> RuleCase:
    if not isinstance(entry, dict) or not {"title", "function", "given", "expect"} <= set(entry):
        raise mistake(located, (place,), Phrase(N_("a worked case with title, function, given and expect")), entry)
    if not isinstance(entry["given"], dict):
        raise mistake(located, (place, "given"), Phrase(N_("a mapping (key: value)")), entry["given"])
    return RuleCase(
        title=str(entry["title"]), function=str(entry["function"]), given=entry["given"], expect=entry["expect"],
        parameters=entry.get("parameters") or {}, modifiers=entry.get("modifiers") or {},
        directions={name: entry[name] for name in TURNS_OUT if name in entry},
    )  # fmt: skip
