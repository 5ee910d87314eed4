"""What a first game of twelve months showed: where the goal stands, what really changed, sums that can be asked for."""

import pygame
import pytest

from game.clients import ordered
from game.clients.accord_words import offer_words
from game.clients.causes import bridges, is_flow, most_changed
from game.clients.numbers import estimated, to_error
from game.clients.order_words import parameter_words
from game.clients.turn_figures import Past, counted_words, figures, lengths_differ, lens_so_far
from game.core.orders import ORDERS
from game.desktop.play import Play
from game.desktop.screens.diplomacy.terms import MOST_FUNDS, TheirDraft
from game.desktop.screens.orders.dialog import open_order
from game.engine.history import lens_value
from game.session.naming import Names
from game.session.reporting import events_for
from game.session.session import Session
from game.texts import money, number
from tests.desktop.window import Window

TOO_MUCH = 'propose_accord gives="transfer_prisoners count=20" asks="enforce_guns funds=300" turns=3'


@pytest.fixture(scope="module")
def played():
    """Three turns of After the Boss, of which the third is a week longer; in the first an accord is offered and refused."""
    session = Session.create("after_the_boss", {"mexico": "person", "us": "person"}, seed=7)
    for turn in range(3):
        if not turn:
            assert session.submit("mexico", TOO_MUCH).accepted, "The accord should be offered."
            assert session.submit("us", "answer_accord accord=mexico-1-1 answer=refuse").accepted
            refused = offer_words(Names(session, "mexico"), "mexico", session.accords("mexico")[0], fresh=True)
            assert "refused" in refused and "countered" not in refused, "What became of an offer is known: say it."
        session.resolve()
    return session


def test_the_goal_tells_where_it_stands_during_the_game(played):
    so_far = lens_so_far(played, "mexico", "security")
    truth = float(lens_value(played.truth, played.history, played.truth.world.lenses["security"])[0])
    assert so_far == pytest.approx(truth, abs=0.5), "All of this lens is public: what is shown must be what is judged."
    assert lens_so_far(played, "mexico", "security", 0) is None, "Before the first turn every count is 0 and would mislead."


def test_a_lens_of_which_a_seat_knows_a_part_is_not_summed_up(played):
    group = next(seat for seat in played.seats if seat.startswith("group:"))
    assert lens_so_far(played, "us", "threat") is None, "Half a lens would be told as the whole."
    assert lens_so_far(played, group, "organisation") is None, "A group knows itself alone, the lens is of all groups."


def test_the_top_bar_shows_goal_and_standing():
    window = Window((1440, 900))
    game = window.begin("after_the_boss", {"mexico": "person"})
    mandate = next(one for one in game.session.truth.world.mandates["mexico"] if one.id == game.session.mandates["mexico"])
    assert f"{number(mandate.target)} of 100" in window.texts(), "Before the first turn the goal alone stands there."
    game.end_turn()
    window.go("report")
    now = game.lens_so_far(mandate.lens)
    assert now is not None and f"Goal: {number(mandate.target)} on security" in window.texts()
    assert f"{number(now)} now" in window.texts() and "The whole lens, at the pace so far" in window.texts()
    assert window.complaints() == []


def test_a_flow_that_hardly_moved_is_not_what_changed_most(played):
    found = {one.name: one for one in bridges(played, "mexico", 3)}
    deaths = found["overdose_deaths"]
    course = next(one for one in figures(Past(played, "mexico"), 3) if one.measure == "overdose_deaths")
    assert deaths.against_before and deaths.start == pytest.approx(course.paced[-2]), "The turn before was not 0."
    moved = sum(step.amount for step in deaths.steps) + deaths.rest
    assert moved == pytest.approx(deaths.end - deaths.start)
    assert most_changed(list(found.values())) != "overdose_deaths", "A sum that begins anew is no change of thousands."


def test_the_first_count_of_a_flow_is_not_what_changed_most(played):
    first = bridges(played, "mexico", 1)
    assert {"homicides", "overdose_deaths"} & {one.name for one in first}, "The counts stand among what can be asked about."
    assert not is_flow(most_changed(first)), "A first count has nothing to be set beside."


def test_a_count_says_in_how_many_days_where_turns_differ(played):
    world = played.truth.world
    assert lengths_differ(world), "After the Boss has turns of four and of five weeks."
    assert counted_words(world, 2, "Killings", "{measure}, last turn") == "Killings, last turn", "Nothing is odd then."
    assert counted_words(world, 3, "Killings", "{measure}, last turn") == f"Killings, in {number(world.days_of(3))} days"


def test_an_accord_is_told_by_its_turn_and_by_its_answer(played):
    told = [seen.text for seen in events_for(played, "mexico", 1)]
    assert any("of turn 1" in text for text in told) and not any("mexico-1-1" in text for text in told)
    came = next(one for one in ordered.came_of(played, "mexico", 1) if one.order.name == "propose_accord")
    assert "refuses" in came.words and "prisoners" not in came.words, "The answer is what came of an offer, not the offer."


@pytest.mark.parametrize(("value", "error", "shown"), [
    (1799.0, 720.0, (1800.0, 720.0)), (489205.0, 220142.0, (490000.0, 220000.0)), (28000.0, 6000.0, (28000.0, 6000.0)),
    (4.0, 4.0, (4.0, 4.0)), (1246.0, 0.0, (1246.0, 0.0)),
])  # fmt: skip
def test_an_estimate_has_no_more_figures_than_its_error_bears(value, error, shown):
    assert to_error(value, error) == shown
    assert estimated(489205.0, 220142.0, money) == "$490,000 ± $220,000"


def test_what_is_asked_of_the_other_state_can_be_hit_on_the_slider():
    window = Window((1440, 900))
    game = window.begin("after_the_boss", {"mexico": "person"})
    draft = TheirDraft(game, "enforce_guns")
    funds = next(one for one in ORDERS["enforce_guns"].parameters if one.name == "funds")
    assert isinstance(game, Play) and draft.most(funds) == MOST_FUNDS < funds.high


def test_a_list_of_crossings_says_how_much_passes_at_each():
    window = Window((1440, 900))
    window.begin("after_the_boss", {"mexico": "person"})
    open_order(window.desk, "inspect_southbound")
    window.frame()
    window.click("gateway")
    assert "16% of the guns and cash go south here" in window.texts(), "Without it the first of the list is as good as any."


def test_a_state_is_asked_for_a_group_and_not_for_another():
    of = {name: next(one for one in ORDERS[name].parameters if one.name == "group") for name in ("freeze_finances", "ally")}
    assert parameter_words(of["freeze_finances"], "freeze_finances") == "a group"
    assert parameter_words(of["ally"], "ally") == "another group"


def test_enter_opens_the_first_order_that_is_found():
    window = Window((1440, 900))
    window.begin("after_the_boss", {"mexico": "person"})
    window.key(pygame.K_f, text="f")
    window.type("southb")
    window.key(pygame.K_RETURN)
    assert any(one.key == "order" for one in window.ui.overlays), "What is found first should open."


def test_the_map_of_prices_tells_a_price_while_its_legend_is_shut():
    window = Window((1440, 900))
    window.begin("after_the_boss", {"mexico": "person"})
    window.key(pygame.K_j, text="j")
    assert "Fentanyl: $" in window.texts(), "A map of prices without any price is no map."
    assert window.complaints() == []
