"""The tracks between countries: joint work, trade, the region, migration, the home front, threats, charges, transfers."""

from typing import Final

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.draws import apportion
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.ledger import book_at, keep_between, move, set_at
from game.core.rows import places
from game.engine import institutions, retaliation
from game.engine.politics import US, seat_index, tracked
from game.rules.institutions import prosecution
from game.rules.politics import (
    charges,
    coercion,
    home_front,
    joint_work,
    migration,
    region,
    trade,
    trade_review,
    transfers,
    washington,
)
from game.rules.retaliation import restraint

HELD: Final = ("prisoners", "custody", "local_custody")  # accounts of people whom Mexico holds
TOLD: Final = ("tariff_threat", "border_threat")  # by the kind of threat


def run(game: Game, days: FloatArray) -> None:
    """A pulse of `days` (B,), which ends at each game's clock; nothing where no scenario keeps the tracks."""
    if not game.state.trade_rest.any():
        return
    coercion.fade(game, days)
    joint_work.follow(game, days)
    trade.move(game, days)
    region.come_back(game, days, game.state.boats_level)
    migration.go(game, days)
    home_front.calm_down(game, days)
    trade_review.review(game)


def close_turn(game: Game) -> None:
    """When a turn ends: what Washington does by itself."""
    if game.state.trade_rest.any():
        washington.act(game, seat_index(game, US), game.world.days_of(int(game.state.turn[0]) + 1))


def threaten(game: Game, rows: IntArray, seat: IntArray, kind: int, level: IntArray) -> None:
    """Threats of tariffs (kind 0) or of a closed border (1) by the United States; at most one in each game, shapes (n,)."""
    state, named = game.state, {"seat": seat}
    # What was heard before is in the id: a threat may be made and taken back on one day.
    event = event_key(game, TOLD[kind], rows, named)
    event = luck.child(event, state.threats_heard[rows], getattr(state, coercion.ACCOUNTS[kind])[rows])
    if kind == coercion.CLOSURE:
        event = luck.child(event, state.border_fear[rows])
        before = state.border_fear[rows].copy()
        after = restraint.fear_after(game.rule_at(restraint.RULE, rows), before, level)
        restraint.threaten(game, rows, level, event)
        moved = (after != before) | (level > 0)
    else:
        moved = level >= 0
    kept = tracked(game, rows)
    coercion.threaten(game, rows[kept], kind, level[kept], event[kept])
    coercion.note(game, rows, kind, level)
    loud = kept[level[kept] > 0]
    region.threatened(game, rows[loud], level[loud], event[loud])
    told = np.flatnonzero(moved)
    tell(game, TOLD[kind], rows[told], {"seat": seat[told]}, {"level": level[told]}, ids=event[told])


def demanded(game: Game, rows: IntArray, event: KeyArray) -> None:
    """A public demand is made; shapes (n,)."""
    kept = tracked(game, rows)
    coercion.demanded(game, rows[kept], event[kept])


def closure_signalled(game: Game, rows: IntArray, event: KeyArray) -> None:
    """There is a credible threat to close the border, whoever makes it; shapes (n,)."""
    kept, level = tracked(game, rows), np.full(rows.size, restraint.CREDIBLE)
    coercion.note(game, rows, coercion.CLOSURE, level)
    region.threatened(game, rows[kept], level[kept], event[kept])


def attacked(game: Game, rows: IntArray, event: KeyArray) -> None:
    """A group strikes on U.S. soil; shapes (n,)."""
    home_front.attacked(game, rows, event)


def indict(game: Game, rows: IntArray, seat: IntArray, place: IntArray, joint: IntArray, both: IntArray) -> None:
    """Officials of regions are charged, alone or in a joint case; at most one region in each game, shapes (n,)."""
    p = game.rule_at(charges.RULE, rows)
    event = event_key(game, "indictment", rows, {"region": place})
    tell(game, "indictment", rows, {"seat": seat, "region": place}, ids=event)
    book_at(game, "capital", charges.PRICE, (rows, seat), -(p["price"] + rows * 0.0), event)
    keep_between(game, "capital", 0.0, 100.0)
    alone, together = np.flatnonzero(joint == 0), np.flatnonzero(joint > 0)
    bite = charges.arrest(game, rows[alone], place[alone], event[alone])
    prosecution.cut(game, rows[alone], place[alone], bite, event[alone])
    at = (rows[together], place[together])
    set_at(game, "charges", at, np.full(together.size, charges.JOINT))
    set_at(game, "charges_day", at, game.state.day[rows[together]])
    set_at(game, "joint_case", at, 1 + both[together])


def carry_out(game: Game) -> None:
    """Joint cases that the United States have brought, as the turn opens; one that Mexico has ordered as well is hers."""
    state = game.state
    if not state.joint_case.any():
        return
    rows, place = places((state.joint_case > 0) & (state.purge_order == 0))
    own = (state.coalition[rows, place] > 0.5) * 1.0
    both = (state.joint_case[rows, place] - 1) * 1.0
    institutions.prosecute(game, rows, np.full(rows.size, seat_index(game, US)), place, own, own * 0.0 + 1.0, both)


def drop_charges(game: Game, rows: IntArray, seat: IntArray, place: IntArray) -> None:
    """Charges are dropped; at most one region in each game, shapes (n,)."""
    event = event_key(game, "charges_dropped", rows, {"region": place})
    tell(game, "charges_dropped", rows, {"seat": seat, "region": place}, ids=event)
    charges.drop(game, rows, place, event)


def held(game: Game, rows: IntArray) -> IntArray:
    """People whom Mexico could hand over: convicted, or waiting for their trial; (n,)."""
    state = game.state
    waiting = exact.integer_total(state.custody[rows]) + exact.integer_total(state.local_custody[rows])
    return exact.integer_total(state.prisoners[rows]) + waiting


def transfer(game: Game, rows: IntArray, seat: IntArray, count: IntArray) -> None:
    """Prisoners are handed to the United States, from all places and groups in proportion; shapes (n,)."""
    state = game.state
    named = {"seat": seat}
    event = luck.child(event_key(game, "prisoners_sent", rows, named), state.transferred[rows])
    tell(game, "prisoners_sent", rows, named, {"count": count}, ids=event)
    whole = np.concatenate([getattr(state, account)[rows] for account in HELD], axis=1)
    sent = exact.smaller(apportion(count, whole * 1.0), whole)
    start = 0
    for account in HELD:
        end = start + getattr(state, account).shape[1]
        part = sent[:, start:end]
        place, number = np.nonzero(part > 0)
        taken = (rows[place], number)
        move(game, transfers.SENT, part[place, number], account, taken, "transferred", (rows[place],), event[place])
        start = end
    transfers.hand_over(game, rows, seat, count, event)
    _anger(game, rows, count, event)


def _anger(game: Game, rows: IntArray, count: IntArray, event: KeyArray) -> None:
    """Groups answer for their people, each in proportion to its members."""
    state = game.state
    groups = range(state.group_alive.shape[1])
    sizes = [_members(game, group) for group in groups]
    whole = exact.total(np.stack(sizes, axis=-1))
    for group in groups:
        share = sizes[group][rows] / np.where(whole[rows] > 0, whole[rows], 1.0)
        mean = transfers.reprisals(game.rule_at(transfers.RULE, rows), count, share)
        some = np.flatnonzero(mean > 0)
        ids = luck.child(event[some], state.group_key[rows[some], group])
        named = np.full(some.size, group)
        tell(game, "sent_away_felt", rows[some], {"group": named}, None, event[some], ids=ids)
        retaliation.answer(game, rows[some], named, mean[some], ids)


def _members(game: Game, group: int) -> FloatArray:
    """Members of one group, none where it does not exist; (B,)."""
    state = game.state
    mine = np.where(state.presence_group == group, state.members, 0)
    return exact.integer_total(mine) * (state.group_alive[:, group] > 0) * 1.0
