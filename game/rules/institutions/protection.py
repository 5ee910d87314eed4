"""Protection: officials shield a group in a region, for money and by arrangement, until somebody breaks the arrangement.

In words: in every region where a group is present some of its officials shield it. Where it has a protector of its own, a
politician or commander who keeps the rest in line, part of the shield stands and falls with him; whoever follows him needs
months to fill his place. Bribes buy more, with returns that level off, for as long as they are paid. Protection follows all
this within weeks. Arrests, purges, exposure and a new state government cut it and what it returns to. One protected group
that rules a region alone keeps the others, and its own men, quiet.

    goal = base + (1 - base) * bought * dollars / (dollars + half_bribe),  base = protection_rest * (1 - post_share * absent)
    protection moves to goal with half-life protection_half_life
    calm = 1 - most_calm * protection * largest(2 * share - 1, 0)

`dollars` a week paid as bribes there; `absent` is 1 while the post of the group's protector is vacant and then falls with
half-life settling_half_life while somebody new holds it; `share` that of the
group among the members of all named groups there; `calm` is a factor on the violence in the region.

Source: source 003 (corrupt officials are the backbone), source 002 (the arrangements of the PRI years kept violence low, and
broke with democratic turnover); Rios, Journal of Conflict Resolution 57 (2013) on the same. The numbers are
assumed. Rows: M38, M39, M76.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import book
from game.core.parameters import Values
from game.core.roll import Roll
from game.core.rows import look

RULE = "institutions.protection"
FOLLOWS = f"{RULE}.follows"


def absence(p: Values, days_in_post: FloatArray) -> FloatArray:
    """How far a protector still is missing who has held the post for so many days."""
    return exact.half_power(days_in_post, p["settling_half_life"])


def base(p: Values, rest: FloatArray, absent: FloatArray) -> FloatArray:
    """Protection by arrangement; `absent` is how far the protector is missing, where there is such a post."""
    return rest * (1.0 - p["post_share"] * absent)


def goal(p: Values, base: FloatArray, dollars: FloatArray) -> FloatArray:
    """Level toward which protection moves while so many dollars a week are paid as bribes there."""
    return base + (1.0 - base) * p["bought"] * (dollars / (dollars + p["half_bribe"]))


def following(p: Values, protection: FloatArray, goal: FloatArray, days: FloatArray) -> FloatArray:
    """Change of the protection over `days`. Shapes broadcast."""
    return (goal - protection) * (1.0 - exact.half_power(days, p["protection_half_life"]))


def calm(p: Values, protection: FloatArray, share: FloatArray) -> FloatArray:
    """Factor on violence where a group so protected has this share of the members of named groups."""
    return 1.0 - p["most_calm"] * protection * exact.larger(2.0 * share - 1.0, 0.0)


def of_regions(game: Game, roll: Roll) -> FloatArray:
    """Protection in each region: the mean over its groups, weighted by members; (B, R)."""
    return roll.mean_by_region(roll.of(game.state.protection), roll.counted_of(game.state.members))


def calm_in_regions(game: Game, roll: Roll) -> FloatArray:
    """Factor on the violence in each region, by the group that has more than half of the members there; (B, R)."""
    members = roll.counted_of(game.state.members) * 1.0
    share = members / roll.of_region(exact.larger(roll.by_region(members), 1.0))
    # Only one with more than half can keep the others quiet.
    alone = np.flatnonzero(share > 0.5)
    protection = game.state.protection.ravel().take(roll.place.take(alone))
    factors = np.ones(game.state.heat.shape)
    p = game.rule_at(RULE, roll.row.take(alone))
    factors.reshape(-1)[roll.region.take(alone)] = calm(p, protection, share.take(alone))
    return factors


def follow(game: Game, days: FloatArray, turn_days: float, absent: FloatArray, kept: FloatArray | None = None) -> None:
    """Protection follows what it rests on over a pulse of `days` (B,); `absent` (B, P) as in `base`.

    `kept` (B, P): part of the arrangement that officials keep up, None for all of it.
    """
    state, p = game.state, game.rule(RULE)
    aim = base(p, state.protection_rest, absent)
    if kept is not None:
        aim = aim * kept
    if state.bribe_funds.any():
        paid = np.flatnonzero(state.bribe_funds > 0)
        met = look(state.pay_met, state.presence_group).ravel().take(paid)
        dollars = state.bribe_funds.ravel().take(paid) * met * (7.0 / turn_days)
        aim.reshape(-1)[paid] = goal(game.rule_at(RULE, paid // aim.shape[1]), aim.ravel().take(paid), dollars)
    change = following(p, state.protection, aim, days[:, None])
    if change.any():
        book(game, "protection", FOLLOWS, change)
