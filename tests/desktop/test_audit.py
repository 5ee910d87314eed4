"""The audit of a window finds what a player would stumble over; a test that reads it must be able to fail."""

from game.desktop.art.fonts import BODY
from game.desktop.widgets.audit import audit
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Panel, Row, Sized
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Text
from tests.desktop.kit import ui_of


def complaints(build, size=(400, 300)):
    return "\n".join(audit(ui_of(build, size)))


def test_a_good_page_has_no_complaints():
    assert complaints(lambda ui: Panel(Column([Text("Jalisco"), Text("22.4 per 100,000", BODY, "second")]))) == ""


def test_a_text_wider_than_its_room_is_found():
    assert "wider or taller than its room" in complaints(
        lambda ui: Row([Sized(Text("Security cabinet", wrap=False), width=40)])
    )


def test_a_widget_that_sticks_out_of_its_parent_is_found():
    assert "sticks out" in complaints(lambda ui: Column([Text("line") for _line in range(60)]))


def test_a_long_page_in_a_scroll_is_no_fault():
    assert complaints(lambda ui: Scroll(Panel(Column([Text(f"line {n}") for n in range(60)])), key="s", grow=1)) == ""


def test_texts_over_one_another_are_found():
    class Both(Widget):
        def paint(self, ui, paint):
            paint.text(self.rect, "Jalisco and Colima", BODY, paint.palette.text)
            paint.text(self.rect, "Michoacán", BODY, paint.palette.text)

    assert "lie over one another" in complaints(lambda ui: Both())


def test_a_faint_text_is_found():
    assert "too faint" in complaints(lambda ui: Panel(Text("barely", BODY, "divider")))


def test_a_letter_that_the_font_lacks_is_found():
    assert "the font lacks" in complaints(lambda ui: Panel(Text("Jalisco 漢")))
