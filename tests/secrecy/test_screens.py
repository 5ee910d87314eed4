"""No screen of the window shows what its seat does not know: with the hidden part of the truth redrawn, nothing changes."""

from functools import partial

import pytest

from game.clients.legality import has_rule
from game.clients.order_forms import allowed_orders
from game.desktop.screens.frame import open_menu
from game.desktop.screens.orders.dialog import open_order
from game.desktop.screens.orders.prediction import open_prediction
from game.desktop.screens.why import open_why
from game.session.explain import askable
from tests.desktop.test_every_screen import OF_A_GAME
from tests.desktop.window import Window
from tests.secrecy.resampling import resampled

pytestmark = pytest.mark.usefixtures("no_display_needed")
SEATS = ("mexico", "us", "group:CJNG")


@pytest.fixture
def no_display_needed(monkeypatch, tmp_path):
    """SDL draws into memory."""
    for name in ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER"):
        monkeypatch.setenv(name, "dummy")
    monkeypatch.setenv("PLAZA_SETTINGS", str(tmp_path / "settings.json"))


def shown(window):
    """All texts and the picture of every screen, and the texts of its tabs and dialogs."""
    found = {}
    for name in OF_A_GAME:
        window.ui.memory.clear()
        window.go(name)
        found[name] = window.texts()
        for _frame in range(3):
            window.frame()
        found[f"picture of {name}"] = window.surface.get_buffer().raw
    for name, tabs in (("report", ("orders", "events")), ("review", ("map", "events", "orders"))):
        window.go(name)
        for tab in tabs:
            window.widget(f"tab-{tab}").on_press()  # not by the pointer, which would stand elsewhere the second time
            window.ui.refresh()
            found[f"{name}, {tab}"] = window.texts()
    window.go("about")  # a dialog tells the same over any screen, and this one is built in no time
    for opening, opened in dialogs(window.desk).items():
        window.ui.close_all()
        opened()
        found[opening] = window.texts()
    return found


def dialogs(desk):
    """What opens every dialog of the planning: each order of the seat, the reasons of each number, the prediction card."""
    known = desk.play.known
    found = {"menu": lambda: open_menu(desk), "prediction card": lambda: open_prediction(desk)}
    for order in allowed_orders(known):
        if has_rule(order) and order != "answer_accord":
            found[f"order {order}"] = partial(open_order, desk, order)
    for what in (*askable(known.session, known.seat), *(seen.label for seen in known.told)):
        found[f"why {what}"] = partial(open_why, desk, what)
    return found


@pytest.mark.parametrize("seat", SEATS)
def test_redrawing_what_is_hidden_changes_nothing_on_any_screen(seat):
    """As in test_views, for the whole window: the map, the inspector, the network, the report, what can be hovered."""
    window = Window((1440, 900))
    game = window.begin(seats={seat: "person"}, seed=11)
    window.desk.settings.reduced_motion = True
    game.resolve()
    before = shown(window)
    session = game.session
    kept = session.truth.state
    session.truth.state = resampled(session.truth, seat, 1).state
    session.truth.state.post_key = kept.post_key  # the numbers by which people are named, the seat's own acquaintances too
    group = session.truth.world.group_of_seat(seat)
    if group is not None:  # who its own people are, a group knows
        own = kept.post_group == group
        session.truth.state.leader_person[own] = kept.leader_person[own]
    assert session.truth.state is not kept
    game._known = None
    after = shown(window)
    for name, picture in before.items():
        assert after[name] == picture, f"{seat} can see on {name} what it may not know"
