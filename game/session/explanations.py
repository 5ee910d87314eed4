"""What an explanation is made of: causes with amounts, rules with their parameters, chances, and plain sentences."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import attrs

from game.content.rules_text import RuleText, load_rules
from game.core.odds import ChanceRecord
from game.core.parameters import Parameter
from game.core.trace import Change
from game.engine.forecast import Line
from game.session import wording
from game.session.session import Session
from game.texts import _

LARGEST = 3


@attrs.frozen
class Cause:
    """One cause of a change of a number: how much, by which rule, and the event that brought it, if the seat saw it."""

    amount: float
    words: str
    rule: str
    event: str  # label of the event, "" where there is none to tell
    event_text: str
    day: float  # of the latest booking


@attrs.frozen
class ParameterUsed:
    """A parameter of a rule as it stands in this game."""

    name: str
    value: float
    unit: str
    meaning: str
    source: str
    grade: str


@attrs.frozen
class RuleUsed:
    """A rule as its file tells it, with the parameters that its equation reads."""

    name: str
    title: str
    words: str
    equation: str
    parameters: tuple[ParameterUsed, ...]


@attrs.frozen
class Explanation:
    """Why a number is what it is, or why something happened.

    `causes` are in order of size, so the first three are the largest. `sentences` hold what is not a sum: where a belief
    came from, a chain of events. `forecast` is what the seat expected beforehand; `chances` are the draws, kept back until
    the game is over. `counted`: what start, end and causes are of, where that is not the title's own number.
    """

    title: str
    unit: str = ""
    start: float | None = None
    end: float | None = None
    turns: tuple[int, int] = (0, 0)
    causes: tuple[Cause, ...] = ()
    rules: tuple[RuleUsed, ...] = ()
    sentences: tuple[str, ...] = ()
    forecast: tuple[Line, ...] = ()
    chances: tuple[ChanceRecord, ...] = ()
    counted: str = ""

    @property
    def largest(self) -> tuple[Cause, ...]:
        """The three largest causes."""
        return self.causes[:LARGEST]

    @property
    def rest(self) -> tuple[Cause, ...]:
        """The other causes."""
        return self.causes[LARGEST:]


def gather(
    changes: Sequence[Change], labels: dict[int, tuple[str, str]], decisions: Mapping[int, str] = MappingProxyType({})
) -> tuple[Cause, ...]:
    """Add changes up by cause and event, the largest first; `labels`: label and text by id of an event the seat saw;
    `decisions`: the decision that brought an event about, in words, by the event's id."""
    sums: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        label = labels.get(change.event, ("", ""))[0]
        sums.setdefault((change.cause, label), []).append(change)
    causes = []
    for (name, label), parts in sums.items():
        rule, words = cause_words(name)
        words = decisions.get(parts[-1].event, words)
        text = labels.get(parts[-1].event, ("", ""))[1]
        whole = 0.0
        for part in parts:
            whole = whole + part.amount
        causes.append(Cause(whole, words, rule, label, text, parts[-1].day))
    return tuple(sorted(causes, key=lambda cause: -abs(cause.amount)))


def cause_words(cause: str) -> tuple[str, str]:
    """The rule of a cause ("" where no rule of the book stands behind it) and the cause in plain words."""
    if cause in wording.SPECIAL_CAUSES:
        return "", _(wording.SPECIAL_CAUSES[cause])
    rule, _dot, key = cause.rpartition(".")
    known = load_rules().get(rule)
    if known is None:
        return "", cause
    return rule, _(known.causes[key]) if key in known.causes else _(known.title)


def rules_used(session: Session, names: Iterable[str]) -> tuple[RuleUsed, ...]:
    """The rules of these names, each once, with their parameters in this game."""
    known = load_rules()
    return tuple(rule_used(session, known[name]) for name in dict.fromkeys(names) if name in known)


def rule_used(session: Session, rule: RuleText, every: bool = False) -> RuleUsed:
    """One rule; `every`: with all its parameters instead of those its equation names."""
    chosen = rule.parameters if every else _in_equation(rule)
    parameters = tuple(
        ParameterUsed(
            name=parameter.name, value=float(_value(session, parameter.name)), unit=parameter.unit,
            meaning=_(parameter.meaning), source=parameter.source, grade=parameter.grade,
        )
        for parameter in chosen
    )  # fmt: skip
    return RuleUsed(rule.name, _(rule.title), _(rule.words), rule.equation, parameters)


def _value(session: Session, name: str) -> float:
    rule, _dot, key = name.rpartition(".")
    value = session.truth.parameters.of(rule, 1)[key]
    return value if isinstance(value, float) else float(value.reshape(-1)[0])


def _in_equation(rule: RuleText) -> tuple[Parameter, ...]:
    words = set(re.findall(r"[a-z_]+", rule.equation))
    found = []
    for parameter in rule.parameters:
        key = parameter.name.rpartition(".")[2]
        if key in words or any(key.startswith(word + "_") for word in words if len(word) > 2):
            found.append(parameter)
    return tuple(found) or rule.parameters
