"""A batch of games in play: its world, state and parameters, and the trace when one is kept."""

from collections.abc import Sequence

import attrs

from game.core.arrays import IntArray
from game.core.capacity import joined
from game.core.parameters import Parameters, Values, stacked
from game.core.state import State, batch_size, copy_state, select_games
from game.core.trace import Trace
from game.core.world import World


@attrs.define(eq=False)
class Game:
    """What every rule receives. State changes only through game.core.ledger."""

    world: World
    state: State
    parameters: Parameters
    trace: Trace | None = None
    published: Parameters | None = None  # what seats know of the parameters, where they were drawn for each game

    @property
    def batch(self) -> int:
        """Number of games."""
        return batch_size(self.state)

    def rule(self, name: str, rank: int = 2) -> Values:
        """Parameters of a rule, shaped to meet arrays of that rank."""
        return self.parameters.of(name, rank)

    def rule_at(self, name: str, rows: IntArray) -> Values:
        """Parameters of a rule for a selection of games."""
        return self.parameters.at(name, rows)


def fork(game: Game, tracing: bool = False) -> Game:
    """An independent copy that can be played on."""
    return Game(game.world, copy_state(game.state), game.parameters, Trace() if tracing else None, game.published)


def take_games(game: Game, rows: IntArray) -> Game:
    """The games of these rows as a batch of their own."""
    published = None if game.published is None else game.published.select(rows)
    return Game(game.world, select_games(game.state, rows), game.parameters.select(rows), None, published)


def join_games(games: Sequence[Game]) -> Game:
    """Batches of one world and of the same published parameters as one batch, in this order."""
    first, sizes = games[0], [game.batch for game in games]
    parameters = stacked([game.parameters for game in games], sizes)
    return Game(first.world, joined([game.state for game in games]), parameters, None, first.published)
