"""countries.yaml: how the two countries and their neighbours stand with each other at the start."""

import attrs
import numpy as np

from game.content.build_world import Places
from game.content.draws import Draws
from game.content.quantities import Number, Sources, amount, means, whole
from game.content.scenario import Scenario
from game.content.source_files import Folder
from game.content.vocabulary import Ids
from game.core.draws import apportion
from game.core.state import State

# Field of the state, and the field to which it returns.
_LEVELS = (
    ("trade_index", "trade_rest"), ("customs_cooperation", "customs_rest"), ("extradition", "extradition_rest"),
    ("migration_cooperation", "migration_rest"), ("regional_support", "regional_rest"), ("rival_influence", "rival_rest"),
    ("norm_credibility", "norm_rest"), ("civil_liberties", "liberties_rest"),
)  # fmt: skip


@attrs.frozen(kw_only=True)
class TracksEntry:
    """The tracks between the countries at the start; each level is also the one to which it returns."""

    trade_index: Number = amount("0-100", "trade between the two countries", low=1.0, high=100)
    customs_cooperation: Number = amount("0-100", "how far the customs of the two countries work together", high=100)
    extradition: Number = amount("0-100", "how readily Mexico hands people over", high=100)
    migration_cooperation: Number = amount("0-100", "Mexican cooperation on migration", high=100)
    regional_support: Number = amount("0-100", "support of the region for the United States", high=100)
    rival_influence: Number = amount("0-100", "influence of rival powers in the region", high=100)
    norm_credibility: Number = amount("0-100", "weight of U.S. words on sovereignty elsewhere", high=100)
    civil_liberties: Number = amount("0-100", "civil liberties in the United States", high=100)
    northward_migration: Number = amount("persons a week", "people who leave northward", high=1e6)
    prisoners: Number = whole("persons", "members of groups who serve a sentence in Mexico", high=1e6)
    trade_review: Number | None = amount(
        "days", "day, counted from the start, on which the trade agreement is reviewed; left out: no review", optional=True
    )


@attrs.frozen(kw_only=True)
class AidEntry:
    """The press, aid and earlier designations at the start."""

    press_freedom: Number = amount("0-1", "how freely the Mexican press can report", low=0.05, high=1)
    aid_leak: Number = amount("share", "part of aid without vetting and audits that ends up with groups", high=0.5)
    designated_since: Number | None = amount(
        "days", "how long ago the groups designated at the start were named; left out: long ago", optional=True
    )


@attrs.frozen(kw_only=True)
class CountriesFile:
    """countries.yaml."""

    tracks: TracksEntry = means("the tracks between the countries")
    aid: AidEntry = means("the press, aid and earlier designations")
    sources: Sources = means("where plain numbers come from, by key", factory=dict)


def check(folder: Folder, file: str, content: CountriesFile, ids: Ids) -> None:
    """Nothing in the file names an id."""


def fill(content: CountriesFile, scenario: Scenario, places: Places, state: State, draws: Draws) -> None:
    """Fill the tracks of the state."""
    tracks = content.tracks
    for level, rest in _LEVELS:
        getattr(state, level)[:] = draws.level(getattr(tracks, level), level)
        getattr(state, rest)[:] = getattr(state, level)
    state.migrants_a_week[:] = draws.level(tracks.northward_migration, "northward_migration")
    state.border_usual[:] = state.troops_border
    held = apportion(draws.whole(tracks.prisoners, "prisoners"), state.population * 1.0)
    state.prisoners += held
    state.population -= held
    if tracks.trade_review is not None:
        state.review_day[:] = np.floor(draws.level(tracks.trade_review, "trade_review") + 0.5)
    _fill_aid(content.aid, places, state, draws)


def _fill_aid(aid: AidEntry, places: Places, state: State, draws: Draws) -> None:
    """The press, aid, designations; and what analysts make of the aims of each group."""
    state.press_freedom[:] = draws.level(aid.press_freedom, "press_freedom")
    state.press_rest[:] = state.press_freedom
    state.aid_leak[:] = draws.level(aid.aid_leak, "aid_leak")
    if aid.designated_since is not None:
        since = draws.level(aid.designated_since, "designated_since")
        state.designation_day[:] = np.where(state.designated > 0, -since[:, None], state.designation_day)
    for v, seat in enumerate(places.seats[: places.viewers]):
        error = state.aid_error[:, v] / 4.0  # nobody knows what leaks
        state.aid_belief[:, v] = np.clip(draws.estimate(state.aid_leak, error, f"aid_leak:{seat}"), 0.0, 1.0)
        for g, group in enumerate(places.groups):
            guess = draws.estimate(state.profit_driven[:, g], state.profit_error[:, v, g], f"profit:{group}:{seat}")
            state.profit_belief[:, v, g] = np.where(state.group_alive[:, g] > 0, np.clip(guess, 0.0, 1.0), 0.8)
