"""A year under `hold` in the strategic scenario, beside the killings of 2025 by state and the official trend.

Both state seats give no orders and the groups do what they do by themselves, so this is what the start and the rules lead
to, not what Mexico did. Figures of a state: victims of intentional homicide of 2025 on the common map, with their grades.
The band of a state is its figure at the pace of January 2026, less and more the share by which half of the states changed
from 2024 to 2025 (computed from the same map), decided before anything was run. The other levels of the year: levels.py.
"""

from collections.abc import Mapping
from typing import Final

import attrs
import numpy as np

from game.content.common_map import State, common_map
from game.content.load import scenario_names
from game.content.published import PublishedFigure
from game.core.arrays import FloatArray
from game.core.game import Game
from game.engine.history import key_of
from game.engine.measuring import Key
from game.session.setting_up import Setup, start_games
from game.study.batch import play
from game.study.experiment import players_of, seeds_of
from game.study.validation.levels import level_keys
from game.study.validation.target import Target, Values, judged
from game.texts import _, current

SCENARIO: Final = "after_the_boss"
GAMES: Final = 64
CHUNK: Final = 32
DAYS_A_YEAR: Final = 365.0
STATE_ID: Final = "state_"  # before the id of a state in that of its target
PACE: Final = "killed_a_day_at_start"  # the figure of the pace of January 2026
SESNSP: Final = "SESNSP, victims of intentional homicide 2025"


@attrs.frozen(eq=False)
class Year:
    """A year under hold: killings by game, turn and region, how long each turn was, and other readings by name."""

    regions: tuple[str, ...]
    killed: FloatArray  # (games, turns, regions)
    days: FloatArray  # (turns,)
    levels: Mapping[str, FloatArray] = attrs.field(factory=dict)  # (games, 1 + turns), the start first

    @property
    def by_state(self) -> FloatArray:
        """Killings of a year of 365 days by state (games, regions)."""
        whole: FloatArray = self.killed.sum(axis=1) * (DAYS_A_YEAR / float(self.days.sum()))
        return whole

    @property
    def daily(self) -> FloatArray:
        """Killings a day in the country (games, turns)."""
        rate: FloatArray = self.killed.sum(axis=2) / self.days
        return rate


def has_scenario() -> bool:
    """Whether the strategic scenario comes with this version."""
    return SCENARIO in scenario_names()


def play_year(setup: Setup, games: int = GAMES) -> Year:
    """Play so many games with both states on hold and read killings and levels turn by turn."""
    seeds = seeds_of("a year under hold", 0, games)
    regions, turns = tuple(setup.scenario.regions), len(setup.scenario.pulses)
    parts: dict[str, list[FloatArray]] = {}
    for first in range(0, games, CHUNK):
        part = seeds[first : first + CHUNK]
        game = start_games(setup, part)
        keys = _keys(game)
        bots = players_of(game.world.seats, {}, np.arange(first, first + len(part)))
        history = play(setup, game, bots, turns, tuple(keys.values())).history
        for name, key in keys.items():
            by_turn = [history.over(key, turn, turn, at_end=True) for turn in range(turns + 1)]
            parts.setdefault(name, []).append(np.array(by_turn).T)
    read = {name: np.concatenate(found) for name, found in parts.items()}
    killed = np.stack([read.pop(STATE_ID + region)[:, 1:] for region in regions], axis=2)
    days = np.array(setup.scenario.pulses) * setup.scenario.head.pulse_days.middle
    return Year(regions, killed, days, read)


def _keys(game: Game) -> Mapping[str, Key]:
    states = {STATE_ID + region: key_of(game, "homicides", region) for region in game.world.regions}
    return {**states, **level_keys(game)}


def usual_change(states: Mapping[str, State]) -> float:
    """The share by which half of the states changed from 2024 to 2025."""
    changes = [abs(one.homicides_2025.middle / one.homicides_2024.middle - 1.0) for one in states.values()]
    return float(np.median(changes))


def year_values(year: Year, figures: Mapping[str, PublishedFigure]) -> Values:
    """The country: pace at the start and over the year, trend, and how the states share it."""
    states = common_map().states
    published = np.array([states[id].homicides_2025.middle for id in year.regions])
    daily, by_state = year.daily, year.by_state
    in_band = np.array([target.fits for target in state_targets(year, figures)])
    return {
        PACE: daily[:, 0],
        "killed_a_day_in_year": by_state.sum(axis=1) / DAYS_A_YEAR,
        "killed_in_year": by_state.sum(axis=1),
        "trend": 100.0 * (daily[:, -3:].mean(axis=1) / daily[:, :3].mean(axis=1) - 1.0),
        "pattern": np.array([np.corrcoef(one, published)[0, 1] for one in by_state]),
        "states_inside": np.array([float(np.count_nonzero(in_band))]),
    }


def state_targets(year: Year, figures: Mapping[str, PublishedFigure]) -> list[Target]:
    """Killings of the year under hold by state beside those of 2025."""
    states = common_map().states
    nation = sum(states[id].homicides_2025.middle for id in year.regions)
    january = figures[PACE].published
    assert january is not None, f"the figure {PACE} has a size"
    pace, usual = january * DAYS_A_YEAR / nation, usual_change(states)
    found = []
    for r, id in enumerate(year.regions):
        number = states[id].homicides_2025
        about, grade = number.source or SESNSP, number.grade or "C"
        what = _("killings of the year under hold: {state}").format(state=states[id].names[current()])
        found.append(
            judged(
                year.by_state[:, r], id=STATE_ID + id, what=what, kind="fitted", published=number.middle,
                band=_around(number.middle * pace, usual), unit="persons", source=f"{about}, grade {grade}",
            )
        )  # fmt: skip
    return found


def _around(value: float, share: float) -> tuple[float, float]:
    return value * (1.0 - share), value * (1.0 + share)
