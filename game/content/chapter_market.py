"""market.yaml: prices and users of each product, and what each group lives from at the start."""

from collections.abc import Mapping
from typing import Final

import attrs
import numpy as np

from game.content.build_world import Places
from game.content.draws import Draws
from game.content.phrase import Phrase
from game.content.quantities import Number, Sources, amount, means, share, whole
from game.content.scenario import Scenario
from game.content.source_files import Folder
from game.content.structure import mistake
from game.content.vocabulary import Ids, check_known
from game.core import exact
from game.core.arrays import FloatArray
from game.core.markets import LINES, PRODUCTS
from game.core.problem import N_
from game.core.state import State

MILLION: Final = 1.0e6
WEEKS_A_YEAR: Final = 52.0


@attrs.frozen(kw_only=True)
class ProductEntry:
    """One product in the United States."""

    street: Number = amount("$ per pure gram", "street price", low=0.01, high=1e6)
    border: Number = amount("$ per pure gram", "price at which groups sell at the border", low=0.01, high=1e6)
    precursors: Number = amount("$ per pure gram", "of it, precursors", high=1e4, default=0.0)
    purity: Number = share("purity of what is sold in the street")
    users: Number = whole("persons", "users", high=1e9)
    in_treatment: Number = whole("persons", "users in treatment", high=1e9)
    deaths: Number = amount("persons a year", "deaths of an overdose", high=1e7)
    courier: Number = amount("$ per kg", "pay of couriers", high=1e6)


@attrs.frozen(kw_only=True)
class OtherLines:
    """What all groups together take in by the lines beside drugs."""

    extortion: Number = amount("million $ a year", "extortion", high=1e6)
    migrants: Number = amount("million $ a year", "smuggling of migrants", high=1e6)
    fuel: Number = amount("million $ a year", "stolen and untaxed fuel", high=1e6)
    retail: Number = amount("million $ a year", "drugs sold at home", high=1e6)
    other: Number = amount("million $ a year", "mining, timber, fraud, transit tax and the rest", high=1e6)


@attrs.frozen(kw_only=True)
class LinesEntry:
    """Weight of each line in what a group lives from; made to sum to 1."""

    fentanyl: Number = amount("weight", "fentanyl", high=100, default=0.0)
    meth: Number = amount("weight", "methamphetamine", high=100, default=0.0)
    cocaine: Number = amount("weight", "cocaine", high=100, default=0.0)
    heroin: Number = amount("weight", "heroin", high=100, default=0.0)
    extortion: Number = amount("weight", "extortion", high=100, default=0.0)
    migrants: Number = amount("weight", "smuggling of migrants", high=100, default=0.0)
    fuel: Number = amount("weight", "fuel", high=100, default=0.0)
    retail: Number = amount("weight", "drugs sold at home", high=100, default=0.0)
    other: Number = amount("weight", "the rest", high=100, default=0.0)


@attrs.frozen(kw_only=True)
class MarketFile:
    """market.yaml."""

    us_population: Number = whole("persons", "people of the United States who use none of these drugs", high=1e10)
    products: Mapping[str, ProductEntry] = means("fentanyl, meth, cocaine, heroin")
    other_lines: OtherLines = means("what all groups together take in beside drugs")
    usual: LinesEntry = means("what groups live from that are not listed")
    groups: Mapping[str, LinesEntry] = means("what each group lives from", factory=dict)
    sources: Sources = means("where plain numbers come from, by key", factory=dict)


def check(folder: Folder, file: str, content: MarketFile, ids: Ids) -> None:
    """Every product is there, every group exists and lives from something."""
    problems, located = folder.problems, folder.located[file]
    for product in content.products:
        check_known(problems, located, ("products", product), "product", product, PRODUCTS)
    for product in PRODUCTS:
        if product not in content.products:
            problems.append(mistake(located, ("products",), Phrase(N_("the product {product}"), product=product), None))
        elif content.products[product].border.high >= content.products[product].street.low:
            words = Phrase(N_("a price at the border below that in the street"))
            problems.append(mistake(located, ("products", product, "border"), words, content.products[product].border.high))
        elif content.products[product].deaths.high > content.products[product].users.low:
            words = Phrase(N_("fewer deaths a year than there are users"))
            problems.append(mistake(located, ("products", product, "deaths"), words, content.products[product].deaths.high))
    for group in content.groups:
        check_known(problems, located, ("groups", group), "group", group, ids.groups)
    for path, entry in ((("usual",), content.usual), *((("groups", id), one) for id, one in content.groups.items())):
        if not any(getattr(entry, line).low > 0 for line in LINES):
            problems.append(mistake(located, path, Phrase(N_("one line at least with a weight above 0")), None))


def fill(content: MarketFile, scenario: Scenario, places: Places, state: State, draws: Draws) -> None:
    """Fill prices, users and portfolios. Use and margins are set when the game opens, such that nothing drifts."""
    state.us_population[:] = draws.whole(content.us_population, "us_population")
    for x, product in enumerate(PRODUCTS):
        _fill_product(content.products[product], product, x, state, draws)
    for g, id in enumerate(places.groups):
        if id in scenario.groups:
            _fill_lines(content.groups.get(id, content.usual), id, g, state, draws)
    _fill_yields(content, places, state, draws)


def _fill_product(entry: ProductEntry, product: str, x: int, state: State, draws: Draws) -> None:
    for level, start, number in (
        ("price", "price_start", entry.street), ("purity", "purity_start", entry.purity),
        ("courier_cost", "courier_rest", entry.courier),
    ):  # fmt: skip
        getattr(state, level)[:, x] = draws.level(number, f"{level}:{product}")
        getattr(state, start)[:, x] = getattr(state, level)[:, x]
    state.border_start[:, x] = draws.level(entry.border, f"border:{product}")
    state.precursor_cost[:, x] = draws.level(entry.precursors, f"precursors:{product}")
    state.retail_capacity[:, x] = 1.0
    state.users[:, x] = draws.whole(entry.users, f"users:{product}")
    state.in_treatment[:, x] = draws.whole(entry.in_treatment, f"in_treatment:{product}")
    deaths = draws.level(entry.deaths, f"deaths:{product}") / WEEKS_A_YEAR
    state.death_rate[:, x] = deaths / np.where(state.users[:, x] > 0, state.users[:, x], 1)


def _fill_lines(entry: LinesEntry, id: str, g: int, state: State, draws: Draws) -> None:
    weights = np.stack([draws.level(getattr(entry, line), f"line:{line}:{id}") for line in LINES], axis=1)
    state.line_share[:, g] = weights / exact.total(weights)[:, None]
    state.line_rest[:, g] = state.line_share[:, g]
    state.group_lines[:, g] = 1


def _fill_yields(content: MarketFile, places: Places, state: State, draws: Draws) -> None:
    """What a member's effort brings in each line beside drugs, such that all together take in what the file says."""
    members: FloatArray = np.zeros((draws.batch, len(places.groups)))
    for p, (group, _) in enumerate(places.presences):
        members[:, group] += state.members[:, p]
    effort = exact.total(state.line_share[:, : len(places.groups)] * members[:, :, None], axis=1)
    state.effort_start[:] = effort
    for line in attrs.fields_dict(OtherLines):
        y = LINES.index(line)
        a_week = draws.level(getattr(content.other_lines, line), f"line:{line}") * MILLION / WEEKS_A_YEAR
        state.line_yield[:, y] = a_week / np.where(effort[:, y] > 0, effort[:, y], 1.0) * (effort[:, y] > 0)
