"""Looking back on a game: any turn again on the map, in events and orders; after the end the truth and the outcome."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from typing import Final

import pygame

from game import texts
from game.clients.bookmarks import Bookmarks
from game.clients.branching import free_path
from game.clients.headings import short_days
from game.clients.known import Known
from game.clients.revealed import Revealed
from game.debrief.page import Debrief, debrief_steps
from game.debrief.reckoning import Progress
from game.desktop import records
from game.desktop.art.fonts import BODY, LABEL
from game.desktop.desk import Desk
from game.desktop.play import Play
from game.desktop.screen import Screen
from game.desktop.screens.frame import foot_bar, game_screen, top_bar, width_class
from game.desktop.screens.review.bookmarks import bookmarks_tab
from game.desktop.screens.review.debrief import debrief_tab
from game.desktop.screens.review.outcome import outcome_tab
from game.desktop.screens.review.turns import civilians, events_tab, map_tab, orders_tab, own_label, turn_list
from game.desktop.widgets.choices import Choice
from game.desktop.widgets.controls import Button, Tab
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dropdown import DropDown
from game.desktop.widgets.inputs import Slider
from game.desktop.widgets.layout import Column, Divider, Flow, Panel, Row, Sized
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Icon, Text
from game.desktop.widgets.ui import Ui
from game.session.naming import text_in
from game.session.replay import branch
from game.session.session import Session
from game.texts import N_, _

TRUTH: Final = "truth"  # stands for everything, among those who watch
TABS: Final = (
    ("map", N_("Map")), ("events", N_("Events")), ("orders", N_("Orders")), ("outcome", N_("Outcome")),
    ("debrief", N_("Debrief")), ("bookmarks", N_("Bookmarks")),
)  # fmt: skip
WATCHED: Final = N_("This game is only looked at: nothing is written in its record.")
LIST_WIDTH: Final = 264  # px at 100%


class Review(Screen):
    """The review. `turn`: which to begin with, 0 for the last that was resolved."""

    name = "review"

    def __init__(self, desk: Desk, turn: int = 0) -> None:
        super().__init__(desk)
        session = desk.play.session
        last = len(session.turns)
        self.turn = turn if 1 <= turn <= last else last
        self.tab = "outcome" if session.over and not turn else "map"
        self.eyes = desk.play.seat
        self.layer = "violence"
        self.selected = ""
        self.as_table = False
        self.topic = ""
        self.bookmarks = Bookmarks.of(session, desk.play.path if desk.play.watched else None)
        self._known: dict[tuple[str, int, str], Known] = {}
        self._debrief: tuple[str, Debrief] | None = None
        self._reckoning: Generator[Progress, None, Debrief] | None = None
        self.progress: Progress | None = None

    # -- what is shown -----------------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The game that is looked at."""
        return self.desk.play.session

    @property
    def seat(self) -> str:
        """Whose events, raids and beliefs are told: the seat that watches, its own for the truth."""
        return self.desk.play.seat if self.eyes == TRUTH else self.eyes

    @property
    def known(self) -> Known:
        """What the map shows: what the seat that watches knew after the turn, or the truth."""
        key = (self.eyes, self.turn, texts.current())
        if key not in self._known:
            truth = self.eyes == TRUTH
            self._known[key] = (
                Revealed.after(self.session, self.turn) if truth else Known.at(self.session, self.eyes, self.turn)
            )
        return self._known[key]

    @property
    def found_debrief(self) -> Debrief | None:
        """The debrief page in the current language, once it has been reckoned."""
        return self._debrief[1] if self._debrief is not None and self._debrief[0] == texts.current() else None

    # -- building ----------------------------------------------------------------------------------------------

    def build(self, ui: Ui) -> Widget:
        session, play = self.session, self.desk.play
        title = text_in(session.setup.scenario.head.title)
        seat = play.names.seat_name(play.seat)
        over = _("{title} · {seat} · the game is over") if session.over else _("{title} · {seat}")
        narrow = width_class(ui) == "narrow"
        bar = top_bar(self.desk, _("Review"), over.format(title=title, seat=seat))
        if not session.turns:
            empty = Text(_("No turn has been resolved yet: there is nothing to look back on."), BODY, "second")
            return game_screen(bar, Panel(empty, pad=24, ground="sea"), self._foot())
        steps = [self._tabs(), Panel(self._steps(narrow), pad=(16, 6)), Divider()]
        content = self._content(ui)
        content.grow = 1
        main = Column([*steps, content], gap=0, grow=1)
        if narrow:
            return game_screen(bar, main, self._foot())
        turns = Sized(turn_list(self), width=LIST_WIDTH)
        return game_screen(bar, Row([turns, Divider(upright=True), main], gap=0, align="stretch"), self._foot())

    def _tabs(self) -> Widget:
        made: list[Widget] = [
            Tab(_(words), self.tab == tab, key=f"tab-{tab}", shortcut=str(place),
                tip=_("{tab} of the review").format(tab=_(words)), on_press=partial(self.show_tab, tab))
            for place, (tab, words) in enumerate(TABS, start=1)
        ]  # fmt: skip
        return Panel(Flow(made, gap=0, line_gap=0), pad=(8, 0))

    def _steps(self, narrow: bool) -> Widget:
        last = len(self.session.turns)
        start = "" if self.turn else _("This is the start.")
        back = Button(icon="step_back", key="earlier", shortcut="PageUp", show_key=False, tip=_("One turn back"),
                      refused=start, on_press=lambda: self.show(self.turn - 1))  # fmt: skip
        on = Button(icon="step_forward", key="later", shortcut="PageDown", show_key=False, tip=_("One turn on"),
                    refused="" if self.turn < last else _("This is the last turn that was resolved."),
                    on_press=lambda: self.show(self.turn + 1))  # fmt: skip
        slider = Slider(self.turn, high=last, key="turn", grow=1, words=self._turn_words, tip=_("The turn that is shown"),
                        on_change=lambda value: self.show(int(value)))  # fmt: skip
        days = "" if not self.turn else short_days(self.session, self.turn)
        row: list[Widget] = [back, slider, on]
        if days and width_class(self.ui) == "wide":
            row.append(Text(days, BODY, "second", wrap=False))
        parts: list[Widget] = [Row(row, gap=12, grow=1)]
        watching = self._watching()
        if watching is not None:
            parts.append(watching)
        people = Row([Icon("civilians", 18), Text(civilians(self), BODY)], gap=8)
        if narrow:
            return Column([Row(parts, gap=12), people], gap=4)
        return Row([*parts, people], gap=24)

    def _turn_words(self, value: float) -> str:
        turn = int(value)
        if not turn:
            return _("The start")
        return _("Turn {turn} of {last}").format(turn=turn, last=self.session.last_turn)

    def _watching(self) -> Widget | None:
        """Whose eyes the game is seen with: a choice once the game is over."""
        if not self.session.over:
            return None
        names = self.desk.play.names
        choices = [Choice(seat, names.seat_name(seat)) for seat in self.session.seats]
        choices.append(Choice(TRUTH, _("The truth")))
        picked = DropDown(choices, self.eyes, key="eyes", on_choose=self._watch, tip=_("Whose knowledge is shown"),
                          icon_for=lambda eyes: Icon("eye", 16))  # fmt: skip
        return Sized(picked, width=272)

    def _content(self, ui: Ui) -> Widget:
        if self.tab == "map":
            return map_tab(self)
        parts = {
            "events": events_tab, "orders": orders_tab, "outcome": outcome_tab,
            "debrief": debrief_tab, "bookmarks": bookmarks_tab,
        }  # fmt: skip
        wide = Panel(parts[self.tab](self), pad=(16, 12), ground="sea")
        by_turn = self.tab in ("events", "orders")
        return Scroll(wide, key=f"{self.tab}-{self.turn}-{self.eyes}" if by_turn else f"{self.tab}-{self.eyes}", grow=1)

    def _foot(self) -> Widget:
        play, session = self.desk.play, self.session
        again = max(self.turn, 1)
        marked = self.bookmarks.find(play.seat, self.turn) is not None
        left: list[Widget] = [
            Button(_("Back"), icon="arrow_left", key="back", shortcut="Esc", on_press=self.desk.back,
                   tip=_("To the screen before"))
        ]  # fmt: skip
        right: list[Widget] = []
        narrow = width_class(self.ui) == "narrow"
        mark = _("Take the bookmark away") if marked else _("Bookmark")
        anew = _("Go back to turn {turn}: plan it anew in this game; what came after no longer counts.")
        watched = _(WATCHED) if play.watched else ""
        if session.turns:
            left.append(
                Button("" if narrow else mark, icon="bookmark", key="bookmark", shortcut="B", show_key=not narrow,
                       icon_colour="accent" if marked else "", on_press=lambda: self.mark(self.turn), refused=watched,
                       tip=watched or _("{mark}: to come back to this turn").format(mark=mark))
            )  # fmt: skip
            left.append(
                Button("" if narrow else _("Go back to turn {turn}").format(turn=again), icon="undo", key="rewind",
                       on_press=lambda: self.ask_back(again), refused=watched,
                       tip=watched or anew.format(turn=again))
            )  # fmt: skip
            kept = "" if play.path is not None else _("This game is not kept in a record, so it cannot branch.")
            if (kept or watched) and not narrow:
                right.append(Text(kept or watched, LABEL, "label"))
            right.append(
                Button(_("Try from here"), icon="branch", key="branch", kind="main" if session.over else "plain",
                       size="large" if session.over else "control", shortcut="F", refused=kept,
                       on_press=lambda: self.branch(again),
                       tip=kept or _("Plays on from the planning of turn {turn} in a new record; this one stays as it is.")
                       .format(turn=again))
            )  # fmt: skip
        if not session.over:
            right.append(
                Button(_("Continue planning"), key="continue", kind="main", size="large", shortcut="Enter",
                       on_press=self._go_on, tip=_("To the turn that is being planned"))
            )  # fmt: skip
        return foot_bar(left, right)

    # -- acting ------------------------------------------------------------------------------------------------

    def show(self, turn: int) -> None:
        """Show another turn, 0 being the start."""
        self.turn = max(0, min(turn, len(self.session.turns)))
        self.ui.refresh()

    def show_tab(self, tab: str) -> None:
        """Show another side of the turn or the game."""
        self.tab = tab
        self.ui.refresh()

    def _watch(self, eyes: str) -> None:
        self.eyes = eyes if self.session.over else self.desk.play.seat

    def mark(self, turn: int, text: str | None = None) -> None:
        """Set a bookmark, or take it away; with a text, put that on it."""
        if self.desk.play.watched:
            return
        seat, stands = self.desk.play.seat, self.bookmarks.find(self.desk.play.seat, turn)
        if stands is not None and text is None:
            self.desk.guard(lambda: self.bookmarks.remove(seat, turn))
        else:
            self.desk.guard(lambda: self.bookmarks.put(seat, turn, text or ""))
        self.ui.refresh()

    def _go_on(self) -> None:
        """To the planning; a record that was only looked at is opened to be played on."""
        play = self.desk.play
        if play.watched and play.path is not None:
            self.desk.guard(partial(records.go_on, self.desk, play.path, play.seat))
        else:
            self.desk.go("planning")

    def ask_back(self, turn: int) -> None:
        """Ask whether to go back to the planning of a turn, and do so."""
        words = _("Go back to the planning of turn {turn}? What came after stays in the record but no longer counts.")

        def act() -> None:
            self.desk.play.go_back(turn)
            self.desk.go("planning")
            self.desk.toast(_("Back in the planning of turn {turn}; its orders are to be given again.").format(turn=turn))

        self.desk.ask(_("Go back"), words.format(turn=turn), _("Go back"), act, danger=True)

    def branch(self, turn: int) -> None:
        """Play on from the planning of a turn in a new record; the one before stays as it is."""
        play = self.desk.play
        if play.path is None:
            return
        path = play.path

        def act() -> None:
            new = free_path(path, turn)
            self.desk.take(Play.begun(branch(path, new, turn).session, play.seat, new))
            self.desk.go("planning")
            words = _("This goes on from turn {turn} in {name}; the other record stays as it is.")
            self.desk.toast(words.format(turn=turn, name=new.name), "branch")

        self.desk.guard(act)

    def why(self, label: str) -> None:
        """Say why an event happened, by its label for the seat that is shown."""
        from game.desktop.screens.why import open_why  # it may lead back here

        open_why(self.desk, own_label(self, label))

    # -- the window --------------------------------------------------------------------------------------------

    def key(self, event: pygame.event.Event) -> bool:
        step = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1}.get(event.key)
        if step is None or not self.session.turns:
            return False
        self.show(self.turn + step)
        return True

    def await_debrief(self) -> None:
        """The page is to be reckoned, a step with each frame, as long as it is waited for: whoever leaves has left it."""
        if self._reckoning is None:
            self._reckoning = debrief_steps(self.session)

    def passed(self, seconds: float) -> None:
        if self.moving and not self.desk.guard(self._step):
            self._reckoning = None
            self.show_tab("outcome")

    def _step(self) -> None:
        assert self._reckoning is not None
        before = self.progress
        try:
            self.progress = next(self._reckoning)
        except StopIteration as end:
            self._debrief, self._reckoning, self.progress = (texts.current(), end.value), None, None
        if self.progress is None or before is None or per_cent(before) < per_cent(self.progress):
            self.ui.refresh()

    @property
    def moving(self) -> bool:
        return self._reckoning is not None and self.tab == "debrief"


def per_cent(progress: Progress) -> int:
    """How far a reckoning is, in whole hundredths."""
    return int(progress.share * 100.0)
