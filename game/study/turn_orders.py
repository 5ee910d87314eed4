"""The orders of one turn in many games: what is offered and answered first, then the sealed orders.

Scripted offers come first, so that their names do not depend on who plays; then the offers of the players, the answers of
the script and of those who were asked (a counter is answered by the one it goes to), and what everybody orders once all has
been said. A session of bots goes the same way (players/negotiating.py), so that a game is the same alone and in a batch.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs
import numpy as np

from game.core.arrays import BoolArray, IntArray
from game.core.game import Game, fork
from game.core.orders import ORDERS
from game.engine import negotiation
from game.engine.commitments import no_commitments
from game.engine.diplomacy import accords_of, is_request, is_talk, open_offers
from game.engine.observe import common_to, observe
from game.engine.order_table import OrderTable, empty_table, join
from game.players.answering import orders_of
from game.players.negotiating import Offering, answers_of, offers_of
from game.players.player import Player
from game.session.negotiating import ROUNDS

BY_PLAYER: Final = -1  # in place of the number of a script's entry
_ANSWER: Final = ORDERS["answer_accord"].code


@attrs.frozen(eq=False)
class GivenOrders:
    """Orders in the order in which they are given, and the number of the script's entry of each, or BY_PLAYER; (n,)."""

    table: OrderTable
    entry: IntArray


def orders_of_turn(game: Game, players: Mapping[str, Player], scripted: OrderTable, entry: IntArray) -> GivenOrders:
    """The orders of all players and of a script for the turn to come."""
    spoken = _spoken(scripted, game.batch)
    first, later = np.flatnonzero(spoken), np.flatnonzero(~spoken)
    playing = {seat: player for seat, player in players.items() if player.name != "hold"}
    offering = [(seat, player) for seat, player in _states(game, playing) if isinstance(player, Offering)]
    known = common_to(game)
    offered = [offers_of(player, observe(game, seat, known)) for seat, player in offering]
    # An answer of the script may be to what is offered now.
    answer = scripted.code[first] == _ANSWER
    said = [scripted.part(first[~answer]), *offered, scripted.part(first[answer])]
    answered = _answers(game, playing, said)
    said.append(answered)
    states = game.world.seats[: game.world.viewers]
    heard = _after(game, said) if _anything(said) else game
    sealed = [
        orders_of(player, observe(heard, seat) if seat in states and heard is not game else observe(game, seat, known))
        for seat, player in playing.items()
    ]
    # What is asked among the sealed orders, as a strike that asks first, is answered too, after everything else.
    asked = join([table.part(is_request(table)) for table in sealed])
    last = _answers(game, playing, [*said, asked]) if asked.count else empty_table()
    parts = [
        (said[0], entry[first[~answer]]),
        *((table, _by_player(table)) for table in offered),
        (scripted.part(first[answer]), entry[first[answer]]),
        *((table, _by_player(table)) for table in (answered, *sealed)),
        (scripted.part(later), entry[later]),
        (last, _by_player(last)),
    ]
    return GivenOrders(join([table for table, _ in parts]), np.concatenate([number for _, number in parts]))


def _spoken(scripted: OrderTable, games: int) -> BoolArray:
    """Orders of a script that are given before the players', (n,): what is said, what is asked and what comes before it.

    What a script orders before it asks, as an authority that the request rests on, stays before it; game by game, since
    the games of a batch may have scripts of their own.
    """
    asks = np.flatnonzero(is_request(scripted))
    last = np.full(games, -1)
    last[scripted.rows[asks]] = asks  # the last of several stays
    spoken: BoolArray = is_talk(scripted) | (np.arange(scripted.count) <= last[scripted.rows])
    return spoken


def _by_player(table: OrderTable) -> IntArray:
    return np.full(table.count, BY_PLAYER)


def _states(game: Game, players: Mapping[str, Player]) -> list[tuple[str, Player]]:
    """The state seats among those played, in their order."""
    return [(seat, players[seat]) for seat in game.world.seats[: game.world.viewers] if seat in players]


def _anything(said: Sequence[OrderTable]) -> bool:
    return any(table.count for table in said)


def _after(game: Game, said: Sequence[OrderTable]) -> Game:
    """A copy on which the states have said this to each other."""
    trial = fork(game)
    negotiation.talk(trial, join(said), no_commitments(trial))
    return trial


def _answers(game: Game, players: Mapping[str, Player], said: Sequence[OrderTable]) -> OrderTable:
    """What the players answer to all that has been said, in rounds until nobody has anything to answer."""
    answered: list[OrderTable] = []
    if game.world.viewers < 2 or not _anything(said):
        return empty_table()
    for _ in range(ROUNDS):
        more, heard = [], _after(game, [*said, *answered])
        for seat, player in _states(game, players):
            waiting = open_offers(accords_of(heard.state), game.world.seats.index(seat))
            if waiting.count:
                more.append(answers_of(player, observe(heard, seat), waiting))
        if not _anything(more):
            break
        answered.extend(more)
    return join(answered)
