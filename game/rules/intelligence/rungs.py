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
from game.core.rows import at, pick

RULE = "intelligence.rungs"
_CLIMB = ("climb_rumour", "climb_area", "climb_pattern", "climb_fix", "climb_fix")
_HALF_LIVES = ("half_life_rumour", "half_life_rumour", "half_life_area", "half_life_pattern", "half_life_fix")
_SITES = ("urban", "rural", "mountain")
_STEPS = ("rumour", "area", "pattern", "fix", "fix")
_DISCIPLINES = ("signals", "human", "financial", "imagery")
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


@attrs.define
class Watchlist:
    """Every leader under watch, one element per (game, viewer, post), each seen closely only where that is needed.

    Of most leaders a seat knows nothing and does nothing to know more: `plain` are those of whom only tips can tell. The
    others, and whoever has been climbed to, are looked at by `closely`, which takes games, viewers and posts, shapes (n,).
    """

    rows: IntArray
    viewer: IntArray
    post: IntArray
    tips: FloatArray  # climbs a day from tips
    plain: BoolArray
    closely: Callable[[IntArray, IntArray, IntArray], Watch]

    def part(self, where: IntArray) -> "Watchlist":
        """The elements at these positions."""
        return Watchlist(
            self.rows[where], self.viewer[where], self.post[where], self.tips[where], self.plain[where], self.closely
        )  # fmt: skip

    def watch(self, where: IntArray) -> Watch:
        """The elements at these positions, seen closely."""
        return self.closely(self.rows[where], self.viewer[where], self.post[where])


@attrs.frozen
class Steps:
    """Changes of rung in the order in which they were drawn: element, moment, rung before and after; shapes (m,)."""

    element: IntArray
    day: FloatArray
    before: IntArray
    after: IntArray


def climb_rate(p: Values, rung: IntArray, watch: Watch) -> FloatArray:
    """Climbs a day from each rung; shape (n,). A fix cannot rise."""
    fit = [pick(p, tuple(f"fit_{d}_{s}" for s in _STEPS), rung) for d in _DISCIPLINES]
    sites = [pick(p, tuple(f"site_{d}_{s}" for s in _SITES), watch.site) for d in _DISCIPLINES]
    e = watch.effort[:, 0] * (fit[0] * sites[0])
    for d in range(1, len(_DISCIPLINES)):
        e = e + watch.effort[:, d] * (fit[d] * sites[d])
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


def walk(game: Game, seen: Watchlist, until: FloatArray) -> Steps:
    """Draw every change of rung between each game's clock and `until` (B,).

    The draws of an element depend on its game, viewer, person and the game's clock alone, so a part of the list walks the
    same way as the whole.
    """
    state = game.state
    rung = at(state.rung, seen.rows, seen.viewer, seen.post)
    key = _keys(game, seen, Purpose.INTELLIGENCE_TRANSITION)
    going, up, rate = _first_hits(game, seen, rung, key, until)
    clock = state.day[seen.rows[going]] + draws.exponential(luck.child(key[going], 0), rate)
    way = _keys(game, seen.part(going), Purpose.INTELLIGENCE_DIRECTION)
    taken: list[tuple[IntArray, FloatArray, IntArray, IntArray]] = []
    part: Watch | None = None
    wave = 0
    while True:
        hit = np.flatnonzero(clock <= until[seen.rows[going]])  # a step at the very end counts: whoever waits acts then
        if hit.size == 0:
            break
        going, clock, way = going[hit], clock[hit], way[hit]
        rises = luck.uniform(way, wave) * rate[hit] < up[hit]
        before = rung[going]
        rung[going] = before + np.where(rises, 1, -1)
        taken.append((going, clock, before, rung[going]))
        wave += 1
        part = seen.watch(going) if part is None else part.part(hit)
        up, rate = _rates(game, part, rung[going])
        clock = clock + draws.exponential(luck.child(key[going], wave), rate)
    return Steps(*(np.concatenate(parts) for parts in zip(*taken, strict=True))) if taken else no_steps()


def _keys(game: Game, seen: Watchlist, purpose: Purpose) -> KeyArray:
    """A key for each element, from its game, viewer and person and the game's clock."""
    state = game.state
    stem = luck.stem(state.seed[:, None], purpose, 1, state.day[:, None], state.seat_key)
    return luck.child(at(stem, seen.rows, seen.viewer), at(state.leader_person, seen.rows, seen.post))


def _rates(game: Game, part: Watch, rung: IntArray) -> tuple[FloatArray, FloatArray]:
    """Climbs a day, and all changes a day, from these rungs; shapes (n,)."""
    p = game.rule_at(RULE, part.rows)
    up = climb_rate(p, rung, part)
    return up, up + loss_rate(p, rung, part)


def _first_hits(
    game: Game, seen: Watchlist, rung: IntArray, key: KeyArray, until: FloatArray
) -> tuple[IntArray, FloatArray, FloatArray]:
    """Elements whose first change may come before `until`, how fast they climb and how fast they change.

    A wait is at least its uniform number over the rate (-ln(1 - u) >= u), which spares most elements the logarithm.
    """
    up = rate = seen.tips
    close = np.flatnonzero(~seen.plain)
    if close.size:
        up, rate = seen.tips.copy(), seen.tips.copy()
        up[close], rate[close] = _rates(game, seen.watch(close), rung[close])
    span = (until - game.state.day) * _SURELY + _SURELY_DAYS
    going = np.flatnonzero(luck.uniform(luck.child(key, 0)) <= rate * span[seen.rows])
    return going, up[going], rate[going]


def no_steps() -> Steps:
    """An empty walk."""
    none = np.zeros(0, dtype=np.int64)
    return Steps(none, np.zeros(0), none, none)


def first_fix(steps: Steps, elements: int) -> FloatArray:
    """Moment at which each element first comes to fix, infinity if it does not; shape (elements,)."""
    found = np.full(elements, np.inf)
    arrived = steps.after == FIX
    for element, day in zip(steps.element[arrived].tolist(), steps.day[arrived].tolist(), strict=True):
        if day < found[element]:
            found[element] = day
    return found


def average_decay(value: FloatArray, since: FloatArray, until: FloatArray, half_life: FloatArray) -> FloatArray:
    """Mean over a span of a quantity that halves every `half_life` days; `since` and `until` count from its stamp."""
    span = until - since
    constant = half_life / _LN2
    wide = np.where(span > 0, span, 1.0)
    mean = constant * (exact.half_power(since, half_life) - exact.half_power(until, half_life)) / wide
    return value * np.where(span > 0, mean, exact.half_power(since, half_life))


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
