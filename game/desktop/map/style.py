"""Colours, patterns and widths of the map; palettes for colour-blind players are other instances."""

import enum

import attrs

Colour = tuple[int, int, int]


class Pattern(enum.Enum):
    """Doubles a fill's colour, so that colour never speaks alone; in order of density."""

    PLAIN = "plain"
    DOTS = "dots"
    DENSE_DOTS = "dense dots"
    LINES = "lines"
    CROSSED = "crossed lines"


@attrs.frozen
class Fill:
    """How a region is filled."""

    colour: Colour
    pattern: Pattern = Pattern.PLAIN


@attrs.frozen
class MapStyle:
    """Colours by role, and widths in pixels at a scale of 1. Defaults: the standard palette."""

    sea: Colour = (15, 22, 32)
    abroad: Colour = (27, 36, 48)
    near_abroad: Colour = (32, 42, 56)
    """States of the United States that touch Mexico."""
    own: Colour = (37, 48, 61)
    """A Mexican state without a fill."""
    coast: Colour = (47, 60, 80)
    state_line: Colour = (15, 22, 32)
    border: Colour = (126, 140, 163)
    foreign_line: Colour = (47, 60, 80)
    road: Colour = (107, 125, 153)
    city: Colour = (192, 202, 216)
    name: Colour = (154, 168, 188)
    leader: Colour = (192, 202, 216)
    inset_edge: Colour = (126, 140, 163)
    label: Colour = (238, 242, 247)
    label_outline: Colour = (15, 22, 32)
    mark_share: float = 0.2
    """How far the marks of a pattern stand out from its colour, towards white."""
    scale: float = 1.0
    """Widths and patterns times this: the text scale, or 2 on a very dense display."""
