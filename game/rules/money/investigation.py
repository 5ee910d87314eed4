"""Cases against money: investigators of two countries learn a group's accounts, freeze them, and keep its launderers busy.

In words: the United States can follow the money of all groups, Mexico can go after the finances of one, and a group that is
designated can be sanctioned. Each keeps part of the laundering down, with returns that level off; worked with the partner
cases reach further, the more intelligence the two states share. It takes months until cases bite, and as long until groups
have found new ways once nobody follows them. Of the money at hand a part is frozen, the more the further the cases are.

    goal  = 1 - (1 - joined * follow_best * x/(x + 1)) * (1 - joined * freeze_best * y/(y + half_points))
                * (1 - sanction_best * z/(z + half_points))
    x = dollars a week / (half_share * what all groups usually launder), y and z points a turn on the group
    joined = 1 + joint_gain * intelligence_cooperation for cases worked with the partner, otherwise 1
    case_level moves to goal with half-life building_half_life
    frozen = freeze_rate * case_level * (cash + dirty cash) * weeks

Source: source 004 (FinCEN with Mexico's financial-intelligence unit; the counter-fentanyl strike force; following the money
constrains cartels). The numbers are assumed. Row: M65.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import book, move_all
from game.core.parameters import Values

RULE = "money.investigation"
BUILT, FROZEN = (f"{RULE}.{name}" for name in ("built", "frozen"))


def followed(p: Values, dollars: FloatArray, usual: FloatArray) -> FloatArray:
    """Part of all laundering that so many dollars a week keep down, of groups that usually launder so much a week."""
    worth = dollars / exact.larger(p["half_share"] * usual, 1.0)
    return p["follow_best"] * worth / (worth + 1.0)


def on_a_group(p: Values, best: FloatArray, points: FloatArray) -> FloatArray:
    """Part of a group's laundering that so many points a turn keep down, `best` with points without end."""
    return best * points / (points + p["half_points"])


def joined(p: Values, joint: FloatArray, cooperation: FloatArray) -> FloatArray:
    """Factor on what cases reach; `joint` is 1 where they are worked with the partner."""
    return 1.0 + p["joint_gain"] * joint * cooperation


def together(followed: FloatArray, frozen: FloatArray, sanctioned: FloatArray) -> FloatArray:
    """Part of the laundering that all cases together keep down; none goes beyond the whole."""
    left: FloatArray = exact.larger(1.0 - followed, 0.0) * exact.larger(1.0 - frozen, 0.0)
    return 1.0 - left * exact.larger(1.0 - sanctioned, 0.0)


def built(p: Values, level: FloatArray, goal: FloatArray, days: FloatArray) -> FloatArray:
    """Change of what cases keep down over `days`. Shapes broadcast."""
    return (goal - level) * (1.0 - exact.half_power(days, p["building_half_life"]))


def frozen(p: Values, level: FloatArray, money: IntArray, weeks: FloatArray) -> IntArray:
    """Dollars frozen in so many weeks."""
    return exact.floor_int(exact.smaller(p["freeze_rate"] * level * weeks, 1.0) * money)


def goal_of_groups(game: Game, turn_days: float, usual: FloatArray) -> FloatArray:
    """What the cases that run keep down in the end; `usual` dollars a week laundered by each group, (B, G)."""
    state, p, shared = game.state, game.rule(RULE), game.state.intelligence_cooperation[:, None]
    dollars = state.follow_funds[:, None] * (7.0 / turn_days)
    of_all = followed(p, dollars, exact.total(usual)[:, None]) * joined(p, state.follow_joint[:, None] * 1.0, shared)
    alone = on_a_group(p, p["freeze_best"] + usual * 0.0, state.freeze_points * 1.0)
    of_one = alone * joined(p, state.freeze_joint * 1.0, shared)
    return together(of_all, of_one, on_a_group(p, p["sanction_best"] + usual * 0.0, state.sanction_points * 1.0))


def build(game: Game, days: FloatArray, turn_days: float, usual: FloatArray) -> None:
    """Cases come on over a pulse of `days` (B,), and money is frozen; `usual` as above."""
    state = game.state
    running = state.follow_funds.any() or state.freeze_points.any() or state.sanction_points.any()
    if not (running or state.case_level.any()):
        return
    p = game.rule(RULE)
    aim = np.zeros_like(usual)
    if running:  # what is brought against the money of all reaches the groups that there are
        aim = np.where(state.group_alive > 0, goal_of_groups(game, turn_days, usual), 0.0)
    change = built(p, state.case_level, aim, days[:, None])
    book(game, "case_level", BUILT, change)
    for account in ("cash", "dirty_cash"):
        taken = frozen(p, state.case_level - change / 2.0, getattr(state, account), days[:, None] / 7.0)
        move_all(game, FROZEN, account, taken, "forfeited", taken)
        state.forfeited_group += taken
