"""The window on a real screen, driven by a real mouse and keyboard: X events by xdotool, nothing posted.

`python -m tests.desktop.by_hand FOLDER` plays The Teapot to its end and leaves pictures; it needs DISPLAY and xdotool,
and is run by `.ci/by-hand` on a virtual screen.
"""

import subprocess
import sys
import time

import pygame

from tests.desktop.playing_through import play_the_teapot
from tests.desktop.window import Window

NAMES = {pygame.K_RETURN: "Return", pygame.K_ESCAPE: "Escape", pygame.K_TAB: "Tab", pygame.K_END: "End",
         pygame.K_SPACE: "space", pygame.K_DOWN: "Down", pygame.K_UP: "Up", pygame.K_HOME: "Home",
         pygame.K_PAGEDOWN: "Next", pygame.K_PAGEUP: "Prior", pygame.K_F1: "F1", pygame.K_LEFT: "Left",
         pygame.K_RIGHT: "Right"}  # fmt: skip
PATIENCE = 5.0  # seconds for an event to come round by the X server


class Hands(Window):
    """The same hands and eyes as in the tests, but every press goes through the X server."""

    def __init__(self, **how):
        super().__init__(**how)
        self.desk.go("title")
        self.seen = 0
        for _turn in range(20):
            self.pump()
            time.sleep(0.05)
        window = pygame.display.get_wm_info()["window"]
        self.window = str(window)
        self._tool("windowfocus", "--sync", self.window)
        self.pump()

    def _tool(self, *arguments):
        subprocess.run(["xdotool", *arguments], check=True, capture_output=True, timeout=20)

    def pump(self):
        for event in pygame.event.get():
            if event.type in (pygame.KEYUP, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION):
                self.seen += 1
            self.desk.handle(event)
        self.desk.frame(0.05)
        pygame.display.flip()

    def _until(self, seen):
        began = time.monotonic()
        while self.seen <= seen:
            if time.monotonic() - began > PATIENCE:
                raise AssertionError("the press did not come round by the X server: has the window the focus?")
            self.pump()
            time.sleep(0.005)
        self.pump()

    def move(self, point):
        seen = self.seen
        self._tool("mousemove", "--window", self.window, "1", "1", "mousemove", "--window", self.window, *map(str, point))
        self._until(seen)

    def click(self, what):
        point = what if isinstance(what, tuple) else self.widget(what).rect.center
        self.move(point)
        seen = self.seen
        self._tool("click", "1")
        self._until(seen)

    def key(self, key, mod=0, text=""):
        name = NAMES.get(key) or pygame.key.name(key)
        parts = ["ctrl"] if mod & pygame.KMOD_CTRL else ["shift"] if mod & pygame.KMOD_SHIFT else []
        seen = self.seen
        self._tool("key", "+".join([*parts, name]))
        self._until(seen)

    def type(self, text):
        for sign in text:
            seen = self.seen
            self._tool("type", sign)
            self._until(seen)


def main(folder):
    import os

    os.environ["PLAZA_SHOTS"] = folder
    hands = Hands(size=(1600, 900))
    driver = pygame.display.get_driver()
    if driver in ("dummy", "offscreen"):
        raise SystemExit(f"this needs a screen; SDL draws by {driver}")
    play_the_teapot(hands)
    print(f"played to the end on {driver} by {hands.seen} events of mouse and keyboard; pictures in {folder}")


if __name__ == "__main__":
    main(sys.argv[1])
