"""Money and guns: who may order what, what is paid and seized, and what it hands to other chapters."""

import numpy as np
import pytest

from game.core import refusals
from game.core.game import Game, fork
from game.core.injects import make_inject
from game.core.orders import parse_order
from game.core.roll import call_roll
from game.engine import finance, injecting
from game.engine.measuring import READERS
from game.engine.order_table import OrderTable, empty_table, encode
from game.engine.promises import in_place
from game.engine.step import Resolved, resolve_turn
from tests.support.games import start

ALFA, BETA = 0, 1
MILLION = 1_000_000


def orders(game: Game, *texts: str, seat: str = "mexico") -> OrderTable:
    return encode(game.world, [(row, seat, parse_order(text)) for text in texts for row in range(game.batch)])


def give(game: Game, *texts: str, seat: str = "mexico") -> Resolved:
    return resolve_turn(game, orders(game, *texts, seat=seat))


def reasons(resolved: Resolved) -> set[str]:
    return {refusals.BY_CODE[code].name for code in resolved.reasons.tolist()}


def whole(game: Game, measure: str) -> float:
    reading = READERS[measure]["nation"](game)
    assert not isinstance(reading, tuple)
    return float(reading.mean())


def test_a_group_that_is_not_designated_cannot_be_sanctioned() -> None:
    game = start("laboratory", [1, 2])
    assert reasons(give(game, "sanction group=BETA points=5", seat="us")) == {"not_designated"}
    assert not game.state.sanction_points.any(), "A refused order may set nothing."
    assert reasons(give(game, "sanction group=ALFA points=5", seat="us")) == {"accepted"}
    assert (game.state.sanction_points[:, ALFA] == 5).all()


@pytest.mark.parametrize(
    ("seat", "text", "reason"),
    [
        ("mexico", "freeze_finances group=ALFA points=0", "nothing_to_end"),
        ("mexico", "freeze_finances group=ALFA points=90", "no_points"),
        ("mexico", "freeze_finances group=ALFA.1 points=5", "dead_group"),
        ("mexico", "inspect_southbound gateway=manzanillo funds=5", "no_crossing"),
        ("mexico", "inspect_southbound gateway=tucson funds=9000", "no_funds"),
        ("us", "follow_money funds=0", "nothing_to_end"),
        ("us", "follow_money funds=9000", "no_funds"),
        ("us", "enforce_guns funds=9000", "no_funds"),
        ("group:ALFA", "arm funds=9000", "no_funds"),
        ("group:ALFA", "arm funds=0", "nothing_to_end"),
    ],
)
def test_an_order_that_cannot_be_carried_out_is_refused_with_its_reason(seat: str, text: str, reason: str) -> None:
    game = start("laboratory", [1])
    before = fork(game)
    assert reasons(give(game, text, seat=seat)) == {reason}
    for setting in ("freeze_points", "southbound_funds", "follow_funds", "guns_funds", "arm_funds"):
        assert (getattr(game.state, setting) == getattr(before.state, setting)).all(), f"A refused order set {setting}."


def test_a_scenario_without_the_chapter_refuses_its_orders() -> None:
    game = start("the_teapot", [1])
    assert not finance.has_money(game), "The Teapot counts no guns."
    resolve_turn(game, empty_table())
    for field in ("dirty_cash", "arms", "laundering", "heavy", "forfeited"):
        assert not getattr(game.state, field).any(), f"{field} moves in a scenario without money.yaml."
    assert (game.state.pay_met == 1.0).all(), "Pay falls short where nobody counts it."


def test_what_is_handed_to_violence_and_people_is_one_at_the_start() -> None:
    game = start("laboratory", range(4))
    factor = finance.armed_in_regions(game, call_roll(game.state))
    assert factor is not None and np.abs(factor - 1.0).max() < 1e-3, f"Arms of the start change violence: {factor}"
    rows, group = np.arange(game.batch), np.zeros(game.batch, dtype=np.int64)
    gear = finance.gear_of(game, rows, group)
    assert gear is not None and np.abs(gear - 1.0).max() < 1e-3, f"Arms of the start change raids: {gear}"
    assert finance.recruiting(game) is None and finance.leaving(game) is None and finance.looking_away(game) is None


def test_cases_bite_after_months_and_fade_when_they_end() -> None:
    game, other = start("laboratory", range(8)), start("laboratory", range(8))
    give(game, "freeze_finances group=ALFA points=15 joint=true")
    resolve_turn(other, empty_table())
    early = 1.0 - (game.state.laundering[:, ALFA] / other.state.laundering[:, ALFA]).mean()
    for _ in range(6):
        resolve_turn(game, empty_table())
        resolve_turn(other, empty_table())
    late = 1.0 - (game.state.laundering[:, ALFA] / other.state.laundering[:, ALFA]).mean()
    assert early < 0.06 < 0.15 < late, f"Cases keep down {early:.3f} after a turn and {late:.3f} after seven."
    assert game.state.forfeited[:, ALFA].min() > MILLION, "Cases freeze no money."
    short = finance.recruiting(game)
    assert short is not None and (short[:, ALFA] < 1.0).all(), "Short pay keeps nobody from joining."
    level = game.state.case_level[:, ALFA].mean()
    give(game, "freeze_finances group=ALFA points=0")
    assert not game.state.freeze_points.any() and not game.state.freeze_joint.any()
    assert game.state.case_level[:, ALFA].mean() < level, "Cases that nobody works on do not fade."


def test_cases_take_points_that_are_free_again_when_they_end() -> None:
    game = start("laboratory", [1])
    give(game, "freeze_finances group=ALFA points=20")
    assert reasons(give(game, "collect target=BETA discipline=human points=20")) == {"no_points"}
    give(game, "freeze_finances group=ALFA points=0")
    assert reasons(give(game, "collect target=BETA discipline=human points=20")) == {"accepted"}


def test_what_a_programme_costs_leaves_the_purse() -> None:
    game, other = start("laboratory", [1]), start("laboratory", [1])
    give(game, "enforce_guns funds=12", "follow_money funds=8", seat="us")
    resolve_turn(other, empty_table())
    spent = int((other.state.funds - game.state.funds)[0, 1])
    assert abs(spent - 20 * MILLION) < 1000, f"Twelve and eight millions cost {spent} dollars."


def test_guns_and_cash_are_seized_where_somebody_looks() -> None:
    game, other = start("laboratory", range(4)), start("laboratory", range(4))
    tucson = game.world.gateways.index("tucson")
    give(game, "inspect_southbound gateway=tucson funds=10")
    resolve_turn(other, empty_table())
    for field in ("guns_seized_gateway", "cash_seized_gateway"):
        now, usual = getattr(game.state, field)[:, tucson].mean(), getattr(other.state, field)[:, tucson].mean()
        assert now > 3.0 * usual, f"{field} is {now} with inspection and {usual} without."
    assert game.state.arms_gateway[:, tucson].mean() < other.state.arms_gateway[:, tucson].mean()


def test_money_for_arms_buys_guns_and_heavy_kit() -> None:
    game, other = start("laboratory", range(4)), start("laboratory", range(4))
    give(game, "arm funds=9", seat="group:ALFA")
    resolve_turn(other, empty_table())
    more = (game.state.arms - other.state.arms)[:, ALFA].mean()
    assert 2000 < more < 3500, f"Half of nine millions at 1,500 dollars a gun buy 3,000 guns, not {more}."
    assert (game.state.heavy > other.state.heavy)[:, ALFA].all()
    paid = (other.state.cash - game.state.cash)[:, ALFA].mean() / MILLION
    assert 8.5 < paid < 9.5, f"Nine millions for arms cost {paid} millions."


@pytest.mark.parametrize(("kind", "measure"), [("arsenal", "guns_seized"), ("cash", "cash_seized")])
def test_a_raid_on_a_hideout_seizes_what_lies_there(kind: str, measure: str) -> None:
    game, other = start("laboratory", range(30)), start("laboratory", range(30))
    assert reasons(give(game, f"raid_site kind={kind} region=LAB-A teams=3")) == {"accepted"}
    resolve_turn(other, empty_table())
    assert whole(game, measure) > whole(other, measure), f"Raids on sites of kind {kind} seize nothing."


def test_a_promise_of_a_programme_is_in_place_once_it_runs() -> None:
    game = start("laboratory", [1])
    ours = ("freeze_finances group=ALFA points=5 joint=true", "inspect_southbound gateway=laredo funds=4")
    theirs = ("follow_money funds=4 joint=true", "enforce_guns funds=4", "sanction group=ALFA points=4")
    for seat, texts in (("mexico", ours), ("us", theirs)):
        table = orders(game, *texts, seat=seat)
        assert not in_place(game, table).any(), f"Nothing runs yet, and {texts} count as kept."
        resolve_turn(game, table)
        assert in_place(game, table).all(), f"{texts} run and do not count as kept."
    less = orders(game, "enforce_guns funds=0", seat="us")
    assert not in_place(game, less).any(), "A promise to end a programme is kept while it runs."


def test_a_part_that_splits_off_takes_its_share_of_money_and_guns() -> None:
    game = start("laboratory", range(6))
    resolve_turn(game, empty_table(), [(make_inject("force_split", {"group": "ALFA", "parts": 2}), np.arange(6))])
    part = game.world.groups.index("ALFA.1")
    born = game.state.group_alive[:, part] > 0
    assert born.any(), "The split was to bring a new group."
    state = game.state
    for field in ("arms", "laundering", "laundering_rest", "heavy", "guns_for_sale", "arms_rest"):
        assert (getattr(state, field)[born, part] > 0).all(), f"A part of Alfa has no {field}."


def test_a_group_that_has_ended_holds_neither_money_nor_guns() -> None:
    game = start("laboratory", range(6))
    resolve_turn(game, empty_table(), [(make_inject("dismantle", {"group": "GAMA"}), np.arange(6))])
    gama = game.world.groups.index("GAMA")
    assert not game.state.group_alive[:, gama].any()
    for field in ("arms", "cash", "dirty_cash"):
        assert not getattr(game.state, field)[:, gama].any(), f"Gama has ended and still holds {field}."


def test_control_can_set_what_the_measures_count() -> None:
    game = start("laboratory", [1])
    values = {"cash": 12.0, "laundering": 3.0, "arms_stock": 777.0, "heavy_capability": 44.0}
    asked = ({"quantity": name, "of": "ALFA", "value": value} for name, value in values.items())
    injects = [(make_inject("set", one), np.arange(1)) for one in asked]
    injecting.inject(game, injects)
    for name, value in values.items():
        reading = READERS[name]["group"](game)
        assert not isinstance(reading, tuple)
        assert reading[0, ALFA] == pytest.approx(value), f"{name} was set to {value} and reads {reading[0, ALFA]}."
