"""Another truth that looks the same: what a seat may not know is drawn anew, field by field, from what is plausible."""

import numpy as np

from game.core.arrays import BoolArray
from game.core.game import Game, fork
from game.core.roles import ROLES, SITES
from game.core.state import FIELDS, NEVER, FieldInfo, State
from tests.secrecy.visible import Looker, looker, visible_places


def resampled(game: Game, seat: str, draw: int) -> Game:
    """A copy of the game in which everything the seat may not know is drawn anew."""
    other, who = fork(game), looker(game, seat)
    rng = np.random.default_rng((0xC0FFEE, draw))
    for name in FIELDS:
        hidden = ~visible_places(game.state, name, who)
        redraw(other.state, name, hidden, who, rng)
    return other


def redraw(state: State, name: str, where: BoolArray, who: Looker, rng: np.random.Generator) -> None:
    """Draw some places of a field anew, in place."""
    array = getattr(state, name)
    array[where] = _drawn(FIELDS[name], array, state, who, rng)[where]


def hidden_alike(game: Game, other: Game, seat: str) -> list[str]:
    """Fields with hidden places of which none differs between two games, though they could."""
    who, found = looker(game, seat), []
    for name in FIELDS:
        hidden = ~visible_places(game.state, name, who)
        mine, theirs = getattr(game.state, name)[hidden], getattr(other.state, name)[hidden]
        if mine.size and not (mine != theirs).any() and len(_choices(name, getattr(game.state, name), game.state, who)) != 1:
            found.append(name)
    return found


def _choices(name: str, array: np.ndarray, state: State, who: Looker) -> np.ndarray:
    """Values that an index or code may take. What belongs to somebody else never becomes the looker's own."""
    if name in ("presence_group", "post_group"):
        return np.array([g for g in range(state.group_key.shape[1]) if g != who.group])
    if name == "team_seat":
        return np.array([s for s in range(state.seat_key.shape[1]) if s != who.seat])
    if name in ("contact_a", "contact_b"):
        own = (state.presence_group == who.group).any(axis=0)
        return np.flatnonzero(~own)
    sizes = {
        "presence_region": state.region_key.shape[1], "leader_region": state.region_key.shape[1],
        "believed_region": state.region_key.shape[1], "post_role": len(ROLES), "site": len(SITES),
        "believed_site": len(SITES),
    }  # fmt: skip
    return np.arange(sizes[name]) if name in sizes else np.union1d(array, [0, 1])


def _drawn(info: FieldInfo, array: np.ndarray, state: State, who: Looker, rng: np.random.Generator) -> np.ndarray:
    if info.dtype is np.uint64:
        fresh = rng.integers(1, 1 << 64, size=array.shape, dtype=np.uint64)
        if info.name.endswith("_key"):  # a slot in use stays in use
            return np.where(array == 0, np.uint64(0), fresh)
        return np.where(rng.random(array.shape) < 0.3, np.uint64(0), fresh)
    low, dash, high = info.unit.partition("-")
    bounded = bool(dash) and low.isdigit() and high.isdigit()
    if info.dtype is np.int64:
        if bounded:
            return rng.integers(int(low), int(high) + 1, size=array.shape)
        if info.kind == "index" or info.fill == -1:
            choices = _choices(info.name, array, state, who)
            return rng.choice(choices, size=array.shape) if choices.size else array
        return rng.integers(0, 2 * np.abs(array) + 5)
    if info.kind == "stamp" or info.fill == NEVER:
        return np.where(rng.random(array.shape) < 0.3, NEVER, rng.uniform(-20.0, 160.0, size=array.shape))
    if bounded:
        return rng.uniform(float(low), float(high), size=array.shape)
    return rng.uniform(0.0, 2.0 * np.abs(array) + 1.0)
