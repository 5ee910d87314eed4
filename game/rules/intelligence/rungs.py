"""The ladder of knowledge: none, rumour, area, pattern, fix. Rungs are climbed by effort and lost by time.

In words: against each leader a seat climbs at a rate that grows with effort that fits the rung and the site, and stops
growing when effort is ample. A careful leader is slower to find. After a raid on the group its people talk, and whoever
has signals collection on them climbs by what is overheard, for a few days; little collection is enough to hear it. Worked
leads, tips from the public and a partner who shares speed the climb. Every rung is lost again with a half-life that is
shortest at the top; effort slows the loss, mobility and alarm speed it. A leader who got away from a raid or a strike is
no longer where the seat had him: from a fight his habits are still known, from an empty house no more than the area.

    climb = climb[rung] * yield * e / (e + half_effort) * (1 - security_weight * security)
            * (1 - caution_weight * caution) * (1 + lead_gain * leads worked)
            + window_climb * talk * yield * s / (s + half_heard)
            + lead_climb * leads worked * yield * (1 - security_weight * security)
            + tips (to area) + partner (to the partner's rung)
    loss  = ln 2 / half_life[rung] * (1 + mobility * security) * (1 + caution_loss * caution)
            * (1 - hold * a / (a + half_effort))

    e = sum over disciplines of points * fit[discipline, next rung] * site[discipline, site];  s = points of signals;
    a = all points

Both are rates of a Markov chain in continuous time, drawn exactly: waiting times are exponential, so pulses of any
length give the same game in distribution, and every change has its moment.

Source: source 000 (bosses may not be known with raid-quality precision; lower echelons talk after a raid); source 003
(younger leaders are more careful). Rates are assumed. Rows: M16, M17, M25, M27, M28, M36.
"""

from collections.abc import Callable

import attrs
import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import set_at
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.roles import AREA, FIX, NO_RUNG, PATTERN
from game.core.rows import at, pick, places

RULE = "intelligence.rungs"
_CLIMB = ("climb_rumour", "climb_area", "climb_pattern", "climb_fix", "climb_fix")
_HALF_LIVES = ("half_life_rumour", "half_life_rumour", "half_life_area", "half_life_pattern", "half_life_fix")
_SITES = ("urban", "rural", "mountain")
_STEPS = ("rumour", "area", "pattern", "fix", "fix")
_DISCIPLINES = ("signals", "human", "financial", "imagery")
_FITS = tuple(f"fit_{d}_{s}" for d in _DISCIPLINES for s in _STEPS)
_YIELDS = tuple(f"site_{d}_{s}" for d in _DISCIPLINES for s in _SITES)
_LN2 = 0.6931471805599453
_SURELY, _SURELY_DAYS = 1.0 + 1.0e-6, 1.0e-6  # more than any error of rounding
LOST = 6  # code of roles.SOURCES: what was known has been lost


@attrs.define
class Watch:
    """Leaders under watch, one element per (game, viewer, post); every array has shape (n,) or (n, D)."""

    rows: IntArray
    viewer: IntArray
    post: IntArray
    effort: FloatArray  # (n, D) points
    workload: FloatArray
    security: FloatArray
    caution: FloatArray
    site: IntArray
    talk: FloatArray
    leads: FloatArray  # leads worked
    tips: FloatArray  # climbs a day from tips
    partner: FloatArray  # climbs a day from a partner
    partner_rung: IntArray

    def part(self, where: IntArray) -> "Watch":
        """The elements at these positions."""
        return Watch(*(getattr(self, field.name)[where] for field in attrs.fields(Watch)))


@attrs.frozen
class Steps:
    """Changes of rung in the order in which they were drawn: element, moment, rung before and after; shapes (m,).

    An element is whom a viewer watches: its game, viewer and post stand at that position of `leaders`, and in `talk` (n,)
    how much his group talks meanwhile.
    """

    leaders: tuple[IntArray, IntArray, IntArray]
    talk: FloatArray
    element: IntArray
    day: FloatArray
    before: IntArray
    after: IntArray

    def until(self, day: FloatArray) -> "Steps":
        """The steps up to a day of each game (B,)."""
        come = np.flatnonzero(self.day <= day[self.leaders[0][self.element]])
        return Steps(self.leaders, self.talk, self.element[come], self.day[come], self.before[come], self.after[come])


def climb_rate(p: Values, rung: IntArray, watch: Watch) -> FloatArray:
    """Climbs a day from each rung; shape (n,). A fix cannot rise."""
    e = _fitting(p, rung, watch)
    by_effort = (
        pick(p, _CLIMB, rung)
        * watch.workload
        * (e / (e + p["half_effort"]))
        * (1.0 - p["security_weight"] * watch.security)
        * (1.0 - p["caution_weight"] * watch.caution)
        * (1.0 + p["lead_gain"] * watch.leads)
    )
    heard = watch.effort[:, 0] / (watch.effort[:, 0] + p["half_heard"])
    by_talk = p["window_climb"] * watch.talk * watch.workload * heard
    by_leads = p["lead_climb"] * watch.leads * watch.workload * (1.0 - p["security_weight"] * watch.security)
    by_tips = np.where(rung < AREA, watch.tips, 0.0)
    by_partner = np.where(rung < watch.partner_rung, watch.partner, 0.0)
    return np.where(rung >= FIX, 0.0, by_effort + by_talk + by_leads + by_tips + by_partner)


def _fitting(p: Values, rung: IntArray, watch: Watch) -> FloatArray:
    """Effort that fits the next rung and the site; shape (n,)."""
    fits, sites = p.table(_FITS), p.table(_YIELDS)
    if fits is not None and sites is not None:
        both = fits.reshape(len(_DISCIPLINES), -1, 1) * sites.reshape(len(_DISCIPLINES), 1, -1)
        weights = [of_one[rung, watch.site] for of_one in both]
    else:
        steps = [pick(p, tuple(f"fit_{d}_{s}" for s in _STEPS), rung) for d in _DISCIPLINES]
        yields = [pick(p, tuple(f"site_{d}_{s}" for s in _SITES), watch.site) for d in _DISCIPLINES]
        weights = [steps[d] * yields[d] for d in range(len(_DISCIPLINES))]
    e: FloatArray = watch.effort[:, 0] * weights[0]
    for d in range(1, len(_DISCIPLINES)):
        e = e + watch.effort[:, d] * weights[d]
    return e


def loss_rate(p: Values, rung: IntArray, watch: Watch) -> FloatArray:
    """Losses a day from each rung; shape (n,). Nothing is lost from none."""
    e = watch.effort[:, 0] + watch.effort[:, 1] + watch.effort[:, 2] + watch.effort[:, 3]
    rate = (
        _LN2
        / pick(p, _HALF_LIVES, rung)
        * (1.0 + p["mobility"] * watch.security)
        * (1.0 + p["caution_loss"] * watch.caution)
        * (1.0 - p["hold"] * (e / (e + p["half_effort"])))
    )
    return np.where(rung <= NO_RUNG, 0.0, rate)


def most_by_work(
    p: Values, rung: IntArray, workload: FloatArray, points: FloatArray, talk: FloatArray, leads: IntArray
) -> FloatArray:
    """What `climb_rate` does not exceed without tips and partner, whatever the discipline, the site and the leader.

    `points` of all disciplines. Shapes (n,).
    """
    hindered = _at_most(-p["security_weight"])
    e = points * _best_fit(p)
    found: FloatArray = pick(p, _CLIMB, rung) * (e / (e + p["half_effort"])) * (_at_most(-p["caution_weight"]) * hindered)
    found = found * (1.0 + p["lead_gain"] * leads) + p["lead_climb"] * hindered * leads
    found += p["window_climb"] * talk * (points / (points + p["half_heard"]))
    return found * workload


def most_lost(p: Values, rung: IntArray) -> FloatArray:
    """What `loss_rate` does not exceed from each rung, however careful and alarmed the leader is."""
    slips = _at_most(p["mobility"]) * _at_most(p["caution_loss"]) * _at_most(-p["hold"])
    lives = p.table(_HALF_LIVES)
    if lives is None or np.ndim(slips):
        return np.where(rung <= NO_RUNG, 0.0, _LN2 / pick(p, _HALF_LIVES, rung) * slips)
    return (_LN2 / lives * (np.arange(lives.size) > NO_RUNG) * slips).take(rung)


def _at_most(weight: FloatArray | float) -> FloatArray:
    """The largest of 1 + weight * x for x within 0-1."""
    return exact.larger(np.asarray(1.0 + weight), 1.0)


def _best_fit(p: Values) -> FloatArray:
    """The largest product of fit and site."""
    fits, sites = p.table(_FITS), p.table(_YIELDS)
    if fits is not None and sites is not None:
        both = (exact.largest(table.reshape(len(_DISCIPLINES), -1)) for table in (fits, sites))
        return exact.largest(next(both) * next(both))
    best: FloatArray = np.zeros(())
    for d in _DISCIPLINES:
        for step in _STEPS:
            for site in _SITES:
                best = exact.larger(np.asarray(p[f"fit_{d}_{step}"] * p[f"site_{d}_{site}"]), best)
    return best


def walk(
    game: Game, held: tuple[IntArray, IntArray], rung: IntArray, most: FloatArray, horizon: FloatArray,
    closely: Callable[[tuple[IntArray, IntArray, IntArray]], Watch],
) -> Steps:  # fmt: skip
    """Draw every change of rung between each game's clock and `horizon` (B,) of all who hold a post, by game and post, (n,).

    `rung` and `most` (V, n): what each viewer knows, and how many changes a day there are at most. `closely` tells all that
    bears on leaders given by games, viewers and posts. What is drawn up to a moment does not depend on the horizon.
    """
    leaders, key, rungs = _may_change(game, held, rung, most, horizon)
    part = whole = closely(leaders)
    up, rate = _rates(game, part, rungs)
    clock = game.state.day[leaders[0]] + draws.exponential(luck.child(key, 0), rate)
    going, way = np.arange(clock.size), _ways(game, leaders)
    taken: list[tuple[IntArray, FloatArray, IntArray, IntArray]] = []
    while True:
        hit = np.flatnonzero(clock <= horizon[part.rows])  # a step at the very end counts: whoever waits for it acts then
        if hit.size == 0:
            break
        going, clock, part = going[hit], clock[hit], part.part(hit)
        rises = luck.uniform(way[going], len(taken)) * rate[hit] < up[hit]
        before = rungs[going]
        rungs[going] = before + np.where(rises, 1, -1)
        taken.append((going, clock, before, rungs[going]))
        up, rate = _rates(game, part, rungs[going])
        clock = clock + draws.exponential(luck.child(key[going], len(taken)), rate)
    if not taken:
        return _no_steps(leaders, whole.talk)
    return Steps(leaders, whole.talk, *(np.concatenate(parts) for parts in zip(*taken, strict=True)))


def _may_change(
    game: Game, held: tuple[IntArray, IntArray], rung: IntArray, most: FloatArray, horizon: FloatArray
) -> tuple[tuple[IntArray, IntArray, IntArray], KeyArray, IntArray]:
    """Whoever may see a first change before `horizon`: games, viewers and posts, the keys of their draws, their rungs.

    A wait is at least its uniform number over the rate (-ln(1 - u) >= u), so that a bound on the rate rules most out.
    """
    state, (rows, post) = game.state, held
    stem = luck.stem(state.seed, Purpose.INTELLIGENCE_TRANSITION, 2, state.day)
    by_viewer = luck.child(stem, state.seat_key[:, : rung.shape[0]].T)
    key = luck.child(by_viewer.take(rows, axis=1), at(state.leader_person, rows, post))
    longest = ((horizon - state.day) * _SURELY + _SURELY_DAYS).take(rows)
    some = viewer, each = places(luck.uniform(luck.child(key, 0)) <= most * longest)
    return (rows.take(each), viewer, post.take(each)), at(key, *some), at(rung, *some)


def _ways(game: Game, leaders: tuple[IntArray, IntArray, IntArray]) -> KeyArray:
    """Keys of the draws that decide whether a change is a climb or a loss; (n,)."""
    state, (rows, viewer, post) = game.state, leaders
    stem = luck.stem(state.seed[:, None], Purpose.INTELLIGENCE_DIRECTION, 1, state.day[:, None], state.seat_key)
    return luck.child(at(stem, rows, viewer), at(state.leader_person, rows, post))


def _rates(game: Game, part: Watch, rung: IntArray) -> tuple[FloatArray, FloatArray]:
    """Climbs a day, and all changes a day, from these rungs; shapes (n,)."""
    p = game.rule_at(RULE, part.rows)
    up = climb_rate(p, rung, part)
    return up, up + loss_rate(p, rung, part)


def _no_steps(leaders: tuple[IntArray, IntArray, IntArray], talk: FloatArray) -> Steps:
    """A walk in which nothing changes."""
    none = np.zeros(0, dtype=np.int64)
    return Steps(leaders, talk, none, np.zeros(0), none, none)


def first_fix(steps: Steps) -> FloatArray:
    """Moment at which each element first comes to fix, infinity if it does not; shape (n,)."""
    found = np.full(steps.leaders[0].size, np.inf)
    arrived = steps.after == FIX
    exact.lower_at(found, steps.element[arrived], steps.day[arrived])
    return found


def average_decay(value: FloatArray, since: FloatArray, until: FloatArray, half_life: FloatArray) -> FloatArray:
    """Mean over a span of a quantity that halves every `half_life` days; `since` and `until` count from its stamp."""
    span = until - since
    constant = half_life / _LN2
    wide = np.where(span > 0, span, 1.0)
    first = exact.half_power(since, half_life)
    mean = constant * (first - exact.half_power(until, half_life)) / wide
    return value * np.where(span > 0, mean, first)


def rung_after_miss(rung: IntArray, empty_house: BoolArray) -> IntArray:
    """What is still known of a leader who got away: his habits after a fight, no more than the area from an empty house."""
    return exact.smaller(rung, np.where(empty_house, AREA, PATTERN))


def lose_track(game: Game, rows: IntArray, viewer: IntArray, post: IntArray, empty_house: BoolArray) -> None:
    """A leader who got away is no longer where a seat had him; the seat that struck knows it. Shapes (n,)."""
    state, place = game.state, (rows, viewer, post)
    left = rung_after_miss(state.rung[place], empty_house)
    fell = np.flatnonzero(left < state.rung[place])
    at = tuple(index[fell] for index in place)
    set_at(game, "rung", at, left[fell])
    set_at(game, "rung_day", at, state.day[rows[fell]])
    set_at(game, "rung_source", at, np.full(fell.size, LOST))
