"""What crosses the border by each gateway, as a seat may guess it by what is seized there, and where it sets out.

What arrives nobody counts: states guess it from public seizures. Before the first turn nothing is seized yet; then the
shares stand that the scenario publishes. Once the game is over the truth can be read in the same shape.
"""

from typing import Final

import attrs
import numpy as np

from game.clients.known import Known
from game.clients.numbers import with_sign
from game.clients.revealed import Revealed
from game.content.chapter_corridors import FILE, CorridorsFile
from game.core import routes
from game.core.arrays import FloatArray
from game.core.markets import GRAMS, PRODUCTS, SYNTHETICS
from game.engine.forecast_corridors import believed_ways
from game.engine.observe import View
from game.engine.view_border import gateways_with_ways
from game.session.headlines import view_after
from game.texts import _, number, percent

WEEK: Final = 7.0  # days
LEAST_CHANGE: Final = 0.005  # of a share that is worth telling


@attrs.frozen
class Passing:
    """What passes a gateway of one product: kilograms a week; before the first turn the published share of all of it.

    `before`: the same a turn earlier, None where there is nothing to compare with; `seized`: kilograms a week.
    """

    gateway: int
    value: float
    error: float
    before: float | None
    seized: float
    is_share: bool = False

    @property
    def change(self) -> float | None:
        """By what part of it it has changed; None where that cannot be told."""
        if self.before is None or self.before <= 0.0:
            return None
        return self.value / self.before - 1.0

    @property
    def words(self) -> str:
        """The amount as it is written."""
        if self.is_share:
            return percent(self.value, 1 if 0.0 < self.value < 0.0095 else 0)
        return kilograms(self.value)

    @property
    def change_words(self) -> str:
        """The change with its sign, "" for none."""
        change = self.change
        return "" if change is None or abs(change) < LEAST_CHANGE else with_sign(change, "share")


def kilograms(value: float) -> str:
    """An amount of drugs as it is written."""
    return _("{count} kg").format(count=number(value, 0 if value >= 10.0 or value == 0.0 else 1))


def has_corridors(known: Known) -> bool:
    """Whether the scenario says how drugs cross the border."""
    return bool(gateways(known))


def gateways(known: Known) -> list[int]:
    """The gateways by which anything crosses north, in the order of the scenario."""
    return gateways_with_ways(known.view.border)


def passing(known: Known, product: int) -> list[Passing]:
    """What passes each gateway of a product, in the order of the scenario."""
    places = gateways(known)
    if not known.view.turn:
        shares = published_shares(known, product)
        return [Passing(place, shares[place], 0.0, None, 0.0, is_share=True) for place in places]
    turn = known.view.turn
    value, error = _arrived(known, turn, product)
    earlier = _arrived(known, turn - 1, product)[0] if turn > 1 else None
    seized = seized_at(known.view, product)
    return [
        Passing(place, float(value[place]), float(error[place]), None if earlier is None else float(earlier[place]),
                float(seized[place]))
        for place in places
    ]  # fmt: skip


def before_turn(known: Known, product: int) -> dict[int, float]:
    """What passed each gateway a turn earlier, kilograms a week; before the first turn its published share of as much as
    passes now."""
    found = passing(known, product)
    whole, shares = sum(one.value for one in found), published_shares(known, product)
    return {one.gateway: whole * shares[one.gateway] if one.before is None else one.before for one in found}


def published_shares(known: Known, product: int) -> list[float]:
    """The part of a product that takes each gateway at the start, as the scenario publishes it; zeros where it does not."""
    content = _content(known)
    found = []
    for gateway in known.view.world.gateways:
        entry = content.gateways.get(gateway) if content is not None else None
        found.append(0.0 if entry is None else float(getattr(entry, PRODUCTS[product]).middle))
    return found


def seized_at(view: View, product: int) -> FloatArray:
    """Kilograms of a product that were seized a week in the last turn at each gateway, which is public; (F,)."""
    return _by_gateway(view, view.border.seized[0, product] / GRAMS) / _weeks(view)


def seized_in_turn(view: View, gateway: int) -> list[float]:
    """Kilograms of each product that were seized at a gateway in the last turn, in all."""
    return [float(_by_gateway(view, view.border.seized[0, x] / GRAMS)[gateway]) for x in range(len(PRODUCTS))]


def origins(known: Known, product: int) -> dict[str, float]:
    """Where a product sets out, as far as the seat may know: parts of one by region, those without any left out.

    A state goes by the laboratories that it thinks are there, a group by its own; what is not made in laboratories by what
    the scenario publishes.
    """
    weights = _weights(known, product)
    whole = float(weights.sum())
    if whole <= 0.0:
        return {}
    regions = known.view.world.regions
    return {regions[place]: float(weights[place]) / whole for place in np.flatnonzero(weights > 0.0).tolist()}


def _weights(known: Known, product: int) -> FloatArray:
    view = known.view
    if isinstance(known, Revealed):
        true: FloatArray = routes.origins(known.state)[0, product]
        return true
    if PRODUCTS[product] in SYNTHETICS:
        made: FloatArray = view.production.labs[0]
        own = view.own_group
        if own is not None:
            made = np.zeros(len(view.world.regions))
            sites = view.production.own_sites[0, :, product]
            there = own.presence_region[0] >= 0
            np.add.at(made, own.presence_region[0][there], sites[there] * 1.0)
        if made.any():
            return made
    content = _content(known)
    found: FloatArray = np.zeros(len(view.world.regions))
    for region, entry in content.origins.items() if content is not None else ():
        found[view.world.regions.index(region)] = float(getattr(entry, PRODUCTS[product]).middle)
    return found


def _content(known: Known) -> CorridorsFile | None:
    found = known.session.setup.scenario.chapters.get(FILE)
    return found if isinstance(found, CorridorsFile) else None


def _arrived(known: Known, turn: int, product: int) -> tuple[FloatArray, FloatArray]:
    """What arrived in a turn by each gateway, kilograms a week, and the error of the guess; (F,)."""
    if isinstance(known, Revealed):
        state = known.state if turn == known.view.turn else known.session.checkpoints[turn][0]
        true = _by_gateway(known.view, state.flow_way[0, product] / GRAMS)
        return true * (WEEK / known.view.world.days_of(turn)), true * 0.0
    view = known.view if turn == known.view.turn else view_after(known.session, known.seat, turn)
    value, error = believed_ways(view, 0)
    return _by_gateway(view, value[product]) / _weeks(view), _by_gateway(view, error[product]) / _weeks(view)


def _by_gateway(view: View, values: FloatArray) -> FloatArray:
    """Sums of values of the ways by gateway. What is doubted of one way is doubted alike of the next: errors add up."""
    found: FloatArray = np.zeros(len(view.world.gateways))
    there = view.border.gateway[0] >= 0
    np.add.at(found, view.border.gateway[0][there], values[there])
    return found


def _weeks(view: View) -> float:
    return view.world.days_of(view.turn) / WEEK if view.turn else 1.0
