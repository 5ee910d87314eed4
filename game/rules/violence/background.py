"""Background killings: what no rule in play explains.

In words: people are killed in every region at a rate of its own, taken from official counts. It is drawn pulse by pulse.

    killed ~ Poisson(share * homicide_rate * people / 100,000 * days / 365)

Source: SESNSP victims of intentional homicide by state, processed; the share left to this rule is assumed.
Rows: none of its own; it is the floor on which the rules of this chapter stand.
"""

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import count_at, move
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import places

RULE = "violence.background"
KILLED = "violence.background.killed"


def expected(p: Values, rate: FloatArray, people: IntArray, days: FloatArray) -> FloatArray:
    """Expected killings in `days`; `rate` per 100,000 a year."""
    return p["share"] * rate * people / 100000.0 * days / 365.0


def kill(game: Game, days: FloatArray) -> None:
    """Draw the background killings of a pulse of `days` (B,)."""
    state, p = game.state, game.rule(RULE)
    mean = expected(p, state.homicide_rate, state.population, days[:, None])
    killed = draws.poisson(
        luck.key(state.seed[:, None], Purpose.VIOLENCE_BACKGROUND, state.day[:, None], state.region_key), mean
    )
    killed = exact.smaller(killed, state.population)
    rows, region = places(killed > 0)
    amount = killed[rows, region]
    move(game, KILLED, amount, "population", (rows, region), "dead", (rows, region))
    count_at(game, "homicides_region", (rows, region), amount)
