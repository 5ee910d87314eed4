"""The tray at the lower edge: planned orders along the days of the turn, standing programmes, and the end of the turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import attrs

from game.clients import headings
from game.clients.known import Known
from game.clients.order_titles import cost, details, heading, thing, timing
from game.clients.programmes import Running, running
from game.core.orders import ORDERS, Order
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, LABEL_BOLD
from game.desktop.art.icons import ORDER_ICONS
from game.desktop.charts.marks import OrderNumber
from game.desktop.screens.planning.context import Context
from game.desktop.widgets.controls import Button, Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import Dialog
from game.desktop.widgets.layout import Column, Divider, Flow, Grid, Panel, Row, Sized
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Icon, Text
from game.session.turns import Planned
from game.texts import _, ngettext, number

TRAY: Final = 184  # px at 100%
CROWDED: Final = 3  # planned orders from which their cards need the height of a line of what stands
HEARD: Final = ("answer_accord", "break_accord")  # said already: no cross
COLUMN: Final = 168  # px at 100%: the least of a stretch of the turn


@attrs.frozen
class Stretch:
    """A part of the turn in the tray: its name, its days, the planned orders that fall into it."""

    name: str
    days: str
    planned: tuple[tuple[int, Planned], ...]
    empty: str


def stretches(known: Known, tray: Sequence[Planned]) -> list[Stretch]:
    """The parts of the turn: its start, its pulses where there are several, and what waits for a fix."""
    numbered = list(enumerate(tray, start=1))
    world, turn = known.view.world, known.session.turn
    on_fix = tuple(one for one in numbered if one[1].order.on_fix)
    dated = [one for one in numbered if one[1].order.day is not None and not one[1].order.on_fix]
    start = tuple(one for one in numbered if one not in dated and one not in on_fix)
    pulses, length = world.pulses_of(turn), world.pulse_days
    days = headings.short_days(known.session, turn) if pulses == 1 else ""
    found = [Stretch(_("From the start"), days, start, _("No order yet"))]
    if any(ORDERS[name].timing == "dated" for name in world.orders.get(known.seat, frozenset())):
        if pulses > 1:
            begun = sum(world.days_of(past) for past in range(1, turn))
            for pulse in range(pulses):
                first, last = 1.0 + pulse * length, 1.0 + (pulse + 1) * length
                mine = tuple(one for one in dated if first <= float(one[1].order.day or 1.0) < last)
                found.append(Stretch(*_pulse_name(length, pulse, begun), mine, _("Nothing dated here")))
        elif dated:
            found.append(Stretch(_("On a day"), "", tuple(dated), ""))
        found.append(Stretch(_("On call"), _("at a fix"), on_fix, _("No order on call")))
    return found


def _pulse_name(length: float, pulse: int, begun: float) -> tuple[str, str]:
    """A pulse in words, counted from the start of the turn, and its day of the game; `begun`: days before the turn."""
    start = begun + pulse * length
    day = int(start + 1e-9) + 1
    if length == 7.0:
        return _("Week {number}").format(number=pulse + 1), _("days {first}-{last}").format(first=day, last=day + 6)
    if length == 1.0:
        return _("Day {number} of the turn").format(number=pulse + 1), _("day {day}").format(day=day)
    hours = int((start - int(start + 1e-9)) * 24.0 + 0.5)
    ends = hours + int(length * 24.0 + 0.5)
    return _("{first}:00-{last}:00").format(first=f"{hours:02d}", last=f"{ends:02d}"), _("day {day}").format(day=day)


def planned_orders(context: Context, least: bool = False) -> Widget:
    """The planned orders in the stretches of the turn; `least`: below each other, empty stretches left out."""
    found = stretches(context.known, context.desk.play.tray)
    if least:
        items = [_stretch(context, one) for one in found if one.planned]
        if items:
            return Column(items, gap=12)
        return Text(_("Nothing is planned yet. Select a person or a place and order something, or press All orders."), BODY,
                    "second")  # fmt: skip
    room = context.desk.ui.logical[0] - 440
    if room < (COLUMN + 40) * sum(max(len(one.planned), 1) for one in found):
        found = [one for place, one in enumerate(found) if one.planned or place in (0, len(found) - 1)]
    columns = [_stretch(context, one) for one in found]
    for column, one in zip(columns, found, strict=True):
        column.grow = max(len(one.planned), 1)
    return Row(columns, gap=12, align="top")


def _stretch(context: Context, one: Stretch) -> Widget:
    head = Row([Text(one.name, LABEL_BOLD, grow=1), Text(one.days, LABEL, "label", align="right")], gap=8)
    cards: list[Widget] = [order_card(context, number_, planned) for number_, planned in one.planned]
    if not cards:
        cards = [Panel(Text(one.empty, LABEL, "label", align="centre"), pad=(8, 18), ground="", dashed=True, edge="divider",
                       radius=6)]  # fmt: skip
    return Column([head, Divider(), Grid(cards, least_column=COLUMN, gap=8)], gap=4)


def order_card(context: Context, place: int, planned: Planned) -> Widget:
    """A planned order: number, title, day, details, cost, a cross that takes it back; a press changes it."""
    desk, order = context.desk, planned.order
    said = order.name in HEARD

    def take_back() -> None:
        desk.guard(lambda: desk.play.take_back(place - 1))

    lines: list[Widget] = [Text(heading(context.known, order), BODY_BOLD)]
    told = [timing(order)] if order.day is not None else []  # else the column says when
    words = " · ".join([*told, *details(context.known, order)[:3]])
    if words:
        lines.append(Text(words, LABEL, "second"))
    price = cost(order)
    if price:
        lines.append(Text(price, LABEL, "second"))
    body = Row([OrderNumber(place), Column(lines, gap=0, grow=1)], gap=8, align="top")
    tip = _("Order {number}: press to change it.").format(number=place)
    card: Widget
    if said:
        tip = _("Said and heard by the other state; it cannot be taken back.")
        card = Panel(
            body, pad=(8, 6), ground="raised", edge="control_edge", radius=6, tip=tip, key=f"planned {place}", grow=1
        )
        return card
    card = Pressable(body, on_press=context.order(order.name, given_of(order), place - 1), pad=(8, 6), radius=6,
                     tip=tip, key=f"planned {place}", grow=1)  # fmt: skip
    cross = Button(icon="close", kind="quiet", key=f"take back {place}", on_press=take_back,
                   tip=_("Take back order {number}").format(number=place))  # fmt: skip
    return Panel(Row([card, cross], gap=0, align="top"), pad=0, ground="raised", edge="accent", radius=6)


def given_of(order: Order) -> dict[str, object]:
    """The arguments of an order with its time, as the dialog takes them."""
    given: dict[str, object] = dict(order.arguments)
    if order.on_fix:
        given["when"] = "fix"
    elif order.day is not None:
        given["day"] = order.day
    return given


def standing_chips(context: Context, most: int = 0) -> list[Widget]:
    """Running programmes as chips that can be changed; `most`: after so many, how many more there are."""
    known = context.known
    found = running(known)
    chips: list[Widget] = [_chip(context, one) for one in (found[:most] if most else found)]
    if most and len(found) > most:
        more = _("{count} more").format(count=number(len(found) - most))
        chips.append(Button(more, kind="quiet", key="more standing", on_press=partial(open_standing, context),
                            tip=_("All that runs.")))  # fmt: skip
    return chips


def _chip(context: Context, one: Running) -> Widget:
    words = f"{thing(context.known, one.target)}, {one.what}" if one.target else one.what
    key = " ".join(["standing", one.order, *(str(value) for value in one.ends.values())])
    body = Row([Icon(ORDER_ICONS[one.order], 16, "own"), Text(words, LABEL), Text(one.cost, LABEL, "label")], gap=6)
    return Pressable(body, on_press=context.order(one.order, one.arguments), ground="raised", edge="divider", radius=6,
                     pad=(8, 5), key=key, tip=_("It runs every turn. Press to change or end it."))  # fmt: skip


def open_standing(context: Context) -> None:
    """All running programmes in a dialog."""
    ui = context.desk.ui

    def close() -> None:
        ui.close("standing")

    ui.open("standing", lambda inner: Dialog(
        _("Standing programmes"), Flow(standing_chips(context), gap=8), on_close=close, width=720,
        subtitle=_("What runs every turn until you change it."),
    ), close=close)  # fmt: skip


def resolve_panel(context: Context, end: Callable[[], object], all_orders: Callable[[], object]) -> Widget:
    """Prediction card, what is open, decisions left, and the button that ends the turn."""
    every = Button(_("All orders"), icon="search", key="all orders", shortcut="F", show_key=context.width == "wide",
                   on_press=all_orders, tip=_("Every order that your seat may give, by theme."))  # fmt: skip
    items: list[Widget] = [
        Row([_prediction(context), every], gap=8),
        _left(context.known), resolve_button(context, end),
    ]  # fmt: skip
    return Column(items, gap=10)


def _prediction(context: Context) -> Widget:
    desk, known = context.desk, context.known
    measures = known.session.truth.world.prediction_measures
    card = known.session.predictions.get(known.seat, {}).get(known.session.turn, {})

    def act() -> None:
        from game.desktop.screens.orders.prediction import open_prediction

        open_prediction(desk)

    done = len(card) >= len(measures)
    words = _("{count} of {whole} marked").format(count=number(len(card)), whole=number(len(measures)))
    body = Row([Icon("check" if done else "prediction", 18, "better" if done else "accent"),
                Column([Text(_("Prediction card"), BODY_BOLD), Text(words, LABEL, "second")], gap=0, grow=1)],
               gap=8)  # fmt: skip
    return Pressable(body, on_press=act, radius=6, pad=(8, 4), key="prediction", shortcut=desk.settings.key("prediction"),
                     tip=_("Say what you expect of the turn; the report sets it beside what came."), grow=1)  # fmt: skip


def _left(known: Known) -> Widget:
    waiting = len(known.session.open_offers(known.seat)) + len(known.undecided)
    left = known.decisions_left
    words = ngettext("{count} decision unused", "{count} decisions unused", left).format(count=number(left))
    items: list[Widget] = [Text(words, LABEL, "second", grow=1)]
    if waiting:
        asked = ngettext("{count} to answer", "{count} to answer", waiting).format(count=number(waiting))
        items = [Icon("dilemma", 16, "accent"), Text(asked, LABEL_BOLD, "accent"), *items]
    return Row(items, gap=8)


def resolve_button(context: Context, end: Callable[[], object]) -> Widget:
    """The button that ends the turn."""
    desk = context.desk
    words = _("Resolve turn {turn}").format(turn=desk.play.session.turn)
    if desk.play.at_table:
        words = _("End your turn")
    return Button(words, kind="main", size="resolve", key="resolve", shortcut=desk.settings.key("resolve"), on_press=end,
                  tip=_("Ends your planning: the others give their orders, and the turn happens."))  # fmt: skip


def tray(context: Context, end: Callable[[], object], all_orders: Callable[[], object], right: int) -> Widget:
    """The whole tray of a wide or medium window."""
    wide, crowded = context.width == "wide", len(context.desk.play.tray) >= CROWDED
    chips = standing_chips(context, most=(3 if crowded else 6) if wide else 4)
    if not chips:
        chips = [Text(_("Nothing runs now. What you start runs every turn until you change it."), LABEL, "label")]
    head = Row([Icon("refresh", 16, "own"), Text(_("Standing"), LABEL_BOLD)], gap=6)
    planned = Scroll(Panel(planned_orders(context), pad=(16, 8), ground=""), key="planned", grow=1)
    standing = Panel(Row([head, Flow(chips, gap=8, line_gap=4, grow=1)], gap=12), pad=(16, 6), ground="")
    left = Column([planned, standing], gap=0, grow=1)
    side = Sized(Panel(resolve_panel(context, end, all_orders), pad=(16, 10), ground=""), width=right)
    row = Sized(Row([left, Divider(upright=True), side], gap=0, align="stretch"), least_height=TRAY)
    return Column([Divider(), Panel(row, pad=0)], gap=0)
