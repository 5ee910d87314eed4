"""What a first player of a red seat missed: only what can be chosen is offered, and what is done already is named."""

import attrs
import pygame
import pytest

from game.clients import standing
from game.clients.forecast_words import value_text
from game.clients.headings import short_purse
from game.clients.known import Known
from game.clients.merging import gathered
from game.clients.order_forms import choices_of, left_out
from game.clients.succession import risen_risk, split_warning, succession_told
from game.clients.why import why
from game.core.orders import ORDERS, parse_order
from game.desktop.art.fonts import LABEL
from game.desktop.screens.orders.dialog import open_order
from game.desktop.screens.planning.needs import needs
from game.desktop.screens.turn_report.waterfall import Bar, Waterfall
from game.desktop.screens.why import open_why
from game.engine.forecast import Line
from game.session import wording
from game.session.forecasts import forecast_order
from game.session.naming import Names
from game.session.outcome import mandate_of
from game.session.reporting import events_for
from game.session.session import Session
from tests.desktop.window import Window


def known_to(seat):
    return Known.of(Session.create("after_the_boss", {seat: "person"}, seed=3), seat)


def of(order):
    return ORDERS[order].parameters[0]


def test_only_groups_that_are_not_designated_can_be_designated_and_the_others_are_named():
    known = known_to("us")
    free, named = choices_of(of("designate"), known, "designate"), known.designated()
    assert named and not set(free) & set(named)
    told = left_out(of("designate"), known, "designate")
    assert all(known.names.group_name(one) in told for one in named), told
    reasons = {known.session.reason("us", parse_order(f"designate group={group}")).reason for group in free}
    assert "already_designated" not in reasons


def test_only_a_group_that_is_met_and_no_ally_yet_can_be_asked_for_an_alliance():
    known = known_to("group:CJNG")
    free = choices_of(of("ally"), known, "ally")
    refused = {group: known.session.reason("group:CJNG", parse_order(f"ally group={group}")).reason for group in free}
    assert set(refused.values()) == {"accepted"}, refused
    assert known.names.group_name("CUINIS") in left_out(of("ally"), known, "ally")


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
def test_the_form_names_those_that_are_designated_and_fits(size):
    window = Window(size)
    window.begin("after_the_boss", {"us": "person"})
    window.go("planning")
    open_order(window.desk, "designate")
    window.frame()
    assert "Designated already:" in window.texts()
    assert window.complaints() == []


def test_knowledge_that_fades_is_told_in_one_line_for_each_rung_and_its_label_tells_of_all():
    session = Session.create("after_the_boss", {"us": "person"}, seed=3)
    session.resolve()
    told, names = events_for(session, "us", 1), Names(session, "us")
    lines = [(seen, many) for seen, many in gathered(told, names) if seen.kind == "rung_down"]
    fallen = [seen for seen in told if seen.kind == "rung_down"]
    assert len(fallen) > 3 and len(lines) < len(fallen)
    assert sum(len(many) for _seen, many in lines) == len(fallen), "every event stands in one line"
    line, many = max(lines, key=lambda one: len(one[1]))
    assert line.label.endswith("+") and f"{len(many)} people" in line.text and "more" in line.text, line.text
    assert len({seen.event.values["rung"] for seen in many}) == 1


def test_a_few_people_are_all_named():
    session = Session.create("after_the_boss", {"us": "person"}, seed=3)
    session.resolve()
    fallen = [seen for seen in events_for(session, "us", 1) if seen.kind == "rung_down"][:3]
    same = [attrs.evolve(seen, event=attrs.evolve(seen.event, values={"rung": "rumour"})) for seen in fallen]
    ((line, _many),) = gathered(same, Names(session, "us"))
    assert "3 people" in line.text and "more" not in line.text


def test_before_the_first_turn_a_number_is_told_as_it_stands_and_nothing_is_said_to_have_changed_it():
    window = Window((1280, 720))
    game = window.begin("after_the_boss", {"us": "person"})
    found = why(game.known, "trust")
    assert any("At the start of the game:" in text for text in found.explanation.sentences)
    open_why(window.desk, "trust")
    window.frame()
    shown = window.texts()
    assert "At the start of the game:" in shown
    assert "Nothing changed it" not in shown and "(0.0)" not in shown and "(+0" not in shown


@pytest.mark.parametrize("order", ["bribe region=MX-JAL funds=10", "aid_population region=MX-JAL funds=10", "lie_low"])
def test_what_is_done_quietly_has_a_forecast_too(order):
    known = known_to("group:CJNG")
    lines = forecast_order(known.view, parse_order(order), 56.0)
    assert lines and all(0.0 < line.value < 1.0 and line.name in wording.LINES for line in lines), lines


def test_more_money_buys_ever_less():
    view = known_to("group:CJNG").view
    bought = [forecast_order(view, parse_order(f"bribe region=MX-JAL funds={funds}"), 56.0)[0].value for funds in (1, 2, 3)]
    assert bought[0] < bought[1] < bought[2] and bought[2] - bought[1] < bought[1] - bought[0], bought


def test_people_and_guns_are_told_without_tenths():
    assert value_text(Line("moved", 40.0, 40.0, 40.0, "persons"), 40.0) == "40"
    assert value_text(Line("guns_bought", 3333.3, 1.0, 1.0, "count"), 3333.3) == "3,333"


def test_a_purse_that_cannot_pay_what_runs_is_told_before_it_runs_dry():
    window = Window((1280, 720))
    game = window.begin("after_the_boss", {"group:CJNG": "person"})
    assert short_purse(game.known) == ""
    cash = int(game.known.view.own_group.cash[0] / 1e6)
    assert game.plan(f"bribe region=MX-JAL funds={cash - 1}").accepted
    assert game.plan("aid_population region=MX-JAL funds=1").accepted
    game.resolve()
    assert "a payment that finds it empty ends" in short_purse(game.known)
    window.go("planning")
    assert window.complaints() == []


def test_a_reading_of_the_own_group_says_that_the_measure_is_of_all_and_a_broken_floor_says_so():
    window = Window((1280, 720))
    game = window.begin("after_the_boss", {"group:CJNG": "person"})
    item = next(one for one in game.session.truth.world.lenses["organisation"] if one.measure == "members")
    assert "in your own group" in standing.now(game.session, "group:CJNG", item)
    floor = mandate_of(game.session, "group:CJNG").floor
    assert not standing.breaks(game.session, "group:CJNG", floor)
    assert standing.breaks(game.session, "group:CJNG", attrs.evolve(floor, at_least=1e9))


def test_the_figures_beside_a_waterfall_are_not_cut():
    window = Window((1280, 720))
    window.begin("the_teapot", {"mexico": "person"})
    figure = "${:.1f} million".format
    made = Waterfall([Bar(0.0, 154.6, "", "Start", "", "before"), Bar(154.6, 20.0, "", "Paid", "", "worse")], figure)
    made.place(window.ui, pygame.Rect(0, 0, 900, 300))
    assert made.field.left > window.ui.text_width(figure(154.6), LABEL)


@pytest.mark.parametrize("size", [(1280, 720), (1600, 900)])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_card_of_its_own_group_tells_who_takes_over_the_risk_of_a_split_and_what_drives_it(language, size):
    window = Window(size, 100, language)
    game = window.begin("after_the_boss", {"group:CJNG": "person"}, seed=3, form="short")
    told = succession_told(game.known, game.known.view.world.groups.index("CJNG"))
    assert [len(section.facts) for section in told] == [4, 5], "contenders and a split; the risk and three drivers"
    window.desk.screen._context.selects("group", "CJNG")()
    window.ui.refresh()
    assert window.complaints() == []
    shown = said_by(window)
    assert told[0].title in shown and told[0].facts[0].label in shown, "it stands at the head of the card"
    window = Window((1280, 1500), 100, language)  # tall enough for the whole card
    window.begin("after_the_boss", {"group:CJNG": "person"}, seed=3, form="short")
    window.desk.screen._context.selects("group", "CJNG")()
    window.ui.refresh()
    shown = said_by(window)
    for section in told:
        facts = [words for one in section.facts for words in (one.label, one.words)]
        for words in (section.title, section.note, *facts):
            assert words in shown, words


def test_a_split_that_threatens_stands_among_what_needs_attention_and_a_rise_of_it_over_what_changed():
    window = Window((1600, 900))
    game = window.begin("after_the_boss", {"group:CJNG": "person"}, seed=3, form="short")
    need = next(one for one in needs(window.desk.screen._context) if one.key == "need split")
    assert need.title == split_warning(game.known) and "cohesion" in need.detail
    game.resolve()
    window.go("report")
    assert risen_risk(game.session, "group:CJNG", 1) in said_by(window)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_lens_of_the_mandate_shows_what_is_public_and_names_what_is_told_only_at_the_end(language):
    window = Window((1280, 720), 100, language)
    game = window.begin("after_the_boss", {"us": "person"}, mandates={"us": "fewer_deaths_at_home"})
    game.resolve()
    window.go("briefing")
    assert window.complaints() == []
    tall = Window((1280, 1500), 100, language)
    game = tall.begin("after_the_boss", {"us": "person"}, mandates={"us": "fewer_deaths_at_home"})
    game.resolve()
    tall.go("briefing")
    deaths = game.session.view("us").market.deaths[0].sum()
    assert f"{deaths:,}" in said_by(tall), "the deaths of an overdose so far are public"
    game = tall.begin("after_the_boss", {"us": "person"}, mandates={"us": "dry_up_the_money"})
    tall.go("briefing")
    late = standing.told_late(game.session, "us", "market")
    assert late and late in said_by(tall)


def said_by(window):
    """All that stands on a window, in one line."""
    return " ".join(window.texts().split())
