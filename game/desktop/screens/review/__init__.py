"""The screen that looks back on a game."""

from game.desktop.screens.review.screen import Review

__all__ = ["Review"]
