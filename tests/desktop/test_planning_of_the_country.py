"""Institutions, courts and support on the planning screen: read, asked about, ordered and ended, by mouse and keyboard."""

import pygame
import pytest

from game.clients import layers
from game.clients.programmes import running
from game.desktop.screens.planning.context import Selected
from game.desktop.screens.planning.orders_for import orders_for
from tests.desktop.window import Window

ORDERS = ("build region=LAB-A kind=courts funds=20", "jobs region=LAB-A funds=5", "posture group=ALFA toward=confront")
LEVELS = ("share police", "share courts", "share services", "share state_control", "share support", "share protection")
COUNTS = ("count arrests", "count convictions", "count prisoners", "count abuse_incidents", "count displaced")


def opened(seat="mexico", orders=ORDERS, turns=2, select="region LAB-A", **how):
    """A window at the planning of a later turn of the laboratory, something selected."""
    window = Window(**how)
    play = window.begin("laboratory", seats={seat: "person"})
    for order in orders:
        answer = play.plan(order)
        assert answer.accepted, f"{order} was refused: {answer.sentence}"
    for _turn in range(turns):
        play.resolve()
    window.go("planning", select=select)
    return window


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 150), ((1440, 900), 100)])
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("select", ["region LAB-A", "group ALFA"])
def test_what_is_known_of_a_place_and_a_group_is_whole_at_every_size(size, scale, language, select):
    window = opened(size=size, scale=scale, language=language, select=select)
    assert window.complaints() == []


@pytest.mark.parametrize("key", [*LEVELS, *COUNTS])
def test_every_number_of_a_place_opens_its_why_card(key):
    window = opened(size=(1600, 1600))
    window.click(key)
    assert window.ui.overlays, f"A press on {key} should open a card that tells why."
    assert window.complaints() == []


def test_the_inspector_tells_levels_custody_and_what_is_under_way():
    window = opened(size=(1600, 1600))
    told = " ".join(window.texts().split())
    for words in (
        "Prosecutors and courts", "convicted", "awaiting trial", "serving a sentence", "under way",
        "Officials who shield groups", "Support for groups", "driven out", "abuses by security forces",
    ):  # fmt: skip
        assert words in told, f"The inspector of a region should tell: {words}"


def test_the_orders_that_fit_a_place_and_a_group_are_offered_there():
    window = opened()
    known = window.desk.play.known
    of_place = {name for name, _given in orders_for(known, Selected("region", "LAB-A"))}
    assert {"build", "jobs", "deploy", "prosecute_protectors", "collect"} <= of_place
    assert {"posture", "collect"} <= {name for name, _given in orders_for(known, Selected("group", "ALFA"))}
    red = opened("group:ALFA", orders=()).desk.play.known
    assert "expand" in {name for name, _given in orders_for(red, Selected("region", "LAB-D"))}


def test_programmes_of_building_jobs_and_posture_run_and_can_be_ended():
    window = opened()
    play = window.desk.play
    mine = {one.order: one for one in running(play.known) if one.order in ("build", "jobs", "posture")}
    assert set(mine) == {"build", "jobs", "posture"}
    assert mine["posture"].ends["toward"] == "contain", "To end a posture is to go back to what stood at the start."
    for one in mine.values():
        text = " ".join([one.order, *(f"{name}={value}" for name, value in one.ends.items())])
        assert play.plan(text).accepted, f"{text} should end what runs."
    assert not [one for one in running(play.known) if one.order in ("build", "jobs", "posture")]


def test_the_layers_of_institutions_and_support_are_chosen_by_key_and_told_by_the_legend():
    window = Window((1600, 900))
    window.begin("tapalpa_plus_72", seats={"mexico": "person"})
    for key, layer in ((pygame.K_7, "institutions"), (pygame.K_8, "support")):
        window.key(key)
        assert window.desk.screen.layer == layer and window.complaints() == []
        assert layers.shows(window.desk.play.known, layer) in " ".join(window.texts().split())


@pytest.mark.parametrize(
    ("name", "given"),
    [("build", {"region": "LAB-A", "kind": "courts", "funds": 20.0}), ("jobs", {"region": "LAB-A", "funds": 5.0}),
     ("posture", {"group": "BETA", "toward": "tolerate"}), ("deploy", {"region": "LAB-B", "troops": 12000}),
     ("prosecute_protectors", {"region": "LAB-A", "coalition": "other", "joint": True})],
)  # fmt: skip
@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 150), ((1440, 900), 100)])
def test_the_dialogs_of_the_new_orders_tell_price_and_forecast(name, given, size, scale):
    from game.desktop.screens.orders.dialog import open_order

    window = opened(size=size, scale=scale, orders=(), turns=0)
    open_order(window.desk, name, given)
    window.frame()
    assert window.complaints() == []
    if scale == 100:  # at 150% the forecast lies below, in the same scroll
        assert "not a prediction" in window.texts()
    window.key(pygame.K_RETURN)
    assert [one.order.name for one in window.desk.play.tray] == [name], "Enter plans the order."
