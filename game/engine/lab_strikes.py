"""Strikes on the labs of a region: as orders, and one per game carried out at its moment. Nobody is sent."""

from typing import Final

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import BoolArray, IntArray
from game.core.game import Game
from game.core.happening import event_key, part_key, tell
from game.core.ledger import count_at
from game.core.purposes import Purpose
from game.core.roles import SITES
from game.core.world import STATE_SEATS
from game.engine import politics, raiding, site_raids
from game.engine.commitments import Commitments
from game.engine.legal_common import (
    ALREADY,
    BAD_TIME,
    NO_AUTHORITY,
    NO_CONSENT,
    NO_PARTNER,
    NOT_HERE,
    UNKNOWN_TARGET,
    first_reason,
)
from game.engine.order_table import LABS_FROM, OrderTable
from game.engine.production import is_on
from game.engine.raid_list import LAB_STRIKE, Raids
from game.engine.strike_list import N_NO_AUTHORITY, N_NO_CONSENT
from game.rules.people import support
from game.rules.politics import authority, consent
from game.rules.raids import strike, timing

RURAL: Final = SITES.index("rural")
_RANK: Final = 3  # of a site: no leader, so the lowest there is


def is_labs(table: OrderTable) -> BoolArray:
    """Which orders to strike name the labs of a region; (n,)."""
    labs: BoolArray = table.argument(0) >= LABS_FROM
    return labs


def _region(table: OrderTable) -> IntArray:
    return table.argument(0) - exact.to_int(np.full(table.count, LABS_FROM))


def check(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    """Reason of each strike ordered on labs: a partner, authority, and where asked for Mexico's standing consent; (n,)."""
    state, rows, region = game.state, table.rows, _region(table)
    if game.world.viewers < len(STATE_SEATS):
        return np.full(table.count, NO_PARTNER)
    keys = zip(rows.tolist(), table.seat.tolist(), table.argument(0).tolist(), strict=True)
    again = np.array([key in committed.raided for key in keys], dtype=np.bool_)
    length = game.world.days_of(int(state.turn[0]) + 1)
    late = table.on_fix | (table.day >= length + 1.0)
    moment = timing.moment_of(game.rule_at(timing.RULE, rows), state.day[rows], table.day, np.zeros(table.count))
    lawful = authority.holds(game, rows, np.full(table.count, authority.STRIKE), np.where(late, state.day[rows], moment))
    needs = (table.argument(1) > 0) | (table.argument(2) > 0)
    checks = (
        (np.full(table.count, not is_on(game)), NOT_HERE), (region >= len(game.world.regions), UNKNOWN_TARGET),
        (again, ALREADY), (late, BAD_TIME), (~lawful, NO_AUTHORITY),
        (needs & ~consent.given(game, rows, consent.STRIKE), NO_CONSENT),
    )  # fmt: skip
    reason = np.zeros(table.count, dtype=np.int64)
    for bad, code in checks:
        reason = first_reason(reason, np.where(bad, code, 0))
    return reason


def list_strikes(game: Game, table: OrderTable, committed: Commitments, numbers: IntArray) -> Raids:
    """Strikes on labs that stand, with their moment."""
    rows, none, lead = table.rows, np.zeros(table.count, dtype=np.int64), np.zeros(table.count)
    committed.raided.update(zip(rows.tolist(), table.seat.tolist(), table.argument(0).tolist(), strict=True))
    moment = timing.moment_of(game.rule_at(timing.RULE, rows), game.state.day[rows], table.day, lead)
    return Raids(
        rows=rows, seat=table.seat, post=_region(table), teams=none, intent=none, sharing=none, lead_hours=lead,
        moment=moment, on_fix=table.on_fix, open=np.ones(table.count, dtype=np.bool_), number=numbers,
        kind=np.full(table.count, LAB_STRIKE), asked=table.argument(1), confirmed=table.argument(2), us_leads=none,
    )  # fmt: skip


def carry_out(game: Game, strikes: Raids) -> None:
    """Carry out one strike on labs in each game of `strikes`, at the clock of each game."""
    state, rows = game.state, strikes.rows
    agreed = consent.given(game, rows, consent.STRIKE)
    lawful = authority.holds(game, rows, np.full(rows.size, authority.STRIKE), state.day[rows])
    for reason, failed in ((N_NO_AUTHORITY, ~lawful), (N_NO_CONSENT, lawful & (strikes.asked > 0) & ~agreed)):
        off = np.flatnonzero(failed)
        named = {"region": strikes.post[off], "seat": strikes.seat[off]}
        tell(game, "lab_strike_called_off", rows[off], named, {"reason": [reason] * off.size})
    go = np.flatnonzero(lawful & ((strikes.asked == 0) | agreed))
    if go.size:
        _strike(game, strikes.part(go), agreed[go])


def _strike(game: Game, strikes: Raids, agreed: BoolArray) -> None:
    rows, region, seat = strikes.rows, strikes.post, strikes.seat
    named = {"region": region, "seat": seat}
    event = event_key(game, "labs_struck", rows, named)
    found = site_raids.strike_labs(game, rows, region, event)
    tell(game, "labs_struck", rows, named, {"count": found}, ids=event)
    count_at(game, "strikes_seat", (rows, seat), np.ones_like(rows))
    authority.act(game, rows, seat, np.full(rows.size, authority.STRIKE), event)
    mean = strike.bystander_mean(game.rule_at(strike.RULE, rows), np.full(rows.size, RURAL), strikes.confirmed * 1.0)
    key = luck.key(
        game.state.seed[rows], Purpose.LAB_STRIKE_CIVILIANS, game.state.day[rows], game.state.region_key[rows, region]
    )
    civilians = exact.smaller(draws.poisson(key, mean), game.state.population[rows, region])
    raiding.bury_civilians(game, rows, region, civilians, strike.BYSTANDERS, part_key(event, "civilians_killed"))
    consented = (strikes.asked > 0) | agreed
    politics.after_strike(game, rows, consented, found > 0, civilians, np.full(rows.size, _RANK), event)
    for code in (consent.ISR, consent.TRAINERS):
        consent.send_home(game, rows[~consent.given(game, rows, code)], code)
    support.resent(game, rows, region, civilians, event)
