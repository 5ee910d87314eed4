"""What a seat will still know of a leader, and how long, if nothing new is learnt."""

import attrs
import numpy as np

from game.clients.known import Known
from game.core.roles import NO_RUNG
from game.engine.forecast import forecast_climb


@attrs.frozen
class Fading:
    """A rung, and in how many days from now it is reached on average."""

    rung: int
    days: float


def fading(known: Known, place: int) -> tuple[Fading, ...]:
    """The rungs from the present one down to rumour, with what is collected now; nothing for a seat without beliefs.

    Days are means of the waiting times of the rule `intelligence.rungs`, at its present chance of a loss in a day.
    """
    beliefs, rung = known.view.beliefs, known.rung(place)
    if beliefs is None or rung <= NO_RUNG:
        return ()
    found, days = [Fading(rung, 0.0)], 0.0
    effort = known.view.programmes.collect_leader[0, place].astype(np.float64)
    for step in range(rung, NO_RUNG + 1, -1):
        supposed = beliefs.rung.copy()
        supposed[0, place] = step
        view = attrs.evolve(known.view, beliefs=attrs.evolve(beliefs, rung=supposed))
        chance = min(forecast_climb(view, 0, place, effort, 1.0)[1].value, 1.0 - 1e-9)
        if chance <= 0.0:
            break
        days += float(-1.0 / np.log1p(-chance))
        found.append(Fading(step - 1, days))
    return tuple(found)
