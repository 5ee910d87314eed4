"""The fonts of the game show every character of every text, with figures of equal width, at every scale."""

import ast
from pathlib import Path

import pygame
import pytest

import game
from game.content import extract_texts, places
from game.core.problem import Problem
from game.desktop.art import fonts
from game.desktop.art.fonts import STYLES, Fonts, TextStyle
from game.texts import catalogue

CHECKOUT = Path(game.__file__).resolve().parents[1]
SCALES = (0.8, 1.0, 1.25, 1.5, 2.0)
MEND = "choose another sign, or add it to BLOCKS of assets/fonts/build_fonts.py if Inter has it and make the fonts again"


@pytest.fixture(scope="module")
def inter():
    return Fonts()


def assert_shown(inter, found):
    """`found`: where and text."""
    seen = 0
    for where, text in found:
        seen += 1
        missing = inter.missing(text)
        named = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in missing)
        assert not missing, f"the fonts lack {named} of {where}, in {text[:80]!r}: {MEND}"
    assert seen, "there was no text to look at: this test looks in the wrong place"


@pytest.mark.parametrize("language", catalogue.languages())
def test_every_character_of_a_translation_is_in_the_fonts(inter, language):
    messages = extract_texts.read(catalogue.path(language), language)
    assert_shown(
        inter,
        (
            (f"{catalogue.path(language).name}, line {message.lineno}", text)
            for message in messages
            for forms in (message.id, message.string)
            for text in ([forms] if isinstance(forms, str) else forms)
        ),
    )


def test_every_character_of_the_campaigns_is_in_the_fonts(inter):
    files = sorted(path for path in places.campaigns().rglob("*") if path.suffix in (".yaml", ".md"))
    assert_shown(
        inter,
        (
            (f"{path.relative_to(CHECKOUT)}, line {number}", line)
            for path in files
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        ),
    )


def literals(path):
    """Line and text of every string of a module that is not a docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in remarks:
            yield node.lineno, node.value


def test_every_character_written_in_the_desktop_and_what_it_shows_is_in_the_fonts(inter):
    layers = ("desktop", "clients", "session", "study", "debrief", "texts", "core", "rules", "engine")
    files = [path for layer in layers for path in sorted((CHECKOUT / "game" / layer).rglob("*.py"))]
    assert_shown(
        inter,
        (
            (f"{path.relative_to(CHECKOUT)}, line {line}", text)
            for path in files
            # Regular expressions may name control signs, which nobody is shown.
            for line, text in literals(path)
            if text.isprintable() or "\n" in text
        ),
    )


def test_missing_characters_are_named_once_in_their_order_and_line_ends_are_none(inter):
    assert inter.missing("一 Año\n\t二 一") == "一二"
    assert inter.missing("Coahuila ñ ¿? “−” × ≤ ≥ ± · … → ← ↑ ↓ ▲ ▼ ■ □ ● ○ ✓ ✗ $ €") == ""


@pytest.mark.parametrize("scale", SCALES)
def test_figures_have_one_width_so_that_columns_stand_under_each_other(scale):
    inter = Fonts(scale)
    for style in STYLES:
        font = inter.font(style)
        steps = {figure: measures[4] for figure, measures in zip("0123456789", font.metrics("0123456789"), strict=True)}
        assert len(set(steps.values())) == 1, f"{style} at {scale}: the figures step by {steps}; see assets/fonts"
        for pattern in ("d,ddd", "dd.d%", "−dd"):
            # The ink of the outermost figure may stand out by a pixel.
            widths = {font.size(pattern.replace("d", figure))[0] for figure in steps}
            assert max(widths) - min(widths) <= 1, f"{style} at {scale}: {pattern!r} has the widths {sorted(widths)}"


def test_letters_that_lean_on_each_other_are_set_closer(inter):
    font = inter.font(fonts.HEADLINE)
    apart = sum(font.size(letter)[0] for letter in "AVATo")
    assert font.size("AVATo")[0] < apart - 4, "the kerning is gone; see assets/fonts/build_fonts.py"


@pytest.mark.parametrize("scale", SCALES)
def test_letters_fit_into_the_line_of_their_style(scale):
    inter = Fonts(scale)
    for style in STYLES:
        font = inter.font(style)
        ink = font.render("ÁÑgjpqy(|", True, "white").get_bounding_rect()
        assert ink.height <= inter.line(style), f"{style} at {scale}: letters {ink.height} px high overlap the next line"


def test_a_font_is_made_once_for_each_file_and_size(inter):
    assert inter.font(fonts.BODY) is inter.font(TextStyle(14, 24)) is not inter.font(fonts.BODY_BOLD)
    assert Fonts(2.0).line(fonts.BODY) == 40 and Fonts(1.5).line(fonts.LABEL) == 24


def test_weights_and_the_italic_look_different(inter):
    styles = (fonts.BODY, fonts.BODY_MEDIUM, fonts.BODY_BOLD, TextStyle(14, 20, italic=True))
    looks = {pygame.image.tobytes(inter.font(style).render("Golfo de México", True, "white"), "RGBA") for style in styles}
    assert len(looks) == 4


def test_a_missing_font_is_told_with_its_place(tmp_path):
    with pytest.raises(Problem) as told:
        Fonts(folder=tmp_path)
    assert str(tmp_path) in str(told.value) and "install Plaza again" in str(told.value)


@pytest.mark.parametrize("keep", [0, 3, 200, 2000], ids="the first {} bytes".format)
def test_a_torn_font_is_told_and_not_a_traceback(tmp_path, keep):
    for file in (places.assets() / "fonts").glob("*.ttf"):
        (tmp_path / file.name).write_bytes(file.read_bytes()[:keep])
    with pytest.raises(Problem, match="cannot be read"):
        Fonts(folder=tmp_path).font(fonts.BODY)


@pytest.mark.parametrize("scale", [0.0, -1.0, 9.0, float("nan")])
def test_a_scale_that_cannot_be_is_refused(scale):
    with pytest.raises(ValueError, match="a text scale is between"):
        Fonts(scale)


def test_the_fonts_together_stay_small_and_carry_their_licence():
    folder = places.assets() / "fonts"
    size = sum(file.stat().st_size for file in folder.glob("*.ttf"))
    assert size < 400_000, f"the fonts weigh {size} bytes: leave characters out in build_fonts.py"
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8")
