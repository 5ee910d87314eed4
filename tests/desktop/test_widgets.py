"""What the widget kit promises: every control by mouse and by keyboard, overlays that give back what they took."""

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.desktop.widgets.choices import Choice, Choices
from game.desktop.widgets.controls import Button, Chip, Pressable, Toggle
from game.desktop.widgets.dialog import Dialog, question
from game.desktop.widgets.dropdown import DropDown
from game.desktop.widgets.field import TextField
from game.desktop.widgets.inputs import Slider, Stepper
from game.desktop.widgets.keys import chord, shown
from game.desktop.widgets.layout import Anchored, Column, Flow, Panel, Stack
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.table import Heading, Line, Table
from game.desktop.widgets.text import Text
from game.desktop.widgets.tree import walk
from tests.desktop.kit import click, drag, press, ui_of

WORDS = "The state spends raids, intelligence and goodwill; an open rules engine resolves what follows."


class Box:
    """A value that a control changes."""

    def __init__(self, value):
        self.value = value

    def set(self, value):
        self.value = value


# -- controls --------------------------------------------------------------------------------------------------


def test_a_button_is_pressed_by_mouse_by_enter_and_by_its_shortcut_and_not_when_refused():
    done = []
    refused = Box("")

    def build(ui):
        return Column([Button("Resolve", key="go", shortcut="R", on_press=lambda: done.append(1), refused=refused.value)])

    ui = ui_of(build)
    click(ui, ui.find("go").rect.center)
    press(ui, pygame.K_TAB)
    press(ui, pygame.K_RETURN)
    press(ui, pygame.K_r)
    assert len(done) == 3
    refused.value = "no team is ready"
    ui.refresh()
    ui.settle()
    click(ui, ui.find("go").rect.center)
    press(ui, pygame.K_r)
    assert len(done) == 3, "a refused button must not act"


def test_enter_is_the_main_button_s_after_a_press_of_the_pointer_and_the_ring_s_after_tab():
    pressed = []
    ui = ui_of(lambda _: Column([
        Button("Other", key="other", on_press=lambda: pressed.append("other")),
        TextField("words", key="words", on_submit=pressed.append),
        Button("Main", key="main", kind="main", shortcut="Enter", on_press=lambda: pressed.append("main")),
    ]))  # fmt: skip
    click(ui, ui.find("other").rect.center)
    press(ui, pygame.K_RETURN)
    assert pressed == ["other", "main"], "no ring stands on Other: Enter does what the main button says"
    click(ui, ui.find("words").rect.center)
    press(ui, pygame.K_RETURN)
    assert pressed[2:] == ["words"], "a line of text keeps its own Enter"
    click(ui, (790, 590))
    press(ui, pygame.K_TAB)
    press(ui, pygame.K_RETURN)
    assert pressed[3:] == ["other"], "the ring says where Enter goes"


def test_a_press_that_ends_beside_the_button_does_nothing():
    done = []
    ui = ui_of(lambda ui: Column([Button("Resolve", key="go", on_press=lambda: done.append(1))], align="left"))
    start = ui.find("go").rect.center
    drag(ui, start, (start[0] + 400, start[1] + 300))
    assert not done


def test_choices_are_moved_by_arrows_and_pressed_by_mouse():
    chosen = Box("capture")

    def build(ui):
        return Choices([Choice("capture", "Capture"), Choice("kill", "Kill"), Choice("none", "None", refused="not now")],
                       chosen.value, on_choose=chosen.set, key="intent")  # fmt: skip

    ui = ui_of(build)
    press(ui, pygame.K_TAB)
    press(ui, pygame.K_RIGHT)
    assert chosen.value == "kill"
    press(ui, pygame.K_RIGHT)
    assert chosen.value == "capture", "what is refused is stepped over"
    click(ui, ui.find("kill").rect.center)
    assert chosen.value == "kill"
    click(ui, ui.find("none").rect.center)
    assert chosen.value == "kill"


def test_a_slider_takes_steps_within_its_limits_by_every_means():
    hours = Box(6.0)
    ui = ui_of(lambda ui: Slider(hours.value, low=0, high=72, step=6, on_change=hours.set, key="s"), (400, 40))
    press(ui, pygame.K_TAB)
    press(ui, pygame.K_RIGHT)
    assert hours.value == 12
    press(ui, pygame.K_HOME)
    press(ui, pygame.K_LEFT)
    assert hours.value == 0
    press(ui, pygame.K_END)
    assert hours.value == 72
    drag(ui, (200, 20), (-50, 20))
    assert hours.value == 0


def test_a_stepper_counts_by_buttons_arrows_and_digits():
    teams = Box(2)
    ui = ui_of(lambda ui: Stepper(teams.value, low=1, high=30, on_change=teams.set, key="t"))
    click(ui, ui.find("more").rect.center)
    assert teams.value == 3
    ui.focus = "screen"
    press(ui, pygame.K_UP)
    assert teams.value == 4
    press(ui, pygame.K_1, text="1")
    assert teams.value == 1, "41 would be too many: the digit begins anew"
    press(ui, pygame.K_2, text="2")
    assert teams.value == 12
    press(ui, pygame.K_BACKSPACE)
    assert teams.value == 1


def test_a_drop_down_opens_chooses_and_gives_the_keyboard_back():
    chosen = Box("b")
    choices = [Choice(letter, f"Choice {letter}") for letter in "abcdefghijklmnopqrstuvwxyz"]
    ui = ui_of(lambda ui: Column([DropDown(choices, chosen.value, on_choose=chosen.set, key="dd")]), (400, 500))
    press(ui, pygame.K_TAB)
    owner = ui.focus
    press(ui, pygame.K_RETURN)
    assert ui.overlays
    press(ui, pygame.K_DOWN)
    press(ui, pygame.K_RETURN)
    assert chosen.value == "c" and not ui.overlays and ui.focus == owner
    press(ui, pygame.K_RETURN)
    press(ui, pygame.K_ESCAPE)
    assert chosen.value == "c" and not ui.overlays
    click(ui, ui.find("dd").rect.center)
    click(ui, (395, 495))
    assert not ui.overlays, "a press outside closes the list"


def test_letters_find_a_row_of_an_open_list_by_any_word_and_without_accents():
    chosen = Box("a")
    texts = ("Cárteles Unidos", "La Mayiza (Sinaloa)", "México", "Michoacán", "Morelos")
    choices = [Choice(letter, text) for letter, text in zip("abcde", texts, strict=True)]
    ui = ui_of(lambda ui: Column([DropDown(choices, chosen.value, on_choose=chosen.set, key="dd")]), (400, 500))
    for typed, wanted in (("mex", "c"), ("mayi", "b"), ("mi", "d"), ("sina", "b"), ("carteles", "a")):
        click(ui, ui.find("dd").rect.center)
        for letter in typed:
            press(ui, ord(letter), text=letter)
        press(ui, pygame.K_RETURN)
        assert chosen.value == wanted, f"“{typed}” should find {texts['abcde'.index(wanted)]}."


def test_a_text_field_edits_where_the_caret_stands_and_keeps_keys_from_shortcuts():
    text, done = Box(""), []

    def build(ui):
        return Column(
            [TextField(text.value, on_change=text.set, key="f"), Button("R", shortcut="R", on_press=lambda: done.append(1))]
        )

    ui = ui_of(build)
    click(ui, ui.find("f").rect.center)
    for sign in "rada":
        press(ui, getattr(pygame, f"K_{sign}"), text=sign)
    press(ui, pygame.K_HOME)
    press(ui, pygame.K_DELETE)
    for sign in "pa":
        press(ui, getattr(pygame, f"K_{sign}"), text=sign)
    assert text.value == "paada" and not done


def test_a_toggle_and_a_chip_turn_by_space():
    on = Box(False)
    ui = ui_of(lambda ui: Column([Toggle("On call", on.value, on_press=lambda: on.set(not on.value), key="t")]))
    press(ui, pygame.K_TAB)
    press(ui, pygame.K_SPACE)
    assert on.value
    pressed = []
    ui = ui_of(lambda ui: Flow([Chip("Raids 2", on_press=lambda: pressed.append(1), key="c")]))
    click(ui, ui.find("c").rect.center)
    assert pressed


def test_a_table_sorts_by_its_heads_and_moves_by_arrows():
    pressed = []

    def build(ui):
        lines = [Line([name, str(rate)], [name, rate], key=name, on_press=lambda name=name: pressed.append(name))
                 for name, rate in (("Jalisco", 22.4), ("Colima", 71.0), ("Sonora", 40.2))]  # fmt: skip
        return Table(ui, [Heading("Region", grow=1), Heading("Rate", number=True)], lines, key="rates")

    ui = ui_of(build)

    def order():
        return [item.key for item in ui.trees[0].items if isinstance(item, Pressable)]

    assert order() == ["Jalisco", "Colima", "Sonora"]
    click(ui, ui.find("head1").rect.center)
    assert order() == ["Colima", "Sonora", "Jalisco"]
    click(ui, ui.find("head1").rect.center)
    assert order() == ["Jalisco", "Sonora", "Colima"]
    ui.set_focus(ui.find("Jalisco"))
    press(ui, pygame.K_DOWN)
    press(ui, pygame.K_RETURN)
    assert pressed == ["Sonora"]


# -- keyboard and overlays -------------------------------------------------------------------------------------


def test_tab_goes_round_everything_that_can_be_used_in_the_order_of_the_page():
    def build(ui):
        return Column([Button(name, key=name, on_press=print) for name in "abc"])

    ui = ui_of(build)
    stood = []
    for _step in range(4):
        press(ui, pygame.K_TAB)
        stood.append(ui.find(ui.focus).key)
    assert stood == ["a", "b", "c", "a"]
    press(ui, pygame.K_TAB, pygame.KMOD_SHIFT)
    assert ui.find(ui.focus).key == "c"


def test_a_modal_dialog_holds_the_keyboard_and_gives_it_back():
    done = []

    def build(ui):
        return Column([Button("below", key="below", shortcut="B", on_press=lambda: done.append("below"))])

    ui = ui_of(build)
    press(ui, pygame.K_TAB)
    before = ui.focus
    ui.open("q", lambda inner: question("End?", WORDS, "End it", lambda: done.append("yes"), lambda: ui.close("q")))
    press(ui, pygame.K_b)
    assert not done, "nothing below a modal dialog takes keys"
    click(ui, (1, 1))
    assert not ui.overlays and not done, "a press outside closes it and reaches nothing below"
    assert ui.focus == before
    ui.open("q", lambda inner: question("End?", WORDS, "End it", lambda: done.append("yes"), lambda: ui.close("q")))
    press(ui, pygame.K_RETURN)
    assert done == ["yes"]


def test_a_dialog_taller_than_the_window_scrolls_and_keeps_its_buttons_in_sight():
    def build(inner):
        return Dialog(
            "Long", Column([Text(WORDS) for _line in range(60)]), buttons=[Button("Plan", key="plan", on_press=print)]
        )

    ui = ui_of(lambda ui: Text("below"), (500, 300))
    ui.open("d", build)
    ui.settle()
    assert ui.paint.surface.get_rect().contains(ui.find("plan").rect)


def test_a_tip_comes_by_resting_the_pointer_and_by_f1_and_goes_by_moving():
    ui = ui_of(lambda ui: Column([Button("Raid", key="raid", tip="A raid on one person.", on_press=print)]))
    ui.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=ui.find("raid").rect.center, rel=(1, 1), buttons=(0, 0, 0)))
    ui.passed(1.0)
    assert ui.tip_for == ui.find("raid").name
    ui.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=(700, 500), rel=(1, 1), buttons=(0, 0, 0)))
    assert not ui.tip_for
    press(ui, pygame.K_TAB)
    press(ui, pygame.K_F1)
    assert ui.tip_for == ui.find("raid").name


def test_what_stands_over_something_takes_the_press_and_what_is_beside_it_does_not():
    done = []

    def build(ui):
        over = Panel(Text("legend"), pad=20)
        return Stack(
            [Pressable(Text("map"), key="map", on_press=lambda: done.append("map")), Anchored(over, "nw", margin=0)]
        )

    ui = ui_of(build)
    click(ui, (10, 10))
    assert not done
    click(ui, (600, 400))
    assert done == ["map"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([
    ("key", pygame.K_TAB), ("key", pygame.K_RETURN), ("key", pygame.K_ESCAPE), ("key", pygame.K_DOWN), ("key", pygame.K_UP),
    ("key", pygame.K_SPACE), ("key", pygame.K_a), ("click", (40, 20)), ("click", (60, 90)), ("click", (790, 590)),
    ("wheel", 1), ("wheel", -1), ("key", pygame.K_BACKSPACE), ("key", pygame.K_F1), ("key", pygame.K_PAGEDOWN),
]), max_size=25))  # fmt: skip
def test_no_order_of_keys_and_presses_breaks_the_kit(steps):
    box = Box("b")

    def build(ui):
        return Column([
            DropDown([Choice(one, one * 9) for one in "abc"], box.value, on_choose=box.set, key="dd"),
            TextField(box.value, on_change=box.set, key="f"),
            Scroll(Column([Button(f"b{place}", on_press=print, key=f"b{place}") for place in range(40)]), key="s", grow=1),
        ])  # fmt: skip

    ui = ui_of(build, scale=1.25)
    for kind, what in steps:
        if kind == "key":
            press(ui, what)
        elif kind == "click":
            click(ui, what)
        else:
            ui.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=what))
    names = [widget.name for widget in walk(ui.trees[0])]
    assert len(names) == len(set(names)), "two widgets of one name share their focus and their scroll"


@pytest.mark.parametrize(
    ("key", "mod", "written"),
    [(pygame.K_r, 0, "R"), (pygame.K_s, pygame.KMOD_CTRL, "Ctrl+S"), (pygame.K_RETURN, 0, "Enter"), (pygame.K_F5, 0, "F5"),
     (pygame.K_KP_PLUS, 0, "+"), (pygame.K_TAB, pygame.KMOD_SHIFT, "Shift+Tab"), (pygame.K_LSHIFT, pygame.KMOD_SHIFT, "")],
)  # fmt: skip
def test_keys_are_written_as_in_the_settings(key, mod, written):
    assert chord(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod)) == written
    assert isinstance(shown(written), str)


def test_where_the_pointer_has_pressed_no_tip_comes_and_a_tip_it_brought_does_not_keep_escape_from_a_dialog():
    closed = []
    ui = ui_of(lambda inner: Text("below"))
    ui.open("q", lambda inner: Button("Plan", key="plan", tip="Plan it.", on_press=lambda: None),
            close=lambda: closed.append("q"))  # fmt: skip
    ui.settle()
    click(ui, ui.find("plan").rect.center)
    ui.passed(2.0)
    assert not ui.tip_for, "the pointer rests where it pressed: nothing was asked"
    ui.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=ui.find("plan").rect.center, rel=(1, 1), buttons=(0, 0, 0)))
    ui.passed(2.0)
    assert ui.tip_for
    press(ui, pygame.K_ESCAPE)
    assert closed == ["q"]
