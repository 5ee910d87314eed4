"""The market in the report of a turn: what was seized stands beside price and purity, product by product."""

from game.clients.market_lines import market_lines
from game.core.markets import PRODUCTS
from game.session.session import Session


def test_after_a_turn_each_product_tells_what_was_seized_beside_price_and_purity() -> None:
    session = Session.create("laboratory", {"mexico": "person", "us": "person"}, seed=7)
    assert market_lines(session, "us") == (), "before the first turn there is nothing to tell"
    session.resolve()
    lines = market_lines(session, "us")
    assert len(lines) == len(PRODUCTS)
    assert all("kg" in line and "$" in line and "%" in line for line in lines), lines
    assert lines[0].startswith("Fentanyl: seized ")


def test_a_scenario_without_a_market_tells_nothing_of_it() -> None:
    session = Session.create("the_teapot", {"mexico": "person"}, seed=7)
    session.resolve()
    assert market_lines(session, "mexico") == ()
