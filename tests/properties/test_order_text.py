"""An order is the same order as text, as an entry of a table, and read back from either."""

from typing import Any

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

from game.core.orders import (
    ORDERS,
    Order,
    OrderParameter,
    OrderSpec,
    make_order,
    may_be_given_by,
    order_text,
    parse_order,
)
from game.core.problem import Problem
from game.core.world import World
from game.engine.order_table import decode, encode, join
from tests.support.games import start
from tests.support.random_orders import random_orders

LABORATORY = start("laboratory", [1]).world
# Any line of text: what a parameter may hold is everything but line ends and other control characters.
LINES = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=60)
LOOSE = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), LINES)
AXES = {"leader": "posts", "group": "groups", "region": "regions", "seat": "seats", "gateway": "gateways"}


def values(parameter: OrderParameter, world: World | None) -> st.SearchStrategy[Any]:
    """Valid values of a parameter: ids of a world, or any text when there is none."""
    if parameter.kind == "flag":
        return st.booleans()
    if parameter.kind == "integer":
        return st.integers(int(parameter.low), int(parameter.high))
    if parameter.kind == "amount":
        return st.floats(parameter.low, parameter.high, allow_nan=False)
    if parameter.kind == "choice":
        return st.sampled_from(parameter.choices)
    if world is None or parameter.kind == "text":
        return LINES if parameter.default != "" else st.one_of(st.just(""), LINES)
    if parameter.kind == "accord":
        names = st.tuples(st.sampled_from(("mexico", "us")), st.integers(1, 9999), st.integers(1, 99))
        return names.map(lambda name: "-".join(map(str, name)))
    if parameter.kind == "answer":
        return st.sampled_from(world.answers)
    kinds = ("leader", "group", "region") if parameter.kind == "target" else (parameter.kind,)
    return st.sampled_from([id for kind in kinds for id in getattr(world, AXES[kind])] + list(parameter.choices))


@st.composite
def orders(draw: st.DrawFn, world: World | None = None) -> Order:
    """Any valid order; with a world, one whose ids it has."""
    spec: OrderSpec = draw(st.sampled_from(list(ORDERS.values())))
    arguments = {parameter.name: draw(values(parameter, world)) for parameter in spec.parameters}
    day = when = None
    if spec.timing == "dated":
        how = draw(st.sampled_from(("soon", "day", "fix")))
        day = draw(st.floats(1, 400, allow_nan=False)) if how == "day" else None
        when = "fix" if how == "fix" else None
    return make_order(spec.name, arguments, day, when)


@given(orders())
def test_an_order_read_back_from_its_text_is_the_same_order(order: Order) -> None:
    text = order_text(order)
    assert "\n" not in text, "The text form of an order is one line."
    assert parse_order(text) == order, f"{text!r} is read back as another order; see order_text and parse_order."
    assert order_text(parse_order(text)) == text


@given(orders(LABORATORY))
def test_an_order_decoded_from_a_table_is_the_same_order(order: Order) -> None:
    table = encode(LABORATORY, [(0, _seat_of(order), order)])
    assert decode(LABORATORY, table, 0) == order, "encode and decode of game.engine.order_table disagree."


@given(st.lists(st.lists(orders(LABORATORY), max_size=4), max_size=4))
def test_joined_parts_of_tables_keep_every_text(groups: list[list[Order]]) -> None:
    world, given = LABORATORY, [order for group in groups for order in group]
    tables = [encode(world, [(0, _seat_of(order), order) for order in group]) for group in groups]
    whole = join(tables)
    assert [decode(world, whole, place) for place in range(whole.count)] == given
    backwards = whole.part(np.arange(whole.count)[::-1])
    assert [decode(world, backwards, place) for place in range(whole.count)] == given[::-1]
    again = join([backwards, whole])
    assert [decode(world, again, place) for place in range(again.count)] == given[::-1] + given


def _seat_of(order: Order) -> str:
    return next(seat for seat in LABORATORY.seats if may_be_given_by(order.spec, seat))


def test_a_name_that_no_accord_could_have_names_none() -> None:
    for name in ("us-3-1", "mexico-12-9"):
        order = make_order("break_accord", {"accord": name})
        assert decode(LABORATORY, encode(LABORATORY, [(0, "us", order)]), 0) == order
    for name in ("us-03-1", "us-0-1", "us-1-0", "us-1", "group:ALFA-1-1", "us-1-1-1", "us-1-100", "us-1-١"):
        order = make_order("break_accord", {"accord": name})
        assert decode(LABORATORY, encode(LABORATORY, [(0, "us", order)]), 0).arguments["accord"] == "?"


def test_an_order_may_leave_out_what_has_a_default() -> None:
    order = parse_order("raid leader=ALFA/boss")
    full = {"leader": "ALFA/boss", "teams": 1, "intent": "capture", "sharing": "vetted", "lead_hours": 6}
    assert order == make_order("raid", full)
    assert parse_order(order_text(order)) == order


@given(LINES)
def test_any_line_is_an_order_or_is_refused_in_one_sentence(line: str) -> None:
    try:
        order = parse_order(line)
    except Problem as problem:
        assert str(problem).strip() and "\n" not in str(problem)
        return
    assert parse_order(order_text(order)) == order


@given(st.sampled_from(sorted(ORDERS)), st.dictionaries(st.text(max_size=8), LOOSE))
def test_loose_values_make_an_order_or_are_refused(name: str, arguments: dict[str, object]) -> None:
    try:
        made = make_order(name, arguments)
    except Problem:
        return
    assert parse_order(order_text(made)) == made


def test_tables_of_random_orders_decode_to_orders_that_encode_to_the_same_tables() -> None:
    game = start("laboratory", range(20))
    table = random_orders(game)
    texts = [decode(game.world, table, place) for place in range(table.count)]
    known = [place for place, order in enumerate(texts) if "?" not in order.arguments.values()]
    assert len(known) > table.count // 2
    again = encode(game.world, [(int(table.rows[p]), game.world.seats[int(table.seat[p])], texts[p]) for p in known])
    chosen = table.part(np.array(known))
    for column in ("rows", "seat", "code", "day", "on_fix"):
        assert np.array_equal(getattr(again, column), getattr(chosen, column)), f"The column {column} does not round-trip."
    assert [decode(game.world, again, place) for place in range(again.count)] == [texts[place] for place in known]
    plain = np.array([all(p.kind != "text" for p in order.spec.parameters) for order in (texts[place] for place in known)])
    assert np.array_equal(again.arguments[plain], chosen.arguments[plain]), "The column arguments does not round-trip."
    assert join([again, again]).count == 2 * again.count


@pytest.mark.parametrize("number", [0.1, 1 / 3, 1e-300, 1234.56789, 5e-324, 10000.0])
def test_an_amount_keeps_every_digit_in_the_text(number: float) -> None:
    order = make_order("train_teams", {"funds": number})
    assert parse_order(order_text(order)).arguments["funds"] == number
