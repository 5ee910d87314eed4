"""A window for tests: opened in memory, driven by real events, looked at by what it draws."""

import os
from pathlib import Path

import pygame

from game import texts
from game.desktop.desk import Desk
from game.desktop.play import Play, begin
from game.desktop.settings import Settings
from game.desktop.start import ROUTES
from game.desktop.widgets.audit import audit
from game.desktop.widgets.core import Widget
from game.desktop.widgets.tree import walk

SIZES = ((1280, 720), (1440, 900), (1920, 1080), (3840, 2160))
SCALES = (100, 150)
SHOTS = "PLAZA_SHOTS"  # a folder in which pictures are left, if it is set


class Window:
    """A desk in a window of its own, and hands on its mouse and keyboard."""

    def __init__(self, size=(1280, 720), scale=100, language="en", records=None, **settings):
        pygame.display.init()
        pygame.font.init()
        texts.use(language)
        self.surface = pygame.display.set_mode(size)
        self.desk = Desk(self.surface, Settings(scale=scale, language=language, **settings), ROUTES, records)

    @property
    def ui(self):
        return self.desk.ui

    def begin(self, scenario="tapalpa_plus_72", seats=None, screen="planning", seed=7, path=None, **how) -> Play:
        """Begin a game and show a screen of it."""
        how.setdefault("form", "short" if scenario == "tapalpa_plus_72" else None)
        game = begin(scenario, seats or {"mexico": "person"}, path, seed=seed, language=texts.current(), **how)
        self.desk.take(game)
        self.desk.go(screen)
        self.frame()
        return game

    def go(self, screen, **arguments):
        self.desk.go(screen, **arguments)
        self.frame()

    def frame(self, seconds=0.05):
        self.desk.frame(seconds)

    # -- hands -------------------------------------------------------------------------------------------------

    def send(self, kind, **fields):
        pygame.event.post(pygame.event.Event(kind, **fields))
        for event in pygame.event.get():
            self.desk.handle(event)
        self.frame()

    def move(self, point):
        self.send(pygame.MOUSEMOTION, pos=point, rel=(1, 1), buttons=(0, 0, 0))

    def click(self, what):
        """Press and release the left button on a point, on a widget, or on the widget of a key or text."""
        point = what if isinstance(what, tuple) else self.widget(what).rect.center
        self.move(point)
        self.send(pygame.MOUSEBUTTONDOWN, pos=point, button=1)
        self.send(pygame.MOUSEBUTTONUP, pos=point, button=1)

    def key(self, key, mod=0, text=""):
        self.send(pygame.KEYDOWN, key=key, mod=mod, unicode=text)
        self.send(pygame.KEYUP, key=key, mod=mod)

    def tab_to(self, key, most=80):
        """Press Tab until the widget of that key has the focus."""
        for _step in range(most):
            self.key(pygame.K_TAB)
            stood = self.ui.find(self.ui.focus)
            if stood is not None and stood.key == key:
                return
        raise AssertionError(f"the Tab key does not come to {key}")

    def type(self, text):
        for sign in text:
            self.send(pygame.TEXTINPUT, text=sign)

    # -- eyes --------------------------------------------------------------------------------------------------

    def widgets(self) -> list[Widget]:
        """Every widget that can take input now."""
        self.ui.settle()
        return list(self.ui.live())

    def widget(self, what) -> Widget:
        """A widget by itself, by its key or name, or by its text (of a control first); it fails naming what there is."""
        if isinstance(what, Widget):
            return what
        found = [one for one in self.widgets() if what in (one.key, one.name)]
        found += [one for one in self.widgets() if getattr(one, "text", None) == what]
        if not found:
            known = sorted({one.key or str(getattr(one, "text", "")) for one in self.widgets() if one.takes_focus})
            raise AssertionError(f"nothing on {self.desk.screen.name} is named {what!r}; what can be pressed: {known}")
        return next((one for one in found if one.takes_pointer), found[0])

    def texts(self) -> str:
        """All that stands on the window, a line for each text drawn."""
        self.ui.paint.log = []
        try:
            self.ui.settle()
            self.ui.repaint()
            self.ui.draw()
            return "\n".join(one.text for one in self.ui.paint.log)
        finally:
            self.ui.paint.log = None

    def complaints(self) -> list[str]:
        """What the audit finds wrong."""
        return audit(self.ui)

    def shot(self, name) -> None:
        """Leave a picture, where a folder for pictures is named."""
        folder = os.environ.get(SHOTS)
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            pygame.image.save(self.surface, str(Path(folder) / f"{name}.png"))


def everything(tree: Widget) -> list[Widget]:
    """A widget and all inside it."""
    return list(walk(tree))
