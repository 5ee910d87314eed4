"""The four products side by side: street price, purity, seizures, users, deaths, with their change in the last turn."""

from typing import Final

import attrs

from game.clients.gateways import product_name
from game.clients.known import Known
from game.clients.numbers import with_sign
from game.core.markets import GRAMS, PRODUCTS
from game.engine.observe import View
from game.session.headlines import view_after
from game.texts import first_up, number, percent

LEAST: Final = 0.0005  # of a share that is worth telling


@attrs.frozen
class Figure:
    """One number of a product as it is written, and by what part it has changed since the turn before (None: unknown)."""

    words: str
    value: float
    change: float | None

    @property
    def change_words(self) -> str:
        """The change without its sign, "" where there is none to tell."""
        if self.change is None or abs(self.change) < LEAST:
            return ""
        return with_sign(abs(self.change), "share", plus=False)


@attrs.frozen
class Product:
    """What anybody can read of a product. `seized` and `deaths` are of the last turn."""

    place: int
    name: str
    price: Figure
    purity: Figure
    seized: Figure
    users: Figure
    deaths: Figure


def has_market(known: Known) -> bool:
    """Whether the scenario has a market of drugs."""
    return bool(known.view.market.price_start.any())


def products(known: Known) -> list[Product]:
    """The products; none in a scenario without a market."""
    if not has_market(known):
        return []
    now, turn = known.view, known.view.turn
    before = view_after(known.session, known.seat, turn - 1) if turn else None
    rate = now.world.length_beside(turn, turn - 1) if turn > 1 else 0.0
    return [_product(now, before, rate, x) for x in range(len(PRODUCTS))]


def _product(now: View, before: View | None, rate: float, x: int) -> Product:
    """`rate`: days of the last turn beside those of the one before, 0 where counts cannot be compared."""
    counted = before if rate > 0.0 else None

    def level(name: str) -> float | None:
        return None if before is None else float(getattr(before.market, name)[0, x])

    price, purity = float(now.market.price[0, x]), float(now.market.purity[0, x])
    seized, users = float(now.border.seized[0, x].sum()) / GRAMS, float(now.market.users[0, x])
    deaths = float(now.market.deaths[0, x])
    was_seized = None if counted is None else float(counted.border.seized[0, x].sum()) / GRAMS * rate
    was_dead = None if counted is None else float(counted.market.deaths[0, x]) * rate
    nothing = "-" if not now.turn else ""
    return Product(
        x, first_up(product_name(x)), _figure(price_words(price), price, level("price")),
        _figure(percent(purity, 1 if purity < 0.2 else 0), purity, level("purity")),
        _figure(nothing or number(seized, 1 if seized < 10.0 else 0), seized, was_seized),
        _figure(number(_in_thousands(users)), users, level("users")), _figure(nothing or number(deaths), deaths, was_dead),
    )  # fmt: skip


def _in_thousands(count: float) -> float:
    """A count as far as anybody knows it: in whole thousands."""
    return float(int(count / 1000.0 + 0.5)) * 1000.0


def price_words(price: float) -> str:
    """Dollars a pure gram as they are written under a head that says so."""
    return number(price, 1 if price < 100.0 else 0)


def _figure(words: str, value: float, before: float | None) -> Figure:
    return Figure(words, value, None if before is None or before <= 0.0 else value / before - 1.0)
