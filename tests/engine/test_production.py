"""Labs, fields and precursors: who may order what, what raids and strikes leave, what becomes of those of a group."""

from collections.abc import Sequence

import numpy as np
import pytest

from game.content.load import load_scenario
from game.core.game import Game, fork
from game.core.injects import make_inject
from game.core.markets import PRODUCTS
from game.core.orders import parse_order
from game.core.problem import Problem
from game.core.refusals import BY_CODE
from game.engine import births, production, site_raids
from game.engine.commitments import no_commitments
from game.engine.injecting import InjectList
from game.engine.legal import give
from game.engine.observe import observe
from game.engine.order_table import empty_table, encode
from game.engine.step import resolve_turn
from game.session.forecasts import forecast_order
from tests.support.games import start

Given = tuple[str, str]  # seat, order in its text form
FENTANYL, METH, COCAINE, HEROIN = (PRODUCTS.index(name) for name in ("fentanyl", "meth", "cocaine", "heroin"))
LABS = slice(FENTANYL, METH + 1)
GRANT: Given = ("us", "seek_authority from=white_house kind=strike")
RAID: Given = ("mexico", "raid_site kind=lab region=LAB-A teams=3")


def games(number: int = 30) -> Game:
    return start("laboratory", range(number), tracing=True)


def turn(game: Game, orders: Sequence[Given], injects: InjectList = ()) -> list[str]:
    """Resolve a turn in which every game is given these orders; the reasons in the first game."""
    given = [(row, seat, parse_order(text)) for row in range(game.batch) for seat, text in orders]
    resolved = resolve_turn(game, encode(game.world, given), injects)
    return [BY_CODE[int(code)].name for code in resolved.reasons[: len(orders)]]


def labs(game: Game) -> np.ndarray:
    """Labs of every group, dormant ones included; (B,)."""
    whole: np.ndarray = (game.state.sites + game.state.sites_idle)[:, :, LABS].sum(axis=(1, 2))
    return whole


def kinds(game: Game) -> set[str]:
    assert game.trace is not None
    return {event.kind for event in game.trace.events}


@pytest.mark.parametrize(
    ("orders", "reason"),
    [
        ([("us", "raid_site kind=lab region=LAB-A teams=1")], "wrong_seat"),
        ([("mexico", "raid_site kind=lab region=NOWHERE teams=1")], "unknown_target"),
        ([("mexico", "raid_site kind=lab region=LAB-A teams=1 when=fix")], "bad_time"),
        ([("mexico", "raid_site kind=lab region=LAB-A teams=1 day=60")], "bad_time"),
        ([("mexico", "raid_site kind=lab region=LAB-A teams=20")], "no_teams"),
        ([RAID, ("mexico", "raid_site kind=lab region=LAB-A teams=1")], "already_ordered"),
        ([RAID, ("mexico", "raid_site kind=lab region=LAB-B teams=1")], "accepted"),
        ([("mexico", "inspect_port gateway=tucson funds=2")], "no_port"),
        ([("mexico", "inspect_port gateway=manzanillo funds=0")], "nothing_to_end"),
        ([("mexico", "inspect_port gateway=manzanillo funds=9000")], "no_funds"),
        ([("mexico", "inspect_port gateway=manzanillo funds=2")], "accepted"),
        ([("us", "precursor_diplomacy lever=threat")] * 2, "already_ordered"),
        ([("group:ALFA", "move_labs from=LAB-A to=LAB-A")], "same_place"),
        ([("group:ALFA", "move_labs from=LAB-A to=LAB-D")], "not_present"),
        ([("group:GAMA", "move_labs from=LAB-C to=LAB-D")], "no_labs"),
        ([("group:ALFA", "move_labs from=LAB-A to=LAB-B")], "accepted"),
        ([("us", "strike target=lab:LAB-A ask=false")], "no_authority"),
        ([GRANT, ("us", "strike target=lab:LAB-A ask=false when=fix")], "bad_time"),
        ([GRANT, ("us", "strike target=lab:NOWHERE ask=false")], "unknown_target"),
        ([GRANT, ("us", "strike target=lab:LAB-A ask=false")], "accepted"),
    ],
)
def test_an_order_about_production_stands_or_is_refused_with_its_reason(orders: list[Given], reason: str) -> None:
    assert turn(games(2), orders)[-1] == reason, f"{orders[-1][1]} should be {reason}"


def test_diplomacy_without_capital_is_refused() -> None:
    game = games(2)
    game.state.capital[:, 1] = 1.0
    assert turn(game, [("us", "precursor_diplomacy lever=relief")]) == ["no_capital"]


def test_a_scenario_without_production_makes_nothing_and_takes_no_order_about_it() -> None:
    game = start("the_teapot", range(3))
    resolve_turn(game, empty_table())
    state = game.state
    assert not production.is_on(game), "only a scenario with production.yaml makes anything"
    assert not (state.output_group.any() or state.precursor_usual.any() or state.labs_belief.any())


def test_at_the_start_as_much_is_made_as_the_market_wants() -> None:
    game = games()
    wanted = game.state.wanted.copy()
    resolve_turn(game, empty_table())
    made = game.state.output_group.sum(axis=1) / 1000.0
    assert np.all(np.abs(made / (4.0 * wanted) - 1.0) < 0.03), "four weeks should make what four weeks of demand take"


def test_a_raid_on_labs_finds_some_frightens_the_rest_and_tires_the_teams() -> None:
    quiet, raided = games(), games()
    turn(quiet, [])
    assert turn(raided, [RAID]) == ["accepted"]
    found = [game.state.labs_found_region.sum() for game in (quiet, raided)]
    assert found[1] > found[0], "three teams in a region with some hundred labs should find more than routine does"
    assert raided.state.sites_idle[:, :, LABS].sum() > quiet.state.sites_idle[:, :, LABS].sum(), "others go to ground"
    assert raided.state.fatigue.sum() > quiet.state.fatigue.sum(), "a raid tires those who go"
    assert "labs_raided" in kinds(raided)


def test_teams_that_are_promised_to_one_raid_on_labs_cannot_be_promised_to_another() -> None:
    given = [("mexico", "raid_site kind=lab region=LAB-A teams=6"), ("mexico", "raid_site kind=lab region=LAB-B teams=1")]
    assert turn(games(4), given)[1] == "no_teams"


def test_a_raid_on_labs_is_called_off_when_its_teams_are_too_tired_by_then() -> None:
    game = games(4)
    table = encode(game.world, [(row, "mexico", parse_order(RAID[1])) for row in range(4)])
    reasons, raids = give(game, table, no_commitments(game))
    assert not reasons.any()
    game.state.fatigue[:] = 1.0
    site_raids.carry_out(game, raids)
    assert "site_raid_called_off" in kinds(game) and "labs_raided" not in kinds(game), "nobody who cannot go is sent"
    assert not game.state.labs_found_region.any()


def test_a_strike_on_labs_without_consent_is_a_breach_and_destroys_some() -> None:
    quiet, struck = games(), games()
    turn(quiet, [GRANT])
    assert turn(struck, [GRANT, ("us", "strike target=lab:LAB-A ask=false day=3")])[-1] == "accepted"
    assert struck.state.labs_found_region.sum() > quiet.state.labs_found_region.sum()
    assert struck.state.trust.mean() < quiet.state.trust.mean(), "force without consent costs trust"
    assert {"labs_struck", "breach"} <= kinds(struck)


def test_labs_that_are_moved_arrive_dormant_and_a_part_is_lost() -> None:
    game = games(5)
    resolve_turn(game, empty_table())
    state, alfa = game.state, game.world.groups.index("ALFA")
    here, there = (game.world.regions.index(name) for name in ("LAB-A", "LAB-B"))
    rows = np.arange(game.batch)
    source, _ = production.present(game, rows, np.full(5, alfa), np.full(5, here))
    target, _ = production.present(game, rows, np.full(5, alfa), np.full(5, there))
    before, idle = production.labs_at(game, rows, source), state.sites_idle[rows, target].sum(axis=1)
    whole = state.sites.sum() + state.sites_idle.sum() + state.sites_lost.sum()
    event = np.zeros(5, dtype=np.uint64)
    gone = production.move_labs(game, rows, source, target, event)
    assert (production.labs_at(game, rows, source) == 0).all(), "nothing stays behind"
    assert ((gone > 0) & (gone < before)).all(), "a tenth is lost on the way, no more"
    assert (state.sites_idle[rows, target].sum(axis=1) == idle + gone).all(), "what arrives lies dormant at first"
    assert state.sites.sum() + state.sites_idle.sum() + state.sites_lost.sum() == whole, "labs only move between accounts"


def test_a_part_that_leaves_takes_its_labs_and_drugs_and_a_group_that_ends_has_none() -> None:
    game = games(6)
    resolve_turn(game, empty_table())
    state, alfa, rows = game.state, game.world.groups.index("ALFA"), np.arange(6)
    before = (state.stored.sum(), state.sites.sum() + state.sites_idle.sum())
    event = np.arange(1, 7, dtype=np.uint64)
    child = births.split_off(game, rows, np.full(6, alfa), np.full(6, -1), np.full(6, 0.5), event)
    assert (child >= 0).all(), "half of the largest group is large enough for a name"
    parts = state.presence_group == child[:, None]
    assert (np.where(parts[:, :, None], state.sites, 0).sum(axis=(1, 2)) > 0).all(), "its people take labs with them"
    assert (state.stored[rows, child].sum(axis=1) > 0).all() and (state.buying[rows, child] > 0).all()
    assert (state.stored.sum(), state.sites.sum() + state.sites_idle.sum()) == before, "nothing is lost by a split"
    births.dissolve(game, rows, child, "succession.collapse.collapsed", event)
    assert not np.where(parts[:, :, None], state.sites + state.sites_idle, 0).any(), "who has ended has no labs"
    assert not state.stored[rows, child].any() and not state.buying[rows, child].any()


def test_a_group_can_begin_with_a_product_and_grow_where_too_little_is_made() -> None:
    game = games(8)
    state, gama = game.state, game.world.groups.index("GAMA")
    mine = state.presence_group == gama
    state.site_base[mine, HEROIN] = state.sites[mine, HEROIN] = 0
    production.take_stock(game)
    rows, event = np.arange(8), np.zeros(8, dtype=np.uint64)
    production.begin(game, rows, np.full(8, gama), np.full(8, HEROIN), "markets.entry.entered", event)
    for _ in range(3):
        resolve_turn(game, empty_table())
    assert np.where(mine[:, :, None], state.sites, 0)[:, :, HEROIN].sum() > 0, "a foothold should have grown into fields"


def test_a_supply_shock_takes_its_part_away_for_its_weeks_alone() -> None:
    quiet, shocked = games(20), games(20)
    rows = np.arange(20)
    one = make_inject("supply_shock", {"product": "cocaine", "share": 0.5, "weeks": 4})
    resolve_turn(quiet, empty_table())
    resolve_turn(shocked, empty_table(), [(one, rows)])
    part = shocked.state.output_group[:, :, COCAINE].sum() / quiet.state.output_group[:, :, COCAINE].sum()
    assert 0.4 < part < 0.6, "half of what could be bought is missing"
    for game in (quiet, shocked):
        resolve_turn(game, empty_table())
    part = shocked.state.output_group[:, :, COCAINE].sum() / quiet.state.output_group[:, :, COCAINE].sum()
    assert part > 0.9, "after four weeks it is over"


def test_a_supply_shock_of_no_product_is_refused_in_one_sentence() -> None:
    with pytest.raises(Problem, match=r"expected fentanyl .* found 'tea'"):
        make_inject("supply_shock", {"product": "tea", "share": 0.5, "weeks": 4})


def test_makers_live_from_stock_before_a_lack_of_precursors_slows_them() -> None:
    game = games(10)
    resolve_turn(game, empty_table())
    game.state.precursors_abroad[:] = 0
    first = game.state.output_group[:, :, METH].sum()
    for _ in range(3):
        resolve_turn(game, empty_table())
    assert game.state.output_group[:, :, METH].sum() < 0.5 * first, "without precursors the labs stand still within months"
    assert game.state.output_group[:, :, HEROIN].sum() > 0, "fields need none"


def test_the_estimate_of_labs_is_near_the_truth_and_collection_narrows_it() -> None:
    game = games(60)
    for _ in range(2):
        turn(game, [("mexico", "collect target=LAB-A discipline=human points=12")])
    state, place = game.state, game.world.regions.index("LAB-A")
    truth = production.labs_by_region(game)[:, place]
    off = [np.abs(state.labs_belief[:, viewer, place] / truth - 1.0).mean() for viewer in (0, 1)]
    assert off[0] < off[1] < 0.8, "Mexico, which collects there, should be nearer the truth than the United States"


@pytest.mark.parametrize(
    ("seat", "order", "line"),
    [
        ("mexico", "raid_site kind=lab region=LAB-A teams=3", "labs_found"),
        ("mexico", "inspect_port gateway=manzanillo funds=5", "port_seized"),
        ("us", "precursor_diplomacy lever=relief", "compliance_up"),
        ("us", "strike target=lab:LAB-A ask=false", "labs_found"),
        ("group:ALFA", "move_labs from=LAB-A to=LAB-B", "labs_moved"),
    ],
)
def test_what_an_order_about_production_promises_is_told_in_numbers(seat: str, order: str, line: str) -> None:
    game = games(2)
    resolve_turn(game, empty_table())
    lines = {one.name: one for one in forecast_order(observe(game, seat), parse_order(order), 28.0)}
    assert lines[line].value > 0.0 and lines[line].low <= lines[line].value <= lines[line].high


def test_the_forecast_of_a_raid_on_labs_is_about_what_such_raids_find() -> None:
    game = games(200)
    view = observe(game, "mexico")
    told = forecast_order(view, parse_order(RAID[1]), 28.0)[0]
    quiet = fork(game)
    resolve_turn(quiet, empty_table())
    turn(game, [RAID])
    names = ("labs_found_region", "fields_found_region")
    more = sum((getattr(game.state, name) - getattr(quiet.state, name)).sum() for name in names) / game.batch
    assert told.low * 0.7 <= more <= told.high * 1.5, f"told {told.low:.1f} to {told.high:.1f}, found {more:.1f}"


def test_both_scenarios_with_production_say_where_their_numbers_come_from() -> None:
    for name in ("laboratory", "after_the_boss"):
        assert "production.yaml" in load_scenario(name).chapters, f"{name} should say what it makes"
