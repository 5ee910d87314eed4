"""Bookmarks in the review: the turns that were marked, and a line about each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.clients.bookmarks import LONGEST, Bookmark
from game.clients.headings import short_days
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, PANEL
from game.desktop.widgets.controls import Button, Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import note
from game.desktop.widgets.field import TextField
from game.desktop.widgets.layout import Column, Flow, Panel, Row, Sized
from game.desktop.widgets.text import Icon, Text
from game.texts import _

if TYPE_CHECKING:
    from game.desktop.screens.review.screen import Review


def bookmarks_tab(screen: Review) -> Widget:
    """The bookmarks of the game, and one for the turn that is shown."""
    marks = screen.bookmarks.seen_by(screen.desk.play.seat)
    items: list[Widget] = [] if screen.desk.play.watched else [_editor(screen)]
    items += [_row(screen, mark) for mark in marks]
    if not marks:
        items.append(Text(_("No turn is marked yet. A bookmark stays with the record of the game."), BODY, "second"))
    return Column(items, gap=10)


def _editor(screen: Review) -> Widget:
    """A line about the turn that is shown; Enter sets the mark."""
    stands = screen.bookmarks.find(screen.desk.play.seat, screen.turn)
    memory = screen.ui.memory
    place = (f"bookmark{screen.turn}", "words")
    words = str(memory.get(place, "" if stands is None else stands.text))

    def change(text: str) -> None:
        memory[place] = text

    def put(text: str) -> None:
        memory.pop(place, None)
        screen.mark(screen.turn, text)

    field = TextField(words, key=f"bookmark_text{screen.turn}", hint=_("What is worth coming back to?"), longest=LONGEST,
                      on_change=change, on_submit=put, tip=_("A line about the turn; Enter sets the mark"))  # fmt: skip
    text = _("Change it") if stands is not None else _("Set a bookmark")
    button = Button(text, icon="bookmark", key="put_bookmark", on_press=lambda: put(words))
    title = Text(_("This turn: {turn}").format(turn=_title(screen, screen.turn)), PANEL)
    line = Flow([Sized(field, width=420), button], gap=12, line_gap=8)
    return Panel(Column([title, line, note(_("Enter sets the mark."))], gap=8), pad=(16, 12), edge="divider", radius=8)


def _row(screen: Review, mark: Bookmark) -> Widget:
    seat = screen.desk.play.seat
    lines: list[Widget] = [Text(_title(screen, mark.turn), BODY_BOLD)]
    if mark.text:
        lines.append(Text(mark.text, BODY, "second"))
    if mark.seat != seat:
        by = _("Marked by {seat}").format(seat=screen.desk.play.names.seat_name(mark.seat))
        lines.append(Text(by, LABEL, "label"))
    head = Row([Icon("bookmark", 18, "accent" if mark.seat == seat else "own"), Column(lines, gap=0, grow=1)], gap=10)
    go = Pressable(head, key=f"mark-{mark.seat}-{mark.turn}", chosen=mark.turn == screen.turn, radius=6, ground="panel",
                   on_press=partial(screen.show, mark.turn), tip=_("Shows this turn"), grow=1)  # fmt: skip
    if mark.seat != seat or screen.desk.play.watched:
        return go
    away = Button(icon="delete", key=f"unmark-{mark.turn}", tip=_("Takes this bookmark away"),
                  on_press=partial(screen.mark, mark.turn))  # fmt: skip
    return Row([go, away], gap=8)


def _title(screen: Review, turn: int) -> str:
    if not turn:
        return _("The start")
    return _("Turn {turn}, {days}").format(turn=turn, days=short_days(screen.session, turn))
