"""Arrests: the state's police and troops arrest members week by week, as far as their capacity goes.

In words: the country's police and troops arrest a steady number a week, spread over the regions by their people: more where
the police are able and honest and where troops stand, fewer where groups are thin on the ground compared with the country.
In a region members of all groups are arrested alike, more of a group that the state confronts and fewer of one that it
tolerates; what it spares there it does not turn on others. Members whom officials shield go free. Where arrests are many
compared with those who are left, they level off.

    effort = (1 - troop_part) * police/usual_police * (1 - corruption)/(1 - usual_corruption)
             + troop_part * cover(troops a thousand people)/cover(usual_troops), cover(x) = x/(x + half_troops)
             all of it times 1 + enforcement_part * (enforcement - 1), what threats from abroad have Mexico do
             (politics.coercion)
    reach  = (1 + thin) * density/(density + thin), density of members among the people over that of the country
    arrests a week of a region = per_million * millions of people * effort * reach
    share arrested = 1 - exp(-arrests * weeks / members), of a presence times posture * exposed
    exposed = (1 - shield * protection)/(1 - shield * usual_protection)

Source: the incapacitation term of Prieto-Curiel, Campedelli and Hope, Science 381:1312 (2023): a steady number for the whole
country, shared by size. There it stands for those put away, 110 a week (DATA.md 1.2). Here many more are arrested - 2,700 a
month are claimed for 2025 (46,400 arrests from October 2024 to February 2026, DATA.md 3), 620 a week - and most come
free again: with the usual courts rule people.custody puts away or draws off 0.178 of them, which is 110 a week.
Rows: M38, M41, M73.
"""

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.core.ledger import count_each, move_all, move_each
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.roll import Roll
from game.core.rows import pick

RULE = "people.arrests"
ARRESTED = "people.arrests.arrested"
USUAL = 1.0  # enforcement
_POSTURES = ("confront", "contain", "tolerate")


def effort(p: Values, police: FloatArray, corruption: FloatArray, troops: IntArray, population: IntArray) -> FloatArray:
    """What the state brings to bear in a region, over the usual; shapes broadcast."""
    able = police / p["usual_police"] * ((1.0 - corruption) / (1.0 - p["usual_corruption"]))
    covered = cover(p, troops * 1000.0 / exact.larger(population * 1.0, 1.0)) / cover(p, p["usual_troops"])
    return (1.0 - p["troop_part"]) * able + p["troop_part"] * covered


def cover(p: Values, troops_per_thousand: FloatArray | float) -> FloatArray:
    """How far troops cover a region, with returns that level off."""
    return np.asarray(troops_per_thousand / (troops_per_thousand + p["half_troops"]))


def reach(p: Values, density: FloatArray) -> FloatArray:
    """How many are found beside the usual; `density` of members among the people, over that of the country."""
    return np.where(density > 0, (1.0 + p["thin"]) * density / (density + p["thin"]), 0.0)


def a_week(p: Values, population: IntArray | FloatArray, effort: FloatArray, reach: FloatArray) -> FloatArray:
    """Arrests a week of a region before they level off; shapes broadcast."""
    return p["per_million"] * (population / 1.0e6) * effort * reach


def share_arrested(p: Values, arrests: FloatArray, members: FloatArray, weeks: FloatArray) -> FloatArray:
    """Share of the members arrested when so many arrests a week fall on them; shapes broadcast."""
    some = members > 0
    return np.where(some, 1.0 - exact.exp(-(arrests * weeks) / np.where(some, members, 1.0)), 0.0)


def toward(p: Values, posture: IntArray) -> FloatArray:
    """How many of a group are arrested beside the usual, by the state's posture toward it."""
    return pick(p, _POSTURES, posture)


def exposed(p: Values, protection: FloatArray) -> FloatArray:
    """Share of the members of a presence whom no official shields, over the usual."""
    return (1.0 - p["shield"] * protection) / (1.0 - p["shield"] * p["usual_protection"])


def pressed(p: Values, enforcement: FloatArray) -> FloatArray:
    """How many are arrested beside the usual while Mexico enforces more, or less, than usual (1)."""
    return 1.0 + p["enforcement_part"] * (enforcement - USUAL)


def arrest(game: Game, roll: Roll, days: FloatArray) -> tuple[IntArray, IntArray]:
    """Arrests among named and local groups in a pulse of `days` (B,); luck only rounds what is expected.

    How many were arrested of each presence, (n,), and of the local groups of each region, (B, R).
    """
    state, wide, weeks = game.state, game.rule_at(RULE, roll.row), days[:, None] / 7.0
    members, posture = roll.counted_of(state.members), roll.of_group(toward(game.rule(RULE), state.posture))
    share = _share_by_region(game, roll, members, posture, weeks)
    mean = members * roll.of_region(share) * posture * exposed(wide, roll.of(state.protection))
    taken = exact.floor_int(mean + luck.uniform(roll.keys(state, Purpose.ARRESTS)))
    taken = exact.smaller(taken, members)
    move_each(game, ARRESTED, taken, "members", roll.place, "custody", roll.place)
    count_each(game, "arrests_presence", roll.place, taken)
    local = np.zeros_like(state.local_members)
    if state.local_members.any():
        key = luck.key(state.seed[:, None], Purpose.LOCAL_ARRESTS, state.day[:, None], state.region_key)
        local = exact.floor_int(state.local_members * share + luck.uniform(key))
        local = exact.smaller(local, state.local_members)
        move_all(game, ARRESTED, "local_members", local, "local_custody", local)
        state.local_arrests_region += local
    return taken, local


def _share_by_region(game: Game, roll: Roll, named: IntArray, posture: FloatArray, weeks: FloatArray) -> FloatArray:
    """Share of the members of a group that is contained and not shielded whom the pulse sees arrested; (B, R)."""
    state, p = game.state, game.rule(RULE)
    local, people = state.local_members * 1.0, exact.larger(state.population * 1.0, 1.0)
    members = roll.by_region(named) + local
    # Only a group that is confronted draws arrests away from others.
    sought = members
    if (posture > 1.0).any():
        sought = roll.by_region(named * exact.larger(posture, 1.0)) + local
    whole = exact.total(members)
    density = (members / people) * (exact.total(people) / np.where(whole > 0, whole, 1.0))[:, None]
    able = effort(p, state.police, state.corruption, state.troops, state.population)
    if (state.enforcement != USUAL).any():
        able = able * pressed(p, state.enforcement[:, None])
    return share_arrested(p, a_week(p, state.population, able, reach(p, density)), sought, weeks)
