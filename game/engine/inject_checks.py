"""What an inject may name and how far it may go: checked before anything is done, by files, sessions and records alike."""

from collections.abc import Collection, Mapping
from typing import Final

import attrs

from game.core.game import Game
from game.core.injects import Inject
from game.core.markets import PRODUCTS
from game.core.orders import nearest
from game.core.problem import N_, Problem
from game.core.roles import SITES, well_formed

Names = Mapping[str, Collection[str]]  # ids by axis: leader, group, region, seat, team
EVERYBODY: Final = "all"
CHANGES: Final = ("set", "scale", "shift")  # the injects that change a quantity


@attrs.frozen
class Quantity:
    """A quantity that `set`, `scale` and `shift` change: field of the state, axis of `of`, limits, whether it is whole."""

    field: str
    axis: str
    low: float = 0.0
    high: float = 1.0
    whole: bool = False
    unit: float = 1.0  # what one of the quantity is in the field: a million of dollars where injects count millions


# The limits are those of a scenario's files.
QUANTITIES: Final[Mapping[str, Quantity]] = {
    "leader.defence": Quantity("defence", "leader", high=4.0),
    "leader.site": Quantity("site", "leader", high=len(SITES) - 1.0, whole=True),
    "leader.competence": Quantity("competence", "leader"),
    "leader.security": Quantity("security", "leader"),
    "leader.loyalty": Quantity("loyalty", "leader"),
    "leader.ambition": Quantity("ambition", "leader"),
    "group.rockets": Quantity("rockets", "group", high=100_000.0, whole=True),
    "command": Quantity("command", "group"),
    "aggressiveness": Quantity("aggressiveness", "group"),
    "group.hierarchy": Quantity("hierarchy", "group"),
    "state_control": Quantity("state_control", "region"),
    "police": Quantity("police", "region"),
    "courts": Quantity("courts", "region"),
    "services": Quantity("services", "region"),
    "corruption": Quantity("corruption", "region"),
    "support": Quantity("support", "region"),
    "region.vetting": Quantity("vetting", "region"),
    "heat": Quantity("heat", "region", high=10.0),
    "approval": Quantity("approval", "seat", high=100.0),
    "capital": Quantity("capital", "seat", high=100.0),
    "seat.attention": Quantity("attention", "seat", high=20.0, whole=True),
    "seat.points": Quantity("points", "seat", high=1_000.0, whole=True),
    "cohesion": Quantity("cohesion", "group"),
    "group.affiliates": Quantity("affiliates", "group", high=1_000.0, whole=True),
    "group.affiliate_loyalty": Quantity("affiliate_loyalty", "group"),
    "group.profit_driven": Quantity("profit_driven", "group"),
    "group.disarray": Quantity("disarray", "group"),
    "region.troops": Quantity("troops", "region", high=1_000_000.0, whole=True),
    "political_will": Quantity("political_will", "seat", high=100.0),
    "cooperation_approval": Quantity("cooperation_approval", "seat", high=100.0),
    "precursor_compliance": Quantity("precursor_compliance", "nation"),
    "precursor_stock": Quantity("precursor_stock", "nation", high=1.0e11, whole=True),
    "street_price": Quantity("price", "product", low=0.01, high=1_000_000.0),
    "purity": Quantity("purity", "product"),
    "supplier_margin": Quantity("supplier_margin", "product", high=1_000_000.0),
    "courier_cost": Quantity("courier_cost", "product", high=1_000_000.0),
    "retail_capacity": Quantity("retail_capacity", "product", low=0.05),
    "users": Quantity("users", "product", high=1.0e9, whole=True),
    "trust": Quantity("trust", "nation", high=100.0),
    "sovereignty_strain": Quantity("sovereignty_strain", "nation", high=100.0),
    "us_pressure": Quantity("us_pressure", "nation", high=100.0),
    "intelligence_cooperation": Quantity("intelligence_cooperation", "nation"),
    "trade_index": Quantity("trade_index", "nation", low=1.0, high=100.0),
    "customs_cooperation": Quantity("customs_cooperation", "nation", high=100.0),
    "extradition": Quantity("extradition", "nation", high=100.0),
    "migration_cooperation": Quantity("migration_cooperation", "nation", high=100.0),
    "regional_support": Quantity("regional_support", "nation", high=100.0),
    "rival_influence": Quantity("rival_influence", "nation", high=100.0),
    "norm_credibility": Quantity("norm_credibility", "nation", high=100.0),
    "civil_liberties": Quantity("civil_liberties", "nation", high=100.0),
    "neighbour_violence": Quantity("neighbour_violence", "nation", high=10.0),
    "enforcement_output": Quantity("enforcement", "nation", high=2.0),
    "cash": Quantity("cash", "group", high=1_000_000.0, whole=True, unit=1.0e6),
    "laundering": Quantity("laundering", "group", high=10_000.0, unit=1.0e6),
    "arms_stock": Quantity("arms", "group", high=10_000_000.0, whole=True),
    "heavy_capability": Quantity("heavy", "group", high=200.0),
    "team.fatigue": Quantity("fatigue", "team"),
    "team.quality": Quantity("team_quality", "team"),
    "team.corruption": Quantity("team_corruption", "team"),
}


def names_in(game: Game) -> Names:
    """The ids of every axis that an inject can name."""
    world = game.world
    return {
        "leader": world.posts, "group": world.groups, "region": world.regions,
        "seat": world.seats, "team": world.teams, "product": PRODUCTS,
    }  # fmt: skip


def check(one: Inject, names: Names) -> None:
    """Check what an inject names and sets against the ids there are; an axis that `names` lacks is not checked.

    Raises Problem naming what exists. With `if_held` a leader may hold a post that no group has yet.
    """
    post = post_named(one)
    for axis in ("leader", "group", "region"):
        if axis in one.arguments and not (axis == "leader" and is_missing(one, names)):
            check_id(names, axis, one.arguments[axis])
    if "viewer" in one.arguments:
        check_id(names, "seat", one.arguments["viewer"])
    if one.name == "message_to":
        _check_seats(str(one.arguments["seats"]), names)
    if one.name in CHANGES:
        quantity = _quantity(one)
        if "of" in one.arguments and quantity.axis == "nation":
            raise Problem(N_("{quantity} belongs to the whole country: leave `of` out."), quantity=one.arguments["quantity"])
        if "of" in one.arguments and quantity.axis in names and not (post is not None and is_missing(one, names)):
            check_id(names, quantity.axis, one.arguments["of"])
        if one.name == "set":
            _check_value(str(one.arguments["quantity"]), quantity, float(one.arguments["value"]))


def check_id(names: Names, axis: str, name: object) -> None:
    """Raise Problem naming what exists unless there is such an id on the axis."""
    if name not in names[axis]:
        raise Problem(
            N_("There is no {axis} {name}.{hint}"),
            axis=axis, name=repr(name), hint=nearest(str(name), dict.fromkeys(names[axis])),
        )  # fmt: skip


def post_named(one: Inject) -> str | None:
    """Id of the post that an inject names, or None."""
    if one.name in CHANGES:
        known = QUANTITIES.get(str(one.arguments["quantity"]))
        name = one.arguments.get("of") if known is not None and known.axis == "leader" else None
    else:
        name = one.arguments.get("leader")
    return None if name is None else str(name)


def is_missing(one: Inject, names: Names) -> bool:
    """Whether the inject names a post that no group has and says by `if_held` that it may be so."""
    post = post_named(one)
    if not one.if_held or post is None or post in names["leader"]:
        return False
    return well_formed(post, names["group"], names["region"])


def _quantity(one: Inject) -> Quantity:
    name = str(one.arguments["quantity"])
    if name not in QUANTITIES:
        raise Problem(N_("There is no quantity {name}.{hint}"), name=repr(name), hint=nearest(name, QUANTITIES))
    return QUANTITIES[name]


def _check_value(name: str, quantity: Quantity, value: float) -> None:
    low, high = f"{quantity.low:.15g}", f"{quantity.high:.15g}"
    if not quantity.low <= value <= quantity.high:
        raise Problem(N_("{quantity} must lie between {low} and {high}."), quantity=name, low=low, high=high)
    if quantity.whole and value != int(value):
        raise Problem(N_("{quantity} must be a whole number from {low} to {high}."), quantity=name, low=low, high=high)


def _check_seats(told: str, names: Names) -> None:
    seats = told.replace(",", " ").split()
    if not seats:
        raise Problem(N_("A message needs seats: their names, or all."))
    for seat in seats:
        if seat != EVERYBODY:
            check_id(names, "seat", seat)
