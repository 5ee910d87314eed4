"""Recruitment: groups draw people in, in proportion to their members.

In words: every member brings in new members at a constant weekly rate, from the people of the region. Work and schooling
keep some of those away who would have come; where groups are liked more than usual more come. A group that lies low
recruits less, and so does one whose purse no longer carries the pay of its members. Local groups recruit alike, so
steadily in their many cells that luck only rounds; where the income is missed that large groups brought (rule
markets.slump), more people join them.

    recruits  ~ Poisson(rate * members * weeks * factor)
    factor    = (1 - opportunity) * (1 + support_weight * support above its rest) * drive
    local groups: recruits * (1 + slump_weight * slump)
    drive     = (1 - lying_low_cost * lying_low) * (purse_floor + (1 - purse_floor) * smaller(1, cash a member / cushion))

Each part of the factor is 1 as things usually stand: the rule is then the recruitment term of the published model.

Source: Prieto-Curiel, Campedelli and Hope, Science 381:1312 (2023), rho * C: 350 to 370 recruits a week in the country
(DATA.md 1.1-1.3); pay of 13,000 dollars a year (DATA.md 1.8); source 002 (nationalism and jobs). Rows: M41, M42, M70.
"""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import count_each, move_all, move_each
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.roll import Roll
from game.core.rows import running_before

RULE = "people.recruitment"
RECRUITED = "people.recruitment.recruited"


def expected(
    p: Values, members: IntArray | FloatArray, weeks: FloatArray | float, factor: FloatArray | float = 1.0
) -> FloatArray:
    """Expected recruits; `factor` is 1 as things usually stand. Shapes broadcast."""
    return np.asarray(p["rate"] * members * weeks * factor)


def readiness(p: Values, opportunity: FloatArray, support: FloatArray, rest: FloatArray) -> FloatArray:
    """How ready the people of a region are to join, 1 as usual; shapes broadcast."""
    above = exact.larger(support - rest, 0.0)
    return (1.0 - opportunity) * (1.0 + p["support_weight"] * above)


def drive(p: Values, lying_low: FloatArray, cash: IntArray, members: IntArray) -> FloatArray:
    """How much a group recruits beside its usual; shapes broadcast."""
    enough = cash >= p["cushion"] * members
    carried = np.where(enough, 1.0, cash / np.where(enough, 1.0, p["cushion"] * members))
    return (1.0 - p["lying_low_cost"] * lying_low) * (p["purse_floor"] + (1.0 - p["purse_floor"]) * carried)


def stranded(p: Values, slump: FloatArray) -> FloatArray:
    """How much more readily people join local groups where the income that groups brought is missed."""
    return 1.0 + p["slump_weight"] * slump


def recruit(game: Game, roll: Roll, days: FloatArray, paid: FloatArray | None = None) -> None:
    """Draw the recruits of named and of local groups in a pulse of `days` (B,).

    `paid` (B, G): factor by what each group pays its people, None for 1 throughout.
    """
    state, p, wide = game.state, game.rule(RULE), game.rule_at(RULE, roll.row)
    weeks, members = days[:, None] / 7.0, roll.counted_of(state.members)
    ready = readiness(p, state.opportunity, state.support, state.support_rest)
    own = drive(p, state.lying_low, state.cash, roll.counted_by_group(members))
    own = own if paid is None else own * paid
    mean = expected(wide, members, roll.of_region(weeks * ready), roll.of_group(own))
    recruits = _as_many_as_there_are(game, roll, draws.poisson(roll.keys(state, Purpose.RECRUITMENT), mean))
    move_each(game, RECRUITED, recruits, "population", roll.region, "members", roll.place)
    count_each(game, "recruits_presence", roll.place, recruits)
    if state.local_members.any():
        key = luck.key(state.seed[:, None], Purpose.LOCAL_RECRUITMENT, state.day[:, None], state.region_key)
        idle = stranded(p, state.slump) if state.slump.any() else 1.0
        local = exact.floor_int(expected(p, state.local_members, weeks, ready * idle) + luck.uniform(key))
        local = exact.smaller(local, state.population)
        move_all(game, RECRUITED, "population", local, "local_members", local)
        state.local_recruits_region += local


def _as_many_as_there_are(game: Game, roll: Roll, wanted: IntArray) -> IntArray:
    """Recruits (n,), in each region no more than it has people; groups there draw from the same people."""
    people = game.state.population
    if (roll.by_region(wanted) <= people).all():
        return wanted
    room = people.ravel().take(roll.region) - running_before(roll.region, wanted)
    return exact.smaller(wanted, exact.larger(room, 0))
