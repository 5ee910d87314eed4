"""The intelligence phase: puts the rules of the chapter together over a span of time."""

import numpy as np

from game.core import exact
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.core.happening import tell
from game.core.ledger import count_at, set_at
from game.core.roles import FIX, RUNGS
from game.core.rows import across, at, at_last, distinct, of_games, places
from game.core.state import NEVER
from game.rules.intelligence import alarm, collection, estimates, exploitation, isr, rungs, sharing, tips, windows
from game.rules.politics import breach

_IN_GROUP = ("latest_fix", "fix_gap_sum", "fix_gaps")
_IN_POST = ("latest_fix_post", "fix_gap_sum_post", "fix_gaps_post")


def watch(game: Game, horizon: FloatArray) -> rungs.Steps:
    """What becomes known of those who hold a post, or is lost, before `horizon` (B,) if nothing comes between."""
    state = game.state
    games = np.flatnonzero(horizon > state.day)
    place, post = places(of_games(state.leader_in_post, games) > 0)
    region = at(of_games(state.leader_region, games), place, post)
    rows, (viewers, posts) = games.take(place), state.rung.shape[1:]
    leaders_there = collection.leaders_by(game, rows, region, state.region_key.shape[1])
    weekly = tips.tips_a_week(game.rule(tips.RULE), state.population, state.state_control, state.support)
    told = tips.climb_from_tips(game.rule(tips.RULE), weekly, leaders_there)
    seen = (place * viewers + np.arange(viewers)[:, None]) * posts + post
    rung = of_games(state.rung, games).reshape(-1).take(seen)
    yields = _workload(game), _handed_over(game)
    most = rungs.most_lost(game.rule_at(rungs.RULE, rows), rung)
    most += at(told, rows, np.where(region >= 0, region, 0))
    if viewers > 1 and yields[1].any():
        most += (rung < rung[::-1]) * yields[1].T[::-1].take(rows, axis=1)
    broad = collection.broad_points(game)
    fellows = _leaders_of_groups(game, rows, post) if broad[0] else np.ones(state.group_key.shape), leaders_there
    worked = viewer, each = places(_worked_on(game, games, broad).take(seen))
    leaders = rows.take(each), viewer, post.take(each)
    most[worked] += _most_by_work(game, leaders, at(rung, *worked), fellows, yields[0], broad)
    return rungs.walk(
        game, (rows, post), rung, most, horizon,
        lambda leaders: _closely(game, horizon, fellows, told, yields, broad, leaders),
    )  # fmt: skip


def _leaders_of_groups(game: Game, rows: IntArray, post: IntArray) -> FloatArray:
    """Leaders among whom the points on a group are shared out; (B, G)."""
    state = game.state
    return collection.leaders_by(game, rows, at(state.post_group, rows, post), state.group_key.shape[1])


def _worked_on(game: Game, games: IntArray, broad: tuple[bool, bool]) -> BoolArray:
    """Whether any points or leads may bear on the posts of these games, as each viewer sees them; (n * V * L,)."""
    state = game.state
    if any(broad) or state.isr_hours.any():
        return np.ones(games.size * state.rung[0].size, dtype=np.bool_)
    points = of_games(state.collect_leader, games)
    found: BoolArray = (of_games(state.leads_open, games) > 0).reshape(-1)
    found[np.flatnonzero(points != 0) // points.shape[3]] = True
    return found


def _most_by_work(
    game: Game, leaders: tuple[IntArray, IntArray, IntArray], rung: IntArray, fellows: tuple[FloatArray, FloatArray],
    workload: FloatArray, broad: tuple[bool, bool],
) -> FloatArray:  # fmt: skip
    """Climbs a day by points and leads that leaders, given by game, viewer and post, do not exceed; shapes (n,).

    `fellows` and `broad` as `_closely` has them; `workload` (B, V): yield of a point of each viewer.
    """
    state, (rows, viewer, post) = game.state, leaders
    group, region = at(state.post_group, rows, post), at(state.leader_region, rows, post)
    there = np.where(region >= 0, region, 0)
    points = across(at_last(state.collect_leader, *leaders)) * 1.0
    if broad[0]:
        points += across(at_last(state.collect_group, rows, viewer, group)) / at(fellows[0], rows, group)
    if broad[1]:
        points += across(at_last(state.collect_region, rows, viewer, there)) / at(fellows[1], rows, there)
    if state.isr_hours.any() and state.rung.shape[1] > 1:
        points += at(isr.points_over(game, _turn_days(game)), rows, viewer, there) / at(fellows[1], rows, there)
    leads, talk = at(state.leads_open, *leaders), _talk(game, rows, group)
    p = game.rule_at(rungs.RULE, rows)
    return rungs.most_by_work(p, rung, at(workload, rows, viewer), points, talk, leads)


def _talk(game: Game, rows: IntArray, group: IntArray) -> FloatArray:
    """Talk that is still to be heard in groups; shapes (n,)."""
    state = game.state
    found = at(state.chatter, rows, group)
    some = np.flatnonzero(found)
    if some.size:
        age = state.day[rows[some]] - at(state.chatter_day, rows[some], group[some])
        found[some] = windows.talk_now(game.rule_at(windows.RULE, rows[some]), found[some], age)
    return found


def _workload(game: Game) -> FloatArray:
    """Yield of a point of each viewer; shape (B, V)."""
    state = game.state
    groups = exact.larger(exact.count(state.group_alive > 0, axis=1), 1)[:, None] * 1.0
    return collection.workload(game.rule(collection.RULE), state.analysts[:, : state.rung.shape[1]], groups)


def _turn_days(game: Game) -> float:
    return game.world.days_of(int(game.state.turn[0]) + 1)


def _closely(
    game: Game, horizon: FloatArray, fellows: tuple[FloatArray, FloatArray], told: FloatArray,
    yields: tuple[FloatArray, FloatArray], broad: tuple[bool, bool], leaders: tuple[IntArray, IntArray, IntArray],
) -> rungs.Watch:  # fmt: skip
    """All that bears on some leaders, given by game, viewer and post, shapes (n,).

    `fellows` (B, G) and (B, R): leaders among whom points are shared out; `told` (B, R): climbs a day by tips; `yields`
    (B, V): yield of a point of each viewer, and climbs a day by which he helps the other; `broad`: whether there are points
    on groups and on regions.
    """
    state, (rows, viewer, post) = game.state, leaders
    group, region = at(state.post_group, rows, post), at(state.leader_region, rows, post)
    there = np.where(region >= 0, region, 0)
    of_group, of_region = 1.0 / at(fellows[0], rows, np.where(group >= 0, group, 0)), 1.0 / at(fellows[1], rows, there)
    effort = collection.effort(game, leaders, (group, region), (of_group, of_region), broad)
    if state.isr_hours.any() and state.rung.shape[1] > 1:
        effort[:, isr.IMAGERY] += isr.effort(game, _turn_days(game), (rows, viewer, region), of_region)
    partner_rung, partner = _partner(game, yields[1], leaders)
    return rungs.Watch(
        rows=rows,
        viewer=viewer,
        post=post,
        effort=effort,
        workload=at(yields[0], rows, viewer),
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


def _partner(game: Game, handed: FloatArray, leaders: tuple[IntArray, IntArray, IntArray]) -> tuple[IntArray, FloatArray]:
    """The rung the partner of each viewer holds on the leaders, and climbs a day toward it; shapes (n,)."""
    state, (rows, viewer, post) = game.state, leaders
    if state.rung.shape[1] < 2:
        return np.zeros_like(rows), np.zeros(rows.size)
    return at(state.rung, rows, 1 - viewer, post), at(handed, rows, 1 - viewer)


def _handed_over(game: Game) -> FloatArray:
    """Climbs a day toward what each viewer knows by which he helps the other; shape (B, V)."""
    state, p = game.state, game.rule(sharing.RULE)
    cooperation, open_share = state.intelligence_cooperation[:, None], breach.open_share(game)[:, None]
    return sharing.climb_from_partner(p, state.share_points, state.share_broad, cooperation, open_share)


def advance(game: Game, seen: rungs.Steps, until: FloatArray) -> None:
    """Carry knowledge from each game's clock to `until` (B,), by what a watch taken at that clock has seen."""
    steps = seen.until(until)
    if steps.element.size:
        _record(game, steps)
        _tell_steps(game, steps)


def first_fixes(game: Game, seen: rungs.Steps, wanted: tuple[IntArray, IntArray, IntArray]) -> FloatArray:
    """Moment at which each wanted (row, viewer, post) first comes to fix before the watch ends; infinity if never."""
    state = game.state
    moment = rungs.first_fix(seen)
    come = np.flatnonzero(moment < np.inf)
    place = np.ravel_multi_index(_part(seen.leaders, come), state.rung.shape)
    order = np.argsort(place, kind="stable")
    place, moment = np.concatenate([place[order], [state.rung.size]]), np.concatenate([moment[come[order]], [np.inf]])
    asked = np.ravel_multi_index(wanted, state.rung.shape)
    nearest = np.searchsorted(place, asked)
    later = np.where(place[nearest] == asked, moment[nearest], np.inf)
    return np.where(state.rung[wanted] >= FIX, state.day[wanted[0]], later)


def _record(game: Game, steps: rungs.Steps) -> None:
    """Write the rungs reached, count fixes, convert leads, observe; the steps are in the order of their drawing."""
    state, leaders = game.state, steps.leaders
    last = np.zeros(leaders[0].size, dtype=np.int64) - 1
    last[steps.element] = np.arange(steps.element.size)
    changed = np.flatnonzero(last >= 0)
    final = last[changed]
    place = _part(leaders, changed)
    rose = steps.after[final] > state.rung[place]
    source = np.where(rose, np.where(state.leads_open[place] > 0, 2, 0), 6)
    set_at(game, "rung", place, steps.after[final])
    set_at(game, "rung_day", place, steps.day[final])
    set_at(game, "rung_source", place, source)
    up = np.flatnonzero(steps.after > steps.before)
    risen = distinct(steps.element[up], leaders[0].size)
    best = np.zeros(leaders[0].size, dtype=np.int64)
    exact.raise_at(best, steps.element[up], steps.after[up])
    estimates.observe_leaders(game, *_part(leaders, risen), best[risen])
    _fixes(game, steps)


def _part(leaders: tuple[IntArray, IntArray, IntArray], where: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    rows, viewer, post = leaders
    return rows[where], viewer[where], post[where]


def _fixes(game: Game, steps: rungs.Steps) -> None:
    state = game.state
    fixed = np.flatnonzero((steps.after == FIX) & (steps.before < FIX))
    if fixed.size == 0:
        return
    fixed = fixed[np.argsort(steps.day[fixed], kind="stable")]
    rows, viewer, post = _part(steps.leaders, steps.element[fixed])
    count_at(game, "fixes", (rows, viewer), np.ones_like(rows))
    where = _part(steps.leaders, distinct(steps.element[fixed], steps.leaders[0].size))
    count_at(game, "leads_converted", where[:2], state.leads_open[where])
    set_at(game, "leads_open", where, where[0] * 0)
    _gaps(game, (rows, viewer, state.post_group[rows, post]), steps.day[fixed], _IN_GROUP)
    _gaps(game, (rows, viewer, post), steps.day[fixed], _IN_POST)


def _gaps(game: Game, place: tuple[IntArray, IntArray, IntArray], day: FloatArray, accounts: tuple[str, str, str]) -> None:
    """Count the days between a fix and the one before it in the same place; `day` is in order of time.

    `accounts`: the day of the latest fix in each place, the sum of the days between two fixes, and their number.
    """
    latest, sums, gaps = accounts
    order = np.lexsort((np.arange(day.size), place[2], place[1], place[0]))
    rows, viewer, where = (part[order] for part in place)
    days = day[order]
    again = np.zeros(day.size, dtype=np.bool_)
    again[1:] = (rows[1:] == rows[:-1]) & (viewer[1:] == viewer[:-1]) & (where[1:] == where[:-1])
    before = getattr(game.state, latest)[rows, viewer, where]
    before[1:] = np.where(again[1:], days[:-1], before[1:])
    known = before > NEVER
    count_at(game, sums, (rows, viewer, where), np.where(known, days - before, 0.0))
    count_at(game, gaps, (rows, viewer, where), known * 1)
    exact.raise_at(getattr(game.state, latest), (rows, viewer, where), days)


def _tell_steps(game: Game, steps: rungs.Steps) -> None:
    if game.trace is None:
        return
    state = game.state
    order = np.argsort(steps.day, kind="stable")
    for kind, wanted in (("rung_up", steps.after > steps.before), ("rung_down", steps.after < steps.before)):
        chosen = order[wanted[order]]
        rows, viewer, post = _part(steps.leaders, steps.element[chosen])
        names = [RUNGS[code] for code in steps.after[chosen].tolist()]
        group = state.post_group[rows, post]
        cause = np.where(steps.talk[steps.element[chosen]] > 0.05, state.chatter_event[rows, group], np.uint64(0))
        tell(game, kind, rows, {"leader": post, "seat": viewer}, {"rung": names}, cause, day=steps.day[chosen])
