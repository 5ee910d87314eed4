"""A Ui over a plain surface, to try widgets without a desk."""

import pygame

from game.desktop.art.fonts import Fonts
from game.desktop.art.icons import Icons
from game.desktop.art.symbols import Symbols
from game.desktop.widgets.paint import Paint
from game.desktop.widgets.palette import STANDARD
from game.desktop.widgets.ui import Ui


def ui_of(build, size=(800, 600), scale=1.0):
    """A Ui that shows what `build` makes; `build` takes the Ui."""
    pygame.font.init()
    surface = pygame.Surface(size)
    made = Ui(Paint(surface, Fonts(scale), Icons(), Symbols(), STANDARD), scale, build)
    made.settle()
    made.draw()
    return made


def press(ui, key, mod=0, text=""):
    ui.handle(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=text))
    if text:
        ui.handle(pygame.event.Event(pygame.TEXTINPUT, text=text))
    ui.settle()
    ui.draw()


def click(ui, point):
    ui.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=point, rel=(0, 0), buttons=(0, 0, 0)))
    ui.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=point, button=1))
    ui.settle()
    ui.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=point, button=1))
    ui.settle()
    ui.draw()


def drag(ui, start, end):
    ui.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=start, rel=(0, 0), buttons=(0, 0, 0)))
    ui.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=start, button=1))
    ui.settle()
    moved = (end[0] - start[0], end[1] - start[1])
    ui.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=end, rel=moved, buttons=(1, 0, 0)))
    ui.settle()
    ui.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=end, button=1))
    ui.settle()
    ui.draw()
