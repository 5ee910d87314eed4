"""Cases: what police and intelligence hold becomes cases that prosecutors can bring, more of it where it is put together.

In words: those arrested and the leads that analysts gain are the inputs. Of these only a part becomes a case that would
stand, less where the police bring little evidence. A fusion cell of the two states puts separate data together: the more
money, the more cases come of the same inputs, with returns that level off; while cooperation is suspended it does not work.
Cases built together also stand better in court: more of those arrested are convicted.

    fused   = dollars a week / (dollars a week + half_funds) * (1 - suspension)
    cases   = (per_arrest * arrests * police + per_lead * leads) * (1 + fusion_gain * fused), over a turn
    convicted of those whose cases are decided (rule people.custody) * (1 + conviction_gain * fused)

Source: source 004 (cooperation was siloed, with weak interagency planning and information sharing). The numbers are assumed.
Row: M83.
"""

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import count_at
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import add_by

RULE = "institutions.cases"


def fused(p: Values, dollars_a_week: FloatArray, suspension: FloatArray) -> FloatArray:
    """How far the fusion cell puts data together, 0-1."""
    return dollars_a_week / (dollars_a_week + p["half_funds"]) * exact.larger(1.0 - suspension, suspension * 0.0)


def inputs(p: Values, arrests: FloatArray, leads: FloatArray) -> FloatArray:
    """Cases to be built of so many arrests, weighted by the capacity of the police, and leads, without a fusion cell."""
    return p["per_arrest"] * arrests + p["per_lead"] * leads


def built(p: Values, inputs: FloatArray, fused: FloatArray) -> FloatArray:
    """Cases to be built of the same inputs with a fusion cell that works so well."""
    return inputs * (1.0 + p["fusion_gain"] * fused)


def standing(p: Values, fused: FloatArray) -> FloatArray:
    """Factor on the share of decided cases that end in a conviction."""
    return 1.0 + p["conviction_gain"] * fused


def cell(game: Game, turn_days: float) -> FloatArray:
    """How far the fusion cell of each game works; (B,)."""
    state = game.state
    return fused(game.rule(RULE, 1), state.fusion_funds * (7.0 / turn_days), state.suspension)


def build_cases(game: Game, turn_days: float) -> None:
    """Cases built of what came in over the turn that ends."""
    state, p = game.state, game.rule(RULE, 1)
    regions = state.region_key.shape[1]
    taken = add_by(state.arrests_presence * 1.0, state.presence_region, regions) + state.local_arrests_region
    leads = exact.integer_total(state.leads_gained) * 1.0
    mean = built(p, inputs(p, exact.total(taken * state.police), leads), cell(game, turn_days))
    luck_of = luck.uniform(luck.key(state.seed, Purpose.CASES, state.day))
    count_at(game, "cases_built", (np.arange(game.batch),), exact.floor_int(mean + luck_of))
