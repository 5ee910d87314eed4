"""How fast the window is: start to first frame, frames while panning, zooming and playing back, memory.

Run as a process of its own (`python -m game.desktop.bench`), which prints JSON: `plaza bench --desktop` does so.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from typing import Any, Final

from game.desktop.display import has_display

SIZE: Final = (1600, 900)
FRAMES: Final = 240
WARM_UP: Final = 60
SCENARIO: Final = "tapalpa_plus_72"


def measured() -> dict[str, Any]:
    """Measure in processes of their own, so that what this one has loaded already does not count."""
    starts = [_child("start")["first_frame_s"] for _try in range(3)]
    return {"size": list(SIZE), "scenario": SCENARIO, "first_frame_s": statistics.median(starts), **_child("frames")}


def _child(what: str) -> dict[str, Any]:
    environment = dict(os.environ)
    if not has_display():
        environment["SDL_VIDEODRIVER"] = "dummy"
    environment.update(
        {"SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1", "PLAZA_BENCH_BEGAN": repr(time.time())}
    )
    done = subprocess.run(
        [sys.executable, "-m", "game.desktop.bench", what], env=environment, check=True, capture_output=True, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _start() -> dict[str, float]:
    """Seconds from the start of the process to the first frame of the title on the screen."""
    import pygame

    from game.desktop.desk import Desk, open_window
    from game.desktop.settings import Settings
    from game.desktop.start import ROUTES

    settings = Settings()
    desk = Desk(open_window(settings, SIZE), settings, ROUTES)
    desk.go("title")
    desk.frame(0.0)
    pygame.display.flip()
    return {"first_frame_s": time.time() - float(os.environ["PLAZA_BENCH_BEGAN"])}


def _frames() -> dict[str, Any]:
    """Milliseconds a frame on the planning screen while the map is panned and zoomed, and while a turn is played back."""
    import pygame

    from game.desktop.desk import Desk, open_window
    from game.desktop.map.view import MapView
    from game.desktop.play import begin
    from game.desktop.settings import Settings
    from game.desktop.start import ROUTES

    settings = Settings()
    desk = Desk(open_window(settings, SIZE), settings, ROUTES)
    play = begin(SCENARIO, {"mexico": "person"}, None, seed=1)
    desk.take(play)
    play.resolve()
    desk.go("planning")
    desk.frame(0.0)
    view = next(widget for widget in desk.ui.live() if isinstance(widget, MapView))
    middle = view.rect.center

    def moved(across: int, down: int) -> pygame.event.Event:
        return pygame.event.Event(pygame.MOUSEMOTION, pos=middle, rel=(across, down), buttons=(1, 0, 0))

    desk.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=middle, rel=(0, 0), buttons=(0, 0, 0)))
    desk.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=middle, button=1))
    pan = [_timed(desk, moved(9 if place // 40 % 2 == 0 else -9, 3 if place // 20 % 2 else -3)) for place in range(FRAMES)]
    desk.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=middle, button=1))
    wheels = [
        pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1 if place // 30 % 2 == 0 else -1) if place % 5 == 0 else None
        for place in range(FRAMES)
    ]
    zoom = [_timed(desk, event) for event in wheels]
    desk.go("playback")
    playback = [_timed(desk, None) for _frame in range(FRAMES)]
    return {
        "pan_ms": _told(pan), "zoom_ms": _told(zoom), "playback_ms": _told(playback),
        "memory_mb": _memory(),
    }  # fmt: skip


def _memory() -> float | None:
    """The most memory this process has held, in MB; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    per_mb = 1024.0 * 1024.0 if sys.platform == "darwin" else 1024.0
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / per_mb, 1)


def _timed(desk: Any, event: Any) -> float:
    """Milliseconds that one frame takes: the event, the drawing, the flip."""
    import pygame

    began = time.perf_counter()
    if event is not None:
        desk.handle(event)
    if desk.frame(1.0 / 60.0):
        pygame.display.flip()
    return (time.perf_counter() - began) * 1000.0


def _told(times: list[float]) -> dict[str, float]:
    ordered = sorted(times[WARM_UP:])
    return {
        "median": round(statistics.median(ordered), 2),
        "p95": round(ordered[int(len(ordered) * 0.95)], 2),
        "highest": round(ordered[-1], 2),
    }


if __name__ == "__main__":
    print(json.dumps(_start() if sys.argv[1:] == ["start"] else _frames()))
