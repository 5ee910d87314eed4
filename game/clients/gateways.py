"""What a seat knows of the gateways for maps and tables: channels, inspection, waits, seizures, what is ordered there."""

from typing import Final

import attrs
import numpy as np

from game.clients.corridors import Passing, gateways, passing, seized_in_turn
from game.clients.known import Known
from game.core.markets import CHANNELS, METHODS, PRODUCTS
from game.engine.observe import View
from game.session.order_names import CHOICE_SHORT, choice
from game.texts import _, number, percent

# The kind of a gateway, by the channel that none but such a one has.
LAND, SEA, AIR, MAIL = "land", "sea", "air", "mail"
MOST_ON_LAND: Final = CHANNELS.index("between")


@attrs.frozen
class Channel:
    """A channel at a gateway: lawful crossings a week, part of them inspected, of that beyond the usual, kilograms seized in
    the last turn, dollars a turn that the seat spends there by method."""

    name: str
    crossings: float
    inspected: float
    beyond: float
    seized: float
    funds: tuple[int, ...]

    @property
    def words(self) -> str:
        """The channel by itself, as a table names it."""
        return choice("channel", self.name)


def product_name(product: int) -> str:
    """A product as it is written."""
    return choice("line", PRODUCTS[product])


def kind_of(known: Known, gateway: int) -> str:
    """Whether a gateway lies on land, is a seaport, the airports or the mail."""
    names = known.view.world.gateway_channels[gateway] if known.view.world.gateway_channels else ()
    return next((kind for kind in (SEA, AIR, MAIL) if kind in names), LAND)


def channels(view: View, gateway: int) -> list[Channel]:
    """The channels by which anything crosses at a gateway, as far as the scenario says."""
    border = view.border
    ways = np.flatnonzero(border.gateway[0] == gateway).tolist() if border.gateway.size else []
    found = []
    for way in ways:
        beyond = float(border.reach[0, way].sum())
        found.append(
            Channel(
                CHANNELS[int(border.channel[0, way])], float(border.crossings[0, way]),
                min(float(border.scanned[0, way]) + beyond, 1.0), beyond, float(border.seized[0, :, way].sum()) / 1000.0,
                tuple(int(border.scan_funds[0, way, method]) for method in range(len(METHODS))),
            )
        )  # fmt: skip
    return found


def inspected(view: View, gateway: int) -> float | None:
    """Part of the lawful crossings by land of a gateway that is inspected; None where there are none."""
    lawful = [one for one in channels(view, gateway) if CHANNELS.index(one.name) < MOST_ON_LAND]
    whole = sum(one.crossings for one in lawful)
    return sum(one.inspected * one.crossings for one in lawful) / whole if whole > 0.0 else None


def wait(view: View, gateway: int) -> float:
    """Minutes that lawful crossings wait."""
    return 60.0 * float(view.border.delay[0, gateway])


def wait_words(view: View, gateway: int) -> str:
    """The same as it is written; nothing where nobody crosses lawfully by land."""
    if inspected(view, gateway) is None:
        return "-"
    minutes = wait(view, gateway)
    return _("{count} min").format(count=number(minutes, 1 if minutes < 10.0 else 0))


def inspected_words(view: View, gateway: int) -> str:
    """The part inspected as it is written."""
    part = inspected(view, gateway)
    return "-" if part is None else percent(part, 1 if part < 0.1 else 0)


def all_passing(known: Known, product: int) -> dict[int, Passing]:
    """What passes of a product, by gateway."""
    return {one.gateway: one for one in passing(known, product)}


def seized_words(view: View, gateway: int) -> list[str]:
    """What was seized at a gateway of each product in the last turn, in kilograms; before the first turn nothing."""
    if not view.turn:
        return ["-"] * len(PRODUCTS)
    return [number(value, 1 if 0.0 < value < 10.0 else 0) for value in seized_in_turn(view, gateway)]


def listed(known: Known) -> list[int]:
    """The gateways that a list shows: those by which anything crosses north, else those by which anything comes in."""
    view = known.view
    coming = np.flatnonzero((view.production.port_rest[0] > 0.0) | (view.finance.crossings[0] > 0.0)).tolist()
    return sorted({*gateways(known), *coming}) if coming or gateways(known) else []


def running_at(known: Known, gateway: int) -> list[tuple[str, int]]:
    """What the seat pays for at a gateway, each with its dollars a turn."""
    view = known.view
    found = [(_("{channel}, {method}").format(channel=one.words, method=_(CHOICE_SHORT[METHODS[place]])), dollars)
             for one in channels(view, gateway) for place, dollars in enumerate(one.funds) if dollars]  # fmt: skip
    if int(view.production.port_funds[0, gateway]):
        found.append((_("containers, for precursors"), int(view.production.port_funds[0, gateway])))
    if int(view.finance.southbound[0, gateway]):
        found.append((_("southbound, for guns and cash"), int(view.finance.southbound[0, gateway])))
    return found
