"""What the state seats believe at the start: what the scenario says, the rest drawn about the truth.

A belief that a scenario leaves out is an estimate off by its standard error, drawn from the game's seed; of a
leader about whom there is not even a rumour a seat believes nothing.
"""

from typing import Final

import numpy as np

from game.content.build_world import Places
from game.content.draws import Draws
from game.content.knowledge_entries import GroupKnowledge, LeaderKnowledge, RegionKnowledge
from game.content.quantities import Number
from game.content.scenario import Scenario
from game.core.arrays import FloatArray
from game.core.roles import AREA, PATTERN, RUNGS, SITES
from game.core.roles import SOURCES as RUNG_SOURCES
from game.core.roll import mean_of_members
from game.core.state import State

AT_START: Final = 0.0  # day
SUPPORT_ERROR: Final = 0.05  # of the latest opinion survey
PROTECTION_ERROR: Final = 0.2
MEMBERS_ERROR: Final = 0.4  # share of the members by which an estimate of them is off when nothing is said


def fill_beliefs(scenario: Scenario, places: Places, state: State, draws: Draws) -> None:
    """Fill every belief of the state that has a value at the start."""
    for v, seat in enumerate(places.seats[: places.viewers]):
        knowledge = scenario.seats[seat].knowledge
        for x, post in enumerate(places.posts):
            _leader(state, draws, places, v, x, knowledge.leaders.get(post, LeaderKnowledge()))
        for g, group in enumerate(places.groups):
            if group in scenario.groups:
                _group(state, draws, places, v, g, knowledge.groups.get(group, GroupKnowledge()))
        for r, region in enumerate(places.regions):
            _region(state, draws, places, v, r, knowledge.regions.get(region, RegionKnowledge()))
    for t, id in enumerate(places.teams):
        team = scenario.head.teams[id]
        name = f"believed_corruption:{id}"
        error = draws.level(team.believed_corruption_error, f"{name}:error")
        state.team_corruption_error[:, t] = error
        truth = state.team_corruption[:, t]
        state.team_corruption_belief[:, t] = _believed(draws, team.believed_corruption, truth, error, name, 1.0)


def _leader(state: State, draws: Draws, places: Places, v: int, x: int, known: LeaderKnowledge) -> None:
    rung = RUNGS.index(known.rung)
    held = state.leader_in_post[:, x] == 1
    if rung == 0 or not held.any():
        return
    name = f"{places.posts[x]}:{places.seats[v]}"
    state.rung[:, v, x] = rung
    state.rung_day[:, v, x] = AT_START
    state.rung_source[:, v, x] = RUNG_SOURCES.index("start")
    state.leader_seen[:, v, x] = AT_START
    state.believed_person[:, v, x] = state.leader_person[:, x]
    if known.region is not None:
        state.believed_region[:, v, x] = places.regions.index(known.region)
    elif rung >= AREA:
        state.believed_region[:, v, x] = state.leader_region[:, x]
    if known.site is not None:
        state.believed_site[:, v, x] = SITES.index(known.site)
    elif rung >= PATTERN:
        state.believed_site[:, v, x] = state.site[:, x]
    for trait, top in (("defence", 4.0), ("security", 1.0)):
        said: Number | None = getattr(known, trait)
        error = draws.level(getattr(known, f"{trait}_error"), f"{trait}_error:{name}")
        truth: FloatArray = getattr(state, trait)[:, x]
        getattr(state, f"{trait}_belief")[:, v, x] = _believed(draws, said, truth, error, f"believed_{trait}:{name}", top)
        getattr(state, f"{trait}_error")[:, v, x] = error


def _group(state: State, draws: Draws, places: Places, v: int, g: int, known: GroupKnowledge) -> None:
    name = f"{places.groups[g]}:{places.seats[v]}"
    truth: FloatArray = np.zeros(draws.batch)
    for p, (group, _region) in enumerate(places.presences):
        if group == g:
            truth = truth + state.members[:, p]
    error = (
        MEMBERS_ERROR * truth if known.members_error is None else draws.level(known.members_error, f"members_error:{name}")
    )
    belief = _believed(draws, known.members, truth, error, f"believed_members:{name}", None)
    state.members_belief[:, v, g] = belief
    # Taken of the estimate, since an error taken of the truth would tell it.
    state.members_error[:, v, g] = MEMBERS_ERROR * belief if known.members_error is None else error
    doubt = draws.level(known.command_error, f"command_error:{name}")
    truth = state.command[:, g]
    state.command_belief[:, v, g] = _believed(draws, known.command, truth, doubt, f"believed_command:{name}", 1.0)
    state.command_error[:, v, g] = doubt
    doubt = draws.level(known.cohesion_error, f"cohesion_error:{name}")
    truth = state.cohesion[:, g]
    state.cohesion_belief[:, v, g] = _believed(draws, known.cohesion, truth, doubt, f"believed_cohesion:{name}", 1.0)
    state.cohesion_error[:, v, g] = doubt
    state.rockets_belief[:, v, g] = draws.level(known.rockets, f"believed_rockets:{name}")
    state.group_seen[:, v, g] = AT_START


def _region(state: State, draws: Draws, places: Places, v: int, r: int, known: RegionKnowledge) -> None:
    name = f"{places.regions[r]}:{places.seats[v]}"
    error = draws.level(known.corruption_error, f"corruption_error:{name}")
    truth = state.corruption[:, r]
    state.corruption_belief[:, v, r] = _believed(draws, known.corruption, truth, error, f"believed_corruption:{name}", 1.0)
    state.corruption_error[:, v, r] = error
    shield = mean_of_members(state, state.protection)[:, r]
    for level, truth, doubt in (("support", state.support[:, r], SUPPORT_ERROR), ("protection", shield, PROTECTION_ERROR)):
        off = np.full(draws.batch, doubt)
        getattr(state, f"{level}_belief")[:, v, r] = _believed(draws, None, truth, off, f"believed_{level}:{name}", 1.0)
        getattr(state, f"{level}_error")[:, v, r] = off
    state.region_seen[:, v, r] = AT_START


def _believed(
    draws: Draws, said: Number | None, truth: FloatArray, error: FloatArray, name: str, top: float | None
) -> FloatArray:
    """The estimate the scenario gives, or one drawn about the truth, kept between 0 and `top`."""
    if said is not None:
        return draws.level(said, name)
    estimate = draws.estimate(truth, error, name)
    estimate = np.where(estimate < 0.0, 0.0, estimate)
    return estimate if top is None else np.where(estimate > top, top, estimate)
