"""The 36 months after a game in the window: a fan for every lens, the same in a table, and the measures beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from game.clients.debriefing import YEARS, LegacyRow, lens_rows, measure_rows
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL
from game.desktop.charts.line import Curve, LineChart
from game.desktop.screens.frame import lens_name, width_class
from game.desktop.screens.review.outcome import titled
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Grid
from game.desktop.widgets.table import Heading, Line, Table
from game.desktop.widgets.text import Text
from game.session.reckoned import LEGACY_MONTHS, Course, Legacy, Spread
from game.texts import _, number

if TYPE_CHECKING:
    from game.desktop.screens.review.screen import Review

HEIGHT: Final = 176  # px at 100% of one fan


def legacy_card(screen: Review, found: Legacy) -> Widget:
    """What was built, and what was only postponed."""
    charts: list[Widget] = [_fan(found.seat, one) for one in found.lenses]
    return titled(_("36 months after: what was built, what was only postponed"), [
        Grid(charts, least_column=280, gap=24),
        _rows(screen, f"legacy-lenses-{found.seat}", lens_rows(found), _("at the end")),
        _rows(screen, f"legacy-measures-{found.seat}", measure_rows(found), _("in the game")),
    ])  # fmt: skip


def _fan(seat: str, course: Course) -> Widget:
    """A lens from the end of the game on, as played and after `hold`, with the room in which 90 of 100 lie."""
    places = [number(month) for month in (0, *LEGACY_MONTHS)]
    curves = [
        _curve(_("after hold"), course.hold_end, course.hold_after, "label", "square"),
        _curve(_("as it was played"), course.end, course.after, "own", "circle"),
    ]
    chart = LineChart(
        curves, places, key=f"fan-{seat}-{course.name}", words=number, height=HEIGHT, within=(0.0, 100.0),
        unit=_("0–100, by months after the end"),
    )  # fmt: skip
    return Column([Text(lens_name(course.name), BODY_BOLD), chart], gap=4)


def _curve(label: str, end: float, after: Sequence[Spread], colour: str, shape: str) -> Curve:
    dots = [(0.0, end, 0.0), *((place + 1.0, one.median, 0.0) for place, one in enumerate(after))]
    fan = [(0.0, end, end), *((place + 1.0, one.low, one.high) for place, one in enumerate(after))]
    return Curve(label, dots, colour, shape, fan=fan)


def _rows(screen: Review, key: str, rows: Sequence[LegacyRow], first: str) -> Widget:
    if width_class(screen.ui) == "narrow":
        return Column([_stacked(row, first) for row in rows], gap=8)
    lenses = any(row.verdict for row in rows)
    heads = [
        Heading("", grow=1), Heading(first, number=True),
        *(Heading(_("{count} months").format(count=months), number=True) for months in YEARS),
        Heading(_("beside hold: end"), number=True, tip=_("More (+) or less (−) than with hold, at the end of the game")),
        Heading(_("36 months"), number=True, tip=_("More (+) or less (−) than after hold, 36 months later")),
    ]  # fmt: skip
    lines = []
    for row in rows:
        cells: list[str | Widget] = [row.label, row.end, *row.after, row.beside_end, row.beside_after]
        lines.append(Line([*cells, Text(row.verdict, BODY, "second")] if lenses else cells))
    if lenses:
        heads.append(Heading("", grow=1))
    return Table(screen.ui, heads, lines, key=key, pad=4)


def _stacked(row: LegacyRow, first: str) -> Widget:
    course = "; ".join(
        _("after {count} months {value}").format(count=months, value=value)
        for months, value in zip(YEARS, row.after, strict=True)
    )
    beside = _("beside hold {first}, then {last}").format(first=row.beside_end, last=row.beside_after)
    words = f"{first} {row.end}; {course}; {beside}"
    head = f"{row.label}: {row.verdict}" if row.verdict else row.label
    return Column([Text(head, BODY_BOLD), Text(words, LABEL, "second")], gap=0)
