"""Abuses: troops on police duty harm people, the more the fewer police and courts there are to see to it.

In words: soldiers and guards on public-security duty commit abuses at a low rate, less where police and courts oversee them
and more while they are new to a place. Each is remembered: local support for groups rises and approval of the government
falls.

    incidents ~ Poisson(rate * troops * (1 - (police + courts) / 2) * (1 + surge_weight * surge) * days / 365)
    surge = cover of the troops above that to which groups are used

Source: source 002 (militarised deployments brought abuses under Calderon). The rate is assumed. Row: M33.
"""

from game.core import draws, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import count_at
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import places

RULE = "violence.abuses"


def unseen(police: FloatArray, courts: FloatArray) -> FloatArray:
    """Share of what troops do that neither police nor courts oversee."""
    return 1.0 - (police + courts) / 2.0


def expected(p: Values, troops: IntArray, blind: FloatArray, surge: FloatArray, days: FloatArray) -> FloatArray:
    """Expected incidents in `days`; `blind` as `unseen` has it. Shapes broadcast."""
    return p["rate"] * troops * blind * (1.0 + p["surge_weight"] * surge) * days / 365.0


def commit(game: Game, days: FloatArray, surge: FloatArray) -> tuple[IntArray, IntArray, IntArray]:
    """Draw the abuses of a pulse of `days` (B,), `surge` (B, R); rows, regions and numbers of incidents, (n,)."""
    state, p = game.state, game.rule(RULE)
    mean = expected(p, state.troops, unseen(state.police, state.courts), surge, days[:, None])
    key = luck.key(state.seed[:, None], Purpose.ABUSES, state.day[:, None], state.region_key)
    incidents = draws.poisson(key, mean)
    rows, region = places(incidents > 0)
    number = incidents[rows, region]
    count_at(game, "abuses_region", (rows, region), number)
    return rows, region, number
