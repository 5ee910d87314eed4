"""What an order says is checked before it is given, and what a table holds can always be read."""

import numpy as np
import pytest

from game.core.orders import BY_CODE, MOST_PARAMETERS, ORDERS, make_order, parse_order
from game.core.problem import Problem
from game.core.refusals import BY_CODE as REASONS
from game.engine.commitments import no_commitments
from game.engine.legal import give
from game.engine.order_table import UNKNOWN, decode, encode, make_table
from game.engine.step import resolve_turn
from tests.support.games import start


def reason_of(text: str) -> str:
    game = start("laboratory", [5])
    game.state.rung[:] = 4
    reasons, _ = give(game, encode(game.world, [(0, "mexico", parse_order(text))]), no_commitments(game))
    return REASONS[int(reasons[0])].name


def test_a_raid_that_could_start_only_after_the_turn_is_refused() -> None:
    days = start("laboratory", [5]).world.days_of(1)
    raid = "raid leader=ALFA/boss teams=1 lead_hours=0"
    assert reason_of(f"{raid} day={days:g}") != "bad_time", "the last day of a turn is a day for a raid"
    for day in (days + 0.95, days + 1.0, days + 30.0):
        assert reason_of(f"{raid} day={day!r}") == "bad_time", f"day {day} of a turn of {days} days stands"


@pytest.mark.parametrize("part", [0.0, 0.5, 0.8, 0.9, 0.95, 0.99])
def test_every_raid_that_stands_for_a_day_is_carried_out_or_called_off_in_its_turn(part: float) -> None:
    game = start("laboratory", [5], tracing=True)
    game.state.rung[:] = 4
    days = game.world.days_of(1)
    order = make_order("raid", {"leader": "ALFA/boss", "lead_hours": 0}, day=days + part)
    resolved = resolve_turn(game, encode(game.world, [(0, "mexico", order)]))
    assert game.trace is not None
    kinds = {event.kind for event in game.trace.events}
    assert "raid_lapsed" not in kinds, "a raid ordered for a day was told to have waited for a fix"
    assert resolved.reasons[0] != 0 or kinds & {"raid", "raid_called_off"}, "the raid stood and nothing came of it"


def test_orders_of_any_numbers_can_be_read() -> None:
    world = start("the_teapot", [1]).world
    for code, spec in BY_CODE.items():
        for value in (UNKNOWN, -50.0, -3.0, -1.0, 0.0, 7.0, 5_000.0, 1_000_500.0, 2_000_500.0, 9e9):
            table = make_table(np.array([0]), 0, code, [value] * MOST_PARAMETERS)
            read = decode(world, table, 0)
            assert set(read.arguments) == {parameter.name for parameter in spec.parameters}
    for name, where in (("collect", "target"), ("raid", "leader"), ("vet", "region"), ("inspect_port", "gateway")):
        table = make_table(np.array([0]), 0, ORDERS[name].code, [9e9] * MOST_PARAMETERS)
        assert decode(world, table, 0).arguments[where] == "?", f"{where} of {name} beyond the last id is read as one"


def test_a_text_of_an_order_with_control_characters_is_refused() -> None:
    for text in ("tab\there", "\x1b[31mred", "c1\x9b2J", "lone\udfff"):
        with pytest.raises(Problem, match="one line without control characters"):
            make_order("answer_accord", {"accord": text, "answer": "accept"})


NUMBERS = [
    (spec.name, parameter.name)
    for spec in ORDERS.values()
    for parameter in spec.parameters
    if parameter.kind in ("integer", "amount")
]


@pytest.mark.parametrize(("name", "number"), NUMBERS)
def test_a_sum_below_its_limit_or_beyond_it_is_refused_in_a_sentence_that_names_it(name: str, number: str) -> None:
    spec = ORDERS[name]
    limits = next(parameter for parameter in spec.parameters if parameter.name == number)
    usual = {"flag": True, "integer": 1, "amount": 1.0}
    arguments: dict[str, object] = {
        one.name: one.choices[0] if one.choices else max(one.low, usual[one.kind]) if one.kind in usual else "x"
        for one in spec.parameters
    }
    for wrong in (limits.low - 1, limits.high * 2 + 1, 1e300, float("inf"), float("nan"), "many"):
        with pytest.raises(Problem, match=number) as refusal:
            make_order(name, arguments | {number: wrong})
        assert str(refusal.value).isprintable() and name in str(refusal.value), str(refusal.value)


def test_labs_may_go_to_and_fro_in_a_turn_and_each_move_is_an_event_of_its_own() -> None:
    game = start("laboratory", [5], tracing=True)
    seat = game.world.seats.index("group:ALFA")
    game.state.attention[:, seat] = 9
    moves = ["move_labs from=LAB-A to=LAB-B", "move_labs from=LAB-B to=LAB-A"] * 3
    table = encode(game.world, [(0, "group:ALFA", parse_order(text)) for text in moves])
    assert not resolve_turn(game, table).reasons.any()
    assert game.trace is not None
    told = [event.id for event in game.trace.events if event.kind == "labs_moved"]
    assert len(set(told)) == len(told) == len(moves), "two moves of labs share an event"
