"""Hands: what those carry who are neither the head nor his deputies - carriers bring guns, gunmen lead in the fights.

In words: as financiers stand for laundering (money.laundering), brokers for heavy kit (money.heavy) and protectors for the
shield of officials (institutions.protection), so do logisticians for the guns that are carried south and enforcers for
the edge in a fight. While such posts are vacant a part of it is missing until somebody has taken over.

    guns bought * (carriers_alone + (1 - carriers_alone) * logisticians in post / posts of logisticians)
    deadliness  * (gunmen_alone + (1 - gunmen_alone) * enforcers in post / posts of enforcers), 1 without such posts

Source: source 004 (financiers, brokers, institutions and high-level traffickers at the centre of networks are the smarter
targets; gunmen are replaced). The numbers are assumed. Row: M18.
"""

import numpy as np

from game.core.arrays import FloatArray
from game.core.parameters import Values

RULE = "succession.hands"


def carried(p: Values, held: FloatArray, posts: FloatArray) -> FloatArray:
    """Part of the guns that are brought with so many of the posts of logisticians held. Shapes broadcast."""
    return _with(p["carriers_alone"] + held * 0.0, held, posts)


def fought(p: Values, held: FloatArray, posts: FloatArray) -> FloatArray:
    """Part of its deadliness that a group has with so many of the posts of enforcers held. Shapes broadcast."""
    return _with(p["gunmen_alone"] + held * 0.0, held, posts)


def _with(alone: FloatArray, held: FloatArray, posts: FloatArray) -> FloatArray:
    share = held / np.where(posts > 0, posts, 1.0)
    return np.where(posts > 0, alone + (1.0 - alone) * share, 1.0)
