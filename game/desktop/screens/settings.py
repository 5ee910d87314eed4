"""The settings: language, text size, colours, motion, sound, window, keys, folder of games. Each takes effect at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game import texts
from game.core.problem import Problem
from game.desktop import records
from game.desktop.art.fonts import BODY, BODY_BOLD
from game.desktop.screen import Screen
from game.desktop.screens.folder import open_folder
from game.desktop.screens.keys import keys_card
from game.desktop.screens.shell import page
from game.desktop.screens.title import LANGUAGES
from game.desktop.settings import LEAST_SCALE, MOST_SCALE, SCALE_STEP
from game.desktop.sound import SOUNDS
from game.desktop.widgets.cards import card
from game.desktop.widgets.choices import Choice, Choices
from game.desktop.widgets.controls import Button, Pressable, Toggle
from game.desktop.widgets.core import Size, Widget
from game.desktop.widgets.dialog import note
from game.desktop.widgets.inputs import Slider
from game.desktop.widgets.layout import Column, Flow, Gap, Grid, Panel, Row
from game.desktop.widgets.palette import PALETTES
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Icon, Text
from game.texts import N_, _, percent, sentence

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.paint import Paint
    from game.desktop.widgets.ui import Ui

PALETTE_WORDS: Final = {
    "standard": (N_("Standard"), N_("Red for worse, green for better")),
    "red_green": (N_("Without red and green"), N_("Orange for worse, blue for better")),
    "grey": (N_("Lightness alone"), N_("For those who tell no hues apart, and for weak projectors")),
}


class SettingsScreen(Screen):
    """The settings."""

    name = "settings"

    def __init__(self, desk: Desk, **arguments: object) -> None:
        super().__init__(desk)
        self.scale = desk.settings.scale  # what the slider says; it takes effect when it is let go

    @property
    def moving(self) -> bool:
        return self.scale != self.desk.settings.scale

    def passed(self, seconds: float) -> None:
        if self.scale != self.desk.settings.scale and not self.ui.captured:
            self.desk.settings.scale = self.scale
            self.desk.settings_changed()

    def build(self, ui: Ui) -> Widget:
        left = Column([self._language(), self._size(), self._colours(ui)], gap=16)
        right = Column([self._comfort(), self._folder(), keys_card(self.desk)], gap=16)
        body = Scroll(Panel(Grid([left, right], least_column=500, gap=16), pad=(24, 20), ground=""), key="settings", grow=1)
        return page(self.desk, _("Settings"), _("Every change takes effect at once and is kept"), body)

    # -- the cards ---------------------------------------------------------------------------------------------

    def _language(self) -> Widget:
        choices = [Choice(code, LANGUAGES.get(code, code)) for code in texts.languages()]
        return card(_("Language"), [Choices(choices, texts.current(), on_choose=self._speak, key="language")])

    def _speak(self, language: str) -> None:
        self.desk.settings.language = language
        self.desk.settings_changed()

    def _size(self) -> Widget:
        slider = Slider(
            float(self.scale), low=float(LEAST_SCALE), high=float(MOST_SCALE), step=float(SCALE_STEP), key="scale",
            words=lambda value: percent(value / 100.0), on_change=self._scale_to, tip=_("Size of all text and controls"),
        )  # fmt: skip
        share = self.scale / self.desk.settings.scale
        size, line = max(int(BODY.size * share + 0.5), 1), max(int(BODY.line * share + 0.5), 1)
        sample = attrs.evolve(BODY, size=size, line=line)
        return card(_("Text size"), [slider, Text(_("So large is the text of the game."), sample, "second")])

    def _scale_to(self, value: float) -> None:
        self.scale = int(value)

    def _colours(self, ui: Ui) -> Widget:
        rows: list[Widget] = []
        for name, (words, detail) in PALETTE_WORDS.items():
            text = Column([Text(_(words), BODY_BOLD), note(_(detail)), Swatches(name)], gap=4, grow=1)
            chosen = name == self.desk.settings.palette
            mark = Icon("check", 18, "accent") if chosen else Gap(18)
            rows.append(
                Pressable(Row([mark, text], gap=12), key=f"palette:{name}", chosen=chosen, radius=6, pad=(12, 10),
                          edge="control_edge", on_press=partial(self._paint_in, name), tip=_(detail))
            )  # fmt: skip
        rows.append(note(_("Shape or pattern always doubles colour, in each of them.")))
        return card(_("Colours"), rows)

    def _paint_in(self, palette: str) -> None:
        self.desk.settings.palette = palette
        self.desk.settings_changed()

    def _comfort(self) -> Widget:
        chosen = self.desk.settings
        silent = _("No sound device was found; the game stays silent.") if SOUNDS.silent and chosen.sound else ""
        rows: list[Widget] = [
            Toggle(_("Reduced motion"), chosen.reduced_motion, key="motion", on_press=self._turn_motion,
                   tip=_("Playback steps from state to state instead of moving.")),
            note(_("Playback steps from state to state instead of moving.")),
            Toggle(_("Sound"), chosen.sound, key="sound", on_press=self._turn_sound,
                   tip=_("Three soft tones: an order planned, one refused, a turn resolved")),
            note(silent or _("Three soft tones; whatever sounds is shown too.")),
            Toggle(_("Full screen"), chosen.full_screen, key="full_screen", shortcut="F11",
                   on_press=self.desk.turn_full_screen, tip=_("The whole screen, or a window")),
        ]  # fmt: skip
        return card(_("Motion, sound, window"), rows)

    def _turn_motion(self) -> None:
        self.desk.settings.reduced_motion = not self.desk.settings.reduced_motion
        self.desk.settings_changed()

    def _turn_sound(self) -> None:
        self.desk.settings.sound = not self.desk.settings.sound
        self.desk.settings_changed()
        SOUNDS.play("planned", self.desk.settings)

    def _folder(self) -> Widget:
        try:
            words = str(records.folder_of(self.desk))
        except Problem as problem:
            words = sentence(problem)
        change = Button(_("Change..."), key="folder", icon="folder", on_press=partial(open_folder, self.desk),
                        tip=_("Keep games in another folder"))  # fmt: skip
        return card(_("Where games are kept"), [Text(words, BODY, "second"), Flow([change])])


@attrs.define(eq=False, slots=False)
class Swatches(Widget):
    """The colours of a palette as they are used: violence with its patterns, better, worse, own, accent, families."""

    palette: str = "standard"

    def least(self, ui: Ui) -> int:
        return ui.px(100)

    def measure(self, ui: Ui, width: int) -> Size:
        return min(width, ui.px(360)), ui.px(24)

    def paint(self, ui: Ui, paint: Paint) -> None:
        look = PALETTES[self.palette]
        colours = [*look.violence, None, look.better, look.worse, look.own, look.accent, None, *look.families]
        wide = min(ui.px(22), self.rect.width // len(colours))
        x = self.rect.left
        for place, colour in enumerate(colours):
            if colour is None:
                x += wide // 2
                continue
            box = pygame.Rect(x, self.rect.top, wide - ui.px(3), self.rect.height)
            paint.fill(box, colour, ui.px(4), look.control_edge)
            if place in (3, 4):
                paint.hatch(box.inflate(-4, -4), look.text, max(ui.px(5 if place == 4 else 8), 2))
            x += wide
