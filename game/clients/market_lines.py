"""What a turn did to the market, product by product: what was seized beside price and purity, which tell of scarcity."""

from game.clients.numbers import with_sign
from game.core.markets import GRAMS, PRODUCTS
from game.session.headlines import view_after
from game.session.order_names import choice
from game.session.session import Session
from game.texts import _, first_up, money, number, percent


def market_lines(session: Session, seat: str) -> tuple[str, ...]:
    """A line for each product after the last turn; none in a scenario without a market, or before the first turn."""
    turns = len(session.turns)
    now = session.view(seat)
    if not turns or not now.market.price_start.any():
        return ()
    before = view_after(session, seat, turns - 1).market
    found = []
    for x, product in enumerate(PRODUCTS):
        price, was = float(now.market.price[0, x]), float(before.price[0, x])
        seized = int(now.border.seized[0, x].sum()) / GRAMS
        text = _(
            "{product}: seized {kilos} kg; {price} a pure gram in the street ({change}), purity {purity}; deaths {deaths}."
        )
        found.append(
            text.format(
                product=first_up(choice("line", product)), kilos=number(seized), price=money(price),
                change=with_sign(price / was - 1.0 if was > 0.0 else 0.0, "share"),
                purity=percent(float(now.market.purity[0, x])), deaths=number(int(now.market.deaths[0, x])),
            )
        )  # fmt: skip
    return tuple(found)
