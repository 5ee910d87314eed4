"""Colours by their role on screen; a palette for colour-blind players is another instance."""

from typing import Final

import attrs

Colour = tuple[int, int, int]


def rgb(text: str) -> Colour:
    """A colour written as #RRGGBB."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def _colour(text: str) -> Colour:
    default: Colour = attrs.field(default=rgb(text))
    return default


@attrs.frozen
class Palette:
    """Colours by role. Amber marks only what the player can act on, has chosen, planned or said, and the mandate's goal."""

    sea: Colour = _colour("#0F1620")
    panel: Colour = _colour("#17202D")
    raised: Colour = _colour("#202B3B")
    hover: Colour = _colour("#2A374A")
    divider: Colour = _colour("#2F3C50")
    control_edge: Colour = _colour("#6B7D99")
    border: Colour = _colour("#7E8CA3")
    abroad: Colour = _colour("#1B2430")
    us_land: Colour = _colour("#202A38")
    text: Colour = _colour("#EEF2F7")
    second: Colour = _colour("#C0CAD8")
    label: Colour = _colour("#9AA8BC")
    accent: Colour = _colour("#E8B04E")
    accent_hover: Colour = _colour("#F3C672")
    chosen: Colour = _colour("#3A3224")
    on_accent: Colour = _colour("#1A1306")
    own: Colour = _colour("#8DBDEB")
    own_back: Colour = _colour("#23384F")
    better: Colour = _colour("#7FCDB8")
    worse: Colour = _colour("#F09A90")
    worse_back: Colour = _colour("#43282F")
    danger_fill: Colour = _colour("#AD4D59")
    focus: Colour = _colour("#FFFFFF")
    violence: tuple[Colour, ...] = attrs.field(
        default=(rgb("#25303D"), rgb("#41374C"), rgb("#61405A"), rgb("#87485E"), rgb("#AD4D59"))
    )
    families: tuple[Colour, ...] = attrs.field(  # Jalisco, Sinaloa, Northeast, Michoacán, others
        default=(rgb("#F2E6B1"), rgb("#9BD1F6"), rgb("#8FD9BF"), rgb("#CDB7F2"), rgb("#DCE1E8"))
    )


STANDARD: Final = Palette()
# Blue against orange, which red-green colour-blind players tell apart; shapes and patterns stay the same.
RED_GREEN: Final = Palette(
    better=rgb("#6FB4F0"), worse=rgb("#F2A65A"), worse_back=rgb("#42301F"), danger_fill=rgb("#A86A2C"),
    own=rgb("#A9C8EC"), accent=rgb("#F0C95C"), accent_hover=rgb("#F6D988"),
    violence=(rgb("#25303D"), rgb("#3A3A44"), rgb("#57483F"), rgb("#7A5A36"), rgb("#9A6A2A")),
    families=(rgb("#F2E6B1"), rgb("#9BD1F6"), rgb("#C9D2DC"), rgb("#D9B9E8"), rgb("#FFFFFF")),
)  # fmt: skip
# Lightness alone, for those who tell no hues apart, and for a projector that shows few.
GREY: Final = Palette(
    better=rgb("#D5DCE5"), worse=rgb("#FFFFFF"), worse_back=rgb("#3C444F"), danger_fill=rgb("#6E6E72"),
    own=rgb("#B9C4D2"), own_back=rgb("#2B3644"),
    violence=(rgb("#22282F"), rgb("#363C44"), rgb("#4B525B"), rgb("#626973"), rgb("#7B828C")),
    families=(rgb("#F5F0DC"), rgb("#C5D6E6"), rgb("#B8CFC7"), rgb("#CFC7DC"), rgb("#E4E4E4")),
)  # fmt: skip

PALETTES: Final = {"standard": STANDARD, "red_green": RED_GREEN, "grey": GREY}


def mixed(colour: Colour, towards: Colour, share: float) -> Colour:
    """`colour` with `share` (0 to 1) of `towards` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, towards, strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Relative luminance of a colour, 0-1, by WCAG 2.2."""
    parts = [value / 255.0 for value in colour[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """Contrast of two colours, 1-21, by WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
