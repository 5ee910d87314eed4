"""Playing many games at once: seats by players, injects and orders by script, measures turn by turn."""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from game.core.arrays import BoolArray, IntArray
from game.core.game import Game
from game.core.injects import Inject
from game.core.orders import Order
from game.core.problem import Problem
from game.core.roles import well_formed
from game.engine.history import History
from game.engine.injecting import InjectProblem
from game.engine.measuring import Key
from game.engine.order_table import OrderTable, encode, join
from game.engine.step import Resolved, resolve_turn
from game.players.player import Player
from game.session.event_deck import EventDeck, event_keys
from game.session.setting_up import Setup
from game.study.steps import Steps, drained
from game.study.turn_orders import BY_PLAYER, GivenOrders, orders_of_turn


@attrs.frozen
class Scripted:
    """What a script does at the start of a turn: an order of a seat, or an inject of control.

    `file` and `line` tell where it was read. A game in which nobody holds the post it names when its turn comes is left
    out, also where the world has no such post. `rows`: games of the batch in which it is done, all of them if None.
    """

    turn: int
    seat: str
    order: Order | None
    inject: Inject | None
    file: str = ""
    line: int = 0
    rows: tuple[int, ...] | None = None
    or_nobody: bool = False  # an inject that finds nobody in its post does nothing, and the game stays

    def games(self, batch: int) -> IntArray:
        """Numbers of the games of a batch in which it is done, (n,)."""
        return np.arange(batch) if self.rows is None else np.array(self.rows, dtype=np.int64)

    @property
    def posts(self) -> tuple[str, ...]:
        """Ids that the order gives as its leader, candidate or target."""
        if self.order is None:
            return ()
        kinds = {parameter.name: parameter.kind for parameter in self.order.spec.parameters}
        return tuple(str(value) for name, value in self.order.arguments.items() if kinds[name] in ("leader", "target"))


def side_by_side(scripts: Sequence[Sequence[Scripted]], games: int) -> tuple[Scripted, ...]:
    """Scripts of arms that share a batch, each done in its own `games` rows, the first arm's coming first."""
    return tuple(
        attrs.evolve(entry, rows=tuple(range(number * games, (number + 1) * games)))
        for number, script in enumerate(scripts)
        for entry in script
    )


@attrs.frozen(eq=False)
class RefusedOrders:
    """Orders refused in one turn: table, reasons and, for those of the script, the number of its entry; (n,)."""

    turn: int
    orders: OrderTable
    reasons: IntArray
    entry: IntArray


@attrs.define
class Played:
    """A batch that has been played: readings, refusals, games left out of a script; arrays (B,)."""

    game: Game
    history: History
    refused: list[RefusedOrders]
    left_out: BoolArray


def play(
    setup: Setup, game: Game, players: Mapping[str, Player], turns: int, keys: Sequence[Key],
    script: Sequence[Scripted] = (),
) -> Played:  # fmt: skip
    """Play `turns` turns of a batch; scenario events come by game, script entries in their order.

    Raises Problem naming file and line of a script's inject that cannot be carried out.
    """
    return drained(play_by_turns(setup, game, players, turns, keys, script))


def play_by_turns(
    setup: Setup, game: Game, players: Mapping[str, Player], turns: int, keys: Sequence[Key],
    script: Sequence[Scripted] = (),
) -> Steps[Played]:  # fmt: skip
    """The same, with a stop after each turn."""
    history = History(tuple(keys))
    history.note(game)
    tracker = History(event_keys(setup, game))
    tracker.note(game)
    decks = [EventDeck(setup) for _ in range(game.batch)] if setup.scenario.events else []
    played = Played(game, history, [], np.zeros(game.batch, dtype=np.bool_))
    for turn in range(1, turns + 1):
        now = [(number, one) for number, one in enumerate(script) if one.turn == turn]
        scripted, entry = _script_orders(played, now)
        given = orders_of_turn(game, players, scripted, entry)
        _resolve(played, turn, given, _deck_injects(setup, game, decks, tracker, turn), now)
        history.note(game)
        tracker.note(game)
        yield
    return played


def _resolve(
    played: Played, turn: int, given: GivenOrders, events: Sequence[tuple[Inject, IntArray]],
    script: Sequence[tuple[int, Scripted]],
) -> None:  # fmt: skip
    """Resolve a turn with these orders and the script's injects; note refusals and empty posts."""
    game = played.game
    injects = [(one, one.inject) for _, one in script if one.inject is not None]
    try:
        resolved = resolve_turn(game, given.table, [*events, *((inject, one.games(game.batch)) for one, inject in injects)])
    except InjectProblem as problem:
        place = problem.number - len(events)
        if place < 0:
            raise
        one = injects[place][0]
        raise Problem("{file}, line {line}: {what}", file=one.file, line=one.line, what=problem) from problem
    for (one, _), rows in zip(injects, resolved.empty[len(events) :], strict=True):
        if not one.or_nobody:
            played.left_out[rows] = True
    played.left_out[resolved.orders.rows[resolved.vacant & (given.entry != BY_PLAYER)]] = True
    _keep_refusals(played, turn, resolved, given.entry)


def _keep_refusals(played: Played, turn: int, resolved: Resolved, number: IntArray) -> None:
    refused = np.flatnonzero(resolved.reasons != 0)
    if refused.size:
        orders, reasons = resolved.orders.part(refused), resolved.reasons[refused]
        played.refused.append(RefusedOrders(turn, orders, reasons, number[refused]))


def _deck_injects(
    setup: Setup, game: Game, decks: Sequence[EventDeck], tracker: History, turn: int
) -> list[tuple[Inject, IntArray]]:
    """The scenario's own events in its order, each for the games in which it comes now."""
    values = {key: tracker.over(key, min(1, turn - 1), turn - 1, at_end=True) for key in tracker.keys}
    due = [deck.due(game, turn, {key: float(value[row]) for key, value in values.items()}) for row, deck in enumerate(decks)]
    found = []
    for event in setup.scenario.events:
        rows = [row for row, injects in enumerate(due) if any(one is event.inject for one in injects)]
        if rows:
            found.append((event.inject, np.array(rows, dtype=np.int64)))
    return found


def _script_orders(played: Played, script: Sequence[tuple[int, Scripted]]) -> tuple[OrderTable, IntArray]:
    """The script's orders in every game, and the number of the entry of each; one for a post unheard of is not given."""
    game, world = played.game, played.game.world
    known = set(world.posts)
    tables, numbers = [], [np.zeros(0, dtype=np.int64)]
    for number, entry in script:
        if entry.order is None:
            continue
        if any(post not in known and well_formed(post, world.groups, world.regions) for post in entry.posts):
            played.left_out[entry.games(game.batch)] = True
            continue
        rows = entry.games(game.batch)
        table = encode(world, [(0, entry.seat, entry.order)]).part(np.zeros(rows.size, dtype=np.int64))
        table.rows = rows
        tables.append(table)
        numbers.append(np.full(rows.size, number))
    return join(tables), np.concatenate(numbers)
