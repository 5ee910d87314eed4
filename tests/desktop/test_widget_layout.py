"""What the layouts of the widget kit promise: no overlap, no lost letter, and an end that can always be scrolled to."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.desktop.art.fonts import BODY
from game.desktop.widgets.controls import Button
from game.desktop.widgets.layout import Column, Flow, Gap, Grid, Row, Sized, shared
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Rich, Span, Text
from tests.desktop.kit import drag, press, ui_of

WORDS = "The state spends raids, intelligence and goodwill; an open rules engine resolves what follows."


@given(
    st.integers(0, 2000),
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300), st.sampled_from([0, 0, 1, 2])), min_size=1, max_size=6),
)
def test_things_beside_each_other_never_get_less_than_their_least_and_fill_the_room_when_one_grows(room, things):
    wants, leasts, grows = [max(a, b) for a, b, _g in things], [min(a, b) for a, b, _g in things], [g for *_r, g in things]
    got = shared(room, wants, leasts, grows)
    assert all(have >= least for have, least in zip(got, leasts, strict=True))
    if any(grows) and sum(got) > room:
        assert got == leasts, "where even the leasts do not fit, nothing takes more than its least"
    if (
        any(grows)
        and sum(leasts) <= room
        and sum(w if not g else least for w, least, g in zip(wants, leasts, grows, strict=True)) <= room
    ):
        assert sum(got) == room, "what grows takes all that is left"


@pytest.mark.parametrize("width", [300, 500, 900])
@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_children_of_every_layout_stay_inside_it_and_apart(width, scale):
    def texts(count):
        return [Text(WORDS[: 12 * (place + 2)]) for place in range(count)]

    for make in (
        lambda: Column(texts(5)),
        lambda: Row([Text("short"), *texts(2), Text("7")]),
        lambda: Grid(texts(7), least_column=120),
        lambda: Flow([Button(word, on_press=print) for word in WORDS.split()]),
    ):
        ui = ui_of(lambda ui, make=make: Column([make(), Gap(grow=1)]), (int(width * scale), 1400), scale)
        layout = ui.trees[0].items[0]
        boxes = [child.rect for child in layout.children()]
        for place, box in enumerate(boxes):
            assert layout.rect.inflate(1, 1).contains(box), f"{box} sticks out of {layout.rect}"
            assert box.collidelist(boxes[place + 1 :]) < 0, f"{box} lies over another"


def test_a_text_wraps_into_its_width_and_loses_no_letter():
    ui = ui_of(lambda ui: Text(WORDS))
    for width in (60, 120, 250, 600):
        lines = ui.wrap(WORDS, BODY, width)
        assert all(ui.text_width(line, BODY) <= width for line in lines)
        assert "".join(lines).replace(" ", "") == WORDS.replace(" ", "")


def test_a_word_longer_than_the_room_is_broken_rather_than_cut():
    ui = ui_of(lambda ui: Text("x"))
    lines = ui.wrap("Constitucionalidad" * 3, BODY, 80)
    assert len(lines) > 1 and all(ui.text_width(line, BODY) <= 80 for line in lines)


def test_rich_text_keeps_all_its_words_in_their_order():
    spans = [Span("Two ", BODY), Span("decisions left", BODY, "accent"), Span(" of five.", BODY)]
    ui = ui_of(lambda ui: Sized(Rich(spans), width=90), (300, 300))
    ui.paint.log = []
    ui.repaint()
    ui.draw()
    assert "".join(one.text for one in ui.paint.log).replace(" ", "") == "Twodecisionsleftoffive."


def test_a_scroll_shows_its_end_by_wheel_keys_and_bar_and_never_goes_beyond():
    def build(ui):
        return Scroll(Column([Text(f"line {place}") for place in range(100)]), key="long", grow=1)

    ui = ui_of(build, (300, 200))
    scroll = ui.trees[0]
    most = scroll.child.rect.height - scroll.rect.height
    for _turn in range(200):
        ui.pointer = (50, 50)
        ui.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-1))
    assert scroll.offset(ui) == most
    press(ui, pygame.K_HOME)
    assert scroll.offset(ui) == 0
    press(ui, pygame.K_END)
    assert scroll.offset(ui) == most
    drag(ui, (295, 190), (295, 2))
    assert scroll.offset(ui) == 0


def test_what_the_keyboard_reaches_is_scrolled_into_sight():
    def build(ui):
        return Scroll(
            Column([Button(f"button {place}", on_press=print, key=f"b{place}") for place in range(30)]), key="s", grow=1
        )

    ui = ui_of(build, (300, 200))
    for _step in range(25):
        press(ui, pygame.K_TAB)
    standing = ui.find(ui.focus)
    assert standing.key == "b24" and ui.trees[0].rect.contains(standing.rect)
