"""Every order of every seat can be given in its dialog, with its forecast, cost and needs; nothing happens before it is."""

import pygame
import pytest

from game.clients.forecast_words import parts_of, steps_of, sum_of
from game.clients.order_forms import allowed_orders
from game.clients.running import amount_of, running_amount
from game.content.rules_text import load_rules
from game.core.orders import parse_order
from game.desktop.screens.orders.dialog import OVERLAY, open_order
from game.desktop.screens.orders.draft import Draft
from game.desktop.screens.orders.foot import refusal_of
from game.desktop.screens.orders.prediction import open_prediction
from game.session import negotiating
from game.session.considering import consider
from tests.desktop.window import Window

SEATS = (
    ("tapalpa_plus_72", "mexico"), ("tapalpa_plus_72", "us"), ("tapalpa_plus_72", "group:CJNG"),
    ("the_teapot", "mexico"), ("the_teapot", "group:TETERA"),
    ("laboratory", "mexico"), ("laboratory", "us"), ("laboratory", "group:ALFA"),
)  # fmt: skip
WINDOWS = (((1280, 720), 100, "en"), ((1280, 720), 150, "es"), ((1280, 720), 150, "en"), ((1280, 720), 100, "es"))
OFFERS = ("propose_accord", "answer_accord", "answer_dilemma")  # have an editor of their own


@pytest.fixture
def planning():
    """A window at the planning of Tapalpa plus 72, Mexico's seat."""
    window = Window((1440, 900))
    window.begin("tapalpa_plus_72", {"mexico": "person", "us": "hold", "group:CJNG": "hold"})
    return window


def opened(window, name, given=None, replaces=None):
    open_order(window.desk, name, given, replaces)
    window.frame()


def draft_of(window):
    """The draft of the dialog that is open."""
    return next(one for one in window.ui.overlays if one.key == OVERLAY).build.__self__.draft


def complete(window):
    """Choose the first thing to be had wherever the dialog leaves something open; whether that made it an order."""
    draft = draft_of(window)
    for parameter in draft.spec.parameters:
        if parameter.name not in draft.values and draft.choices(parameter):
            draft.set(parameter.name, draft.choices(parameter)[0])
    window.ui.refresh()
    window.frame()
    return draft.missing() is None


def said(window):
    """All that stands on the window, in one line."""
    return " ".join(window.texts().split())


def mine(window):
    """What the audit finds wrong with the dialog, not with the screen below."""
    return [one for one in window.complaints() if OVERLAY in one]


@pytest.mark.parametrize(("scenario", "seat"), SEATS)
@pytest.mark.parametrize(("size", "scale", "language"), WINDOWS)
def test_every_order_opens_without_a_fault_and_is_planned_where_it_is_allowed(scenario, seat, size, scale, language):
    window = Window(size, scale, language)
    window.begin(scenario, {seat: "person"})
    play = window.desk.play
    for name in allowed_orders(play.known):
        if name in OFFERS:
            continue
        opened(window, name)
        if draft_of(window).missing() is not None:
            assert mine(window) == [], f"{name} of {seat} as it opens"
        whole = complete(window)
        assert mine(window) == [], f"{name} of {seat} with everything chosen"
        draft, before = draft_of(window), len(play.tray)
        reason = refusal_of(draft)
        assert whole or reason, f"{name} of {seat} lacks something: the dialog must say what"
        if not reason:
            order = draft.order()
            window.key(pygame.K_RETURN)
            assert not window.ui.is_open(OVERLAY), f"{name} of {seat} was planned: its dialog closes"
            assert [one.order for one in play.tray[before:]] == [order], f"{name} of {seat} is not in the tray as it stood"
            if not negotiating.is_said(order):  # what has been said and answered stays said
                play.take_back(before)
        else:
            window.key(pygame.K_RETURN)
            assert len(play.tray) == before, f"{name} of {seat} is refused, but Enter planned it"
            assert reason in said(window), f"{name} of {seat}: the reason must stand in the dialog"
            window.key(pygame.K_ESCAPE)
            assert not window.ui.is_open(OVERLAY), "Esc closes the dialog"


def test_an_order_is_given_by_mouse_and_what_was_chosen_is_in_the_tray(planning):
    opened(planning, "raid")
    planning.click("kill")
    planning.click("broad")
    planning.click("more")
    planning.click("plan")
    order = planning.desk.play.tray[0].order
    assert (order.arguments["intent"], order.arguments["sharing"], order.arguments["teams"]) == ("kill", "broad", 2)
    assert order.on_fix, "a raid waits for the fix unless told otherwise"


def test_an_order_is_given_by_keyboard_alone(planning):
    opened(planning, "raid")
    draft = draft_of(planning)
    planning.key(pygame.K_o)
    assert not draft.on_fix, "O turns off the waiting for a fix"
    planning.key(pygame.K_o)
    planning.key(pygame.K_TAB)
    planning.key(pygame.K_DOWN)
    assert draft.values["leader"] == draft.choices(draft.spec.parameters[0])[1], "the arrows go through the targets"
    planning.ui.focus = ""
    planning.key(pygame.K_RETURN)
    assert [one.order.name for one in planning.desk.play.tray] == ["raid"]


def test_numbers_can_be_typed(planning):
    opened(planning, "deploy", {"region": "border"})
    planning.ui.set_focus(planning.widget("troops"))
    for digit in "12500":
        planning.type(digit)
    assert draft_of(planning).values["troops"] == 12500
    planning.key(pygame.K_BACKSPACE)
    assert draft_of(planning).values["troops"] == 1250


def test_nothing_is_given_and_nothing_refused_while_the_dialog_is_open(planning, tmp_path):
    window = Window((1440, 900))
    game = window.begin("the_teapot", {"mexico": "person"}, path=tmp_path / "game.plaza")
    before = game.path.read_bytes()
    for name in allowed_orders(game.known):
        opened(window, name)
        complete(window)
        window.key(pygame.K_ESCAPE)
    assert game.path.read_bytes() == before, "looking at an order must leave the record as it was"


def test_a_refused_order_says_why_and_its_button_is_locked(planning):
    play = planning.desk.play
    opened(planning, "raid", {"leader": play.known.view.world.posts[-1]})
    draft = draft_of(planning)
    order = draft.order()
    expected = consider(play.session, play.seat, order).answer.sentence
    assert expected in said(planning)
    assert planning.widget("plan").refused == expected
    planning.click("plan")
    assert not play.tray and planning.ui.is_open(OVERLAY)


def test_the_forecast_is_that_of_the_session_and_its_parts_add_up(planning):
    play = planning.desk.play
    opened(planning, "raid")
    draft = draft_of(planning)
    known = play.session.forecast(play.seat, draft.order())
    shown = draft.lines()
    assert [(line.name, line.value) for line in shown] == [(line.name, line.value) for line in known]
    for line in steps_of(shown):
        chance = float(line.odds.chance()[0])
        whole = sum_of(parts_of(line, play.known.view))
        assert abs(1.0 / (1.0 + 2.718281828459045**-whole) - chance) < 0.01, f"the parts of {line.name} do not add up"


def test_each_part_of_each_chance_names_a_parameter_of_its_rule(planning):
    opened(planning, "raid")
    rules = load_rules()
    for line in steps_of(draft_of(planning).lines()):
        for part in parts_of(line, planning.desk.play.known.view):
            assert part.source is not None, f"{part.words} of {part.rule} has no source: name it in forecast_words"
            names = {one.meaning for one in rules[part.rule].parameters}
            assert part.source.meaning in names and part.source.low <= part.source.value <= part.source.high


def test_the_forecast_is_worked_out_anew_only_when_the_draft_has_changed(planning, monkeypatch):
    import game.desktop.screens.orders.draft as module

    asked = []
    monkeypatch.setattr(module, "consider", lambda *given: asked.append(given[2]) or consider(*given))
    opened(planning, "raid")
    for _time in range(3):
        planning.ui.refresh()
        planning.frame()
    assert len(asked) == 1
    planning.click("kill")
    assert len(asked) == 2


def test_the_line_of_the_civilians_stays_in_sight_however_far_the_dialog_is_scrolled():
    window = Window((1280, 720), 150)
    window.begin("tapalpa_plus_72", {"mexico": "person"})
    opened(window, "raid")
    for _time in range(8):
        assert "Bystanders killed, on average" in said(window)
        assert "Plan order" in said(window)
        window.key(pygame.K_PAGEDOWN)


def test_a_standing_order_tells_what_runs_and_ends_at_nothing(planning):
    play = planning.desk.play
    play.plan(parse_order("exploit points=6"))
    play.end_turn()
    planning.go("planning")
    opened(planning, "exploit")
    assert "Runs now: 6 points a turn" in said(planning)
    planning.ui.set_focus(planning.widget("points"))
    planning.type("0")
    planning.key(pygame.K_HOME)
    assert draft_of(planning).values["points"] == 0
    assert "This order ends it." in said(planning)
    planning.ui.focus = ""
    planning.key(pygame.K_RETURN)
    assert running_amount(play.known.view, "exploit", {}) == 0.0


def test_every_standing_amount_can_be_read(planning):
    for scenario, seat in SEATS:
        window = Window((1280, 720))
        window.begin(scenario, {seat: "person"})
        for name in allowed_orders(window.desk.play.known):
            amount = amount_of(name)
            draft = Draft.begun(window.desk.play, name, None, None)
            if amount is None or refusal_of(draft):
                continue
            assert running_amount(draft.known.view, name, draft.values) is not None, f"what runs of {name} is unknown"


def test_a_planned_order_is_replaced_in_one_step(planning):
    play = planning.desk.play
    play.plan(parse_order("exploit points=6"))
    play.plan(parse_order("collect target=MX-JAL discipline=human points=2"))
    opened(planning, "exploit", None, 0)
    assert "Takes the place of" in said(planning)
    planning.ui.set_focus(planning.widget("points"))
    planning.key(pygame.K_DOWN)
    planning.ui.focus = ""
    planning.key(pygame.K_RETURN)
    texts = sorted(one.text for one in play.tray)
    assert texts == ["collect target=MX-JAL discipline=human points=2", "exploit points=5"]


def test_a_replacement_that_is_refused_leaves_the_planned_order_where_it_was(planning):
    play = planning.desk.play
    play.plan(parse_order("exploit points=6"))
    before = [one.text for one in play.tray]
    draft = Draft.begun(play, "exploit", {"points": 0}, 0)
    assert not draft.plan().accepted, "nothing ran before, so there is nothing to end"
    assert [one.text for one in play.tray] == before


def test_a_bot_at_the_seat_locks_the_dialog(planning):
    play = planning.desk.play
    play.session.hand_over("mexico", "hold")
    opened(planning, "exploit")
    assert planning.widget("plan").refused
    planning.key(pygame.K_RETURN)
    assert not play.tray


def test_the_prediction_card_is_noted_as_said_and_only_when_noted(planning):
    play = planning.desk.play
    session = play.session
    first, second = session.truth.world.prediction_measures[:2]
    open_prediction(planning.desk)
    planning.frame()
    planning.click(planning_choice(planning, first, "1"))
    planning.click(planning_choice(planning, second, "-1"))
    assert not session.predictions.get("mexico"), "nothing is on the card before it is noted"
    planning.click("intent")
    planning.type("Hold Jalisco")
    planning.key(pygame.K_RETURN)
    assert session.predictions["mexico"][1] == {first: 1, second: -1}
    assert session.intents["mexico"][1] == "Hold Jalisco"
    assert not planning.ui.is_open("prediction")


def planning_choice(window, measure, way):
    """The button of a direction beside a measure."""
    row = window.widget(measure)
    return next(one for one in row.children() if one.key == way)


@pytest.mark.parametrize(("size", "scale", "language"), WINDOWS)
def test_the_prediction_card_fits(size, scale, language):
    window = Window(size, scale, language)
    window.begin("tapalpa_plus_72", {"us": "person"})
    open_prediction(window.desk)
    window.frame()
    assert [one for one in window.complaints() if "prediction" in one] == []
