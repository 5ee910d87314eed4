"""A seat sees its own side, its beliefs and what is public: changing anything else changes nothing that it sees."""

import functools
import itertools
from collections.abc import Iterator
from typing import Any

import attrs
import numpy as np
import pytest

from game.core.game import Game, fork
from game.core.orders import may_be_given_by, parse_order
from game.core.roles import RUNGS
from game.core.state import FIELDS
from game.engine.commitments import no_commitments
from game.engine.forecast import forecast_climb, forecast_raid
from game.engine.forecast_strike import forecast_strike
from game.engine.forecast_succession import forecast_succession
from game.engine.legal import give, verify
from game.engine.observe import View, observe
from game.engine.order_table import OrderTable
from game.session.forecasts import forecast_order
from tests.secrecy.resampling import hidden_alike, redraw, resampled
from tests.secrecy.visible import VISIBLE, looker, stale_names, visible_places
from tests.support.games import COUNTRY, play, start
from tests.support.random_orders import random_injects, random_orders
from tests.support.same import unlike_bits

SEEDS = [0xFEDCBA9876543210 + 97 * number for number in range(12)]
GAMES = {COUNTRY: 8}  # of a large scenario fewer
TURNS = {"laboratory": (0, 1, 4), "the_teapot": (0, 1, 4), COUNTRY: (2,)}
DRAWS = 3
# The truths the game is about: no state seat may ever be shown one of them.
_TRUTHS = (
    "seed competence loyalty ambition security defence leader_region site leader_person leader_in_post vacant_until "
    "cash command bench members presence_region caution rockets aggressiveness hierarchy corruption team_corruption "
    "bribe_funds aid_funds lying_low criminal_control support recruits_presence raid_chance_sum leak_chance_sum "
    "cohesion affiliates affiliate_loyalty profit_driven succession succession_candidate faction_share disarray churn "
    "anger anger_due anger_home retaliate_level retaliate_where border_fear rivalry feud local_members attacks_presence "
    "heat heat_event adaptation opportunity jobs_stage protection protection_rest footing custody local_custody expand_to "
    "arrests_presence local_arrests_region local_recruits_region desertions_presence surrenders_presence shock "
    # where drugs are made and kept, and of what
    "precursor_stock precursors_abroad substitution unmade stored making_cost buying site_base sites sites_idle lab_fear "
    "output_presence output_group "
    # how they travel, and what is not seized of them
    "way_share way_cost way_risk haul origin smuggling_cost seized_share load_value market_drugs flow_way flow_group "
    "people_gateway wanted supplier_margin paid_flow entrants_product "
    # what groups live on and fight with
    "group_lines line_share line_usual revenue_line diversify_line region_income slump dirty_cash laundering case_level "
    "pay_met arms guns_access arm_funds heavy spendable_group upkeep_presence arms_gateway losses aid_leak aid_diverted"
)


@functools.cache
def position(scenario: str, turns: int) -> Game:
    """Games some turns into play, with random orders and injects behind them; to be read only."""
    game = start(scenario, SEEDS[: GAMES.get(scenario)])
    play(game, turns, random_orders, random_injects)
    return game


SEATS = [
    (scenario, turns, seat) for scenario in TURNS for turns in TURNS[scenario] for seat in start(scenario, [1]).world.seats
]
everywhere = pytest.mark.parametrize(("scenario", "turns", "seat"), SEATS)


@functools.cache
def many_orders(scenario: str, turns: int) -> OrderTable:
    """Random orders of every seat."""
    return random_orders(position(scenario, turns), each=12)


def own_orders(scenario: str, turns: int, seat: str) -> OrderTable:
    """Random orders of one seat."""
    table = many_orders(scenario, turns)
    return table.part(table.seat == position(scenario, turns).world.seats.index(seat))


@everywhere
def test_resampling_what_is_hidden_changes_the_state_but_not_the_view(scenario: str, turns: int, seat: str) -> None:
    game = position(scenario, turns)
    seen = observe(game, seat)
    for draw in range(DRAWS):
        other = resampled(game, seat, draw)
        same = hidden_alike(game, other, seat)
        assert not same, f"The resampling left {', '.join(same)} as it was, so nothing is proved; see resampling.py."
        leaks = unlike_bits(seen, observe(other, seat))
        assert not leaks, (
            f"After {turns} turns of {scenario} {seat} sees something hidden in View{', View'.join(leaks)}: show the "
            "seat's belief instead, or list the field in tests/secrecy/visible.py if the seat may know it."
        )


@everywhere
def test_a_refusal_tells_nothing_hidden(scenario: str, turns: int, seat: str) -> None:
    game = position(scenario, turns)
    table = own_orders(scenario, turns, seat)
    reasons = verify(game, table, no_commitments(game))
    in_turn, _ = give(fork(game), table, no_commitments(game))
    for draw in range(DRAWS):
        other = resampled(game, seat, draw)
        now = verify(other, table, no_commitments(other))
        given, _ = give(other, table, no_commitments(other))
        for before, after, how in ((reasons, now, "verified"), (in_turn, given, "given in their order")):
            told = np.flatnonzero(before != after)
            assert not told.size, (
                f"An order of {seat} in {scenario} is {how} with reason {before[told[0]]}, and with {after[told[0]]} when "
                f"only hidden things differ (order code {table.code[told[0]]}): a check reads the truth; give it beliefs."
            )


@everywhere
def test_forecasts_come_from_what_the_seat_sees(scenario: str, turns: int, seat: str) -> None:
    game = position(scenario, turns)
    before = forecasts(observe(game, seat), seat)
    assert any(before), f"{seat} should know enough in {scenario}, so that there is something to forecast."
    leaks = unlike_bits(before, forecasts(observe(resampled(game, seat, 0), seat), seat))
    assert not leaks, f"A forecast of {seat} in {scenario} depends on something hidden: {', '.join(leaks)}."


def forecasts(view: View, seat: str) -> list[Any]:
    """Forecasts of raids, strikes and collection against leaders the seat has heard of, and of its other orders."""
    known = [] if view.beliefs is None else np.argwhere(view.known_leaders())[::7]
    found: list[Any] = []
    for row, post in (place.tolist() for place in known):
        found.append(forecast_raid(view, row, post, 1, 0, 0, 6.0, False))
        found.append(forecast_raid(view, row, post, 2, 1, 1, 24.0, True))
        found.append(forecast_climb(view, row, post, np.array([2.0, 1.0, 0.0, 3.0]), 7.0))
        found.append(forecast_strike(view, row, post, True, False))
    found += [forecast_succession(view, 0, group, 28.0) for group in range(len(view.world.groups))]
    orders = [parse_order(text) for text in _texts(view)]
    found += [forecast_order(view, order, 28.0) for order in orders if may_be_given_by(order.spec, seat)]
    return found


def _texts(view: View) -> list[str]:
    """Orders about regions, groups and leaders of the scenario, in their text form."""
    world, region, group = view.world, view.world.regions[0], view.world.groups[0]
    heads = [post for post in world.posts if post.endswith(("/boss", "/heir", "/contender-1"))]
    return [
        *(f"expand region={one}" for one in world.regions), *(f"ally group={one}" for one in world.groups),
        *(f"settle_succession candidate={one}" for one in heads), f"retaliate level=2 where={region}",
        "message tone=claim capital=5", "demand_action topic=corruption",
        f"build region={region} kind=police funds=20", f"jobs region={region} funds=10",
        f"deploy region={region} troops=9000", f"posture group={group} toward=tolerate",
        f"prosecute_protectors region={region} coalition=own joint=true", *_of_trade_and_money(region, group),
        *(
            text for one in world.gateways
            for text in (f"scan_border gateway={one} channel=car method=scanner funds=5",
                         f"inspect_southbound gateway={one} funds=4", f"inspect_port gateway={one} funds=4")
        ),
        *(f"{order} group={one}{points}" for one in world.groups
          for order, points in (("freeze_finances", " points=5"), ("sanction", " points=4"), ("offer_terms", ""),
                                ("designate", ""))),
    ]  # fmt: skip


def _of_trade_and_money(region: str, group: str) -> list[str]:
    """Orders against production, traffic and money, of aid and between the states, and of groups about their business."""
    return [
        *(f"raid_site kind={kind} region={region} teams=2" for kind in ("lab", "arsenal", "cash")),
        f"strike target=lab:{region}", "follow_money funds=6", "enforce_guns funds=5", "screen_mail funds=4",
        "strike_boats level=2", "treat funds=40", "prosecute_distribution funds=20", "precursor_diplomacy lever=relief",
        "fund_plan funds=300 years=5 conditions=institutions", "protect_press funds=5", "fusion_cell funds=5",
        "attach_planners presence=permanent", "threaten_tariff level=2", "transfer_prisoners count=20",
        f"indict_official region={region}", f"drop_charges region={region}", "arm funds=2", "diversify line=fuel",
        f"move_labs from={region} to={region}", f"betray target={group}",
    ]  # fmt: skip


@everywhere
def test_the_seed_appears_nowhere_in_a_view(scenario: str, turns: int, seat: str) -> None:
    game = position(scenario, turns)
    seeds = set(SEEDS)
    for path, array in arrays_of(observe(game, seat)):
        assert array.dtype != np.uint64, f"View{path} shows keys; a seat needs names and numbers, never a key or seed."
        flat = np.ascontiguousarray(array).reshape(-1)
        words = set(flat.view(np.uint64).tolist()) if array.dtype.itemsize == 8 else set()
        shown = words | {int(value) for value in np.unique(flat[np.isfinite(flat)]).tolist()}
        assert not shown & seeds, f"View{path} shows the seed of a game, with which every draw could be foretold."


def arrays_of(record: Any, path: str = "") -> Iterator[tuple[str, np.ndarray]]:
    """Every array of a nested record with its path."""
    if isinstance(record, np.ndarray):
        yield path, record
    elif isinstance(record, dict):
        for key, value in record.items():
            yield from arrays_of(value, f"{path}[{key}]")
    elif isinstance(record, (tuple, list)):
        for number, value in enumerate(record):
            yield from arrays_of(value, f"{path}[{number}]")
    elif attrs.has(type(record)):
        for field in attrs.fields(type(record)):
            yield from arrays_of(getattr(record, field.name), f"{path}.{field.name}")


@everywhere
def test_a_view_is_a_copy_that_cannot_change_the_game(scenario: str, turns: int, seat: str) -> None:
    game = position(scenario, turns)
    mine = {name: getattr(game.state, name) for name in FIELDS}
    for path, array in arrays_of(observe(game, seat)):
        shared = [name for name, field in mine.items() if np.shares_memory(array, field)]
        assert not shared, f"View{path} is the very array {shared[0]} of the state; copy it."


# --- the list of what is visible ----------------------------------------------------------------------------


def test_a_new_field_of_the_state_is_hidden_until_it_is_listed() -> None:
    assert not stale_names(), f"The state has no {', '.join(stale_names())}; remove them from tests/secrecy/visible.py."
    game = position("laboratory", 1)
    for seat in game.world.seats:
        who = looker(game, seat)
        for name in set(FIELDS) - set(VISIBLE):
            assert not visible_places(game.state, name, who).any(), f"{name} is not listed, so {seat} may not know it."


def test_no_state_seat_may_know_the_truths_the_game_is_about() -> None:
    game = position("laboratory", 1)
    for seat in game.world.seats[: game.world.viewers]:
        known = [name for name in _TRUTHS.split() if visible_places(game.state, name, looker(game, seat)).any()]
        assert not known, f"{', '.join(known)} must never be visible to {seat}; take them off the list."


@pytest.mark.parametrize("seat", start("laboratory", [1]).world.seats)
def test_a_seat_may_know_nothing_of_the_beliefs_and_settings_of_another(seat: str) -> None:
    game = position("laboratory", 1)
    who = looker(game, seat)
    for name, info in FIELDS.items():
        mask = visible_places(game.state, name, who)
        if info.axes[:1] in ("V", "S"):
            own = who.viewer if info.axes[0] == "V" else who.seat
            others = np.delete(mask, own, axis=1) if own >= 0 else mask
            assert not others.any(), f"{seat} may not know {name} of another seat; see tests/secrecy/visible.py."


@pytest.mark.parametrize("name", sorted(VISIBLE))
def test_every_field_listed_as_visible_is_shown_to_some_seat(name: str) -> None:
    game = position("laboratory", 4)
    for seat, draw in itertools.product(game.world.seats, range(5)):
        who, rng = looker(game, seat), np.random.default_rng(draw)
        mask = visible_places(game.state, name, who)
        if not mask.any():
            continue
        other = fork(game)
        redraw(other.state, name, mask, who, rng)
        table = own_orders("laboratory", 4, seat)
        if unlike_bits(observe(game, seat), observe(other, seat)):
            return
        if (verify(game, table, no_commitments(game)) != verify(other, table, no_commitments(other))).any():
            return
    pytest.fail(f"No view or refusal depends on {name}: take it off the list in tests/secrecy/visible.py.")


def test_a_view_names_the_rungs_the_seat_holds_and_no_more() -> None:
    game = position("laboratory", 4)
    for seat in game.world.seats[: game.world.viewers]:
        view, who = observe(game, seat), looker(game, seat)
        assert view.beliefs is not None
        assert np.array_equal(view.beliefs.rung, game.state.rung[:, who.viewer])
        assert set(np.unique(view.beliefs.rung).tolist()) <= set(range(len(RUNGS)))
