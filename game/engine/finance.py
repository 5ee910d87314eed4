"""Money and guns, pulse by pulse: proceeds become money, money becomes pay and guns, and states go after both.

The rules of the chapter do not know each other; what they give one another, and the factors they hand to violence, raids,
recruitment and leaving, is computed here. Every factor is None where the scenario has no such chapter.
"""

from typing import Final

import numpy as np

from game.core import exact, luck
from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.core.purposes import Purpose
from game.core.roles import BY_NAME
from game.core.roll import Roll, call_roll
from game.core.rows import look, running_before
from game.rules.money import arms, heavy, investigation, laundering, southbound, spending
from game.rules.succession import hands

_OF_MONEY: Final = tuple(BY_NAME[name].code for name in ("financier", "broker", "logistician"))
_GUNMEN: Final = (BY_NAME["enforcer"].code,)
Staff = tuple[FloatArray, FloatArray]  # posts of a role that are held, and how many there are; (B, G)
_EVEN: Final = 1.0e-9  # a factor so close to 1 is none


def has_money(game: Game) -> bool:
    """Whether the scenario has the chapter of money and guns."""
    return bool(game.state.arms_rest.any())


def has_lines(game: Game) -> bool:
    """Whether groups of the scenario earn by lines of revenue; one game tells it of all."""
    return bool(game.state.line_share[:1].any())


def run(game: Game, days: FloatArray, turn_days: float) -> None:
    """A pulse of `days` (B,), which ends at each game's clock."""
    if not has_money(game):
        return
    state = game.state
    roll = call_roll(state)
    members = roll.by_group(roll.counted_of(state.members))
    financiers, brokers, carriers = _staff(game, _OF_MONEY)
    usual, passing = state.laundering_rest * members, southbound.crossings(game, turn_days)
    investigation.build(game, days, turn_days, usual)
    laundering.follow(game, days, usual, *financiers)
    if has_lines(game):
        southbound.catch_cash(game, laundering.laundered(state.dirty_cash, state.laundering, days[:, None] / 7.0), passing)
        spending.spend(game, days, usual, laundering.launder(game, days))
        spending.count_upkeep(game, roll, days)
    heavy.keep_up(game, days, *brokers, _set_aside(game, days, turn_days, heavy_kit=True))
    arms.enforce(game, days, turn_days)
    arms.wear_out(game, days)
    _buy(game, days, turn_days, members, hands.carried(game.rule(hands.RULE), *carriers), passing)


def _staff(game: Game, roles: tuple[int, ...]) -> list[Staff]:
    """Of each of these roles: how many posts of each group are held, and how many it has."""
    # Which posts there are is the scenario's: one game tells it of all.
    role, owner = game.state.post_role[0], game.state.post_group[0]
    found = list[Staff]()
    for code in roles:
        held: FloatArray = np.zeros_like(game.state.heavy)
        posts = np.flatnonzero((role == code) & (owner >= 0))
        group = owner[posts]
        turn = running_before(group, np.ones_like(group))
        for number in range(int(exact.largest(turn)) + 1 if turn.size else 0):
            now = turn == number
            held[:, group[now]] += game.state.leader_in_post[:, posts[now]] > 0
        has = np.bincount(group, minlength=held.shape[1]) * 1.0
        found.append((held, np.broadcast_to(has, held.shape)))
    return found


def _set_aside(game: Game, days: FloatArray, turn_days: float, heavy_kit: bool) -> FloatArray:
    """Dollars a week set aside for heavy kit, or all dollars of the pulse set aside, as far as cash goes; (B, G)."""
    state = game.state
    if not state.arm_funds.any():
        return np.zeros_like(state.heavy)
    p, span = game.rule(arms.RULE), days[:, None]
    wanted = exact.smaller(exact.floor_int(state.arm_funds * (span / turn_days)), state.cash)
    return wanted * (7.0 / span) * p["heavy_part"] if heavy_kit else wanted * 1.0


def _buy(
    game: Game, days: FloatArray, turn_days: float, members: FloatArray, carried: FloatArray, passing: southbound.Passing
) -> None:
    """Groups buy guns, the part of them that can be `carried`, and pay what they have set aside for heavy kit."""
    state, p, span = game.state, game.rule(arms.RULE), days[:, None]
    target = state.arms_rest * members * (state.group_alive > 0)
    spare = _set_aside(game, days, turn_days, heavy_kit=False)
    want = arms.wanted(p, state.arms_wear[:, None], target, state.arms, span) * carried
    reached = state.guns_access[:, None]
    key = luck.key(state.seed[:, None], Purpose.GUNS_BOUGHT, state.day[:, None], state.group_key)
    bought = exact.floor_int(want * reached + arms.bought_with(p, spare) + luck.uniform(key))
    bought = exact.smaller(bought, state.guns_for_sale)
    stopped = np.zeros_like(bought)
    if (reached < 1.0).any():
        kept = want * (1.0 - reached) * p["stopped_part"]
        stopped = exact.floor_int(kept + luck.uniform(luck.child(key, 1)) * (kept > 0))
        stopped = exact.smaller(stopped, state.guns_for_sale - bought)
    southbound.carry(game, bought, stopped, p["price"] + spare * 0.0, passing)
    if spare.any():
        arms.pay_for_kit(game, exact.floor_int(spare * p["heavy_part"]))


# -- what other chapters are handed ------------------------------------------------------------------------------


def armed_in_regions(game: Game, roll: Roll) -> FloatArray | None:
    """Factor on the deadliness of fights in each region by the arms of the groups there; (B, R), None for 1 throughout."""
    if not has_money(game):
        return None
    members = roll.counted_of(game.state.members) * 1.0
    level = arms.armed(game.rule(arms.RULE), arms.level_of_groups(game, roll.by_group(members)))
    level = level * hands.fought(game.rule(hands.RULE), *_staff(game, _GUNMEN)[0])
    there = roll.mean_by_region(roll.of_group(level), members)
    return np.where(there > 0, there, 1.0)


def gear_of(game: Game, rows: IntArray, group: IntArray) -> FloatArray | None:
    """Factor on the deaths of raiders against groups by their heavy kit and arms; (n,), None for 1 throughout."""
    if not has_money(game):
        return None
    state = game.state
    roll = call_roll(state)
    members = roll.by_group(roll.counted_of(state.members))
    level = arms.level_of_groups(game, members)[rows, group]
    kit = heavy.gear(game.rule_at(heavy.RULE, rows), state.heavy[rows, group], state.heavy_rest[rows, group])
    return kit * arms.armed(game.rule_at(arms.RULE, rows), level)


def recruiting(game: Game) -> FloatArray | None:
    """Factor on what each group recruits, by its pay; (B, G), None for 1 throughout."""
    return None if _all_paid(game) else spending.recruiting(game.rule(spending.RULE), game.state.pay_met)


def leaving(game: Game) -> FloatArray | None:
    """Factor on how many leave each group, by its pay; (B, G), None for 1 throughout."""
    return None if _all_paid(game) else spending.leaving(game.rule(spending.RULE), game.state.pay_met)


def looking_away(game: Game) -> FloatArray | None:
    """Part of the protection by arrangement that officials keep up for each presence; (B, P), None for all of it."""
    if _all_paid(game):
        return None
    kept = spending.looking_away(game.rule(spending.RULE), game.state.pay_met)
    return np.where(game.state.presence_group >= 0, look(kept, game.state.presence_group), 1.0)


def _all_paid(game: Game) -> bool:
    short: BoolArray = game.state.pay_met < 1.0 - _EVEN
    return not short.any()
