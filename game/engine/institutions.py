"""Institutions, week by week and at a stroke: building, control, protection, posture; purges, exposure, new governments."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.core import exact, luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import decide, event_key, tell
from game.core.ledger import set_at
from game.core.odds import ChanceNote
from game.core.purposes import Purpose
from game.core.roles import PLAZA, PROTECTOR
from game.core.roll import Roll, call_roll
from game.core.rows import at, places
from game.core.state import NEVER
from game.engine import finance, plans, removal
from game.engine.politics import MEXICO, seat_index
from game.rules.institutions import bribes, building, control, exposure, prosecution, protection
from game.rules.money import fiscal, purses
from game.rules.violence import posture, spillover

USUAL_WILL: Final = 50.0  # where nobody plays Mexico
BY_MEXICO: Final = removal.BY.index("mexico")


def pay(game: Game, days: FloatArray, turn_days: float) -> None:
    """What is granted, earned and paid in a pulse of `days` (B,): then what is left for social programmes."""
    granted = fiscal.set_aside(game, days)
    before = game.state.overspending_seat.copy()
    purses.earn_and_pay(game, days, turn_days)
    fiscal.spend(game, days, granted, game.state.overspending_seat - before)


def run(game: Game, days: FloatArray, turn_days: float) -> None:
    """A pulse of `days` (B,), which ends at each game's clock."""
    aided = plans.a_head(game, days)
    further = 0.0 if aided is None else plans.reform(game)
    building.build(game, days, turn_days, will_of_mexico(game), aided, further)
    bribes.corrupt(game, days, turn_days)
    protection.follow(game, days, turn_days, _missing(game, PROTECTOR), finance.looking_away(game))
    _posture(game, days)


def shift_control(game: Game) -> None:
    """At the end of a turn, over its whole length: control takes months to change hands."""
    days = game.world.days_of(int(game.state.turn[0]) + 1)
    control.shift(game, call_roll(game.state), np.full(game.batch, days), _missing(game, PLAZA))


def take_stock(game: Game) -> None:
    """At the start, before anything happens: what each group's control rests on."""
    if (game.state.turn == 0).all():
        control.take_stock(game, call_roll(game.state), _missing(game, PLAZA))


def will_of_mexico(game: Game) -> FloatArray:
    """Political will of Mexico, 0-100; (B,)."""
    seat = seat_index(game, MEXICO)
    return game.state.political_will[:, seat] if seat >= 0 else np.full(game.batch, USUAL_WILL)


def calm(game: Game, roll: Roll) -> FloatArray:
    """Factor on the violence in each region by arrangements with officials; (B, R)."""
    return protection.calm_in_regions(game, roll)


def _posture(game: Game, days: FloatArray) -> None:
    if (game.state.posture == posture.CONTAIN).all():
        return
    posture.settle_in(game, days)
    rows, event = posture.come_to_light(game, days)
    if (seat := seat_index(game, MEXICO)) >= 0:
        posture.blame(game, rows, np.full(rows.size, seat), event)


def _missing(game: Game, role: int) -> FloatArray:
    """How far the holder of a group's post of this role in the region of the presence is missing, 0-1; (B, P).

    A plaza chief is missing while his post is vacant; a protector also while he is new to it.
    """
    state = game.state
    posts = np.flatnonzero(state.post_role[0] == role)  # laid out alike in every game
    vacant = state.leader_in_post.take(posts, axis=1) == 0
    wanting = vacant if role == PLAZA else vacant | (state.post_since.take(posts, axis=1) > NEVER)
    rows, number = places(wanting & (state.post_number.take(posts, axis=1) >= 0))
    if rows.size == 0:
        return np.zeros(state.members.shape)
    post, absent, degree = posts[number], at(vacant, rows, number), np.ones(rows.size)
    if role == PROTECTOR:
        since = exact.larger(at(state.post_since, rows, post), 0.0)
        settled = protection.absence(game.rule_at(protection.RULE, rows), exact.larger(state.day[rows] - since, 0.0))
        degree = np.where(absent, 1.0, settled)
    group, region = at(state.post_group, rows, post), at(state.post_number, rows, post)
    place, presence = places(
        (state.presence_group[rows] == group[:, None]) & (state.presence_region[rows] == region[:, None])
    )
    missing = np.zeros(state.members.shape)
    missing[rows[place], presence] = degree[place]
    return missing


def change_government(game: Game, rows: IntArray, region: IntArray, cause: KeyArray) -> None:
    """A new state government takes office because of `cause`, at most once in each game; shapes (n,)."""
    broken = protection.of_regions(game, call_roll(game.state))[rows, region]
    named = {"region": region}
    event = luck.child(event_key(game, "government_changed", rows, named), cause)
    tell(game, "government_changed", rows, named, None, cause, ids=event)
    exposure.turn_over(game, rows, region, event)
    broken = broken - protection.of_regions(game, call_roll(game.state))[rows, region]
    unrest = exposure.unrest(game.rule_at(exposure.RULE, rows), broken)
    spillover.stir(game, rows, region, unrest, event)
    set_at(game, "government_day", (rows, region), game.state.day[rows])


def expose(game: Game, rows: IntArray, region: IntArray, cause: KeyArray) -> None:
    """Ties between officials and groups in a region come to light because of `cause`, once in each game; shapes (n,)."""
    named = {"region": region}
    event = luck.child(event_key(game, "exposed", rows, named), cause)
    tell(game, "exposed", rows, named, None, cause, ids=event)
    exposure.expose(game, rows, region, event)
    if (seat := seat_index(game, MEXICO)) >= 0:
        exposure.blame_seat(game, rows, np.full(rows.size, seat), region, event)


def order_campaign(
    game: Game, rows: IntArray, seat: IntArray, region: IntArray, flags: tuple[IntArray, IntArray, IntArray]
) -> None:
    """Campaigns are noted and paid for; `flags`: against the own side, joint, at officials of both, each 0 or 1, (n,)."""
    own, joint, both = flags
    game.state.purge_order[rows, region] = 1 + own + 2 * joint + 4 * both
    lost = prosecution.will_lost(game.rule_at(prosecution.RULE, rows), own * 1.0, joint * 1.0, both * 1.0)
    prosecution.pay(game, rows, seat, lost, np.zeros(rows.size, dtype=np.uint64))


def carry_out(game: Game) -> None:
    """The campaigns ordered for this turn, as it opens."""
    rows, region = places(game.state.purge_order > 0)
    if rows.size:
        flags = game.state.purge_order[rows, region] - 1
        own, joint, both = (flags // power % 2 * 1.0 for power in (1, 2, 4))
        prosecute(game, rows, np.full(rows.size, seat_index(game, MEXICO)), region, own, joint, both)


def prosecute(
    game: Game, rows: IntArray, seat: IntArray, region: IntArray, own: FloatArray, joint: FloatArray, both: FloatArray
) -> None:
    """Campaigns against the protectors of regions; flags are 0 or 1, shapes (n,), a game may occur more than once."""
    for now in _waves(rows):
        _prosecute(game, rows[now], seat[now], region[now], own[now], joint[now], both[now])


def _prosecute(
    game: Game, rows: IntArray, seat: IntArray, region: IntArray, own: FloatArray, joint: FloatArray, both: FloatArray
) -> None:
    state, p, at = game.state, game.rule_at(prosecution.RULE, rows), (rows, region)
    coalition = state.coalition[at]
    side = prosecution.side(coalition, own)
    shield = protection.of_regions(game, call_roll(state))[at]
    odds = prosecution.odds(p, state.courts[at], state.police[at], shield, side, joint)
    stands, note = decide(game, odds, rows, Purpose.PROSECUTION, state.region_key[at])
    purge = event_key(game, "purge", rows, {"region": region})
    won, lost = np.flatnonzero(stands), np.flatnonzero(~stands)
    bite = prosecution.bite(p, side, joint)
    _purge(game, rows[won], region[won], bite[won], (coalition[won], own[won], joint[won]), purge[won], note)
    prosecution.answer_of_the_partner(game, rows[won], joint[won], both[won], purge[won])
    tell(game, "nothing_found", rows[lost], {"region": region[lost], "seat": seat[lost]}, None, None, (note,))


def _purge(
    game: Game, rows: IntArray, region: IntArray, bite: FloatArray, aim: tuple[FloatArray, FloatArray, FloatArray],
    event: KeyArray, note: ChanceNote | None,
) -> None:  # fmt: skip
    """Cases that stood: officials and protectors are arrested, protection and corruption cut; one in each game, (n,)."""
    if rows.size == 0:
        return
    state = game.state
    here = (state.post_role[rows] == PROTECTOR) & (state.leader_in_post[rows] > 0)
    here &= state.post_number[rows] == region[:, None]
    place, post = np.nonzero(here)
    coalition, own, joint = (values[place] for values in aim)
    taken = prosecution.caught(game, rows[place], post, coalition, own, joint)
    place, post = place[taken], post[taken]
    count = prosecution.arrest_officials(game, rows, region, bite, event) + np.bincount(place, minlength=rows.size)
    tell(game, "purge", rows, {"region": region}, {"count": count}, None, (note,), event)
    prosecution.cut(game, rows, region, bite, event)
    for now in _waves(rows[place]):
        at, who = rows[place[now]], post[now]
        removal.remove(game, at, who, np.zeros(at.size), np.full(at.size, BY_MEXICO), event[place[now]])


def _waves(rows: IntArray) -> Iterator[IntArray]:
    """Positions of the first entry of every game, of the second, and so on."""
    order = np.argsort(rows, kind="stable")
    ordered = rows[order]
    place = np.zeros(rows.size, dtype=np.int64)
    place[order] = np.arange(rows.size) - np.searchsorted(ordered, ordered, side="left")
    for wave in range(int(exact.largest(place)) + 1 if rows.size else 0):
        yield np.flatnonzero(place == wave)


def suspended(game: Game, rows: IntArray) -> BoolArray:
    """Whether joint cases are suspended; (n,)."""
    return prosecution.suspended(game.rule_at(prosecution.RULE, rows), game.state.suspension[rows])
