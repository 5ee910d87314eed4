"""The market: nothing drifts without a cause, prices tell of scarcity, groups live from what they bring over."""

import numpy as np
import pytest

from game.core.game import Game
from game.core.injects import make_inject
from game.core.markets import LINES, PRODUCTS
from game.core.orders import parse_order
from game.core.problem import Problem
from game.core.refusals import BY_NAME
from game.core.state import copy_state
from game.engine import market
from game.engine.measuring import READERS
from game.engine.order_table import empty_table, encode
from game.engine.step import resolve_turn
from tests.support.games import COUNTRY, LARGE, start

GAMES = 24
DRIFT = 0.05  # by which a price may stray in half a year without orders
COCAINE = PRODUCTS.index("cocaine")


def play(game: Game, turns: int, texts: tuple[tuple[str, str], ...] = (), injects: tuple[str, ...] = ()) -> np.ndarray:
    """Play so many turns, orders and injects in the first; the reasons of the orders."""
    reasons = np.zeros(0, dtype=np.int64)
    for turn in range(turns):
        lines = [(row, seat, parse_order(text)) for seat, text in texts for row in range(game.batch)] if turn == 0 else []
        told = [(make_inject("demand_shock", {"product": p, "share": 0.5}), np.arange(game.batch)) for p in injects]
        given = resolve_turn(game, encode(game.world, lines) if lines else empty_table(), told if turn == 0 else ())
        reasons = given.reasons if turn == 0 else reasons
    return reasons


@pytest.mark.parametrize("scenario", ["laboratory", COUNTRY])
def test_prices_and_purity_do_not_drift_while_nobody_does_anything(scenario: str) -> None:
    game = start(scenario, range(1, 9))
    play(game, 6)
    state = game.state
    for level, begun in (("price", "price_start"), ("purity", "purity_start"), ("supplier_margin", "margin_rest")):
        strayed = getattr(state, level).mean(axis=0) / getattr(state, begun).mean(axis=0) - 1.0
        assert (np.abs(strayed) < DRIFT).all(), (
            f"In {scenario} the {level} strays by {np.round(strayed, 3)} in six turns: what is made, shipped and used at "
            "the start does not balance; see market.take_stock."
        )


def test_a_scenario_without_a_market_plays_as_if_there_were_no_such_rules() -> None:
    game = start("the_teapot", [1, 2])
    before = copy_state(game.state)
    market.take_stock(game)
    market.run(game, np.full(2, 7.0), 28.0)
    market.close_turn(game)
    changed = [name for name in ("price", "users", "line_share", "dirty_cash", "slump", "wanted")
               if (getattr(before, name) != getattr(game.state, name)).any()]  # fmt: skip
    assert not changed, f"{changed} moved without a market.yaml; every rule of the market must return at once."


def test_a_gram_that_arrives_is_paid_for_once() -> None:
    game = start("laboratory", range(1, GAMES + 1))
    play(game, 3)
    state = game.state
    assert (state.paid_flow == state.flow_group).all(), "Every gram that reached the market in the turn is paid for in it."
    worth = (state.flow_group * state.border_start[:, None, :]).sum(axis=(1, 2))
    revenue = state.revenue_line[:, :, : len(PRODUCTS)].sum(axis=(1, 2))
    assert np.allclose(revenue, worth, rtol=0.1), "Revenue from drugs is what arrived, at about the price at the border."


def test_what_all_groups_take_in_by_each_line_is_what_the_file_says() -> None:
    game = start("laboratory", range(1, GAMES + 1))
    play(game, 1)
    of_line = np.asarray(READERS["revenue"]["line"](game)).mean(axis=0) * 13.0
    said = {"extortion": 300, "migrants": 190, "fuel": 250, "retail": 120, "other": 90}
    for line, dollars in said.items():
        got = of_line[LINES.index(line)]
        assert abs(got / dollars - 1.0) < 0.05, f"{line} brings {got:.0f} million dollars a year, not {dollars}."


def test_effort_of_a_group_that_lives_from_lines_sums_to_one_whatever_it_does() -> None:
    game = start("laboratory", range(1, GAMES + 1))
    split = [(make_inject("force_split", {"group": "ALFA", "parts": 3}), np.arange(GAMES))]
    resolve_turn(game, encode(game.world, [(row, "group:BETA", parse_order("diversify line=fuel")) for row in range(GAMES)]))
    resolve_turn(game, empty_table(), split)
    play(game, 3, injects=("fentanyl", "meth"))
    lives = (game.state.group_lines > 0) & (game.state.group_alive > 0)
    assert (lives.sum(axis=1) > 3).all(), "Parts of a group live from what the group lived from; see portfolio.inherit."
    sums = game.state.line_share.sum(axis=2)[lives]
    assert np.allclose(sums, 1.0), f"Effort sums to {sums.min():.4f} .. {sums.max():.4f} in some group; see rule portfolio."


def test_users_who_die_recover_or_give_up_are_counted_somewhere() -> None:
    game = start("laboratory", range(1, GAMES + 1))

    def everybody() -> np.ndarray:
        state = game.state
        whole: np.ndarray = state.us_population + (state.users + state.in_treatment + state.overdose_dead).sum(axis=1)
        return whole

    before = everybody()
    play(game, 4, (("us", "treat funds=20"),), ("cocaine",))
    assert (everybody() == before).all(), "A user was made or lost; see rule health.users."


def test_a_demand_shock_takes_its_part_of_the_users_and_prices_fall() -> None:
    one, other = start("laboratory", range(1, GAMES + 1)), start("laboratory", range(1, GAMES + 1))
    play(one, 1)
    play(other, 1, injects=("cocaine",))
    part = other.state.users[:, COCAINE].mean() / one.state.users[:, COCAINE].mean()
    assert abs(part - 0.5) < 0.01, f"Half of the users should be gone, {part:.2f} of them are left."
    assert (other.state.price[:, COCAINE] < one.state.price[:, COCAINE]).all(), "Where fewer buy the price falls."


def test_a_product_that_does_not_exist_is_refused_in_one_sentence() -> None:
    game = start("laboratory", [1])
    with pytest.raises(Problem) as caught:
        resolve_turn(game, empty_table(), [(make_inject("demand_shock", {"product": "tea", "share": 0.5}), np.arange(1))])
    assert "expected fentanyl" in str(caught.value)


@pytest.mark.parametrize("text", ["treat funds=10", "prosecute_distribution funds=10"])
def test_a_programme_is_paid_for_and_ends_with_zero(text: str) -> None:
    game = start("laboratory", [1, 2])
    name = text.split()[0]
    assert not play(game, 1, (("us", text),)).any()
    setting = {"treat": "treat_funds", "prosecute_distribution": "distribution_funds"}[name]
    assert (getattr(game.state, setting) == 10_000_000).all()
    paid = game.state.social_spending_seat if name == "treat" else game.state.spending
    assert (paid[:, 1] >= 9_900_000).all(), "A turn of the programme costs what the order says."
    assert not play(game, 1, (("us", f"{name} funds=0"),)).any()
    again = play(game, 1, (("us", f"{name} funds=0"),))
    assert (again == BY_NAME["nothing_to_end"].code).all(), "What does not run cannot be ended."


def test_a_group_cannot_diversify_twice_in_a_turn_nor_into_what_it_lives_from_already() -> None:
    game = start("laboratory", [1])
    reasons = play(game, 1, (("group:ALFA", "diversify line=fuel"), ("group:ALFA", "diversify line=retail")))
    assert reasons.tolist() == [0, BY_NAME["already_ordered"].code]
    game.state.line_share[:, 0] = 0.0
    game.state.line_share[:, 0, LINES.index("fuel")] = 1.0
    reasons = play(game, 1, (("group:ALFA", "diversify line=fuel"),))
    assert reasons.tolist() == [BY_NAME["lives_from_it"].code]


def test_every_large_scenario_with_a_market_has_deaths_of_the_order_of_the_statistics() -> None:
    assert COUNTRY in LARGE
    game = start(COUNTRY, [1, 2, 3])
    yearly = (game.state.death_rate * game.state.users).sum(axis=1) * 52.0
    assert ((yearly > 65_000) & (yearly < 75_000)).all(), f"{yearly}: about 68,000 to 72,000 died in 2025 (DATA.md 4.4)."
