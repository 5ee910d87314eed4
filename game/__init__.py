"""Plaza: a turn-based strategy game about the campaign against Mexico's criminal organisations."""

__version__ = "0.1.0"
