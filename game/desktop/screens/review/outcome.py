"""How a game ended, seat by seat: mandates, what was done and what came of it, raids, the card, what was not known."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from game.clients import standing
from game.clients.endings import hidden_lines, most_telling, own_raids, rest_words, toll
from game.clients.numbers import measured
from game.clients.recorded import beside_record
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, PANEL
from game.desktop.charts.bars import LensBar
from game.desktop.screens.frame import lens_name, mandate_of, width_class
from game.desktop.widgets.cards import card
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import note
from game.desktop.widgets.layout import Column, Divider, Grid, Panel, Row, Sized
from game.desktop.widgets.table import Heading, Line, Table
from game.desktop.widgets.text import Icon, Text
from game.session import wording
from game.session.naming import Names, text_in
from game.session.outcome import BoundShown, Headline, LensShown, Outcome, SeatOutcome, outcome
from game.session.unknowns import Compared
from game.texts import _, first_up, number, percent

if TYPE_CHECKING:
    from game.desktop.screens.review.screen import Review

COLUMN: Final = 520  # px at 100%: the least width of a card beside another


def titled(title: str, items: Sequence[Widget], aside: str = "") -> Widget:
    """A card of the outcome or of the debrief."""
    return card(title, items, aside, pad=(16, 12))


def outcome_tab(screen: Review) -> Widget:
    """The outcome as one seat may read it; while the game goes on, how its mandate stands as far as it knows."""
    session = screen.session
    if not session.over:
        return _so_far(screen)
    found = outcome(session, screen.seat)
    names = Names(session, screen.seat)
    own = sorted(found.seats, key=lambda one: one.seat != screen.seat)
    mandates: list[Widget] = [judged(one, names.seat_name(one.seat)) for one in own]
    parts: list[Widget] = []
    if all(one.seat != screen.seat for one in found.seats):
        words = _("No mandate judges your seat, {seat}; what the others reached is yours to prevent.")
        parts.append(Text(words.format(seat=names.seat_name(screen.seat)), BODY, "second"))
    cost: list[Widget] = [Text(toll(session, screen.seat), BODY_BOLD), *_beside_record(screen)]
    people = Row([Icon("civilians", 20, "worse"), Column(cost, gap=4, grow=1)], gap=10)
    parts += [Panel(people, pad=(16, 10), edge="divider", radius=8), Grid(mandates, least_column=COLUMN, gap=12)]
    parts.append(Grid([_done(screen, found), _lenses(found)], least_column=COLUMN, gap=12))
    pair = [one for one in (_raids(screen), _predictions(screen, found)) if one is not None]
    if pair:
        parts.append(Grid(pair, least_column=COLUMN, gap=12))
    parts += _unknown(screen, found)
    parts.append(Text(found.note, BODY, "label"))
    return Column(parts, gap=12)


def _beside_record(screen: Review) -> list[Widget]:
    """The killed of this game beside those of record, where the scenario has a record."""
    words = beside_record(screen.session, screen.seat)
    return [Text(words, BODY, "second")] if words else []


def _so_far(screen: Review) -> Widget:
    session, mandate = screen.session, mandate_of(screen.desk)
    later = _("The outcome is told after turn {last}.").format(last=session.last_turn)
    if mandate is None:
        words = _("Your seat is not judged by a mandate in this scenario; play for what your group is after.")
        return Column([Text(later, BODY), Text(words, BODY, "second"), *_beside_record(screen)], gap=8)
    items: list[Widget] = []
    for label, icon, bound in ((_("Red line"), "shield", mandate.red_line), (_("Floor"), "warning", mandate.floor)):
        now = standing.now(session, screen.desk.play.seat, bound)
        items.append(
            _line(icon, "second", label, _("{text}. Now: {value}.").format(text=text_in(bound.text).rstrip("."), value=now))
        )
    goal = _("{lens}: to reach {target} of 100").format(lens=lens_name(mandate.lens), target=number(mandate.target))
    items.append(_line("mandate", "accent", _("Goal"), goal))
    parts: list[Widget] = [Text(later, BODY, "second"), titled(text_in(mandate.title), items), *_beside_record(screen)]
    return Column(parts, gap=12)


# -- mandates --------------------------------------------------------------------------------------------------


def judged(one: SeatOutcome, name: str) -> Widget:
    """A seat against its mandate, in the order that counts: red line, floor, lens."""
    reached = one.lens.value >= one.target
    words = _("{value} of 100, target {target}").format(value=number(one.lens.value), target=number(one.target))
    lens = Column([
        Row([Text(lens_name(one.lens.name), BODY, grow=1), Text(words, BODY, "second")], gap=8),
        LensBar(one.lens.value, one.target),
    ], gap=4)  # fmt: skip
    return titled(f"{name}: {one.mandate}", [
        _bound(_("Red line"), one.red_line), Divider(), _bound(_("Floor"), one.floor), Divider(),
        _line(*_sign(reached), _("Lens"), lens), Text(one.sentence, BODY_BOLD),
    ])  # fmt: skip


def _sign(good: bool) -> tuple[str, str]:
    return ("check", "better") if good else ("close", "worse")


def _line(icon: str, colour: str, label: str, content: str | Widget) -> Widget:
    inner = Text(content, BODY, "second") if isinstance(content, str) else content
    inner.grow = 1
    return Row([Icon(icon, 18, colour), Sized(Text(label, BODY_BOLD), width=84), inner], gap=10, align="top")


def _bound(label: str, bound: BoundShown) -> Widget:
    text = _("{words} ({measure}: {value}, limit {limit}): {verdict}").format(
        words=bound.text, measure=bound.label, value=measured(bound.measure, bound.value),
        limit=measured(bound.measure, bound.limit), verdict=_("held") if bound.kept else _("broken"),
    )  # fmt: skip
    return _line(*_sign(bound.kept), label, text)


# -- what was done and what came of it -------------------------------------------------------------------------


def _done(screen: Review, found: Outcome) -> Widget:
    """Activity is no result: what was done stands beside what came of it."""
    return titled(_("What was done, and what came of it"), [
        Grid([_measures(screen, "done", _("What was done"), found.activity),
              _measures(screen, "came", _("What came of it"), found.outcomes)], least_column=240, gap=16),
    ])  # fmt: skip


def _measures(screen: Review, key: str, title: str, measures: Sequence[Headline]) -> Widget:
    lines = []
    for one in measures:
        value = measured(one.measure, one.value)
        shown = value if one.start is None else f"{measured(one.measure, one.start)} → {value}"
        lines.append(Line([first_up(one.label), shown]))
    return Table(screen.ui, [Heading(title, grow=1), Heading("", number=True)], lines, key=key, pad=4)


def _lenses(found: Outcome) -> Widget:
    items: list[Widget] = []
    for lens in found.lenses:
        items.append(Row([Text(lens_name(lens.name), BODY_BOLD, grow=1), Text(number(lens.value), BODY_BOLD)], gap=8))
        items += [LensBar(lens.value), Text(_made_of(lens), LABEL, "label")]
    return titled(_("Lenses"), items, _("0–100, published anchors"))


def _made_of(lens: LensShown) -> str:
    parts = [
        _("{measure} {value} (0 at {zero}, 100 at {hundred})").format(
            measure=item.label, value=measured(item.measure, item.value), zero=measured(item.measure, item.zero),
            hundred=measured(item.measure, item.hundred),
        )
        for item in lens.items
    ]  # fmt: skip
    return "; ".join(parts)


# -- raids and the card ----------------------------------------------------------------------------------------


def _raids(screen: Review) -> Widget | None:
    found = own_raids(screen.session, screen.seat)
    if not found:
        return None
    lines = [
        Line([number(raid.turn), raid.target, "-" if raid.chance is None else percent(raid.chance),
              ", ".join(raid.came) or "-"], key=f"raid{raid.label}", on_press=partial(screen.why, raid.label),
             tip=_("Why it went as it did"))
        for raid in found
    ]  # fmt: skip
    heads = [Heading(_("turn"), number=True), Heading(_("on"), grow=1), Heading(_("expected"), number=True),
             Heading(_("came"), grow=1)]  # fmt: skip
    hint = _("expected: the chance that was shown that the target would be captured or killed. Press a raid to see why.")
    return titled(_("Raids"), [Table(screen.ui, heads, lines, key="raids", pad=4), note(hint)])


def _predictions(screen: Review, found: Outcome) -> Widget | None:
    if not found.predictions:
        return None
    right = sum(one.said == one.came for one in found.predictions)
    lines = []
    for one in found.predictions:
        numbers = f"{measured(one.measure, one.before)} → {measured(one.measure, one.after)}"
        came = f"{_(wording.DIRECTIONS[one.came])} ({numbers})"
        sign = Icon(*_arguments(one.said == one.came))
        lines.append(Line([number(one.turn), first_up(one.label), _(wording.DIRECTIONS[one.said]), came, sign]))
    heads = [Heading(_("turn"), number=True), Heading(_("measure"), grow=1), Heading(_("you said")), Heading(_("it went")),
             Heading("")]  # fmt: skip
    title = _("Prediction card: {right} of {whole} right").format(right=right, whole=len(found.predictions))
    return titled(title, [Table(screen.ui, heads, lines, key="predictions", pad=4)])


def _arguments(good: bool) -> tuple[str, int, str]:
    icon, colour = _sign(good)
    return icon, 16, colour


# -- what was not known ----------------------------------------------------------------------------------------


def _unknown(screen: Review, found: Outcome) -> list[Widget]:
    unknown = found.unknown
    cards = [
        compared(screen, title, rows, f"unknown{place}")
        for place, (title, rows) in enumerate((
            (_("People"), unknown.leaders), (_("Officials who would talk"), unknown.corruption),
            (_("Team members who would talk"), unknown.teams),
        ))
        if rows
    ]  # fmt: skip
    hidden = hidden_lines(screen.session, screen.seat)
    if hidden:
        lines: list[Widget] = [Text(line, LABEL, "second") for line in hidden]
        cards.append(titled(_("Hidden while it happened"), lines))
    if not cards:
        return []
    return [Text(_("What you did not know"), PANEL), Grid(cards, least_column=COLUMN, gap=12)]


def compared(screen: Review, title: str, rows: Sequence[Compared], key: str) -> Widget:
    """Beliefs beside the truth, those that missed first."""
    shown = most_telling(rows)
    items: list[Widget] = [compared_table(screen, shown, key)]
    if len(rows) > len(shown):
        items.append(note(rest_words(rows, shown)))
    return titled(title, items)


def compared_table(screen: Review, rows: Sequence[Compared], key: str) -> Widget:
    """What was believed and what was so, with a sign for near or far."""
    lines = []
    for row in rows:
        near: str | Widget = "-" if row.close is None else Icon(*_arguments(row.close))
        lines.append(Line([row.what, near, row.believed, row.true]))
    heads = [Heading("", grow=1), Heading(_("near")), Heading(_("believed"), grow=1), Heading(_("in truth"), grow=1)]
    if width_class(screen.ui) == "narrow":
        return Column([_stacked(row) for row in rows], gap=8)
    return Table(screen.ui, heads, lines, key=key, pad=4)


def _stacked(row: Compared) -> Widget:
    icon = Icon("minus", 16, "label") if row.close is None else Icon(*_arguments(row.close))
    words = _("believed: {believed}; in truth: {true}").format(believed=row.believed, true=row.true)
    return Row([icon, Column([Text(row.what, BODY_BOLD), Text(words, LABEL, "second")], gap=0, grow=1)], gap=8, align="top")
