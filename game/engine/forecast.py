"""Forecasts: what a seat can expect of an order, from its own beliefs, by the same formulas as the engine's.

Every chance comes with its modifiers and with a range: the same formula at one standard error to either side of each
estimate that enters it. Nothing here reads the state of the game.
"""

from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.odds import Odds
from game.engine.observe import Beliefs, View
from game.rules.intelligence import alarm, collection, exploitation, rungs
from game.rules.politics import planners
from game.rules.raids import aircraft, ambush, firefight, leak, losses, search, teams

# What no seat has an estimate of enters a forecast at its usual value.
USUAL_CONTROL: Final = 0.3  # of the region's people by the group
USUAL_AGGRESSIVENESS: Final = 0.5
USUAL_CAUTION: Final = 0.5  # of a group that is heard talking
# The same for a leader whose region is not known.
UNKNOWN_CORRUPTION: Final = 0.5
UNKNOWN_STATE_CONTROL: Final = 0.5
HEARD: Final = 0.05  # talk below this is no longer told from silence


@attrs.frozen
class Line:
    """One chance or number of a forecast, with its range; `odds` explains a chance."""

    name: str
    value: float
    low: float
    high: float
    unit: str
    odds: Odds | None = None


@attrs.define
class Plan:
    """A raid as its seat sees it; one element per plan, every array (n,)."""

    rung: IntArray
    defence: FloatArray
    security: FloatArray
    site: IntArray
    corruption: FloatArray
    vetting: FloatArray
    team_corruption: FloatArray
    state_control: FloatArray
    strength: FloatArray
    headcount: FloatArray
    caution: FloatArray
    intent_kill: FloatArray
    sharing: IntArray
    lead_hours: FloatArray
    rockets: FloatArray  # chance that the group has rockets
    planned: FloatArray  # log-odds that the partner's planners add


def plan_raid(
    view: View,
    row: int,
    post: int,
    count: int,
    intent: int,
    sharing: int,
    lead_hours: float,
    on_fix: bool,
    lean: float = 0.0,
) -> Plan:
    """One raid by the beliefs of a view; `lean` shifts every estimate by that many standard errors to the worse."""
    beliefs = _state_beliefs(view)
    region = int(beliefs.region[row, post])
    known = region >= 0
    chosen = teams.choose(
        np.where(view.teams.can_go, view.teams.readiness, 0.0)[row : row + 1],
        view.teams.own[row : row + 1],
        np.array([count]),
    )[0]
    effective = np.where(chosen, view.teams.headcount[row] * view.teams.readiness[row] * view.teams.quality[row], 0.0)
    worst = np.where(chosen, view.teams.corruption[row] + lean * view.teams.corruption_error[row], 0.0)
    corrupt = beliefs.corruption[row, region] + lean * beliefs.corruption_error[row, region] if known else UNKNOWN_CORRUPTION
    group = int(group_of(view, post))
    p_alarm = view.parameters.of(alarm.RULE, 1)
    talked = view.talk[row, group]
    return Plan(
        rung=np.array([4 if on_fix else int(beliefs.rung[row, post])]),
        defence=exact.clip(np.array([beliefs.defence[row, post] + lean * beliefs.defence_error[row, post]]), 0.0, 4.0),
        security=exact.clip(np.array([beliefs.security[row, post] + lean * beliefs.security_error[row, post]]), 0.0, 1.0),
        site=np.array([max(int(beliefs.site[row, post]), 0)]),
        corruption=exact.clip(np.array([corrupt]), 0.0, 1.0),
        vetting=np.array([view.vetting[row, region] if known else 0.0]),
        team_corruption=exact.clip(np.array([exact.largest(worst)]), 0.0, 1.0),
        state_control=np.array([view.state_control[row, region] if known else UNKNOWN_STATE_CONTROL]),
        strength=exact.total(effective[None, :]),
        headcount=exact.total(np.where(chosen, view.teams.headcount[row], 0)[None, :] * 1.0),
        caution=np.array([p_alarm["size_raid"] if talked > HEARD else 0.0]) * 1.0,
        intent_kill=np.array([float(intent == 1)]),
        sharing=np.array([sharing]),
        lead_hours=np.array([float(lead_hours)]),
        rockets=np.array([beliefs.rockets[row, group]]),
        planned=planners.planning(
            view.parameters.of(planners.RULE, 1), view.aid.planners[row : row + 1], view.standing.suspension[row : row + 1]
        ),
    )


def _state_beliefs(view: View) -> Beliefs:
    if view.beliefs is None:
        raise ValueError(f"{view.seat} collects no intelligence")
    return view.beliefs


def group_of(view: View, post: int) -> int:
    """Group to which a post of the scenario's start belongs, by its id."""
    return view.world.groups.index(view.world.posts[post].split("/", 1)[0])


@attrs.frozen
class RaidChances:
    """The chances of a raid and how they come together; arrays (n,)."""

    leak: Odds
    found: Odds
    ambush: Odds
    success: Odds
    alive: Odds
    removed: FloatArray
    dry_hole: FloatArray
    ambushed: FloatArray
    raiders: FloatArray
    civilians: FloatArray
    aircraft: FloatArray


def raid_chances(view: View, plan: Plan) -> RaidChances:
    """Chances of a raid by the formulas of the rules, over leak, search, ambush and firefight."""
    none, full = plan.strength * 0.0, plan.strength * 0.0 + 1.0
    control, ready = none + USUAL_CONTROL, none + USUAL_AGGRESSIVENESS
    rules = view.parameters.of
    told = leak.leak_odds(
        rules(leak.RULE, 1), plan.sharing, plan.corruption, plan.vetting, plan.team_corruption, plan.lead_hours, none
    )
    found = [
        search.found_odds(rules(search.RULE, 1), plan.rung, plan.lead_hours, plan.security, plan.caution, warned)
        for warned in (none, full)
    ]
    awaited = [
        ambush.ambush_odds(rules(ambush.RULE, 1), warned, plan.state_control, control, ready, plan.defence, none)
        for warned in (none, full)
    ]
    fights = [
        firefight.success_odds(
            rules(firefight.RULE, 1), plan.strength, plan.defence, plan.rung, plan.lead_hours, hit, plan.site, none, none
        ).add("planners", plan.planned)
        for hit in (none, full)
    ]
    win, win_ambushed = fights[0].chance(), fights[1].chance()
    removed, dry, ambushed, fought = none, none, none, none
    for weight, there, waiting in zip(
        (1.0 - told.chance(), told.chance()), (o.chance() for o in found), (o.chance() for o in awaited), strict=True
    ):
        removed = removed + weight * there * (waiting * win_ambushed + (1.0 - waiting) * win)
        dry = dry + weight * (1.0 - there) * (1.0 - waiting)
        ambushed = ambushed + weight * waiting
        fought = fought + weight * (1.0 - (1.0 - there) * (1.0 - waiting))
    p = rules(losses.RULE, 1)
    calm = losses.raider_rate(p, plan.defence, none, none)
    hard = losses.raider_rate(p, plan.defence, full, full)
    raiders = plan.headcount * ((fought - ambushed) * calm + ambushed * hard)
    civilians = losses.bystander_mean(p, plan.site, fought, none, plan.intent_kill) * (1.0 + ambushed)
    alive = firefight.alive_odds(rules(firefight.RULE, 1), plan.intent_kill, plan.defence, none)
    hit = [aircraft.hit_odds(rules(aircraft.RULE, 1), plan.defence, warned).chance() for warned in (none, full)]
    shot_down = plan.rockets * fought * ((1.0 - told.chance()) * hit[0] + told.chance() * hit[1])
    return RaidChances(told, found[0], awaited[0], fights[0], alive, removed, dry, ambushed, raiders, civilians, shot_down)


def forecast_raid(
    view: View, row: int, post: int, count: int, intent: int, sharing: int, lead_hours: float, on_fix: bool
) -> tuple[Line, ...]:
    """The lines of a raid's forecast, with ranges over one standard error to either side."""
    chances = [
        raid_chances(view, plan_raid(view, row, post, count, intent, sharing, lead_hours, on_fix, lean))
        for lean in (0.0, -1.0, 1.0)
    ]

    def line(name: str, unit: str, odds: bool) -> Line:
        values = []
        for one in chances:
            found = getattr(one, name)
            values.append(float((found.chance() if odds else found)[0]))
        shown = getattr(chances[0], name) if odds else None
        return Line(name, values[0], min(values), max(values), unit, shown)

    return (
        line("leak", "chance", True),
        line("found", "chance", True),
        line("ambush", "chance", True),
        line("success", "chance", True),
        line("alive", "chance", True),
        line("removed", "chance", False),
        line("dry_hole", "chance", False),
        line("ambushed", "chance", False),
        line("raiders", "persons", False),
        line("civilians", "persons", False),
        line("aircraft", "chance", False),
    )


def forecast_climb(view: View, row: int, post: int, effort: FloatArray, days: float) -> tuple[Line, ...]:
    """Chance that the seat's knowledge of a leader rises, or falls, before `days` have passed; `effort` (D,)."""
    beliefs = _state_beliefs(view)
    values = []
    for lean in (0.0, -1.0, 1.0):
        seen = _watch_one(view, row, post, effort, lean)
        p, rung = view.parameters.of(rungs.RULE, 1), beliefs.rung[row : row + 1, post]
        up, down = rungs.climb_rate(p, rung, seen), rungs.loss_rate(p, rung, seen)
        values.append(tuple(float(1.0 - exact.exp(-rate * days)[0]) for rate in (up, down)))
    rise, fall = zip(*values, strict=True)
    return (
        Line("rise", rise[0], min(rise), max(rise), "chance"),
        Line("fall", fall[0], min(fall), max(fall), "chance"),
    )


def _watch_one(view: View, row: int, post: int, effort: FloatArray, lean: float) -> rungs.Watch:
    """The watch on one leader as the seat believes him to be, `lean` standard errors more careful."""
    beliefs = _state_beliefs(view)
    rules = view.parameters.of
    talking = view.talk[row, group_of(view, post)]
    careful = beliefs.security[row, post] + lean * beliefs.security_error[row, post]
    one = slice(row, row + 1)
    groups = np.array([float(len(view.world.groups))])
    return rungs.Watch(
        rows=np.array([row]),
        viewer=np.array([0]),
        post=np.array([post]),
        effort=effort[None, :] * 1.0,
        workload=collection.workload(rules(collection.RULE, 1), view.analysts[one], groups),
        security=exact.clip(np.array([careful]), 0.0, 1.0),
        caution=np.array([USUAL_CAUTION if talking > HEARD else 0.0]),
        site=np.array([max(int(beliefs.site[row, post]), 0)]),
        talk=np.array([talking]),
        leads=exploitation.worked_leads(rules(exploitation.RULE, 1), beliefs.leads[one, post], view.programmes.exploit[one]),
        tips=np.zeros(1),
        partner=np.zeros(1),
        partner_rung=np.zeros(1, dtype=np.int64),
    )
