"""corridors.yaml: the ways over the border, what takes them, what is inspected there, and who crosses."""

from collections.abc import Mapping
from typing import Final

import attrs
import numpy as np

from game.content.build_world import PORT_OF_ENTRY, Places, channels_of
from game.content.draws import Draws
from game.content.located import PathInFile
from game.content.phrase import Phrase
from game.content.quantities import Number, Sources, amount, means, share, whole
from game.content.road_lengths import lengths_to_gateways
from game.content.scenario import Scenario
from game.content.source_files import Folder
from game.content.structure import mistake
from game.content.vocabulary import PRODUCTS, Ids, check_known
from game.core import exact, routes
from game.core.arrays import FloatArray
from game.core.markets import CHANNELS
from game.core.problem import N_, Problem
from game.core.state import State

FILE: Final = "corridors.yaml"
WEEKS_A_YEAR: Final = 52.0
SUM_ERROR: Final = 0.005
FLOORED: Final = 0.9  # no way has a usual risk above this


@attrs.frozen(kw_only=True)
class CrossingsEntry:
    """Lawful crossings a year at a gateway; vehicles, people or parcels."""

    truck: Number = amount("a year", "trucks", default=0.0)
    car: Number = amount("a year", "cars", default=0.0)
    foot: Number = amount("a year", "people on foot", default=0.0)
    between: Number = amount("a year", "arrivals between the ports of entry that a patrol could look at", default=0.0)
    sea: Number = amount("a year", "arrivals by sea", default=0.0)
    air: Number = amount("a year", "arrivals by air", default=0.0)
    mail: Number = amount("a year", "parcels", default=0.0)


@attrs.frozen(kw_only=True)
class GatewayEntry:
    """A gateway to the United States: who crosses, and what part of all shipments of a product takes it."""

    crossings: CrossingsEntry = means("lawful crossings a year", factory=CrossingsEntry)
    migrants: Number = share("part of the migrants who cross there", default=0.0)
    fentanyl: Number = share("part of the fentanyl", default=0.0)
    meth: Number = share("part of the methamphetamine", default=0.0)
    cocaine: Number = share("part of the cocaine", default=0.0)
    heroin: Number = share("part of the heroin", default=0.0)


@attrs.frozen(kw_only=True)
class LandEntry:
    """Of what crosses at gateways on land, the part of each channel; in sum 1."""

    truck: Number = share("in trucks")
    car: Number = share("in cars")
    foot: Number = share("on foot")
    between: Number = share("between the ports of entry")


@attrs.frozen(kw_only=True)
class ProductEntry:
    """How a product crosses at the start."""

    seized: Number = amount("share", "part of what is shipped that is seized", high=0.9)
    load_value: Number = amount("$ per kg pure", "worth of a shipment on its way to the border", high=1e7)
    land: LandEntry = means("of what crosses at gateways on land, the part of each channel; in sum 1")


@attrs.frozen(kw_only=True)
class ByChannelEntry:
    """One number for each channel."""

    truck: Number = amount("", "trucks", low=0.01, high=100, default=1.0)
    car: Number = amount("", "cars", low=0.01, high=100, default=1.0)
    foot: Number = amount("", "on foot", low=0.01, high=100, default=1.0)
    between: Number = amount("", "between the ports of entry", low=0.01, high=100, default=1.0)
    sea: Number = amount("", "by sea", low=0.01, high=100, default=1.0)
    air: Number = amount("", "by air", low=0.01, high=100, default=1.0)
    mail: Number = amount("", "by mail", low=0.01, high=100, default=1.0)


@attrs.frozen(kw_only=True)
class ScannedEntry:
    """Part of the crossings that is usually scanned."""

    truck: Number = share("trucks", default=0.0)
    car: Number = share("cars", default=0.0)
    foot: Number = share("on foot", default=0.0)
    between: Number = share("between the ports of entry", default=0.0)
    sea: Number = share("by sea", default=0.0)
    air: Number = share("by air", default=0.0)
    mail: Number = share("by mail", default=0.0)


@attrs.frozen(kw_only=True)
class OriginEntry:
    """How much of a product comes from a region, where no site of it is known: weights."""

    fentanyl: Number = amount("", "fentanyl", high=1000, default=0.0)
    meth: Number = amount("", "methamphetamine", high=1000, default=0.0)
    cocaine: Number = amount("", "cocaine, which comes in there", high=1000, default=0.0)
    heroin: Number = amount("", "heroin", high=1000, default=0.0)


@attrs.frozen(kw_only=True)
class CorridorsFile:
    """corridors.yaml."""

    gateways: Mapping[str, GatewayEntry] = means("gateways to the United States, by id")
    products: Mapping[str, ProductEntry] = means("fentanyl, meth, cocaine, heroin")
    scanned: ScannedEntry = means("part of the crossings that is usually scanned", factory=ScannedEntry)
    risk: ByChannelEntry = means("risk of a channel beside that of a car", factory=ByChannelEntry)
    origins: Mapping[str, OriginEntry] = means("where products come from, by region", factory=dict)
    roads: tuple[tuple[str, str], ...] = means("regions joined beside neighbours and main roads", factory=tuple)
    people_at_sea: Number = whole("persons", "people of the countries to the south who go to sea", default=0)
    sources: Sources = means("where plain numbers come from, by key", factory=dict)


def ways_of(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """Every way over the border of a scenario, (gateway, channel), gateway by gateway; none without the file."""
    content: CorridorsFile | None = scenario.chapters.get(FILE)
    if content is None:
        return ()
    return tuple((id, channel) for id in scenario.gateways if id in content.gateways for channel in channels_of(id))


def check(folder: Folder, file: str, content: CorridorsFile, ids: Ids) -> None:
    """Every id and product exists, a gateway has the channels that are used there, and shares add up to 1."""
    located = folder.located[file]
    for gateway, entry in content.gateways.items():
        if not check_known(folder.problems, located, ("gateways", gateway), "gateway", gateway, ids.gateways):
            continue
        channels = channels_of(gateway)
        for channel in CHANNELS:
            crossing: Number = getattr(entry.crossings, channel)
            if crossing.high > 0 and channel not in channels:
                words = Phrase(N_("a channel that {gateway} has: {channels}"), gateway=gateway, channels=", ".join(channels))
                folder.problems.append(
                    mistake(located, ("gateways", gateway, "crossings", channel), words, f"{crossing.high:g}")
                )
    for product, its in content.products.items():
        path = ("products", product)
        if not check_known(folder.problems, located, path, "product", product, PRODUCTS):
            continue
        words = Phrase(N_("shares of {product} that add up to 1"), product=product)
        _check_whole(folder, file, (*path, "land"), [getattr(its.land, channel) for channel in PORT_OF_ENTRY], words)
        _check_whole(folder, file, path, [getattr(entry, product) for entry in content.gateways.values()], words)
    for product in PRODUCTS:
        if product not in content.products:
            words = Phrase(N_("the product {product}"), product=product)
            folder.problems.append(mistake(located, ("products",), words, None))
    migrants = [entry.migrants for entry in content.gateways.values()]
    _check_whole(folder, file, ("gateways",), migrants, Phrase(N_("shares of the migrants that add up to 1")))
    for place, pair in enumerate(content.roads):
        for end, region in enumerate(pair):
            check_known(folder.problems, located, ("roads", place, end), "region", region, ids.regions)
    for region in content.origins:
        check_known(folder.problems, located, ("origins", region), "region", region, ids.regions)


def _check_whole(folder: Folder, file: str, path: PathInFile, parts: list[Number], words: Phrase) -> None:
    """Parts of a whole must add up to 1."""
    parted = sum(number.middle for number in parts)
    if abs(parted - 1.0) > SUM_ERROR:
        folder.problems.append(mistake(folder.located[file], path, words, f"{parted:g}"))


def fill(content: CorridorsFile, scenario: Scenario, places: Places, state: State, draws: Draws) -> None:
    """Fill the ways, what takes them, and what it costs. Raises Problem for a network that is not connected."""
    ways = ways_of(scenario)
    for z, (gateway, channel) in enumerate(ways):
        entry = content.gateways[gateway]
        state.way_gateway[:, z] = places.gateways.index(gateway)
        state.way_channel[:, z] = CHANNELS.index(channel)
        yearly = draws.level(getattr(entry.crossings, channel), f"crossings:{gateway}:{channel}")
        state.crossings[:, z] = yearly / WEEKS_A_YEAR
        state.scanned[:, z] = draws.level(getattr(content.scanned, channel), f"scanned:{channel}")
    for f, gateway in enumerate(places.gateways):
        if gateway in content.gateways:
            state.migrant_share[:, f] = draws.level(content.gateways[gateway].migrants, f"migrants:{gateway}")
    for x, product in enumerate(PRODUCTS):
        if product in content.products:
            _fill_product(content, ways, x, product, state, draws)
    state.way_share[:] = state.way_usual
    _fill_distances(content, scenario, places, state, draws)
    state.people_abroad[:] = draws.whole(content.people_at_sea, "people_at_sea")


def _fill_product(
    content: CorridorsFile, ways: tuple[tuple[str, str], ...], x: int, product: str, state: State, draws: Draws
) -> None:
    its = content.products[product]
    seized = draws.level(its.seized, f"seized:{product}")
    state.seized_share[:, x] = state.seized_usual[:, x] = seized
    state.load_value[:, x] = draws.level(its.load_value, f"load_value:{product}")
    usual, risky = np.zeros((draws.batch, len(ways))), np.zeros((draws.batch, len(ways)))
    for z, (gateway, channel) in enumerate(ways):
        part = draws.level(getattr(content.gateways[gateway], product), f"{product}:{gateway}")
        if channel in PORT_OF_ENTRY:
            part = part * draws.level(getattr(its.land, channel), f"{product}:{channel}")
        usual[:, z] = part
        risky[:, z] = draws.level(getattr(content.risk, channel), f"risk:{channel}")
    usual = usual / exact.total(usual)[:, None]
    mean = exact.total(usual * risky)[:, None]
    state.way_usual[:, x] = usual
    state.way_risk[:, x] = exact.smaller(seized[:, None] * risky / mean, np.full(1, FLOORED))


def _fill_distances(
    content: CorridorsFile, scenario: Scenario, places: Places, state: State, draws: Draws
) -> None:  # fmt: skip
    km = lengths_to_gateways(scenario, content.roads)
    _refuse_unconnected(scenario, km)
    state.route_km[:, : km.shape[0], :] = km
    for id, entry in content.origins.items():
        for x, product in enumerate(PRODUCTS):
            weight = draws.level(getattr(entry, product), f"origin:{product}:{id}")
            state.origin[:, x, places.regions.index(id)] = weight
    everywhere = exact.total(state.origin)[..., None] == 0
    state.origin[:, :, : km.shape[0]] += np.where(everywhere, 1.0, 0.0)
    state.haul[:] = routes.mean_haul(routes.origins(state), state.route_km)
    state.haul_usual[:] = state.haul


def _refuse_unconnected(scenario: Scenario, km: FloatArray) -> None:
    for r, f in zip(*np.nonzero(~np.isfinite(km)), strict=True):
        raise Problem(
            N_("{folder}/{file}: no road leads from {region} to the gateway {gateway}; join them under roads."),
            folder=scenario.folder, file=FILE, region=tuple(scenario.regions)[r], gateway=tuple(scenario.gateways)[f],
        )  # fmt: skip
