"""The whole game at the console: help of every order, programmes with the order that ends each, tracks, groups, places."""

import pytest

from game.clients.known import Known
from game.clients.order_forms import allowed_orders, example
from game.console.tables import programme_rows
from game.core.orders import ORDERS, parse_order
from game.session.session import Session
from tests.console.playing import play

SEATS = ("mexico", "us", "group:CJNG")
RUNNING = {
    "mexico": ("freeze_finances group=CJNG points=4", "inspect_port gateway=manzanillo funds=8",
               "inspect_southbound gateway=tucson funds=5", "protect_press funds=6", "posture group=UT toward=tolerate"),
    "us": ("sanction group=CJNG points=4", "enforce_guns funds=4", "treat funds=6", "strike_boats level=1"),
    "group:CJNG": ("arm funds=3", "bribe region=MX-JAL funds=1"),
}  # fmt: skip
MORE = {
    "mexico": (),
    "us": ("screen_mail funds=5", "scan_border gateway=tucson channel=car method=manual funds=7", "follow_money funds=9",
           "prosecute_distribution funds=8"),
    "group:CJNG": (),
}  # fmt: skip
LAST = {"mexico": (), "us": ("fund_plan funds=30 years=4", "threaten_tariff level=1"), "group:CJNG": ()}


@pytest.fixture(scope="module")
def busy():
    session = Session.create("after_the_boss", dict.fromkeys(SEATS, "person"), seed=7)
    for plans in (RUNNING, MORE, LAST):
        for seat, orders in plans.items():
            for order in orders:
                answer = session.submit(seat, order)
                assert answer.accepted, f"{order}: {answer.sentence}"
        session.resolve()
    return session


@pytest.mark.parametrize("seat", SEATS)
def test_help_of_every_order_tells_what_it_does_what_it_takes_and_an_example_that_can_be_read(seat):
    known = Known.of(Session.create("after_the_boss", {seat: "person"}, seed=7), seat)
    names = allowed_orders(known)
    text, _app = play([f"help {name}" for name in names], scenario="after_the_boss", seat=seat, width=100)
    pages = text.split("> help ")[1:]
    assert len(pages) == len(names)
    for name, page in zip(names, pages, strict=True):
        assert "Example:" in page and "No rule of this version" not in page, name
        for parameter in ORDERS[name].parameters:
            assert parameter.name in page, f"{name} tells of {parameter.name}"
        parse_order(example(ORDERS[name], known))


@pytest.mark.parametrize("seat", SEATS)
def test_programmes_lists_everything_that_runs_and_the_order_beside_each_ends_it(busy, seat):
    rows = programme_rows(Known.of(busy, seat))
    ends = {row[3].split()[0]: row for row in rows}
    for order in (*RUNNING[seat], *MORE[seat], *LAST[seat]):
        name = order.split()[0]
        assert name in ends, f"{name} runs and is not listed"
        what, target, cost, end = ends[name]
        assert what and target and cost
        answer = busy.submit(seat, end)
        assert answer.accepted, f"{end} should end it: {answer.sentence}"
        busy.withdraw(seat, len(busy.plans[seat]) - 1)


@pytest.mark.parametrize("width", [80, 120])
def test_accords_tells_how_the_states_and_their_countries_stand(width):
    lines = ["enforce_guns funds=5", "y", "end", "accords", "why trade_review", "why press_freedom"]
    text, _app = play(lines, scenario="after_the_boss", seat="us", width=width)
    told = " ".join(text.split())
    for words in ("unilateral_chance", "rival_influence", "civil_liberties", "Tariff threatened", "U.S. charges"):
        assert words in told, words
    assert "Chance that it is extended" in told and "nothing called" not in told


def test_a_group_and_a_place_have_a_page_with_money_guns_laboratories_and_the_press():
    text, _app = play(["groups CJNG", "groups NOBODY", "regions MX-SIN"], scenario="after_the_boss", width=100)
    for words in ("Can launder, a week", "Guns per member", "designated before the game", "There is no group",
                  "Laboratories, your estimate", "freedom of the press"):  # fmt: skip
        assert words in text, words


def test_a_bargain_is_put_together_by_topic_with_questions():
    lines = ["propose_accord", "enforce_guns", "5", "", "inspect_port", "manzanillo", "4", "", "3", "y"]
    text, app = play(lines, scenario="after_the_boss", seat="us", width=100)
    assert "Money and guns: " in text and "Border and trade: " in text
    plans = [one.text for one in app.session.plans["us"]]
    assert any("enforce_guns funds=5" in one and "inspect_port gateway=manzanillo" in one for one in plans), plans


def test_terms_that_contradict_each_other_are_refused_with_their_sentence():
    order = "propose_accord gives='posture group=CJNG toward=confront; posture group=CJNG toward=tolerate' turns=3"
    text, _app = play([order, "y"], scenario="after_the_boss")
    assert "The terms contradict each other, or an accord that stands." in " ".join(text.split())
