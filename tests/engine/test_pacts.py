"""Alliances are offered, answered when the turn is resolved and paid for; a group is not quiet and loud in one turn."""

import numpy as np
import pytest

from game.core import refusals
from game.core.game import Game
from game.core.orders import parse_order
from game.engine import legal
from game.engine.commitments import no_commitments
from game.engine.order_table import encode
from game.engine.red_orders import between
from game.engine.step import resolve_turn
from tests.support.games import start

GAMES = 200
ALFA, BETA, GAMA = range(3)


def answered(game: Game, *given: tuple[str, str]) -> list[int]:
    """Reasons of orders given in the first game; nothing is resolved."""
    table = encode(game.world, [(0, f"group:{group}", parse_order(text)) for group, text in given])
    return legal.give(game, table, no_commitments(game))[0].tolist()


def resolved(*given: tuple[str, str]) -> Game:
    game = start("laboratory", range(GAMES), tracing=True)
    orders = [(row, f"group:{group}", parse_order(text)) for group, text in given for row in range(GAMES)]
    assert not resolve_turn(game, encode(game.world, orders)).reasons.any(), "The orders of this test should stand."
    return game


def allied(game: Game, one: int, other: int) -> np.ndarray:
    """Per game, whether the two groups are allies wherever they meet."""
    met = between(game, np.arange(GAMES), np.full(GAMES, one), np.full(GAMES, other))
    found: np.ndarray = ((game.state.allied > 0) | ~met).all(axis=1)
    return found


def kinds(game: Game, kind: str) -> int:
    assert game.trace is not None
    return sum(event.kind == kind for event in game.trace.events)


def test_an_enemy_asked_to_be_an_ally_agrees_in_some_games_and_is_paid_in_those_alone() -> None:
    game = resolved(("GAMA", "ally group=ALFA"))
    agreed = allied(game, ALFA, GAMA)
    assert 0 < agreed.sum() < GAMES, "an enemy should be won over in some games and not in others"
    assert kinds(game, "alliance") == agreed.sum() and kinds(game, "alliance_refused") == (~agreed).sum()
    assert game.trace is not None
    paid = [b for b in game.trace.bookings if b.account == "cash" and b.cause == "succession.alliance.allied"]
    gained = np.zeros((GAMES, 2))
    for booking in paid:
        assert booking.index is not None
        for row, group, amount in zip(*(part.tolist() for part in booking.index), booking.amount.tolist(), strict=True):
            gained[row, 0 if group == GAMA else 1] += amount
    assert (gained[agreed, 0] < 0).all() and (gained[:, 0] == -gained[:, 1]).all() and not gained[~agreed].any()


def test_two_groups_that_ask_each_other_agree() -> None:
    game = resolved(("GAMA", "ally group=ALFA"), ("ALFA", "ally group=GAMA"))
    assert allied(game, ALFA, GAMA).mean() > 0.98, "who asks for the same should agree"


def test_to_ask_tells_nothing_before_the_turn_is_resolved() -> None:
    game = start("laboratory", range(1))
    before = game.state.rivalry.copy(), game.state.cash.copy(), game.state.allied.copy(), game.state.anger.copy()
    assert answered(game, ("GAMA", "ally group=ALFA"), ("ALFA", "retaliate level=3 where=LAB-A")) == [0, 0]
    after = game.state.rivalry, game.state.cash, game.state.allied, game.state.anger
    assert all((one == other).all() for one, other in zip(before, after, strict=True)), (
        "Whoever plans could try an order out until the draw is kind; draw when the turn is resolved (engine/red_orders.py)."
    )


@pytest.mark.parametrize(("given", "reason"), [
    ((("GAMA", "ally group=BETA"),), "already_allies"),
    ((("ALFA", "ally group=BETA"), ("ALFA", "ally group=GAMA")), "already_ordered"),
    ((("ALFA", "lie_low"), ("ALFA", "retaliate level=1 where=LAB-A")), "already_ordered"),
    ((("ALFA", "retaliate level=2 where=LAB-A"), ("ALFA", "lie_low")), "already_ordered"),
    ((("ALFA", "lie_low"), ("ALFA", "lie_low")), "already_ordered"),
    ((("ALFA", "lie_low"), ("ALFA", "retaliate level=0 where=LAB-A")), "accepted"),
    ((("ALFA", "retaliate level=0 where=LAB-A"), ("ALFA", "lie_low")), "accepted"),
])  # fmt: skip
def test_orders_that_contradict_each_other_do_not_stand_together(given: tuple[tuple[str, str], ...], reason: str) -> None:
    found = answered(start("laboratory", range(1)), *given)
    assert found[-1] == refusals.code(reason), f"{given}: {[refusals.BY_CODE[code].name for code in found]}"


def test_to_betray_an_ally_costs_faith_and_unity_and_to_betray_a_rival_does_not() -> None:
    for victim, costs in (("BETA", True), ("ALFA", False)):
        game = resolved(("GAMA", f"betray target={victim}"))
        assert game.trace is not None
        lost = {b.account for b in game.trace.bookings if b.cause == "succession.alliance.betrayed"}
        assert ({"cohesion", "affiliate_loyalty"} <= lost) == costs, f"{victim} betrayed: booked {sorted(lost)}"


def test_a_group_that_holds_back_does_not_gather_in_one_region() -> None:
    game = start("laboratory", range(1))
    answered(game, ("ALFA", "retaliate level=0 where=LAB-B"))
    assert game.state.retaliate_where[0, ALFA] == -1, "only reprisals that are wanted have a place"
