"""What becomes of groups week by week: affiliates break away, groups without a head fall apart."""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.organisation import organisation
from game.core.purposes import Purpose
from game.core.roles import DEPUTY, HEIR
from game.core.roll import members_of
from game.core.rows import at, places, running_before
from game.core.state import NEVER
from game.engine import births, births_people
from game.rules.succession import affiliates, collapse

CONTESTED = 2


def defect(game: Game, days: FloatArray) -> None:
    """Affiliates break away over `days` (B,), then the loyalty of the rest moves."""
    state = game.state
    rows, group = places((state.group_alive > 0) & (state.affiliates > 0))
    at = (rows, group)
    chance = affiliates.chance_to_leave(
        game.rule_at(affiliates.RULE, rows), state.affiliate_loyalty[at], state.command[at],
        (state.succession[at] > 0) * 1.0, days[rows],
    )  # fmt: skip
    key = luck.key(state.seed[rows], Purpose.AFFILIATE_DEFECTION, state.day[rows], state.group_key[at])
    gone = draws.binomial(key, state.affiliates[at], chance)
    some = np.flatnonzero(gone > 0)
    rows, group, gone = rows[some], group[some], gone[some]
    event = event_key(game, "affiliates_left", rows, {"group": group})
    tell(game, "affiliates_left", rows, {"group": group}, {"count": gone}, state.succession_event[rows, group])
    home = births_people.stronghold(game, rows, group)
    births_people.affiliates_go(game, affiliates.LEFT, (rows, group), gone, home, event)
    affiliates.drift(game, days)


def fall_apart(game: Game, days: FloatArray) -> None:
    """Groups in trouble may fall apart over `days` (B,) until each game's clock."""
    state = game.state
    rows, group, chance = _chances(game, days)
    key = luck.key(state.seed[rows], Purpose.GROUP_COLLAPSE, state.day[rows], state.group_key[rows, group])
    falls = np.flatnonzero(luck.uniform(key) < chance)
    rows, group = rows[falls], group[falls]
    # One group of each game at a time: what the first leaves may go to the next.
    wave = running_before(rows, np.ones_like(rows))
    for number in range(int(exact.largest(wave)) + 1 if rows.size else 0):
        now = wave == number
        event = state.succession_event[rows[now], group[now]]
        births.dissolve(game, rows[now], group[now], collapse.COLLAPSED, event)


def _chances(game: Game, days: FloatArray) -> tuple[IntArray, IntArray, FloatArray]:
    """Groups in trouble, and the chance of each to fall apart within the days before its game's clock; shapes (n,)."""
    state = game.state
    where = rows, group = _may_be_in_trouble(game)
    contested = (at(state.succession, *where) == CONTESTED) * 1.0
    led = collapse.trouble(
        game.rule_at(collapse.RULE, rows), _without_head(game, rows, group, days), contested, at(state.command, *where)
    )
    some = np.flatnonzero(led > 0)
    rows, group, led = rows[some], group[some], led[some]
    p, where = game.rule_at(collapse.RULE, rows), (rows, group)
    line = organisation(state).line[group]
    role = np.where((line >= 0) & (state.leader_in_post[rows[:, None], line] > 0), state.post_role[rows[:, None], line], -1)
    heir, deputies = exact.count(role == HEIR, axis=1), exact.count(role == DEPUTY, axis=1)
    small, hangs = collapse.smallness(p, members_of(state, rows, group)), collapse.hanging(p, at(state.hierarchy, *where))
    bare = collapse.bareness(p, heir, deputies, at(state.bench, *where))
    return rows, group, collapse.chance(p, led, small, hangs, bare, days[rows])


def _may_be_in_trouble(game: Game) -> tuple[IntArray, ...]:
    """Games and slots of the groups whose head's post stands empty or whose command is low."""
    state, head = game.state, organisation(game.state).head
    headless = (state.leader_in_post.take(head, axis=1) == 0) & (head >= 0)
    weak = state.command < game.rule(collapse.RULE)["low_command"]
    return places((state.group_alive > 0) & (headless | weak))


def _without_head(game: Game, rows: IntArray, group: IntArray, days: FloatArray) -> FloatArray:
    """Share of the last `days` (B,) for which each head was missing, a post that was due counting as filled; (n,)."""
    state = game.state
    head = organisation(state).head[group]
    found = np.zeros(rows.size)
    some = np.flatnonzero((head >= 0) & (state.leader_in_post[rows, head] == 0))
    rows, group, head = rows[some], group[some], head[some]
    until, due = state.day[rows], state.vacant_until[rows, head]
    until = np.where((due > NEVER) & (due < until), due, until)
    since = exact.larger(state.succession_day[rows, group], state.day[rows] - days[rows])
    gone = exact.clip(until - since, 0.0, np.inf)
    found[some] = gone / np.where(days > 0, days, 1.0)[rows]
    return found
