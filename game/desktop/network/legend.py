"""What the signs of the graph mean, and the same as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game.clients.group_facts import marks
from game.clients.known import Known
from game.clients.numbers import to_error
from game.clients.ties import ALLIANCE, FIGHTING, KINDS, PACT, RIVALS, WAR, Tie, of_group
from game.core.state import NEVER
from game.desktop.art.fonts import BODY_BOLD, LABEL, LABEL_BOLD
from game.desktop.network.edges import draw_tie
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.layout import Column, Flow, Grid, Panel, Row, Sized
from game.desktop.widgets.table import Heading, Line, Table
from game.desktop.widgets.text import GroupSymbol, Icon, Text
from game.texts import N_, _, first_up, number, percent

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui


LETTERS_BELOW: Final = 1500  # px at 100%: in a narrower window the table names enemies and allies by their letters
MARK_ICONS: Final[Mapping[str, tuple[str, str]]] = {
    "designated": ("designate", N_("designated by the U.S.")), "confronted": ("posture", N_("confronted by Mexico")),
    "tolerated": ("handshake", N_("tolerated by Mexico")), "offered": ("offer_terms", N_("terms offered this turn")),
}  # fmt: skip


def mark_icons(known: Known, group: int) -> tuple[str, ...]:
    """Icons of how the states stand to a group."""
    return tuple(MARK_ICONS[one.kind][0] for one in marks(known, group))


@attrs.define(eq=False, slots=False)
class TieSample(Widget):
    """A short tie of one kind."""

    kind: str = WAR

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(40), ui.px(16)

    def least(self, ui: Ui) -> int:
        return ui.px(40)

    def paint(self, ui: Ui, paint: Paint) -> None:
        y = float(self.rect.centery)
        draw_tie(paint, self.kind, (float(self.rect.left), y), (float(self.rect.right), y), ui.scale, paint.palette.panel)


@attrs.define(eq=False, slots=False)
class SizeSample(Widget):
    """Two sizes of a symbol."""

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(40), ui.px(18)

    def least(self, ui: Ui) -> int:
        return ui.px(40)

    def paint(self, ui: Ui, paint: Paint) -> None:
        colour = paint.palette.second
        paint.circle(colour, (self.rect.left + ui.px(8), self.rect.centery), ui.px(4))
        paint.circle(colour, (self.rect.right - ui.px(12), self.rect.centery), ui.px(8))


@attrs.define(eq=False, slots=False)
class UnknownSample(Widget):
    """The dashed frame of what is not known."""

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(40), ui.px(18)

    def least(self, ui: Ui) -> int:
        return ui.px(40)

    def paint(self, ui: Ui, paint: Paint) -> None:
        box = pygame.Rect(0, 0, ui.px(20), ui.px(16))
        box.center = self.rect.center
        paint.dashed(box, paint.palette.control_edge, radius=ui.px(3))


def legend(known: Known, ties: Sequence[Tie], flat: bool = False) -> Widget:
    """The signs in use; `flat`: in lines, for a low window."""
    shown = {tie.kind for tie in ties}
    rows: list[Widget] = [
        Row([TieSample(kind), Text(_(words), LABEL, "second")], gap=8) for kind, words in KINDS.items() if kind in shown
    ]
    words = _("members") if known.view.beliefs is not None else _("members of your own group")
    rows.append(Row([SizeSample(), Text(words, LABEL, "second")], gap=8))
    if known.view.beliefs is None:
        rows.append(Row([UnknownSample(), Text(_("size not known"), LABEL, "second")], gap=8))
    used = {one.kind for place in known.groups for one in marks(known, place) if one.kind in MARK_ICONS}
    rows += [
        Row([Sized(Icon(icon, 14, "text"), width=40), Text(_(told), LABEL, "second")], gap=8)
        for kind, (icon, told) in MARK_ICONS.items() if kind in used
    ]  # fmt: skip
    title = _("Believed by: {seat}").format(seat=known.names.seat_name(known.seat))
    if flat:
        return Panel(Flow([Text(title, LABEL_BOLD), *rows], gap=16, line_gap=4), pad=(12, 6), ground="panel")
    note = Text(_("Ties: as published at the start, and what was told since."), LABEL, "label")
    return Panel(Column([Text(title, BODY_BOLD), Grid(rows, columns=2, gap=6), note], gap=8), pad=(16, 12), ground="panel",
                 edge="divider", radius=6)  # fmt: skip


def group_table(ui: Ui, known: Known, ties: Sequence[Tie], chosen: str, on_choose: Callable[[str], object]) -> Widget:
    """The same groups as a table."""
    beliefs = known.view.beliefs
    headings = [Heading(_("group"), grow=1)]
    if beliefs is not None:
        headings += [
            Heading(_("members"), number=True), Heading(_("command"), number=True), Heading(_("cohesion"), number=True),
            Heading(_("reprisals to come"), number=True), Heading(_("age, days"), number=True),
        ]  # fmt: skip
        headings.append(Heading(_("how the states stand to it"), grow=1))
    headings += [Heading(_("at war with"), grow=1), Heading(_("allied with"), grow=1)]
    lines = []
    for place in known.groups:
        group = known.view.world.groups[place]
        lines.append(_line(known, ties, place, group == chosen, partial(on_choose, group), ui.logical[0] < LETTERS_BELOW))
    return Table(ui, headings, lines, key="groups", sort=1 if beliefs is not None else 0, falling=beliefs is not None)


def _line(
    known: Known, ties: Sequence[Tie], place: int, chosen: bool, act: Callable[[], object], letters: bool = False,
) -> Line:  # fmt: skip
    """`letters`: other groups by the letters they stand by on the graph, where their names would make tall lines."""
    group, beliefs = known.view.world.groups[place], known.view.beliefs
    name = known.names.group_name(group)
    cells: list[str | Widget] = [Row([GroupSymbol(group, 16), Text(name, BODY_BOLD)], gap=8)]
    sort: list[float | str] = [name]
    if beliefs is not None:
        for field, words in (("members", number), ("command", percent), ("cohesion", percent), ("reprisals", number)):
            value, error = float(getattr(beliefs, field)[0, place]), float(getattr(beliefs, f"{field}_error")[0, place])
            value = value if value > 0.0 else 0.0
            shown = to_error(value, error) if field == "members" else (value, error)
            cells.append(_("{value} ± {error}").format(value=words(shown[0]), error=words(shown[1])))
            sort.append(value)
        seen = float(beliefs.group_seen[0, place])
        age = float(known.view.day[0]) - seen
        cells.append(number(age) if seen > NEVER else "-")
        sort.append(age)
        stand = ", ".join(_(MARK_ICONS[one.kind][1]) for one in marks(known, place))
        cells.append(Text(first_up(stand) or "-", LABEL, "second"))
        sort.append(stand)
    enemies, friends = (
        [known.view.world.groups[known.view.world.groups.index(tie.with_whom(group))] for tie in of_group(ties, group)
         if tie.kind in kinds]
        for kinds in ((WAR, FIGHTING), (ALLIANCE, PACT))
    )  # fmt: skip
    for others in (enemies, friends):
        words_ = ", ".join(
            other.replace("_", " ") if letters and "." not in other else known.names.group_name(other) for other in others
        )
        cells.append(Text(words_ or "-", LABEL, "second"))
        sort.append(float(len(others)))
    return Line(cells, sort, key=f"row-{group}", on_press=act, chosen=chosen,
                tip=_("Rivals: {names}").format(names=_rivals(known, ties, group)))  # fmt: skip


def _rivals(known: Known, ties: Sequence[Tie], group: str) -> str:
    names = [known.names.group_name(tie.with_whom(group)) for tie in of_group(ties, group) if tie.kind == RIVALS]
    return ", ".join(names) or "-"
