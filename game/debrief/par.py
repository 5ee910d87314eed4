"""Par: what the same luck would have brought under `hold` and under each doctrine of a seat.

A game that is over is played again from its start with the same seed, the same events and injects of control, and the
orders that people gave in the other seats; one seat is played by somebody else. Seats that doctrines played are played by
them again, so they answer what comes of it. An order that the changed world refuses is lost. Nobody answers in place of a
person, so accords that hung on what a person would have answered may stay open.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from game.core.game import Game, take_games
from game.core.world import CONTROL, Mandate
from game.debrief.legacy import Ended, all_keys
from game.engine.diplomacy import Offers
from game.engine.history import History, lens_value
from game.engine.lenses import Judged, compare, judge_mandate
from game.engine.observe import View
from game.engine.order_table import OrderTable, join
from game.players.answering import decisions_of
from game.players.negotiating import answers_of, offers_of
from game.players.player import Player
from game.players.players import doctrines_for, make_player
from game.session.outcome import mandate_of
from game.session.reckoned import ParLine
from game.session.session import Session
from game.session.setting_up import HOLD, PERSON, start_games
from game.session.turns import TurnRecord
from game.study.batch import Played, Scripted, play_by_turns
from game.study.steps import Steps, drained


def par(session: Session, seat: str) -> tuple[ParLine, ...]:
    """The seat's own result first, then that of `hold` and of each of its doctrines with the same luck.

    Empty for a seat without a mandate, and for a game whose orders are not all known (a record of older rules). Raises
    Problem when an inject of control cannot be carried out in the other course of things.
    """
    if not can_be_played_again(session, seat):
        return ()
    return par_lines(session, seat, drained(others_in(session, seat)))


def can_be_played_again(session: Session, seat: str) -> bool:
    """Whether a seat has a par: a mandate judges it, the game is over and its orders are all known."""
    known = all(turn.given is not None for turn in session.turns)
    return session.over and known and mandate_of(session, seat) is not None


def others_in(session: Session, seat: str) -> Steps[Played]:
    """The game with each of `players_for` in the seat, game by game, with a stop after each turn."""
    return play_again_by_turns(session, {seat: players_for(seat)})


def players_for(seat: str) -> list[str]:
    """Whom par puts in a seat: `hold`, then each of its doctrines."""
    return [HOLD, *doctrines_for(seat)]


def par_lines(session: Session, seat: str, played: Played) -> tuple[ParLine, ...]:
    """The lines of a par from the games that `others_in` gave."""
    mandate = mandate_of(session, seat)
    if mandate is None:
        raise ValueError(f"{seat} has no mandate")
    own = judge_mandate(session.truth, session.history, mandate)
    as_played = _lines(session.truth, session.history, mandate, [session.seats[seat]], None)
    return (*as_played, *_lines(played.game, played.history, mandate, players_for(seat), own))


def play_again(session: Session, instead: Mapping[str, Sequence[str]]) -> Played:
    """The session's game as a batch of equal luck, one game for each of the players put in place of a seat's own.

    `instead`: seat -> a player for each game; every list has the same length. Without any, the game as it was.
    """
    return drained(play_again_by_turns(session, instead))


def play_again_by_turns(session: Session, instead: Mapping[str, Sequence[str]]) -> Steps[Played]:
    """The same, with a stop after each turn."""
    games = len(next(iter(instead.values()), [""]))
    by_people = played_by_people(session)
    players: dict[str, Player] = {}
    for seat, player in session.seats.items():
        if seat in instead:
            players[seat] = Substitutes(seat, instead[seat])
        elif seat not in by_people:
            players[seat] = make_player(player, seat)
    script = [
        entry
        for done in session.turns
        for entry in _script(done, [seat for seat in session.seats if seat in by_people and seat not in instead])
    ]
    game = start_games(session.setup, [int(session.truth.state.seed[0])] * games)
    return play_by_turns(session.setup, game, players, len(session.turns), all_keys(session), script)


def game_of(played: Played, row: int) -> Ended:
    """One game of a batch that has been played, with its readings."""
    history = History(played.history.keys)
    rows = slice(row, row + 1)
    for key, readings in played.history.readings.items():
        history.readings[key] = [(value[rows], tried[rows]) for value, tried in readings]
    return Ended(take_games(played.game, np.array([row])), history)


class Substitutes:
    """A player for each game of a batch, each giving orders in its own game alone."""

    name: Final = "substitutes"

    def __init__(self, seat: str, names: Sequence[str]) -> None:
        self._players = [make_player(name, seat) for name in names]

    def orders(self, view: View) -> OrderTable:
        """The orders of each player in its own game."""
        return _each_its_own([player.orders(view) for player in self._players])

    def decides(self, view: View) -> OrderTable:
        """The answers of each player to what its own game asks of the seat."""
        return _each_its_own([decisions_of(player, view) for player in self._players])

    def offers(self, view: View) -> OrderTable:
        """The offers of each player in its own game."""
        return _each_its_own([offers_of(player, view) for player in self._players])

    def answers(self, view: View, offers: Offers) -> OrderTable:
        """The answers of each player in its own game."""
        return _each_its_own([answers_of(player, view, offers) for player in self._players])


def _each_its_own(tables: Sequence[OrderTable]) -> OrderTable:
    """Of the table of each player, the orders in the game that is its own."""
    return join([table.part(np.flatnonzero(table.rows == row)) for row, table in enumerate(tables)])


def played_by_people(session: Session) -> set[str]:
    """Seats in which a person has given orders or still sits: their orders are known, not how they would have answered."""
    gave = {seat for done in session.turns for seat, planned in done.given or () if not planned.by_bot}
    return gave | {seat for seat, player in session.seats.items() if player == PERSON}


def _script(done: TurnRecord, seats: Sequence[str]) -> list[Scripted]:
    """What people ordered in a turn in these seats, and what control did."""
    orders = [Scripted(done.turn, seat, planned.order, None) for seat, planned in done.given or () if seat in seats]
    return [*orders, *(Scripted(done.turn, CONTROL, None, one) for one in done.injects)]


def _lines(game: Game, history: History, mandate: Mandate, names: Sequence[str], own: Judged | None) -> tuple[ParLine, ...]:
    """A line for each game of a batch, compared with the result of the seat itself (None: this is it)."""
    judged = judge_mandate(game, history, mandate)
    lenses = {name: lens_value(game, history, items) for name, items in game.world.lenses.items()}
    against = np.zeros(len(names), dtype=np.int64) if own is None else compare(judged, own)
    return tuple(
        ParLine(
            player=name, played=own is None, red_line_kept=bool(judged.red_line_kept[row]),
            floor_kept=bool(judged.floor_kept[row]), lenses={lens: float(value[row]) for lens, value in lenses.items()},
            against=int(against[row]),
        )
        for row, name in enumerate(names)
    )  # fmt: skip
