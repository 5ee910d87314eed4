"""Moving: labs that a group takes from one region to another, and the first foothold in a product that is new to it.

In words: a lab is a few barrels and burners: a group takes its labs elsewhere within days, loses a part on the way, and the
rest lies dormant at first. A group that begins with a product starts small, and grows as others do where too little is made.

    lost   = loss * labs
    weight = foothold * sum of site_base over all groups
    buying = foothold * wanted

Source: source 002 (labs need no farmland; they relocate). The numbers are assumed. Rows: M52.
"""

from game.core.arrays import FloatArray
from game.core.parameters import Values

RULE = "markets.moving"
MOVED, LEFT_BEHIND = (f"{RULE}.{name}" for name in ("moved", "left_behind"))


def lost(p: Values, labs: FloatArray) -> FloatArray:
    """Labs lost on the way."""
    return p["loss"] * labs


def first_weight(p: Values, site_base: FloatArray) -> FloatArray:
    """Weight with which a group begins to set up labs or fields of a product of which all have `site_base`."""
    return p["foothold"] * site_base


def first_buying(p: Values, wanted: FloatArray) -> FloatArray:
    """Cocaine with which a group begins to buy, kg a week."""
    return p["foothold"] * wanted
