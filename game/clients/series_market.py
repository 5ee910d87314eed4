"""Measures of markets, money and guns over time, by product, gateway, line of revenue and group, as a seat may read them."""

from collections.abc import Callable, Mapping
from typing import Final

from game.clients.order_titles import gateway_name
from game.core.markets import GRAMS, LINES, PRODUCTS
from game.core.world import World
from game.engine.forecast_corridors import believed_ways
from game.engine.observe import View
from game.engine.view_border import gateways_with_ways
from game.session.headlines import Estimate
from game.session.order_names import choice
from game.texts import N_, _

Reader = Callable[[View], Estimate | None]
PRODUCT, GATEWAY, LINE = "product", "gateway", "line"
MILLION: Final = 1.0e6
UNITS: Final[Mapping[str, str]] = {  # as they stand at an axis
    "$ per pure gram": N_("$ per pure gram"), "$ per kg": N_("$ per kg"), "kg pure": N_("kg pure"),
    "million $": N_("million $"), "million $ per week": N_("million $ a week"), "guns": N_("guns"), "hours": N_("hours"),
    "index": N_("index"),
}  # fmt: skip
# Public fields of the market of a view, by the measure they give.
PUBLIC: Final[Mapping[str, str]] = {
    "street_price": "price", "purity": "purity", "users": "users", "overdose_deaths": "deaths",
    "courier_cost": "courier_cost", "retail_capacity": "retail_capacity",
}  # fmt: skip
OF_PRODUCT: Final = ("street_price", "purity", "seizures", "flow", "overdose_deaths", "users", "courier_cost",
                     "retail_capacity")  # fmt: skip
OF_GATEWAY: Final = ("seizures", "flow", "trade_delay")
SOUTHBOUND: Final = ("guns_seized", "cash_seized")  # of a gateway, too
ESTIMATED: Final[Mapping[str, tuple[str, float]]] = {  # of a group, by a state seat: field of a view, what it is divided by
    "laundering": ("laundering", MILLION), "arms_stock": ("arms", 1.0),
}  # fmt: skip
OWN: Final[Mapping[str, tuple[str, float]]] = {  # of a red seat's own group
    "laundering": ("own_laundering", MILLION), "arms_stock": ("own_arms", 1.0), "heavy_capability": ("own_heavy", 1.0),
}  # fmt: skip


def kind_of(world: World, of: str) -> str:
    """Whether an id is that of a product, a gateway or a line; "" for none of them. A product is a line, too."""
    if of in world.gateways:
        return GATEWAY
    return PRODUCT if of in PRODUCTS else LINE if of in LINES else ""


def name_of(of: str, kind: str) -> str:
    """The name of a product, gateway or line."""
    return gateway_name(of) if kind == GATEWAY else choice("line", of)


def measures_of_product(view: View) -> list[str]:
    """Measures of a product that the seat may read; none in a scenario without a market."""
    if not view.market.price_start.any():
        return []
    crosses, state = bool(gateways_with_ways(view.border)), view.beliefs is not None
    left_out = {*(() if crosses else ("seizures",)), *(() if crosses and state else ("flow",))}
    return [one for one in OF_PRODUCT if one not in left_out]


def measures_of_gateway(view: View, gateway: str) -> list[str]:
    """Measures of a gateway that the seat may read."""
    place = view.world.gateways.index(gateway)
    found = [] if place not in gateways_with_ways(view.border) else [
        one for one in OF_GATEWAY if one != "flow" or view.beliefs is not None
    ]  # fmt: skip
    return [*found, *(SOUTHBOUND if view.finance.crossings[0, place] > 0.0 else ())]


def measures_of_line(view: View) -> list[str]:
    """Measures of a line of revenue: a group knows what it earns, of others nobody does."""
    return ["revenue"] if view.own_group is not None and view.market.own_lines.any() else []


def gateways_offered(view: View) -> list[str]:
    """Gateways of which anything can be read."""
    return [one for one in view.world.gateways if measures_of_gateway(view, one)]


def measures_of_money(view: View, group: int) -> list[str]:
    """Measures of a group's money and guns that the seat may read."""
    if not view.market.price_start.any():
        return []
    if view.beliefs is not None:
        return list(ESTIMATED)
    own = view.own_group
    return ["cash", "revenue", *OWN] if own is not None and own.group == group else []


def reader_of(view: View, measure: str, of: str) -> Reader:
    """What reads a measure of a product, gateway or line. Raises KeyError where there is none."""
    kind = kind_of(view.world, of)
    if kind == GATEWAY:
        return _of_gateway(measure, view.world.gateways.index(of))
    if measure == "revenue":
        return _of_line(LINES.index(of))
    if kind == PRODUCT and measure in OF_PRODUCT:
        return _of_product(measure, PRODUCTS.index(of))
    raise KeyError(f"{measure}@{of}")


def money_reader(measure: str, group: int) -> Reader:
    """What reads a measure of a group's money and guns."""

    def read(view: View) -> Estimate | None:
        if measure not in measures_of_money(view, group):
            return None
        if view.beliefs is not None:
            field, unit = ESTIMATED[measure]
            return (float(getattr(view.finance, field)[0, group]) / unit,
                    float(getattr(view.finance, f"{field}_error")[0, group]) / unit)  # fmt: skip
        if measure == "cash":
            return (0.0 if view.own_group is None else float(view.own_group.cash[0]) / MILLION), 0.0
        if measure == "revenue":
            return float(view.market.own_revenue[0].sum()) / MILLION, 0.0
        field, unit = OWN[measure]
        return float(getattr(view.finance, field)[0]) / unit, 0.0

    return read


def _of_product(measure: str, product: int) -> Reader:
    def read(view: View) -> Estimate | None:
        if measure == "seizures":
            return float(view.border.seized[0, product].sum()) / GRAMS, 0.0
        if measure == "flow":
            value, error = believed_ways(view, 0)
            # What is doubted of one way is doubted alike of the next: errors add up.
            return float(value[product].sum()), float(error[product].sum())
        return float(getattr(view.market, PUBLIC[measure])[0, product]), 0.0

    return read


def _of_gateway(measure: str, gateway: int) -> Reader:
    def read(view: View) -> Estimate | None:
        here = view.border.gateway[0] == gateway
        if measure == "seizures":
            return float(view.border.seized[0][:, here].sum()) / GRAMS, 0.0
        if measure == "flow":
            value, error = believed_ways(view, 0)
            by_product = error[:, here].sum(axis=1)
            return float(value[:, here].sum()), float((by_product * by_product).sum() ** 0.5)
        if measure == "trade_delay":
            return float(view.border.delay[0, gateway]), 0.0
        field, unit = {"guns_seized": ("guns_seized_at", 1.0), "cash_seized": ("cash_seized_at", MILLION)}[measure]
        return float(getattr(view.finance, field)[0, gateway]) / unit, 0.0

    return read


def _of_line(line: int) -> Reader:
    def read(view: View) -> Estimate | None:
        return None if view.own_group is None else (float(view.market.own_revenue[0, line]) / MILLION, 0.0)

    return read


def unit_shown(unit: str) -> str:
    """The unit as it is written at an axis."""
    return _(UNITS[unit]) if unit in UNITS else _(unit)
