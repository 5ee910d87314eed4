"""A year under `hold` in the strategic scenario, beside the killings of 2025 by state and the official trend.

Both state seats give no orders and the groups do what they do by themselves, so this is what the start and the rules lead
to, not what Mexico did. Figures of a state: victims of intentional homicide of 2025 on the common map, with their grades.
The band of a state is its figure at the pace of January 2026, less and more the share by which half of the states changed
from 2024 to 2025 (computed from the same map), decided before anything was run.
"""

from collections.abc import Mapping
from typing import Any, Final

import attrs
import numpy as np

from game.content.common_map import State, common_map
from game.content.load import scenario_names
from game.core.arrays import FloatArray
from game.engine.measuring import Key
from game.session.setting_up import Setup, load_setup, start_games
from game.study.batch import play
from game.study.experiment import players_of, seeds_of
from game.study.validation.target import Target, judged
from game.texts import _, current

SCENARIO: Final = "after_the_boss"
GAMES: Final = 64
CHUNK: Final = 32
DAYS_A_YEAR: Final = 365.0
STATE_ID: Final = "state_"  # before the id of a state in that of its target

# Official daily means (INSyP/SESNSP as reported; DATA of the start state), killings a day.
JANUARY_2026: Final = 50.0
SEPTEMBER_2024: Final = 86.9
SEPTEMBER_2025: Final = 59.5
DAILY: Final = "official daily mean of victims, as reported by the press, grade A"
SESNSP: Final = "SESNSP, victims of intentional homicide 2025"
NATION_BAND: Final = 0.10  # around the pace of January: December to January moved by 3%
TREND_BAND: Final = 10.0  # points around the change of a year


@attrs.frozen(eq=False)
class Year:
    """Killings of a year under hold: by game, turn and region, and how long each turn was."""

    regions: tuple[str, ...]
    killed: FloatArray  # (games, turns, regions)
    days: FloatArray  # (turns,)

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
    """Play so many games with both states on hold and read the killings of each region turn by turn."""
    seeds = seeds_of("a year under hold", 0, games)
    turns = len(setup.scenario.pulses)
    regions = tuple(setup.scenario.regions)
    keys = tuple(Key("homicides", "region", r) for r in range(len(regions)))
    parts = []
    for first in range(0, games, CHUNK):
        part = seeds[first : first + CHUNK]
        game = start_games(setup, part)
        bots = players_of(game.world.seats, {}, np.arange(first, first + len(part)))
        history = play(setup, game, bots, turns, keys).history
        by_turn = [[history.over(key, turn, turn) for key in keys] for turn in range(1, turns + 1)]
        parts.append(np.array(by_turn).transpose(2, 0, 1))
    days = np.array(setup.scenario.pulses) * setup.scenario.head.pulse_days.middle
    return Year(regions, np.concatenate(parts), days)


def usual_change(states: Mapping[str, State]) -> float:
    """The share by which half of the states changed from 2024 to 2025."""
    changes = [abs(one.homicides_2025.middle / one.homicides_2024.middle - 1.0) for one in states.values()]
    return float(np.median(changes))


def year_targets(year: Year) -> list[Target]:
    """The country: pace at the start and over the year, trend, and how the states share it."""
    states = common_map().states
    published = np.array([states[id].homicides_2025.middle for id in year.regions])
    daily = year.daily
    nation = float(published.sum())
    change = 100.0 * (daily[:, -3:].mean(axis=1) / daily[:, :3].mean(axis=1) - 1.0)
    trend = 100.0 * (SEPTEMBER_2025 / SEPTEMBER_2024 - 1.0)
    by_state = year.by_state
    agree = np.array([np.corrcoef(one, published)[0, 1] for one in by_state])
    in_band = np.array([target.fits for target in state_targets(year)])
    january: dict[str, Any] = {"published": JANUARY_2026, "band": _around(JANUARY_2026, NATION_BAND), "unit": "a day"}
    january["source"] = f"January 2026: {DAILY}"
    return [
        judged(
            daily[:, 0], id="killed_a_day_at_start", what=_("killings a day in the first month, under hold"), kind="fitted",
            **january,
        ),
        judged(
            by_state.sum(axis=1) / DAYS_A_YEAR, id="killed_a_day_in_year",
            what=_("killings a day over the year, under hold"), kind="check", **january,
        ),
        judged(
            by_state.sum(axis=1), id="killed_in_year", what=_("killings of the year under hold, beside all of 2025"),
            kind="check", published=nation, band=_around(nation, usual_change(states)), unit="persons", source=SESNSP,
        ),
        judged(
            change, id="trend", kind="check", published=round(trend, 1), band=(trend - TREND_BAND, trend + TREND_BAND),
            what=_("killings a day, last three months of the year under hold against the first three"), unit="%",
            source=f"September 2024 to September 2025: {DAILY}",
        ),
        judged(
            agree, id="pattern", kind="fitted", published=1.0, n=len(year.regions), band=(0.9, 1.0), source=SESNSP,
            what=_("correlation of the year's killings with those of 2025 over the states"),
        ),
        Target(
            id="states_inside", what=_("states inside their band (plaza validate --by-state)"), kind="fitted",
            published=None, n=len(year.regions), band=(len(year.regions) / 2.0, float(len(year.regions))),
            got=float(np.count_nonzero(in_band)), unit="states", source=SESNSP,
        ),
    ]  # fmt: skip


def state_targets(year: Year) -> list[Target]:
    """Killings of the year under hold by state beside those of 2025."""
    states = common_map().states
    nation = sum(states[id].homicides_2025.middle for id in year.regions)
    pace, usual = JANUARY_2026 * DAYS_A_YEAR / nation, usual_change(states)
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


def load_year() -> Year:
    """The year of the strategic scenario. Raises Problem when it does not come with this version."""
    return play_year(load_setup(SCENARIO))
