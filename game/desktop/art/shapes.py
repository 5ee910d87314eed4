"""The shape of each group, on a 24 grid: an outer form and what is cut out of it. Shape first, colour second."""

import itertools
import zlib
from collections.abc import Collection, Mapping
from typing import Final

import attrs

FAMILIES: Final = ("jalisco", "sinaloa", "northeast", "michoacan", "others")
LOCAL: Final = "local"  # the many small local groups, shown together
OTHERS: Final = "others"  # a legend's sign for any group without a family


@attrs.frozen
class Shape:
    """An outer form and what is cut out of it."""

    form: str
    cut: str = "none"


def _points(text: str) -> str:
    return f'<polygon points="{text}" stroke-linejoin="round" />'


FORMS: Final[Mapping[str, str]] = {
    "triangle": _points("12,2.5 22,21 2,21"),
    "diamond": _points("12,1.5 22.5,12 12,22.5 1.5,12"),
    "square": '<rect x="3.25" y="3.25" width="17.5" height="17.5" />',
    "hexagon": _points("22,12 17,20.75 7,20.75 2,12 7,3.25 17,3.25"),
    "pentagon": _points("12,2 22,9.6 18.2,21.2 5.8,21.2 2,9.6"),
    "triangle_down": _points("2,3 22,3 12,21.5"),
    "circle": '<circle cx="12" cy="12" r="9.25" />',
    "plus": _points(
        "8.5,2.5 15.5,2.5 15.5,8.5 21.5,8.5 21.5,15.5 15.5,15.5 15.5,21.5 8.5,21.5 8.5,15.5 2.5,15.5 2.5,8.5 8.5,8.5"
    ),
    "dots": "".join(f'<circle cx="{x}" cy="{y}" r="3.4" />' for x, y in ((12, 6.2), (6.2, 16.6), (17.8, 16.6))),
}

# What a hollow form leaves out; its inner edge runs beside the outer one.
_INNER: Final[Mapping[str, str]] = {
    "triangle": _points("12,8.2 17.2,18 6.8,18"),
    "diamond": _points("12,5.7 18.3,12 12,18.3 5.7,12"),
    "square": '<rect x="6.5" y="6.5" width="11" height="11" />',
    "hexagon": _points("18.4,12 15.2,17.6 8.8,17.6 5.6,12 8.8,6.4 15.2,6.4"),
    "pentagon": _points("12,6 18.1,10.9 15.8,18.1 8.2,18.1 5.9,10.9"),
    "triangle_down": _points("7,6 17,6 12,15.6"),
    "circle": '<circle cx="12" cy="12" r="6.2" />',
}
# The right half of a form, inside its edge.
_HALVES: Final[Mapping[str, str]] = {
    "triangle": _points("12,8.2 17.2,18 12,18"),
    "diamond": _points("12,5.2 18.8,12 12,18.8"),
    "square": '<rect x="12" y="6" width="6" height="12" />',
    "hexagon": _points("12,6.2 15.4,6.2 18.6,12 15.4,17.8 12,17.8"),
    "pentagon": _points("12,6 18.1,10.9 15.8,18.1 12,18.1"),
    "triangle_down": _points("12,6 17,6 12,15.6"),
    "circle": '<path d="M12 5.5A6.5 6.5 0 0 1 12 18.5Z" />',
}
# The middle of a form, where a cut is centred.
_MIDDLE: Final[Mapping[str, tuple[float, float]]] = {
    "triangle": (12, 15),
    "triangle_down": (12, 8.8),
    "pentagon": (12, 12.4),
}
_CUTS: Final[Mapping[str, str]] = {
    "dot": '<circle cx="0" cy="0" r="3.4" />',
    "bar": '<rect x="-5" y="-1.6" width="10" height="3.2" />',
    "upright": '<rect x="-1.6" y="-5" width="3.2" height="10" />',
    "cross": '<path d="M-4-4 4 4M4-4-4 4" fill="none" stroke="#000" stroke-width="3" />',
    "corner": _points("5.4,-5.4 5.4,5.4 -5.4,5.4"),
}
# How a part that broke away differs from its group: the first as a chevron, further ones slit too.
_WEDGE: Final = _points("12,12 19.5,26 4.5,26")
_SLITS: Final = ("", '<rect x="0" y="8.2" width="24" height="2.4" />', '<rect x="10.8" y="0" width="2.4" height="13" />')

KNOWN: Final[Mapping[str, Shape]] = {
    "CJNG": Shape("triangle"),
    "CUINIS": Shape("triangle", "hollow"),
    "CDS_MZ": Shape("diamond"),
    "CDS_CH": Shape("diamond", "half"),
    "BLO": Shape("diamond", "hollow"),
    "CABRERA": Shape("diamond", "dot"),
    "RUSOS": Shape("diamond", "bar"),
    "CDN": Shape("square"),
    "CDG_S": Shape("square", "corner"),
    "CDG_M": Shape("square", "hollow"),
    "ZVE": Shape("square", "cross"),
    "LNFM": Shape("hexagon"),
    "KT": Shape("hexagon", "hollow"),
    "CU": Shape("plus"),
    "CSRL": Shape("pentagon"),
    "LL": Shape("triangle_down"),
    "UT": Shape("circle", "dot"),
    "CAB": Shape("circle", "bar"),
    "CAF": Shape("circle", "upright"),
    "SALAZAR": Shape("circle", "half"),
    "ARD": Shape("circle", "cross"),
    "TLA": Shape("pentagon", "hollow"),
    "CCG": Shape("triangle_down", "hollow"),
    "BARR": Shape("pentagon", "dot"),
    # The groups of 2006 to 2012 that have no heir of the same name.
    "CDS": Shape("diamond", "cross"),
    "CDG": Shape("square", "dot"),
    "ZETAS": Shape("square", "bar"),
    "CJ": Shape("triangle_down", "dot"),
    "LFM": Shape("hexagon", "dot"),
    "MILENIO": Shape("triangle", "dot"),
    "COLIMA": Shape("pentagon", "cross"),
    "OAXACA": Shape("plus"),
    OTHERS: Shape("circle"),
    LOCAL: Shape("dots"),
    # The invented groups of the tutorial and the laboratory.
    "TETERA": Shape("hexagon"),
    "ALFA": Shape("triangle"),
    "BETA": Shape("diamond"),
    "GAMA": Shape("square"),
}
_FAMILY: Final[Mapping[str, tuple[str, ...]]] = {
    "jalisco": ("CJNG", "CUINIS"),
    "sinaloa": ("CDS_MZ", "CDS_CH", "BLO", "CABRERA", "RUSOS", "CDS"),
    "northeast": ("CDN", "CDG_S", "CDG_M", "ZVE", "CDG", "ZETAS"),
    "michoacan": ("LNFM", "KT", "CU", "LFM"),
}
# For groups nobody has drawn yet, the clearest first; the plain circle and the dots stay what they mean.
_SPARE: Final = tuple(
    Shape(form, cut)
    for cut, form in itertools.product(
        ("none", "hollow", "dot", "bar", "upright", "half", "cross"),
        ("triangle", "diamond", "square", "hexagon", "pentagon", "triangle_down", "circle"),
    )
    if Shape(form, cut) != Shape("circle")
)


def family_of(group: str) -> str:
    """The family of a group or of a part that broke away from it: one of FAMILIES."""
    origin = group.split(".")[0]
    return next((family for family, groups in _FAMILY.items() if origin in groups), "others")


def assigned(groups: Collection[str]) -> dict[str, Shape]:
    """A shape for each group of a scenario: its own, or a spare one by a rule that depends on the ids alone."""
    origins = sorted({group.split(".")[0] for group in groups})
    given = {origin: KNOWN[origin] for origin in origins if origin in KNOWN}
    for origin in origins:
        if origin not in given:
            given[origin] = _spare(origin, set(given.values()))
    return given


def _spare(group: str, taken: Collection[Shape]) -> Shape:
    start = zlib.crc32(group.encode()) % len(_SPARE)
    order = _SPARE[start:] + _SPARE[:start]
    return next((shape for shape in order if shape not in taken), order[0])


def outer(shape: Shape) -> str:
    """The outer form, as SVG elements without colour."""
    return FORMS[shape.form]


def removed(shape: Shape, group: str) -> str:
    """What is cut out of the form, as SVG elements without colour; of a part that broke away, a wedge besides."""
    return _hole(shape) + _broken_away(group)


def _hole(shape: Shape) -> str:
    if shape.cut == "none":
        return ""
    if shape.cut == "hollow":
        return _INNER[shape.form]
    if shape.cut == "half":
        return _HALVES[shape.form]
    x, y = _MIDDLE.get(shape.form, (12, 12))
    return f'<g transform="translate({x} {y})">{_CUTS[shape.cut]}</g>'


def _broken_away(group: str) -> str:
    parts = group.split(".")[1:]
    if not parts:
        return ""
    number = int(parts[-1]) if parts[-1].isdigit() else 1
    return _WEDGE + _SLITS[(number - 1) % len(_SLITS)]
