"""Surveillance flights: hours over a region show its leaders to whoever sees the pictures, and cover raids there.

In words: hours flown over a region count as imagery on the leaders who are there, shared out among them. What is flown
with consent Mexico sees too, as far as the two states share what they know, and it gives raids eyes overhead; suspended
cooperation grounds those flights in part. Covert flights serve the United States alone and may come to light. What flights
cost the two states with each other stands in the rules of chapter politics.

    points on each leader = points_per_hour * hours a week * open / leaders in the region
    open                  = 1 if covert, else 1 - suspension;  for Mexico * intelligence_cooperation, 0 if covert
    overhead              = hours * open / (hours * open + half_hours) of told flights
    P(exposed)            = 1 - exp(-exposure_per_hour * covert hours a week * weeks)

Source: source 002 and 004 (drone flights at Mexico's request in 2025); source 000 (enabling intelligence). Row: M26.
"""

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import at, places

RULE = "intelligence.isr"
IMAGERY = 3


def points_of(p: Values, hours_a_week: FloatArray) -> FloatArray:
    """Points of imagery to which hours a week amount."""
    return p["points_per_hour"] * hours_a_week


def overhead_of(p: Values, hours_a_week: FloatArray) -> FloatArray:
    """How well raids in the region are watched from above, 0-1."""
    return hours_a_week / (hours_a_week + p["half_hours"])


def exposure_chance(p: Values, hours_a_week: FloatArray, weeks: FloatArray) -> FloatArray:
    """Chance that covert flights over a region come to light within some weeks."""
    return 1.0 - exact.exp(-(p["exposure_per_hour"] * hours_a_week * weeks))


def told_hours(game: Game, turn_days: float) -> FloatArray:
    """Hours a week flown with consent, as far as it is not suspended; shape (B, R)."""
    state = game.state
    hours = np.where(state.isr_covert > 0, 0, state.isr_hours) * (7.0 / turn_days)
    return hours * (1.0 - state.suspension[:, None])


def covert_hours(game: Game, turn_days: float) -> FloatArray:
    """Hours a week flown without telling the host; shape (B, R)."""
    return np.where(game.state.isr_covert > 0, game.state.isr_hours, 0) * (7.0 / turn_days)


def points_over(game: Game, turn_days: float) -> FloatArray:
    """Points of imagery over each region, by viewer: Mexico, then the United States; (B, V, R)."""
    state, p = game.state, game.rule(RULE)
    told = points_of(p, told_hours(game, turn_days))
    covert = points_of(p, covert_hours(game, turn_days))
    return np.stack([told * state.intelligence_cooperation[:, None], told + covert], axis=1)


def effort(game: Game, turn_days: float, leaders: tuple[IntArray, IntArray, IntArray], of_region: FloatArray) -> FloatArray:
    """Points of imagery at work on leaders in post, given by game, viewer and region; (n,).

    `of_region` (n,) is the share of what is flown over his region that falls on each.
    """
    rows, viewer, region = leaders
    found = at(points_over(game, turn_days), rows, viewer, np.where(region >= 0, region, 0)) * of_region
    return np.where(region >= 0, found, 0.0)


def overhead(game: Game, rows: IntArray, region: IntArray, turn_days: float) -> FloatArray:
    """Cover from above for raids in regions, 0-1; shapes (n,)."""
    return overhead_of(game.rule_at(RULE, rows), told_hours(game, turn_days)[rows, region])


def expose(game: Game, days: FloatArray, turn_days: float) -> tuple[IntArray, IntArray, KeyArray]:
    """Games and regions in which covert flights come to light in a pulse of `days` (B,), and the events; shapes (n,)."""
    state = game.state
    chance = exposure_chance(game.rule(RULE), covert_hours(game, turn_days), days[:, None] / 7.0)
    key = luck.key(state.seed[:, None], Purpose.ISR_EXPOSED, state.day[:, None], state.region_key)
    rows, region = places(draws.chance(key, chance))
    named = {"region": region}
    tell(game, "isr_exposed", rows, named)
    return rows, region, event_key(game, "isr_exposed", rows, named)
