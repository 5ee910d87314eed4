"""Who is arrested, tried, let go and put away; who joins and leaves; named groups that rise; what a jobs order does."""

import numpy as np

from game.core import luck, refusals
from game.core.game import Game
from game.core.injects import make_inject
from game.core.orders import parse_order
from game.core.state import NEVER
from game.engine import births, commitments, people, promises
from game.engine.measuring import READERS
from game.engine.order_table import OrderTable, empty_table, encode
from game.engine.step import resolve_turn
from game.rules.people import custody, support
from tests.support.games import start

HELD_BY_PEOPLE = (
    "population", "members", "local_members", "custody", "local_custody", "held", "prisoners", "displaced", "dead", "bench",
    "leader_in_post", "troops",
)  # fmt: skip


def orders(game: Game, *texts: str) -> OrderTable:
    return encode(game.world, [(row, "mexico", parse_order(text)) for text in texts for row in range(game.batch)])


def with_parameter(game: Game, name: str, value: float) -> Game:
    assert name in game.parameters.values, f"there is no parameter {name}"
    game.parameters.values[name] = value
    game.parameters._wide.clear()
    return game


def everybody(game: Game) -> int:
    return sum(int(getattr(game.state, name)[0].sum()) for name in HELD_BY_PEOPLE)


def measured(game: Game, name: str, of: str = "nation") -> np.ndarray:
    return np.asarray(READERS[name][of](game))


def test_nobody_is_made_or_lost_between_the_street_custody_and_prison() -> None:
    game = start("laboratory", [3])
    before = everybody(game)
    for _ in range(3):
        resolve_turn(game, empty_table())
    assert game.state.custody.sum() > 0 and game.state.prisoners.sum() > 0, "Three months must see arrests and convictions."
    pipeline = int(game.state.pipeline.sum() + game.state.headcount.sum() + game.state.candidates.sum())
    first = start("laboratory", [3]).state
    pipeline -= int(first.pipeline.sum() + first.headcount.sum() + first.candidates.sum())
    assert everybody(game) + pipeline + int(game.state.troops_border[0] - first.troops_border[0]) == before, (
        "People left the accounts they can be in: every arrest, trial and release must go through ledger.move."
    )


def test_arrests_and_convictions_of_the_nation_are_those_of_its_regions_with_the_local_groups() -> None:
    game = start("laboratory", [3, 4])
    resolve_turn(game, empty_table())
    for name in ("arrests", "recruits", "members", "convictions"):
        whole, parts = measured(game, name), measured(game, name, "region").sum(axis=1)
        assert np.array_equal(whole, parts), f"{name}: the nation has {whole}, its regions together {parts}."
    named = measured(game, "arrests", "group").sum(axis=1)
    local = game.state.local_arrests_region.sum(axis=1)
    assert (local > 0).all(), "In a month some members of local groups must be arrested."
    assert np.array_equal(named + local, measured(game, "arrests")), "Arrests must be those of named and of local groups."


def test_a_month_of_the_laboratory_sees_its_share_of_the_arrests_of_the_country() -> None:
    game = start("laboratory", range(1, 41))
    resolve_turn(game, empty_table())
    share = float(game.state.population[0].sum()) / 133.4e6
    expected = 2700.0 * share * 12.0 / 13.0  # a turn has four weeks
    found = float(measured(game, "arrests").mean())
    assert 0.8 * expected < found < 1.25 * expected, (
        f"{found:.0f} arrests a turn, where {expected:.0f} are the country's pace."
    )


def test_with_the_usual_courts_about_a_sixth_of_those_arrested_are_lost_to_their_groups() -> None:
    p = start("laboratory", [1]).rule(custody.RULE)
    lost = custody.lost_for_good(p, custody.conviction_chance(p, np.array(0.25), np.array(0.45), np.array(0.3)))
    assert abs(float(lost) * 620.0 - 110.0) < 1.0, f"{float(lost) * 620.0:.1f} a week, where the published model has 110."


def test_members_whom_officials_shield_are_hardly_arrested() -> None:
    shielded, open_to_all = start("laboratory", range(1, 21)), start("laboratory", range(1, 21))
    shielded.state.protection[:] = 1.0
    shielded.state.protection_rest[:] = 1.0
    open_to_all.state.protection[:] = 0.0
    open_to_all.state.protection_rest[:] = 0.0
    for game in (shielded, open_to_all):
        resolve_turn(game, empty_table())
    fewer, more = (float(measured(game, "arrests", "group").sum()) for game in (shielded, open_to_all))
    assert fewer < 0.35 * more, f"{fewer:.0f} arrests under full protection, {more:.0f} without any."


def test_a_group_that_the_state_confronts_loses_more_and_one_it_tolerates_fewer_to_arrest() -> None:
    arrested = []
    for posture in (0, 1, 2):
        game = start("laboratory", range(1, 41))
        game.state.posture[:, game.world.groups.index("ALFA")] = posture
        resolve_turn(game, empty_table())
        arrested.append(float(measured(game, "arrests", "group")[:, game.world.groups.index("ALFA")].sum()))
    assert arrested[0] > 1.1 * arrested[1] and arrested[2] < 0.6 * arrested[1], f"confront, contain, tolerate: {arrested}"


def test_those_let_go_from_a_group_that_has_ended_go_home() -> None:
    game = start("laboratory", [6])
    state, gama = game.state, game.world.groups.index("GAMA")
    resolve_turn(game, empty_table())
    own = state.presence_group[0] == gama
    held = int(state.custody[0][own].sum())
    births.dissolve(game, np.array([0]), np.array([gama]), "control.inject", luck.word(np.array([77])))
    assert int(state.custody[0][own].sum()) == held, "Whoever waits for a trial goes on waiting when the group ends."
    state.custody[0][own] += 200
    state.population[0, 3] -= 200 * int(own.sum())
    with_parameter(game, "people.custody.returning", 1.0)
    for _ in range(3):
        resolve_turn(game, empty_table())
    left = int(state.custody[0][own].sum())
    assert left < held + 100 and int(state.members[0][own].sum()) == 0, (
        f"{left} still wait; nobody may go back to a dead group."
    )


def test_a_prison_break_brings_back_as_many_as_it_says_from_all_groups_in_the_region() -> None:
    game = start("laboratory", [7], tracing=True)
    resolve_turn(game, empty_table())
    state, region = game.state, game.world.regions.index("LAB-C")
    here = state.presence_region[0] == region
    waiting, members, local = state.custody[0].copy(), state.members[0].copy(), int(state.local_custody[0, region])
    people.break_out(game, np.array([0]), np.array([region]), 30, luck.word(np.array([5])))
    freed = waiting - state.custody[0]
    assert freed[here].sum() + local - state.local_custody[0, region] == 30, f"Freed: {freed}"
    assert not freed[~here].any(), "Nobody may break out in another region."
    assert np.array_equal(state.members[0] - members, freed), "They must be back in their own groups."
    assert game.trace is not None
    told = [event for event in game.trace.events if event.kind == "prison_break"]
    assert sum(int(event.values["count"]) for event in told) == freed.sum(), "Each group's part must be told."


def test_a_prison_break_of_more_than_there_are_frees_all_of_them() -> None:
    game = start("laboratory", [7])
    resolve_turn(game, empty_table())
    one = make_inject("prison_break", {"region": "LAB-A", "count": 100000})
    region = game.world.regions.index("LAB-A")
    held = int(game.state.prisoners[0, region])
    assert game.state.custody[0][game.state.presence_region[0] == region].sum() > 0
    people.break_out(game, np.array([0]), np.array([region]), int(one.arguments["count"]), luck.word(np.array([5])))
    assert not game.state.custody[0][game.state.presence_region[0] == region].any(), "All in custody there must be free."
    assert game.state.prisoners[0, region] == held, "Whoever serves a sentence stays in prison."


def test_a_group_with_an_empty_purse_and_one_that_lies_low_recruit_less() -> None:
    usual, poor, quiet = (start("laboratory", range(1, 31)) for _ in range(3))
    alfa = usual.world.groups.index("ALFA")
    poor.state.cash[:, alfa] = 0
    poor.state.economy[:, alfa] = 0
    quiet.state.lying_low[:, alfa] = 1.0
    found = []
    for game in (usual, poor, quiet):
        resolve_turn(game, empty_table())
        found.append(float(measured(game, "recruits", "group")[:, alfa].sum()))
    assert found[1] < 0.65 * found[0] and found[2] < 0.65 * found[0], f"usual, poor, lying low: {found}"


def test_support_above_its_usual_brings_recruits() -> None:
    usual, liked = start("laboratory", range(1, 41)), start("laboratory", range(1, 41))
    liked.state.support += 0.2
    for game in (usual, liked):
        resolve_turn(game, empty_table())
    few, many = (float(measured(game, "recruits").sum()) for game in (usual, liked))
    assert 1.05 * few < many < 1.5 * few, f"{few:.0f} recruits as usual, {many:.0f} with support 0.2 above."


def test_foreign_force_without_consent_raises_support_in_every_region_and_abuses_where_they_happen() -> None:
    game = start("laboratory", [2, 3])
    before = game.state.support.copy()
    support.backlash(game, np.array([1]), luck.word(np.array([9])))
    assert np.array_equal(game.state.support[0], before[0]), "A breach in one game may not be felt in another."
    assert (game.state.support[1] > before[1]).all(), "Every region must turn against foreign force."
    after = game.state.support.copy()
    support.abused(game, np.array([0]), np.array([2]), np.array([5]), luck.word(np.array([9])))
    assert game.state.support[0, 2] > after[0, 2] and game.state.support[0, 1] == after[0, 1]


def test_jobs_are_paid_by_mexico_turn_by_turn_until_they_end() -> None:
    game, left = start("laboratory", [5]), start("laboratory", [5])
    region = game.world.regions.index("LAB-B")
    resolve_turn(left, empty_table())
    reasons = resolve_turn(game, orders(game, "jobs region=LAB-B funds=12")).reasons
    seat = game.world.seats.index("mexico")
    assert not reasons.any() and game.state.jobs_funds[0, region] == 12_000_000
    assert left.state.funds[0, seat] - game.state.funds[0, seat] == 12_000_000, "A turn of the programme costs what it says."
    assert commitments.funds_in_use(game)[0, seat] >= 12_000_000, "What a standing programme takes must be shown as used."
    assert game.state.jobs_stage[0, region, 0] > game.state.jobs_stage[0, region, 1] > 0.0
    assert not game.state.jobs_stage[0, region - 1].any(), "Money for one region may not work in another."
    resolve_turn(game, orders(game, "jobs region=LAB-B funds=0"))
    assert game.state.jobs_funds[0, region] == 0


def test_jobs_work_late_and_fade_late() -> None:
    game = start("laboratory", [5])
    region = game.world.regions.index("LAB-B")
    effect = []
    for turn in range(36):
        text = {0: "jobs region=LAB-B funds=12", 24: "jobs region=LAB-B funds=0"}.get(turn)
        resolve_turn(game, orders(game, text) if text else empty_table())
        effect.append(float(game.state.opportunity[0, region]))
    assert effect[2] < 0.1 * effect[23] and effect[11] > 0.5 * effect[23], f"After 3, 12 and 24 turns: {effect[2::1][:22]}"
    assert 0.02 < effect[23] < 0.10, f"{effect[23]:.3f} of the would-be recruits stay away after two years."
    assert effect[25] > 0.9 * effect[23] and effect[35] < 0.6 * effect[23], "What was built fades as slowly when money ends."


def test_a_jobs_order_without_region_purse_or_effect_is_refused_with_its_reason() -> None:
    game = start("laboratory", [5])
    given = ("jobs region=LAB-Z funds=1", "jobs region=LAB-A funds=0", "jobs region=LAB-A funds=5000")
    reasons = [int(resolve_turn(game, orders(game, text)).reasons[0]) for text in given]
    assert reasons == [refusals.code(name) for name in ("unknown_target", "nothing_to_end", "no_funds")], f"{reasons}"
    assert not game.state.jobs_funds.any(), "A refused order may set nothing."


def test_a_promise_of_jobs_is_kept_by_the_programme_that_runs() -> None:
    game = start("laboratory", [5])
    resolve_turn(game, orders(game, "jobs region=LAB-A funds=6"))
    kept = [bool(promises.in_place(game, orders(game, f"jobs region=LAB-A funds={funds}"))[0]) for funds in (5, 6, 7)]
    assert kept == [True, True, False], f"Promised 5, 6 and 7 million while 6 are paid: {kept}"


def test_a_named_group_rises_from_local_groups_with_people_money_a_head_and_neighbours() -> None:
    game = start("laboratory", range(1, 9), tracing=True)
    with_parameter(game, "people.rising.rate", 20.0)
    first = [int(game.state.population[0].sum()), int(game.state.economy[0].sum() + game.state.cash[0].sum())]
    resolve_turn(game, empty_table())
    state, slot = game.state, game.world.groups.index("LOCAL.1")
    assert (state.group_alive[:, slot] == 1).all() and (state.group_born[:, slot] > NEVER).all(), (
        "It must have risen by now."
    )
    assert first[0] > 0 and first[1] > 0
    mine = state.presence_group == slot
    assert (np.where(mine, state.members, 0).sum(axis=1) > 100).all() and (state.cash[:, slot] > 0).all()
    heads = [post for post in game.world.posts if post == "LOCAL.1/boss"]
    assert heads and (state.leader_in_post[:, game.world.posts.index(heads[0])] == 1).all(), "Somebody must lead it."
    touches = [np.isin(state.contact_b[row], np.flatnonzero(mine[row])).any() for row in range(game.batch)]
    assert all(touches), "It must be in contact with the groups of its region, or it will never meet them."
    assert (state.members_belief[:, 0, slot] > 0).all() and (state.members_error[:, 0, slot] > 100).all()
    assert game.trace is not None
    assert {event.kind for event in game.trace.events} >= {"group_rises"}


def test_no_group_rises_where_no_name_is_kept_for_it() -> None:
    game = start("the_teapot", [1, 2])
    with_parameter(game, "people.rising.rate", 50.0)
    game.state.local_members[:] += 5000
    alive = game.state.group_alive.copy()
    resolve_turn(game, empty_table())
    assert (game.state.group_alive <= alive).all(), "A scenario without such names has no risings."


def test_local_groups_that_grow_divide_and_those_that_shrink_merge() -> None:
    game = start("laboratory", range(1, 5))
    game.state.local_members[:, 0] = 4000
    game.state.local_members[:, 1] = 60
    with_parameter(game, "people.rising.rate", 0.0)
    before = game.state.local_groups.copy()
    for _ in range(2):
        resolve_turn(game, empty_table())
    grown = game.state.local_groups[:, 0] > before[:, 0]
    shrunk = game.state.local_groups[:, 1] < before[:, 1]
    assert grown.all() and shrunk.all(), f"{before.tolist()} became {game.state.local_groups.tolist()}"
