"""Three soft tones, made on the fly: an order planned, one refused, a turn resolved. Off unless the player turns sound on.

Where there is no sound device, or it fails, the game stays silent and goes on: every sound only doubles what is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import numpy as np
import pygame

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from game.desktop.settings import Settings

RATE: Final = 22050  # samples a second
LOUDNESS: Final = 0.16  # of full scale
# Each tone: frequencies in Hz one after the other, seconds of each.
TONES: Final[Mapping[str, tuple[tuple[float, ...], float]]] = {
    "planned": ((523.25, 659.25), 0.09),
    "refused": ((233.08, 207.65), 0.12),
    "resolved": ((392.0, 493.88, 587.33), 0.16),
}


def samples(name: str) -> NDArray[np.int16]:
    """A tone as stereo samples of 16 bits at RATE, shape (n, 2). Raises KeyError for a name there is not."""
    notes, seconds = TONES[name]
    count = int(RATE * seconds)
    times = np.arange(count, dtype=np.float64) / RATE
    swell = np.sin(np.pi * np.arange(count) / count)  # in and out without a click
    parts = [np.sin(2.0 * np.pi * note * times) * swell for note in notes]
    wave = np.concatenate(parts) * LOUDNESS * 32767.0
    return np.ascontiguousarray(np.repeat(wave.astype(np.int16)[:, None], 2, axis=1))


class Sounds:
    """The tones of one window. Nothing is opened before the first is to be heard."""

    def __init__(self) -> None:
        self._made: dict[str, pygame.mixer.Sound] = {}
        self.silent = False  # whether there is no device

    def play(self, name: str, settings: Settings) -> bool:
        """Let a tone be heard if sound is on; whether it was."""
        if not settings.sound or self.silent:
            return False
        try:
            if not pygame.mixer.get_init():
                pygame.mixer.init(RATE, -16, 2, 512)
            if name not in self._made:
                self._made[name] = pygame.mixer.Sound(buffer=samples(name).tobytes())
            self._made[name].play()
        except (pygame.error, NotImplementedError):
            self.silent = True  # no device: everything that sounds is shown too
            return False
        return True


SOUNDS: Final = Sounds()
