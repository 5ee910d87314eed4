"""Worked cases: `<rule>.cases.yaml` read, turned into arrays and put to the functions of the rule.

A case names a function of its rule, gives one value per argument and the result to expect. Codes may be written as
words (`sharing: broad`, `site: mountain`, `rung: fix`). A `Watch` is written as its fields, and points of effort by
discipline (`signals: 3`); what is left out is absent: no points, no caution, a city, a yield of 1. `higher_with`,
`lower_with` and `same_with` list single changes of an argument and say which way the result goes.
"""

import functools
import importlib
import inspect
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import attrs
import numpy as np
from numpy.typing import NDArray

from game.content.located import parse_located
from game.content.rules_text import CASES, load_rules, rules_folder
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.core.odds import Odds
from game.core.parameters import Values
from game.core.roles import ROLES, RUNGS, SITES
from game.core.state import DISCIPLINES
from game.rules.intelligence.rungs import Steps, Watch
from game.rules.raids.leak import SHARING
from tests.cases import organisation

DIRECTIONS: Final = ("higher_with", "lower_with", "same_with")
KEYS: Final = {"title", "function", "given", "expect", "modifiers", "parameters", *DIRECTIONS}
WORDS: Final[Mapping[str, Sequence[str]]] = {
    "sharing": SHARING, "site": SITES, "rung": RUNGS, "partner_rung": RUNGS, "roles": [role.name for role in ROLES],
}  # fmt: skip
WATCH: Final[Mapping[str, Any]] = {
    **dict.fromkeys(DISCIPLINES, 0.0), "workload": 1.0, "security": 0.0, "caution": 0.0, "site": "urban",
    "talk": 0.0, "leads": 0.0, "tips": 0.0, "partner": 0.0, "partner_rung": "none",
}  # fmt: skip

# Functions that put a rule which needs a game to a game made for it; they count as functions of the rule.
STAGED: Final[Mapping[str, tuple[Callable[..., Any], ...]]] = {
    "succession.command": (
        organisation.capacity, organisation.command_after_removal, organisation.command_after_days,
    ),
}  # fmt: skip


class CaseError(Exception):
    """A case that cannot be run as it stands."""


@attrs.frozen
class Case:
    """One worked case of a rule."""

    rule: str
    title: str
    function: str
    given: Mapping[str, Any]
    expect: Any
    where: str  # file and line
    modifiers: Mapping[str, float] = attrs.field(factory=dict)
    parameters: Mapping[str, float] = attrs.field(factory=dict)
    directions: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict)

    def fault(self, what: str) -> CaseError:
        """The fault of this case, with its title and place."""
        return CaseError(f"{self.where}: {self.title!r} {what}")

    def changed(self, argument: str, value: Any) -> "Case":
        """The same case with another value of one argument."""
        return attrs.evolve(self, given={**self.given, argument: value})


def cases_file(rule: str) -> Path:
    """Where the worked cases of a rule stand."""
    chapter, name = rule.split(".")
    return rules_folder() / chapter / f"{name}{CASES}"


@functools.cache
def cases_of(rule: str) -> tuple[Case, ...]:
    """The cases of a rule in the order of its file, if there is one. Raises CaseError for a part too few or many."""
    path = cases_file(rule)
    if not path.exists():
        return ()
    located = parse_located(path.read_bytes(), f"game/rules/{path.parent.name}/{path.name}")
    cases = []
    for place, entry in enumerate(located.data):
        where = f"{located.file}, line {located.line((place,))}"
        lacking, strange = {"title", "function", "given", "expect"} - set(entry), set(entry) - KEYS
        if lacking or strange:
            raise CaseError(f"{where}: a case lacks {sorted(lacking)} or has the unknown {sorted(strange)}")
        known = {key: entry[key] for key in ("title", "function", "given", "expect")}
        cases.append(
            Case(
                rule=rule, where=where, modifiers=entry.get("modifiers", {}), parameters=entry.get("parameters", {}),
                directions={key: entry[key] for key in DIRECTIONS if key in entry}, **known,
            )
        )  # fmt: skip
    return tuple(cases)


def all_cases() -> list[Case]:
    """Every case of every rule that has a file of them."""
    return [case for rule in load_rules() for case in cases_of(rule)]


def module_of(rule: str) -> ModuleType:
    """The module of a rule."""
    return importlib.import_module(f"game.rules.{rule}")


def pure_functions(rule: str) -> dict[str, Callable[..., Any]]:
    """The public functions of a rule that compute from numbers alone: they take neither a game nor drawn steps."""
    module = module_of(rule)
    found = {function.__name__: function for function in STAGED.get(rule, ())}
    for name, function in vars(module).items():
        if inspect.isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_"):
            kinds = {parameter.annotation for parameter in inspect.signature(function).parameters.values()}
            if kinds and not kinds & {Game, Steps}:
                found[name] = function
    return found


def arguments_of(function: Callable[..., Any]) -> dict[str, Any]:
    """What a case gives to a function, by name, with its type; a Watch counts as its fields."""
    names: dict[str, Any] = {}
    for parameter in inspect.signature(function).parameters.values():
        if parameter.annotation is Watch:
            names |= {name: IntArray if name in WORDS else FloatArray for name in WATCH}
        elif parameter.annotation is not Values:
            names[parameter.name] = parameter.annotation
    return names


def defaults(rule: str) -> dict[str, float]:
    """The default parameters of a rule, by key."""
    return {parameter.name.rpartition(".")[2]: parameter.value for parameter in load_rules()[rule].parameters}


def evaluate(cases: Sequence[Case], per_game: bool = False) -> dict[str, NDArray[Any]]:
    """Run cases of one function as one batch; every part of the result has shape (len(cases), ...).

    An Odds gives its chance as `result` and each modifier under its name. With `per_game` every parameter is an array
    with a value per case, as in a batch whose games differ; without it the cases must agree on the parameters.
    """
    function = function_of(cases[0])
    result = function(**_call(cases, function, per_game))
    if isinstance(result, Odds):
        return {"result": result.chance(), **dict(result.modifiers)}
    return {"result": np.asarray(result)}


def function_of(case: Case) -> Callable[..., Any]:
    """The function that a case names. Raises CaseError."""
    functions = pure_functions(case.rule)
    if case.function not in functions:
        raise case.fault(f"names the function {case.function}; {case.rule} has {', '.join(functions)}")
    return functions[case.function]


def alike(case: Case) -> tuple[Any, ...]:
    """What cases must share to stand in one batch: the function, arguments that are text, lengths of lists."""
    kinds = arguments_of(function_of(case))
    return (
        case.rule, case.function,
        tuple(value for name, value in case.given.items() if kinds.get(name) is str),
        tuple(len(value) for value in case.given.values() if isinstance(value, list)),
    )  # fmt: skip


def _call(cases: Sequence[Case], function: Callable[..., Any], per_game: bool) -> dict[str, Any]:
    columns = {name: _column(cases, name, kind) for name, kind in arguments_of(function).items()}
    for case in cases:
        if strange := set(case.given) - set(columns):
            raise case.fault(f"gives {', '.join(sorted(strange))}; {case.function} takes {', '.join(columns)}")
    call: dict[str, Any] = {}
    for parameter in inspect.signature(function).parameters.values():
        if parameter.annotation is Values:
            call[parameter.name] = _values(cases, per_game)
        elif parameter.annotation is Watch:
            call[parameter.name] = _watch(len(cases), columns)
        else:
            call[parameter.name] = columns[parameter.name]
    return call


def _column(cases: Sequence[Case], name: str, kind: Any) -> Any:
    values = [_value(case, name, kind) for case in cases]
    if kind is str:
        return values[0]
    return np.array(values, dtype={IntArray: np.int64, BoolArray: np.bool_}.get(kind, np.float64))


def _value(case: Case, name: str, kind: Any) -> Any:
    takes_watch = Watch in (p.annotation for p in inspect.signature(function_of(case)).parameters.values())
    if name not in case.given and not (takes_watch and name in WATCH):
        raise case.fault(f"does not give {name}, which {case.function} takes")
    value = case.given.get(name, WATCH.get(name))
    if kind is str:
        return value
    numbers = [_number(case, name, v, kind) for v in (value if isinstance(value, list) else [value])]
    return numbers if isinstance(value, list) else numbers[0]


def _number(case: Case, name: str, value: Any, kind: Any) -> Any:
    words = WORDS.get(name, ())
    if isinstance(value, str):
        if value not in words:
            raise case.fault(f"says {name}: {value}; expected a number or one of {', '.join(words)}")
        return words.index(value)
    if kind == IntArray and not isinstance(value, int):
        raise case.fault(f"says {name}: {value}; expected a whole number")
    return value


def _values(cases: Sequence[Case], per_game: bool) -> Values:
    rule = cases[0].rule
    known = defaults(rule)
    for case in cases:
        if strange := set(case.parameters) - set(known):
            raise case.fault(f"sets {', '.join(sorted(strange))}; {rule} has the parameters {', '.join(known)}")
    rows = [known | {key: float(value) for key, value in case.parameters.items()} for case in cases]
    if per_game:
        return Values(rule, {key: np.array([row[key] for row in rows]) for key in known})
    if any(row != rows[0] for row in rows):
        raise CaseError(f"{rule}: cases with different parameters stand in one batch; run them with per_game")
    return Values(rule, dict(rows[0]))


def _watch(size: int, columns: Mapping[str, Any]) -> Watch:
    rows = np.arange(size)
    fields = {name: column for name, column in columns.items() if name in WATCH and name not in DISCIPLINES}
    effort = np.stack([columns[name] for name in DISCIPLINES], axis=1)
    return Watch(rows=rows, viewer=rows * 0, post=rows * 0, effort=effort, **fields)
