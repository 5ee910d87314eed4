"""The dialog of every order of markets, money, guns, health, politics and aid: told whole, planned by mouse and keyboard,
running afterwards with its price in the purse, ended again."""

import pygame
import pytest

from game.clients.known import Known
from game.clients.order_forms import allowed_orders
from game.clients.order_needs import needs_of
from game.clients.programmes import dollars_a_turn, running
from game.core.orders import ORDERS
from game.desktop.art.icon_tables import ORDER_ICONS
from game.desktop.screens.orders.dialog import open_order
from game.engine import commitments
from tests.desktop.window import Window

STEPS = (((1280, 720), 150, "es"), ((1440, 900), 100, "en"))
# What is chosen from outside (a place on the map, a group) and what stands in the dialog of each order.
MEXICO = {
    "posture": {"group": "CJNG"}, "freeze_finances": {"group": "CJNG"}, "inspect_port": {"gateway": "manzanillo"},
    "inspect_southbound": {"gateway": "tucson"}, "transfer_prisoners": {}, "protect_press": {},
    "offer_terms": {"group": "CJNG"}, "raid_site": {"region": "MX-SIN", "kind": "lab"}, "jobs": {"region": "MX-JAL"},
    "prosecute_protectors": {"region": "MX-JAL"},
}  # fmt: skip
US = {
    "attach_planners": {}, "fusion_cell": {}, "designate": {"group": "UT"}, "sanction": {"group": "CJNG"},
    "indict_official": {"region": "MX-JAL"}, "drop_charges": {"region": "MX-SIN"}, "demand_action": {"topic": "labs"},
    "enforce_guns": {}, "scan_border": {"gateway": "tucson", "channel": "car"}, "screen_mail": {},
    "prosecute_distribution": {}, "treat": {}, "follow_money": {}, "precursor_diplomacy": {}, "threaten_tariff": {},
    "threaten_border_closure": {}, "strike_boats": {}, "fund_plan": {}, "train_and_equip": {},
    "strike": {"target": "lab:MX-SIN"},
}  # fmt: skip
DIALOGS = {"mexico": MEXICO, "us": US}
BEFORE = (
    ("mexico", "consent to=planners answer=give"), ("mexico", "consent to=fusion_cell answer=give"),
    ("mexico", "consent to=strike answer=give"),
    ("us", "indict_official region=MX-SIN"), ("us", "seek_authority from=white_house kind=strike"),
)  # fmt: skip


def opened(size=(1440, 900), scale=100, language="en"):
    """A window in which both states sit, a turn after what the orders need was done."""
    window = Window(size, scale, language)
    play = window.begin("after_the_boss", {"mexico": "person", "us": "person"})
    for seat, order in BEFORE:
        answer = play.session.submit(seat, order)
        assert answer.accepted, f"{order}: {answer.sentence}"
    play.session.resolve()
    return window, play


def seated(window, play, seat):
    if play.seat != seat:
        play.sit(seat)
    window.go("planning")


@pytest.mark.parametrize(("size", "scale", "language"), STEPS)
def test_every_dialog_is_whole_and_explains_itself(size, scale, language):
    window, play = opened(size, scale, language)
    for seat, dialogs in DIALOGS.items():
        seated(window, play, seat)
        for name, given in dialogs.items():
            open_order(window.desk, name, given)
            assert window.complaints() == [], f"the dialog of {name}"
            assert "=" not in window.texts(), f"{name} is shown as it is typed"
            window.desk.ui.close("order")


@pytest.mark.parametrize("seat", DIALOGS)
def test_enter_plans_each_order_and_every_one_told_in_numbers_what_it_brings(seat):
    window, play = opened()
    seated(window, play, seat)
    for name, given in DIALOGS[seat].items():
        open_order(window.desk, name, given)
        shown = " ".join(window.texts().split())
        assert "not a prediction" in shown and "no forecast in numbers" not in shown, name
        assert "1 decision" in shown and "Needs" in shown, f"{name} tells its price and what it needs"
        window.key(pygame.K_RETURN)
        assert [one.order.name for one in play.tray] == [name], f"Enter plans {name}: {window.texts()[-400:]}"
        play.take_back(0)


def test_every_order_of_both_states_has_a_picture_and_a_list_of_what_it_needs():
    _window, play = opened((1280, 720))
    for seat in DIALOGS:
        known = Known.of(play.session, seat)
        for name in allowed_orders(known):
            assert name in ORDER_ICONS, f"{name} has no icon"
            assert needs_of(name, {}, known, None) or name in ("answer_accord", "answer_dilemma")


def test_a_level_and_a_threat_that_stand_are_told_where_they_are_changed():
    window, play = opened()
    seated(window, play, "us")
    for order in ("strike_boats level=2", "threaten_tariff level=1", "fund_plan funds=40 years=5"):
        assert play.plan(order).accepted
    play.resolve()
    seated(window, play, "us")
    for name, words in (
        ("strike_boats", "Runs now: level 2"), ("threaten_tariff", "A threat of level 1 stands now."),
        ("threaten_border_closure", "No such threat stands now."), ("fund_plan", "A plan of $40.0 million a year runs now"),
    ):  # fmt: skip
        open_order(window.desk, name, {})
        assert words in " ".join(window.texts().split()), name
        window.desk.ui.close("order")


def test_laboratories_are_struck_from_the_list_of_regions_where_some_are_thought_to_be():
    window, play = opened()
    seated(window, play, "us")
    open_order(window.desk, "strike", {})
    window.click("labs")
    window.click("target")
    shown = window.texts()
    assert "Laboratories, Durango" in shown and "laboratories, an estimate" in shown
    window.click("Laboratories, Durango")
    window.key(pygame.K_RETURN)
    assert [one.text.split()[1] for one in play.tray] == ["target=lab:MX-DUR"]


def test_what_is_dropped_or_taken_back_is_forecast_from_what_stands():
    window, play = opened()
    seated(window, play, "us")
    open_order(window.desk, "drop_charges", {"region": "MX-SIN"})
    assert "Points of trust between the two states that come back" in " ".join(window.texts().split())


PROGRAMMES = {
    "mexico": ("freeze_finances group=CJNG points=4", "inspect_port gateway=manzanillo funds=8",
               "inspect_southbound gateway=tucson funds=5", "protect_press funds=6", "jobs region=MX-JAL funds=7"),
    "us": ("fusion_cell funds=3", "enforce_guns funds=4", "screen_mail funds=5", "treat funds=6"),
}  # fmt: skip
MORE = {
    "mexico": ("posture group=CJNG toward=confront",),
    "us": ("scan_border gateway=tucson channel=car method=manual funds=7", "prosecute_distribution funds=8",
           "follow_money funds=9", "strike_boats level=1"),
}  # fmt: skip
LAST = {"mexico": (), "us": ("sanction group=CJNG points=4", "attach_planners presence=temporary",
                             "fund_plan funds=30 years=4", "threaten_border_closure level=1")}  # fmt: skip


@pytest.fixture(scope="module")
def busy():
    """A game in which every programme runs, each planned by its seat."""
    window, play = opened((1600, 900))
    for plans in (PROGRAMMES, MORE, LAST):
        for seat, orders in plans.items():
            for order in orders:
                answer = play.session.submit(seat, order)
                assert answer.accepted, f"{order}: {answer.sentence}"
        play.session.resolve()
    return window, play


@pytest.mark.parametrize("seat", DIALOGS)
def test_each_programme_stands_in_the_strip_and_in_the_purse_and_can_be_ended(busy, seat):
    window, play = busy
    seated(window, play, seat)
    known, given = play.known, [*PROGRAMMES[seat], *MORE[seat], *LAST[seat]]
    mine = {one.order: one for one in running(known)}
    assert set(mine) >= {order.split()[0] for order in given}
    place = known.view.world.seats.index(seat)
    paid = int(commitments.funds_in_use(play.session.truth)[0, place])
    assert dollars_a_turn(known) == paid > 0, "the purse in the top bar counts every programme"
    for name in (order.split()[0] for order in given):
        one = mine[name]
        assert ORDERS[name].timing in ("standing", "once") and one.cost and one.what
        words = {argument: str(value).lower() if isinstance(value, bool) else value for argument, value in one.ends.items()}
        text = " ".join([name, *(f"{argument}={value}" for argument, value in words.items())])
        answer = play.session.submit(seat, text)
        assert answer.accepted, f"{text} should end it: {answer.sentence}"
        play.session.withdraw(seat, len(play.session.plans[seat]) - 1)
    assert window.complaints() == []
