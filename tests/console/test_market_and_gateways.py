"""The console tells the market and the gateways: side by side, all about one, on the map, and in the report of a turn."""

import functools

import pytest

from tests.console.playing import begin, play, shown

GAME = {"scenario": "after_the_boss"}


@functools.cache
def played(seat, turns):
    """An App after so many turns, which is only asked to show something."""
    app = begin(["end"] * turns, seat=seat, **GAME)
    if turns:
        app.play()
    return app


def told(command, seat="us", turns=1):
    """What a command says after so many turns."""
    app = played(seat, turns)
    before = len(shown(app))
    app.take(command)
    return shown(app)[before:]


@pytest.mark.parametrize("seat", ["mexico", "us", "group:CJNG"])
@pytest.mark.parametrize("command", ["market", "gateways", "gateways tucson", "gateways manzanillo", "map flows"])
@pytest.mark.parametrize("turns", [0, 1])
def test_every_page_fits_80_columns_and_24_lines_for_every_seat(seat, command, turns):
    lines = told(command, seat, turns).splitlines()
    assert 3 < len(lines) <= 24 and max(map(len, lines)) <= 80, f"{len(lines)} lines, {max(map(len, lines))} columns"


def test_the_market_tells_every_product_with_its_change():
    text = told("market")
    for name in ("Fentanyl", "Methamphetamine", "Cocaine", "Heroin"):
        assert name in text
    assert "%)" in text, "a price should stand with its change in the last turn"


def test_a_gateway_tells_its_channels_and_what_is_thought_to_pass_with_the_error():
    text = told("gateways Tucson")
    for words in ("trucks", "cars", "on foot", "thought to pass", "+/-", "Seized on the way south"):
        assert words in text, words
    assert "kg a week" in text


def test_before_the_first_turn_the_published_parts_are_told():
    assert "as published" in told("gateways tucson", turns=0)
    assert "48%" in told("gateways", turns=0), "the part of the fentanyl that takes Tucson at the start"


def test_an_unknown_gateway_is_refused_with_what_to_do():
    text, _app = play(["gateways atlantis"], seat="us", **GAME)
    assert "There is no gateway 'atlantis'; gateways lists them." in " ".join(text.split())


def test_a_scenario_without_a_market_says_so():
    text, _app = play(["market", "gateways"], scenario="the_teapot")
    joined = " ".join(text.split())
    assert "has no market of drugs" in joined and "Of no gateway of this scenario" in joined


def test_the_report_of_a_turn_tells_the_market_product_by_product():
    app = begin(["end"], seat="us", **GAME)
    app.play()
    assert "Fentanyl: seized" in " ".join(shown(app).split())
