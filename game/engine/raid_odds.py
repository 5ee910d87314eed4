"""What a raid meets, and its odds: a leak, an empty house, an ambush, success."""

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import count_at
from game.core.odds import Odds
from game.core.world import STATE_SEATS
from game.engine import removal
from game.engine.raid_list import JOINT_RAID, Raids
from game.rules.intelligence import alarm, isr
from game.rules.politics import planners
from game.rules.raids import ambush, firefight, leak, search, teams

KILL = 1
MEXICO = STATE_SEATS.index("mexico")


@attrs.define
class Raid:
    """What one raid per game meets, computed once; every array has shape (n,). `seat` is that whose teams go."""

    rows: IntArray
    seat: IntArray
    post: IntArray
    group: IntArray
    region: IntArray
    rung: IntArray
    rank: IntArray
    site: IntArray
    intent_kill: FloatArray
    lead_hours: FloatArray
    sharing: IntArray
    members: BoolArray  # (n, T) teams that go
    strength: FloatArray
    defence: FloatArray
    caution: FloatArray
    presence: IntArray  # presence of the group in the region, -1 if none
    overhead: FloatArray  # cover from above, 0-1
    joint: BoolArray  # both states raid together; the teams are Mexico's
    us_leads: FloatArray  # 1 where the United States leads a joint raid

    def part(self, where: IntArray) -> "Raid":
        """The raids at these positions."""
        return Raid(*(getattr(self, field.name)[where] for field in attrs.fields(Raid)))


def crew_seat(raids: Raids) -> IntArray:
    """Seat whose teams go on each raid; shape (n,)."""
    return np.where(raids.kind == JOINT_RAID, MEXICO, raids.seat)


def prepare(game: Game, raids: Raids, chosen: BoolArray) -> Raid:
    """What each of these raids meets, with these teams (n, T)."""
    state = game.state
    rows, post = raids.rows, raids.post
    group, region = state.post_group[rows, post], state.leader_region[rows, post]
    ready = teams.readiness(state.headcount[rows], state.establishment[rows], state.fatigue[rows])
    effective = np.where(chosen, state.headcount[rows] * ready * state.team_quality[rows], 0.0)
    joint = raids.kind == JOINT_RAID
    best = exact.largest(state.rung[rows, :, post], axis=1)
    here = (state.presence_group[rows] == group[:, None]) & (state.presence_region[rows] == region[:, None])
    return Raid(
        rows=rows, seat=crew_seat(raids), post=post, group=group, region=region,
        rung=np.where(joint, best, state.rung[rows, raids.seat, post]), rank=removal.rank_of(game, rows, post),
        site=state.site[rows, post], intent_kill=(raids.intent == KILL) * 1.0,
        lead_hours=raids.lead_hours, sharing=raids.sharing, members=chosen,
        strength=exact.total(effective), defence=state.defence[rows, post],
        caution=alarm.caution_now(
            game.rule_at(alarm.RULE, rows), state.caution[rows, group],
            state.day[rows] - state.caution_day[rows, group],
        ),
        presence=np.where(here.any(axis=1), np.argmax(here, axis=1), -1),
        overhead=isr.overhead(game, rows, region, game.world.days_of(int(state.turn[0]) + 1)),
        joint=joint, us_leads=raids.us_leads * 1.0,
    )  # fmt: skip


def leak_odds(game: Game, raid: Raid) -> Odds:
    """Odds that the target of each raid is told."""
    state, rows = game.state, raid.rows
    worst = exact.largest(np.where(raid.members, state.team_corruption[rows], 0.0), axis=1)
    partner: FloatArray = np.zeros(rows.size)
    if state.share_points.shape[1] > 1:
        other = 1 - raid.seat
        partner = ((state.share_points[rows, other] > 0) & (state.share_broad[rows, other] > 0)) * 1.0
    return leak.leak_odds(
        game.rule_at(leak.RULE, rows), raid.sharing, state.corruption[rows, raid.region],
        state.vetting[rows, raid.region], worst, raid.lead_hours, partner,
    )  # fmt: skip


def found_odds(game: Game, raid: Raid, warned: FloatArray) -> Odds:
    """Odds that the target of each raid is there."""
    state, rows = game.state, raid.rows
    return search.found_odds(
        game.rule_at(search.RULE, rows), raid.rung, raid.lead_hours,
        state.security[rows, raid.post], raid.caution, warned,
    )  # fmt: skip


def ambush_odds(game: Game, raid: Raid, warned: FloatArray) -> Odds:
    """Odds that each raid is awaited."""
    state, rows = game.state, raid.rows
    ruled = np.where(raid.presence >= 0, state.criminal_control[rows, raid.presence], 0.0)
    return ambush.ambush_odds(
        game.rule_at(ambush.RULE, rows), warned, state.state_control[rows, raid.region], ruled,
        state.aggressiveness[rows, raid.group], raid.defence, state.lying_low[rows, raid.group],
    )  # fmt: skip


def success_odds(game: Game, raid: Raid, ambushed: FloatArray) -> Odds:
    """Odds that each raid reaches its target."""
    odds = firefight.success_odds(
        game.rule_at(firefight.RULE, raid.rows), raid.strength, raid.defence, raid.rung, raid.lead_hours,
        ambushed, raid.site, raid.overhead, raid.joint * 1.0,
    )  # fmt: skip
    # Of the two countries' chapter: without it nobody can be attached.
    return odds.add("planners", planners.planned(game, raid.rows)) if game.state.press_rest.any() else odds


@attrs.frozen
class BothWays:
    """Odds of raids without and with what may go wrong: of being found, awaited and successful; shapes (2n,).

    The first n are as if the target had not been warned, and those who come were not awaited; the others as if so.
    """

    found: Odds
    awaited: Odds
    success: Odds


def both_ways(game: Game, raid: Raid) -> BothWays:
    """All that the draws of each raid may come to be put to, computed at once."""
    twice = raid.part(np.concatenate([np.arange(raid.rows.size)] * 2))
    wrong = (np.arange(twice.rows.size) >= raid.rows.size) * 1.0
    return BothWays(found_odds(game, twice, wrong), ambush_odds(game, twice, wrong), success_odds(game, twice, wrong))


def as_it_went(odds: Odds, wrong: BoolArray) -> Odds:
    """Of odds both ways, those of each raid; `wrong` (n,) says which way it went."""
    return odds.part(np.arange(wrong.size) + wrong * wrong.size)


def count_chances(game: Game, raid: Raid, leaked: FloatArray, either: BothWays) -> None:
    """Book the computed chances at execution, over leak, search, ambush and firefight."""
    win, win_ambushed = np.split(either.success.chance(), 2)
    found_chance, awaited_chance = np.split(either.found.chance(), 2), np.split(either.awaited.chance(), 2)
    success = dry = raid.strength * 0.0
    for weight, found, awaited in zip((1.0 - leaked, leaked), found_chance, awaited_chance, strict=True):
        success = success + weight * found * (awaited * win_ambushed + (1.0 - awaited) * win)
        dry = dry + weight * (1.0 - found) * (1.0 - awaited)
    count_at(game, "raid_chance_sum", (raid.rows,), success)
    count_at(game, "dry_hole_chance_sum", (raid.rows,), dry)
    count_at(game, "raids_tried", (raid.rows,), np.ones_like(raid.rows))
    count_at(game, "leak_chance_sum", (raid.rows, raid.region), leaked)
    count_at(game, "leak_checks", (raid.rows, raid.region), np.ones_like(raid.rows))
