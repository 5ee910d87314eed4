"""What the page on claims tells: every claim, its rules, its experiments and what they found, in the current language."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

import attrs

from game.content.mechanisms import Document, load_mechanisms
from game.content.rules_text import all_parameters, load_preset, load_rules, preset_names
from game.core.measures import MEASURES
from game.edition.effects import Effects, Finding, Measured, Shown, Step, Taken, is_stale
from game.edition.labels import CHAPTERS, GRADES, KINDS, SEATS
from game.edition.rule_pages import figure, link_to
from game.session.wording import measure_name
from game.texts import _, current, first_up, ngettext, number, percent

HELD, FAILED, UNKNOWN = "held", "failed", "unknown"
ASSUMED_GRADE: Final = "C"
DIGITS: Final = 3  # significant, of what was found


@attrs.frozen
class Link:
    """Words that lead somewhere."""

    words: str
    to: str


@attrs.frozen
class PresetShown:
    """A preset and its argument."""

    name: str
    title: str
    argument: str
    source: str
    moved: int  # parameters


@attrs.frozen
class Cell:
    """What was found of an expectation, or of a whole claim, under a preset."""

    preset: str
    state: str  # HELD, FAILED or UNKNOWN
    estimate: str = ""
    interval: str = ""
    games: str = ""
    stale: bool = False


@attrs.frozen
class ExpectationShown:
    """An expectation and what was found of it under each preset."""

    text: str
    cells: tuple[Cell, ...]


@attrs.frozen
class ArmShown:
    """An arm and what is done in it."""

    name: str
    steps: tuple[str, ...]


@attrs.frozen
class MeasureShown:
    """A measure under its label, in words."""

    label: str
    words: str


@attrs.frozen
class ExperimentShown:
    """An experiment."""

    file: str
    title: str
    title_in: str  # the language of the title
    setting: str
    always: tuple[str, ...]
    arms: tuple[ArmShown, ...]
    measures: tuple[MeasureShown, ...]
    expectations: tuple[ExpectationShown, ...]


@attrs.frozen
class ClaimShown:
    """A claim, what carries it and what shows it."""

    row: str
    claim: str
    kind: str
    kind_words: str
    documents: tuple[str, ...]
    rules: tuple[Link, ...]
    experiments: tuple[ExperimentShown, ...]
    cells: tuple[Cell, ...]


@attrs.frozen
class Share:
    """How many parameters of a chapter, or of all, have each grade."""

    title: str
    total: str
    grades: tuple[str, ...]
    assumed: str


@attrs.frozen
class Beliefs:
    """The whole page."""

    measured: tuple[str, ...]  # sentences on when and whether it is out of date
    missing: bool
    stale: bool
    presets: tuple[PresetShown, ...]
    documents: tuple[tuple[str, str, str, str], ...]  # number, title, author, date
    grades: tuple[str, ...]
    shares: tuple[Share, ...]
    share_sentence: str
    tallies: tuple[str, ...]
    claims: tuple[ClaimShown, ...]


def beliefs(effects: Effects) -> Beliefs:
    """The page in the current language."""
    names = preset_names()
    found = load_mechanisms()
    rules = load_rules()
    carried: dict[str, list[Link]] = {row: [] for row in found.mechanisms}
    for rule in rules.values():
        for row in rule.rows:
            carried[row].append(Link(_(rule.title), link_to(rule.name)))
    claims = tuple(
        ClaimShown(
            row=row, claim=one.claim[current()], kind=one.kind, kind_words=_(KINDS[one.kind]),
            documents=tuple(_cited(found.documents[document]) for document in one.documents), rules=tuple(carried[row]),
            experiments=tuple(_experiment(name, shown, names) for name, shown in sorted(effects.of_row(row).items())),
            cells=tuple(_together(effects.of_row(row), preset) for preset in names),
        )
        for row, one in found.mechanisms.items()
    )  # fmt: skip
    stale = any(cell.stale for claim in claims for cell in claim.cells)
    return Beliefs(
        measured=_measured(effects, stale), missing=not effects.experiments, stale=stale,
        presets=tuple(_preset(name) for name in names),
        documents=tuple((number_, *_document(one)) for number_, one in found.documents.items()),
        grades=tuple(f"{grade} {_(words)}" for grade, words in GRADES.items()), shares=_shares(),
        share_sentence=_share_sentence(), tallies=tuple(_tally(claims, name) for name in names), claims=claims,
    )  # fmt: skip


# The documents, the presets and the grades


def _document(one: Document) -> tuple[str, str, str]:
    return one.title, one.by[current()], one.date[current()]


def _cited(one: Document) -> str:
    title, by, date = _document(one)
    return _("{title} ({by}, {date})").format(title=title, by=by, date=date)


def _preset(name: str) -> PresetShown:
    one = load_preset(name)
    return PresetShown(name, one.title[current()], one.argument[current()], one.source, len(one.values))


def _shares() -> tuple[Share, ...]:
    counts: dict[str, Counter[str]] = {chapter: Counter() for chapter in CHAPTERS}
    for name, one in all_parameters().items():
        counts.setdefault(name.partition(".")[0], Counter())[one.grade] += 1
    return tuple(_share(_(CHAPTERS.get(chapter, chapter)), counter) for chapter, counter in counts.items())


def _share(title: str, counter: Counter[str]) -> Share:
    total = counter.total()
    grades = tuple(number(counter[grade]) for grade in GRADES)
    return Share(title, number(total), grades, percent(counter[ASSUMED_GRADE] / total if total else 0.0))


def _share_sentence() -> str:
    grades = Counter(one.grade for one in all_parameters().values())
    total = grades.total()
    text = _(
        "Of {total} numbers in the rules {assumed} ({share}) are of grade C: assumed, for want of a source that gives them. "
        "Their direction may be argued from the documents; their size is a guess, and each has a range."
    )
    assumed = grades[ASSUMED_GRADE]
    return text.format(total=number(total), assumed=number(assumed), share=percent(assumed / total))


# What was found


def _measured(effects: Effects, stale: bool) -> tuple[str, ...]:
    """When the effects were measured, and whether that still holds."""
    if not effects.experiments:
        return ()
    runs = [run for one in effects.experiments.values() for run in one.presets.values()]
    versions = sorted({run.rules for run in runs})
    games = [run.games for run in runs]
    told = _("Measured under rules version {rules}: {experiments} experiments, {least} to {most} games in each arm.")
    if min(games) == max(games):
        told = _("Measured under rules version {rules}: {experiments} experiments, {most} games in each arm.")
    sentences = [told.format(
        rules=", ".join(map(str, versions)), experiments=number(len(effects.experiments)), least=number(min(games)),
        most=number(max(games)),
    )]  # fmt: skip
    if stale:
        sentences.append(
            _("Rules, numbers or scenarios have changed since some of it was measured; what is out of date is marked.")
        )
    return tuple(sentences)


def _tally(claims: tuple[ClaimShown, ...], preset: str) -> str:
    """Under a preset: how many claims held, of how many shown."""
    cells = [cell for claim in claims for cell in claim.cells if cell.preset == _title(preset)]
    shown = [cell for cell in cells if cell.state != UNKNOWN]
    if not shown:
        return _("{preset}: not measured.").format(preset=_title(preset))
    held = sum(cell.state == HELD for cell in shown)
    text = _("{preset}: {held} of {shown} claims measured held.")
    return text.format(preset=_title(preset), held=number(held), shown=number(len(shown)))


def _title(preset: str) -> str:
    return load_preset(preset).title[current()]


def _together(shown: Mapping[str, Shown], preset: str) -> Cell:
    """Whether all experiments of a claim held under a preset."""
    runs = [one.presets[preset] for one in shown.values() if preset in one.presets]
    if not runs:
        return Cell(_title(preset), UNKNOWN)
    stale = any(is_stale(one, preset) for one in shown.values() if preset in one.presets)
    return Cell(_title(preset), HELD if all(run.held for run in runs) else FAILED, stale=stale)


def _experiment(name: str, one: Shown, names: tuple[str, ...]) -> ExperimentShown:
    title = _(one.title)
    setting = ngettext("{scenario}, {count} turn", "{scenario}, {count} turns", one.turns)
    known = next(iter(one.presets.values()), None)
    texts = [finding.expectation for finding in known.findings] if known else []
    return ExperimentShown(
        file=f"{name}.yaml",
        title=title,
        title_in="en" if title == one.title else current(),
        setting=setting.format(scenario=one.scenario, count=number(one.turns)),
        always=tuple(_step(step) for step in one.always),
        arms=tuple(ArmShown(arm, tuple(_step(step) for step in steps)) for arm, steps in one.arms.items()),
        measures=tuple(MeasureShown(label, _measure(taken)) for label, taken in one.measures.items()),
        expectations=tuple(
            ExpectationShown(text, tuple(_cell(one, place, preset) for preset in names)) for place, text in enumerate(texts)
        ),
    )


def _cell(one: Shown, place: int, preset: str) -> Cell:
    run: Measured | None = one.presets.get(preset)
    if run is None or place >= len(run.findings):
        return Cell(_title(preset), UNKNOWN)
    found = run.findings[place]
    games = ngettext("{count} game", "{count} games", found.n).format(count=number(found.n))
    state = HELD if found.held else FAILED
    return Cell(_title(preset), state, _estimate(found), _interval(found), games, is_stale(one, preset))


def _estimate(found: Finding) -> str:
    return "" if found.estimate is None else _short(found.estimate)


def _interval(found: Finding) -> str:
    if found.low is None or found.high is None:
        return ""
    return _("{low} to {high}").format(low=_short(found.low), high=_short(found.high))


def _short(value: float) -> str:
    """Three significant digits are more than an interval can tell apart."""
    rounded = float(f"{value + 0.0:.{DIGITS}g}")
    return figure(rounded).replace("-", "−")


def _step(step: Step) -> str:
    if not step.turn:
        return _("the parameter {name} {value}").format(name=step.what, value=step.details)
    seat = _(SEATS[step.seat]) if step.seat in SEATS else step.seat
    text = _("turn {turn}, {seat}: {what}").format(turn=number(step.turn), seat=seat, what=step.what)
    return f"{text} {step.details}".strip()


def _measure(taken: Taken) -> str:
    """A measure in words: what, of what, in which turns, in which unit."""
    words = measure_name(taken.measure)
    if taken.over:
        words = _("{over} over {under}").format(over=words, under=measure_name(taken.over))
    first, last = taken.turns
    when = _("turn {turn}") if first == last else _("turns {first} to {last}")
    when = when.format(turn=number(first), first=number(first), last=number(last))
    if taken.at_end:
        when = _("at the end of turn {turn}").format(turn=number(last))
    of = _(", of {whom}").format(whom=", ".join(taken.of)) if taken.of else ""
    unit = MEASURES[taken.measure].unit if taken.measure in MEASURES and not taken.over else ""
    counted = f" ({_(unit)})" if re.search("[a-z$]", unit) else ""
    return first_up(f"{words}{counted}{of}, {when}")
