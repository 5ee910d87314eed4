"""What becomes of groups week by week: affiliates break away, groups without a head fall apart."""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.purposes import Purpose
from game.core.roles import BOSS, DEPUTY, HEIR
from game.core.rows import add_int_by, places, running_before
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
    chance = _chance(game, days)
    rows, group = places(chance > 0)
    key = luck.key(state.seed[rows], Purpose.GROUP_COLLAPSE, state.day[rows], state.group_key[rows, group])
    falls = np.flatnonzero(luck.uniform(key) < chance[rows, group])
    rows, group = rows[falls], group[falls]
    # One group of each game at a time: what the first leaves may go to the next.
    wave = running_before(rows, np.ones_like(rows))
    for number in range(int(exact.largest(wave)) + 1 if rows.size else 0):
        now = wave == number
        event = state.succession_event[rows[now], group[now]]
        births.dissolve(game, rows[now], group[now], collapse.COLLAPSED, event)


def _chance(game: Game, days: FloatArray) -> FloatArray:
    """Chance of each group to fall apart within the days before each game's clock; shape (B, G)."""
    state, p = game.state, game.rule(collapse.RULE)
    groups = state.group_key.shape[1]
    contested = (state.succession == CONTESTED) * 1.0
    led = collapse.trouble(p, _without_head(game, days), contested, state.command)
    held = (state.leader_in_post > 0) * 1
    heir = add_int_by(held * (state.post_role == HEIR), state.post_group, groups)
    deputies = add_int_by(held * (state.post_role == DEPUTY), state.post_group, groups)
    members = add_int_by(state.members, state.presence_group, groups)
    small, hangs = collapse.smallness(p, members), collapse.hanging(p, state.hierarchy)
    bare = collapse.bareness(p, heir, deputies, state.bench)
    return collapse.chance(p, led, small, hangs, bare, days[:, None]) * (state.group_alive > 0)


def _without_head(game: Game, days: FloatArray) -> FloatArray:
    """Share of the last `days` during which each group's head was missing, a post that was due counting as filled."""
    state = game.state
    groups = state.group_key.shape[1]
    head = (state.post_role == BOSS) & (state.post_group >= 0)
    empty = add_int_by((head & (state.leader_in_post == 0)) * 1, state.post_group, groups) > 0
    until = np.repeat(state.day[:, None], groups, axis=1)
    rows, post = places(head & (state.leader_in_post == 0) & (state.vacant_until > NEVER))
    exact.lower_at(until, (rows, state.post_group[rows, post]), state.vacant_until[rows, post])
    start = state.day[:, None] - days[:, None]
    since = exact.larger(state.succession_day, start + state.succession_day * 0.0)
    gone = exact.clip(until - since, 0.0, np.inf)
    return np.where(empty, gone / np.where(days > 0, days, 1.0)[:, None], 0.0)
