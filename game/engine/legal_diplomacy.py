"""Orders of diplomacy: an accord is proposed, answered, countered and broken; what it promises is carried out at once.

The terms of an accord are orders of other kinds. How these are judged and carried out is handed in by game.engine.legal,
which knows all of them.
"""

from collections.abc import Callable
from typing import Final

import attrs
import numpy as np

from game.core import exact, luck, refusals
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game, take_games
from game.core.happening import event_key, tell
from game.engine import contradictions, offers, promises
from game.engine.commitments import Commitments
from game.engine.diplomacy import (
    A_SIDE,
    ACCEPT,
    ASKED,
    CLOSED,
    CONSENT,
    COUNTER,
    GRANTED,
    IN_FORCE,
    OFFERED,
    REFUSE,
    REQUESTS,
    free_slot,
    giver,
    slot_of,
)
from game.engine.grounds import grounds
from game.engine.legal_common import NO_PARTNER, Check, first_reason
from game.engine.offers import Terms, Works
from game.engine.order_table import OrderTable, accord_name, accord_number
from game.rules.politics import trust

NO_ACCORD: Final = refusals.code("no_such_accord")
FULL: Final = refusals.code("accords_full")
BAD_TERMS: Final = refusals.code("bad_terms")
CONTRADICTION: Final = refusals.code("contradiction")
PROPOSED: Final = (0, 1)  # arguments of `propose_accord`: what it gives, what it asks
PROPOSED_TURNS: Final = 2
COUNTERED: Final = (2, 3)  # of `answer_accord`
COUNTERED_TURNS: Final = 4
Write = Callable[[Game, OrderTable], None]


@attrs.frozen
class Diplomacy:
    """The checks and writers of the three orders; `judge` and `deliver` do the same for the orders that are terms."""

    judge: Check
    deliver: Write
    works: Works

    def checks(self) -> dict[str, Check]:
        """By name of the order."""
        return {"propose_accord": self._propose, "answer_accord": self._answer, "break_accord": self._break}

    def writers(self) -> dict[str, Write]:
        """By name of the order."""
        return {"propose_accord": self._write_offer, "answer_accord": self._write_answer, "break_accord": self._write_break}

    # -- whether they stand --------------------------------------------------------------------------------------

    def _propose(self, game: Game, table: OrderTable, committed: Commitments) -> IntArray:
        if game.world.viewers < 2:
            return np.full(table.count, NO_PARTNER)
        return self._offer(game, table, offers.read_terms(game.world, table, PROPOSED, self.works), committed)

    def _offer(self, game: Game, table: OrderTable, terms: Terms, committed: Commitments) -> IntArray:
        """A new offer needs terms that can be promised, a slot, and what its proposer gives."""
        reason = np.where(terms.good, 0, BAD_TERMS)
        against = terms.good & contradictions.contradict(game, table.rows, table.seat, terms)
        reason = first_reason(reason, np.where(against, CONTRADICTION, 0))
        reason = first_reason(reason, np.where(free_slot(game.state, table.rows) < 0, FULL, 0))
        good = np.flatnonzero(reason == 0)
        given = terms.part(good)
        # What is asked will be agreed before it is given, so consents that are asked count as given.
        asked = given.term[:, A_SIDE:]
        given.term[:, A_SIDE:] = np.where(asked == CONSENT, asked, 0)
        failed, side = self._try(game, table.rows[good], table.seat[good], given, committed)
        reason[good] = np.where(side == 0, failed, 0)
        return reason

    def _answer(self, game: Game, table: OrderTable, committed: Commitments) -> IntArray:
        state, rows, how = game.state, table.rows, table.argument(1)
        slot = slot_of(state, rows, table.argument(0))
        place = (rows, np.where(slot >= 0, slot, 0))
        status = np.where(slot >= 0, state.accord_status[place], 0)
        waiting = ((status == OFFERED) | (status == ASKED)) & (state.accord_from[place] != table.seat)
        reason = np.where(waiting, 0, NO_ACCORD)
        own_terms = self._has_terms(table)
        reason = first_reason(reason, np.where(own_terms & (how != COUNTER), BAD_TERMS, 0))
        reason = first_reason(reason, np.where((how == COUNTER) & (status == ASKED), BAD_TERMS, 0))
        counters = np.flatnonzero((reason == 0) & (how == COUNTER))
        if counters.size:
            part = table.part(counters)
            terms = offers.read_terms(game.world, part, COUNTERED, self.works)
            reason[counters] = self._offer(game, part, terms, committed)
        accepts = np.flatnonzero((reason == 0) & (how == ACCEPT) & (status == OFFERED))
        sender, terms = self._standing(game, rows[accepts], slot[accepts])
        # Another accord may have come into force since the offer was made.
        against = contradictions.contradict(game, rows[accepts], sender, terms)
        failed, side = self._try(game, rows[accepts], sender, terms, committed)
        failed, side = np.where(against, CONTRADICTION, failed), np.where(against, 1, side)
        # Why the proposer can no longer give what it offered is not for the other side to know.
        reason[accepts] = np.where((failed != 0) & (side == 0), BAD_TERMS, failed)
        return reason

    def _has_terms(self, table: OrderTable) -> BoolArray:
        """Whether an answer carries terms of its own; (n,)."""
        texts = [any(table.text(place, number) for number in COUNTERED) for place in range(table.count)]
        return np.array(texts, dtype=np.bool_) | (table.argument(COUNTERED_TURNS) > 0)

    def _break(self, game: Game, table: OrderTable, committed: Commitments) -> IntArray:
        slot = slot_of(game.state, table.rows, table.argument(0))
        status = game.state.accord_status[table.rows, np.where(slot >= 0, slot, 0)]
        return np.where((slot >= 0) & (status == IN_FORCE), 0, NO_ACCORD)

    # -- terms ---------------------------------------------------------------------------------------------------

    def _standing(self, game: Game, rows: IntArray, slot: IntArray) -> tuple[IntArray, Terms]:
        """Sender and terms of offers that stand."""
        state, place = game.state, (rows, slot)
        good = np.ones(rows.size, dtype=np.bool_)
        return state.accord_from[place], Terms(state.accord_term[place], state.accord_arguments[place], good)

    def _try(
        self, game: Game, rows: IntArray, sender: IntArray, terms: Terms, committed: Commitments
    ) -> tuple[IntArray, IntArray]:
        """Carry terms out on a copy: the first reason for which one cannot be, and whose it is (0 the sender's); (n,)."""
        if rows.size == 0:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        trial, promised = take_games(game, rows), committed.of_games(rows)
        reason, side = np.zeros(rows.size, dtype=np.int64), np.zeros(rows.size, dtype=np.int64)
        for term, mine in _in_order(terms):
            mine = mine[reason[mine] == 0]
            table = _orders(mine, sender[mine], terms.term[mine, term], terms.arguments[mine, term], term)
            due = np.flatnonzero(~promises.in_place(trial, table))
            found = self.judge(trial, table.part(due), promised)
            reason[mine[due]], side[mine[due]] = found, int(term >= A_SIDE)
            self.deliver(trial, table.part(due[found == 0]))
        return reason, side

    def _carry_out(self, game: Game, rows: IntArray, sender: IntArray, terms: Terms) -> None:
        """What both sides have promised is done, as orders of theirs that take no decision; consents come first."""
        for term, mine in _in_order(terms):
            table = _orders(rows[mine], sender[mine], terms.term[mine, term], terms.arguments[mine, term], term)
            self.deliver(game, table.part(~promises.in_place(game, table)))

    # -- what they do --------------------------------------------------------------------------------------------

    def _write_offer(self, game: Game, table: OrderTable) -> None:
        terms = offers.read_terms(game.world, table, PROPOSED, self.works)
        put(game, table.rows, table.seat, terms, table.argument(PROPOSED_TURNS), OFFERED)

    def _write_answer(self, game: Game, table: OrderTable) -> None:
        state, how = game.state, table.argument(1)
        slot = slot_of(state, table.rows, table.argument(0))
        asked = state.accord_status[table.rows, slot] == ASKED
        for answer, request in ((ACCEPT, False), (ACCEPT, True), (REFUSE, False), (REFUSE, True), (COUNTER, False)):
            mine = np.flatnonzero((how == answer) & (asked == request))
            rows, seat, at = table.rows[mine], table.seat[mine], slot[mine]
            if answer == COUNTER:
                self._counter(game, table.part(mine), at)
            elif request:
                grant(game, rows, seat, at, answer == ACCEPT)
            elif answer == ACCEPT:
                self._accept(game, rows, seat, at)
            else:
                _report(game, "accord_refused", rows, at, seat)
                state.accord_status[rows, at] = CLOSED

    def _accept(self, game: Game, rows: IntArray, seat: IntArray, slot: IntArray) -> None:
        _report(game, "accord_accepted", rows, slot, seat, keep=True)
        game.state.accord_status[rows, slot] = IN_FORCE
        self._carry_out(game, rows, *self._standing(game, rows, slot))

    def _counter(self, game: Game, table: OrderTable, slot: IntArray) -> None:
        state, place = game.state, (table.rows, slot)
        turns, cause = table.argument(COUNTERED_TURNS), state.accord_event[place]
        turns = np.where(turns > 0, turns, state.accord_turns[place])
        state.accord_status[place] = CLOSED
        terms = offers.read_terms(game.world, table, COUNTERED, self.works)
        put(game, table.rows, table.seat, terms, turns, OFFERED, cause)

    def _write_break(self, game: Game, table: OrderTable) -> None:
        break_off(game, table.rows, slot_of(game.state, table.rows, table.argument(0)), table.seat)


def _in_order(terms: Terms) -> list[tuple[int, IntArray]]:
    """The terms in which they are carried out, each with the offers that have it: consents first, for others need them."""
    places = [(consents, term) for consents in (True, False) for term in range(terms.term.shape[1])]
    listed = []
    for consents, term in places:
        code = terms.term[:, term]
        mine = np.flatnonzero((code != 0) & ((code == CONSENT) == consents))
        if mine.size:
            listed.append((term, mine))
    return listed


def _orders(rows: IntArray, sender: IntArray, code: IntArray, arguments: FloatArray, term: int) -> OrderTable:
    """One term of each offer as an order of the seat that gives it."""
    size = rows.size
    return OrderTable(rows, giver(sender, term), code, arguments, np.zeros(size), np.zeros(size, dtype=np.bool_))


def put(
    game: Game, rows: IntArray, seat: IntArray, terms: Terms, turns: IntArray, status: int, cause: KeyArray | None = None
) -> IntArray:
    """Put an offer or a request into a free slot of each game, named by its seat, turn and number; the slots (n,)."""
    state, turn = game.state, int(game.state.turn[0]) + 1
    slot = free_slot(state, rows)
    place = (rows, slot)
    first = accord_number(seat, turn, 0)
    taken = (state.accord_code[rows] > first[:, None]) & (
        state.accord_code[rows] < accord_number(seat, turn + 1, 0)[:, None]
    )
    state.accord_code[place] = first + exact.count(taken, axis=1) + 1
    state.accord_status[place] = status
    state.accord_from[place] = seat
    state.accord_turns[place] = turns
    state.accord_term[place] = terms.term
    state.accord_arguments[place] = terms.arguments
    if status == OFFERED:
        _report(game, "accord_offered", rows, slot, seat, keep=True, cause=cause)
    return slot


def take_away(game: Game, rows: IntArray, slot: IntArray) -> None:
    """Empty slots of accords that have ended."""
    state, place = game.state, (rows, slot)
    for name, value in (("accord_code", 0), ("accord_status", 0), ("accord_from", -1), ("accord_turns", 0),
                        ("accord_event", 0), ("accord_term", 0), ("accord_arguments", 0.0)):  # fmt: skip
        getattr(state, name)[place] = value


def mark(game: Game, rows: IntArray, slot: IntArray, agreed: bool) -> None:
    """Mark at the post that a request is (or is not) agreed to for this turn."""
    state, order = game.state, game.state.accord_term[rows, slot, 0]
    post = exact.floor_int(state.accord_arguments[rows, slot, 0, 0] + 0.5)
    for code, (_, field) in REQUESTS.items():
        mine = order == code
        getattr(state, field)[rows[mine], post[mine]] = int(agreed)


def grant(game: Game, rows: IntArray, seat: IntArray, slot: IntArray, agreed: bool) -> None:
    """A request is agreed to for this turn, or refused."""
    _report(game, "request_granted" if agreed else "request_refused", rows, slot, seat)
    mark(game, rows, slot, agreed)
    game.state.accord_status[rows, slot] = GRANTED if agreed else CLOSED


def break_off(game: Game, rows: IntArray, slot: IntArray, seat: IntArray) -> None:
    """A side breaks an accord: it ends, and trust suffers."""
    key = _report(game, "accord_broken", rows, slot, seat)
    trust.accord_broken(game, rows, key)
    game.state.accord_status[rows, slot] = CLOSED


def _report(
    game: Game, kind: str, rows: IntArray, slot: IntArray, seat: IntArray, keep: bool = False, cause: KeyArray | None = None
) -> KeyArray:
    """Tell what has become of offers, accords or requests; the ids of the events (n,), kept with them if `keep`."""
    state, place = game.state, (rows, slot)
    code = state.accord_code[place]
    key = luck.child(event_key(game, kind, rows, {"seat": seat}), code)
    if game.trace is not None and rows.size:
        before = state.accord_event[place] if cause is None else cause
        tell(game, kind, rows, {"seat": seat}, _values(game, kind, rows, slot), cause=before, ids=key)
    if keep:
        state.accord_event[place] = key
    return key


def _values(game: Game, kind: str, rows: IntArray, slot: IntArray) -> dict[str, IntArray | list[str]]:
    """What the text of an event says of an accord."""
    state, world, place = game.state, game.world, (rows, slot)
    term, arguments = state.accord_term[place], state.accord_arguments[place]
    count = range(rows.size)
    values: dict[str, IntArray | list[str]] = {
        "accord": [accord_name(world, int(code)) for code in state.accord_code[place]]
    }
    if kind == "accord_offered":
        values["gives"] = [offers.terms_text(world, term[n, :A_SIDE], arguments[n, :A_SIDE]) for n in count]
        values["asks"] = [offers.terms_text(world, term[n, A_SIDE:], arguments[n, A_SIDE:]) for n in count]
        values["turns"] = state.accord_turns[place]
    elif kind.startswith("request"):
        values["order"] = [offers.terms_text(world, term[n, :1], arguments[n, :1]) for n in count]
    if kind in ("accord_refused", "request_refused"):
        values["ground"] = grounds(game, rows, slot)
    return values


def report_request(game: Game, rows: IntArray, slot: IntArray, seat: IntArray) -> None:
    """Tell what one state asks of the other for this turn."""
    _report(game, "request_made", rows, slot, seat, keep=True)


def report_kept(game: Game, rows: IntArray, slot: IntArray) -> KeyArray:
    """Tell that accords have run their term and were kept; the ids of the events (n,)."""
    return _report(game, "accord_kept", rows, slot, game.state.accord_from[rows, slot])
