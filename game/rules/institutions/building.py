"""Building: police, courts and services grow slowly, out of money, and only where the state reforms itself.

In words: money for the police, the courts or the services of a region starts something that works only after it has gone
through four stages: people are found, trained, posted and trusted. Returns level off with the dollars a head, and the more
there is already the less is gained. Where officials are corrupt and political will is weak nearly all of it comes to
nothing, at any spend. When the money ends, what works goes on working: the rule knows no quick decay, and none is shown
that it would have to explain.

    under way  += pace * dollars / (dollars + half_funds) * (1 - capacity - under_way) * gate * weeks
    gate       = logistic((reform - threshold) / gate_width),  reform = (1 - corruption) * political_will / 100
    each of the 4 stages lasts stage_days on average; what leaves the last is capacity

`dollars` are those a week for each inhabitant, for one of the three institutions.

Source: source 002 (RAND: a successful counter-insurgency takes a median of 11 years and a host willing to reform), source
000 (the kingpin approach skips the slow work). The numbers are assumed. Rows: M34, M44, M46.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import book_at
from game.core.parameters import Values
from game.core.rows import at, places
from game.core.state import INSTITUTIONS, STAGES

RULE = "institutions.building"
FUNDED, PASSED, BUILT = (f"{RULE}.{name}" for name in ("funded", "passed", "built"))
DAYS_A_WEEK: Final = 7.0


def reform(corruption: FloatArray, political_will: FloatArray) -> FloatArray:
    """How far the state reforms itself in a region, 0-1; will 0-100."""
    return (1.0 - corruption) * political_will / 100.0


def gate(p: Values, reform: FloatArray) -> FloatArray:
    """Share of what is paid for that comes to something, 0-1."""
    return exact.logistic((reform - p["threshold"]) / p["gate_width"])


def intake(
    p: Values, dollars: FloatArray, capacity: FloatArray, under_way: FloatArray, reform: FloatArray, weeks: FloatArray
) -> FloatArray:
    """Capacity that money starts in so many weeks; `dollars` a week a head. Shapes broadcast."""
    room = exact.larger(1.0 - capacity - under_way, 0.0)
    return p["pace"] * (dollars / (dollars + p["half_funds"])) * room * gate(p, reform) * weeks


def _moves(p: Values, days: FloatArray) -> list[FloatArray]:
    """Chances that within `days` something moves on by 0, 1, 2 and 3 stages: a Poisson process of one in stage_days."""
    passed = days / p["stage_days"]
    chance = exact.exp(-passed)
    chances = [chance]
    for stage in range(1, STAGES):
        chance = chance * (passed / stage)
        chances.append(chance)
    return chances


def under_way_after(p: Values, building: FloatArray, started: FloatArray, days: FloatArray) -> FloatArray:
    """What is under way after `days`, by stage along the last axis; what is not is built.

    `building` (..., J) was under way before, `started` (...) came in evenly over the days; `days` meets (...).
    """
    stay, enter = _moves(p, days), _moves(p, days / 2.0)
    stages = []
    for stage in range(STAGES):
        here: FloatArray = started * enter[stage]
        for before in range(stage + 1):
            here = here + building[..., before] * stay[stage - before]
        stages.append(here)
    return np.stack(stages, axis=-1)


def build(
    game: Game, days: FloatArray, turn_days: float, will: FloatArray,
    aid: FloatArray | None = None, further: FloatArray | float = 0.0,
) -> None:  # fmt: skip
    """What is under way moves on over a pulse of `days` (B,), and money starts more; `will` (B,) is Mexico's, 0-100.

    `aid` (B,): dollars a week a head for each institution everywhere that the partner pays; `further` (B,) reform by its
    conditions.
    """
    state = game.state
    busy = state.build_funds > 0
    if aid is not None:
        busy |= ((aid > 0)[:, None] & (state.region_key != 0))[:, :, None]
    for stage in range(STAGES):
        busy |= state.building[..., stage] > 0
    # Little is built at a time: a list of the places, by game, region and institution.
    rows, region, kind = where = places(busy)
    if rows.size == 0:
        return
    p, span = game.rule_at(RULE, rows), days[rows]
    before, capacity = state.building[where], np.stack([getattr(state, name) for name in INSTITUTIONS], axis=-1)
    people = exact.larger(at(state.population, rows, region), 1)
    dollars = at(state.build_funds, *where) * (DAYS_A_WEEK / turn_days) / people
    ready = reform(at(state.corruption, rows, region), will[rows])
    if aid is not None:
        dollars = dollars + aid[rows]
        ready = ready + (further + will * 0.0)[rows]
    started = intake(p, dollars, at(capacity, *where), exact.total(before), ready, span / DAYS_A_WEEK)
    book_at(game, "building", FUNDED, (*where, np.zeros_like(rows)), started)
    change = under_way_after(p, before, started, span) - state.building[where]
    stages = np.arange(rows.size * STAGES) % STAGES
    book_at(game, "building", PASSED, (*(np.repeat(one, STAGES) for one in where), stages), change.ravel())
    built = -exact.total(change)
    for number, name in enumerate(INSTITUTIONS):
        mine = np.flatnonzero(kind == number)
        book_at(game, name, BUILT, (rows[mine], region[mine]), built[mine])
