"""The balance of a scenario: every lever alone, every doctrine against every other, under every preset, on equal luck.

Two parts, each of games with the same luck in every combination of players: levers against a game in which the seat holds,
and the doctrines of the state seats against each other, with hold and random orders beside them.
"""

import itertools
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import attrs
import numpy as np

from game.content.scenario import Scenario
from game.core.problem import N_, Problem
from game.core.version import RULES
from game.core.world import STATE_SEATS
from game.players.players import doctrines_for
from game.session.setting_up import HOLD, Setup, load_setup, start_games
from game.study.balance_checks import (
    RANDOM,
    AgainstRandom,
    Contest,
    LuckShare,
    Outcomes,
    against_random,
    contests,
    luck_shares,
)
from game.study.balance_games import Cell, play_cells
from game.study.balance_levers import Lever, levers_of
from game.study.statistics import Interval, mean_interval

PRESETS: Final = ("balanced", "tempo_works", "market_rules", "restraint")
Tell = Callable[[str], None]


@attrs.frozen
class LeverEffect:
    """What a lever alone changes of a lens under a preset; a paired difference."""

    preset: str
    lever: Lever
    lens: str
    change: Interval


@attrs.frozen
class Reached:
    """Mean of a lens by the player of a seat, over the doctrines of the other state seat."""

    preset: str
    seat: str
    player: str
    lens: str
    mean: Interval


@attrs.frozen
class Balance:
    """Everything that was played and compared."""

    scenario: str
    rules: int
    games: int
    lever_games: int
    seed: int
    presets: tuple[str, ...]
    doctrines: Mapping[str, tuple[str, ...]]  # by state seat
    levers: tuple[LeverEffect, ...]
    reached: tuple[Reached, ...]
    contests: tuple[Contest, ...]
    random: tuple[AgainstRandom, ...]
    luck: tuple[LuckShare, ...]


@attrs.frozen
class Plan:
    """What is to be played."""

    scenario: str
    games: int = 200
    lever_games: int = 48  # and of hold and of random orders
    seed: int = 0
    presets: tuple[str, ...] = PRESETS
    form: str | None = None
    jobs: int = 1


def balance(plan: Plan, tell: Tell = lambda text: None) -> Balance:
    """Play and compare. Raises Problem for a scenario or preset that there is not, or without doctrines to compare."""
    setups = {preset: load_setup(plan.scenario, preset, plan.form) for preset in plan.presets}
    first = next(iter(setups.values()))
    doctrines = {seat: doctrines_for(seat) for seat in STATE_SEATS if seat in first.scenario.seats}
    if not any(first.scenario.seats[seat].mandates for seat in doctrines):
        raise Problem(
            N_("The scenario {scenario} gives no state seat a mandate: there is no balance to judge."),
            scenario=first.scenario.id,
        )
    levers: list[LeverEffect] = []
    reached: list[Reached] = []
    met: list[Contest] = []
    random: list[AgainstRandom] = []
    luck: list[LuckShare] = []
    for preset, setup in setups.items():
        tell(preset)
        levers += lever_effects(plan, setup, preset)
        outcomes = {
            **_play(plan, preset, _of_doctrines(doctrines), plan.games),
            **_play(plan, preset, beside(doctrines), plan.lever_games),
        }
        own = {seat: own_mandates(setup.scenario, seat) for seat in doctrines}
        for seat in doctrines:
            others = tuple(name for where, names in doctrines.items() if where != seat for name in names)
            players = (*doctrines[seat], HOLD, RANDOM)
            reached += _reached(outcomes, preset, seat, players, others)
            met += contests(outcomes, preset, seat, players, others)
            random += against_random(outcomes, preset, seat, own[seat], others)
        luck += luck_shares(outcomes, preset, _of_doctrines(doctrines))
    return Balance(
        first.scenario.id, RULES, plan.games, plan.lever_games, plan.seed, plan.presets, doctrines, tuple(levers),
        tuple(reached), tuple(met), tuple(random), tuple(luck),
    )  # fmt: skip


def processors() -> int:
    """Processes that are worth starting on this machine."""
    return max(1, os.cpu_count() or 1)


def _play(plan: Plan, preset: str, cells: Sequence[Cell], games: int) -> Outcomes:
    return play_cells(plan.scenario, preset, plan.form, cells, games, plan.seed, plan.jobs)


def _of_doctrines(doctrines: Mapping[str, Sequence[str]]) -> list[Cell]:
    return [tuple(zip(doctrines, names, strict=True)) for names in itertools.product(*doctrines.values())]


def beside(doctrines: Mapping[str, Sequence[str]]) -> list[Cell]:
    """Hold and random orders of one state seat with the doctrines of the other."""
    return [cell for seat in doctrines for cell in _of_doctrines({**doctrines, seat: (HOLD, RANDOM)})]


def own_mandates(scenario: Scenario, seat: str) -> dict[str, str]:
    """For each doctrine of a seat the mandate that the scenario says is about it; those without one are left out."""
    return {
        doctrine: mandate.id
        for mandate in reversed(scenario.seats[seat].mandates)
        for doctrine in doctrines_for(seat)
        if doctrine in mandate.suits
    }


def lever_effects(plan: Plan, setup: Setup, preset: str) -> list[LeverEffect]:
    """Every lever against a game with the same luck in which its seat holds."""
    world = start_games(setup, [0]).world
    pairs = {lever: _with_and_without(lever, world.seats) for lever in levers_of(world).values()}
    cells = list(dict.fromkeys(itertools.chain.from_iterable(pairs.values())))
    outcomes = _play(plan, preset, cells, plan.lever_games)
    return [
        LeverEffect(preset, lever, lens, mean_interval(outcomes[given].lenses[lens] - outcomes[held].lenses[lens]))
        for lever, (held, given) in pairs.items()
        for lens in world.lenses
    ]


def _with_and_without(lever: Lever, seats: Sequence[str]) -> tuple[Cell, Cell]:
    """The game without the lever, in which its seat holds, and the game with it."""
    held = {seat: HOLD for seat in (*STATE_SEATS, lever.seat) if seat in seats} | dict(lever.beside)
    return tuple(held.items()), tuple({**held, lever.seat: lever.label}.items())


def _reached(outcomes: Outcomes, preset: str, seat: str, players: Sequence[str], others: Sequence[str]) -> list[Reached]:
    found = []
    for player in players:
        mine = [
            one.lenses
            for cell, one in outcomes.items()
            if dict(cell)[seat] == player and all(name in others for where, name in cell if where != seat)
        ]
        for lens in mine[0]:
            whole = np.mean([one[lens] for one in mine], axis=0)
            found.append(Reached(preset, seat, player, lens, mean_interval(whole)))
    return found
