"""The small Markdown of the briefings: headings, emphasis, lists and tables come out as text without marks."""

from game.desktop.widgets.layout import Panel
from game.desktop.widgets.markdown import markdown, plain, spans
from tests.desktop.kit import ui_of

SAMPLE = """# Title

*A note in italics.*

Some **bold words** and a figure of 3 * 4
that goes on in the next line.

## Heading

* first point
  that goes on
* second **point**

1. one
2. two

| place | rate |
|-------|-----:|
| Jalisco | 22.4 |
"""


def drawn(text, **how):
    """What a text looks like, in words."""
    ui = ui_of(lambda ui: Panel(markdown(text, **how)))
    ui.paint.log = []
    ui.repaint()
    ui.draw()
    return " ".join(" ".join(one.text for one in ui.paint.log).split())


def test_no_mark_is_left_and_no_word_is_lost():
    told = drawn(SAMPLE)
    expected = (
        "Title", "A note in italics.", "Some bold words and a figure of 3 * 4 that goes on in the next line.", "Heading",
        "• first point that goes on", "• second point", "1. one", "2. two", "Jalisco 22.4",
    )  # fmt: skip
    for words in expected:
        assert words in told, f"{words!r} is missing in {told!r}"
    assert "**" not in told and "|" not in told and "##" not in told


def test_the_title_can_be_left_out():
    assert "Title" not in drawn(SAMPLE, title=False)


def test_bold_words_are_bold_and_the_rest_is_not():
    made = spans("put **points** on *signals*")
    assert [span.text for span in made] == ["put ", "points", " on ", "signals"]
    assert made[1].style.weight == "semibold" and made[0].style.weight == "regular"
    assert plain("put **points**") == "put points"
