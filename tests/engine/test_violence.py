"""Violence moves, is held down and comes back as told: who dies is counted once, people and groups move whole."""

import itertools

import numpy as np
import pytest

from game.core import refusals
from game.core.game import Game
from game.core.injects import make_inject
from game.core.orders import parse_order
from game.core.rows import look
from game.core.state import State, fields_of_kind
from game.engine import presences, violence
from game.engine.injecting import InjectList
from game.engine.measuring import Key, read
from game.engine.order_table import OrderTable, empty_table, encode
from game.engine.step import resolve_turn
from game.rules.violence import expansion, spillover, suppression, turf
from tests.support.games import start

A, B, C, D = range(4)  # regions of the laboratory: a ring A-B-C-D, and a road between A and C
ALFA, BETA, GAMA = range(3)
SEEDS = range(60)


def orders(game: Game, seat: str, *texts: str) -> OrderTable:
    return encode(game.world, [(row, seat, parse_order(text)) for text in texts for row in range(game.batch)])


def inject(game: Game, name: str, **arguments: object) -> InjectList:
    return [(make_inject(name, arguments), np.arange(game.batch))]


def persons(state: State) -> list[int]:
    """Everybody in each game, in whatever account."""
    held = [
        getattr(state, info.name).reshape(len(state.seed), -1).sum(axis=1)
        for info in fields_of_kind("stock")
        if info.unit == "persons"
    ]
    return [int(whole) for whole in np.sum(held, axis=0)]


def members_in(game: Game, group: int, region: int) -> np.ndarray:
    here = (game.state.presence_group == group) & (game.state.presence_region == region)
    return np.asarray(np.where(here, game.state.members, 0).sum(axis=1))


def killed(game: Game, turns: int, given: OrderTable | None = None, injects: InjectList = ()) -> np.ndarray:
    """Mean killings in each region over some turns."""
    whole = np.zeros(game.state.region_key.shape[1])
    for turn in range(turns):
        resolve_turn(game, given if turn == 0 and given is not None else empty_table(), injects if turn == 0 else ())
        whole = whole + game.state.homicides_region.mean(axis=0)
    return whole


def test_nobody_is_made_or_lost_and_the_dead_are_counted_once() -> None:
    game = start("laboratory", SEEDS)
    before, dead = persons(game.state), game.state.dead.sum(axis=1)
    resolve_turn(game, empty_table())
    assert persons(game.state) == before, "Killing, flight and return must move people between accounts."
    died = game.state.dead.sum(axis=1) - dead
    counted = game.state.homicides_region.sum(axis=1)
    assert (died == counted).all(), f"{died[:3]} died and {counted[:3]} were counted: count every killing once."
    assert (game.state.turf_region.sum(axis=1) <= counted).all() and game.state.turf_region.sum() > 0


def test_a_turf_killing_counts_for_both_groups_and_once_for_the_region() -> None:
    game = start("laboratory", SEEDS)
    game.state.local_members[:], game.state.local_groups[:] = 0, 0
    game.state.members[game.state.presence_group == GAMA] = 0
    resolve_turn(game, empty_table())
    groups, regions = game.state.turf_group, game.state.turf_region.sum(axis=1)
    assert regions.sum() > 0, "ALFA and BETA are at war: somebody must die."
    assert (groups[:, ALFA] == regions).all() and (groups[:, BETA] == regions).all(), (
        "With two groups alone each takes part in every killing."
    )


def test_no_more_members_are_killed_than_there_are() -> None:
    game = start("laboratory", SEEDS)
    game.parameters.values["violence.turf.lethality"] = 2.0e-4
    before = persons(game.state)
    for _ in range(3):
        resolve_turn(game, empty_table())
        state = game.state
        assert (state.members >= 0).all() and (state.local_members >= 0).all()
        assert (state.turf_group.sum(axis=1) <= 2 * state.turf_region.sum(axis=1)).all(), (
            "A killing has at most two groups that took part."
        )
    assert persons(game.state) == before
    assert (state.local_groups[state.local_members == 0] == 0).all(), "Local groups that lost everybody are gone."


def test_groups_spread_like_the_people_fight_as_in_one_region() -> None:
    """The sum over regions of the law is the published national term."""
    game = start("laboratory", [5])
    p, one = game.rule(turf.RULE), np.ones(1)
    share = np.array([0.1, 0.2, 0.3, 0.4])
    whole = turf.expected(p, one, one * 0, one * 4, one * 9000.0, one * 5000.0, one, one)
    parts = turf.expected(p, one, one * 0, one * 4, 9000.0 * share, 5000.0 * share, share, one)
    assert abs(parts.sum() / whole[0] - 1.0) < 1e-12


def test_usual_policing_leaves_killing_as_it_was_measured() -> None:
    game = start("tapalpa_plus_72", [5])
    rough = suppression.rough_of_regions(game)[0]
    assert (np.abs(rough - 1.0) < 0.08).all(), f"At the start policing is the usual: {rough.round(2)}"


def test_new_troops_lower_killing_and_wear_off() -> None:
    game = start("laboratory", [5])
    usual = suppression.rough_of_regions(game)[0, B]
    game.state.troops[:, B] += 13000
    fresh = suppression.rough_of_regions(game)[0, B]
    for _ in range(60):
        suppression.adapt(game, np.array([7.0]))
    late = suppression.rough_of_regions(game)[0, B]
    assert fresh < usual - 0.1, f"A surge should show at once: {usual:.3f} to {fresh:.3f}"
    assert fresh + 0.6 * (usual - fresh) < late < usual, f"and most of it should be gone in a year: {late:.3f}"
    assert suppression.surge(game)[0, B] < 0.01, "Groups are used to troops that have stood there for a year."


def test_the_removal_of_a_head_heats_as_the_event_studies_say() -> None:
    """Killing is worse than capture, lieutenants hardly matter but at a gateway, neighbours with the group share in it."""
    heat = {}
    for leader, mode in (
        ("ALFA/boss", "captured"), ("ALFA/boss", "killed"), ("ALFA/deputy-1", "captured"), ("ALFA/plaza-LAB-A", "captured"),
        ("ALFA/plaza-LAB-C", "captured"),
    ):  # fmt: skip
        game = start("laboratory", [5])
        game.parameters.values["violence.spillover.spread"] = 0.0
        game.parameters.values["violence.spillover.war"] = 0.0
        resolve_turn(game, empty_table(), inject(game, "remove_leader", leader=leader, mode=mode, by="mexico"))
        heat[leader, mode] = game.state.heat[0].copy()
    boss = heat["ALFA/boss", "captured"]
    assert 0.2 < boss[A] < 0.35, f"ALFA has most of the members of LAB-A, its home: {boss}"
    assert heat["ALFA/boss", "killed"][A] > 1.3 * boss[A], "A killing stirs up more than a capture."
    assert 0 < boss[B] < boss[A] and 0 < boss[C] < boss[A], "The regions beside, by border and by road, get a part."
    assert boss[D] == 0, "Where the group has nobody nothing changes."
    assert heat["ALFA/deputy-1", "captured"].max() < 0.1 * boss[A], "Lieutenants hardly matter."
    plaza = heat["ALFA/plaza-LAB-A", "captured"][A], heat["ALFA/plaza-LAB-C", "captured"][C]
    assert plaza[0] > 3 * plaza[1], f"LAB-A has a gateway, LAB-C none: {plaza}"


def test_heat_spreads_along_borders_and_roads_and_fades() -> None:
    game = start("laboratory", [5])
    game.state.heat[:, B] = 1.0
    none = np.zeros_like(game.state.troops)
    after = []
    for _ in range(52):
        spillover.spread(game, np.array([7.0]), np.ones_like(game.state.heat), none)
        after.append(game.state.heat[0].copy())
    assert after[3][A] > 0 and after[3][C] > 0, "LAB-A and LAB-C touch LAB-B."
    assert after[3][D] < 0.1 * after[3][A], "LAB-D does not."
    assert all(one.max() >= later.max() for one, later in itertools.pairwise(after)), "Heat must die down."
    assert after[-1].max() < 0.2 and (game.state.heat >= 0).all()


def test_a_shock_multiplies_killing_for_its_weeks_and_no_longer() -> None:
    game = start("laboratory", [5])
    game.state.shock[:, B], game.state.shock_until[:, B] = 3.0, 10.0
    factors = []
    for day in (7.0, 14.0, 21.0):
        game.state.day[:] = day
        factors.append(float(violence.shock(game, np.array([7.0]))[0, B]))
    assert factors == [3.0, 1.0 + 2.0 * 3.0 / 7.0, 1.0], f"ten days of three times the killing: {factors}"


def test_a_violence_shock_is_felt_where_it_falls_and_beside() -> None:
    calm, flare = start("laboratory", SEEDS), start("laboratory", SEEDS)
    usual = killed(calm, 4)
    more = killed(flare, 4, injects=inject(flare, "violence_shock", region="LAB-B", factor=5, weeks=12))
    assert more[B] > 1.5 * usual[B] and more[A] > usual[A] and more[C] > usual[C], f"{usual.round()} {more.round()}"


def test_troops_commit_abuses_that_the_people_remember() -> None:
    game, left = start("laboratory", SEEDS), start("laboratory", SEEDS)
    resolve_turn(game, orders(game, "mexico", "deploy region=LAB-D troops=20000"))
    resolve_turn(left, empty_table())
    more, usual = (one.state.abuses_region[:, D].mean() for one in (game, left))
    assert more > 2 * usual > 0, f"{usual} abuses a month, {more} with a surge"
    assert game.state.support[:, D].mean() > left.state.support[:, D].mean(), "Abuses turn people to the groups."
    assert (game.state.approval[:, 0] <= left.state.approval[:, 0]).mean() > 0.9, "and cost approval."
    assert read(game, Key("abuse_incidents", "region", D))[0].mean() == more


def test_people_flee_from_killing_and_are_counted_where_they_come_from() -> None:
    game = start("laboratory", SEEDS)
    resolve_turn(game, empty_table())
    state = game.state
    assert (state.displaced_region.mean(axis=0) > state.turf_region.mean(axis=0)).all(), (
        "More flee than are killed in fights."
    )
    assert (state.displaced <= state.displaced_region).all() and state.displaced.sum() > 0.9 * state.displaced_region.sum()
    assert (read(game, Key("displaced", "nation"))[0] == state.displaced_region.sum(axis=1)).all()


def test_the_displaced_return_when_it_is_calm_and_not_while_it_is_hot() -> None:
    game = start("laboratory", SEEDS)
    for name in ("violence.displacement.per_killing", "violence.displacement.per_abuse"):
        game.parameters.values[name] = 0.0
    game.state.population -= 1000
    game.state.displaced += 1000
    game.state.heat[:, A] = 10.0
    for _ in range(6):
        resolve_turn(game, empty_table())
    left = game.state.displaced.mean(axis=0)
    assert (left[[B, C, D]] < 900).all(), f"In half a year some should be back: {left}"
    assert left[A] > left[[B, C, D]].max() + 30, f"but fewer where it is hot: {left}"


def test_troops_press_members_into_the_regions_beside() -> None:
    game, left = start("laboratory", SEEDS), start("laboratory", SEEDS)
    resolve_turn(game, orders(game, "mexico", "deploy region=LAB-B troops=25000"))
    resolve_turn(left, empty_table())
    for group in (ALFA, BETA):
        gone = members_in(left, group, B).mean() - members_in(game, group, B).mean()
        assert gone > 10, f"group {group} should yield to the troops in LAB-B, {gone} left"
        assert members_in(game, group, C).mean() > members_in(left, group, C).mean(), "and turn up in LAB-C beside it."


def test_expanding_moves_people_and_makes_enemies_of_those_who_are_there() -> None:
    game = start("laboratory", SEEDS)
    whole = persons(game.state)
    reasons = resolve_turn(game, orders(game, "group:BETA", "expand region=LAB-A")).reasons
    state = game.state
    assert not reasons.any() and (members_in(game, BETA, A) > 0).all(), "BETA should be in LAB-A now."
    assert persons(state) == whole
    slot = presences.presence_of(game, np.arange(game.batch), np.full(game.batch, BETA), np.full(game.batch, A))
    a, b = (look(state.presence_group * 1.0, side) for side in (state.contact_a, state.contact_b))
    met = ((a == ALFA) & (b == BETA)) | ((a == BETA) & (b == ALFA))
    met &= state.contact_a >= 0
    here = met & (look(state.presence_region * 1.0, state.contact_a) == A)
    assert (here.sum(axis=1) == 1).all(), "One contact with ALFA, which holds LAB-A."
    assert (state.rivalry[here] == state.rivalry[met].max()).all(), "At war elsewhere, at war here."
    fresh = load_new(game)
    assert (state.protection_rest[np.arange(game.batch), slot] == fresh).all(), "Few officials shield a newcomer."
    assert (state.expand_to == -1).all(), "The order is for this turn."


def load_new(game: Game) -> float:
    return float(np.asarray(game.parameters.values[f"{expansion.RULE}.protection_new"]))


@pytest.mark.parametrize(
    ("seat", "text", "reason"),
    [
        ("group:ALFA", "expand region=LAB-A", "already_there"),
        ("group:GAMA", "expand region=LAB-A", "accepted"),
        ("group:BETA", "expand region=LAB-A", "accepted"),
        ("group:ALFA", "expand region=LAB-D", "accepted"),
    ],
)
def test_a_group_expands_only_into_what_lies_beside(seat: str, text: str, reason: str) -> None:
    game = start("laboratory", [5])
    assert resolve_turn(game, orders(game, seat, text)).reasons[0] == refusals.code(reason)


def test_a_group_without_people_beside_or_at_all_cannot_expand() -> None:
    game = start("laboratory", [5])
    game.state.members[game.state.presence_group == GAMA] = 0
    assert resolve_turn(game, orders(game, "group:GAMA", "expand region=LAB-A")).reasons[0] == refusals.code("not_present")
    game = start("laboratory", [5])
    game.state.members[(game.state.presence_group == BETA) & (game.state.presence_region != D)] = 0
    near = resolve_turn(game, orders(game, "group:BETA", "expand region=LAB-B")).reasons[0]
    assert near == refusals.code("not_near"), "LAB-B lies across the country from LAB-D."


def test_it_is_asked_for_one_region_a_turn() -> None:
    game = start("laboratory", [5])
    reasons = resolve_turn(game, orders(game, "group:BETA", "expand region=LAB-A", "expand region=LAB-A")).reasons
    assert reasons.tolist() == [0, refusals.code("already_ordered")]


def test_groups_that_nobody_plays_expand_now_and_then() -> None:
    game = start("tapalpa_plus_72", range(20))
    game.parameters.values["violence.expansion.expansion_half_life"] = 0.1
    before = (game.state.members > 0).sum(axis=1)
    whole = persons(game.state)
    for _ in range(4):
        resolve_turn(game, empty_table())
    assert ((game.state.members > 0).sum(axis=1) > before).all(), "With a chance that high groups should spread."
    assert persons(game.state) == whole


def test_settling_twice_gives_the_same_presence_and_no_second_contact() -> None:
    game = start("laboratory", [5, 6])
    rows, group, region = np.array([0, 1, 1]), np.array([BETA, BETA, GAMA]), np.array([A, A, A])
    event = np.array([7, 8, 9], dtype=np.uint64)
    first = presences.settle(game, rows, group, region, expansion.EXPANDED, event)
    contacts = (game.state.contact_a >= 0).sum(axis=1)
    again = presences.settle(game, rows, group, region, expansion.EXPANDED, event)
    assert (first == again).all() and ((game.state.contact_a >= 0).sum(axis=1) == contacts).all()
    assert contacts[1] - contacts[0] == 2, "In the second game GAMA meets ALFA and BETA, who has just come too."


def test_an_alliance_keeps_both_sides_from_loss_and_a_betrayal_ends_that() -> None:
    game = start("laboratory", [5])
    before = game.state.alliance_weight[0].copy()
    assert before[BETA] > 0, "BETA and GAMA are allies from the start."
    resolve_turn(game, orders(game, "group:BETA", "betray target=GAMA"))
    after = game.state.alliance_weight[0]
    assert after[BETA] == before[BETA] - 2 and after[GAMA] == before[GAMA] - 2
    game = start("laboratory", range(40))
    resolve_turn(game, orders(game, "group:BETA", "ally group=ALFA"))
    agreed = (game.state.alliance_weight[:, BETA] > before[BETA]).nonzero()[0]
    assert agreed.size, "Some should agree."
    weight = game.state.alliance_weight[agreed]
    assert (weight[:, ALFA] == before[ALFA] + 2).all() and (weight[:, BETA] == before[BETA] + 2).all()
