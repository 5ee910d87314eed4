"""What stands at the same place on every screen of a game: menu, title and seat at the left, the mandate at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from game.clients import standing
from game.clients.keeping import keep_files
from game.core.problem import Problem
from game.core.world import Mandate
from game.desktop.art.fonts import BODY_BOLD, LABEL, TITLE
from game.desktop.widgets.controls import Button, Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import BothEnds, Dialog
from game.desktop.widgets.layout import Column, Divider, Flow, Gap, Grid, Panel, Row, Sized
from game.desktop.widgets.text import Icon, Key, Text
from game.session import wording
from game.session.naming import text_in
from game.texts import N_, _, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

TOP_BAR: Final = 72  # px at 100%
WIDE, MEDIUM = 1400, 1100  # px at 100% from which a window is wide, or has room for one side panel
# Screens of a game that the menu leads to: route, words, icon, action of the key.
PLACES: Final = (
    ("planning", N_("Plan the turn"), "place", ""),
    ("briefing", N_("Briefing"), "book", "briefing"),
    ("report", N_("Report of the last turn"), "table", "report"),
    ("network", N_("Network of groups"), "network", "network"),
    ("charts", N_("Charts"), "chart", "charts"),
    ("diplomacy", N_("Diplomacy"), "accord", "diplomacy"),
    ("review", N_("Review the game"), "replay", ""),
)


def width_class(ui: Ui) -> str:
    """How much room a window has: wide, medium or narrow, by its width in px at 100%."""
    wide = ui.logical[0]
    return "wide" if wide >= WIDE else "medium" if wide >= MEDIUM else "narrow"


def top_bar(
    desk: Desk, title: str, subtitle: str, middle: Sequence[Widget] = (), mandate: bool = True, after: int | None = None
) -> Widget:
    """The bar at the top. In a narrow window the mandate is folded into the menu, and the middle below it.

    `after`: the mandate as it stood when so many turns had been resolved (None: all).
    """
    menu = Button(icon="menu", key="menu", tip=_("Menu"), shortcut=desk.settings.key("menu"), show_key=False,
                  on_press=lambda: open_menu(desk, after))  # fmt: skip
    heading = Column([Text(title, TITLE), Text(subtitle, LABEL, "label")], gap=0)
    head = Row([menu, heading], gap=16)
    narrow = width_class(desk.ui) == "narrow"
    parts: list[Widget] = [Panel(Sized(head, least_width=0 if narrow else 272), pad=(16, 10), ground="")]
    if not narrow:
        if middle or mandate:
            parts.append(Divider(upright=True))
        parts.append(Panel(Row(list(middle), gap=0, align="stretch"), pad=0, ground="", grow=1))
        found = mandate_view(desk, after) if mandate and desk.game is not None else None
        if found is not None:
            parts += [Divider(upright=True), Panel(found, pad=(16, 8), ground="")]
        return _bar(Row(parts, gap=0, align="stretch"))
    head.grow = 1
    items: list[Widget] = [Row(parts, gap=0)]
    if middle:
        items.append(Panel(Row(list(middle), gap=0, align="stretch"), pad=0, ground=""))
    return _bar(Column(items, gap=0))


def _bar(child: Widget) -> Widget:
    return Column([Panel(Sized(child, least_height=TOP_BAR), pad=0), Divider()], gap=0)


def mandate_of(desk: Desk) -> Mandate | None:
    """The mandate by which the seat that sits is judged, or None."""
    session, seat = desk.play.session, desk.play.seat
    chosen = session.mandates.get(seat)
    return next((one for one in session.truth.world.mandates.get(seat, ()) if one.id == chosen), None)


def mandate_view(desk: Desk, after: int | None = None) -> Widget | None:
    """The mandate in short: goal, floor and red line, each with how it stands as far as the seat may know; a press leads to
    the briefing, which tells what it is made of. `after`: as it stood when so many turns had been resolved (None: all)."""
    mandate = mandate_of(desk)
    if mandate is None:
        return None
    session, seat = desk.play.session, desk.play.seat
    lens = _("Goal: {lens}").format(lens=lens_name(mandate.lens))
    target = _("{target} of 100").format(target=number(mandate.target))
    aim = _("{mandate}. To reach by the end: {target} on the lens “{lens}”. Press to read what it is made of.").format(
        mandate=text_in(mandate.title).rstrip("."), target=target, lens=lens_name(mandate.lens)
    )
    so_far = desk.play.lens_so_far(mandate.lens, after)
    if so_far is not None:
        aim += " " + _("Now, as you know it and at the pace so far: {value}.").format(value=number(so_far))
        lens = _("Goal: {target} on {lens}").format(target=number(mandate.target), lens=lens_name(mandate.lens))
        target = _("{value} now").format(value=number(so_far))
    elif late := standing.told_late(session, seat, mandate.lens, after):
        aim += " " + late
    items: list[Widget] = [_judged(lens, target, "accent", "mandate", aim)]
    for label, bound, icon in ((_("Floor"), mandate.floor, "warning"), (_("Red line"), mandate.red_line, "shield")):
        now = standing.now(session, seat, bound, after)
        tip = _("{text}. Now: {value}.").format(text=text_in(bound.text).rstrip("."), value=now)
        if standing.breaks(session, seat, bound, after):
            tip += " " + _("As it stands now it is broken.")
            items.append(_judged(label, now, "worse", icon, tip))
            continue
        items.append(_judged(label, now, "text", icon, tip))
    if desk.screen.name == "briefing":
        return Row(items, gap=16)
    return Pressable(Row(items, gap=16), on_press=lambda: desk.push("briefing"), pad=(0, 0), radius=6,
                     tip=_("By what you are judged; press to read more."))  # fmt: skip


def _judged(label: str, value: str, colour: str, icon: str, tip: str) -> Widget:
    column = Column([Text(label, LABEL, "label", wrap=False), Text(value, BODY_BOLD, colour)], gap=2)
    return Panel(Row([Icon(icon, 16, colour), column], gap=6), pad=0, ground="", tip=tip)


def lens_name(lens: str) -> str:
    """The name of a lens."""
    return _(wording.LENSES.get(lens, lens))


def open_menu(desk: Desk, after: int | None = None) -> None:
    """Open the menu of the game; `after`: the mandate as in `mandate_view`."""
    ui = desk.ui

    def close() -> None:
        ui.close("menu")

    def to(name: str) -> None:
        ui.close("menu")
        if name == desk.screen.name:
            return
        if name == "planning":
            desk.go(name)
        else:
            desk.push(name)

    def copy() -> None:
        ui.close("menu")
        save_copy(desk)

    def leave() -> None:
        desk.leave_game()
        desk.go("title")

    def build(inner: Ui) -> Widget:
        items: list[Widget] = []
        for name, words, icon, action in PLACES if desk.game is not None else ():
            key = desk.settings.key(action) if action else ""
            items.append(_entry(_(words), icon, partial(to, name), key))
        rest = (
            ("load", N_("Load a game"), "load"), ("settings", N_("Settings"), "settings"), ("about", N_("About"), "info"),
        )  # fmt: skip
        for name, words, icon in rest:
            items.append(_entry(_(words), icon, partial(to, name)))
        if desk.game is not None:
            items.append(_entry(_("Save a copy"), "save", copy))
            items.append(_entry(_("To the title; the game is kept"), "arrow_left", leave))
        items.append(_entry(_("Quit; everything is kept"), "close", desk.quit))
        folded: list[Widget] = []
        mandate = mandate_view(desk, after) if desk.game is not None else None
        if mandate is not None:
            folded = [Panel(mandate, pad=(12, 8), ground="raised", radius=6), Gap(4)]
        return Dialog(_("Menu"), Column([*folded, Grid(items, least_column=240, gap=4)], gap=8), on_close=close, width=620)

    ui.open("menu", build, close=close)


def _entry(words: str, icon: str, act: Callable[[], object], key: str = "") -> Widget:
    items: list[Widget] = [Icon(icon, 18), Text(words, BODY_BOLD, grow=1)]
    if key:
        items.append(Key(key))
    return Pressable(
        Row(items, gap=12), on_press=act, pad=(12, 8), radius=6, shortcut=key,
        key=words,
    )  # fmt: skip


def save_copy(desk: Desk) -> None:
    """Keep a copy of the record beside it, with the turn in its name; the game goes on in the first."""
    game = desk.play
    if game.path is None:
        desk.tell(_("Save a copy"), _("This game is not kept in a record."))
        return
    path, stem = game.path, f"{game.path.stem}-turn{game.session.turn}"

    def copy() -> None:
        try:
            content = path.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            raise Problem(N_("The copy {path} could not be written ({reason})."), path=stem, reason=reason) from error
        (target,) = keep_files(path.parent, stem, {path.suffix: content})
        desk.toast(_("Kept as {name}. The game goes on in the record it was in.").format(name=target.name), "save")

    desk.guard(copy)


def game_screen(bar: Widget, body: Widget, foot: Widget | None = None) -> Widget:
    """A screen of a game: the bar at the top, what it shows, and what stands at its lower edge."""
    body.grow = 1
    items = [bar, body] if foot is None else [bar, body, foot]
    return Panel(Column(items, gap=0), pad=0, ground="sea")


def foot_bar(left: Sequence[Widget], right: Sequence[Widget]) -> Widget:
    """The bar at the lower edge: what can be done besides at the left, the main button at the right."""
    parts: list[Widget] = [Flow(list(left), gap=12), Flow(list(right), gap=12)] if left else [Flow(list(right), gap=12)]
    return Column([Divider(), Panel(BothEnds(parts), pad=(24, 12))], gap=0)
