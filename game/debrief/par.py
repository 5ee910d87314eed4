"""Par: what the same luck would have brought under `hold` and under each doctrine of a seat.

A game that is over is played again from its start with the same seed, the same events and injects of control, and the
orders that people gave in the other seats; one seat is played by somebody else. Seats that doctrines played are played by
them again, so they answer what comes of it. An order that the changed world refuses is lost. Nobody answers in place of a
person, so accords that hung on what a person would have answered may stay open.
"""

import itertools
from collections.abc import Mapping, Sequence
from functools import partial

import attrs
import numpy as np

from game.core.game import Game, take_games
from game.core.world import CONTROL, Mandate
from game.debrief.legacy import Ended, all_keys
from game.engine.history import History, lens_value
from game.engine.lenses import Judged, compare, judge_mandate
from game.players.mixed import mixed
from game.players.players import doctrines_for, make_player
from game.session.outcome import mandate_of
from game.session.reckoned import ParLine
from game.session.session import Session
from game.session.setting_up import HOLD, PERSON, start_games
from game.session.turns import TurnRecord
from game.study.batch import Played, Scripted, play_by_turns
from game.study.steps import Steps, drained


@attrs.frozen(eq=False)
class Again:
    """A game played again as a batch: which rows have a seat played by others, and by whom, row by row."""

    played: Played
    instead: Mapping[str, Sequence[str]]

    def rows(self, seat: str) -> range:
        """The rows in which others play a seat."""
        first = sum(len(names) for name, names in self._before(seat))
        return range(first, first + len(self.instead[seat]))

    def ended(self, seat: str, player: str) -> Ended:
        """The game in which that player had the seat, with its readings."""
        row = self.rows(seat)[list(self.instead[seat]).index(player)]
        history = History(self.played.history.keys)
        for key, readings in self.played.history.readings.items():
            history.readings[key] = [(value[row : row + 1], tried[row : row + 1]) for value, tried in readings]
        return Ended(take_games(self.played.game, np.array([row])), history)

    def _before(self, seat: str) -> list[tuple[str, Sequence[str]]]:
        return list(itertools.takewhile(lambda item: item[0] != seat, self.instead.items()))


def par(session: Session, seat: str) -> tuple[ParLine, ...]:
    """The seat's own result first, then that of `hold` and of each of its doctrines with the same luck.

    Empty for a seat without a mandate, and for a game whose orders are not all known (a record of older rules). Raises
    Problem when an inject of control cannot be carried out in the other course of things.
    """
    if not can_be_played_again(session, seat):
        return ()
    return par_lines(session, seat, drained(others_in(session, [seat])))


def can_be_played_again(session: Session, seat: str) -> bool:
    """Whether a seat has a par: a mandate judges it, the game is over and its orders are all known."""
    known = all(turn.given is not None for turn in session.turns)
    return session.over and known and mandate_of(session, seat) is not None


def others_in(session: Session, seats: Sequence[str]) -> Steps[Again]:
    """The game with each of `players_for` in each of these seats, one seat at a time, with a stop after each turn."""
    return play_again_by_turns(session, {seat: players_for(seat) for seat in seats})


def players_for(seat: str) -> list[str]:
    """Whom par puts in a seat: `hold`, then each of its doctrines."""
    return [HOLD, *doctrines_for(seat)]


def par_lines(session: Session, seat: str, again: Again) -> tuple[ParLine, ...]:
    """The lines of a par from the games that `others_in` gave."""
    mandate = mandate_of(session, seat)
    if mandate is None:
        raise ValueError(f"{seat} has no mandate")
    own = judge_mandate(session.truth, session.history, mandate)
    as_played = _lines(session.truth, session.history, mandate, {0: session.seats[seat]}, None)
    names = dict(zip(again.rows(seat), again.instead[seat], strict=True))
    return (*as_played, *_lines(again.played.game, again.played.history, mandate, names, own))


def play_again(session: Session, instead: Mapping[str, Sequence[str]]) -> Again:
    """The session's game as a batch of equal luck, one game for each of the players put in place of a seat's own.

    `instead`: seat -> players, one for each game; the games of the first seat come first. Without any, the game as it was.
    """
    return drained(play_again_by_turns(session, instead))


def play_again_by_turns(session: Session, instead: Mapping[str, Sequence[str]]) -> Steps[Again]:
    """The same, with a stop after each turn."""
    who = [(seat, name) for seat, names in instead.items() for name in names] or [("", "")]
    by_people = played_by_people(session)
    game = start_games(session.setup, [int(session.truth.state.seed[0])] * len(who))
    players = {
        seat: mixed(
            [name if seat == where else HOLD if seat in by_people else player for where, name in who],
            partial(make_player, seat=seat, games=np.zeros(len(who), dtype=np.int64)),
        )
        for seat, player in session.seats.items()
    }
    keeps = {seat: tuple(row for row, (where, _) in enumerate(who) if where != seat) for seat in by_people}
    script = [entry for done in session.turns for entry in _script(done, keeps)]
    played = yield from play_by_turns(session.setup, game, players, len(session.turns), all_keys(session), script)
    return Again(played, instead)


def played_by_people(session: Session) -> set[str]:
    """Seats in which a person has given orders or still sits: their orders are known, not how they would have answered."""
    gave = {seat for done in session.turns for seat, planned in done.given or () if not planned.by_bot}
    return gave | {seat for seat, player in session.seats.items() if player == PERSON}


def _script(done: TurnRecord, keeps: Mapping[str, tuple[int, ...]]) -> list[Scripted]:
    """What people ordered in a turn, each in the games in which the seat is still theirs, and what control did."""
    orders = [
        Scripted(done.turn, seat, planned.order, None, rows=keeps[seat])
        for seat, planned in done.given or ()
        if keeps.get(seat)
    ]
    return [*orders, *(Scripted(done.turn, CONTROL, None, one) for one in done.injects)]


def _lines(
    game: Game, history: History, mandate: Mandate, names: Mapping[int, str], own: Judged | None
) -> tuple[ParLine, ...]:
    """A line for each of some games of a batch (row -> player), compared with the seat's own result (None: this is it)."""
    judged = judge_mandate(game, history, mandate)
    lenses = {name: lens_value(game, history, items) for name, items in game.world.lenses.items()}
    against = np.zeros(game.batch, dtype=np.int64) if own is None else compare(judged, own)
    return tuple(
        ParLine(
            player=name, played=own is None, red_line_kept=bool(judged.red_line_kept[row]),
            floor_kept=bool(judged.floor_kept[row]), lenses={lens: float(value[row]) for lens, value in lenses.items()},
            against=int(against[row]),
        )
        for row, name in names.items()
    )  # fmt: skip
