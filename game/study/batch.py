"""Playing many games at once: seats by players, injects and orders by script, measures turn by turn."""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from game.core.arrays import BoolArray, IntArray
from game.core.game import Game
from game.core.injects import Inject
from game.core.orders import Order
from game.engine import injecting
from game.engine.history import History
from game.engine.measuring import Key
from game.engine.observe import observe
from game.engine.order_table import OrderTable, encode, join
from game.engine.step import Resolved, resolve_turn
from game.players.player import Player
from game.session.setting_up import EventDeck, Setup, event_keys


@attrs.frozen
class Scripted:
    """What a script does at the start of a turn: orders of seats, or injects of control."""

    turn: int
    seat: str
    order: Order | None
    inject: Inject | None
    if_held: bool = False


@attrs.define
class Played:
    """A batch that has been played: readings, refusals, games left out of a script; arrays (B,)."""

    game: Game
    history: History
    refused: list[tuple[int, OrderTable, IntArray]]
    left_out: BoolArray


def play(
    setup: Setup, game: Game, players: Mapping[str, Player], turns: int, keys: Sequence[Key],
    script: Sequence[Scripted] = (),
) -> Played:  # fmt: skip
    """Play `turns` turns of a batch; scenario events come by game, script entries in their order."""
    history = History(tuple(keys))
    history.note(game)
    watched = event_keys(setup, game)
    tracker = History(watched)
    tracker.note(game)
    decks = [EventDeck(setup) for _ in range(game.batch)] if setup.scenario.events else []
    played = Played(game, history, [], np.zeros(game.batch, dtype=np.bool_))
    for turn in range(1, turns + 1):
        tables = [players[seat].orders(observe(game, seat)) for seat in players if players[seat].name != "hold"]
        injects = _deck_injects(game, decks, tracker, turn) + _script_injects(played, script, turn)
        scripted = _script_orders(played, script, turn)
        resolved = resolve_turn(game, join([*tables, scripted]), injects)
        _keep_refusals(played, turn, resolved)
        history.note(game)
        tracker.note(game)
    return played


def _keep_refusals(played: Played, turn: int, resolved: Resolved) -> None:
    refused = np.flatnonzero(resolved.reasons != 0)
    if refused.size:
        played.refused.append((turn, resolved.orders.part(refused), resolved.reasons[refused]))


def _deck_injects(game: Game, decks: list[EventDeck], tracker: History, turn: int) -> list[tuple[Inject, IntArray]]:
    """The scenario's own events, each for the games in which it comes now."""
    found: dict[int, tuple[Inject, list[int]]] = {}
    values = {key: tracker.over(key, min(1, turn - 1), turn - 1, at_end=True) for key in tracker.keys}
    for row, deck in enumerate(decks):
        for one in deck.due(game, turn, {key: float(value[row]) for key, value in values.items()}):
            found.setdefault(id(one), (one, []))[1].append(row)
    return [(one, np.array(rows, dtype=np.int64)) for one, rows in found.values()]


def _script_injects(played: Played, script: Sequence[Scripted], turn: int) -> list[tuple[Inject, IntArray]]:
    found = []
    for entry in script:
        if entry.turn == turn and entry.inject is not None:
            held = injecting.holders(played.game, entry.inject)
            if entry.if_held:
                played.left_out |= ~np.isin(np.arange(played.game.batch), held)
            found.append((entry.inject, held))
    return found


def _script_orders(played: Played, script: Sequence[Scripted], turn: int) -> OrderTable:
    game = played.game
    found = []
    for entry in script:
        if entry.turn == turn and entry.order is not None:
            one = encode(game.world, [(0, entry.seat, entry.order)])
            found.append(one.part(np.zeros(game.batch, dtype=np.int64)))
            found[-1].rows = np.arange(game.batch)
            if entry.if_held:
                played.left_out |= ~_held(game, entry.order)
    return join(found)


def _held(game: Game, order: Order) -> BoolArray:
    """Games in which somebody holds the post an order names; (B,)."""
    name = order.arguments.get("leader", order.arguments.get("target"))
    if name not in game.world.posts:
        return np.ones(game.batch, dtype=np.bool_)
    return game.state.leader_in_post[:, game.world.posts.index(str(name))] > 0
