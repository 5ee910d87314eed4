"""The forecast of an order: what it leads with, outcomes, results, steps, and the parts of the step in focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from game.clients.forecast_words import (
    HARM,
    Part,
    leading,
    outcomes,
    parts_of,
    range_text,
    remarks_of,
    results_of,
    short_words,
    spread_text,
    steps_of,
    sum_of,
    value_text,
)
from game.clients.order_labels import label_of
from game.clients.order_words import EXPLANATIONS
from game.core.roles import FIX
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, LABEL_BOLD, PANEL, TITLE, TextStyle
from game.desktop.screens.orders.bars import InFocus, OutcomeBar, PartRow, RangeBar, Swatch, signed
from game.desktop.screens.orders.draft import Draft
from game.desktop.widgets.choices import Choice, Choices
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import BothEnds
from game.desktop.widgets.layout import Column, Divider, Flow, Gap, Panel, Row, Sized
from game.desktop.widgets.text import Icon, Rich, Span, Text
from game.engine.forecast import Line
from game.session import wording
from game.texts import _, first_up, number, percent

if TYPE_CHECKING:
    from game.desktop.desk import Desk

LEAST_SCALE: Final = 0.5  # log-odds that fill half a row of parts at least


def forecast_of(draft: Draft, desk: Desk, step: str, choose: Callable[[str], None]) -> Widget:
    """The whole view. `step`: the chance whose parts are shown ("" for the first); `choose`: shows those of another."""
    lines = draft.lines()
    items: list[Widget] = [_head(draft, lines)]
    if not lines:
        items += _without(draft)
        return Column(items, gap=12)
    shown = outcomes(lines)
    if shown:
        items.append(OutcomeBar(shown, tip=_("What may come of it; the parts exclude each other")))
        key: list[Widget] = [
            Row([Swatch(one.kind), Text(f"{one.words} {percent(one.chance)}", LABEL, "second")], gap=6) for one in shown
        ]
        items.append(Flow(key, gap=16, line_gap=4))
    tops = {line.unit: max([one.high for one in lines if one.unit == line.unit] + [1e-9]) for line in lines}
    tops["chance"] = 1.0
    items.append(Column([_result(line, tops[line.unit]) for line in _ordered(lines)], gap=4))
    items += [Row([Icon("warning", 16, "worse"), Text(told, BODY, grow=1)], gap=8) for told in remarks_of(lines)]
    steps = steps_of(lines)
    if steps:
        chosen = next((line for line in steps if line.name == step), _telling(steps))
        items.append(Divider())
        if len(steps) > 1:
            items += [Text(_("How it comes about"), LABEL_BOLD, "second"), _chain(steps, chosen, choose)]
        items += _why(draft, desk, chosen)
    if draft.name == "collect":
        items += _ladder(draft)
    items += _explained(draft)
    return Column(items, gap=10)


def _head(draft: Draft, lines: Sequence[Line]) -> Widget:
    seat = draft.known.names.seat_name(draft.play.seat)
    found = draft.considered()
    sure = not draft.waits_for_fix and (found is None or found.answer.accepted)
    title = _("Forecast") if sure else _("Forecast, if it goes")
    said = Column([Text(title, PANEL), Text(_("by the beliefs of {seat}; not a prediction").format(seat=seat), LABEL,
                                            "second")], gap=0)  # fmt: skip
    first = leading(lines)
    if first is None:
        return said
    figure = Row([Text(short_words(first), BODY, "second"), Text(value_text(first, first.value), TITLE)], gap=8)
    return BothEnds([said, figure])


def _without(draft: Draft) -> list[Widget]:
    """What stands there while there is no forecast in numbers, and why."""
    missing = draft.missing()
    if missing is not None:
        text = _("Choose first: {what}. Then the forecast comes.").format(what=label_of(missing.name, draft.name))
        return [Panel(Text(text, BODY, "second"), pad=(16, 12), ground="raised", radius=6), *_explained(draft)]
    if draft.name == "collect":
        text = _(
            "No chance is told here. Every turn ends with new estimates, closer the more points there are: of a group its "
            "members, command and rockets; of a region how many officials would talk and how far they shield groups. Part "
            "of the points also tells of the people of the group, or in the region."
        )
        return [Panel(Text(text, BODY, "second"), pad=(16, 12), ground="raised", radius=6), *_explained(draft)]
    text = _("There is no forecast in numbers for this order.")
    return [Panel(Text(text, BODY, "second"), pad=(16, 12), ground="raised", radius=6), *_explained(draft)]


def _ladder(draft: Draft) -> list[Widget]:
    """What is known of a person now, and what one more step would bring."""
    place = draft.target_place()
    if place is None:
        return []
    rung = draft.known.rung(place)
    told = [(_("Now"), rung)] + ([(_("Next"), rung + 1)] if rung < FIX else [])
    rows: list[Widget] = []
    for when, step in told:
        words = _("{rung}: {meaning}").format(rung=_(wording.RUNGS[step]), meaning=_(wording.RUNG_MEANINGS[step]))
        rows.append(Row([Sized(Text(when, LABEL_BOLD, "label"), width=64), Text(words, BODY, grow=1)], gap=8, align="top"))
    return [Divider(), *rows]


def _explained(draft: Draft) -> list[Widget]:
    words = EXPLANATIONS.get(draft.name)
    if words is None:
        return []
    return [Divider(), Row([Icon("book", 16), Text(_(words), LABEL, "second", grow=1)], gap=8, align="top")]


def _ordered(lines: Sequence[Line]) -> list[Line]:
    """Results with what harms bystanders right after the first."""
    results = results_of(lines)
    harm = [line for line in results if line.name in HARM]
    rest = [line for line in results if line.name not in HARM]
    return [*rest[:1], *harm, *rest[1:]]


def _result(line: Line, top: float) -> Widget:
    harm = line.name in HARM
    words: Widget = Text(first_up(_(wording.LINES[line.name])), BODY, grow=1)
    if harm:
        words = Row([Icon("civilians", 18, "worse"), words], gap=6, grow=1)
    return Row([words, *_figures(line, top, BODY_BOLD if harm else BODY)], gap=12)


def _figures(line: Line, top: float, style: TextStyle = BODY) -> list[Widget]:
    value = Text(value_text(line, line.value), style, align="right", wrap=False)
    if line.low == line.high:
        return [Sized(value, least_width=48), Sized(Gap(0), width=112), Sized(Gap(0), least_width=64)]
    spread = Text(range_text(line, "–"), LABEL, "second", align="right", wrap=False)
    bar = RangeBar(line.low, line.value, line.high, top, tip=_("The range if your estimates are off by one standard error"))
    return [Sized(value, least_width=48), Sized(bar, width=112), Sized(spread, least_width=64)]


def _telling(steps: Sequence[Line]) -> Line:
    """The chance whose parts are shown first: of winning, else the first."""
    return next((line for line in steps if line.name in ("success", "hit")), steps[0])


def _chain(steps: Sequence[Line], chosen: Line, choose: Callable[[str], None]) -> Widget:
    """The chances by which it comes about, of which one is taken apart below."""
    listed = [
        Choice(line.name, first_up(short_words(line)), value_text(line, line.value), tip=_(wording.LINES[line.name]))
        for line in steps
    ]  # fmt: skip
    return Choices(listed, chosen.name, key="step", on_choose=choose)


def _why(draft: Draft, desk: Desk, line: Line) -> list[Widget]:
    """The parts of one chance as bars from a common zero, their sum, and what is behind the one in focus."""
    parts = parts_of(line, draft.known.view)
    whole = sum_of(parts)
    most = max([abs(part.amount) for part in parts] + [abs(whole), LEAST_SCALE])
    rows = [
        PartRow(words=first_up(part.words), amount=part.amount, most=most, base=part.base, key=f"part{place}",
                on_press=partial(_open_rule, desk, part.rule))
        for place, part in enumerate(parts)
    ]  # fmt: skip
    title = _("Why {chance}: {what}").format(chance=percent(line.value), what=_(wording.LINES[line.name]))
    head = BothEnds([Text(title, BODY_BOLD), Text(_("log-odds added by each part"), LABEL, "label")])
    added = _("Sum {sum}, so a chance of").format(sum=signed(whole))
    within = spread_text(line, "–")
    spread = _("{chance} ({range})").format(chance=percent(line.value), range=within) if within else percent(line.value)
    total = BothEnds([Text(added, BODY, "second"), Text(spread, BODY_BOLD)])
    biggest = max(range(len(parts)), key=lambda place: (not parts[place].base, abs(parts[place].amount)), default=0)
    told = InFocus(rows, [_behind(part) for part in parts], biggest)
    return [head, Column(list(rows), gap=0), Divider(), total, told]


def _behind(part: Part) -> Widget:
    """Rule, parameter, range, source and grade of a part."""
    spans = [Span(first_up(part.words), LABEL_BOLD, "text")]
    one = part.source
    if one is not None:
        told = _(" · rule “{rule}”: {meaning}, {value} ({low} to {high}) {unit} · source: {source} · grade {grade}").format(
            rule=one.title, meaning=one.meaning, value=number(one.value, 2), low=number(one.low, 2),
            high=number(one.high, 2), unit=_("log-odds") if one.unit == "log-odds" else one.unit,
            source=_("assumed") if one.source == "assumed" else one.source, grade=one.grade,
        )  # fmt: skip
        spans.append(Span(told, LABEL, "second"))
    row = Row([Icon("book", 16), Rich(spans, grow=1)], gap=8, align="top")
    return Panel(Column([row, Gap(0)], gap=0), pad=(12, 8), ground="raised", radius=6)


def _open_rule(desk: Desk, rule: str) -> None:
    from game.desktop.screens.why import open_rule  # that module opens orders itself

    open_rule(desk, rule)
