"""What a game of months must show: who is where, what it costs people, and counts of turns of different length."""

import pytest

from game.clients import ordered
from game.clients.causes import bridges
from game.clients.endings import toll
from game.clients.forecast_words import leading, short_words, value_text
from game.clients.headings import STALE_DAYS, reprisals_loom
from game.clients.turn_figures import PAID, Past, figures
from game.core.injects import make_inject
from game.desktop.charts.scales import Span, told_apart
from game.engine.forecast import Line
from game.session.decisions import answer, decisions_of
from game.session.effect_words import expected
from game.session.headlines import headlines, view_after
from game.session.naming import Names
from game.session.session import Session
from game.texts import number, percent
from tests.desktop.window import Window

ORDERS = ("posture group=CJNG toward=tolerate", "build region=MX-JAL kind=courts funds=10")


@pytest.fixture(scope="module")
def played():
    """Three turns of After the Boss, of which the third is a week longer than the second."""
    session = Session.create("after_the_boss", {"mexico": "person"}, seed=7)
    for turn in range(3):
        for text in ORDERS if not turn else ():
            assert session.submit("mexico", text).accepted, f"{text} should be accepted."
        session.resolve()
    return session


def test_counts_are_compared_at_as_many_days(played):
    world = played.truth.world
    rate = world.length_beside(3, 2)
    assert rate > 1.0, "The third turn should be longer than the second; if the calendar changed, choose other turns."
    now, before = (float(view_after(played, "mexico", turn).homicides[0].sum()) for turn in (3, 2))
    shown = next(one for one in headlines(played, "mexico") if one.measure == "homicides")
    assert (shown.value, shown.before) == (now, pytest.approx(before * rate)), "A longer turn is no rise in killings."
    bridge = next(one for one in bridges(played, "mexico", 3) if one.name == "homicides")
    assert bridge.start == pytest.approx(before * rate)
    assert bridge.days == world.days_of(3), "The report should say at how many days the turn before is counted."
    figure = next(one for one in figures(Past(played, "mexico"), 3) if one.measure == "homicides")
    assert figure.course[-2:] == (before, now) and figure.paced[-2:] == (pytest.approx(before * rate), now)


def test_what_no_event_tells_of_has_a_name_in_the_report(played):
    bridge = next(one for one in bridges(played, "mexico", 3) if one.name == "homicides")
    assert bridge.rest_words == "Other killings", "One cause alone is not “all other”."


def test_the_report_counts_everybody_who_pays():
    assert PAID[0] == "homicides" and {"displaced", "abuse_incidents"} <= set(PAID)


def test_the_toll_of_a_game_about_killings_counts_all_of_them(played):
    killed = sum(int(view_after(played, "mexico", turn).homicides[0].sum()) for turn in (1, 2, 3))
    assert number(killed) in toll(played, "mexico"), "Nobody who was killed may vanish at the end."


@pytest.mark.parametrize(("line", "told"), [
    (Line("violence_less", 0.2, 0.2, 0.2, "share"), "-20%"), (Line("violence_less", -0.1, -0.1, -0.1, "share"), "+10%"),
    (Line("capacity_36", 0.088, 0.088, 0.088, "share"), "+8.8"), (Line("arrests_more", 0.3, 0.3, 0.3, "share"), "+30%"),
])  # fmt: skip
def test_a_forecast_of_a_change_carries_its_sign(line, told):
    assert value_text(line, line.value) == told, f"{line.name} should be told as a change."
    assert leading([line]) is None or "less" not in short_words(line), "A sign and “less” together mean the opposite."


@pytest.mark.parametrize(("factor", "way"), [(0.92, "falls"), (1.06, "rises")])
def test_a_decision_says_which_way_killing_goes(played, factor, way):
    one = make_inject("violence_shock", {"region": "MX-JAL", "factor": factor, "weeks": 8})
    assert f"Jalisco {way}" in expected(Names(played, "mexico"), one), "What calms a state must not be told as a flare-up."


def test_each_answer_is_told_with_its_own_decision(played):
    session = Session.create("after_the_boss", {"mexico": "person"}, seed=7)
    session.resolve()
    waiting = decisions_of(session, "mexico")
    assert len(waiting) > 1, "Two decisions should wait in the second turn; if the scenario changed, choose another turn."
    for one in waiting[:2]:
        assert answer(session, "mexico", one.options[-1].name).accepted
    session.resolve()
    told = [one.words for one in ordered.came_of(session, "mexico", 2) if one.order.name == "answer_dilemma"]
    assert all(one.title in words for one, words in zip(waiting, told, strict=False)), f"Answers are mixed up: {told}"
    assert len(set(told)) == len(told)


def test_the_map_does_not_forget_who_is_where():
    window = Window()
    play = window.begin("after_the_boss", seats={"mexico": "person"})
    there = {region: set(play.known.groups_in(place)) for place, region in enumerate(play.known.view.world.regions)}
    assert len(there["MX-SIN"]) >= 3, "Open sources name the groups of Sinaloa; the first map should too."
    for _turn in range(4):
        play.resolve()
    known = play.known
    for place, region in enumerate(known.view.world.regions):
        alive = {one for one in there[region] if known.view.world.groups.index(one) in known.groups}
        published = play.session.setup.scenario.groups
        gone = [one for one in alive - set(known.groups_in(place)) if region in published[one].presence]
        assert not gone, f"{region} has forgotten {gone}."


def test_an_old_estimate_raises_no_alarm(played):
    known = Window().begin("after_the_boss", seats={"mexico": "person"}).known
    day = float(known.view.day[0])
    known.view.beliefs.reprisals[0, 0] = 9.0
    known.view.beliefs.reprisals_error[0, 0] = 1.0
    assert reprisals_loom(known, 0), "A fresh estimate of nine attacks is worth a warning."
    known.view.day[0] = day + STALE_DAYS + 1.0
    assert not reprisals_loom(known, 0), "What was believed months ago says nothing about attacks to come."


def test_the_ticks_of_an_axis_are_told_apart():
    span = told_apart(Span(0.669, 0.671, 0.0005), percent)
    words = [percent(tick) for tick in span.ticks]
    assert len(set(words)) == len(words), f"An axis of {words} tells nothing."
    assert span.low <= 0.669 and span.high >= 0.671


def test_nothing_is_told_as_minus_nought():
    assert (number(-0.3), number(-0.04, 1), percent(-0.001)) == ("0", "0.0", "0%")
