"""Raids on sites: laboratories, arsenals, cash houses of a region; one per game carried out at its moment.

What a site of each kind is worth, and how it is found, stands with its own chapter: a handler per kind.
"""

from collections.abc import Callable
from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.orders import ORDERS
from game.core.purposes import Purpose
from game.engine import finance, hideouts
from game.engine.commitments import Commitments, free_teams
from game.engine.legal_common import ALREADY, BAD_TIME, NO_TEAMS, NOT_HERE, UNKNOWN_TARGET, first_reason
from game.engine.order_table import LABS_FROM, OrderTable
from game.engine.production import is_on
from game.engine.raid_list import SITE, Raids
from game.rules.markets import dormancy, search
from game.rules.raids import teams, timing

KINDS: Final = ORDERS["raid_site"].parameters[0].choices
LAB: Final = KINDS.index("lab")
ARSENAL, CASH = KINDS.index("arsenal"), KINDS.index("cash")
N_NO_TEAMS: Final = "no team is ready"
_KINDS_APART: Final = 10  # in the number by which an order on a site is known


@attrs.frozen
class SiteRaid:
    """Raids on sites of one kind, one per game; shapes (n,), `members` (n, T) the teams that go."""

    rows: IntArray
    seat: IntArray
    region: IntArray
    members: BoolArray

    @property
    def count(self) -> IntArray:
        """Teams that go."""
        return exact.count(self.members, axis=1)


def check(game: Game, table: OrderTable, committed: Commitments) -> IntArray:
    """Reason of each raid on a site that is ordered; shape (n,)."""
    kind, region, wanted = (table.argument(number) for number in range(3))
    free = free_teams(game)[table.rows, table.seat] - committed.teams[table.rows, table.seat]
    length = game.world.days_of(int(game.state.turn[0]) + 1)
    keys = zip(table.rows.tolist(), table.seat.tolist(), _names(kind, region).tolist(), strict=True)
    again = np.array([key in committed.raided for key in keys], dtype=np.bool_)
    here = np.array([is_here(game, one) for one in range(len(KINDS))], dtype=np.bool_)[kind]
    reason = np.where(here, 0, NOT_HERE)
    checks = (
        (region < 0, UNKNOWN_TARGET), (again, ALREADY), (table.on_fix | (table.day >= length + 1.0), BAD_TIME),
        (wanted > free, NO_TEAMS),
    )  # fmt: skip
    for bad, code in checks:
        reason = first_reason(reason, np.where(bad, code, 0))
    return reason


def is_here(game: Game, kind: int) -> bool:
    """Whether there can be sites of this kind in the scenario."""
    known = HANDLERS.get(kind)
    return known is not None and known[0](game)


def _names(kind: IntArray, region: IntArray) -> IntArray:
    """Numbers that stand for sites of a kind in a region, where a post stands for a leader."""
    return exact.to_int(np.full(kind.shape, LABS_FROM)) + region * _KINDS_APART + kind


def list_raids(game: Game, table: OrderTable, committed: Commitments, numbers: IntArray) -> Raids:
    """Raids on sites that stand, with their moment; teams are promised."""
    kind, region, wanted = (table.argument(number) for number in range(3))
    none, lead = np.zeros(table.count, dtype=np.int64), np.zeros(table.count)
    np.add.at(committed.teams, (table.rows, table.seat), wanted)
    keys = zip(table.rows.tolist(), table.seat.tolist(), _names(kind, region).tolist(), strict=True)
    committed.raided.update(keys)
    p = game.rule_at(timing.RULE, table.rows)
    return Raids(
        rows=table.rows, seat=table.seat, post=region, teams=wanted, intent=kind, sharing=none, lead_hours=lead,
        moment=timing.moment_of(p, game.state.day[table.rows], table.day, lead), on_fix=table.on_fix,
        open=np.ones(table.count, dtype=np.bool_), number=numbers, kind=np.full(table.count, SITE), asked=none,
        confirmed=none, us_leads=none,
    )  # fmt: skip


def carry_out(game: Game, raids: Raids) -> None:
    """Carry out one raid on a site in each game of `raids`, at the clock of each game."""
    state = game.state
    ready = teams.ready_teams(game)[raids.rows]
    chosen = teams.choose(ready, state.team_seat[raids.rows] == raids.seat[:, None], raids.teams)
    enough = exact.count(chosen, axis=1) >= raids.teams
    off = np.flatnonzero(~enough)
    named = {"region": raids.post[off], "seat": raids.seat[off]}
    tell(game, "site_raid_called_off", raids.rows[off], named, {"reason": [N_NO_TEAMS] * off.size})
    for kind in np.unique(raids.intent[enough]).tolist():
        mine = np.flatnonzero(enough & (raids.intent == kind))
        part = raids.part(mine)
        place, team = np.nonzero(chosen[mine])
        teams.tire(game, part.rows[place], team, np.zeros(place.size))
        HANDLERS[kind][1](game, SiteRaid(part.rows, part.seat, part.post, chosen[mine]))


def _raid_labs(game: Game, raid: SiteRaid) -> None:
    """Teams look for labs and fields of a region and destroy what they find."""
    rows, named = raid.rows, {"region": raid.region, "seat": raid.seat}
    event = event_key(game, "labs_raided", rows, named)
    wanted = search.raid(
        game.rule_at(search.RULE, rows), raid.count * 1.0, game.state.corruption[rows, raid.region],
        _there(game, rows, raid.region),
    )  # fmt: skip
    found, share = search.search(game, rows, raid.region, wanted, Purpose.SITE_RAID, event)
    dormancy.frighten_at(game, rows, raid.region, share, raid.count * 1.0, event)
    tell(game, "labs_raided", rows, named, {"count": found, "teams": raid.count}, ids=event)


def _there(game: Game, rows: IntArray, region: IntArray) -> FloatArray:
    """Labs and fields of a region that a search can find; (n,)."""
    state, p = game.state, game.rule_at(search.RULE, rows)
    here = (state.presence_region[rows] == region[:, None])[:, :, None]
    active = exact.integer_total(np.where(here, state.sites[rows], 0), axis=(1, 2))
    idle = exact.integer_total(np.where(here, state.sites_idle[rows], 0), axis=(1, 2))
    return search.there(p, active * 1.0, idle * 1.0)


def strike_labs(game: Game, rows: IntArray, region: IntArray, event: KeyArray) -> IntArray:
    """A strike destroys labs and fields of a region, one per game; how many, shapes (n,)."""
    wanted = search.struck(game.rule_at(search.RULE, rows), _there(game, rows, region))
    found, share = search.search(game, rows, region, wanted, Purpose.LAB_STRIKE, event)
    dormancy.frighten_at(game, rows, region, share, np.ones(rows.size), event)
    return found


# By kind: whether the scenario has such sites, and what a raid on them does.
HANDLERS: Final[dict[int, tuple[Callable[[Game], bool], Callable[[Game, SiteRaid], None]]]] = {
    LAB: (is_on, _raid_labs),
    ARSENAL: (
        finance.has_money, lambda game, raid: hideouts.raid_arsenals(game, raid.rows, raid.seat, raid.region, raid.count)
    ),
    CASH: (finance.has_money, lambda game, raid: hideouts.raid_cash(game, raid.rows, raid.seat, raid.region, raid.count)),
}  # fmt: skip
