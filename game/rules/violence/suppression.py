"""Suppression: troops, investigators and police in place lower the killing by groups, and groups get used to troops.

In words: where troops stand fewer people are killed, the more troops the less each adds. Groups there get used to a
number of troops within months: what has changed lately shows in full, what has long been so only as far as police and
courts hold it. So a surge works at once and then wears off, unless there are police and courts to keep what it won; and
what is withdrawn leaves a gap that is fought over. Investigators lower killing where they are many by head of the people,
and as far as there are police to work with; spread thin they solve little. Police and courts together lower it for good.
All of it is counted from usual policing, under which the killing of the other rules was measured.

    cover      = highest_cover * density / (density + half_density), density = troops per 100,000 people
    held       = least_held + (1 - least_held) * police * courts
    lasting    = cover of the troops - (1 - held) * cover of the troops that groups are used to (adaptation)
    detected   = highest_detection * police * points^2 / (points^2 + half_points^2), points a turn per million people
    suppressed = 1 - (1 - lasting) * (1 - detected) * (1 - lawful * police * courts)
    rough      = (1 - suppressed) / (1 - usual)
    adaptation moves to the troops with half-life adaptation_half_life

Source: the sources' claims (source 004, homicides 32% lower with targeted interventions; source 002, deployments that
failed to bring violence down); that concentrated enforcement has increasing returns: Kleiman, When Brute Force Fails
(2009). The form and the numbers are assumed. Rows: M31, M32, M33.
"""

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import book
from game.core.parameters import Values

RULE = "violence.suppression"
ADAPTED = f"{RULE}.adapted"
_PEOPLE, _MILLION = 100000.0, 1000000.0


def cover(p: Values, troops: FloatArray, people: IntArray) -> FloatArray:
    """Share of the killing by groups that troops new to a place prevent, in [0, 1). Shapes broadcast."""
    density = troops * _PEOPLE / np.where(people > 0, people, 1)
    return p["highest_cover"] * density / (density + p["half_density"])


def held(p: Values, police: FloatArray, courts: FloatArray) -> FloatArray:
    """Share of that which is left when groups have got used to the troops."""
    return p["least_held"] + (1.0 - p["least_held"]) * police * courts


def lasting(covered: FloatArray, used_to: FloatArray, kept: FloatArray) -> FloatArray:
    """Share prevented by troops that cover `covered` where groups are used to a cover of `used_to`."""
    return covered - (1.0 - kept) * used_to


def detected(p: Values, points: FloatArray, people: IntArray, police: FloatArray) -> FloatArray:
    """Share prevented by investigators, with so many points a turn in the region."""
    density = points * _MILLION / np.where(people > 0, people, 1)
    square, half = density * density, p["half_points"] * p["half_points"]
    return p["highest_detection"] * police * square / (square + half)


def rough(p: Values, lasts: FloatArray, detection: FloatArray, police: FloatArray, courts: FloatArray) -> FloatArray:
    """Killing by groups over that under usual policing."""
    left = (1.0 - lasts) * (1.0 - detection) * (1.0 - p["lawful"] * police * courts)
    return left / (1.0 - p["usual"])


def rough_of_regions(game: Game) -> FloatArray:
    """Killing by groups over that under usual policing, in each region; (B, R)."""
    state, p = game.state, game.rule(RULE)
    covered = cover(p, state.troops * 1.0, state.population)
    kept = held(p, state.police, state.courts)
    lasts = lasting(covered, cover(p, state.adaptation, state.population), kept)
    detection = covered * 0.0
    if state.collect_region.any():
        points = exact.integer_total(state.collect_region, axis=(1, 3)) * 1.0
        detection = detected(p, points, state.population, state.police)
    return rough(p, lasts, detection, state.police, state.courts)


def surge(game: Game) -> FloatArray:
    """How far the cover of the troops exceeds that to which groups are used, in each region; (B, R), at least 0."""
    state, p = game.state, game.rule(RULE)
    new = cover(p, state.troops * 1.0, state.population) - cover(p, state.adaptation, state.population)
    return np.where(new > 0, new, 0.0)


def adapted(p: Values, adaptation: FloatArray, troops: IntArray, days: FloatArray) -> FloatArray:
    """Change of the troops that groups are used to over `days`. Shapes broadcast."""
    return (troops - adaptation) * (1.0 - exact.half_power(days, p["adaptation_half_life"]))


def adapt(game: Game, days: FloatArray) -> None:
    """Groups get used to the troops of their region, over `days` (B,)."""
    state = game.state
    book(game, "adaptation", ADAPTED, adapted(game.rule(RULE), state.adaptation, state.troops, days[:, None]))
