"""The state of a batch of games: one struct of numpy arrays, every array with a leading batch axis.

Axes, after the batch axis B:

    R regions    G groups       L posts of leaders (a post is a role id such as ALFA/boss, whoever holds it)
    P presences (a group in a region)      C contacts (two presences of different groups in one region)
    S seats, the state seats first         V viewers: the state seats, which collect intelligence
    T raid teams                           W weeks of the training pipeline
    D collection disciplines: signals, human, financial, imagery
    K latest removals in a group              Q kinds of consent        A kinds of authority
    O accords and offers      M terms of one: the first half given by the proposer      N arguments of a term
    I institutions: police, courts, services      J stages of what takes long      E dilemmas of the scenario
    F gateways; the corridor of one is the way to it      H channels over the border      U methods of inspection
    X products       Y lines of revenue       Z ways over the border: a channel at a gateway

What exists only where a group is present lives in the presence list, never in a dense (G, R) table. A spare slot
has key 0 and index -1 and must cost nothing and change nothing. Every field says its axes, unit, kind and meaning;
kinds are

    stock   whole units that move between accounts and are conserved
    level   a float that changes only through the ledger
    trait   what a person, team or place is like; set when it comes into being, booked when it changes
    belief  what a seat holds to be true; written only by observation
    index   position in another axis, or a code
    key     lineage of an entity (never its slot)
    stamp   a day on the game's clock
    setting a standing programme of a seat
    count   what happened this turn, for the measures; emptied when a turn opens
"""

from operator import attrgetter
from typing import Any, Final

import attrs
import numpy as np

from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.fields import NEVER as NEVER
from game.core.fields import Kind
from game.core.markets import CHANNELS, LINES, METHODS, PRODUCTS
from game.core.orders import MOST_PARAMETERS
from game.core.state_of_counts import CountState

INSTITUTIONS: Final = ("police", "courts", "services")
STAGES: Final = 4  # through which what is paid for passes before it works
DISCIPLINES: Final = ("signals", "human", "financial", "imagery")
REMEMBERED_REMOVALS: Final = 8
CONSENTS: Final = ("isr", "trainers", "planners", "joint_raid", "fusion_cell", "strike")
AUTHORITIES: Final = ("strike", "advise", "joint")
OPEN_ACCORDS: Final = 8
TERMS: Final = 6  # three that the proposer gives, then three that it asks


@attrs.define(eq=False)
class State(CountState):
    """Everything that is true in a batch of games, and what every seat believes."""


@attrs.frozen
class Sizes:
    """Length of every axis, spare slots included."""

    R: int
    G: int
    L: int
    P: int
    C: int
    S: int
    V: int
    T: int
    W: int
    D: int = len(DISCIPLINES)
    K: int = REMEMBERED_REMOVALS
    Q: int = len(CONSENTS)
    A: int = len(AUTHORITIES)
    O: int = OPEN_ACCORDS  # noqa: E741
    M: int = TERMS
    N: int = MOST_PARAMETERS
    I: int = len(INSTITUTIONS)  # noqa: E741
    J: int = STAGES
    E: int = 0
    F: int = 0
    H: int = len(CHANNELS)
    U: int = len(METHODS)
    X: int = len(PRODUCTS)
    Y: int = len(LINES)
    Z: int = 0

    def shape(self, batch: int, axes: str) -> tuple[int, ...]:
        """Shape of an array with these axes in a batch of that size."""
        return (batch, *(getattr(self, axis) for axis in axes))


@attrs.frozen
class FieldInfo:
    """What the declaration of a field says."""

    name: str
    axes: str
    kind: Kind
    unit: str
    meaning: str
    fill: float
    dtype: type


_DTYPES: Final[dict[Any, type]] = {FloatArray: np.float64, IntArray: np.int64, KeyArray: np.uint64, BoolArray: np.bool_}
FIELDS: Final[dict[str, FieldInfo]] = {
    field.name: FieldInfo(name=field.name, dtype=_DTYPES[field.type], **field.metadata) for field in attrs.fields(State)
}
_arrays = attrgetter(*FIELDS)  # of a state, in the order of its fields


def empty_state(batch: int, sizes: Sizes) -> State:
    """A batch of empty games: every slot of every axis is spare."""
    arrays: dict[str, Any] = {}
    for name, info in FIELDS.items():
        arrays[name] = np.full(sizes.shape(batch, info.axes), info.fill, dtype=info.dtype)
    return State(**arrays)


def copy_state(state: State) -> State:
    """An independent copy."""
    return State(*[array.copy() for array in _arrays(state)])


def select_games(state: State, rows: IntArray) -> State:
    """The games of these rows, in this order, as a batch of their own; shape (len(rows), ...)."""
    return State(*[array[rows] for array in _arrays(state)])


def batch_size(state: State) -> int:
    """Number of games in the batch."""
    return int(state.seed.shape[0])


def fields_of_kind(*kinds: Kind) -> tuple[FieldInfo, ...]:
    """Every declared field of these kinds, in the order of their declaration."""
    return tuple(info for info in FIELDS.values() if info.kind in kinds)
