"""The resolution of a turn, played back: the map, the feed, the counts and the clock move together until its end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

import pygame

from game.clients.changes import not_carried_out
from game.clients.endings import counts_killings
from game.clients.known import Known
from game.desktop.art.fonts import BODY, PANEL
from game.desktop.map.border import chosen_product
from game.desktop.map.border_panels import NEXT_PRODUCT
from game.desktop.screen import Screen
from game.desktop.screens.frame import foot_bar, game_screen, top_bar, width_class
from game.desktop.screens.playback.controls import Does, controls
from game.desktop.screens.playback.counts import civilians, counts
from game.desktop.screens.playback.feed import FEED, Hands, Told, Wanted, feed
from game.desktop.screens.playback.marks import CardColumn, TurnMap, map_area, marks_of
from game.desktop.screens.playback.pace import pace_of
from game.desktop.screens.playback.player import SPEEDS, Player
from game.desktop.screens.playback.story import Entry, place_of, story_of
from game.desktop.screens.playback.swings import next_product, share_of, shows_flows
from game.desktop.screens.playback.timeline import Timeline
from game.desktop.widgets.controls import Button, Tab
from game.desktop.widgets.core import Widget
from game.desktop.widgets.keys import chord
from game.desktop.widgets.layout import Column, Divider, Panel, Row, Sized
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Text
from game.session.reporting import SeenEvent, clock
from game.texts import _, current, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

FEED_WIDE, FEED_MEDIUM, CARD = 448, 380, 392  # px at 100%
LOW: Final = 440  # px at 100% of height below which the counts stand aside
ROOMY: Final = 1560  # px at 100% from which the counts stand in the top bar
REBUILT_AFTER: Final = 0.05  # seconds between two looks at what has changed while it plays; the marker moves with each frame


class Playback(Screen):
    """One resolved turn as the seat saw it. `turn`: which one, 0 for the last. It never waits for itself: every key and
    press acts at once, and the end can be had at any moment."""

    name = "playback"

    def __init__(self, desk: Desk, turn: int = 0, **arguments: object) -> None:
        super().__init__(desk)
        played = len(desk.play.session.turns)
        self.turn = turn if 1 <= turn <= played else played
        self.wanted = Wanted()
        self.chosen = ""  # label of the line that is chosen
        self.card_open = False
        self.tab = "map"
        self.player: Player | None = None
        self._timeline: Timeline | None = None
        self._map: TurnMap | None = None
        self._drawn_for: Ui | None = None
        self._stamp: tuple[object, ...] = ()
        self._waited = 0.0
        self._known: dict[str, SeenEvent] = {}
        self._seen_then = desk.play.known
        self._language = ""
        if self.turn:
            self._read()

    def _read(self) -> None:
        """Read what is told, in the current language; where the playback stands stays as it is."""
        play, self._language = self.desk.play, current()
        story = story_of(play.session, play.seat, self.turn)
        self._known = {seen.label: seen for seen in story.past}
        self._known |= {seen.label: seen for entry in story.entries for seen in entry.members}
        self._seen_then = Known.at(play.session, play.seat, self.turn)
        self._map = None
        if self.player is None:
            self.player = Player(story, pace_of(story), still=self.desk.settings.reduced_motion)
        else:
            self.player.story = story

    # -- time --------------------------------------------------------------------------------------------------

    @property
    def moving(self) -> bool:
        """Frames follow each other only while it plays."""
        return self.player is not None and self.player.playing

    def passed(self, seconds: float) -> None:
        """The clock moves on; only what has changed is built and drawn anew."""
        if self.player is None or not self.player.playing:
            return
        self.player.passed(seconds)
        self._waited += seconds
        due = self._waited >= REBUILT_AFTER or not self.player.playing
        if due and self._now() != self._stamp:
            self._waited = 0.0
            self.ui.refresh()
        else:
            if self._map is not None and due and self._map.passes(share_of(self.player)):
                self._waited = 0.0
                self.ui.repaint(self._map)
            if self._timeline is not None:
                self.ui.repaint(self._timeline)

    def _now(self) -> tuple[object, ...]:
        """What the screen shows, as far as time changes it."""
        player = self.player
        if player is None:
            return ()
        return sum(player.pace.shown(player.at)), self._moment(player.moment), player.playing

    def left(self) -> None:
        """What was looked at is not looked at by the next playback."""
        if self._map is not None:
            self._map.forget(self.ui)

    # -- acts --------------------------------------------------------------------------------------------------

    def _handled(self, act: Callable[[], object]) -> Callable[[], object]:
        """An act after which the keyboard stands nowhere if it was the pointer that pressed: Space goes on to play."""

        def done() -> None:
            act()
            if not self.ui.focus_seen:
                self.ui.focus = ""
            self.ui.refresh()

        return done

    def _play(self) -> None:
        if self.player is not None:
            self.player.toggle()

    def _step(self, by: int) -> None:
        if self.player is not None:
            entry = self.player.step(by)
            self.chosen = "" if entry is None else entry.label
            self.card_open = self.card_open and entry is not None
            self._show_in_feed()
            self.ui.refresh()

    def _seek(self, day: float) -> None:
        if self.player is not None:
            self.player.seek(day)
            self._drop_unborn()
            self.ui.refresh()

    def _to_start(self) -> None:
        if self.player is not None:
            self.player.to_start()
            self._drop_unborn()
            self.ui.refresh()

    def _to_end(self) -> None:
        if self.player is not None:
            self.player.to_end()
            self.ui.refresh()

    def _drop_unborn(self) -> None:
        """A line that is not told yet cannot stay chosen."""
        if self._entry() is None:
            self.chosen, self.card_open = "", False

    def _speed(self, speed: str) -> None:
        if self.player is not None:
            self.player.speed = int(speed)
            self.ui.refresh()

    def _report(self) -> None:
        self.desk.go("report", turn=self.turn)

    def choose(self, label: str) -> None:
        """Choose a line: the map shows where it was, the card beside it why. Once more lets go of it."""
        if self.player is None:
            return
        if self.chosen == label and self.card_open:
            self.close_card()
            return
        self.player.playing = False
        self.chosen, self.card_open = label, True
        if width_class(self.ui) == "narrow":
            self.tab = "why"
        self.ui.refresh()

    def close_card(self) -> None:
        """Let go of what is chosen."""
        self.chosen, self.card_open = "", False
        if self.tab == "why":
            self.tab = "events"
        self.ui.refresh()

    def _choose_region(self, region: str) -> None:
        """A region pressed on the map: the feed shows what happened there; pressed again, everything."""
        self.wanted.region = "" if self.wanted.region == region else region
        self.chosen, self.card_open = "", False
        if not self.ui.focus_seen:
            self.ui.focus = ""

    def _show_in_feed(self) -> None:
        """Bring the chosen line into sight."""
        self.ui.settle()
        found = self.ui.find(f"event-{self.chosen}") if self.chosen else None
        if found is not None:
            for around in self.ui.path_to(found):
                if isinstance(around, Scroll):
                    around.show(self.ui, found.rect)

    def _search_opened(self) -> None:
        self.ui.refresh()
        if self.wanted.searching:
            self.ui.settle()
            field = self.ui.find("search")
            if field is not None:
                self.ui.set_focus(field)

    def key(self, event: pygame.event.Event) -> bool:
        """Escape lets go of what is chosen or sought; 1, 2 and 4 set the speed; Enter goes on at the end."""
        if self.player is None:
            return False
        if event.key == pygame.K_ESCAPE and (self.chosen or self.wanted.searching or self.wanted.region):
            self.wanted.searching, self.wanted.query, self.wanted.region = False, "", ""
            self.close_card()
        elif event.unicode in [str(speed) for speed in SPEEDS]:
            self._speed(event.unicode)
        elif chord(event) == NEXT_PRODUCT and shows_flows(self.ui, self._seen_then):
            next_product(self.ui)
            self.ui.refresh()
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER) and self.player.ended:
            self._report()
        else:
            return False
        return True

    # -- words -------------------------------------------------------------------------------------------------

    def _moment(self, day: float) -> str:
        """A moment on the clock: hours where pulses are parts of a day, else days."""
        assert self.player is not None
        story = self.player.story
        if story.pulse_days < 1.0:
            return number(int(day * 24.0 + 1e-6))
        return number(int(day + 1e-6))

    def _title(self) -> str:
        assert self.player is not None
        story = self.player.story
        whole = story.whole * story.pulse_days
        moment = self.player.moment
        if story.pulse_days < 1.0:
            return _("Hour {hour} of {whole}").format(hour=self._moment(moment), whole=number(round(whole * 24.0)))
        day = min(int(moment - 1e-9) + 1, round(whole)) if moment > story.start else int(story.start) + 1
        return _("Day {day} of {whole}").format(day=number(day), whole=number(round(whole)))

    def _subtitle(self) -> str:
        assert self.player is not None
        play = self.desk.play
        hour = int(self.player.moment * 24.0 + 1e-6) / 24.0
        return _("{seat}, turn {turn} of {turns}, {moment}").format(
            seat=play.names.seat_name(play.seat), turn=self.turn, turns=len(self.player.story.turn_starts),
            moment=clock(hour, at_end=hour > self.player.story.start),
        )  # fmt: skip

    # -- building ----------------------------------------------------------------------------------------------

    def build(self, ui: Ui) -> Widget:
        """The screen at the moment shown."""
        if self.player is None:
            return self._nothing()
        if self._language != current():
            self._read()
        player = self.player
        self._stamp = self._now()
        shown = player.shown
        fold = width_class(ui)
        roomy = ui.logical[0] >= ROOMY
        killings = counts_killings(self.desk.play.session)
        counted = counts(player.story, shown, player.moment, bars=ui.logical[1] >= 600, killings=killings)
        told = self.turn if player.ended else self.turn - 1  # what the turn did to the mandate comes at its end
        bar = top_bar(self.desk, self._title(), self._subtitle(), counted if roomy else (), after=told)
        strip: list[Widget] = [Panel(Row(counted, gap=0, align="stretch"), pad=0), Divider()]
        self._timeline = Timeline(player.story, shown, lambda: player.moment, self._moment, self._seek, self._step,
                                  self._to_start, short=fold == "narrow")  # fmt: skip
        foot = controls(self.desk, player, self._timeline, self._does(), fold == "narrow")
        body = self._narrow(ui, shown) if fold == "narrow" else self._wide(ui, shown, fold)
        body.grow = 1
        return game_screen(bar, Column([*([] if roomy or self._low(ui) else strip), body], gap=0), foot)

    def _does(self) -> Does:
        return Does(
            play=self._handled(self._play), step=lambda by: self._handled(partial(self._step, by))(),
            to_end=self._handled(self._to_end),
            speed=lambda speed: self._handled(partial(self._speed, speed))(), report=self._report,
        )  # fmt: skip

    def _nothing(self) -> Widget:
        text = Text(_("No turn has been resolved. Plan the first one and end it."), BODY, "second")
        words = Column([Text(_("Nothing to play yet"), PANEL), text], gap=8)
        plan = Button(_("Plan the turn"), kind="main", size="large", key="plan", shortcut="Enter",
                      on_press=lambda: self.desk.go("planning"))  # fmt: skip
        bar = top_bar(self.desk, _("Playback"), self.desk.play.names.seat_name(self.desk.play.seat))
        return game_screen(bar, Panel(words, pad=24, ground=""), foot_bar([], [plan]))

    def _wide(self, ui: Ui, shown: list[SeenEvent], fold: str) -> Widget:
        width = FEED_WIDE if fold == "wide" else FEED_MEDIUM
        column = Sized(self._feed(ui), width=width)
        parts: list[Widget] = [self._map_area(ui, shown, cleared=True)]
        entry = self._entry()
        if entry is not None and self.card_open:  # beside the map: a card never hides what it tells of
            parts.append(Sized(CardColumn(self._card(entry)), width=CARD))
        return Row([*parts, Divider(upright=True), column], gap=0, align="stretch")

    def _narrow(self, ui: Ui, shown: list[SeenEvent]) -> Widget:
        """Tabs in place of columns: the map, the events, and why."""
        assert self.player is not None
        count = _("Events {count}").format(count=number(self.player.begun))
        tabs = [("map", _("Map")), ("events", count)]
        entry = self._entry()
        if self.card_open and entry is not None:
            tabs.append(("why", _("Why")))
        if self.tab not in dict(tabs):
            self.tab = "map"

        def show(tab: str) -> None:
            self.tab = tab

        made: list[Widget] = []
        for tab, words in tabs:
            act = self._handled(partial(show, tab))
            made.append(Tab(words, chosen=self.tab == tab, key=f"tab-{tab}", on_press=act))
        if self._low(ui):
            made.append(civilians(self.player.story, shown, self.player.moment))
        if self.tab == "events":
            inner = self._feed(ui, head=False)
        elif self.tab == "why" and entry is not None:
            inner = Scroll(Panel(self._card(entry), pad=(8, 8), ground=""), key="card-scroll")
        else:
            inner = self._map_area(ui, shown, cleared=False)
        inner.grow = 1
        return Column([Panel(Row(made, gap=0), pad=(8, 0)), Divider(), inner], gap=0)

    @staticmethod
    def _low(ui: Ui) -> bool:
        """Whether a window is too low for a strip of counts; then civilians alone are counted, beside the tabs."""
        return width_class(ui) == "narrow" and ui.logical[1] < LOW

    def _feed(self, ui: Ui, head: bool = True) -> Widget:
        assert self.player is not None
        hands = Hands(self.choose, self._feed_changed, self._handled)
        if not self.wanted.newest_first and self.player.playing:
            for name in [one for one in ui.memory if one[0].endswith(FEED) and one[1] == "offset"]:
                del ui.memory[name]  # what was told last stands at the end
        notes = not_carried_out(self.desk.play.session, self.desk.play.seat, self.turn) if self.player.ended else []
        told = Told(self.player.story, self.player.entries, self.desk.play.names, self.chosen, notes)
        return feed(told, self.wanted, hands, head)

    def _feed_changed(self) -> None:
        opened = self.wanted.searching and self.ui.find("search") is None
        self.ui.refresh()
        if opened:
            self._search_opened()

    def _entry(self) -> Entry | None:
        """The line that is chosen, if it has been told."""
        if self.player is None:
            return None
        return next((entry for entry in self.player.entries if entry.label == self.chosen), None)

    def _placed(self, shown: list[SeenEvent]) -> list[tuple[SeenEvent, str]]:
        """Events with their regions, and the roadblocks of the turns before that still stand."""
        assert self.player is not None
        story = self.player.story
        before = [
            seen for seen in story.past if seen.kind == "reprisals" and story.stands_until(seen) > story.start + 1e-9
        ]  # fmt: skip
        return [(seen, place_of(seen, self._known)) for seen in [*before, *shown]]

    def _map_area(self, ui: Ui, shown: list[SeenEvent], cleared: bool) -> Widget:
        """The map with its signs; over it the legend and its buttons."""
        assert self.player is not None
        story, entry = self.player.story, self._entry()
        events = self._placed(shown)
        marks = marks_of(story, events, self.player.moment, cleared=cleared)
        regions = entry.regions if entry is not None else ((self.wanted.region,) if self.wanted.region else ())
        flows = (shows_flows(ui, self._seen_then), chosen_product(ui))
        if self._map is None or self._drawn_for is not ui or self._map.flows != flows:  # another size, scale or palette
            self._map, self._drawn_for = TurnMap(self.desk, self._seen_then, self._choose_region), ui
        self._map.update(regions, marks, self.chosen)
        self._map.passes(share_of(self.player))
        return map_area(self.desk, self._map, marks, self._handled)

    def _card(self, entry: Entry) -> Widget:
        """Why a line came about."""
        from game.desktop.screens.why import why_card

        return why_card(self.desk, entry.asked, self.close_card)
