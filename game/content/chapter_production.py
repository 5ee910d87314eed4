"""production.yaml: labs, fields and precursors at the start."""

from collections.abc import Mapping
from typing import Final

import attrs
import numpy as np

from game.content.build_world import Places
from game.content.common_map import common_map
from game.content.draws import Draws
from game.content.phrase import Phrase
from game.content.quantities import Number, Sources, amount, means, share, whole
from game.content.scenario import Scenario
from game.content.source_files import Folder
from game.content.structure import mistake
from game.content.vocabulary import Ids, check_known
from game.core.markets import PRODUCTS
from game.core.problem import N_, Problem
from game.core.state import State

FILE: Final = "production.yaml"
UNMADE: Final = 10**12  # grams of each product: a thousand years of what is made
MATERIAL: Final = 10**6  # sites of each product
ABROAD: Final = 10**11  # kilograms of precursors: more than China makes in the years of a game


@attrs.frozen(kw_only=True)
class Products:
    """One number for each product."""

    fentanyl: Number = amount("kg pure a week", "fentanyl", default=0.0)
    meth: Number = amount("kg pure a week", "methamphetamine", default=0.0)
    cocaine: Number = amount("kg pure a week", "cocaine", default=0.0)
    heroin: Number = amount("kg pure a week", "heroin", default=0.0)


@attrs.frozen(kw_only=True)
class SitesEntry:
    """Labs and fields of a group in a region."""

    fentanyl: Number = whole("labs", "labs for fentanyl", high=1e5, default=0.0)
    meth: Number = whole("labs", "labs for methamphetamine", high=1e5, default=0.0)
    heroin: Number = whole("fields", "fields of poppy", high=1e5, default=0.0)


@attrs.frozen(kw_only=True)
class PrecursorsEntry:
    """Precursors and those who sell them."""

    stock_weeks: Number = amount("weeks", "weeks of use that makers hold at the start", high=104)
    compliance: Number = share("how far China enforces controls; it also returns to this level")
    tension: Number = amount("0-3", "tension between China and the United States; it also returns to this level", high=3)


@attrs.frozen(kw_only=True)
class BuyerEntry:
    """A group that buys cocaine abroad."""

    weight: Number = share("its part among those who buy")


@attrs.frozen(kw_only=True)
class ProductionFile:
    """production.yaml."""

    output: Products = means("what all groups together make or buy at the start")
    precursors: PrecursorsEntry = means("precursors")
    sites: Mapping[str, Mapping[str, SitesEntry]] = means("labs and fields by group and region")
    cocaine: Mapping[str, BuyerEntry] = means("groups that buy cocaine abroad", factory=dict)
    estimate_error: Number = share("error of what the states think of the labs of a region, over what there is", default=0.5)
    sources: Sources = means("where plain numbers come from, by key", factory=dict)


def check(folder: Folder, file: str, content: ProductionFile, ids: Ids) -> None:
    """Every group and region must exist."""
    problems, located = folder.problems, folder.located[file]
    for group, regions in content.sites.items():
        check_known(problems, located, ("sites", group), "group", group, ids.groups)
        for region in regions:
            check_known(problems, located, ("sites", group, region), "region", region, ids.regions)
    for group in content.cocaine:
        check_known(problems, located, ("cocaine", group), "group", group, ids.groups)
    if content.output.cocaine.high > 0 and not any(one.weight.high > 0 for one in content.cocaine.values()):
        expected = Phrase(N_("one group at least that buys, with a weight above 0"))
        problems.append(mistake(located, ("cocaine",) if content.cocaine else ("output", "cocaine"), expected, None))
    if not content.sites:
        expected = Phrase(N_("the labs or fields of one group at least"))
        problems.append(mistake(located, ("sites",), expected, None))


def fill(content: ProductionFile, scenario: Scenario, places: Places, state: State, draws: Draws) -> None:
    """Fill production. What sites give is set when the game opens, so that they meet demand with some to spare.

    Raises Problem for labs of a group where it has nobody.
    """
    for x, product in enumerate(PRODUCTS):
        state.wanted[:, x] = draws.level(getattr(content.output, product), f"output:{product}")
    state.unmade[:] = UNMADE
    state.site_material[:] = MATERIAL
    state.precursors_abroad[:] = ABROAD
    state.precursor_weeks[:] = draws.level(content.precursors.stock_weeks, "precursor_weeks")
    for level, rest, number in (
        ("precursor_compliance", "compliance_rest", content.precursors.compliance),
        ("tension", "tension_rest", content.precursors.tension),
    ):
        getattr(state, level)[:] = draws.level(number, level)
        getattr(state, rest)[:] = getattr(state, level)
    for group, regions in content.sites.items():
        for region, entry in regions.items():
            if (places.groups.index(group), places.regions.index(region)) not in places.presences:
                raise Problem(
                    N_("{folder}/{file}: {group} has nobody in {region}; give it members there in groups.yaml, or no labs."),
                    folder=scenario.folder, file=FILE, group=group, region=region,
                )  # fmt: skip
            _fill_sites(group, region, entry, places, state, draws)
    for group, buyer in content.cocaine.items():
        state.buying[:, places.groups.index(group)] = draws.level(buyer.weight, f"cocaine:{group}")
    _fill_ports(places, state)
    _fill_estimates(content, places, state, draws)


def _fill_sites(group: str, region: str, entry: SitesEntry, places: Places, state: State, draws: Draws) -> None:
    p = places.presences.index((places.groups.index(group), places.regions.index(region)))
    for product in ("fentanyl", "meth", "heroin"):
        x = PRODUCTS.index(product)
        state.sites[:, p, x] = draws.whole(getattr(entry, product), f"sites:{product}:{group}@{region}")
        state.site_base[:, p, x] = state.sites[:, p, x]


def _fill_ports(places: Places, state: State) -> None:
    """Shares of the arrivals as on the common map, among the gateways that the scenario has."""
    known = common_map().gateways
    shares = [known[id].precursors.middle if id in known else 0.0 for id in places.gateways]
    whole_share = 0.0
    for one in shares:
        whole_share += one
    for f, one in enumerate(shares):
        state.port_rest[:, f] = one / whole_share if whole_share > 0 else 0.0


def _fill_estimates(content: ProductionFile, places: Places, state: State, draws: Draws) -> None:
    """What each state believes of the labs of each region; the error is one of the estimate, not of the truth."""
    for r, id in enumerate(places.regions):
        here = np.array([region == r for _, region in places.presences], dtype=np.bool_)
        labs = state.sites[:, : here.size, :2].sum(axis=2)[:, here].sum(axis=1) * 1.0
        error = labs * content.estimate_error.middle
        for v in range(state.labs_belief.shape[1]):
            guess = draws.estimate(labs, error, f"labs:{v}:{id}")
            state.labs_belief[:, v, r] = np.where(guess > 0, guess, 0.0)
            state.labs_error[:, v, r] = state.labs_belief[:, v, r] * content.estimate_error.middle
