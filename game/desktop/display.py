"""Whether there is a display to open a window on; it imports nothing of pygame."""

import os
import sys


def has_display() -> bool:
    """Whether a window can be expected to open here."""
    driver = os.environ.get("SDL_VIDEODRIVER", "")
    if driver:
        return driver not in ("dummy", "offscreen")  # what draws where nobody sees it
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
