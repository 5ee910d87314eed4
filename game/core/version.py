"""Versions a record carries: of the program (game.__version__) and of the behaviour of the rules.

RULES is raised only when the same orders and the same luck would give another game; golden records show when it must be.
"""

from typing import Final

RULES: Final = 4
