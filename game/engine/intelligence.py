"""The intelligence phase: puts the rules of the chapter together over a span of time."""

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.core.happening import tell
from game.core.ledger import count_at, set_at
from game.core.roles import FIX, RUNGS
from game.core.rows import at, places
from game.core.state import NEVER
from game.rules.intelligence import alarm, collection, estimates, exploitation, isr, rungs, sharing, tips, windows
from game.rules.politics import breach


def watch(game: Game, horizon: FloatArray) -> rungs.Watchlist:
    """Every leader of whom something can become known, or be lost, before `horizon` (B,): all who hold a post."""
    state = game.state
    rows, post = places((state.leader_in_post > 0) & (horizon > state.day)[:, None])
    group, region = at(state.post_group, rows, post), at(state.leader_region, rows, post)
    fellows = (
        collection.leaders_by(game, rows, group, state.group_key.shape[1]),
        collection.leaders_by(game, rows, region, state.region_key.shape[1]),
    )
    weekly = tips.tips_a_week(game.rule(tips.RULE), state.population, state.state_control, state.support)
    told = tips.climb_from_tips(game.rule(tips.RULE), weekly, fellows[1])
    viewers = state.rung.shape[1]
    viewer = np.repeat(np.arange(viewers), rows.size)
    told_of = np.tile(at(told, rows, np.where(region >= 0, region, 0)), viewers)
    rows, post, group, region = (np.tile(each, viewers) for each in (rows, post, group, region))
    return rungs.Watchlist(
        rows, viewer, post, told_of, _of_whom_only_tips_tell(game, (rows, viewer, post), group, region),
        closely=lambda *leaders: _closely(game, horizon, fellows, told, leaders),
    )  # fmt: skip


def _of_whom_only_tips_tell(
    game: Game, leaders: tuple[IntArray, IntArray, IntArray], group: IntArray, region: IntArray
) -> BoolArray:
    """Leaders of whom a viewer, and his partner, know nothing and on whom nothing of his is at work; (n,)."""
    state, (rows, viewer, post) = game.state, leaders
    found: BoolArray = (at(state.rung, *leaders) == 0) & (at(state.leads_open, *leaders) == 0)
    if state.rung.shape[1] > 1:
        found &= at(state.rung, rows, 1 - viewer, post) == 0
        if state.isr_hours.any():
            found &= ~(at(state.isr_hours > 0, rows, np.where(region >= 0, region, 0)) & (region >= 0))
    found &= ~collection.is_collected_on(game, leaders, group, region)
    return found


def _closely(
    game: Game, horizon: FloatArray, fellows: tuple[FloatArray, FloatArray], told: FloatArray,
    leaders: tuple[IntArray, IntArray, IntArray],
) -> rungs.Watch:  # fmt: skip
    """All that bears on some leaders, given by game, viewer and post, shapes (n,); `told` (B, R): climbs a day by tips."""
    state, (rows, viewer, post) = game.state, leaders
    group, region = at(state.post_group, rows, post), at(state.leader_region, rows, post)
    there = np.where(region >= 0, region, 0)
    of_group, of_region = 1.0 / at(fellows[0], rows, np.where(group >= 0, group, 0)), 1.0 / at(fellows[1], rows, there)
    effort = collection.effort(game, leaders, group, of_group, region, of_region)
    if state.isr_hours.any() and state.rung.shape[1] > 1:
        turn_days = game.world.days_of(int(state.turn[0]) + 1)
        effort[:, isr.IMAGERY] += isr.effort(game, turn_days, (rows, viewer, region), of_region)
    partner_rung, partner = _partner(game, leaders)
    groups = exact.count(state.group_alive > 0, axis=1)[rows] * 1.0
    return rungs.Watch(
        rows=rows,
        viewer=viewer,
        post=post,
        effort=effort,
        workload=collection.workload(game.rule_at(collection.RULE, rows), at(state.analysts, rows, viewer), groups),
        security=at(state.security, rows, post),
        caution=_mean(game, alarm.RULE, state.caution, state.caution_day, horizon, rows, group),
        site=at(state.site, rows, post),
        talk=_mean(game, windows.RULE, state.chatter, state.chatter_day, horizon, rows, group),
        leads=exploitation.worked_leads(
            game.rule_at(exploitation.RULE, rows), at(state.leads_open, *leaders), at(state.exploit_points, rows, viewer)
        ),
        tips=at(told, rows, there),
        partner=partner,
        partner_rung=partner_rung,
    )


def _mean(
    game: Game, rule: str, value: FloatArray, stamp: FloatArray, horizon: FloatArray, rows: IntArray, group: IntArray
) -> FloatArray:
    """Mean of a halving quantity (B, G) of groups from each game's clock to the horizon; shape (n,)."""
    found = at(value, rows, group)
    some = np.flatnonzero(found)
    if some.size:
        rows, since = rows[some], at(stamp, rows[some], group[some])
        age = np.where(since > NEVER, game.state.day[rows] - since, 0.0)
        later = age + (horizon[rows] - game.state.day[rows])
        half_life = game.rule_at(rule, rows)["half_life"] + age * 0.0
        found[some] = rungs.average_decay(found[some], age, later, half_life)
    return found


def _partner(game: Game, leaders: tuple[IntArray, IntArray, IntArray]) -> tuple[IntArray, FloatArray]:
    """The rung the partner of each viewer holds on the leaders, and climbs a day toward it; shapes (n,)."""
    state, (rows, viewer, post) = game.state, leaders
    if state.rung.shape[1] < 2:
        return np.zeros_like(rows), np.zeros(rows.size)
    p = game.rule(sharing.RULE)
    cooperation, open_share = state.intelligence_cooperation[:, None], breach.open_share(game)[:, None]
    rate = sharing.climb_from_partner(p, state.share_points, state.share_broad, cooperation, open_share)
    return at(state.rung, rows, 1 - viewer, post), at(rate, rows, 1 - viewer)


def advance(game: Game, seen: rungs.Watchlist, until: FloatArray) -> None:
    """Carry knowledge from each game's clock to `until` (B,) under a watch taken at that clock."""
    steps = rungs.walk(game, seen, until)
    if steps.element.size:
        _record(game, seen, steps)


def first_fixes(
    game: Game, seen: rungs.Watchlist, wanted: tuple[IntArray, IntArray, IntArray], horizon: FloatArray
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


def _record(game: Game, seen: rungs.Watchlist, steps: rungs.Steps) -> None:
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


def _fixes(game: Game, seen: rungs.Watchlist, steps: rungs.Steps) -> None:
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


def _tell_steps(game: Game, seen: rungs.Watchlist, steps: rungs.Steps) -> None:
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
        talk = seen.watch(element).talk
        cause = np.where(talk > 0.05, state.chatter_event[rows, group], np.uint64(0))
        tell(game, kind, rows, {"leader": post, "seat": seen.viewer[element]}, {"rung": names}, cause, day=steps.day[chosen])
