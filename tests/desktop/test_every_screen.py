"""Every screen, in both languages, at four window sizes and two text sizes: nothing is cut, covered or faint."""

import pytest

from game.clients.order_forms import allowed_orders
from tests.desktop.window import SCALES, SIZES, Window

LANGUAGES = ("en", "es")
EVERY = [
    pytest.param(size, scale, language, id=f"{size[0]}x{size[1]}-{scale}-{language}")
    for size in SIZES
    for scale in SCALES
    for language in LANGUAGES
]
OUTSIDE = ("title", "new_game", "load", "settings", "about")
OF_A_GAME = ("briefing", "planning", "playback", "report", "network", "charts", "diplomacy", "review")


def check(window, name):
    found = window.complaints()
    window.shot(name)
    assert not found, f"{name}: {len(found)} faults, the first:\n" + "\n".join(found[:5])


@pytest.fixture(scope="module")
def played():
    """A window with a seminar game after its second turn, orders planned and something offered."""
    window = Window()
    game = window.begin(seats={"mexico": "person", "us": "enable", "group:CJNG": "network"})
    for order in ("collect target=CJNG discipline=signals points=4", "vet region=teams points=2"):
        game.plan(order)
    game.resolve()
    game.resolve()
    game.plan("exploit points=3")
    return window


def at(window, size, scale, language):
    """The same game in a window of another size, text and language."""
    import pygame

    window.surface = pygame.display.set_mode(size)
    window.desk.settings.scale, window.desk.settings.language = scale, language
    window.desk.resized(window.surface)
    window.desk.settings_changed()
    window.frame()


@pytest.mark.parametrize(("size", "scale", "language"), EVERY)
def test_screens_outside_a_game_are_whole_at_every_size(size, scale, language):
    window = Window(size, scale, language)
    for name in OUTSIDE:
        window.go(name)
        check(window, f"{name}-{size[0]}x{size[1]}-{scale}-{language}")


@pytest.mark.parametrize(("size", "scale", "language"), EVERY)
def test_screens_of_a_game_are_whole_at_every_size(played, size, scale, language):
    at(played, size, scale, language)
    for name in OF_A_GAME:
        played.go(name)
        check(played, f"{name}-{size[0]}x{size[1]}-{scale}-{language}")
    played.go("handover", seat="mexico")
    check(played, f"handover-{size[0]}x{size[1]}-{scale}-{language}")


@pytest.mark.parametrize(("size", "scale", "language"), EVERY)
def test_the_dialogs_over_planning_are_whole_at_every_size(played, size, scale, language):
    from game.desktop.screens.frame import open_menu
    from game.desktop.screens.orders.dialog import open_order
    from game.desktop.screens.orders.prediction import open_prediction
    from game.desktop.screens.why import open_rule, open_why

    at(played, size, scale, language)
    played.go("planning")
    desk = played.desk
    openings = {
        "menu": lambda: open_menu(desk),
        "raid": lambda: open_order(desk, "raid", {"leader": "CJNG/boss"}),
        "deploy": lambda: open_order(desk, "deploy", {"region": "MX-JAL"}),
        "prediction": lambda: open_prediction(desk),
        "why": lambda: open_why(desk, "approval"),
        "rule": lambda: open_rule(desk, "leak"),
        "question": lambda: desk.ask("Fin", "¿Terminar el turno sin órdenes?", "Terminar", lambda: None),
    }
    for name, opening in openings.items():
        opening()
        check(played, f"over-{name}-{size[0]}x{size[1]}-{scale}-{language}")
        desk.ui.close_all()


@pytest.fixture(scope="module")
def asked():
    """A window with a game in which the seat is asked a decision."""
    window = Window()
    window.begin("laboratory", {"us": "person"})
    return window


@pytest.mark.parametrize(("size", "scale", "language"), EVERY)
def test_a_decision_is_whole_at_every_size(asked, size, scale, language):
    from game.desktop.screens.planning.decisions import open_decision

    at(asked, size, scale, language)
    asked.go("planning")
    check(asked, f"asked-{size[0]}x{size[1]}-{scale}-{language}")
    open_decision(asked.desk, "LEAK")
    check(asked, f"over-decision-{size[0]}x{size[1]}-{scale}-{language}")
    asked.click("choice LEAK/WARN")
    check(asked, f"over-decision-marked-{size[0]}x{size[1]}-{scale}-{language}")
    asked.desk.ui.close_all()


@pytest.mark.parametrize(
    ("scenario", "seat"),
    [("the_teapot", "mexico"), ("tapalpa_plus_72", "us"), ("tapalpa_plus_72", "group:CJNG"), ("laboratory", "mexico")],
)
def test_every_seat_of_every_scenario_has_whole_screens(scenario, seat):
    window = Window((1440, 900))
    game = window.begin(scenario, {seat: "person"})
    for _turn in range(2):
        for name in OF_A_GAME:
            window.go(name)
            check(window, f"{scenario}-{seat.replace(':', '-')}-{name}")
        game.resolve()
    assert allowed_orders(game.known)


@pytest.mark.parametrize("palette", ["red_green", "grey"])
def test_the_other_palettes_are_as_readable(palette):
    window = Window((1440, 900), palette=palette)
    window.begin()
    for name in OF_A_GAME:
        window.go(name)
        check(window, f"{palette}-{name}")
