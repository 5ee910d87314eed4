"""The press: journalists who can work bring ties between officials and groups to light, sooner where they are protected.

In words: how freely the press reports moves over months toward its usual level, lifted by money that protects journalists,
with returns that level off. The freer it is, the likelier it is in any week that it brings the ties of some region to light,
most likely where officials shield most members of groups; what that breaks, and what it costs the government, is in rule
institutions.exposure.

    goal = press_rest + (1 - press_rest) * most * dollars / (dollars + half_funds),   dollars a week
    press_freedom moves to goal with half-life press_half_life
    P(exposure) = 1 - exp(-rate * press_freedom * weeks)

Source: source 003 (designation empowers an independent press; elites fear exposure). The numbers are assumed. Row: M77.
"""

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import book
from game.core.parameters import Values

RULE = "institutions.press"
FREER = f"{RULE}.freer"


def goal(p: Values, rest: FloatArray, dollars: FloatArray) -> FloatArray:
    """Level toward which the freedom of the press moves while so many dollars a week protect journalists."""
    return rest + (1.0 - rest) * p["most"] * (dollars / (dollars + p["half_funds"]))


def moving(p: Values, freedom: FloatArray, goal: FloatArray, days: FloatArray) -> FloatArray:
    """Change of the freedom of the press over `days`."""
    return (goal - freedom) * (1.0 - exact.half_power(days, p["press_half_life"]))


def exposure_chance(p: Values, freedom: FloatArray, weeks: FloatArray) -> FloatArray:
    """Chance that the press brings ties of some region to light within so many weeks."""
    return 1.0 - exact.exp(-(p["rate"] * freedom * weeks))


def follow(game: Game, days: FloatArray, turn_days: float) -> None:
    """The freedom of the press follows its protection over a pulse of `days` (B,)."""
    state, p = game.state, game.rule(RULE, 1)
    aim = goal(p, state.press_rest, state.press_funds * (7.0 / turn_days))
    book(game, "press_freedom", FREER, moving(p, state.press_freedom, aim, days))
