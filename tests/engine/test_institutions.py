"""Institutions: building and its gate, control that changes hands, protection and those who break it, the fiscal cap."""

from collections.abc import Callable

import numpy as np
import pytest

from game.core import refusals
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.injects import make_inject
from game.core.orders import parse_order
from game.core.roles import PROTECTOR
from game.core.roll import call_roll, mean_of_members
from game.engine import institutions
from game.engine.injecting import InjectList
from game.engine.order_table import OrderTable, empty_table, encode
from game.engine.promises import in_place
from game.engine.step import Resolved, resolve_turn
from game.rules.institutions import control
from tests.support.games import play, start
from tests.support.random_orders import random_injects, random_orders

ALFA, BETA, LAB_A, LAB_B = 0, 1, 0, 1
POLICE = 0
MILLION = 1_000_000


def code(name: str) -> int:
    return refusals.code(name)


def orders(game: Game, *texts: str, seat: str = "mexico") -> OrderTable:
    return encode(game.world, [(row, seat, parse_order(text)) for text in texts for row in range(game.batch)])


def injects(game: Game, name: str, **arguments: object) -> InjectList:
    return [(make_inject(name, arguments), np.arange(game.batch))]


def give(game: Game, *texts: str, seat: str = "mexico") -> Resolved:
    return resolve_turn(game, orders(game, *texts, seat=seat))


def ruled(game: Game) -> FloatArray:
    roll = call_roll(game.state)
    return roll.by_region(roll.of(game.state.criminal_control))


def test_control_rests_until_something_has_changed() -> None:
    game = start("laboratory", [3, 4])
    institutions.take_stock(game)
    before = game.state.criminal_control.copy(), game.state.state_control.copy()
    absent = np.zeros(game.state.members.shape)
    for _ in range(10):
        control.shift(game, call_roll(game.state), np.full(game.batch, 28.0), absent)
    after = game.state.criminal_control, game.state.state_control
    moved = max(float(np.abs(then - now).max()) for then, now in zip(before, after, strict=True))
    assert moved < 1e-9, f"With the strength of the start control moved by {moved}; a goal does not equal the start."


@pytest.mark.parametrize("scenario", ["laboratory", "the_teapot"])
def test_nobody_rules_what_another_holds(scenario: str) -> None:
    game = start(scenario, range(6))
    for _ in range(8):
        play(game, 1, random_orders, random_injects)
        whole = game.state.state_control + ruled(game)
        assert (whole < 1.0 + 1e-9).all(), f"In turn {game.state.turn[0]} more than all of a region is held: {whole.max()}"
        for level in (game.state.state_control, game.state.criminal_control, game.state.protection):
            assert (level >= 0.0).all() and (level <= 1.0).all(), "A level has left its limits; look at what books it."


def test_ground_is_set_free_by_what_happens_before_the_first_pulse() -> None:
    game, other = start("laboratory", [7]), start("laboratory", [7])
    resolve_turn(game, empty_table(), injects(game, "remove_members", group="ALFA", count=4000))
    resolve_turn(other, empty_table())
    assert ruled(game)[0, LAB_A] < 0.97 * ruled(other)[0, LAB_A], "Half of the group is gone, but not the ground it ruled."
    assert game.state.state_control[0, LAB_A] > other.state.state_control[0, LAB_A], "The state must take its part of it."


def test_a_part_that_breaks_away_takes_what_its_control_rests_on() -> None:
    game = start("laboratory", [7])
    institutions.take_stock(game)
    before = game.state.footing.sum()
    resolve_turn(game, empty_table(), injects(game, "force_split", group="GAMA", parts=2))
    alone = (game.state.criminal_control > 0) & (game.state.footing <= 0)
    assert not alone.any(), "A group rules what rests on nothing."
    assert abs(game.state.footing.sum() - before) < 0.05 * before, "A split must neither make nor lose footing."


def test_money_becomes_capacity_after_months_and_only_where_it_is_put() -> None:
    game = start("laboratory", [1, 2])
    funds = game.state.funds[:, 0].copy()
    reasons = give(game, "build region=LAB-A kind=police funds=8").reasons
    assert not reasons.any(), f"The order must stand: {reasons}"
    paid = funds + 4 * game.state.grant[:, 0] - game.state.funds[:, 0]
    assert (paid == 8 * MILLION).all(), f"Eight millions a turn must be paid from the purse, not {paid}."
    first = game.state.police[:, LAB_A] - game.state.capacity_start[:, LAB_A, POLICE]
    play(game, 11, lambda one: empty_table())
    gained = game.state.police[:, LAB_A] - game.state.capacity_start[:, LAB_A, POLICE]
    assert (first < 1e-4).all(), f"Nothing works after a month, but the police gained {first}."
    assert (gained > 0.01).all() and (gained < 0.05).all(), f"A year of ample money must bring a little: {gained}"
    assert (game.state.courts == game.state.capacity_start[:, :, 1]).all(), "Nobody paid for courts."
    assert (game.state.police[:, LAB_B] == game.state.capacity_start[:, LAB_B, POLICE]).all(), "Nobody paid for LAB-B."


def test_what_is_built_stays_when_the_money_ends() -> None:
    game = start("laboratory", [1])
    give(game, "build region=LAB-A kind=services funds=8")
    play(game, 5, lambda one: empty_table())
    give(game, "build region=LAB-A kind=services funds=0")
    reached = game.state.services[0, LAB_A]
    play(game, 12, lambda one: empty_table())
    assert game.state.services[0, LAB_A] > reached, "What was under way must still arrive, and nothing that works decays."
    assert game.state.building[0, LAB_A].sum() < 1e-3, "After a year nearly everything has gone through the stages."


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (["build region=LAB-Z kind=police funds=1"], "unknown_target"),
        (["build region=LAB-A kind=police funds=0"], "nothing_to_end"),
        (["build region=LAB-A kind=police funds=9000"], "no_funds"),
        (["posture group=ALFA toward=contain"], "same_posture"),
        (["posture group=NOBODY toward=confront"], "unknown_target"),
        (["posture group=GAMA.1 toward=confront"], "dead_group"),
        (["posture group=ALFA toward=confront", "posture group=ALFA toward=tolerate"], "already_ordered"),
        (["prosecute_protectors region=LAB-Z coalition=own"], "unknown_target"),
        (["prosecute_protectors region=LAB-A coalition=own officials=both"], "out_of_range"),
        (["prosecute_protectors region=LAB-A coalition=own", "prosecute_protectors region=LAB-A coalition=other"],
         "already_ordered"),
    ],
)  # fmt: skip
def test_an_order_that_cannot_stand_is_refused_with_its_reason(texts: list[str], reason: str) -> None:
    game = start("laboratory", [5])
    reasons = give(game, *texts).reasons
    assert reasons[-1] == code(reason), f"{texts[-1]}: expected {reason}, found {refusals.BY_CODE[int(reasons[-1])].name}."


def _without_capital(game: Game) -> None:
    game.state.capital[:, 0] = 5.0


def _suspended(game: Game) -> None:
    game.state.suspension[:] = 0.5


@pytest.mark.parametrize(("change", "reason"), [(_without_capital, "no_capital"), (_suspended, "suspended")])
def test_a_joint_case_needs_capital_and_cooperation(change: Callable[[Game], None], reason: str) -> None:
    game = start("laboratory", [5])
    change(game)
    before = game.state.protection.copy()
    reasons = give(game, "prosecute_protectors region=LAB-A coalition=own joint=true officials=both").reasons
    assert reasons.tolist() == [code(reason)], f"Expected {reason}: {reasons}"
    assert (np.abs(game.state.protection - before) < 0.02).all(), "A refused order must change nothing."


def test_a_case_that_stands_brings_protectors_in_and_breaks_what_they_kept_up() -> None:
    game, other = start("laboratory", range(40), tracing=True), start("laboratory", range(40))
    give(game, "prosecute_protectors region=LAB-A coalition=own joint=true officials=both")
    resolve_turn(other, empty_table())
    assert game.trace is not None
    purges = {event.row: event for event in game.trace.events if event.kind == "purge"}
    failed = {event.row for event in game.trace.events if event.kind == "nothing_found"}
    assert len(purges) > 10 and failed and not failed & set(purges), "Some cases must stand and some come to nothing."
    for row in range(game.batch):
        cut = game.state.corruption_rest[row, LAB_A] < other.state.corruption_rest[row, LAB_A]
        assert cut == (row in purges), f"Game {row}: corruption must fall where a case stood and nowhere else."
    caught = [event for event in game.trace.events if event.kind == "captured" and event.cause in
              {purge.id for purge in purges.values()}]  # fmt: skip
    assert caught, "In none of forty games a protector was brought in."
    assert all("protector-LAB-A" in event.subjects["leader"] for event in caught), "Only protectors there are arrested."
    elsewhere = game.state.corruption_rest[:, LAB_B] == other.state.corruption_rest[:, LAB_B]
    assert elsewhere.all(), "A case in LAB-A must leave the officials of LAB-B as they were."


def test_the_share_of_the_coalition_says_how_hard_a_case_bites() -> None:
    lost = {}
    for side in ("own", "other"):
        game = start("laboratory", range(60))
        game.state.coalition[:] = 0.8
        give(game, f"prosecute_protectors region=LAB-A coalition={side}")
        stood = game.state.corruption_rest[:, LAB_A] < game.state.corruption_rest[:, LAB_A].max()
        lost[side] = float((0.30 - game.state.corruption_rest[stood, LAB_A]).mean())
    assert abs(lost["own"] / lost["other"] - 4.0) < 0.1, f"Eight in ten against two in ten is four to one: {lost}"


def test_without_its_protector_a_group_is_shielded_less_until_there_is_another() -> None:
    game, other = start("laboratory", [3]), start("laboratory", [3])
    gone = injects(game, "remove_leader", leader="ALFA/protector-LAB-A", mode="captured", by="mexico")
    resolve_turn(game, empty_table(), gone)
    resolve_turn(other, empty_table())
    here = int(np.flatnonzero((game.state.presence_group[0] == ALFA) & (game.state.presence_region[0] == LAB_A))[0])
    assert game.state.protection[0, here] < other.state.protection[0, here], "The vacant post must cost protection."
    play(game, 23, lambda one: empty_table())
    post = (game.state.post_role[0] == PROTECTOR) & (game.state.post_number[0] == LAB_A)
    assert game.state.leader_in_post[0][post].all(), "The post of a protector must be filled again."
    assert abs(game.state.protection[0, here] - game.state.protection_rest[0, here]) < 0.05, "With him protection returns."


def test_a_new_state_government_ends_old_arrangements_there_and_heats_the_plaza_up() -> None:
    game, other = start("laboratory", [2], tracing=True), start("laboratory", [2])
    resolve_turn(game, empty_table(), injects(game, "change_state_government", region="LAB-B"))
    resolve_turn(other, empty_table())
    there = game.state.presence_region[0] == LAB_B
    assert (game.state.protection_rest[0][there] < other.state.protection_rest[0][there]).all(), "Arrangements must break."
    assert (game.state.protection_rest[0][~there] == other.state.protection_rest[0][~there]).all(), "Only there."
    assert game.state.heat[0, LAB_B] > other.state.heat[0, LAB_B] + 0.05, "The contested plaza must heat up."
    assert game.state.government_day[0, LAB_B] == 0.0, "The day of the change must be noted."
    assert game.trace is not None and any(event.kind == "government_changed" for event in game.trace.events)


def test_exposure_costs_approval_and_will_and_frightens_officials_elsewhere() -> None:
    game, other = start("laboratory", [2]), start("laboratory", [2])
    resolve_turn(game, empty_table(), injects(game, "expose", region="LAB-B"))
    resolve_turn(other, empty_table())
    there = game.state.presence_region[0] == LAB_B
    assert (game.state.protection_rest[0][there] < other.state.protection_rest[0][there]).all(), "A part of it must last."
    assert (game.state.protection[0][~there] < other.state.protection[0][~there]).all(), "Elsewhere they grow careful."
    assert game.state.approval[0, 0] < other.state.approval[0, 0], "The public must blame the government."
    assert game.state.political_will[0, 0] < other.state.political_will[0, 0], "Those exposed must fight back."


def test_leniency_comes_to_light_sooner_or_later() -> None:
    game = start("laboratory", range(30), tracing=True)
    give(game, "posture group=ALFA toward=tolerate", "posture group=BETA toward=confront")
    play(game, 11, lambda one: empty_table())
    assert game.trace is not None
    known = {event.row for event in game.trace.events if event.kind == "leniency_exposed"}
    assert 10 < len(known) < 28, f"In a year about six in ten must be found out, not {len(known)} of 30."
    named = {event.subjects["group"] for event in game.trace.events if event.kind == "leniency_exposed"}
    assert named == {"ALFA"}, "Only the group that is tolerated can be at issue."


def test_security_beyond_its_budget_is_taken_from_social_programmes_and_told_once_a_turn() -> None:
    game = start("laboratory", [1], tracing=True)
    game.state.funds[:, 0], game.state.grant[:, 0] = 100 * MILLION, 0
    before = game.state.treasury[0, 0] + game.state.spent[0, 0] + game.state.funds[0, 0]
    reasons = give(game, "train_teams funds=116").reasons
    state = game.state
    assert not reasons.any(), f"Funds and social programmes together carry it: {reasons}"
    assert state.spending[0, 0] == 116 * MILLION and state.overspending_seat[0, 0] == 16 * MILLION, "16 must come from them."
    spent, left = state.social_spending_seat[0, 0], state.social_budget[0, 0]
    assert spent == 64 * MILLION and left == 0, "What is left of them must go to the people."
    after = state.treasury[0, 0] + state.spent[0, 0] + state.funds[0, 0] + left
    assert after == before, "No dollar may be made or lost."
    assert game.trace is not None
    told = [event for event in game.trace.events if event.kind == "social_cuts"]
    assert len(told) == 1 and told[0].values["amount"] == 16.0, "The cuts must be told once, with their amount."
    assert give(game, "train_teams funds=1000").reasons.tolist() == [code("no_funds")], "More than both hold is refused."


def test_a_seat_without_social_programmes_cuts_what_it_cannot_pay() -> None:
    game = start("laboratory", [1])
    game.state.funds[:, 0], game.state.grant[:, 0], game.state.social_grant[:, 0] = 40 * MILLION, 0, 0
    give(game, "train_teams funds=40")
    resolve_turn(game, empty_table())
    assert game.state.funds[0, 0] == 0 and game.state.training_funds[0, 0] == 0, "An empty purse must end the programme."
    assert game.state.overspending_seat[0, 0] == 0, "There is nothing else to take it from."


def test_building_is_cut_alike_in_all_regions_when_money_is_short() -> None:
    game = start("laboratory", [1])
    game.state.funds[:, 0], game.state.grant[:, 0], game.state.social_grant[:, 0] = 30 * MILLION, 0, 0
    give(game, "build region=LAB-A kind=police funds=20", "build region=LAB-B kind=courts funds=20")
    left = game.state.build_funds[0]
    assert game.state.funds[0, 0] == 0, "All there is must be spent."
    assert left[LAB_A, 0] == left[LAB_B, 1] < 20 * MILLION, f"Both must be cut alike: {left}"


def test_a_demand_is_heard_once_a_turn_and_moves_no_official() -> None:
    game, other = start("laboratory", [4], tracing=True), start("laboratory", [4])
    reasons = give(game, "demand_action topic=corruption", "demand_action topic=labs", seat="us").reasons
    resolve_turn(other, empty_table())
    assert reasons.tolist() == [0, code("already_ordered")], f"A second demand in a turn must be refused: {reasons}"
    assert (game.state.corruption == other.state.corruption).all(), "Words from Washington corrupt or clean nobody."
    assert game.state.sovereignty_strain[0] > other.state.sovereignty_strain[0], "A demand must strain sovereignty."
    assert game.state.us_pressure[0] > other.state.us_pressure[0], "A demand must add to the pressure."


def test_both_states_read_the_same_survey_and_it_is_near_the_truth() -> None:
    game = start("laboratory", range(50))
    resolve_turn(game, empty_table())
    state = game.state
    assert (state.support_belief[:, 0] == state.support_belief[:, 1]).all(), "A survey is published: both read the same."
    off = np.abs(state.support_belief[:, 0] - state.support)
    assert 0.02 < off.mean() < 0.06 and (state.support_error == 0.05).all(), f"It must be off by its error: {off.mean()}"


def test_who_looks_learns_how_far_officials_shield_groups() -> None:
    game, other = start("laboratory", range(50)), start("laboratory", range(50))
    give(game, "vet region=LAB-A points=6")
    resolve_turn(other, empty_table())
    truth = mean_of_members(game.state, game.state.protection)[:, LAB_A]
    near, far = (np.abs(one.state.protection_belief[:, 0, LAB_A] - truth).mean() for one in (game, other))
    assert near < 0.6 * far, f"Six points must tell more than none: off by {near} against {far}."
    assert (game.state.protection_belief[:, 0, LAB_B] == other.state.protection_belief[:, 0, LAB_B]).all(), "Only there."


def test_promises_to_build_and_of_a_posture_can_be_looked_up() -> None:
    game = start("laboratory", [1])
    wanted = orders(game, "build region=LAB-A kind=courts funds=5", "posture group=ALFA toward=confront")
    assert not in_place(game, wanted).any(), "Nothing is in place yet."
    resolve_turn(game, wanted)
    assert in_place(game, wanted).all(), "What was ordered must count as kept."
