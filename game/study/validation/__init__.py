"""Validation: published figures and what comes out of the game, side by side."""
