"""From names to a game: scenario, preset, seed and seats."""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from game.content.build import build
from game.content.load import in_form, load_scenario
from game.content.rules_text import draw_parameters, load_parameters, scaled
from game.content.scenario import Scenario
from game.core.game import Game
from game.core.injects import Inject
from game.core.parameters import Parameters, stacked
from game.core.problem import Problem
from game.core.trace import Trace
from game.engine.dilemmas import open_first
from game.engine.injecting import InjectList
from game.engine.measuring import READERS, Key
from game.engine.step import open_game

PERSON = "person"
HOLD = "hold"


@attrs.frozen
class Setup:
    """What a batch of games is made from."""

    scenario: Scenario
    preset: str = "balanced"
    draw: bool = False
    parameters: Mapping[str, float] = attrs.field(factory=dict)
    allow_outside: bool = False
    scales: Mapping[str, float] = attrs.field(factory=dict)  # factors, applied to what has been set or drawn


def load_setup(
    scenario: str, preset: str = "balanced", form: str | None = None, draw: bool = False,
    parameters: Mapping[str, float] | None = None,
) -> Setup:  # fmt: skip
    """Read a scenario by name or path. Raises Problem with what is wrong."""
    return Setup(in_form(load_scenario(scenario), form), preset, draw, dict(parameters or {}))


def start_games(setup: Setup, seeds: Sequence[int], tracing: bool = False, spare: Mapping[str, int] | None = None) -> Game:
    """A batch of games at their start, one per seed."""
    return start_beside([setup], seeds, tracing, spare)


def start_beside(
    setups: Sequence[Setup], seeds: Sequence[int], tracing: bool = False, spare: Mapping[str, int] | None = None
) -> Game:
    """Games at their start in one batch: one per seed under the first setup, then the same seeds under the next.

    The setups share scenario and form, and are all with or all without drawn parameters.
    """
    scenario, keys = setups[0].scenario, np.array(list(seeds), dtype=np.uint64)
    world, state = build(scenario, np.tile(keys, len(setups)), spare)
    published, sizes = [_parameters(setup) for setup in setups], [keys.size for _ in setups]
    told = stacked([scaled(one, setup.scales) for one, setup in zip(published, setups, strict=True)], sizes)
    trace = Trace() if tracing else None
    if not setups[0].draw:
        game = Game(world, state, told, trace)
    else:
        drawn = [
            scaled(draw_parameters(one, keys, tuple(setup.parameters)), setup.scales)
            for one, setup in zip(published, setups, strict=True)
        ]
        game = Game(world, state, stacked(drawn, sizes), trace, published=told)
    opening = [event.inject for event in scenario.events if event.turn == 0]
    if opening:
        open_game(game, for_all(game, opening))
    open_first(game)
    return game


def _parameters(setup: Setup) -> Parameters:
    return load_parameters(setup.preset, setup.parameters, setup.allow_outside, setup.scenario.head.parameters)


def check_seats(setup: Setup, seats: Mapping[str, str]) -> dict[str, str]:
    """Who plays each seat, those not named by `hold`. Raises Problem for a seat the scenario does not have."""
    known = tuple(setup.scenario.seats)
    for seat, name in seats.items():
        check_player_name(name)
        if seat not in known:
            raise Problem(
                "There is no seat {seat} in {scenario}; its seats are {seats}.",
                seat=seat, scenario=setup.scenario.id, seats=", ".join(known),
            )  # fmt: skip
    return {seat: seats.get(seat, HOLD) for seat in known}


def check_player_name(name: str) -> None:
    """Raises Problem unless the name could be one of a player: a short word of letters."""
    if not (0 < len(name) <= 40 and name.isascii() and name.replace("_", "").isalpha()):
        raise Problem("The name of a player is a short word of letters, not {name}.", name=repr(name)[:60])


def prediction_keys(game: Game) -> tuple[Key, ...]:
    """The keys of the prediction card, for the nation or, where a measure is by seat, for each state seat."""
    found = []
    for measure in game.world.prediction_measures:
        if "nation" in READERS[measure]:
            found.append(Key(measure, "nation"))
        elif "seat" in READERS[measure]:
            found.extend(Key(measure, "seat", seat) for seat in range(game.world.viewers))
    return tuple(found)


def for_all(game: Game, injects: Sequence[Inject]) -> InjectList:
    """The injects, done to every game of the batch."""
    return [(one, np.arange(game.batch)) for one in injects]
