"""Affiliates: local groups under the group's name use a leadership vacuum to break away.

In words: the loyalty of affiliates moves toward what the group's command and cohesion deserve. Each week some break away,
the more the less loyal they are, the less the group can direct them, and above all while its succession is open. Those
that leave are local groups of their own from then on.

    loyalty goes to best * (command_part * command + (1 - command_part) * cohesion), half-life loyalty_half_life
    broken away ~ Binomial(affiliates, 1 - exp(-hazard * weeks))
    hazard = rate * (1 - affiliate_loyalty) * (1 + command_weight * (1 - command)) * (1 + open_weight * open)

Source: source 002 (affiliates and rival factions use a vacuum: CJNG itself; the Chapitos after Zambada's arrest). Row: M13.
"""

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import book_at
from game.core.parameters import Values
from game.core.rows import at, places

RULE = "succession.affiliates"
LEFT, DRIFT = (f"{RULE}.{name}" for name in ("left", "drift"))


def loyalty_goal(p: Values, command: FloatArray, cohesion: FloatArray) -> FloatArray:
    """Loyalty toward which the affiliates of a group move."""
    return p["best"] * (p["command_part"] * command + (1.0 - p["command_part"]) * cohesion)


def loyalty_change(p: Values, loyalty: FloatArray, goal: FloatArray, days: FloatArray) -> FloatArray:
    """Change of the loyalty over `days` on its way to its goal. Shapes broadcast."""
    return (goal - loyalty) * (1.0 - exact.half_power(days, p["loyalty_half_life"]))


def chance_to_leave(p: Values, loyalty: FloatArray, command: FloatArray, vacuum: FloatArray, days: FloatArray) -> FloatArray:
    """Chance that an affiliate breaks away within `days`; `vacuum` is 1 while the succession is open."""
    adrift = 1.0 + p["command_weight"] * (1.0 - command)
    hazard = p["rate"] * (1.0 - loyalty) * adrift * (1.0 + p["open_weight"] * vacuum)
    return 1.0 - exact.exp(-hazard * days / 7.0)


def drift(game: Game, days: FloatArray) -> None:
    """Loyalty moves toward its goal over `days` (B,)."""
    state = game.state
    place = places(state.group_alive > 0)
    p = game.rule_at(RULE, place[0])
    goal = loyalty_goal(p, at(state.command, *place), at(state.cohesion, *place))
    change = loyalty_change(p, at(state.affiliate_loyalty, *place), goal, days[place[0]])
    book_at(game, "affiliate_loyalty", DRIFT, place, change)
