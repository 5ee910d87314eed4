"""Terms that cannot both be kept: within one offer, or between an offer and an accord that stands.

Two terms of one seat contradict each other when they set the same thing in ways that exclude each other: a programme that is
to run and to end, a consent given and withdrawn, two postures toward one group, charges brought and dropped. Terms of both
seats do when one withdraws the consent on which what the other promises rests. A higher and a lower amount do not: who
keeps the higher promise keeps both.
"""

from typing import Final

import attrs
import numpy as np

from game.core.arrays import BoolArray, FloatArray, IntArray
from game.core.game import Game
from game.core.orders import BY_CODE, ORDERS, OrderSpec
from game.core.state import CONSENTS, TERMS
from game.engine.diplomacy import IN_FORCE, giver
from game.engine.offers import Terms

_VALUES: Final = ("answer", "toward", "presence")  # choices that say how, not what
_WAYS: Final = ("breadth", "method")  # choices that are kept by whichever is done
_NUMBERS: Final = ("integer", "amount")
_OPPOSED: Final = ((ORDERS["indict_official"].code, ORDERS["drop_charges"].code),)
_REST_ON: Final = (
    ("fly_isr", "isr"), ("train_and_equip", "trainers"), ("attach_planners", "planners"), ("fusion_cell", "fusion_cell"),
)  # fmt: skip
_CONSENT: Final = ORDERS["consent"].code
_WITHDRAW: Final = ORDERS["consent"].parameters[1].choices.index("withdraw")


@attrs.frozen
class _Parts:
    """Which arguments of an order say what it is about, which choice says how, and which number how much (-1: none)."""

    keys: tuple[int, ...]
    choice: int
    amount: int


def _parts(spec: OrderSpec) -> _Parts:
    named = [(number, one) for number, one in enumerate(spec.parameters)]
    keys = tuple(
        number for number, one in named
        if one.kind not in (*_NUMBERS, "flag", "text") and one.name not in (*_VALUES, *_WAYS)
    )  # fmt: skip
    choice = next((number for number, one in named if one.name in _VALUES), -1)
    amount = next((number for number, one in named if one.kind in _NUMBERS), -1)
    return _Parts(keys, choice, amount if spec.timing == "standing" or spec.name.startswith("threaten") else -1)


_PARTS: Final = {code: _parts(spec) for code, spec in BY_CODE.items()}


def contradict(game: Game, rows: IntArray, sender: IntArray, terms: Terms) -> BoolArray:
    """Whether offers of these senders have terms that exclude each other, or terms of accords in force; (n,)."""
    state = game.state
    seat = np.stack([giver(sender, term) for term in range(TERMS)], axis=1)
    found = np.zeros(rows.size, dtype=np.bool_)
    for a in range(TERMS):
        for b in range(a + 1, TERMS):
            found |= _exclude(_term(terms, seat, a), _term(terms, seat, b))
    for slot in range(state.accord_status.shape[1]):
        stands = state.accord_status[rows, slot] == IN_FORCE
        if not stands.any():
            continue
        other = Terms(state.accord_term[rows, slot], state.accord_arguments[rows, slot], stands)
        givers = np.stack([giver(state.accord_from[rows, slot], term) for term in range(TERMS)], axis=1)
        for a in range(TERMS):
            for b in range(TERMS):
                found |= stands & _exclude(_term(terms, seat, a), _term(other, givers, b))
    return found


_One = tuple[IntArray, IntArray, FloatArray]  # code, giver, arguments (n, N)


def _term(terms: Terms, seat: IntArray, number: int) -> _One:
    return terms.term[:, number], seat[:, number], terms.arguments[:, number]


def _exclude(one: _One, other: _One) -> BoolArray:
    """Whether two terms of each offer exclude each other; (n,)."""
    found: BoolArray = np.zeros(one[0].shape, dtype=np.bool_)
    same = (one[0] == other[0]) & (one[0] != 0) & (one[1] == other[1])
    for code in np.unique(one[0][same]).tolist():
        found |= same & (one[0] == code) & _differ(_PARTS[code], one[2], other[2])
    for first, second in _OPPOSED:
        against = ((one[0] == first) & (other[0] == second)) | ((one[0] == second) & (other[0] == first))
        found |= against & (one[2][:, 0] == other[2][:, 0])
    return found | _undercuts(one, other) | _undercuts(other, one)


def _differ(parts: _Parts, one: FloatArray, other: FloatArray) -> BoolArray:
    about: BoolArray = np.ones(one.shape[0], dtype=np.bool_)
    for key in parts.keys:
        about &= one[:, key] == other[:, key]
    if parts.choice >= 0:
        about &= one[:, parts.choice] != other[:, parts.choice]
    elif parts.amount >= 0:
        about &= (one[:, parts.amount] > 0) != (other[:, parts.amount] > 0)
    else:
        about &= False
    return about


def _undercuts(consent: _One, other: _One) -> BoolArray:
    """Whether a consent is withdrawn on which the other term rests."""
    found: BoolArray = np.zeros(consent[0].shape, dtype=np.bool_)
    withdrawn = (consent[0] == _CONSENT) & (consent[2][:, 1] == _WITHDRAW)
    if not withdrawn.any():
        return found
    for name, needed in _REST_ON:
        parts = _PARTS[ORDERS[name].code]
        # Of planners the last choice, none, is the one that needs no consent.
        last = len(ORDERS[name].parameters[0].choices) - 1
        runs = other[2][:, parts.amount] > 0 if parts.amount >= 0 else other[2][:, 0] < last
        found |= withdrawn & (consent[2][:, 0] == CONSENTS.index(needed)) & (other[0] == ORDERS[name].code) & runs
    return found
