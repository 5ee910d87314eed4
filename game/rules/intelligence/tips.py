"""Tips: people tell the state what they see where the state is present and the groups are not loved.

In words: tips come in proportion to the people of a region, to the presence of the state there and to the share of
people who do not support the groups. Each tip may bring a leader in that region to rumour, or from rumour to area.

    tips a week = rate * population / 100,000 * state_control * (1 - support)
    climb a day from tips = gain * tips a day / leaders in the region

Source: source 002 on ungoverned areas and on groups that win support with aid. Rows: M36, M37.
"""

from game.core import draws, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.happening import tell
from game.core.ledger import count_at
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import places

RULE = "intelligence.tips"


def tips_a_week(p: Values, population: IntArray, state_control: FloatArray, support: FloatArray) -> FloatArray:
    """Expected tips a week."""
    return p["rate"] * population / 100000.0 * state_control * (1.0 - support)


def climb_from_tips(p: Values, weekly: FloatArray, leaders: FloatArray) -> FloatArray:
    """Climbs a day from none or rumour that tips bring to each of `leaders` leaders in a region."""
    return p["gain"] * weekly / 7.0 / leaders


def receive(game: Game, weeks: FloatArray) -> None:
    """Draw and count the tips of a pulse; `weeks` (B, 1) is its length."""
    state, p = game.state, game.rule(RULE)
    mean = tips_a_week(p, state.population, state.state_control, state.support) * weeks
    key = luck.key(state.seed[:, None], Purpose.TIPS, state.day[:, None], state.region_key)
    tips = draws.poisson(key, mean)
    rows, region = places(tips > 0)
    count_at(game, "tips_region", (rows, region), tips[rows, region])
    if game.trace is not None:
        seat = rows * 0
        tell(game, "tips", rows, {"region": region, "seat": seat}, {"count": tips[rows, region]})
