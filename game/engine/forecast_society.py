"""Forecasts of slow levers and of words: building, jobs and schooling, prosecutions, public demands.

From public numbers, the seat's own and its estimates alone, by the formulas of the rules; nothing here reads the state of
the game. What takes long is told of two moments, as if everything else stayed as it is.
"""

from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.parameters import Values
from game.core.state import INSTITUTIONS, STAGES
from game.engine.forecast import Line
from game.engine.observe import View
from game.rules.institutions import building, control, demand, prosecution
from game.rules.people import arrests, jobs
from game.rules.violence import posture

YEAR: Final = 365.0
STEP: Final = 73.0  # days: a fifth of a year
MONTHS: Final = {12: 5, 36: 15}  # steps by the months after which an effect is told
DOLLARS: Final = 1.0e6


def forecast_building(view: View, row: int, region: int, kind: int, funds: float, turn_days: float) -> tuple[Line, ...]:
    """Capacity and state control gained in one and in three years by `funds` (million dollars a turn), and what sticks."""
    beliefs = view.beliefs
    if beliefs is None or funds <= 0.0:
        return ()
    p, one = view.parameters.of(building.RULE, 1), slice(row, row + 1)
    people = exact.larger(view.population[one, region] * 1.0, 1.0)
    dollars = funds * DOLLARS * (7.0 / turn_days) / people
    capacity = view.country.institutions()[kind][one, region]
    other = view.programmes.building[one, region, kind]
    names = ("sticks", "capacity_12", "capacity_36", "control_12", "control_36")
    found: dict[str, list[float]] = {name: [] for name in names}
    for lean in (0.0, 1.0, -1.0):
        corrupt = exact.clip(beliefs.corruption[one, region] + lean * beliefs.corruption_error[one, region], 0.0, 1.0)
        ready = building.reform(corrupt, view.standing.political_will[one])
        found["sticks"].append(float(building.gate(p, ready)[0]))
        built = capacity_built(p, dollars, capacity, other, ready)
        held = _control_held(view.parameters.of(control.RULE, 1), kind, built)
        for months, steps in MONTHS.items():
            found[f"capacity_{months}"].append(float(built[steps][0]))
            found[f"control_{months}"].append(float(held[steps][0]))
    units = {"sticks": "chance"}  # set beside the whole, the gains beside each other
    return tuple(Line(name, of[0], min(of), max(of), units.get(name, "share")) for name, of in found.items())


def _control_held(p: Values, kind: int, built: list[FloatArray]) -> list[FloatArray]:
    """State control that follows after what is built, step by step."""
    none, days = np.zeros(1), np.full(1, STEP)
    held: list[FloatArray] = [none]
    for capacity in built[1:]:
        rise = [capacity if number == kind else none for number in range(len(INSTITUTIONS))]
        held.append(held[-1] + control.rise(p, held[-1], control.gain(p, *rise), days))
    return held


def capacity_built(
    p: Values, dollars: FloatArray, capacity: FloatArray, other: FloatArray, ready: FloatArray
) -> list[FloatArray]:
    """What money that comes in evenly has built after 0, 1, 2 ... steps; `other` capacity is under way already."""
    days, weeks = np.full(1, STEP), np.full(1, STEP / building.DAYS_A_WEEK)
    under_way: FloatArray = np.zeros((1, STAGES))
    built: list[FloatArray] = [np.zeros(1)]
    for _step in range(max(MONTHS.values())):
        started = building.intake(p, dollars, capacity + built[-1], other + exact.total(under_way), ready, weeks)
        later = building.under_way_after(p, under_way, started, days)
        built.append(built[-1] + exact.total(under_way) + started - exact.total(later))
        under_way = later
    return built


def forecast_jobs(view: View, row: int, region: int, funds: float, turn_days: float) -> tuple[Line, ...]:
    """Share of would-be recruits whom `funds` (million dollars a turn) keep away: in half a year, two years, in the end."""
    if funds <= 0.0:
        return ()
    p, one = view.parameters.of(jobs.RULE, 1), slice(row, row + 1)
    a_year = np.full(1, funds * DOLLARS * (YEAR / turn_days))
    wanted = jobs.aim(p, jobs.reached(p, a_year, view.population[one, region]))
    found = []
    for name, days in (("jobs_6", YEAR / 2.0), ("jobs_24", 2.0 * YEAR)):
        chain = jobs.through_stages(p, np.zeros((1, STAGES + 1)), wanted, np.full(1, days))
        found.append((name, float(chain[0, -1])))
    found.append(("jobs_end", float(wanted[0])))
    return tuple(Line(name, value, value, value, "share") for name, value in found)


@attrs.frozen
class Campaign:
    """A campaign against protectors: where, at whom, with whom."""

    region: int
    own: bool
    joint: bool
    both: bool


def forecast_prosecution(view: View, row: int, campaign: Campaign) -> tuple[Line, ...]:
    """Chance that a case stands, what it costs either way, and what it breaks if it stands."""
    beliefs, one = view.beliefs, slice(row, row + 1)
    if beliefs is None:
        return ()
    p, region, country = view.parameters.of(prosecution.RULE, 1), campaign.region, view.country
    own, joint, both = (np.array([float(yes)]) for yes in (campaign.own, campaign.joint, campaign.both))
    side = prosecution.side(country.coalition[one, region], own)
    cases = []
    for lean in (0.0, -1.0, 1.0):
        shielded = beliefs.protection[one, region] + lean * beliefs.protection_error[one, region]
        cases.append(
            prosecution.odds(p, country.courts[one, region], country.police[one, region],
                             exact.clip(shielded, 0.0, 1.0), side, joint)
        )  # fmt: skip
    chances = [float(case.chance()[0]) for case in cases]
    bite = prosecution.bite(p, side, joint)
    sure = [
        ("will_lost", prosecution.will_lost(p, own, joint, both), "points"),
        ("protection_cut", 1.0 - prosecution.protection_left(p, bite), "share"),
        ("corruption_cut", 1.0 - prosecution.corruption_left(p, bite), "share"),
    ]
    if campaign.joint:
        sure += [("trust_up", prosecution.trust_gain(p, joint, both), "points"),
                 ("strain_up", prosecution.strain_gain(p, joint, both), "points")]  # fmt: skip
    told = [Line(name, float(value[0]), float(value[0]), float(value[0]), unit) for name, value, unit in sure]
    return (Line("case", chances[0], min(chances), max(chances), "chance", cases[0]), *told)


def forecast_posture(view: View, toward: int) -> tuple[Line, ...]:
    """Violence of a group and arrests among it beside containing it; if it is tolerated, what comes of it within a year."""
    found = list[tuple[str, float, str]]()
    p, chased = view.parameters.of(posture.RULE, 1), view.parameters.of(arrests.RULE, 1)
    usual, wanted = np.full(1, posture.CONTAIN), np.full(1, toward)
    violent = posture.violence_factor(p, wanted) / posture.violence_factor(p, usual)
    found.append(("violence_less", 1.0 - float(violent[0]), "share"))
    found.append(("arrests_more", float((arrests.toward(chased, wanted) / arrests.toward(chased, usual))[0]) - 1.0, "share"))
    if toward == posture.TOLERATE:
        like = np.zeros(1)
        chance = posture.exposure_chance(p, np.full(1, YEAR / 7.0))
        found.append(("exposed", float(chance[0]), "chance"))
        found += [
            (name, float((p[cost] + like)[0]), "points")
            for name, cost in (("approval_lost", "approval_cost"), ("pressure_exposed", "pressure_gain"))
        ]
    return tuple(Line(name, value, value, value, unit) for name, value, unit in found)


def forecast_demand(view: View, row: int) -> tuple[Line, ...]:
    """Points of pressure and of strain that a public demand adds."""
    p, like = view.parameters.of(demand.RULE, 1), np.zeros(1)
    added = (("pressure_up", demand.pressure(p, like)), ("strain_up", demand.strain(p, like)))
    return tuple(Line(name, float(value[0]), float(value[0]), float(value[0]), "points") for name, value in added)
