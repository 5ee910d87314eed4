"""Resolving a turn: injects, orders, pulses moment by moment, account."""

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.core.happening import tell
from game.core.ledger import count_at
from game.core.state import FIELDS, fields_of_kind
from game.engine import (
    aid,
    corridors,
    dilemmas,
    expanding,
    injecting,
    institutions,
    intelligence,
    lab_strikes,
    market,
    negotiation,
    politics,
    production,
    raiding,
    red_orders,
    retaliation,
    site_raids,
    striking,
    succession,
    tracks,
)
from game.engine.commitments import no_commitments
from game.engine.order_table import OrderTable, posts_named
from game.engine.raid_list import JOINT_RAID, LAB_STRIKE, SITE, STRIKE, Raids
from game.engine.sequence import AT_THE_END_OF_A_PULSE, AT_THE_END_OF_A_TURN, TO_EACH_MOMENT, Span
from game.rules.intelligence import alarm, indications
from game.rules.intelligence.rungs import Steps
from game.rules.raids import timing

_OF_ONE_TURN = ("lying_low", "retaliate_level", "retaliate_where", "alliance_asked", "message_tone", "message_capital",
                "agreed_strike", "agreed_joint", "expand_to", "purge_order", "joint_case",
                "terms_offered", "diversify_line")  # fmt: skip
_COUNTS = tuple(info.name for info in fields_of_kind("count"))


@attrs.frozen
class Resolved:
    """What a turn did with the orders: the table as given and the reason code of each (0 stands).

    `vacant` (n,): whether nobody held the post that the order names when it was given. `empty`: per inject, the rows in
    which nobody held the post that it names when its turn came.
    """

    orders: OrderTable
    reasons: IntArray
    vacant: BoolArray
    empty: tuple[IntArray, ...]


def open_game(game: Game, injects: injecting.InjectList) -> None:
    """What has happened when the first turn is planned; it counts toward the first turn. Raises InjectProblem."""
    institutions.take_stock(game)
    production.take_stock(game)
    corridors.take_stock(game)
    market.take_stock(game)
    injecting.inject(game, injects, opening=True)
    succession.depose(game)
    indications.judge(game, retaliation.outstanding(game))
    game.state.opened.fill(1)


def resolve_turn(game: Game, orders: OrderTable, injects: injecting.InjectList = ()) -> Resolved:
    """Resolve one turn of every game in the batch: injects in their order, orders, pulses, account."""
    state, world = game.state, game.world
    of_last_turn = state.opened == 0
    every = bool(of_last_turn.all())
    for name in _COUNTS:
        getattr(state, name)[... if every else of_last_turn] = 0
    state.opened.fill(0)
    turn = int(state.turn[0]) + 1
    institutions.take_stock(game)
    production.take_stock(game)
    corridors.take_stock(game)
    market.take_stock(game)
    injected = injecting.inject(game, injects)
    succession.depose(game)
    vacant = _vacant(game, orders)
    reasons, raids = negotiation.give(game, orders, no_commitments(game))
    refused = np.flatnonzero(reasons != 0)
    count_at(game, "refusals", (orders.rows[refused], orders.seat[refused]), np.ones_like(refused))
    dilemmas.close(game)
    _lie_low(game)
    politics.give_messages(game)
    red_orders.carry_out(game)
    expanding.carry_out(game)
    institutions.carry_out(game)
    tracks.carry_out(game)
    market.carry_out(game)
    aid.carry_out(game)
    turn_end = state.day + world.days_of(turn)
    for _ in range(world.pulses_of(turn)):
        _resolve_pulse(game, raids, turn_end, world.days_of(turn), injected.forced)
    _lapse(game, raids.part(raids.open))
    for _, account in AT_THE_END_OF_A_TURN:
        account(game)
    for setting in _OF_ONE_TURN:
        getattr(state, setting).fill(FIELDS[setting].fill)
    state.turn += 1
    return Resolved(orders, reasons, vacant, injected.empty)


def _lapse(game: Game, waiting: Raids) -> None:
    """What still waits for a fix when the turn ends does not go ahead."""
    striking.lapse(game, waiting.part(waiting.kind == STRIKE))
    raids = waiting.part(waiting.kind != STRIKE)
    tell(game, "raid_lapsed", raids.rows, {"leader": raids.post, "seat": raids.seat})


def _vacant(game: Game, orders: OrderTable) -> BoolArray:
    post = posts_named(orders)
    at = np.where(post >= 0, post, 0)
    vacant: BoolArray = (post >= 0) & (game.state.leader_in_post[orders.rows, at] == 0)
    return vacant


def _lie_low(game: Game) -> None:
    rows, group = np.nonzero(game.state.lying_low > 0)
    alarm.raise_alarm(game, rows, group, alarm.LYING_LOW, None)
    tell(game, "lies_low", rows, {"group": group})


def _resolve_pulse(
    game: Game, raids: Raids, turn_end: FloatArray, turn_days: float, forced: dict[tuple[int, int], int]
) -> None:
    state = game.state
    start = state.day.copy()
    end = start + game.world.pulse_days
    while True:
        watch = intelligence.watch(game, end)
        until = _next_moment(game, watch, raids, end, turn_end)
        span = Span(until, until - state.day, turn_days, watch)
        for _, rule in TO_EACH_MOMENT:
            rule(game, span)
        state.day[:] = until
        due = _due(game, raids)
        if due.size == 0:
            break
        raids.open[due] = False
        now = raids.part(due)
        strikes = now.kind == STRIKE
        if strikes.any():
            striking.carry_out(game, now.part(strikes), forced)
        sites, labs = now.kind == SITE, now.kind == LAB_STRIKE
        if sites.any():
            site_raids.carry_out(game, now.part(sites))
        if labs.any():
            lab_strikes.carry_out(game, now.part(labs))
        raids_now = ~(strikes | sites | labs)
        if raids_now.any():
            raiding.carry_out(game, now.part(raids_now), forced)
    span = Span(end, end - start, turn_days, watch)
    for _, rule in AT_THE_END_OF_A_PULSE:
        rule(game, span)


def _next_moment(game: Game, watch: Steps, raids: Raids, end: FloatArray, turn_end: FloatArray) -> FloatArray:
    """The next raid or strike of each game or the end of the pulse; those on call learn here of a fix on their target."""
    until = end.copy()
    if not raids.open.any():
        return until
    waiting = np.flatnonzero(raids.open & np.isinf(raids.moment) & (game.state.day < end)[raids.rows])
    fixes: FloatArray = np.zeros(0)
    called: FloatArray = np.zeros(0)
    if waiting.size:
        fixes = _first_fixes(game, watch, raids.part(waiting))
        called = timing.moment_on_call(fixes, raids.lead_hours[waiting], turn_end[raids.rows[waiting]])
        called = np.where(np.isinf(fixes), np.inf, called)
        exact.lower_at(until, raids.rows[waiting], called)
    known = np.flatnonzero(raids.open & ~np.isinf(raids.moment))
    exact.lower_at(until, raids.rows[known], raids.moment[known])
    fixed = fixes <= until[raids.rows[waiting]]
    raids.moment[waiting[fixed]] = called[fixed]
    return until


def _first_fixes(game: Game, watch: Steps, waiting: Raids) -> FloatArray:
    """When the seat behind each action, or either state behind a joint raid, first has a fix on its target; shape (n,)."""
    fixes = intelligence.first_fixes(game, watch, (waiting.rows, waiting.seat, waiting.post))
    joint = np.flatnonzero(waiting.kind == JOINT_RAID)
    if joint.size:
        part = waiting.part(joint)
        other = intelligence.first_fixes(game, watch, (part.rows, 1 - part.seat, part.post))
        fixes[joint] = np.where(other < fixes[joint], other, fixes[joint])
    return fixes


def _due(game: Game, raids: Raids) -> IntArray:
    """The first open raid or strike of each game whose moment has come."""
    come = np.flatnonzero(raids.open & (raids.moment <= game.state.day[raids.rows]))
    if come.size == 0:
        return come
    order = come[np.lexsort((raids.number[come], raids.moment[come], raids.rows[come]))]
    rows = raids.rows[order]
    first = np.ones(order.size, dtype=np.bool_)
    first[1:] = rows[1:] != rows[:-1]
    return order[first]
