"""What a game with `--draw` has drawn: the contested parameters that took a value of their own."""

import numpy as np

from game.core.game import Game


def drawn_values(game: Game, row: int = 0) -> dict[str, float]:
    """The parameters drawn for game `row` of the batch, by name, in the order of the rules; empty where none are drawn.

    They follow from the game's seed alone: the same seed draws the same values in a batch of any size.
    """
    if game.published is None:
        return {}
    values = game.parameters.values
    return {name: float(np.asarray(value)[row]) for name, value in values.items() if not isinstance(value, float)}
