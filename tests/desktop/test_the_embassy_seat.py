"""What a first player of the embassy seat missed: names as they are written, readings that say what they cover."""

import pytest

from game import texts
from game.clients import standing
from game.clients.accord_words import status_words
from game.clients.turn_figures import lens_position
from game.desktop.map.layers import short_name
from game.desktop.screens.planning.screen import TALL
from game.session import order_names
from game.session.negotiating import Offer
from tests.desktop.window import Window

ROUND_THE_BORDER = ("san_diego", "lazaro_cardenas", "mazatlan", "air", "mail")


def of_status(status, request=""):
    return Offer("us-1-1", "us", "mexico", status, 0 if request else 3, (), (), request)


def test_gateways_are_written_as_their_people_write_them():
    assert [order_names.gateway(one) for one in ROUND_THE_BORDER] == [
        "San Diego", "Lázaro Cárdenas", "Mazatlán", "Airports", "Mail",
    ]  # fmt: skip
    texts.use("es")
    assert [order_names.gateway(one) for one in ROUND_THE_BORDER[-2:]] == ["Aeropuertos", "Correo"]


def test_members_of_all_groups_are_told_as_those_of_the_named_groups_and_place_no_lens():
    game = Window().begin("after_the_boss", {"us": "person"})
    item = next(one for one in game.session.truth.world.lenses["threat"] if one.measure == "members")
    assert "named groups" in standing.now(game.session, "us", item)
    assert lens_position(game.session, "us", item) is None, "the lens counts local groups, the reading does not"


def test_a_request_that_is_closed_was_refused_and_an_accord_may_have_been_countered():
    assert status_words(of_status("closed", "strike target=CJNG/boss ask=true")) == "refused"
    assert "countered" in status_words(of_status("closed"))


@pytest.mark.parametrize("code", ["en", "es"])
def test_the_legend_fits_over_a_low_map_and_shows_no_letters_of_the_engine(code):
    window = Window((1280, 720), language=code)
    game = window.begin("after_the_boss", {"us": "person"})
    assert window.ui.logical[1] < TALL
    window.key(ord("1"))
    window.key(ord("l"))
    assert window.complaints() == []
    assert "_" not in short_name(game.known, "CDS_MZ")


def test_a_forecast_without_a_spread_is_told_without_a_range_of_one_number():
    window = Window((1280, 720))
    game = window.begin("after_the_boss", {"us": "person"})
    assert game.plan("scan_border gateway=tucson channel=truck method=scanner funds=10").accepted
    game.resolve()
    window.go("report")
    window.desk.screen.open_tab("orders")
    window.frame()
    told = window.texts()
    shares = [line for line in told.splitlines() if "% (" in line]
    assert shares, "the orders of the turn stand with what could be expected of them"
    assert all(len(set(line.split("(")[1].rstrip(")").split("–"))) == 2 for line in shares), shares
