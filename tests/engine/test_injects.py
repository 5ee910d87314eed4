"""An inject that cannot be is refused in one sentence; one that goes too far is held at the limit, and that is booked."""

import itertools
from pathlib import Path

import numpy as np
import pytest

from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.injects import INJECTS, Inject, InjectParameter, make_inject
from game.core.ledger import LIMIT
from game.core.problem import Problem
from game.engine.inject_checks import QUANTITIES, Quantity
from game.engine.injecting import CONTROL, HANDLERS, inject
from game.session.record_errors import RecordError
from game.session.replay import open_session
from game.session.session import Session
from tests.support.games import start


def change(word: str, quantity: str, number: float, **more: str) -> Inject:
    return make_inject(word, {"quantity": quantity, "value" if word == "set" else "factor": number, **more})


def held(game: Game, quantity: Quantity) -> FloatArray:
    """The values of a quantity where there is a thing that has it: parts that have not split off have none."""
    values = getattr(game.state, quantity.field)
    found: FloatArray = values[game.state.group_alive > 0] if quantity.axis == "group" else values
    return found


@pytest.mark.parametrize("name", QUANTITIES)
def test_a_quantity_can_be_set_to_its_limits_and_no_further(name: str) -> None:
    quantity = QUANTITIES[name]
    for value in (quantity.low, quantity.high):
        game = start("laboratory", [1])
        inject(game, [(change("set", name, value), np.array([0]))])
        found = held(game, quantity)
        right = found == value * quantity.unit
        assert found.size and right.all(), f"{name} was set to {value} everywhere and reads {found}"
    beyond = [quantity.low - 1.0, quantity.high + 1.0, 1e12, -1e12, *([quantity.low + 0.5] if quantity.whole else [])]
    for value in beyond:
        with pytest.raises(Problem, match=f"{name} must"):
            inject(start("laboratory", [1]), [(change("set", name, value), np.array([0]))])


@pytest.mark.parametrize("name", QUANTITIES)
def test_a_quantity_that_is_scaled_too_far_is_held_at_its_limit_and_the_limit_is_booked(name: str) -> None:
    quantity = QUANTITIES[name]
    game = start("laboratory", [1, 2], tracing=True)
    field = quantity.field
    inject(game, [(change("set", name, max(quantity.low, 1.0)), np.arange(2))])
    for _ in range(2):
        inject(game, [(change("scale", name, 1e6), np.arange(2))])
    assert (held(game, quantity) == quantity.high * quantity.unit).all(), f"{name} is not held at {quantity.high}"
    assert game.trace is not None
    booked = dict.fromkeys((CONTROL, LIMIT), 0.0)
    for one in game.trace.changes(field, (0,) if quantity.axis == "nation" else (0, 0)):
        booked[one.cause] += one.amount
    assert booked[LIMIT] < 0 < booked[CONTROL], f"{name}: the limit took nothing away: {booked}"


def test_a_scaled_whole_number_stays_whole() -> None:
    game = start("laboratory", [1])
    points = game.state.points.copy()
    inject(game, [(change("scale", "seat.points", 1 / 3), np.array([0]))])
    assert (game.state.points == np.floor(points / 3 + 0.5)).all()


def extremes(parameter: InjectParameter, scenario: str) -> list[object]:
    world = start(scenario, [1]).world
    ids = {"leader": world.posts, "group": world.groups, "region": world.regions}
    if parameter.choices:
        return list(parameter.choices)
    if parameter.kind in ids:
        return [ids[parameter.kind][0], ids[parameter.kind][-1], "nobody"]
    if parameter.kind in ("integer", "amount"):
        return [parameter.low, parameter.high, float("inf"), float("nan"), 10**400, -1, 0.5, True]
    known: dict[str, list[object]] = {
        "quantity": ["corruption", "seat.points", "nothing"],
        "of": [world.regions[0], world.seats[0], "nowhere"],
    }
    return known.get(parameter.name, ["all", "mexico, us", "nobody", "", "a\x1b[2J", "x" * 501])


@pytest.mark.parametrize("scenario", ["laboratory", "the_teapot"])
@pytest.mark.parametrize("name", sorted(HANDLERS))
def test_whatever_an_inject_is_given_it_is_done_or_told_in_a_sentence(name: str, scenario: str) -> None:
    spec = INJECTS[name]
    done = told = 0
    for values in itertools.product(*(extremes(parameter, scenario) for parameter in spec.parameters)):
        arguments = {parameter.name: value for parameter, value in zip(spec.parameters, values, strict=True)}
        game = start(scenario, [3, 4])
        try:
            one = make_inject(name, arguments)
            inject(game, [(one, np.arange(2)), (one, np.arange(2))])
            done += 1
        except Problem as problem:
            assert str(problem).isprintable(), f"{arguments}: {str(problem)!r}"
            told += 1
    assert done, f"{name} was never done"
    assert told or not spec.parameters, f"{name} was never refused; try arguments that cannot be"


def test_a_text_with_control_characters_is_refused() -> None:
    for text in ("two\nlines", "bell\x07", "\x1b[31mred", "c1\x9b2J", "lone\ud800", "para\u2029graph"):
        with pytest.raises(Problem, match="one line without control characters"):
            make_inject("message_to", {"seats": "all", "text": text})
    assert make_inject("message_to", {"seats": "all", "text": "Señal: «ya\u00a0está»"}).arguments["text"]


def test_a_session_and_a_record_refuse_what_the_scenario_does_not_have(tmp_path: Path) -> None:
    path = tmp_path / "game.plaza"
    session = Session.create("the_teapot", {}, 1, path=path)
    wrong: list[tuple[str, dict[str, object]]] = [
        ("message_to", {"seats": "mexico, france", "text": "Hello."}),
        ("set", {"quantity": "leader.site", "of": "TETERA/boss", "value": 3.0}),
        ("set", {"quantity": "seat.attention", "value": 2.5}),
        ("set", {"quantity": "leader.defence", "of": "TETERA/deputy-9", "value": 1.0}),
        ("set_rung", {"leader": "TETERA/boss", "viewer": "us", "rung": 2}),
    ]
    assert "us" not in session.seats, "give this test a scenario without the seat us"
    for name, arguments in wrong:
        with pytest.raises(Problem):
            session.inject(name, arguments)
    assert not session.injects
    session.close()
    for name, arguments in wrong:
        path.unlink()
        session = Session.create("the_teapot", {}, 1, path=path)
        assert session.record is not None
        session.record.append("inject", {"inject": name, "arguments": arguments, "turn": 1})
        session.close()
        with pytest.raises(RecordError, match="line 2"):
            open_session(path, writing=False)
