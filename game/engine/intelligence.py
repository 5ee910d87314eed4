"""The intelligence phase: puts the rules of the chapter together over a span of time."""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.happening import tell
from game.core.ledger import count_at, set_at
from game.core.roles import FIX, RUNGS
from game.core.rows import add_by, places
from game.core.state import NEVER
from game.rules.intelligence import alarm, collection, estimates, exploitation, isr, rungs, sharing, tips, windows
from game.rules.politics import breach


def watch(game: Game, horizon: FloatArray) -> rungs.Watch:
    """Every leader against whom something can change before `horizon` (B,): held posts with effort, a rung or help."""
    state = game.state
    effort = _effort(game)
    leads = state.leads_open
    tip_rate = _tip_rate(game)
    at_work = (exact.largest(effort, axis=3) > 0) | (state.rung > 0) | (leads > 0) | (tip_rate[:, None, :] > 0)
    partner_rung, partner_rate = _partner(game)
    at_work |= partner_rung > state.rung
    at_work &= (state.leader_in_post > 0)[:, None, :] & (horizon > state.day)[:, None, None]
    rows, viewer, post = places(at_work)
    group = state.post_group[rows, post]
    groups = exact.count(state.group_alive > 0, axis=1)[rows] * 1.0
    caution = _mean(game, alarm.RULE, state.caution, state.caution_day, horizon)
    talk = _mean(game, windows.RULE, state.chatter, state.chatter_day, horizon)
    return rungs.Watch(
        rows=rows,
        viewer=viewer,
        post=post,
        effort=effort[rows, viewer, post] * 1.0,
        workload=collection.workload(game.rule_at(collection.RULE, rows), state.analysts[rows, viewer], groups),
        security=state.security[rows, post],
        caution=caution[rows, group],
        site=state.site[rows, post],
        talk=talk[rows, group],
        leads=exploitation.worked_leads(
            game.rule_at(exploitation.RULE, rows), leads[rows, viewer, post], state.exploit_points[rows, viewer]
        ),
        tips=tip_rate[rows, post],
        partner=partner_rate[rows, viewer],
        partner_rung=partner_rung[rows, viewer, post],
    )


def _effort(game: Game) -> FloatArray:
    """Points at work on the holder of each post, by viewer and discipline, flights included; shape (B, V, L, D)."""
    state = game.state
    effort = collection.effort(game) * 1.0
    if state.isr_hours.any() and state.rung.shape[1] > 1:
        effort[..., isr.IMAGERY] += isr.effort(game, game.world.days_of(int(state.turn[0]) + 1))
    return effort


def _mean(game: Game, rule: str, value: FloatArray, stamp: FloatArray, horizon: FloatArray) -> FloatArray:
    """Mean of a halving quantity of groups from each game's clock to the horizon; shape (B, G)."""
    if not value.any():
        return value
    now, end = game.state.day[:, None], horizon[:, None]
    age = np.where(stamp > NEVER, now - stamp, 0.0)
    return rungs.average_decay(value, age, age + (end - now), game.rule(rule)["half_life"] + value * 0.0)


def _tip_rate(game: Game) -> FloatArray:
    """Climbs a day that tips bring to each leader; shape (B, L)."""
    state, p = game.state, game.rule(tips.RULE)
    weekly = tips.tips_a_week(p, state.population, state.state_control, state.support)
    held = (state.leader_in_post > 0) * 1.0
    leaders = add_by(held, state.leader_region, state.region_key.shape[1])
    rate = tips.climb_from_tips(p, weekly, np.where(leaders > 0, leaders, 1.0))
    index = np.where(state.leader_region >= 0, state.leader_region, 0)
    return np.take_along_axis(rate, index, axis=1) * held


def _partner(game: Game) -> tuple[IntArray, FloatArray]:
    """The rung the partner holds on each leader (B, V, L), and climbs a day toward it (B, V)."""
    state = game.state
    if state.rung.shape[1] < 2:
        return np.zeros_like(state.rung), np.zeros(state.rung.shape[:2])
    p = game.rule(sharing.RULE)
    cooperation, open_share = state.intelligence_cooperation[:, None], breach.open_share(game)[:, None]
    rate = sharing.climb_from_partner(p, state.share_points, state.share_broad, cooperation, open_share)
    return state.rung[:, ::-1, :], rate[:, ::-1]


def advance(game: Game, seen: rungs.Watch, until: FloatArray) -> None:
    """Carry knowledge from each game's clock to `until` (B,) under a watch taken at that clock."""
    steps = rungs.walk(game, seen, until)
    if steps.element.size:
        _record(game, seen, steps)


def first_fixes(
    game: Game, seen: rungs.Watch, wanted: tuple[IntArray, IntArray, IntArray], horizon: FloatArray
) -> FloatArray:
    """Moment at which each wanted (row, viewer, post) first comes to fix before `horizon`; infinity if never."""
    state = game.state
    result = np.where(state.rung[wanted] >= FIX, state.day[wanted[0]], np.inf)
    slots = state.post_group.shape[1]
    viewers = state.rung.shape[1]
    mine = (seen.rows * viewers + seen.viewer) * slots + seen.post
    asked = (wanted[0] * viewers + wanted[1]) * slots + wanted[2]
    chosen = np.flatnonzero(np.isin(mine, asked))
    found = rungs.first_fix(rungs.walk(game, seen.part(chosen), horizon), chosen.size)
    place = {int(code): moment for code, moment in zip(mine[chosen].tolist(), found.tolist(), strict=True)}
    later = np.array([place.get(code, np.inf) for code in asked.tolist()])
    return np.where(result < later, result, later)


def _record(game: Game, seen: rungs.Watch, steps: rungs.Steps) -> None:
    """Write the rungs reached, count fixes, convert leads, observe; the steps are in the order of their drawing."""
    state = game.state
    last = np.zeros(seen.rows.size, dtype=np.int64) - 1
    last[steps.element] = np.arange(steps.element.size)
    changed = np.flatnonzero(last >= 0)
    final = last[changed]
    place = (seen.rows[changed], seen.viewer[changed], seen.post[changed])
    rose = steps.after[final] > state.rung[place]
    source = np.where(rose, np.where(state.leads_open[place] > 0, 2, 0), 6)
    set_at(game, "rung", place, steps.after[final])
    set_at(game, "rung_day", place, steps.day[final])
    set_at(game, "rung_source", place, source)
    up = np.flatnonzero(steps.after > steps.before)
    risen = np.unique(steps.element[up])
    best = np.zeros(seen.rows.size, dtype=np.int64)
    exact.raise_at(best, steps.element[up], steps.after[up])
    estimates.observe_leaders(game, seen.rows[risen], seen.viewer[risen], seen.post[risen], best[risen])
    _fixes(game, seen, steps)
    _tell_steps(game, seen, steps)


def _fixes(game: Game, seen: rungs.Watch, steps: rungs.Steps) -> None:
    state = game.state
    fixed = np.flatnonzero((steps.after == FIX) & (steps.before < FIX))
    if fixed.size == 0:
        return
    fixed = fixed[np.argsort(steps.day[fixed], kind="stable")]
    element = steps.element[fixed]
    rows, viewer, post = seen.rows[element], seen.viewer[element], seen.post[element]
    count_at(game, "fixes", (rows, viewer), np.ones_like(rows))
    once = np.unique(element)
    where = (seen.rows[once], seen.viewer[once], seen.post[once])
    count_at(game, "leads_converted", where[:2], state.leads_open[where])
    set_at(game, "leads_open", where, where[0] * 0)
    _gaps(game, (rows, viewer, state.post_group[rows, post]), steps.day[fixed])


def _gaps(game: Game, place: tuple[IntArray, IntArray, IntArray], day: FloatArray) -> None:
    """Count the days between a fix and the one before it in the same group; `day` is in order of time."""
    state = game.state
    order = np.lexsort((np.arange(day.size), place[2], place[1], place[0]))
    rows, viewer, group = (part[order] for part in place)
    days = day[order]
    again = np.zeros(day.size, dtype=np.bool_)
    again[1:] = (rows[1:] == rows[:-1]) & (viewer[1:] == viewer[:-1]) & (group[1:] == group[:-1])
    before = state.latest_fix[rows, viewer, group]
    before[1:] = np.where(again[1:], days[:-1], before[1:])
    known = before > NEVER
    count_at(game, "fix_gap_sum", (rows, viewer, group), np.where(known, days - before, 0.0))
    count_at(game, "fix_gaps", (rows, viewer, group), known * 1)
    exact.raise_at(state.latest_fix, (rows, viewer, group), days)


def _tell_steps(game: Game, seen: rungs.Watch, steps: rungs.Steps) -> None:
    if game.trace is None:
        return
    state = game.state
    order = np.argsort(steps.day, kind="stable")
    for kind, wanted in (("rung_up", steps.after > steps.before), ("rung_down", steps.after < steps.before)):
        chosen = order[wanted[order]]
        element = steps.element[chosen]
        rows, post = seen.rows[element], seen.post[element]
        names = [RUNGS[code] for code in steps.after[chosen].tolist()]
        group = state.post_group[rows, post]
        cause = np.where(seen.talk[element] > 0.05, state.chatter_event[rows, group], np.uint64(0))
        tell(game, kind, rows, {"leader": post, "seat": seen.viewer[element]}, {"rung": names}, cause, day=steps.day[chosen])
