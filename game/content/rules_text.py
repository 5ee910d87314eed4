"""The rules as their files tell them: plain words, equation, causes and parameters; and the presets.

A parameter is named by chapter, rule and key: `base` in game/rules/raids/leak.yaml is `raids.leak.base`.
"""

import functools
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final, Literal

import attrs
import numpy as np

import game
from game.content import places
from game.content.languages import texts
from game.content.located import Located, parse_located, read_bytes
from game.content.phrase import ContentErrors, Phrase, raise_all
from game.content.quantities import Grade, means
from game.content.source_files import shown_path
from game.content.structure import Mistake, mistake, nearest, structure, unknown
from game.core import luck
from game.core.arrays import KeyArray
from game.core.parameters import Parameter, Parameters, Value, one_value_each
from game.core.problem import N_, Problem
from game.core.purposes import Purpose
from game.core.world import Texts

DEFAULT_PRESET: Final = "balanced"
UNCONTESTED: Final = "none"
CASES: Final = ".cases.yaml"
Argument = Literal["none", "tempo", "market", "restraint"]


@attrs.frozen(kw_only=True)
class ParameterEntry:
    """One parameter of a rule file."""

    value: float = means("default")
    range: tuple[float, float] = means("lowest and highest plausible value")
    unit: str = means("unit")
    meaning: str = means("meaning")
    grade: Grade = means("A, A*, B or C")
    source: str = means("title and place")
    argument: Argument = means("the argument that holds it: none, tempo, market, restraint", default="none")

    def __attrs_post_init__(self) -> None:
        low, high = self.range
        if low > high:
            raise Mistake(Phrase(N_("the lower end first")), list(self.range), ("range",))
        if not low <= self.value <= high:
            raise Mistake(
                Phrase(N_("a value inside its range {low} to {high}"), low=f"{low:g}", high=f"{high:g}"),
                self.value,
                ("value",),
            )


@attrs.frozen(kw_only=True)
class RuleFile:
    """game/rules/<chapter>/<rule>.yaml."""

    title: str = means("title")
    words: str = means("the rule in plain words")
    equation: str = means("the rule as an equation")
    rows: tuple[str, ...] = means("mechanism rows it carries", factory=tuple)
    parameters: Mapping[str, ParameterEntry] = means("by key", factory=dict)
    causes: Mapping[str, str] = means("names of the causes under which it books changes", factory=dict)


@attrs.frozen
class RuleText:
    """One rule as its file tells it."""

    name: str  # chapter.rule
    title: str
    words: str
    equation: str
    rows: tuple[str, ...]
    causes: Mapping[str, str]
    parameters: tuple[Parameter, ...]


@attrs.frozen(kw_only=True)
class PresetFile:
    """campaigns/presets/<name>.yaml."""

    title: Texts = texts("title")
    argument: Texts = texts("the argument it stands for")
    source: str = means("who makes the argument")
    values: Mapping[str, float] = means("parameters that differ from their defaults", factory=dict)


@attrs.frozen
class Preset:
    """A preset, its values checked against the rules."""

    name: str
    title: Texts
    argument: Texts
    source: str
    values: Mapping[str, float]


def rules_folder() -> Path:
    """The folder of the rules, which holds their texts beside them."""
    return Path(game.__file__).parent / "rules"


@functools.cache
def load_rules() -> Mapping[str, RuleText]:
    """Every rule by name. Raises ContentErrors when a rule file is wrong."""
    return read_rules(rules_folder())


def read_rules(folder: Path) -> Mapping[str, RuleText]:
    """The rules of a folder of chapters, by name. Raises ContentErrors."""
    rules: dict[str, RuleText] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*/*.yaml")):
        if path.name.endswith(CASES):
            continue
        name = f"{path.parent.name}.{path.stem}"
        try:
            rules[name] = _rule(name, _located(path, f"game/rules/{path.parent.name}/{path.name}"))
        except ContentErrors as errors:
            problems.extend(errors.problems)
        except Problem as problem:
            problems.append(problem)
    raise_all(problems)
    return rules


def _located(path: Path, shown: str) -> Located:
    return parse_located(read_bytes(path, shown), shown)


def _rule(name: str, located: Located) -> RuleText:
    file = structure(located, RuleFile)
    parameters = tuple(
        Parameter(
            name=f"{name}.{key}",
            value=entry.value,
            low=entry.range[0],
            high=entry.range[1],
            unit=entry.unit,
            meaning=entry.meaning,
            grade=entry.grade,
            source=entry.source,
            argument=entry.argument,
        )
        for key, entry in file.parameters.items()
    )
    return RuleText(name, file.title, file.words, file.equation, file.rows, file.causes, parameters)


def all_parameters() -> Mapping[str, Parameter]:
    """Every parameter of every rule, by name."""
    return {parameter.name: parameter for rule in load_rules().values() for parameter in rule.parameters}


def preset_names() -> tuple[str, ...]:
    """Names of the presets, the default first."""
    names = sorted(path.stem for path in (places.campaigns() / "presets").glob("*.yaml"))
    return tuple(sorted(names, key=lambda name: name != DEFAULT_PRESET))


@functools.cache
def load_preset(name: str) -> Preset:
    """A preset by its name. Raises Problem when there is none, ContentErrors when its file is wrong."""
    if name not in preset_names():
        raise Problem("There is no preset {name}{hint}.", name=name, hint=nearest(name, preset_names()))
    path = places.campaigns() / "presets" / f"{name}.yaml"
    located = _located(path, shown_path(path))
    file = structure(located, PresetFile)
    problems = []
    known = all_parameters()
    for parameter, value in file.values.items():
        at = ("values", parameter)
        if parameter not in known:
            problems.append(unknown(located, at, Phrase(N_("parameter")), parameter, known))
        elif not known[parameter].low <= value <= known[parameter].high:
            problems.append(mistake(located, at, _range_of(known[parameter]), value))
    raise_all(problems)
    return Preset(name, file.title, file.argument, file.source, file.values)


def load_parameters(
    preset: str = DEFAULT_PRESET,
    overrides: Mapping[str, float] | None = None,
    allow_outside: bool = False,
    scenario: Mapping[str, float] | None = None,
) -> Parameters:
    """The parameters of every rule: as its file says, as the scenario sets them, under a preset, then under overrides.

    Raises Problem for an unknown name or, unless `allow_outside`, a value outside its range.
    """
    known = all_parameters()
    values = {name: parameter.value for name, parameter in known.items()}
    values |= dict(scenario or {}) | dict(load_preset(preset).values)
    for name, value in (overrides or {}).items():
        if name not in known:
            raise Problem("There is no parameter {name}{hint}.", name=name, hint=nearest(name, known))
        if value - value != 0.0:
            raise Problem("The parameter {name} must be a finite number, not {found}.", name=name, found=value)
        if not allow_outside and not known[name].low <= value <= known[name].high:
            raise Problem(
                "The parameter {name}: expected {expected}, found {found}.",
                name=name,
                expected=_range_of(known[name]),
                found=f"{value:g}",
            )
        values[name] = value
    return one_value_each(values)


def draw_parameters(parameters: Parameters, seeds: KeyArray, fixed: Collection[str] = ()) -> Parameters:
    """The same parameters with every contested one drawn evenly from its range for each game.

    seeds: (B,). A parameter named in `fixed` (one that was set by hand) keeps its value.
    """
    values: dict[str, Value] = dict(parameters.values)
    for name, parameter in all_parameters().items():
        if parameter.argument != UNCONTESTED and name not in fixed:
            chance = luck.uniform(luck.key(seeds, Purpose.PARAMETER_DRAW, luck.entity(name)))
            values[name] = np.asarray(parameter.low + (parameter.high - parameter.low) * chance, dtype=np.float64)
    return Parameters(values)


def scaled(parameters: Parameters, factors: Mapping[str, float]) -> Parameters:
    """The same parameters, those named multiplied by their factor."""
    values = dict(parameters.values)
    return Parameters(values | {name: values[name] * factor for name, factor in factors.items()})


def _range_of(parameter: Parameter) -> Phrase:
    words = {"low": f"{parameter.low:g}", "high": f"{parameter.high:g}", "unit": parameter.unit}
    return Phrase(N_("a number from {low} to {high} ({unit})"), **words)
