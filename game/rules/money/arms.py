"""Arms: guns come from the United States, wear out, are found, and make fighting deadlier the more there are a member.

In words: a group wants as many guns a member as it had at the start. It replaces what wears out and is passed on, and closes
part of a gap; all of it is bought in the United States and carried south. Enforcement against gun trafficking there works
slowly and leaves buyers a part of what they want, with returns that level off. Some guns are found inside the country. With
fewer guns a member a group's fights cost fewer lives, with more they cost more.

    target   = arms_rest * members
    wanted   = arms_wear * target * weeks + larger(target - arms, 0) * (1 - 2 ^ (-days / catch_up))
    access   moves to 1 - best * x/(x + 1) with half-life enforce_half_life, x = dollars a week / (half_funds * guns a week)
    bought   = wanted * access + (1 - heavy_part) * dollars of `arm` / price
    lost     = arms * arms_wear * weeks, of it smaller(1, found / arms_wear) found and seized by the state
    armed    = 1 + lethality * (level - 1), level = arms / (arms_rest * members), within least_level and most_level

`arms_wear` is such that the stock of the start stands still under the flow of the start.

Source: 135,000 guns a year cross (2022), 24,000 were seized inside Mexico from October 2024 to February 2026 (DATA.md 4.5);
source 002 and 004 (.50-calibre rifles outgun the state). The rest is assumed; DATA.md, levers: controls cost the inflow 5
to 15% a year and lethality 1 to 3%. Row: M66.
"""

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import book, move_all
from game.core.parameters import Values
from game.core.purposes import Purpose

RULE = "money.arms"
ENFORCED, WORN, FOUND, KIT = (f"{RULE}.{name}" for name in ("enforced", "worn", "found", "kit"))


def wanted(p: Values, wear: FloatArray, target: FloatArray, arms: IntArray, days: FloatArray) -> FloatArray:
    """Guns that a group wants to buy in `days`. Shapes broadcast."""
    gap = exact.larger(target - arms, 0.0)
    return wear * target * (days / 7.0) + gap * (1.0 - exact.half_power(days, p["catch_up"]))


def access_goal(p: Values, dollars: FloatArray, guns_a_week: FloatArray) -> FloatArray:
    """Part of the guns wanted that can be had in the end under so many dollars of enforcement a week."""
    worth = dollars / exact.larger(p["half_funds"] * guns_a_week, 1.0)
    return 1.0 - p["best"] * worth / (worth + 1.0)


def access_change(p: Values, access: FloatArray, goal: FloatArray, days: FloatArray) -> FloatArray:
    """Change of that part over `days`. Shapes broadcast."""
    return (goal - access) * (1.0 - exact.half_power(days, p["enforce_half_life"]))


def bought_with(p: Values, dollars: FloatArray) -> FloatArray:
    """Guns that money set aside for arms buys beside those wanted."""
    return (1.0 - p["heavy_part"]) * dollars / p["price"]


def lost(wear: FloatArray, arms: IntArray, weeks: FloatArray) -> FloatArray:
    """Guns that a group loses in so many weeks, worn, passed on or found."""
    return exact.smaller(wear * weeks, 1.0) * arms


def found_part(p: Values, wear: FloatArray) -> FloatArray:
    """Part of the guns lost that the state finds; 0 where none are lost."""
    return np.where(wear > p["found"], p["found"] / np.where(wear > 0, wear, 1.0), (wear > 0) * 1.0)


def armed(p: Values, level: FloatArray) -> FloatArray:
    """Factor on the deadliness of a group's fights; `level` is its arms a member beside those of the start."""
    return 1.0 + p["lethality"] * (exact.clip(level, p["least_level"], p["most_level"]) - 1.0)


def level_of_groups(game: Game, members: FloatArray) -> FloatArray:
    """Arms a member of every group beside those of the start, 1 where it has no arms to speak of; `members` (B, G)."""
    target = game.state.arms_rest * members
    return np.where(target > 0, game.state.arms / np.where(target > 0, target, 1.0), 1.0)


def enforce(game: Game, days: FloatArray, turn_days: float) -> None:
    """Enforcement against gun trafficking works over a pulse of `days` (B,)."""
    state = game.state
    if not state.guns_funds.any() and (state.guns_access == 1.0).all():
        return
    p = game.rule(RULE, 1)
    aim = access_goal(p, state.guns_funds * (7.0 / turn_days), state.guns_a_week)
    book(game, "guns_access", ENFORCED, access_change(p, state.guns_access, aim, days))


def wear_out(game: Game, days: FloatArray) -> None:
    """Guns wear out, are passed on and are found over a pulse of `days` (B,)."""
    state, p, wear = game.state, game.rule(RULE), game.state.arms_wear[:, None]
    key = luck.key(state.seed[:, None], Purpose.GUNS_LOST, state.day[:, None], state.group_key)
    gone = exact.smaller(exact.floor_int(lost(wear, state.arms, days[:, None] / 7.0) + luck.uniform(key)), state.arms)
    taken = exact.floor_int(gone * found_part(p, wear) + luck.uniform(luck.child(key, 1)))
    taken = exact.smaller(taken, gone)
    worn = gone - taken
    move_all(game, WORN, "arms", worn, "guns_lost", worn)
    move_all(game, FOUND, "arms", taken, "guns_seized", taken)
    state.guns_taken_group += taken


def pay_for_kit(game: Game, dollars: IntArray) -> None:
    """Heavy kit is paid for, (B, G), as far as the cash goes."""
    paid = exact.smaller(dollars, game.state.cash)
    move_all(game, KIT, "cash", paid, "paid_out", paid)
