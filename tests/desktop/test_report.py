"""The report of a turn: what moved and why, what was said and expected beside what came, every order, every event."""

import csv
from types import SimpleNamespace

import attrs
import pygame
import pytest

from game.clients import ordered
from game.clients.causes import bridges
from game.clients.ordered import came_of, luck
from game.clients.turn_figures import Past, figures, hits_so_far, paid, said
from game.core.refusals import BY_NAME
from game.session.headlines import headlines
from game.session.outcome import predictions
from game.session.reporting import all_events
from tests.desktop.window import Window

RAID = "raid leader=CJNG/plaza-MX-JAL teams=2 intent=capture sharing=vetted lead_hours=3"
LOOKS = (((1280, 720), 150, "en"), ((1280, 720), 150, "es"), ((1440, 900), 100, "en"), ((1440, 900), 100, "es"))
CARD = {"roadblocks": 1, "approval": -1, "leaders_removed": 1, "civilian_deaths": 0}


def played(turns=2, size=(1440, 900), scale=100, language="en", seats=None, records=None):
    window = Window(size, scale, language, records=records)
    game = window.begin(seats=seats, screen="report")
    if seats is None:
        assert game.plan(RAID).accepted
        assert game.plan("collect target=CJNG/contender-1 discipline=signals points=6").accepted
    for _turn in range(turns):
        for measure, direction in CARD.items():
            game.session.predict(game.seat, measure, direction)
        game.resolve()
    window.go("report")
    return window, game


def test_before_the_first_turn_has_ended_the_report_says_so_and_leads_on():
    window, _game = played(0)
    assert "No turn has been resolved yet" in window.texts().replace("\n", " ")
    window.key(pygame.K_RETURN)
    assert window.desk.screen.name == "planning", "Enter goes on to the planning"


def test_the_summary_shows_every_headline_measure_of_the_seat():
    window, game = played()
    shown = window.texts().replace("\n", " ")
    for one in headlines(game.session, "mexico"):
        assert one.label[:1].upper() + one.label[1:].split(" ")[0] in shown, f"the report lacks {one.label}"
    assert "not a prediction" in shown


@pytest.mark.parametrize("seat", ["mexico", "us", "group:CJNG"])
def test_the_steps_of_a_number_lead_from_its_value_before_to_its_value_after(seat):
    _window, game = played(3, seats={seat: "person"})
    found = [one for turn in (1, 2, 3) for one in bridges(game.session, seat, turn)]
    assert found, f"nothing that {seat} may ask about changed in three turns"
    for one in found:
        reached = one.start + sum(step.amount for step in one.steps) + one.rest
        assert reached == pytest.approx(one.end), f"{one.name}: the steps lead to {reached}, not to {one.end}"


def test_a_headline_measure_has_a_value_for_each_turn_and_ends_at_what_stands_now():
    _window, game = played(3)
    for one in figures(Past(game.session, "mexico"), 3):
        assert len(one.course) == 4 - one.first, f"{one.measure}: {one.course}"
        assert one.course[-1] == one.value


def test_a_chip_shows_the_causes_of_another_number():
    window, game = played(2)
    window.click("changed-approval")
    assert window.widget("changed-approval").chosen, "the chip that was pressed is the one chosen"
    (one,) = [each for each in bridges(game.session, "mexico", 2) if each.name == "approval"]
    shown = window.texts().replace("\n", " ")
    assert one.steps and all(step.words.split()[0] in shown for step in one.steps), f"the bars lack a cause of {one.steps}"


def test_a_bar_opens_the_why_card_of_its_cause():
    window, _game = played(2)
    window.click("bar1")
    assert window.ui.is_open("why"), "a press on a bar asks why"
    window.key(pygame.K_ESCAPE)
    window.key(pygame.K_w)
    assert window.ui.is_open("why"), "W opens the card of the number"


def test_the_card_is_scored_by_what_the_seat_knows_and_at_the_end_by_the_truth():
    _window, game = played(5)
    told = {(one.turn, one.measure): one.came for one in predictions(game.session, "mexico")}
    past = Past(game.session, "mexico")
    assert hits_so_far(past, 5)[1] == 5 * len(CARD)
    for turn in range(1, 6):
        for one in said(past, turn):
            assert told[turn, one.measure] == one.came
    game.session.turns.pop()  # as it stood one turn earlier, when the seat knew only what it was shown
    assert not game.session.over
    for one in said(Past(game.session, "mexico"), 4):
        assert one.came in (told[4, one.measure], None), f"{one.measure}: the seat reads {one.came}"


def test_each_order_stands_with_its_number_its_forecast_and_what_came():
    window, game = played(1)
    raid, collect = came_of(game.session, "mexico", 1)
    assert (raid.ordered.number, collect.ordered.number) == (1, 2)
    assert raid.line is not None and raid.line.name == "removed" and raid.came in (0.0, 1.0)
    true, whole, expected = luck([raid, collect])
    assert whole == 2 and 0.0 < expected < 2.0 and 0 <= true <= 2
    window.key(pygame.K_2)
    shown = window.texts()
    for words in ("What you could expect beforehand", "What came of it", "The target is captured or killed"):
        assert words in shown, f"the orders lack {words!r}"


def test_an_order_that_was_not_carried_out_is_told_with_the_reason():
    window, game = played(1)
    done = game.session.turns[0]
    text = next(planned.text for seat, planned in done.given if seat == "mexico" and planned.order.name == "collect")
    game.session.turns[0] = attrs.evolve(done, refused=(("mexico", text, "no_points"),))
    window.go("report")
    window.key(pygame.K_2)
    shown = window.texts().replace("\n", " ")
    assert "not carried out" in shown
    assert BY_NAME["no_points"].sentence.split(".")[0] in shown, "the reason must stand beside the order"


def test_every_event_of_the_turn_is_told_and_a_press_asks_why():
    window, game = played(2)
    window.key(pygame.K_3)
    shown = window.texts()
    assert "Reprisals" in shown and "All " in shown
    window.click("topic-reprisals")
    rows = [one.key for one in window.widgets() if one.key.startswith("event-")]
    assert rows, "the filter of reprisals must leave the reprisals"
    window.click(rows[0])
    assert window.ui.is_open("why"), "a press on an event asks why it happened"
    told = {seen.label for seen in all_events(game.session, "mexico") if seen.turn == 2}
    assert {row.removeprefix("event-").rstrip("+") for row in rows} <= told, "only events of this turn are told"


def test_earlier_reports_are_one_key_away():
    window, _game = played(3)
    window.key(pygame.K_LEFT)
    assert "Report, turn 2" in window.texts()
    window.key(pygame.K_RIGHT)
    assert "Report, turn 3" in window.texts()


def test_what_the_turn_cost_people_adds_up_over_the_turns():
    _window, game = played(3)
    past = Past(game.session, "mexico")
    each = [{one.measure: one for one in paid(past, turn)} for turn in (1, 2, 3)]
    for measure, last in each[-1].items():
        assert last.so_far == sum(one[measure].now for one in each), measure
    assert "civilian_deaths" in each[-1], "bystanders are always told"


def test_the_export_writes_a_picture_and_a_table_and_never_over_another(tmp_path):
    window, game = played(2, records=tmp_path)
    window.key(pygame.K_e)
    window.key(pygame.K_e)
    pictures, tables = sorted(tmp_path.glob("*.png")), sorted(tmp_path.glob("*.csv"))
    assert len(pictures) == 2 and len(tables) == 2, f"two exports leave two pairs of files, not {pictures} {tables}"
    assert "Written:" in window.texts(), "the window says where it has written"
    assert pygame.image.load(pictures[0]).get_size() == window.surface.get_size()
    rows = list(csv.DictReader(tables[0].read_text(encoding="utf-8").splitlines()))
    approval = [float(row["value"]) for row in rows if row["measure"] == "approval"]
    assert len(approval) == 3 and approval[-1] == game.session.view("mexico").approval[0]


def test_an_export_that_cannot_be_written_is_told(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    window, _game = played(1, records=blocked)
    window.click("export")
    assert window.ui.is_open("message") and "cannot be kept" in window.texts().replace("\n", " ")


def test_enter_goes_on_and_at_the_end_to_the_review():
    window, game = played(1)
    window.key(pygame.K_RETURN)
    assert window.desk.screen.name == "planning"
    while not game.session.over:
        game.resolve()
    window.go("report")
    window.click("continue")
    assert window.desk.screen.name == "review"


def test_everything_can_be_pressed_by_keyboard():
    window, _game = played(2)
    reached = set()
    for _step in range(80):
        window.key(pygame.K_TAB)
        reached.add(window.ui.focus.rpartition("/")[2])
    wanted = {"tab-summary", "headline-approval", "changed-approval", "bar1", "why-changed", "paid-civilian_deaths"}
    wanted |= {"export", "continue"}
    assert not wanted - reached, f"Tab does not reach {sorted(wanted - reached)}"


def test_each_seat_at_one_window_reads_its_own_report():
    window, game = played(1, seats={"mexico": "person", "group:CJNG": "person"})
    first = window.texts()
    game.sit("group:CJNG")
    window.go("report")
    second = window.texts()
    assert "Command, own group" in second and "Command, own group" not in first
    assert "Public approval" in first and "Public approval" not in second


@pytest.mark.parametrize(("size", "scale", "language"), LOOKS)
@pytest.mark.parametrize("seat", ["mexico", "group:CJNG"])
def test_no_text_of_the_report_is_cut(size, scale, language, seat):
    window, _game = played(2, size, scale, language, seats=None if seat == "mexico" else {seat: "person"})
    for key, name in ((pygame.K_1, "summary"), (pygame.K_2, "orders"), (pygame.K_3, "events")):
        window.key(key)
        window.shot(f"report-{name}-{seat.replace(':', '-')}-{size[0]}-{scale}-{language}")
        assert window.complaints() == [], name


@pytest.mark.parametrize(("kinds", "good"), [(("raid", "dry_hole", "rung_up"), -1), (("raid", "captured", "rung_down"), 1),
                                             (("rung_up",), 1)])  # fmt: skip
def test_how_a_raid_ended_is_its_sign_whatever_it_brought_besides(kinds, good, monkeypatch):
    monkeypatch.setattr(ordered, "_events", lambda *of: tuple(SimpleNamespace(kind=kind) for kind in kinds))
    monkeypatch.setattr(ordered, "_words", lambda *of: "")
    one = SimpleNamespace(refused="", forecast=(), order=None)
    monkeypatch.setattr(ordered, "leading", lambda forecast: None)
    assert ordered._came(None, "mexico", 1, one, []).good == good
