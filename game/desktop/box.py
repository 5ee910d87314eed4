"""A message in a box of the system's own, for who has neither a window of the game nor a terminal to read."""

import pygame


def show_box(text: str) -> None:
    """Show a text and wait until it is closed; where there is no display nothing is shown."""
    try:
        pygame.display.message_box("Plaza", text, message_type="error")
    except pygame.error:
        return  # without a display it stands on standard error alone
