"""Control: groups rule as much as their strength lets them; what one loses goes to whoever is present.

In words: a group rules a share of a region's people that rests on its strength there: its members per head, how they hold
together, a plaza chief in post and officials who shield it. When that strength falls, the rule built on it crumbles over
months; when it grows, the group takes ground. What is set free goes to those present: to the groups by their strength, to
the state by its police, courts, services and troops, and part of it to nobody; what is taken comes from them alike. A group
that is new to a region takes ground that nobody holds. The state keeps what its institutions can hold: what it has taken
beyond that slips away within a year, and where institutions have grown since the start its control grows after them, over
years, while groups hold less. At the start everything rests on what is there, so that nothing moves until something has
changed.

    strength = members per 100,000 people * cohesion * (1 + shield * protection) * (1 - chief_share * chief absent) * pressed
    pressed = 1 / (1 + squeeze * gain),  gain = police_weight * rise of police + courts_weight * rise of courts
              + services_weight * rise of services since the start
    footing moves to strength with half-life footing_half_life
    criminal_control changes in proportion to its footing; what is set free goes to all by weight: strength of each group,
    reach of the state, nobody_reach; if more is taken than set free it comes from all by weight, of groups by what they hold
    a group whose footing rises takes up to the rise * usual_hold in all, the rest of it from ground that nobody holds
    reach = state_reach * (police + courts + services) / 3 + troops_reach * density / (density + half_density)
    state_control moves up to control_start + gain with half-life rise_half_life, down to it with half-life slip_half_life

`density` is troops per 100,000 people.

Source: source 000 (the kingpin approach skips state capacity and control), source 002 (clear and hold; successful
campaigns take a median of 11 years). The numbers are assumed. Rows: M34, M40, M44.
"""

from typing import Final

import attrs
import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import book, keep_between
from game.core.parameters import Values
from game.core.roll import Roll
from game.core.state import INSTITUTIONS

RULE = "institutions.control"
FOLLOWED, REACHED, TAKEN, SLIPPED, RISEN, FOOTING = (
    f"{RULE}.{name}" for name in ("followed", "reached", "taken", "slipped", "risen", "footing")
)
PEOPLE: Final = 100000.0
ROUNDING: Final = 1.0e-12  # of control: sums that differ by less are the same


def gain(p: Values, police: FloatArray, courts: FloatArray, services: FloatArray) -> FloatArray:
    """Control that institutions add by their rise since the start, each given as that rise."""
    return p["police_weight"] * police + p["courts_weight"] * courts + p["services_weight"] * services


def pressed(p: Values, gain: FloatArray) -> FloatArray:
    """Part of their strength that institutions leave to groups."""
    return 1.0 / (1.0 + p["squeeze"] * exact.larger(gain, 0.0))


def strength(p: Values, members: FloatArray, cohesion: FloatArray, protection: FloatArray, absent: FloatArray) -> FloatArray:
    """Strength of a group in a region; `members` per 100,000 people, `absent` 1 while its plaza chief's post is vacant."""
    return members * cohesion * (1.0 + p["shield"] * protection) * (1.0 - p["chief_share"] * absent)


def footing_after(p: Values, footing: FloatArray, strength: FloatArray, days: FloatArray) -> FloatArray:
    """Strength on which control rests, after `days`. Shapes broadcast."""
    return footing + (strength - footing) * (1.0 - exact.half_power(days, p["footing_half_life"]))


def hold(control: FloatArray, footing: FloatArray) -> FloatArray:
    """Control for each unit of the footing on which it rests."""
    return control / np.where(footing > 0, footing, 1.0)


def change(hold: FloatArray, rise: FloatArray) -> FloatArray:
    """Change of control when the footing rises, or falls, by so much."""
    return hold * rise


def reached(p: Values, hold: FloatArray, rise: FloatArray) -> FloatArray:
    """Ground that a group takes beyond that where its footing rises and it holds less than is usual."""
    return exact.larger(rise, 0.0) * exact.larger(p["usual_hold"] - hold, 0.0)


def reach(p: Values, police: FloatArray, courts: FloatArray, services: FloatArray, density: FloatArray) -> FloatArray:
    """Weight of the state where ground is set free; `density` is troops per 100,000 people."""
    standing = density / (density + p["half_density"])
    return p["state_reach"] * ((police + courts + services) / 3.0) + p["troops_reach"] * standing


def rise(p: Values, control: FloatArray, goal: FloatArray, days: FloatArray) -> FloatArray:
    """State control gained over `days` where it lies below what institutions can hold. Shapes broadcast."""
    return exact.larger(goal - control, 0.0) * (1.0 - exact.half_power(days, p["rise_half_life"]))


def slip(p: Values, control: FloatArray, goal: FloatArray, days: FloatArray) -> FloatArray:
    """State control lost over `days` where it lies above what institutions can hold. Shapes broadcast."""
    return exact.larger(control - goal, 0.0) * (1.0 - exact.half_power(days, p["slip_half_life"]))


def take_stock(game: Game, roll: Roll, chief_absent: FloatArray) -> None:
    """Before anything happens control rests on what strength there is; `chief_absent` as in `shift`."""
    footing, power = game.state.footing, roll.spread(_strength(game, roll, chief_absent))
    book(game, "footing", FOOTING, np.where(footing > 0, 0.0, power - footing))


def shift(game: Game, roll: Roll, days: FloatArray, chief_absent: FloatArray) -> None:
    """Control shifts over a turn of `days` (B,); `chief_absent` (B, P) is 1 while a plaza chief's post is vacant."""
    state, p, span = game.state, game.rule(RULE), days[:, None]
    control, power = roll.of(state.criminal_control), _strength(game, roll, chief_absent)
    before, after = _footing(game, roll, power, days)
    held, risen = hold(control, before), after - before
    asked = reached(game.rule_at(RULE, roll.row), held, risen)
    present = roll.by_region(power)
    shares = _exchange(game, roll, control, (power, present), change(held, risen))
    goal = state.control_start + _built(game, p)
    slipped = slip(p, state.state_control, goal, span)
    raised = rise(p, state.state_control, goal, span)
    part = _part(shares.nobodys, raised + roll.by_region(asked))
    slipping = power * roll.of_region(slipped / (present + p["nobody_reach"]))
    book(game, "criminal_control", FOLLOWED, roll.spread(shares.moved))
    book(game, "criminal_control", TAKEN, roll.spread(shares.groups + slipping))
    book(game, "criminal_control", REACHED, roll.spread(asked * roll.of_region(part)))
    book(game, "state_control", TAKEN, shares.states)
    book(game, "state_control", SLIPPED, -slipped)
    book(game, "state_control", RISEN, raised * part)
    for account in ("state_control", "criminal_control"):
        keep_between(game, account, 0.0, 1.0)


@attrs.frozen
class _Shares:
    """What groups lose and gain by their strength, (n,), and what that gives to or takes from all who are present."""

    moved: FloatArray
    groups: FloatArray  # (n,)
    states: FloatArray  # (B, R)
    nobodys: FloatArray  # what nobody has left, (B, R)


def _exchange(
    game: Game, roll: Roll, control: FloatArray, strengths: tuple[FloatArray, FloatArray], moved: FloatArray
) -> _Shares:
    """Share out what is set free or taken; `strengths` of presences (n,) and in all of each region (B, R).

    What groups give they give in proportion to what they hold. Nobody gives more than he has: those who grow get less.
    """
    state, p, (power, present) = game.state, game.rule(RULE), strengths
    ruled, moving = roll.by_region(control), roll.by_region(moved)
    open_ground = 1.0 - state.state_control - ruled
    taking = reach(p, state.police, state.courts, state.services, state.troops / _people(game))
    free = -moving / (present + taking + p["nobody_reach"])
    of_groups = exact.larger(present * free, -ruled)
    of_state = exact.larger(taking * free, -state.state_control)
    of_nobody = exact.larger(p["nobody_reach"] * free, exact.smaller(-open_ground, 0.0))
    lacking = moving + (of_groups + of_state + of_nobody)
    short = lacking > ROUNDING
    if short.any():
        growing = moved > 0
        growth = roll.by_region(np.where(growing, moved, 0.0))
        part = np.where(short, _part(growth - lacking, growth), 1.0)
        moved = np.where(growing, moved * roll.of_region(part), moved)
    freed = exact.larger(free, 0.0)
    given = exact.smaller(of_groups, 0.0) / np.where(ruled > 0, ruled, 1.0)
    groups = power * roll.of_region(freed) + control * roll.of_region(given)
    return _Shares(moved, groups, of_state, open_ground + of_nobody)


def _part(there: FloatArray, wished: FloatArray) -> FloatArray:
    """Part of what is wished for that there is."""
    return np.where(wished > there, exact.larger(there, 0.0) / np.where(wished > 0, wished, 1.0), 1.0)


def _people(game: Game) -> FloatArray:
    """Hundred thousands of people in each region; (B, R)."""
    return exact.larger(game.state.population * (1.0 / PEOPLE), 1.0 / PEOPLE)


def _built(game: Game, p: Values) -> FloatArray:
    """Control that institutions add by their rise since the start; (B, R)."""
    state = game.state
    return gain(p, *(getattr(state, name) - state.capacity_start[:, :, i] for i, name in enumerate(INSTITUTIONS)))


def _strength(game: Game, roll: Roll, chief_absent: FloatArray) -> FloatArray:
    """Strength of every presence; (n,)."""
    state, p = game.state, game.rule(RULE)
    members = roll.counted_of(state.members) * roll.of_region(pressed(p, _built(game, p)) / _people(game))
    cohesion, protection, absent = roll.of_group(state.cohesion), roll.of(state.protection), roll.of(chief_absent)
    return strength(game.rule_at(RULE, roll.row), members, cohesion, protection, absent)


def _footing(game: Game, roll: Roll, power: FloatArray, days: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Footing of every presence before and after the turn, (n,).

    Where a group is born with control it is what the strength is; who moves in begins with nothing.
    """
    footing = roll.of(game.state.footing)
    known = np.where((footing <= 0) & (roll.of(game.state.criminal_control) > 0), power, footing)
    after = footing_after(game.rule_at(RULE, roll.row), known, power, days.take(roll.row))
    book(game, "footing", FOOTING, roll.spread(after - footing))
    return known, after
