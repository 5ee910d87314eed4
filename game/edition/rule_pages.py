"""What a page of the book tells of a rule, in the current language."""

from collections.abc import Mapping
from typing import Any

import attrs

from game.content.mechanisms import load_mechanisms
from game.content.rule_cases import RuleCase, load_cases
from game.content.rules_text import Preset, RuleText, load_preset, load_rules, preset_names
from game.core.parameters import Parameter
from game.edition.labels import ARGUMENTS, CHAPTERS, DIRECTIONS, GRADES, OPENINGS
from game.texts import _, current, first_up, number

BELIEFS = "beliefs.html"


@attrs.frozen
class PresetValue:
    """A parameter's value under a preset; `moved`: it differs from the rule file's."""

    preset: str
    value: str
    moved: bool


@attrs.frozen
class ParameterShown:
    """A parameter in words. `presets` is empty where no preset moves it."""

    key: str
    anchor: str
    value: str
    low: str
    high: str
    unit: str
    meaning: str
    grade: str
    grade_words: str
    source: str
    source_in: str  # the language of the source's words
    argument: str
    presets: tuple[PresetValue, ...]


@attrs.frozen
class CaseShown:
    """A worked case: what is called, what it gives, and which way it goes with single changes."""

    title: str
    call: str
    gives: str
    besides: tuple[str, ...]


@attrs.frozen
class RowShown:
    """A claim that a rule carries, and where the page on claims tells of it."""

    row: str
    claim: str
    link: str


@attrs.frozen
class RuleShown:
    """A rule as its page tells it."""

    name: str
    title: str
    words: tuple[str, ...]  # paragraphs
    equation: tuple[str, ...]  # lines
    parameters: tuple[ParameterShown, ...]
    rows: tuple[RowShown, ...]
    causes: tuple[tuple[str, str], ...]
    cases: tuple[CaseShown, ...]


@attrs.frozen
class ChapterShown:
    """A chapter of the book."""

    id: str
    title: str
    opening: str
    rules: tuple[RuleShown, ...]

    @property
    def page(self) -> str:
        """The file of its page."""
        return page_of(self.id)


def page_of(rule_or_chapter: str) -> str:
    """The file of the page on which a rule or a chapter stands."""
    return rule_or_chapter.partition(".")[0] + ".html"


def link_to(rule: str) -> str:
    """The place of a rule in the book."""
    return f"{page_of(rule)}#{rule}"


def chapters() -> tuple[ChapterShown, ...]:
    """The whole book, chapter by chapter, in the current language. Raises Problem where a file is wrong."""
    rules = load_rules()
    presets = tuple(load_preset(name) for name in preset_names())
    known = dict.fromkeys([*CHAPTERS, *(name.partition(".")[0] for name in rules)])
    return tuple(
        ChapterShown(
            chapter, _(CHAPTERS.get(chapter, chapter)), _(OPENINGS.get(chapter, "")),
            tuple(_rule(rule, presets) for name, rule in rules.items() if name.startswith(chapter + ".")),
        )
        for chapter in known
    )  # fmt: skip


def figure(value: float) -> str:
    """A number as a page tells it: whole numbers in full, others with six significant digits."""
    if 1000 <= abs(value) < 1e12 and value == int(value):
        return number(value)
    return f"{value:g}"


def _rule(rule: RuleText, presets: tuple[Preset, ...]) -> RuleShown:
    claims = load_mechanisms().mechanisms
    equation = " ".join(rule.equation.split()).replace("; ", ";\n")
    return RuleShown(
        name=rule.name,
        title=_(rule.title),
        words=tuple(" ".join(part.split()) for part in _(rule.words).strip().split("\n\n")),
        equation=tuple(line.strip() for line in equation.split("\n")),
        parameters=tuple(_parameter(one, presets) for one in rule.parameters),
        rows=tuple(RowShown(row, claims[row].claim[current()], f"{BELIEFS}#{row}") for row in rule.rows),
        causes=tuple((name, first_up(_(words))) for name, words in rule.causes.items()),
        cases=tuple(_case(one) for one in load_cases(rule.name)),
    )


def _parameter(one: Parameter, presets: tuple[Preset, ...]) -> ParameterShown:
    values = tuple(
        PresetValue(preset.title[current()], figure(preset.values.get(one.name, one.value)), one.name in preset.values)
        for preset in presets
    )
    source = _(one.source)
    return ParameterShown(
        key=one.name.rpartition(".")[2], anchor=one.name, value=figure(one.value),
        low=figure(one.low), high=figure(one.high),
        unit=_(one.unit), meaning=first_up(_(one.meaning)), grade=one.grade, grade_words=_(GRADES[one.grade]),
        source=source, source_in="en" if source == one.source else current(),
        argument=_(ARGUMENTS[one.argument]), presets=values if any(value.moved for value in values) else (),
    )  # fmt: skip


def _case(case: RuleCase) -> CaseShown:
    besides = [_("with {parameters}").format(parameters=_named(case.parameters))] if case.parameters else []
    besides += [f"{_(DIRECTIONS[way])} {_named(changes)}" for way, changes in case.directions.items()]
    if case.modifiers:
        besides.append(_("parts in log-odds: {parts}").format(parts=_named(case.modifiers)))
    return CaseShown(case.title, f"{case.function}({_named(case.given)})", _plain(case.expect), tuple(besides))


def _named(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} = {_plain(value)}" for name, value in values.items())


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(map(_plain, value)) + "]"
    return str(value)
