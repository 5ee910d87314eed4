"""Forecasts of a succession: who would take over a group, and whether it splits, by the rules of succession alone.

A red seat knows what its people are worth, so the rule gives one number for each of them. A state seat knows who stands
in line in another group and about how far the group holds together, and not what its people are worth: it is told what the
rule gives at the least and at the most over all that it does not know. Nothing here reads the state of the game.
"""

from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.odds import Odds
from game.core.organisation import MOST_CONTENDERS
from game.core.parameters import Values
from game.core.roles import BOSS, BY_NAME, CONTENDER, DEPUTY, HEIR, PLAZA
from game.core.state import NEVER
from game.engine.forecast import Line
from game.engine.observe import Beliefs, OwnGroup, View
from game.rules.succession import contest, split, tempo

SETTLED, VACANT, CONTESTED = range(3)  # how a succession stands
FEWEST: Final = 2  # people who contend, at the least
BENCH: Final = -1  # in the place of a post: somebody from the bench
WEEK: Final = 7.0
_LUCKS: Final = 1024  # courses of luck over which strengths are averaged
_PRIMES: Final = (2.0, 3.0, 5.0, 7.0, 11.0, 13.0, 17.0, 19.0, 23.0, 29.0, 31.0, 37.0, 41.0, 43.0, 47.0, 53.0)


@attrs.frozen
class Claim:
    """The chance that the holder of a post takes over a group, at the least and at the most; 0 and 1: nothing is known."""

    post: int  # BENCH for somebody from the bench
    low: float
    high: float

    @property
    def known(self) -> bool:
        """Whether anything can be said."""
        return self.low > 0.0 or self.high < 1.0


@attrs.frozen
class Outlook:
    """How a group's head would be followed: how the succession stands, the chance of each in line, and what else may come.

    `fight`: that leaders contend if the head falls now (None where that is past or unknown). `breaks`: that the group
    splits before it has a head again. `breaks_now`: that it does so within this turn.
    """

    stands: int
    claims: tuple[Claim, ...]
    fight: Line | None = None
    breaks: Line | None = None
    breaks_now: Line | None = None


@attrs.frozen
class Drivers:
    """What makes up the chance of a split within a turn: that of a week at usual values, and what each thing adds to it."""

    base: float
    cohesion: float
    lead: float
    days: float

    @property
    def whole(self) -> float:
        """The chance itself."""
        return self.base + self.cohesion + self.lead + self.days


def forecast_succession(view: View, row: int, group: int, turn_days: float) -> Outlook | None:
    """The succession of a group as the seat can judge it; None for a red seat that looks at another group."""
    if view.own_group is not None:
        return _own(view, view.own_group, row, turn_days) if view.own_group.group == group else None
    return None if view.beliefs is None else _believed(view, view.beliefs, row, group, turn_days)


def risk_of_split(view: View, row: int, turn_days: float) -> float:
    """Chance that a red seat's own group splits within a turn of so many days; 0 unless its head is fought over."""
    found = None if view.own_group is None else drivers_of_split(view, row, turn_days)
    return 0.0 if found is None else found.whole


def drivers_of_split(view: View, row: int, turn_days: float) -> Drivers | None:
    """What drives the chance that a red seat's own group splits within the turn; None unless its head is fought over.

    From a week in a group of usual cohesion whose two strongest are equals: first its own cohesion, then the lead of the
    strongest, then the days of the turn.
    """
    own = view.own_group
    if own is None or int(own.succession[row]) != CONTESTED:
        return None
    p = view.parameters.of(contest.RULE, 1)
    shares = _shares(view, own, row)[1]
    if shares.shape[1] < FEWEST:
        return None
    usual, week = np.zeros(1) + p["usual_cohesion"], np.full(1, WEEK)
    cohesion, lead = own.cohesion[row : row + 1], _lead(shares)
    cases = ((lead * 0.0, usual, week), (lead * 0.0, cohesion, week), (lead, cohesion, week),
             (lead, cohesion, np.full(1, turn_days)))  # fmt: skip
    steps = [float(_breaks_within(p, *case)[0]) for case in cases]
    return Drivers(steps[0], steps[1] - steps[0], steps[2] - steps[1], steps[3] - steps[2])


def lead_of_strongest(view: View, row: int) -> float:
    """How much more of a red seat's own group follows the strongest contender than the second, as a share."""
    own = view.own_group
    if own is None:
        raise ValueError(f"{view.seat} plays no group")
    shares = _shares(view, own, row)[1]
    return float(_lead(shares)[0]) if shares.shape[1] else 0.0


# -- a red seat and its own group --------------------------------------------------------------------------------------


def _own(view: View, own: OwnGroup, row: int, turn_days: float) -> Outlook:
    p, stands = view.parameters.of(contest.RULE, 1), int(own.succession[row])
    if stands == CONTESTED:
        posts, shares = _shares(view, own, row)
        if not posts:
            return Outlook(stands, ())
        cohesion = own.cohesion[row : row + 1]
        wins, broken = _ends(p, view.parameters.of(split.RULE, 1), shares, cohesion)
        claims = tuple(_certain(post, float(wins[0, place])) for place, post in enumerate(posts))
        now = _breaks_within(p, _lead(shares), cohesion, np.full(1, turn_days)) if len(posts) >= FEWEST else np.zeros(1)
        return Outlook(stands, claims, None, _line("breaks", broken), _line("breaks_now", now))
    next_up = _next_in_line(view, own, row)
    if stands == VACANT or not _head_sits(view, own, row):
        return Outlook(stands, () if next_up is None else (_certain(next_up, 1.0),))
    return _if_the_head_fell(view, own, row, next_up)


def _if_the_head_fell(view: View, own: OwnGroup, row: int, next_up: int | None) -> Outlook:
    """A head sits: what the rule of the contest gives if he fell now, averaged over the luck of those who would contend."""
    people = _claimants(view, own, row)
    odds = _contest_odds(view, own, row, people)
    fight = float(odds.chance()[0]) if min(len(people), _room(view, own)) >= FEWEST else 0.0
    found = dict.fromkeys(people, 0.0)
    broken = 0.0
    if fight > 0.0:
        wins, broken = _contests(view, own, row, people)
        found = {post: fight * win for post, win in zip(people, wins, strict=True)}
    if next_up is not None:
        found[next_up] = found.get(next_up, 0.0) + 1.0 - fight
    claims = tuple(_certain(post, chance) for post, chance in found.items())
    told = Line("fight", fight, fight, fight, "chance", odds if fight > 0.0 else None)
    whole = fight * broken
    return Outlook(SETTLED, claims, told, Line("breaks", whole, whole, whole, "chance"), _line("breaks_now", np.zeros(1)))


def _contest_odds(view: View, own: OwnGroup, row: int, people: list[int]) -> Odds:
    """The odds of a contest by the rule, as the engine puts them together when a head falls."""
    p = view.parameters.of(contest.RULE, 1)
    heir = next((post for post in people if _role(view, post) == HEIR), None)
    none: FloatArray = np.zeros(1)
    held, loyalty, tenure = none, none, none
    strengths = {post: _strength(p, own, row, post) for post in people}
    if heir is not None:
        held, loyalty = none + 1.0, own.loyalty[row : row + 1, heir]
        tenure = view.day[row : row + 1] - own.post_since[row : row + 1, heir]
    front = heir if heir is not None else max(strengths, key=lambda post: float(strengths[post][0]), default=None)
    first = none if front is None else strengths.pop(front)
    second = max(strengths.values(), key=lambda one: float(one[0]), default=none)
    ages = view.day[row : row + 1, None] - own.removal_days[row : row + 1]
    fear = tempo.in_window(view.parameters.of(tempo.RULE, 1), ages)
    claim = contest.claim_of(p, held, loyalty, tenure)
    return contest.contest_odds(p, claim, own.cohesion[row : row + 1], first, second, fear)


def _strength(p: Values, own: OwnGroup, row: int, post: int) -> FloatArray:
    """Strength at average luck; (1,)."""
    here = (slice(row, row + 1), post)
    return contest.strength_of(p, own.competence[here], own.ambition[here], np.full(1, 0.5))


def _contests(view: View, own: OwnGroup, row: int, people: list[int]) -> tuple[list[float], float]:
    """The chance of each of these to win a contest between them, and that it splits the group, over the luck of each."""
    p = view.parameters.of(contest.RULE, 1)
    course = np.arange(_LUCKS) + 0.5
    even = np.zeros(_LUCKS)
    power = list[FloatArray]()
    for place, post in enumerate(people):
        spread = course * np.sqrt(_PRIMES[place % len(_PRIMES)] + place // len(_PRIMES))
        able, wants = own.competence[row, post] + even, own.ambition[row, post] + even
        power.append(contest.strength_of(p, able, wants, spread - np.floor(spread)))
    strength = np.stack(power, axis=1)
    chosen = _chosen(view, people, strength, min(_room(view, own), MOST_CONTENDERS))
    kept = np.take_along_axis(strength, chosen, axis=1)
    shares = contest.share_of(kept, exact.total(kept * kept)[:, None])
    cohesion = np.zeros(_LUCKS) + own.cohesion[row]
    wins, broken = _ends(p, view.parameters.of(split.RULE, 1), shares, cohesion)
    each = [float(exact.total(np.where(chosen == place, wins, 0.0).reshape(-1))) / _LUCKS for place in range(len(people))]
    return each, float(exact.total(broken)) / _LUCKS


def _chosen(view: View, people: list[int], strength: FloatArray, room: int) -> IntArray:
    """Who contends in each course of luck: the strongest, chiefs only where heir and deputies are too few; (S, m)."""
    line = np.array([_role(view, post) in (HEIR, DEPUTY) for post in people])
    most = min(room, len(people), max(FEWEST, int(np.count_nonzero(line))))
    ahead = np.where(line[None, :], 1.0 + exact.largest(exact.largest(strength)), 0.0)
    order: IntArray = np.argsort(-(strength + ahead), axis=1, kind="stable")[:, :most]
    return order


# -- how a contest ends --------------------------------------------------------------------------------------------------


def _ends(p: Values, q: Values, shares: FloatArray, cohesion: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Chance of each contender (n, m) to lead in the end, and that a loser walks off first (n,), in a contest that lasts.

    `p` and `q` are the parameters of the contest and of a split, after which the rest contend on with less cohesion.
    """
    count = shares.shape[1]
    if count < FEWEST:
        return shares * 0.0 + 1.0, cohesion * 0.0
    settled, walks = contest.settle_rate(p, _lead(shares)), contest.split_rate(p, cohesion)
    both = settled + walks
    broken = np.where(both > 0.0, walks / np.where(both > 0.0, both, 1.0), 0.0)
    squares = shares * shares
    wins: FloatArray = (1.0 - broken)[:, None] * squares / exact.total(squares)[:, None]
    first = np.argmax(shares, axis=1)
    others = np.where(np.arange(count)[None, :] == first[:, None], 0.0, shares)
    for loser in range(count):
        leaves = broken * others[:, loser] / exact.total(others)
        rest = [place for place in range(count) if place != loser]
        left = shares[:, rest] / exact.total(shares[:, rest])[:, None]
        after, _again = _ends(p, q, left, split.cohesion_of_rest(q, cohesion, shares[:, loser]))
        wins[:, rest] = wins[:, rest] + leaves[:, None] * after
    return wins, broken


def _lead(shares: FloatArray) -> FloatArray:
    """Share of the strongest less that of the second; (n, m) to (n,)."""
    first = np.argmax(shares, axis=1)
    rest = np.where(np.arange(shares.shape[1])[None, :] == first[:, None], 0.0, shares)
    lead: FloatArray = exact.largest(shares) - exact.largest(rest)
    return lead


def _breaks_within(p: Values, lead: FloatArray, cohesion: FloatArray, days: FloatArray) -> FloatArray:
    """Chance that a contest ends within so many days in that a loser walks off; all as it stands now."""
    settled, walks = contest.settle_rate(p, lead), contest.split_rate(p, cohesion)
    both = settled + walks
    part = np.where(both > 0.0, walks / np.where(both > 0.0, both, 1.0), 0.0)
    return part * contest.chance_within(both, days / WEEK)


# -- a state seat and any group --------------------------------------------------------------------------------------------


def _believed(view: View, beliefs: Beliefs, row: int, group: int, turn_days: float) -> Outlook:
    p, stands = view.parameters.of(contest.RULE, 1), int(beliefs.succession[row, group])
    error = beliefs.cohesion_error[row, group]
    value = beliefs.cohesion[row, group]
    cohesion = exact.clip(np.array([value, value - error, value + error]), 0.0, 1.0)
    if stands == CONTESTED:
        claims = tuple(Claim(post, 0.0, 1.0) for post in _heard_of(view, beliefs, row, group, (CONTENDER,)))
        days = np.full(3, turn_days)
        leads = [_breaks_within(p, np.full(3, lead), cohesion, days) for lead in (0.0, 1.0)]
        found = np.concatenate(leads)
        return Outlook(stands, claims, breaks_now=_between("breaks_now", found))
    line = _heard_of(view, beliefs, row, group, (HEIR, DEPUTY))
    heir = next((post for post in line if _role(view, post) == HEIR), None)
    if heir is None:  # whether there is one the seat cannot tell
        return Outlook(stands, tuple(Claim(post, 0.0, 1.0) for post in line))
    if stands == VACANT:
        return Outlook(stands, tuple(Claim(post, 1.0, 1.0) if post == heir else Claim(post, 0.0, 0.0) for post in line))
    most = _likeliest_contest(view, beliefs, row, heir, cohesion)
    claims = tuple(Claim(post, 1.0 - most, 1.0) if post == heir else Claim(post, 0.0, most) for post in line)
    return Outlook(stands, claims, Line("fight", most, 0.0, most, "chance"))


def _likeliest_contest(view: View, beliefs: Beliefs, row: int, heir: int, cohesion: FloatArray) -> float:
    """The largest chance of a contest that the seat must reckon with: a weak, disloyal heir, a strong rival, no fear."""
    p, none = view.parameters.of(contest.RULE, 1), np.zeros(1)
    day, since = view.day[row], beliefs.rung_day[row, heir]
    held = day - since if since > NEVER else day  # a person who is known has held the post since he was heard of
    tenure = np.zeros(1) + np.where(held > 0.0, held, 0.0)
    claim = contest.claim_of(p, none + 1.0, none, tenure)
    weak, strong = (contest.strength_of(p, none + trait, none + trait, none + 0.5) for trait in (0.0, 1.0))
    low = exact.smallest(cohesion)
    return float(contest.contest_odds(p, claim, none + low, weak, strong, none).chance()[0])


def _heard_of(view: View, beliefs: Beliefs, row: int, group: int, roles: tuple[int, ...]) -> list[int]:
    """Posts of some roles whose holders the seat has heard of."""
    return [post for post in _all_posts(view, group, roles) if beliefs.rung[row, post] > 0]


# -- posts and lines -----------------------------------------------------------------------------------------------------


def _role(view: View, post: int) -> int:
    return BY_NAME[view.world.posts[post].split("/", 1)[1].split("-", 1)[0]].code


def _all_posts(view: View, group: int, roles: tuple[int, ...]) -> list[int]:
    """Posts of some roles of a group, held or not, in their order."""
    start = view.world.groups[group] + "/"
    return [place for place, post in enumerate(view.world.posts) if post.startswith(start) and _role(view, place) in roles]


def _held(view: View, own: OwnGroup, row: int, roles: tuple[int, ...]) -> list[int]:
    """Posts of some roles that somebody of the own group holds."""
    return [post for post in _all_posts(view, own.group, roles) if own.leader_held[row, post]]


def _room(view: View, own: OwnGroup) -> int:
    """Posts of contenders in the own group."""
    return len(_all_posts(view, own.group, (CONTENDER,)))


def _head_sits(view: View, own: OwnGroup, row: int) -> bool:
    return bool(_held(view, own, row, (BOSS,)))


def _claimants(view: View, own: OwnGroup, row: int) -> list[int]:
    """Who would contend: heir and deputies, and plaza chiefs where these are too few."""
    line = _held(view, own, row, (HEIR, DEPUTY))
    return line if len(line) >= FEWEST else [*line, *_held(view, own, row, (PLAZA,))]


def _next_in_line(view: View, own: OwnGroup, row: int) -> int | None:
    """Who takes over where nobody contends: the heir, the most competent deputy, somebody from the bench, nobody (None)."""
    line = _held(view, own, row, (HEIR, DEPUTY))
    heir = [post for post in line if _role(view, post) == HEIR]
    if heir:
        return heir[0]
    if line:
        return max(line, key=lambda post: float(own.competence[row, post]))
    return BENCH if int(own.bench[row]) > 0 else None


def _shares(view: View, own: OwnGroup, row: int) -> tuple[list[int], FloatArray]:
    """The contenders there are, and the shares of the group behind them; (1, m)."""
    there = [post for post in _held(view, own, row, (CONTENDER,)) if own.faction_share[row, post] > 0.0]
    return there, own.faction_share[row : row + 1, there]


def _certain(post: int, chance: float) -> Claim:
    return Claim(post, chance, chance)


def _line(name: str, chance: FloatArray) -> Line:
    value = float(chance[0])
    return Line(name, value, value, value, "chance")


def _between(name: str, found: FloatArray) -> Line:
    """A chance with its range; its middle where the first estimate stands."""
    return Line(name, float(found[0]), float(exact.smallest(found)), float(exact.largest(found)), "chance")
