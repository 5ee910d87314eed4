"""Violence, pulse by pulse: what raises and lowers it in each region, who kills whom, and what it does to the people.

The rules of the chapter do not know each other. What they give each other, the factors of regions and groups, is computed
here.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.roll import Roll, call_roll
from game.engine import finance, institutions
from game.engine.politics import MEXICO, seat_index
from game.rules.people import approval, support
from game.rules.violence import (
    abuses,
    background,
    displacement,
    posture,
    predation,
    spillover,
    succession_war,
    suppression,
    turf,
)

USUAL_POSTURE: Final = posture.CONTAIN


def run(game: Game, days: FloatArray) -> None:
    """A pulse of `days` (B,), which ends at each game's clock."""
    state = game.state
    roll = call_roll(state)
    rough, shocked = suppression.rough_of_regions(game), shock(game, days)
    background.kill(game, days, rough)
    before, in_war = state.homicides_region.copy(), state.succession_killings_region.copy()
    _fight(game, roll, days, rough, shocked)
    killed, in_war = state.homicides_region - before, state.succession_killings_region - in_war
    incidents = _abuse(game, days)
    displacement.flee(game, killed, incidents)
    spillover.spread(game, days, shocked, in_war)
    suppression.adapt(game, days)


def go_home(game: Game) -> None:
    """At the end of a turn some of the displaced return."""
    displacement.go_home(game, np.full(game.batch, game.world.days_of(int(game.state.turn[0]) + 1)))


def _fight(game: Game, roll: Roll, days: FloatArray, rough: FloatArray, shocked: FloatArray) -> None:
    """Groups prey on the people and fight each other; `rough`, what policing leaves of it, and `shocked` are (B, R)."""
    state = game.state
    calm = calm_of_groups(game)
    arranged = rough * institutions.calm(game, roll) * shocked
    if (armed := finance.armed_in_regions(game, roll)) is not None:
        arranged = arranged * armed
    heat, p = state.heat, game.rule(spillover.RULE)
    predation.prey(game, roll, days, arranged * spillover.prey_factor(p, heat), calm)
    turf.fight(game, roll, days, arranged * spillover.turf_factor(heat), calm)
    succession_war.wage(game, roll, days, rough)


def calm_of_groups(game: Game) -> FloatArray | None:
    """Factor on the violence of each group by the posture toward it (B, G); None where it is the usual one throughout."""
    if (game.state.posture == USUAL_POSTURE).all():
        return None
    return posture.violence_factor(game.rule(posture.RULE), game.state.posture)


def shock(game: Game, days: FloatArray) -> FloatArray:
    """Mean factor of the shocks of violence over a pulse of `days` (B,) that ends at the clock; (B, R)."""
    state, span = game.state, days[:, None]
    left = exact.clip(state.shock_until - (state.day[:, None] - span), 0.0, span)
    return 1.0 + (state.shock - 1.0) * (left / span)


def _abuse(game: Game, days: FloatArray) -> IntArray:
    """Troops commit abuses, which the people of the region and the public remember; incidents (B, R)."""
    rows, region, number = abuses.commit(game, days, suppression.surge(game))
    incidents = np.zeros_like(game.state.troops)
    incidents[rows, region] = number
    event = event_key(game, "abuses", rows, {"region": region})
    tell(game, "abuses", rows, {"region": region}, {"count": number}, ids=event)
    support.abused(game, rows, region, number, event)
    if (seat := seat_index(game, MEXICO)) >= 0:
        approval.abused(game, rows, np.full(rows.size, seat), number, event)
    return incidents
