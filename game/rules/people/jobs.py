"""Jobs: work and schooling keep some of those away whom groups would recruit, after a long time and maybe a little.

In words: money for work and schooling reaches young people at risk, with returns that level off. What it is worth passes
through four stages - planning, hiring and enrolling, learning, looking for work - each of some weeks, before it keeps
anybody from joining; when the money ends, what was built fades at the same pace.

    reached     = dollars a year / (cost * at_risk * population)
    aim         = best * reached / (reached + 1)
    jobs_stage 1 follows the aim, each later stage the one before and opportunity the last, halving the gap to what it
    follows within stage_half_life days (solved exactly for a chain of equal stages)
    opportunity = share of would-be recruits who do not join (rule people.recruitment)

Source: source 002 (such programmes take a long time to work, if they work at all); DATA.md, levers: recruitment falls by 2
to 10% in two years in the best case, at about 832 dollars per person a year (Prieto-Curiel and others, 2025).
Rows: M41, M42.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import book
from game.core.parameters import Values

RULE = "people.jobs"
BUILT, FOLLOWED = (f"{RULE}.{name}" for name in ("built", "followed"))
DAYS_A_YEAR = 365.0
_LN_2 = 0.6931471805599453


def reached(p: Values, dollars_a_year: FloatArray, population: IntArray) -> FloatArray:
    """Places in work and school over the young people at risk; may exceed 1. Shapes broadcast."""
    return dollars_a_year / (p["cost"] * p["at_risk"] * exact.larger(population * 1.0, 1.0))


def aim(p: Values, reached: FloatArray) -> FloatArray:
    """Share of would-be recruits whom places for so many would keep away in the end."""
    return p["best"] * (reached / (reached + 1.0))


def through_stages(p: Values, stages: FloatArray, aim: FloatArray, days: FloatArray) -> FloatArray:
    """What stages, first to last along the last axis, come to in `days`; `aim` and `days` lack that axis.

    The gaps to the aim follow exp(-k t) (y_j + k t y_(j-1) + (k t)^2/2 y_(j-2) + ...), the solution of the chain.
    """
    halvings = days / p["stage_half_life"]
    left, step = exact.half_power(days, p["stage_half_life"]), halvings * _LN_2
    gaps = stages - aim[..., None]
    result = np.empty_like(stages)
    number = stages.shape[-1]
    for stage in reversed(range(number)):
        weight, gap = left, left * gaps[..., stage]
        for behind in range(1, stage + 1):
            weight = weight * step / behind
            gap = gap + weight * gaps[..., stage - behind]
        result[..., stage] = aim + gap
    return result


def pass_on(game: Game, days: FloatArray, turn_days: float) -> None:
    """What is paid for passes on through its stages over `days` (B,)."""
    state = game.state
    if not (state.jobs_funds.any() or state.jobs_stage.any() or state.opportunity.any()):
        return
    p = game.rule(RULE)
    wanted = aim(p, reached(p, state.jobs_funds * (DAYS_A_YEAR / turn_days), state.population))
    chain = np.concatenate([state.jobs_stage, state.opportunity[:, :, None]], axis=2)
    span = np.broadcast_to(days[:, None], wanted.shape)
    change = through_stages(p, chain, wanted, span) - chain
    book(game, "jobs_stage", BUILT, change[:, :, :-1])
    book(game, "opportunity", FOLLOWED, change[:, :, -1])
