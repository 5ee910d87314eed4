"""Why-cards, and the pages of the rules that they lead to."""

from game.desktop.screens.why.book import open_book
from game.desktop.screens.why.card import open_why, why_card
from game.desktop.screens.why.rules import open_rule

__all__ = ["open_book", "open_rule", "open_why", "why_card"]
