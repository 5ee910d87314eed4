"""The timeline of a playback: bars of what was told in each pulse, the turns below, and the moment shown, to be dragged."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import pygame

from game.desktop.art.fonts import LABEL, LABEL_BOLD
from game.desktop.screens.playback.story import VIOLENT, Story
from game.desktop.widgets.core import Size, Widget
from game.session.reporting import SeenEvent
from game.texts import _

if TYPE_CHECKING:
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

THIS_TURN: Final = 0.45  # share of the width that the turn shown takes at least
TALL, SHORT = 96, 56  # px at 100%
EDGE: Final = 14  # px at both ends, for the knob and the figures below it


class Timeline(Widget):
    """Bars by pulse over the whole game; the turn shown can be dragged over. `told`: what is shown, `whole`: all of it.

    `words` gives a moment on the axis; `moment` is read anew for each drawing, so that the marker moves by itself.
    """

    def __init__(
        self, story: Story, told: Sequence[SeenEvent], moment: Callable[[], float], words: Callable[[float], str],
        on_seek: Callable[[float], object], on_step: Callable[[int], object], on_start: Callable[[], object],
        short: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(key="timeline", grow=1, shortcut="Home")
        self.story, self.moment, self.words, self.on_seek, self.on_step = story, moment, words, on_seek, on_step
        self.on_start = on_start
        self.short = short
        self.shown = story.by_pulse([*story.past, *told])
        self.full = story.by_pulse([*story.past, *(seen for entry in story.entries for seen in entry.members)])
        self.tip = _("What you were told of, pulse by pulse. Drag or press to go to a moment; Home shows the start.")

    # -- places ------------------------------------------------------------------------------------------------

    def _edges(self, ui: Ui) -> list[float]:
        """Where each pulse of the game begins, and where the last ends, in pixels; the turn shown is drawn wider."""
        story = self.story
        first, count = story.first_pulse, story.pulses
        rest = story.whole - count
        share = 1.0 if not rest else max(THIS_TURN, count / story.whole)
        if self.short:
            share = 1.0 if not rest else 0.72
        room = float(self.rect.width - 2 * ui.px(EDGE))
        edges = [float(self.rect.left + ui.px(EDGE))]
        for pulse in range(story.whole):
            own = first <= pulse < first + count
            edges.append(edges[-1] + room * (share / count if own else (1.0 - share) / max(rest, 1)))
        return edges

    def x_of(self, ui: Ui, day: float) -> int:
        """Where a moment of the turn stands."""
        edges = self._edges(ui)
        place = max(0.0, min(day / self.story.pulse_days, float(self.story.whole)))
        pulse = min(int(place), self.story.whole - 1)
        return round(edges[pulse] + (edges[pulse + 1] - edges[pulse]) * (place - pulse))

    def day_at(self, ui: Ui, x: int) -> float:
        """The moment of the turn shown that is nearest to a place."""
        story, edges = self.story, self._edges(ui)
        first, last = story.first_pulse, story.first_pulse + story.pulses
        for pulse in range(first, last):
            if x < edges[pulse + 1]:
                return story.pulse_days * (pulse + max(0.0, x - edges[pulse]) / (edges[pulse + 1] - edges[pulse]))
        return story.end

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(SHORT if self.short else TALL)

    def least(self, ui: Ui) -> int:
        return ui.px(220)

    def place(self, ui: Ui, rect: pygame.Rect) -> None:
        self.rect = rect

    # -- input -------------------------------------------------------------------------------------------------

    @property
    def takes_focus(self) -> bool:
        return True

    def activate(self, ui: Ui) -> None:
        self.on_start()

    def pressed(self, ui: Ui, point: tuple[int, int]) -> None:
        self.on_seek(self.day_at(ui, point[0]))

    def dragged(self, ui: Ui, point: tuple[int, int], moved: tuple[int, int]) -> None:
        self.on_seek(self.day_at(ui, point[0]))

    def on_key(self, ui: Ui, event: pygame.event.Event) -> bool:
        story = self.story
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT, pygame.K_DOWN, pygame.K_UP):
            self.on_step(1 if event.key in (pygame.K_RIGHT, pygame.K_UP) else -1)
        elif event.key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP):
            step = story.pulse_days if event.key == pygame.K_PAGEDOWN else -story.pulse_days
            self.on_seek(max(story.start, min(self.moment() + step, story.end)))
        elif event.key in (pygame.K_HOME, pygame.K_END):
            if event.key == pygame.K_HOME:
                self.on_start()
            else:
                self.on_seek(story.end)
        else:
            return False
        return True

    # -- drawing -----------------------------------------------------------------------------------------------

    def paint(self, ui: Ui, paint: Paint) -> None:
        look, story = paint.palette, self.story
        paint.fill(self.rect, look.panel)
        edges, base = self._edges(ui), self._base(ui)
        at = self.x_of(ui, self.moment())
        own = (story.first_pulse, story.first_pulse + story.pulses)
        self._paint_bars(ui, paint, edges, base)
        paint.fill(pygame.Rect(round(edges[0]), base, round(edges[-1] - edges[0]), 1), look.control_edge)
        begun, ended = round(edges[own[0]]), round(edges[own[1]])
        line = pygame.Rect(begun, base + ui.px(2), ended - begun, ui.px(3))
        paint.fill(line, look.divider)
        paint.fill(pygame.Rect(begun, line.top, max(at - begun, 0), line.height), look.accent)
        self._paint_axis(ui, paint, edges, base, at)
        if not self.short:
            self._paint_turns(ui, paint, edges)
        top = self.rect.top + ui.px(4)
        paint.fill(pygame.Rect(at - 1, top, max(ui.px(2), 2), base + ui.px(5) - top), look.accent)
        knob = pygame.Rect(at - ui.px(6), top, ui.px(12), ui.px(10))
        paint.fill(knob, look.accent_hover if ui.is_hovered(self) or ui.is_captured(self) else look.accent, ui.px(3))

    def _base(self, ui: Ui) -> int:
        return self.rect.bottom - ui.px(24 if self.short else 44)

    def _paint_bars(self, ui: Ui, paint: Paint, edges: Sequence[float], base: int) -> None:
        look, story = paint.palette, self.story
        most = max((len(many) for many in self.full.values()), default=0)
        room = base - self.rect.top - ui.px(16)
        own = range(story.first_pulse, story.first_pulse + story.pulses)
        for pulse in range(story.whole):
            left, right = round(edges[pulse]) + 1, round(edges[pulse + 1]) - 1
            if pulse >= own.stop:
                continue
            whole = room * len(self.full.get(pulse, ())) // max(most, 1)
            frame = pygame.Rect(left, base - whole, max(right - left, 1), whole)
            if pulse in own and whole:
                paint.dashed(frame, look.control_edge)
            self._paint_bar(ui, paint, frame, self.shown.get(pulse, ()), len(self.full.get(pulse, ())), pulse in own)
        if own.stop < story.whole:
            ahead = pygame.Rect(round(edges[own.stop]), self.rect.top + ui.px(12), 0, base - self.rect.top - ui.px(12))
            ahead.width = round(edges[-1]) - ahead.left
            paint.hatch(ahead, look.divider, ui.px(8))
            words = _("not played yet")
            if ui.text_width(words, LABEL) + ui.px(24) < ahead.width and not self.short:
                box = pygame.Rect(0, 0, ui.text_width(words, LABEL) + ui.px(12), ui.px(20))
                box.center = ahead.center
                paint.fill(box, look.panel)
                paint.text(box, words, LABEL, look.label, "centre")

    def _paint_bar(self, ui: Ui, paint: Paint, frame: pygame.Rect, told: Sequence[SeenEvent], whole: int, own: bool) -> None:
        """Violence from below in its colour and hatched, whatever else over it."""
        if not told:
            return
        look = paint.palette
        violent = sum(seen.kind in VIOLENT for seen in told)
        tall = frame.height * len(told) // whole
        red = frame.height * violent // whole
        rest = pygame.Rect(frame.left, frame.bottom - tall, frame.width, tall - red)
        paint.fill(rest, look.second if own else look.control_edge)
        block = pygame.Rect(frame.left, frame.bottom - red, frame.width, red)
        paint.fill(block, look.worse if own else look.danger_fill)
        if block.height > 2:
            paint.hatch(block, look.worse_back, ui.px(6))

    def _paint_axis(self, ui: Ui, paint: Paint, edges: Sequence[float], base: int, at: int) -> None:
        """Moments at the ends of pulses where there is room; that shown in amber before all others."""
        look, story = paint.palette, self.story
        top = base + ui.px(6)
        tall = ui.line_height(LABEL)
        now = self.words(self.moment())
        taken = [self._label_box(ui, now, at, top, tall, True)]
        own = (story.first_pulse, story.first_pulse + story.pulses)
        wanted = [*own, 0, story.whole, *range(own[0], own[1]), *range(story.whole)]
        for pulse in dict.fromkeys(wanted):
            words = self.words(pulse * story.pulse_days)
            box = self._label_box(ui, words, round(edges[pulse]), top, tall)
            if box.inflate(ui.px(12), 0).collidelist(taken) < 0:
                taken.append(box)
                paint.text(box, words, LABEL, look.second if own[0] <= pulse <= own[1] else look.label, "centre")
        paint.text(taken[0], now, LABEL_BOLD, look.accent, "centre")

    def _label_box(self, ui: Ui, words: str, x: int, top: int, tall: int, bold: bool = False) -> pygame.Rect:
        box = pygame.Rect(0, top, ui.text_width(words, LABEL_BOLD if bold else LABEL) + 2, tall)
        box.centerx = x
        return box.clamp(pygame.Rect(self.rect.left, top, self.rect.width, tall))

    def _paint_turns(self, ui: Ui, paint: Paint, edges: Sequence[float]) -> None:
        """The turns of the game below the axis, each over its own pulses."""
        look, story = paint.palette, self.story
        top = self.rect.bottom - ui.px(18)
        bounds: Mapping[int, int] = dict(zip(story.turn_starts, (*story.turn_starts[1:], story.whole), strict=True))
        for turn, (first, last) in enumerate(bounds.items(), start=1):
            left, right = round(edges[first]) + ui.px(2), round(edges[last]) - ui.px(2)
            shown = turn == story.turn
            for words in (_("Turn {turn}").format(turn=turn), str(turn)):
                if ui.text_width(words, LABEL_BOLD) < right - left:
                    box = pygame.Rect(left, top, right - left, ui.line_height(LABEL))
                    paint.text(box, words, LABEL_BOLD if shown else LABEL, look.text if shown else look.label, "centre")
                    break
            paint.fill(
                pygame.Rect(left, top - ui.px(3), max(right - left, 1), ui.px(2)), look.second if shown else look.divider
            )
