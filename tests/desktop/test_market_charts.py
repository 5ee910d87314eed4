"""Charts by product, gateway, line of revenue and group: what each seat may read and no more, kept as files like others."""

import pygame
import pytest

from game.clients import series as measures
from game.clients import series_market as market
from game.core.markets import GRAMS, LINES, PRODUCTS
from game.desktop.charts.export import figures_of
from tests.desktop.window import Window


def looking(seat="us", turns=2, size=(1600, 900), scale=100, language="en", scenario="after_the_boss", **how):
    window = Window(size, scale, language)
    window.begin(scenario, {seat: "person"}, "about")
    for _turn in range(turns):
        window.desk.play.resolve()
    window.go("charts", **how)
    return window


def test_prices_and_purity_of_a_product_stand_in_one_chart_each():
    window = looking(measure="street_price@meth")
    window.ui.set_focus(window.widget("purity@meth"))
    window.key(pygame.K_RETURN)
    assert window.desk.screen.chosen == ["street_price@meth", "purity@meth"]
    assert "$ per pure gram" in window.texts() and window.complaints() == []


@pytest.mark.parametrize("product", PRODUCTS)
def test_every_measure_of_a_product_reads_the_public_number(product):
    window = looking()
    view, reader, x = window.desk.play.session.view("us"), window.desk.screen.reader, PRODUCTS.index(product)
    assert reader.series(f"street_price@{product}").points[-1].value == float(view.market.price[0, x])
    assert reader.series(f"seizures@{product}").points[-1].value == float(view.border.seized[0, x].sum()) / GRAMS
    assert reader.series(f"overdose_deaths@{product}").points[-1].value == float(view.market.deaths[0, x])
    assert reader.series(f"users@{product}").points[-1].error == 0.0
    assert reader.series(f"flow@{product}").points[-1].error > 0.0, "what passes is a guess, with its error"


def test_seizures_of_the_gateways_add_up_to_those_of_the_products():
    window = looking(turns=1)
    reader, view = window.desk.screen.reader, window.desk.play.known.view
    by_gateway = sum(
        reader.series(f"seizures@{one}").points[-1].value
        for one in market.gateways_offered(view) if "seizures" in market.measures_of_gateway(view, one)
    )  # fmt: skip
    by_product = sum(reader.series(f"seizures@{one}").points[-1].value for one in PRODUCTS)
    assert by_gateway == pytest.approx(by_product) and by_product > 0.0


def test_a_state_reads_estimates_of_money_and_guns_and_no_revenue():
    window = looking("mexico")
    session = window.desk.play.session
    offered = measures.measures_of_group(session, "mexico", "CJNG")
    assert {"laundering", "arms_stock"} <= set(offered) and not {"cash", "revenue"} & set(offered)
    assert window.desk.screen.reader.series("arms_stock@CJNG").points[-1].error > 0.0
    assert market.measures_of_line(session.view("mexico")) == []
    assert not window.desk.screen._readable("revenue@extortion")


def test_a_group_reads_its_own_books_by_line_and_nobody_elses():
    window = looking("group:CJNG", measure="revenue@extortion")
    session = window.desk.play.session
    view, reader = session.view("group:CJNG"), window.desk.screen.reader
    assert {"cash", "revenue", "arms_stock"} <= set(measures.measures_of_group(session, "group:CJNG", "CJNG"))
    assert measures.measures_of_group(session, "group:CJNG", "CDN") == ["captures"]
    assert reader.series("revenue@extortion").points[-1].value == pytest.approx(
        float(view.market.own_revenue[0, LINES.index("extortion")]) / 1e6
    )
    assert not reader.series("cash@CDN").points, "another group's cash is nobody's business"
    assert window.complaints() == []


@pytest.mark.parametrize("seat", ["mexico", "us", "group:CJNG"])
@pytest.mark.parametrize(("size", "scale", "language"), [((1280, 720), 150, "es"), ((1440, 900), 100, "en")])
def test_what_is_offered_is_whole_for_every_seat(seat, size, scale, language):
    window = looking(seat, size=size, scale=scale, language=language)
    if scale == 150:
        window.click("choose")
    assert window.complaints() == []
    view, session = window.desk.play.known.view, window.desk.play.session
    names = [f"{one}@fentanyl" for one in market.measures_of_product(view)]
    names += [f"{one}@tucson" for one in market.measures_of_gateway(view, "tucson")]
    names += [f"{one}@CJNG" for one in measures.measures_of_group(session, seat, "CJNG")]
    for name in names:
        assert window.desk.screen._readable(name), name
        assert window.desk.screen.reader.series(name).points, f"{name} should have points after two turns"


def test_the_figures_of_products_and_gateways_are_kept_with_their_errors():
    reader = looking().desk.screen.reader
    table = figures_of([reader.series("flow@fentanyl"), reader.series("trade_delay@tucson")]).decode("utf-8-sig")
    lines = table.splitlines()
    assert lines[0].startswith("measure,name,unit,turn") and len([one for one in lines if one.startswith("flow@")]) == 2
    assert any(one.startswith("trade_delay@tucson") for one in lines)


def test_a_scenario_without_a_market_offers_nothing_of_it():
    window = looking("mexico", turns=0, scenario="tapalpa_plus_72")
    view = window.desk.play.known.view
    assert not market.measures_of_product(view) and not market.gateways_offered(view)
    assert not [one for one in window.widgets() if one.key in ("product", "gateway")]
