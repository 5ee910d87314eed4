"""Search: how many labs and fields the state finds, by routine, from the air, by raid and by strike.

In words: police and soldiers come upon labs and fields week by week, more where the police are capable and fewer where
officials shield the group; more of those of a group that Mexico confronts, fewer of one that it tolerates. Surveillance
flights see far more of a field in the open than of a lab under a roof. Raid teams sent to a region look for what is there:
the fewer there are the fewer each team finds, and where officials are corrupt some places are empty when they come. A lab
that lies dormant is hardly ever found. What is found is destroyed.

    rate   = routine * police * (1 - shield * protection) + sight * hours,  routine and sight of a lab or of a field
    chance = 1 - e ^ (-weeks * rate * toward),  toward: confronted, 1 where contained, tolerated
    raid   = per_team * teams * (1 - warned * corruption) * there / (there + crowd)
    struck = per_strike * there / (there + crowd)
    error  = error / (1 + points / error_points + hours / error_hours)

`hours` are those of flights over the region in a week; `there` counts a dormant place for `hidden` of one.

Source: source 002 (labs need no farmland and are hard to spot; about 644 dismantled in four months); DATA.md, the official
count of labs destroyed. The numbers are assumed. Rows: M40, M52, M53.
"""

from typing import Final

import numpy as np

from game.core import draws, exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import count_at, move, move_each
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import pick
from game.core.works import SEARCH, Works, works_in

RULE = "markets.search"
FOUND, RAIDED = (f"{RULE}.{name}" for name in ("found", "raided"))
CONFRONT, CONTAIN, TOLERATE = range(3)  # codes of a posture
FIELDS: Final = 3  # product that grows in fields: heroin
_ROUTINE: Final = ("routine_lab", "routine_lab", "routine_lab", "routine_field")
_SIGHT: Final = ("sight_lab", "sight_lab", "sight_lab", "sight_field")
_MOST: Final = 0.95  # a search leaves something in a region


def rate(p: Values, kind: IntArray, police: FloatArray, protection: FloatArray, hours: FloatArray) -> FloatArray:
    """Share of the places at work of a product that would be found in a week."""
    return pick(p, _ROUTINE, kind) * police * (1.0 - p["shield"] * protection) + pick(p, _SIGHT, kind) * hours


def toward(p: Values, posture: IntArray) -> FloatArray:
    """How many of a group's labs and fields are found beside the usual, by Mexico's posture toward it."""
    return np.where(posture == CONFRONT, p["confronted"], np.where(posture == TOLERATE, p["tolerated"], 1.0))


def chance(rate: FloatArray, weeks: FloatArray) -> FloatArray:
    """Chance that a place at work is found within so many weeks."""
    return 1.0 - exact.exp(-(weeks * rate))


def there(p: Values, active: FloatArray, idle: FloatArray) -> FloatArray:
    """Places that a search can find: those at work, and a part of those that lie dormant."""
    return active + p["hidden"] * idle


def raid(p: Values, teams: FloatArray, corruption: FloatArray, there: FloatArray) -> FloatArray:
    """Places that raid teams find in a region where `there` can be found."""
    return p["per_team"] * teams * (1.0 - p["warned"] * corruption) * there / (there + p["crowd"])


def struck(p: Values, there: FloatArray) -> FloatArray:
    """Places that a strike on the labs of a region destroys."""
    return p["per_strike"] * there / (there + p["crowd"])


def estimate_error(p: Values, points: FloatArray, hours: FloatArray) -> FloatArray:
    """Error of what a state thinks of the labs of a region, over what there are."""
    return p["error"] / (1.0 + points / p["error_points"] + hours / p["error_hours"])


def patrol(game: Game, works: Works, days: FloatArray, turn_days: float) -> tuple[FloatArray, IntArray]:
    """Find and destroy what routine and flights come upon over `days` (B,).

    Returns how many were found and the region of each find, in the flattened (B, R); shapes (m,).
    """
    state, p = game.state, game.rule_at(RULE, works.row)
    police = state.police.reshape(-1).take(works.region)
    shield = state.protection.reshape(-1).take(works.presence)
    hours = (state.isr_hours * (7.0 / turn_days)).reshape(-1).take(works.region) if state.isr_hours.any() else 0.0 * police
    finding = rate(p, works.kind, police, shield, hours)
    if (state.posture != CONTAIN).any():
        finding = finding * toward(p, state.posture.reshape(-1).take(works.group))
    seen = chance(finding, (days / 7.0).take(works.row))
    active, idle = state.sites.reshape(-1).take(works.place), state.sites_idle.reshape(-1).take(works.place)
    found = exact.to_int(there(p, active * 1.0, idle * 1.0) * seen + works.draw(SEARCH))
    some = np.flatnonzero(found)
    found, active, idle = found.take(some), active.take(some), idle.take(some)
    place, product = works.place.take(some), works.product.take(some)
    gone = exact.smaller(found, active)
    hidden = exact.smaller(found - gone, idle)
    move_each(game, FOUND, gone, "sites", place, "sites_lost", product)
    move_each(game, FOUND, hidden, "sites_idle", place, "sites_lost", product)
    whole, region = gone + hidden, works.region.take(some)
    _count(game, region, works.kind.take(some), whole)
    return whole * 1.0, region


def _count(game: Game, region: IntArray, kind: IntArray, found: IntArray) -> None:
    """Add what was found to the counts of the regions, flattened (B, R)."""
    regions = game.state.labs_found_region.shape[1]
    row = region // regions
    place = (row, region - row * regions)
    fields = kind == FIELDS
    count_at(game, "labs_found_region", place, np.where(fields, 0, found))
    count_at(game, "fields_found_region", place, np.where(fields, found, 0))


def search(
    game: Game, rows: IntArray, region: IntArray, wanted: FloatArray, purpose: Purpose, event: KeyArray
) -> tuple[IntArray, FloatArray]:
    """A search that is to find `wanted` (n,) places in one region of each game destroys what it finds.

    Returns how many were found and which part of what there was, shapes (n,).
    """
    state = game.state
    number, presence, kind = works_in(state, rows, region)
    at = (rows[number], presence, kind)
    p = game.rule_at(RULE, rows[number])
    active, idle = state.sites[at], state.sites_idle[at]
    open_to = np.bincount(number, weights=there(p, active * 1.0, idle * 1.0), minlength=rows.size)
    whole = np.bincount(number, weights=active + idle, minlength=rows.size)
    odds = exact.smaller(wanted / np.where(open_to > 0, open_to, 1.0), _MOST)[number]
    key = luck.key(state.seed[at[0]], purpose, state.day[at[0]], state.presence_key[at[0], presence], kind)
    seen = draws.binomial(key, active, odds)
    dormant = draws.binomial(luck.child(key, 1), idle, odds * p["hidden"])
    move(game, RAIDED, seen, "sites", at, "sites_lost", (at[0], kind), event[number])
    move(game, RAIDED, dormant, "sites_idle", at, "sites_lost", (at[0], kind), event[number])
    found = np.zeros_like(rows)
    np.add.at(found, number, seen + dormant)
    _count(game, rows[number] * state.region_key.shape[1] + region[number], kind, seen + dormant)
    return found, found / np.where(whole > 0, whole, 1.0)
