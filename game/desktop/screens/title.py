"""The title: what this is, the last game, and every way on from here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from game import texts
from game.clients.shelf import Kept, glance, records_in
from game.core.problem import Problem
from game.desktop import records
from game.desktop.art.fonts import BODY, BODY_BOLD, HEADLINE, LABEL
from game.desktop.map.thumbnail import Thumbnail
from game.desktop.screen import Screen
from game.desktop.screens.frame import width_class
from game.desktop.widgets.choices import Choice, Choices
from game.desktop.widgets.controls import Button, Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Flow, Gap, Panel, Row, Sized
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Icon, Key, Text
from game.texts import _, sentence

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

LANGUAGES: Final = {"en": "English", "es": "Español"}  # each in its own words
LOOKED_AT: Final = 40  # records that are tried for one to go on with


class Title(Screen):
    """The first screen. The records are looked at after it has been drawn once."""

    name = "title"

    def __init__(self, desk: Desk, **arguments: object) -> None:
        super().__init__(desk)
        self.frames = 0
        self.last: Kept | None = None
        self.trouble = ""

    def entered(self) -> None:
        self.frames = 0

    @property
    def moving(self) -> bool:
        return self.frames < 2

    def passed(self, seconds: float) -> None:
        if self.frames > 1:
            return
        self.frames += 1
        if self.frames == 2:
            self._look()
            self.ui.refresh()

    def _look(self) -> None:
        """Find the newest game that is not over; records that cannot be read are passed by."""
        self.last, self.trouble = None, ""
        try:
            paths = records_in(records.folder_of(self.desk))
        except Problem as problem:
            self.trouble = sentence(problem)
            return
        for path in paths[:LOOKED_AT]:
            kept = glance(path)
            if not kept.complaint and kept.people and kept.last_turn is not None and not kept.over:
                self.last = kept
                return

    # -- what it shows -----------------------------------------------------------------------------------------

    def build(self, ui: Ui) -> Widget:
        wide = width_class(ui) != "narrow"
        items = [self._head(), Gap(4), *self._ways(), Gap(4), self._small_ways(), *self._notes()]
        menu = Column([Gap(0, grow=1), *items, Gap(0, grow=2)] if wide else items, gap=8)
        left: Widget = Scroll(Panel(menu, pad=(40 if wide else 24, 32 if wide else 20), ground=""), key="menu", grow=1)
        language = Choices(
            [Choice(code, LANGUAGES.get(code, code)) for code in texts.languages()], texts.current(),
            on_choose=self._speak, fill=False, key="language", tip=_("Language"),
        )  # fmt: skip
        top = Panel(Row([Gap(0, grow=1), Icon("language", 18), language], gap=8), pad=(24, 12), ground="")
        if not wide:
            return Panel(Column([top, left], gap=0), pad=0, ground="sea")
        picture = Panel(Thumbnail((), stretch=True, grow=1), pad=(24, 8), ground="")
        caption = Panel(Text(_("Made with Natural Earth. Borders are drawn for a game."), LABEL, "label", align="right"),
                        pad=(24, 16), ground="")  # fmt: skip
        picture.grow = 1
        right = Column([top, picture, caption], gap=0, grow=1)
        side = Panel(Sized(Column([left], gap=0), width=560), pad=0, ground="panel")
        return Panel(Row([side, right], gap=0, align="stretch"), pad=0, ground="sea")

    def _head(self) -> Widget:
        return Column(
            [
                Text("Plaza", HEADLINE),
                Text(_("A strategy game about organised crime and the state in Mexico: what a choice costs, and whom."),
                     BODY, "second"),
                Text(_("A model for learning, not a prediction."), BODY_BOLD, "second"),
            ], gap=4,
        )  # fmt: skip

    def _ways(self) -> list[Widget]:
        desk, last = self.desk, self.last
        ways: list[Widget] = []
        if last is not None:
            seats = ", ".join(last.seat_name(seat) for seat in last.people)
            detail = _("{title}, {where} · {seats} · {moment}").format(
                title=last.title, where=last.where, seats=seats, moment=last.moment
            )
            ways.append(self._way("continue", _("Continue"), detail, "play", self._continue, "Enter", main=True))
        ways += [
            self._way("tutorial", _("Tutorial"), _("The Teapot: your first orders, step by step, in half an hour"), "book",
                      lambda: desk.push("new_game", tutorial=True), "Enter" if last is None else "T", main=last is None),
            self._way("new", _("New game"), _("Choose a scenario, who plays which seat, and the assumptions"), "plus",
                      lambda: desk.push("new_game"), "N"),
            self._way("load", _("Load a game"), _("Go on where you left a game"), "load", lambda: desk.push("load"), "L"),
            self._way("review", _("Review a game"), _("Look at any turn of a game that was kept, and try from there"),
                      "replay", lambda: desk.push("load", review=True), "R"),
        ]  # fmt: skip
        return ways

    def _way(
        self, key: str, words: str, detail: str, icon: str, act: Callable[[], object], shortcut: str, main: bool = False
    ) -> Widget:
        dark = "on_accent" if main else ""
        text = Column([Text(words, BODY_BOLD, dark or "text"), Text(detail, LABEL, dark or "second")], gap=0, grow=1)
        row = Row([Icon(icon, 20, dark or "second"), text, Key(shortcut, dark or "second")], gap=16)
        return Pressable(
            row, key=key, on_press=act, shortcut=shortcut, pad=(16, 8), radius=6, ground="accent" if main else "raised",
            edge="" if main else "control_edge", tip=detail, hover="accent_hover" if main else "hover",
        )  # fmt: skip

    def _small_ways(self) -> Widget:
        desk = self.desk
        return Flow(
            [
                Button(_("Settings"), icon="settings", key="settings", shortcut="S", show_key=False,
                       on_press=lambda: desk.push("settings"), tip=_("Language, text size, colours, motion, sound, keys")),
                Button(_("About"), icon="info", key="about", shortcut="A", show_key=False,
                       on_press=lambda: desk.push("about"), tip=_("What Plaza is, its sources and licences")),
                Button(_("Quit"), icon="close", key="quit", shortcut="Ctrl+Q", show_key=False, on_press=desk.quit,
                       tip=_("Close the window; every game is kept")),
            ], gap=8,
        )  # fmt: skip

    def _notes(self) -> list[Widget]:
        if not self.trouble:
            return []
        return [Row([Icon("warning", 18, "worse"), Text(self.trouble, LABEL, "second", grow=1)], gap=8, align="top")]

    # -- what it does ------------------------------------------------------------------------------------------

    def _speak(self, language: str) -> None:
        self.desk.settings.language = language
        self.desk.settings_changed()

    def _continue(self) -> None:
        last = self.last
        if last is not None:
            self.desk.guard(lambda: records.go_on(self.desk, last.path))
