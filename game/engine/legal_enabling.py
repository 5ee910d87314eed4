"""Orders of consent, authority and enabling help: surveillance flights, trainers, joint raids and strikes."""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core import exact, refusals
from game.core.arrays import BoolArray, IntArray
from game.core.game import Game
from game.core.state import NEVER
from game.core.world import STATE_SEATS
from game.engine import commitments, lab_strikes, strike_list
from game.engine.commitments import Commitments
from game.engine.legal_common import (
    NO_CAPITAL,
    NO_CONSENT,
    NO_FUNDS,
    NO_PARTNER,
    NOTHING,
    SUSPENDED,
    UNKNOWN_TARGET,
    Check,
    dollars_of,
    first_reason,
)
from game.engine.order_table import OrderTable
from game.engine.raid_list import Raids, join_raids
from game.rules.intelligence import isr
from game.rules.money import purses
from game.rules.politics import authority, consent

CONSENTED: Final = refusals.code("already_consented")
AUTHORISED: Final = refusals.code("already_authorised")
GIVE: Final = 0  # of the answers of `consent`
FROM_FIRST: Final = authority.WHITE_HOUSE  # the first source that `seek_authority` lists


def _consent(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    now = game.state.consent[table.rows, table.argument(0)]
    wanted = (table.argument(1) == GIVE) * 1
    return np.where(now == wanted, CONSENTED, 0)


def _seek(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, rows = game.state, table.rows
    source, kind = table.argument(0) + FROM_FIRST, table.argument(1)
    held = authority.holds(game, rows, kind, state.day[rows])
    pending = state.authority_day[rows, kind] > NEVER
    of_congress = held & (state.authority_from[rows, kind] == authority.CONGRESS)
    # A second word of the White House on one day would change nothing.
    p = game.rule_at(authority.RULE, rows)
    renewed = state.day[rows] + authority.lasting(p, source)
    idle = (source == authority.WHITE_HOUSE) & (state.authority_until[rows, kind] >= renewed)
    there = of_congress | idle | (pending & (source == authority.CONGRESS))
    price = authority.price(p, source)
    reason = np.where(there, AUTHORISED, 0)
    return first_reason(reason, np.where(price > state.capital[rows, table.seat], NO_CAPITAL, 0))


def _fly(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, rows = game.state, table.rows
    if game.world.viewers < len(STATE_SEATS):
        return np.full(table.count, NO_PARTNER)
    region, hours, covert = table.argument(0), table.argument(1), table.argument(2) > 0
    at = np.where(region >= 0, region, 0)
    told: BoolArray = (hours > 0) & ~covert
    cost = purses.flight_cost(game.rule_at(purses.RULE, rows), hours)
    suspended: BoolArray = state.suspension[rows] >= game.rule_at(isr.RULE, rows)["suspended_from"]
    checks = (
        (region < 0, UNKNOWN_TARGET),
        (_ends_nothing(hours, state.isr_hours[rows, at]), NOTHING),
        (told & ~consent.given(game, rows, consent.ISR), NO_CONSENT),
        (told & suspended, SUSPENDED),
        (cost > commitments.spendable(game)[rows, table.seat], NO_FUNDS),
    )
    return _first_of(table, checks)


def _equip(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, rows, dollars = game.state, table.rows, dollars_of(table, 0)
    if game.world.viewers < len(STATE_SEATS):
        return np.full(table.count, NO_PARTNER)
    suspended: BoolArray = state.suspension[rows] >= game.rule_at(isr.RULE, rows)["suspended_from"]
    checks = (
        (_ends_nothing(dollars, state.equip_funds[rows, table.seat]), NOTHING),
        ((dollars > 0) & ~consent.given(game, rows, consent.TRAINERS), NO_CONSENT),
        ((dollars > 0) & suspended, SUSPENDED),
        (dollars > commitments.spendable(game)[rows, table.seat], NO_FUNDS),
    )
    return _first_of(table, checks)


def _strike(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    """Strikes on leaders, and on the labs of a region."""
    reason, labs = strike_list.check_strike(game, table, committed), np.flatnonzero(lab_strikes.is_labs(table))
    if labs.size:
        reason[labs] = lab_strikes.check(game, table.part(labs), committed)
    return reason


def _list_strikes(game: Game, table: OrderTable, committed: Commitments, numbers: IntArray) -> Raids:
    labs = lab_strikes.is_labs(table)
    rest, mine = np.flatnonzero(~labs), np.flatnonzero(labs)
    listed = strike_list.list_strikes(game, table.part(rest), committed, numbers[rest])
    return join_raids([listed, lab_strikes.list_strikes(game, table.part(mine), committed, numbers[mine])])


def _ends_nothing(wanted: IntArray, now: IntArray) -> BoolArray:
    """Where a programme that does not run is to end."""
    nothing: BoolArray = (wanted == 0) & (now == 0)
    return nothing


def _first_of(table: OrderTable, checks: tuple[tuple[BoolArray, int], ...]) -> IntArray:
    reason = np.zeros(table.count, dtype=np.int64)
    for bad, code in checks:
        reason = first_reason(reason, np.where(bad, code, 0))
    return reason


CHECKS: Final[dict[str, Check]] = {
    "consent": _consent,
    "seek_authority": _seek,
    "fly_isr": _fly,
    "train_and_equip": _equip,
    "strike": _strike,
    "propose_joint_raid": strike_list.check_joint,
}


def _write_consent(game: Game, table: OrderTable) -> None:
    consent.answer(game, table.rows, table.seat, table.argument(0), table.argument(1) == GIVE)


def _write_seek(game: Game, table: OrderTable) -> None:
    authority.seek(game, table.rows, table.seat, table.argument(1), table.argument(0) + FROM_FIRST)


def _write_flights(game: Game, table: OrderTable) -> None:
    place = (table.rows, table.argument(0))
    game.state.isr_hours[place] = table.argument(1)
    game.state.isr_covert[place] = exact.smaller(table.argument(2), 1)


def _write_equipment(game: Game, table: OrderTable) -> None:
    place = (table.rows, table.seat)
    game.state.equip_funds[place] = dollars_of(table, 0)
    game.state.equip_vetting[place] = table.arguments[:, 1]
    game.state.equip_audit[place] = exact.smaller(table.argument(2), 1)


WRITERS: Final[dict[str, Callable[[Game, OrderTable], None]]] = {
    "consent": _write_consent,
    "seek_authority": _write_seek,
    "fly_isr": _write_flights,
    "train_and_equip": _write_equipment,
}
LISTS: Final[dict[str, Callable[[Game, OrderTable, Commitments, IntArray], Raids]]] = {
    "strike": _list_strikes,
    "propose_joint_raid": strike_list.list_joint,
}
