"""The playback of a turn."""

from game.desktop.screens.playback.screen import Playback

__all__ = ["Playback"]
