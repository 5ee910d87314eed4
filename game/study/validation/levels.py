"""The start of After the Boss and a year under `hold` beside levels of 2025-26: groups, markets, health, guns, border."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.markets import CHANNELS, PRODUCTS
from game.engine.history import key_of
from game.engine.measuring import Key
from game.session.setting_up import Setup, start_games
from game.study.validation.target import Values

DAYS_A_YEAR: Final = 365.0
DAYS_A_WEEK: Final = 7.0
MONTHS_A_YEAR: Final = 12.0
NATION: Final = (
    "members", "groups", "recruits", "turf_killings", "arrests", "labs_found", "overdose_deaths", "arms_inflow",
    "guns_seized", "people_flow",
)  # fmt: skip
LINES: Final = (*PRODUCTS, "extortion", "migrants", "fuel")
ARIZONA, SAN_DIEGO, TEXAS = ("yuma", "tucson"), ("san_diego", "el_centro"), ("laredo", "rio_grande")
LAREDO_OFFICE: Final = ("del_rio", "laredo", "rio_grande")
AT_PORTS: Final = ("truck", "car", "foot")
LOCAL: Final = "LOCAL"
LOCAL_RANGE: Final = (20_000.0, 50_000.0)  # members of local groups, calibration data, section 6
QUARTER: Final = 3  # months at each end that a trend compares


def level_keys(game: Game) -> Mapping[str, Key]:
    """What is read of the year, by name."""
    of = [
        *(("members", group) for group in game.world.groups),
        *(("revenue", line) for line in LINES),
        *(("street_price", product) for product in ("cocaine", "fentanyl")),
        ("overdose_deaths", "fentanyl"), ("seizures", "fentanyl"),
    ]  # fmt: skip
    pairs = [
        *(("seizures", product, gateway) for product in ("meth", "cocaine") for gateway in LAREDO_OFFICE),
        *(("channel_share", "fentanyl", channel) for channel in AT_PORTS),
        *(("corridor_share", "fentanyl", gateway) for gateway in ARIZONA),
        *(("corridor_share", product, gateway) for product in ("meth", "cocaine") for gateway in (*SAN_DIEGO, *TEXAS)),
    ]  # fmt: skip
    return {
        **{name: key_of(game, name) for name in NATION},
        **{f"{name} {one}": key_of(game, name, one) for name, one in of},
        **{f"{name} {one} {other}": key_of(game, name, [one, other]) for name, one, other in pairs},
    }


def level_values(setup: Setup, read: Mapping[str, FloatArray], days: FloatArray) -> Values:
    """What came out for every level: `read` (games, 1 + turns) by name, `days` (turns,); (games,) each."""
    return {**_groups(setup, read, days), **_markets(read, days), **_border(setup, read, days)}


def _whole(read: Mapping[str, FloatArray], names: Sequence[str], days: FloatArray) -> FloatArray:
    """Flow of a year of 365 days; (games,)."""
    found: FloatArray = np.sum([read[name][:, 1:].sum(axis=1) for name in names], axis=0) * (DAYS_A_YEAR / days.sum())
    return found


def _trend(read: Mapping[str, FloatArray], name: str, days: FloatArray) -> FloatArray:
    """Change of a daily flow from the first months to the last in per cent; (games,)."""
    daily = read[name][:, 1:] / days
    change: FloatArray = 100.0 * (daily[:, -QUARTER:].mean(axis=1) / daily[:, :QUARTER].mean(axis=1) - 1.0)
    return change


def _shares(read: Mapping[str, FloatArray], names: Sequence[str]) -> FloatArray:
    """Sum of shares, mean over the year, in per cent; (games,)."""
    mean: FloatArray = 100.0 * np.sum([read[name][:, 1:].mean(axis=1) for name in names], axis=0)
    return mean


def _groups(setup: Setup, read: Mapping[str, FloatArray], days: FloatArray) -> Values:
    weeks = days / DAYS_A_WEEK
    return {
        "members_start": read["members"][:, 0],
        "sizes_inside": _inside(setup, read, 0),
        "sizes_inside_later": _inside(setup, read, -1),
        "groups_start": read["groups"][:, 0],
        "recruits_hold": read["recruits"][:, 1:].sum(axis=1) / weeks.sum(),
        "turf_week": read["turf_killings"][:, 1] / weeks[0],
        "arrests_month": _whole(read, ["arrests"], days) / MONTHS_A_YEAR,
        "labs_month": _whole(read, ["labs_found"], days) / MONTHS_A_YEAR,
    }


def _inside(setup: Setup, read: Mapping[str, FloatArray], when: int) -> FloatArray:
    """How many groups have members in the range of the scenario's sources, the local ones as one; (games,)."""
    named = np.sum([read[name][:, when] for name in read if name.startswith("members ")], axis=0)
    local = read["members"][:, when] - named
    count = ((LOCAL_RANGE[0] <= local) & (local <= LOCAL_RANGE[1])) * 1.0
    for id, group in setup.scenario.groups.items():
        ranges = [place.members.plausible or (place.members.low, place.members.high) for place in group.presence.values()]
        members = read[f"members {id}"][:, when]
        # Places are rounded one by one, so that their ranges add up to that of the group within a person each.
        low, high = sum(one[0] for one in ranges) - len(ranges), sum(one[1] for one in ranges) + len(ranges)
        count = count + ((low <= members) & (members <= high))
    found: FloatArray = count
    return found


def _markets(read: Mapping[str, FloatArray], days: FloatArray) -> Values:
    def price(product: str) -> FloatArray:
        course = read[f"street_price {product}"]
        change: FloatArray = 100.0 * (course[:, -1] / course[:, 0] - 1.0)
        return change

    return {
        "overdose_year": _whole(read, ["overdose_deaths"], days),
        "overdose_fentanyl": _whole(read, ["overdose_deaths fentanyl"], days),
        "overdose_trend": _trend(read, "overdose_deaths", days),
        "exports_year": _whole(read, [f"revenue {product}" for product in PRODUCTS], days),
        "extortion_year": _whole(read, ["revenue extortion"], days),
        "extortion_trend": _trend(read, "revenue extortion", days),
        "migrants_year": _whole(read, ["revenue migrants"], days),
        "fuel_year": _whole(read, ["revenue fuel"], days),
        "price_cocaine": price("cocaine"),
        "price_fentanyl": price("fentanyl"),
    }


def _border(setup: Setup, read: Mapping[str, FloatArray], days: FloatArray) -> Values:
    def corridors(product: str, gateways: Sequence[str]) -> FloatArray:
        return _shares(read, [f"corridor_share {product} {gateway}" for gateway in gateways])

    def laredo(product: str) -> FloatArray:
        return _whole(read, [f"seizures {product} {gateway}" for gateway in LAREDO_OFFICE], days)

    return {
        "fentanyl_seized": _whole(read, ["seizures fentanyl"], days),
        "fentanyl_seized_trend": _trend(read, "seizures fentanyl", days),
        "meth_seized_laredo": laredo("meth"),
        "cocaine_seized_laredo": laredo("cocaine"),
        "fentanyl_ports": _shares(read, [f"channel_share fentanyl {channel}" for channel in AT_PORTS]),
        "fentanyl_arizona": corridors("fentanyl", ARIZONA),
        "meth_san_diego": corridors("meth", SAN_DIEGO),
        "meth_texas": corridors("meth", TEXAS),
        "cocaine_san_diego": corridors("cocaine", SAN_DIEGO),
        "cocaine_texas": corridors("cocaine", TEXAS),
        **_scanned(setup),
        "guns_year": _whole(read, ["arms_inflow"], days),
        "guns_seized_year": _whole(read, ["guns_seized"], days),
        "migrants_crossing": _whole(read, ["people_flow"], days),
    }


def _scanned(setup: Setup) -> Values:
    """Part of the cars and trucks that is scanned at the start, per cent, all gateways together; one value each."""
    state = start_games(setup, [0]).state
    found = {}
    for name, channel in (("scanned_cars", "car"), ("scanned_trucks", "truck")):
        which = state.way_channel[0] == CHANNELS.index(channel)
        crossings = state.crossings[0][which]
        found[name] = np.array([100.0 * float((state.scanned[0][which] * crossings).sum() / crossings.sum())])
    return found
