"""The desk: the window, the settings, the game in play, the screens, and the loop that joins them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs
import pygame

from game import texts
from game.core.problem import Problem
from game.desktop.art.fonts import BODY, TITLE, Fonts
from game.desktop.art.icons import Icons
from game.desktop.art.symbols import Symbols
from game.desktop.screen import Screen
from game.desktop.settings import Settings
from game.desktop.sound import SOUNDS
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import message, question, toast
from game.desktop.widgets.layout import Anchored, Column, Flow, Sized
from game.desktop.widgets.paint import Paint
from game.desktop.widgets.palette import PALETTES
from game.desktop.widgets.text import Text
from game.desktop.widgets.toast import ToastPlace
from game.desktop.widgets.ui import Ui
from game.session import naming
from game.session.record_errors import RecordError
from game.texts import N_, _, sentence

if TYPE_CHECKING:
    from game.desktop.play import Play

FRAMES: Final = 60  # a second at most
IDLE_MS: Final = 100  # how long the loop sleeps for an event when nothing moves
TOAST_SECONDS: Final = 6.0
Route = Callable[..., Screen]


@attrs.define
class _Toast:
    text: str
    icon: str
    left: float = TOAST_SECONDS


class Desk:
    """Everything of one window. `routes` maps the name of a screen to what makes it."""

    def __init__(
        self, surface: pygame.Surface, settings: Settings, routes: Mapping[str, Route], records: Path | None = None
    ) -> None:
        naming.show_ids(False)  # nothing is typed here
        self.settings = settings
        self.routes = routes
        self.records = records
        self.game: Play | None = None
        self.stack: list[Screen] = []
        self.running = True
        self._toasts: list[_Toast] = []
        self._in_sight = False  # after a new layout what has the focus is to be scrolled into sight
        self._icons = Icons()
        self.ui = self._made(surface)

    def _made(self, surface: pygame.Surface) -> Ui:
        self._laid_out = surface.get_size()  # the display's surface grows and shrinks in place: its size tells nothing
        scale = self.settings.scale / 100.0
        palette, fonts = PALETTES[self.settings.palette], Fonts(scale)
        groups = () if self.game is None else self.game.session.truth.world.groups
        paint = Paint(surface, fonts, self._icons, Symbols(groups, palette.families, fonts, self._icons), palette)
        ui = Ui(paint, scale, self._build)
        ui.on_unused_key = self._key
        return ui

    def resized(self, surface: pygame.Surface) -> None:
        """The window has another size, or the text another scale or palette: everything is laid out anew."""
        old = self.ui
        self.ui = self._made(surface)
        self.ui.memory, self.ui.focus, self.ui.overlays, self.ui.focus_seen = (
            old.memory, old.focus, old.overlays, old.focus_seen
        )  # fmt: skip
        self._in_sight = bool(old.focus and old.focus_seen)

    def settings_changed(self) -> None:
        """Take over the settings and keep them."""
        if self.settings.language != texts.current() and self.settings.language in texts.languages():
            complaint = texts.use(self.settings.language)
            if complaint:
                self.toast(complaint, "warning")
        complaint = self.settings.save()
        if complaint:
            self.toast(complaint, "warning")
        self.resized(self.ui.paint.surface)

    # -- screens -----------------------------------------------------------------------------------------------

    @property
    def screen(self) -> Screen:
        """The screen that is shown."""
        return self.stack[-1]

    @property
    def play(self) -> Play:
        """The game in play; only screens of a game ask for it."""
        if self.game is None:
            raise ValueError("no game is in play")
        return self.game

    def go(self, name: str, **arguments: object) -> None:
        """Show a screen in place of all others."""
        self._leave()
        self.stack = [self.routes[name](self, **arguments)]
        self._enter()

    def push(self, name: str, **arguments: object) -> None:
        """Show a screen from which `back` returns to this one."""
        self._leave()
        self.stack.append(self.routes[name](self, **arguments))
        self._enter()

    def back(self) -> None:
        """Return to the screen before, or to the title."""
        if len(self.stack) < 2:
            if self.screen.name != "title":
                plans = self.game is not None and not self.game.session.over and not self.game.watched
                self.go("planning" if plans else "title")
            return
        self._leave()
        self.stack.pop()
        self._enter()
        if self.stack:
            self.ui.focus = self.screen.stood  # the keyboard goes on where it stood

    def _leave(self) -> None:
        if self.stack:
            opened = self.ui.overlays[0].opener if self.ui.modal else ""
            self.screen.stood = opened or self.ui.focus
            self.screen.left()

    def _enter(self) -> None:
        self.ui.close_all()
        self.screen.entered()

    def _build(self, ui: Ui) -> Widget:
        return self.screen.build(ui)

    def _key(self, event: pygame.event.Event) -> bool:
        if not self.ui.modal and self.screen.key(event):
            return True
        if event.key == pygame.K_ESCAPE and len(self.stack) > 1 and not self.ui.modal:
            self.back()
            return True
        menu = self.ui.find("menu") if event.key == pygame.K_ESCAPE and self.game is not None else None
        if menu is not None and not self.ui.modal:
            menu.activate(self.ui)  # there is no step back: the menu has the ways on; a handover has none
            return True
        if event.key == pygame.K_F11:
            self.turn_full_screen()
            return True
        return False

    def turn_full_screen(self) -> None:
        """From a window to the full screen, or back."""
        self.settings.full_screen = not self.settings.full_screen
        self.settings_changed()
        if pygame.display.get_init():
            pygame.display.toggle_fullscreen()

    # -- the game ----------------------------------------------------------------------------------------------

    def take(self, game: Play) -> None:
        """Play a game in place of the one before."""
        self.leave_game()
        self.game = game
        game.heard = lambda name: SOUNDS.play(name, self.settings)
        self.resized(self.ui.paint.surface)

    def leave_game(self) -> None:
        """Close the game in play; everything in it has been kept. What fields and lists held belongs to that game."""
        if self.game is not None:
            self.game.close()
            self.game = None
            self.ui.memory.clear()

    def quit(self) -> None:
        """Close the window; everything is kept."""
        self.running = False

    # -- telling -----------------------------------------------------------------------------------------------

    def guard(self, act: Callable[[], object]) -> bool:
        """Do something that may go wrong by what was given; what is wrong is said in one sentence. Whether it went well."""
        try:
            act()
        except Problem as problem:
            self.tell(_("That cannot be done"), sentence(problem))
        except RecordError as error:
            self.tell(_("The record"), error.sentence)
        else:
            return True
        return False

    def tell(self, title: str, text: str, icon: str = "warning") -> None:
        """Say something in a dialog."""
        self.ui.open("message", lambda ui: message(title, text, lambda: self.ui.close("message"), icon))

    def ask(self, title: str, text: str, yes: str, act: Callable[[], object], danger: bool = False) -> None:
        """Ask before something is done."""

        def agreed() -> None:
            self.ui.close("question")
            self.guard(act)

        self.ui.open("question", lambda ui: question(title, text, yes, agreed, lambda: self.ui.close("question"), danger))

    def toast(self, text: str, icon: str = "check") -> None:
        """Say something over the screen that goes by itself."""
        self._toasts = [*self._toasts[-2:], _Toast(text, icon)]
        self._show_toasts()

    def drop_toasts(self) -> None:
        """Take away what was said over the screen: what it told of is past."""
        self._toasts = []
        self._show_toasts()

    def hush(self) -> None:
        """Take away all that was said, and what the window keeps of fields and lists: another person sits down."""
        self._toasts = []
        self.ui.close_all()
        self.ui.memory.clear()

    def _show_toasts(self) -> None:
        if not self._toasts:
            self.ui.close("toasts")
            return
        focus = self.ui.focus
        shown = tuple(self._toasts)
        self.ui.overlays = [one for one in self.ui.overlays if one.key != "toasts"]
        self.ui.open("toasts", lambda ui: ToastPlace([toast(one.text, one.icon) for one in shown]), modal=False)
        self.ui.overlays[-1].close = None
        self.ui.focus = focus

    # -- the loop ----------------------------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event) -> None:
        """Take one event of the window."""
        if event.type == pygame.QUIT:
            self.running = False
        elif event.type == pygame.VIDEORESIZE or event.type == pygame.WINDOWSIZECHANGED:
            surface = pygame.display.get_surface()
            if surface is not None and surface.get_size() != self._laid_out:
                self.resized(surface)
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED):
            self.ui.repaint()
        else:
            self.guard(lambda: self.ui.handle(event))

    def frame(self, seconds: float) -> bool:
        """Let time pass and draw what has changed; whether anything was drawn."""
        self.screen.passed(seconds)
        self.ui.passed(seconds)
        if self._toasts:
            before = len(self._toasts)
            for one in self._toasts:
                one.left -= seconds
            self._toasts = [one for one in self._toasts if one.left > 0.0]
            if len(self._toasts) != before:
                self._show_toasts()
        try:
            if self._in_sight:
                self._in_sight = False
                self.ui.focus_on(self.ui.focus)
            return self.ui.draw()
        except Problem as problem:
            return self._in_trouble(problem)

    def _in_trouble(self, problem: Problem) -> bool:
        """A screen cannot be drawn, as without its map: say so on a plain one, from which there is a way back.

        Raises the problem again where not even that can be drawn.
        """
        if isinstance(self.screen, Trouble):
            raise problem
        self.stack = [Trouble(self, sentence(problem))]
        self._enter()
        try:
            return self.ui.draw()
        except Problem as other:
            raise problem from other

    def run(self) -> None:
        """Play until the window is closed. Needs a display that pygame has opened."""
        clock = pygame.time.Clock()
        try:
            while self.running:
                waiting = not (self.screen.moving or self.ui.captured or self.ui.unfinished or self._toasts)
                first = pygame.event.wait(IDLE_MS) if waiting else pygame.event.poll()
                for event in [first, *pygame.event.get()]:
                    if event.type != pygame.NOEVENT:
                        self.handle(event)
                if self.frame(min(clock.tick(FRAMES) / 1000.0, 0.25)):
                    pygame.display.flip()
        except pygame.error as error:
            raise Problem(
                N_("The display has gone ({reason}); the game is kept up to your last order."), reason=error
            ) from error
        finally:
            self.leave_game()


class Trouble(Screen):
    """What stands where a screen could not be drawn: one sentence, and ways on. It uses no picture of its own."""

    name = "trouble"

    def __init__(self, desk: Desk, text: str) -> None:
        super().__init__(desk)
        self.text = text

    def build(self, ui: Ui) -> Widget:
        """The sentence and two buttons."""

        def leave() -> None:
            self.desk.leave_game()
            self.desk.go("title")

        buttons = Flow([
            Button(_("To the title; the game is kept"), key="title", kind="main", shortcut="Enter", on_press=leave),
            Button(_("Quit; everything is kept"), key="quit", on_press=self.desk.quit),
        ], gap=12)  # fmt: skip
        words = Column([Text(_("This cannot be shown"), TITLE), Text(self.text, BODY, "second"), buttons], gap=16)
        return Anchored(Sized(words, most_width=640), "", margin=24)


def open_window(settings: Settings, size: tuple[int, int] | None = None) -> pygame.Surface:
    """Open the window. Raises Problem where there is no display."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        pygame.display.init()
        desktop = pygame.display.get_desktop_sizes()[0]
        wanted = size or (min(1600, max(desktop[0] - 80, 640)), min(900, max(desktop[1] - 120, 400)))
        flags = pygame.RESIZABLE | (pygame.FULLSCREEN if settings.full_screen else 0)
        surface = pygame.display.set_mode(desktop if settings.full_screen else wanted, flags)
    except (pygame.error, IndexError) as error:
        raise Problem(
            N_("No window can be opened here ({reason}); play in the terminal with --console."), reason=str(error)
        ) from error
    pygame.display.set_caption("Plaza")
    pygame.key.set_repeat(350, 40)
    pygame.key.start_text_input()
    return surface
