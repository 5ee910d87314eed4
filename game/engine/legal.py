"""Which orders stand: every order is verified against what its seat may do, know and pay, and then carried out.

`verify` gives a reason per order (0 stands) and changes nothing; `give` verifies and, where the order stands, writes the
standing programme or lists the raid. A refusal tells nothing that the seat may not know: a target the seat knows nothing
of is refused exactly like one that does not exist.
"""

from collections.abc import Callable
from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import IntArray
from game.core.game import Game
from game.core.orders import BY_CODE, ORDERS, may_be_given_by
from game.core.roles import NO_RUNG
from game.engine import (
    commitments,
    legal_aid,
    legal_corridors,
    legal_dilemmas,
    legal_diplomacy,
    legal_enabling,
    legal_finance,
    legal_groups,
    legal_institutions,
    legal_market,
    legal_people,
    legal_politics,
    legal_production,
    legal_retaliation,
    legal_succession,
    legal_tracks,
    legal_violence,
)
from game.engine.commitments import Commitments
from game.engine.legal_common import (
    ALREADY,
    BAD_TIME,
    NO_ATTENTION,
    NO_FUNDS,
    NO_PARTNER,
    NO_TEAMS,
    NOT_HERE,
    NOT_PRESENT,
    NOTHING,
    TARGETS,
    UNKNOWN_TARGET,
    WRONG_SEAT,
    Check,
    collected,
    dollars_of,
    first_reason,
    funds_left,
    own_group,
    own_presence,
    points_left,
    vetted_with,
)
from game.engine.order_table import GROUPS_FROM, OrderTable, codes_of
from game.engine.raid_list import RAID, Raids, join_raids
from game.rules.raids import leak, timing

WITH_PARTNER: Final = leak.SHARING.index("us")
_PAST_THE_CODES: Final = 1 + max(BY_CODE)
ANSWERS: Final = tuple(ORDERS[name].code for name in ("answer_accord", "answer_dilemma"))  # to answer takes no decision


def verify(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    """Reason code of each order, as if it were given now; no two orders of the table in one game. Shape (n,)."""
    reason = _menu(game, table)
    spent = committed.decisions[table.rows, table.seat] >= game.state.attention[table.rows, table.seat]
    reason = first_reason(reason, np.where(spent & ~np.isin(table.code, ANSWERS), NO_ATTENTION, 0))
    judged = np.flatnonzero(reason == 0)
    reason[judged] = judge(game, table.part(judged), committed)
    return reason


def judge(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    """Reason code of each order as far as it lies in the order itself, not in the seat's menu or attention; (n,)."""
    reason = np.zeros(table.count, dtype=np.int64)
    for code in codes_of(table):
        mine = np.flatnonzero(table.code == code)
        check = CHECKS.get(BY_CODE[code].name)
        reason[mine] = NOT_HERE if check is None else check(game, table.part(mine), committed)
    return reason


def _menu(game: Game, table: OrderTable) -> IntArray:
    """Whether the seat has the order on its menu, and whether the scenario uses it."""
    reason = np.zeros(table.count, dtype=np.int64)
    for pair in np.flatnonzero(np.bincount(table.seat * _PAST_THE_CODES + table.code)).tolist():
        seat, code = divmod(pair, _PAST_THE_CODES)
        name, spec = game.world.seats[seat], BY_CODE[code]
        verdict = 0
        if not may_be_given_by(spec, name):
            verdict = WRONG_SEAT
        elif spec.name not in game.world.orders.get(name, frozenset()):
            verdict = NOT_HERE
        reason[(table.seat == seat) & (table.code == code)] = verdict
    return reason


def _raid(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, post = game.state, table.argument(0)
    known = post >= 0
    at = np.where(known, post, 0)
    known &= (state.rung[table.rows, table.seat, at] > NO_RUNG) & (state.believed_person[table.rows, table.seat, at] != 0)
    free = commitments.free_teams(game)[table.rows, table.seat] - committed.teams[table.rows, table.seat]
    again = np.array(
        [key in committed.raided for key in zip(table.rows.tolist(), table.seat.tolist(), post.tolist(), strict=True)],
        dtype=np.bool_,
    )
    length = game.world.days_of(int(state.turn[0]) + 1)
    start = state.day[table.rows]
    moment = timing.moment_of(game.rule_at(timing.RULE, table.rows), start, table.day, table.argument(4) * 1.0)
    late = (table.day >= length + 1.0) | (~table.on_fix & (moment > start + length))
    reason = np.where(known, 0, UNKNOWN_TARGET)
    alone = (table.argument(3) == WITH_PARTNER) & (game.world.viewers < 2)
    checks = ((again, ALREADY), (late, BAD_TIME), (alone, NO_PARTNER), (table.argument(1) > free, NO_TEAMS))
    for bad, code in checks:
        reason = first_reason(reason, np.where(bad, code, 0))
    return reason


def _collect(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state = game.state
    target, points = table.argument(0), table.argument(2)
    leader = (target >= 0) & (target < GROUPS_FROM)
    at = np.where(leader, target, 0)
    unknown = (target < 0) | (leader & (state.rung[table.rows, table.seat, at] == NO_RUNG))
    now = collected(game, table)
    reason = np.where(unknown & (now == 0), UNKNOWN_TARGET, 0)
    reason = first_reason(reason, np.where((points == 0) & (now == 0), NOTHING, 0))
    return first_reason(reason, points_left(game, table, points - now))


def _exploit(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    now, points = game.state.exploit_points[table.rows, table.seat], table.argument(0)
    return first_reason(np.where((points == 0) & (now == 0), NOTHING, 0), points_left(game, table, points - now))


def _vet(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    region, points = table.argument(0), table.argument(1)
    now = vetted_with(game, table)
    reason = np.where(region < -1, UNKNOWN_TARGET, 0)
    reason = first_reason(reason, np.where((points == 0) & (now == 0), NOTHING, 0))
    return first_reason(reason, points_left(game, table, points - now))


def _train(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state = game.state
    dollars, now = dollars_of(table, 0), state.training_funds[table.rows, table.seat]
    reason = np.where((dollars == 0) & (now == 0), NOTHING, 0)
    return first_reason(reason, funds_left(game, table, dollars))


def _share(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, points = game.state, table.argument(0)
    if game.world.viewers < 2:
        return np.full(table.count, NO_PARTNER)
    now = state.share_points[table.rows, table.seat]
    return first_reason(np.where((points == 0) & (now == 0), NOTHING, 0), points_left(game, table, points - now))


def _pays_in_region(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    state, presence, dollars = game.state, own_presence(game, table), dollars_of(table, 1)
    at = np.where(presence >= 0, presence, 0)
    setting = np.where(
        table.code == ORDERS["bribe"].code, state.bribe_funds[table.rows, at], state.aid_funds[table.rows, at]
    )
    reason = np.where(table.argument(0) < 0, UNKNOWN_TARGET, np.where(presence < 0, NOT_PRESENT, 0))
    reason = first_reason(reason, np.where((dollars == 0) & (setting == 0), NOTHING, 0))
    cash = state.cash[table.rows, np.where(presence >= 0, state.presence_group[table.rows, at], 0)]
    return first_reason(reason, np.where(dollars > cash, NO_FUNDS, 0))


def _lie_low(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    """Nobody lies low twice, or in a turn in which reprisals are ordered."""
    place = (table.rows, own_group(game, table))
    said = (game.state.lying_low[place] > 0) | (game.state.retaliate_level[place] > 0)
    return np.where(said, ALREADY, 0)


def deliver(game: Game, table: OrderTable) -> None:
    """Carry out orders that are not dated, one kind after the other, whoever may give them and at no decision."""
    for code in codes_of(table):
        WRITERS[BY_CODE[code].name](game, table.part(table.code == code))


_DIPLOMACY: Final = legal_diplomacy.Diplomacy(judge, deliver, works=lambda name: name in WRITERS)
CHECKS: Final[dict[str, Check]] = {
    "raid": _raid,
    "collect": _collect,
    "exploit": _exploit,
    "vet": _vet,
    "train_teams": _train,
    "share_intelligence": _share,
    "bribe": _pays_in_region,
    "aid_population": _pays_in_region,
    "lie_low": _lie_low,
    **legal_aid.CHECKS,
    **legal_corridors.CHECKS,
    **legal_dilemmas.CHECKS,
    **legal_enabling.CHECKS,
    **legal_finance.CHECKS,
    **legal_market.CHECKS,
    **legal_groups.CHECKS,
    **legal_institutions.CHECKS,
    **legal_people.CHECKS,
    **legal_politics.CHECKS,
    **legal_production.CHECKS,
    **legal_retaliation.CHECKS,
    **legal_tracks.CHECKS,
    **legal_violence.CHECKS,
    **_DIPLOMACY.checks(),
    **legal_succession.CHECKS,
}


def give(game: Game, table: OrderTable, committed: Commitments) -> tuple[IntArray, Raids]:
    """Verify and give the orders of a turn, each seat's in their order; reasons (n,) and the raids that stand."""
    reason = np.zeros(table.count, dtype=np.int64)
    listed = []
    for now in waves(table):
        part = table.part(now)
        reason[now] = verify(game, part, committed)
        stands = reason[now] == 0
        listed.append(_apply(game, part.part(stands), committed, now[stands]))
    return reason, join_raids(listed)


def waves(table: OrderTable) -> list[IntArray]:
    """Positions of the first order of every game, of the second, and so on."""
    place = _place_in_game(table)
    return [np.flatnonzero(place == wave) for wave in range(_longest(table))]


def _place_in_game(table: OrderTable) -> IntArray:
    """How many orders of the same game stand before each order."""
    order = np.argsort(table.rows, kind="stable")
    ordered = table.rows[order]
    place = np.zeros(table.count, dtype=np.int64)
    place[order] = np.arange(table.count) - np.searchsorted(ordered, ordered, side="left")
    return place


def _longest(table: OrderTable) -> int:
    return int(exact.largest(np.bincount(table.rows))) if table.count else 0


def _apply(game: Game, table: OrderTable, committed: Commitments, numbers: IntArray) -> Raids:
    np.add.at(committed.decisions, (table.rows, table.seat), ~np.isin(table.code, ANSWERS) * 1)
    raids = []
    for code in codes_of(table):
        mine = np.flatnonzero(table.code == code)
        name, part = BY_CODE[code].name, table.part(mine)
        if name in LISTS:
            raids.append(LISTS[name](game, part, committed, numbers[mine]))
        else:
            WRITERS[name](game, part)
    return join_raids(raids)


def list_raids(game: Game, table: OrderTable, committed: Commitments, numbers: IntArray) -> Raids:
    """Raids that stand, with their moment; teams are promised."""
    lead, none = table.argument(4) * 1.0, np.zeros(table.count, dtype=np.int64)
    p = game.rule_at(timing.RULE, table.rows)
    moment = timing.moment_of(p, game.state.day[table.rows], table.day, lead)
    np.add.at(committed.teams, (table.rows, table.seat), table.argument(1))
    committed.raided.update(zip(table.rows.tolist(), table.seat.tolist(), table.argument(0).tolist(), strict=True))
    return Raids(
        rows=table.rows, seat=table.seat, post=table.argument(0), teams=table.argument(1), intent=table.argument(2),
        sharing=table.argument(3), lead_hours=lead,
        moment=np.where(table.on_fix, np.inf, moment), on_fix=table.on_fix,
        open=np.ones(table.count, dtype=np.bool_), number=numbers, kind=np.full(table.count, RAID),
        asked=none, confirmed=none, us_leads=none,
    )  # fmt: skip


LISTS: Final[dict[str, Callable[[Game, OrderTable, Commitments, IntArray], Raids]]] = {
    "raid": list_raids,
    **legal_enabling.LISTS,
    **legal_production.LISTS,
}


def _write_collect(game: Game, table: OrderTable) -> None:
    target = table.argument(0)
    for low, high, name in TARGETS:
        mine = np.flatnonzero((target >= low) & (target < high))
        index = (table.rows[mine], table.seat[mine], target[mine] - int(low), table.argument(1)[mine])
        getattr(game.state, name)[index] = table.argument(2)[mine]


def _write_vet(game: Game, table: OrderTable) -> None:
    region = table.argument(0)
    on_region, on_teams = np.flatnonzero(region >= 0), np.flatnonzero(region < 0)
    points = table.argument(1)
    game.state.vet_region[table.rows[on_region], table.seat[on_region], region[on_region]] = points[on_region]
    game.state.vet_teams[table.rows[on_teams], table.seat[on_teams]] = points[on_teams]


def _write_exploit(game: Game, table: OrderTable) -> None:
    game.state.exploit_points[table.rows, table.seat] = table.argument(0)


def _write_training(game: Game, table: OrderTable) -> None:
    game.state.training_funds[table.rows, table.seat] = dollars_of(table, 0)


def _write_share(game: Game, table: OrderTable) -> None:
    game.state.share_points[table.rows, table.seat] = table.argument(0)
    game.state.share_broad[table.rows, table.seat] = table.argument(1)


def _write_bribe(game: Game, table: OrderTable) -> None:
    game.state.bribe_funds[table.rows, own_presence(game, table)] = dollars_of(table, 1)


def _write_aid(game: Game, table: OrderTable) -> None:
    game.state.aid_funds[table.rows, own_presence(game, table)] = dollars_of(table, 1)


def _write_lie_low(game: Game, table: OrderTable) -> None:
    game.state.lying_low[table.rows, own_group(game, table)] = 1.0


WRITERS: Final[dict[str, Callable[[Game, OrderTable], None]]] = {
    "collect": _write_collect,
    "vet": _write_vet,
    "exploit": _write_exploit,
    "train_teams": _write_training,
    "share_intelligence": _write_share,
    "bribe": _write_bribe,
    "aid_population": _write_aid,
    "lie_low": _write_lie_low,
    **legal_aid.WRITERS,
    **legal_corridors.WRITERS,
    **legal_dilemmas.WRITERS,
    **legal_enabling.WRITERS,
    **legal_finance.WRITERS,
    **legal_market.WRITERS,
    **legal_groups.WRITERS,
    **legal_institutions.WRITERS,
    **legal_people.WRITERS,
    **legal_politics.WRITERS,
    **legal_production.WRITERS,
    **legal_retaliation.WRITERS,
    **legal_tracks.WRITERS,
    **legal_violence.WRITERS,
    **_DIPLOMACY.writers(),
    **legal_succession.WRITERS,
}
