"""money.yaml: what groups can launder and with what they are armed at the start."""

from collections.abc import Mapping
from typing import Final

import attrs
import numpy as np

from game.content.build_world import LOCAL, Places, channels_of
from game.content.draws import Draws
from game.content.phrase import Phrase
from game.content.quantities import Number, Sources, amount, means, share
from game.content.scenario import Scenario
from game.content.source_files import Folder
from game.content.structure import mistake
from game.content.vocabulary import Ids, check_known
from game.core.arrays import FloatArray
from game.core.problem import N_
from game.core.state import State
from game.rules.money import bookkeeping

FOR_SALE: Final = 10**9  # guns for each group: more than there are in the world
SOUTHBOUND: Final = ("truck", "car")  # channels by which guns and cash come south
MILLION: Final = 1.0e6
WEEKS_A_YEAR: Final = 52.0


@attrs.frozen(kw_only=True)
class UsualEntry:
    """What a group is like that is not listed, and one that rises from local groups."""

    laundering: Number = amount("dollars a week", "laundered by each member", high=1e6)
    arms: Number = amount("guns", "guns of each member", high=20)
    heavy: Number = amount("index", "heavy capability", high=200, default=0.0)


@attrs.frozen(kw_only=True)
class MoneyEntry:
    """Money and guns of one group; what is left out is as `usual` says."""

    laundering: Number | None = amount("million $ a week", "what the group can launder", high=1e4, optional=True)
    arms: Number | None = amount("guns", "guns of each member", high=20, optional=True)
    heavy: Number | None = amount("index", "armour, heavy weapons, mercenaries", high=200, optional=True)


@attrs.frozen(kw_only=True)
class CrossingEntry:
    """One gateway."""

    weight: Number = amount("weight", "weight among those by which guns and cash come south", high=1000)


@attrs.frozen(kw_only=True)
class MoneyFile:
    """money.yaml."""

    guns_a_year: Number = amount("guns a year", "guns that come in from the United States", low=1.0, high=1e7)
    waiting: Number = amount("weeks", "weeks of laundering for which proceeds wait at the start", high=104, default=4.0)
    usual: UsualEntry = means("groups that are not listed")
    groups: Mapping[str, MoneyEntry] = means("money and guns by group", factory=dict)
    crossings: Mapping[str, CrossingEntry] = means("gateways by which guns and cash come south")
    estimate_error: Number = share("error of what the states think of them, over what there is", default=0.4)
    sources: Sources = means("where plain numbers come from, by key", factory=dict)


def check(folder: Folder, file: str, content: MoneyFile, ids: Ids) -> None:
    """Every group and gateway must exist, and guns must come in somewhere."""
    problems, located = folder.problems, folder.located[file]
    for group in content.groups:
        check_known(problems, located, ("groups", group), "group", group, ids.groups)
    for gateway in content.crossings:
        known = check_known(problems, located, ("crossings", gateway), "gateway", gateway, ids.gateways)
        if known and not set(SOUTHBOUND) & set(channels_of(gateway)):
            expected = Phrase(N_("a gateway that cars or trucks go through"))
            problems.append(mistake(located, ("crossings", gateway), expected, gateway))
    if not any(one.weight.low > 0 for one in content.crossings.values()):
        expected = Phrase(N_("one gateway at least with a weight above 0"))
        problems.append(mistake(located, ("crossings",), expected, None))
    if not content.usual.arms.low > 0:
        problems.append(mistake(located, ("usual", "arms"), Phrase(N_("a number above 0")), content.usual.arms.low))


def fill(content: MoneyFile, scenario: Scenario, places: Places, state: State, draws: Draws) -> None:
    """Fill money and guns. What wears out is such that the guns of the start are kept up by those that come in."""
    for g, id in enumerate(places.groups):
        if id in scenario.groups or id.startswith(f"{LOCAL}."):
            _fill_group(content, id, g, places, state, draws)
    whole: FloatArray = np.zeros(draws.batch)
    for g in range(len(places.groups)):
        whole = whole + state.arms[:, g]
    state.guns_a_week[:] = draws.level(content.guns_a_year, "guns_a_year") / WEEKS_A_YEAR
    state.arms_wear[:] = state.guns_a_week / np.where(whole > 0, whole, 1.0)
    _fill_crossings(content, places, state, draws)
    _fill_estimates(content, places, state, draws)


def _fill_group(content: MoneyFile, id: str, g: int, places: Places, state: State, draws: Draws) -> None:
    entry, usual = content.groups.get(id, MoneyEntry()), content.usual
    mine = [p for p, (group, _) in enumerate(places.presences) if group == g]
    members: FloatArray = np.zeros(draws.batch)
    for p in mine:
        members = members + state.members[:, p]
    if entry.laundering is None:
        state.laundering_rest[:, g] = draws.level(usual.laundering, f"laundering:{id}")
    else:
        dollars = draws.level(entry.laundering, f"laundering:{id}") * MILLION
        state.laundering_rest[:, g] = dollars / np.where(members > 0, members, 1.0)
    state.laundering[:, g] = state.laundering_rest[:, g] * members
    state.arms_rest[:, g] = draws.level(entry.arms or usual.arms, f"arms:{id}")
    state.arms[:, g] = np.floor(state.arms_rest[:, g] * members)
    state.heavy_rest[:, g] = draws.level(entry.heavy or usual.heavy, f"heavy:{id}")
    state.heavy[:, g] = state.heavy_rest[:, g] * (members > 0)
    state.heavy_command[:, g] = state.command[:, g]
    state.dirty_cash[:, g] = np.floor(state.laundering[:, g] * draws.level(content.waiting, "waiting"))
    state.guns_for_sale[:, g] = FOR_SALE


def _fill_crossings(content: MoneyFile, places: Places, state: State, draws: Draws) -> None:
    weights = {
        id: draws.level(entry.weight, f"crossing:{id}") for id, entry in content.crossings.items() if id in places.gateways
    }
    whole: FloatArray = np.zeros(draws.batch)
    for weight in weights.values():
        whole = whole + weight
    for id, weight in weights.items():
        state.south_share[:, places.gateways.index(id)] = weight / np.where(whole > 0, whole, 1.0)


def _fill_estimates(content: MoneyFile, places: Places, state: State, draws: Draws) -> None:
    """What each state believes of the money and guns of each group; the error is one of the estimate, not of the truth."""
    error = content.estimate_error.middle
    for g, id in enumerate(places.groups):
        for v in range(state.laundering_belief.shape[1]):
            for truth, belief in (("laundering", "laundering"), ("arms", "arms")):
                real = getattr(state, truth)[:, g] * 1.0
                off = draws.estimate(real * 0.0, np.ones_like(real), f"{belief}:{v}:{id}")
                guess = bookkeeping.estimate(real, error + real * 0.0, off)
                getattr(state, f"{belief}_belief")[:, v, g] = guess
                getattr(state, f"{belief}_error")[:, v, g] = error * guess
