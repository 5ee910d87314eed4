"""Another truth that looks the same: what a seat may not know is drawn anew, field by field, from what is plausible."""

import numpy as np

from game.core.arrays import BoolArray
from game.core.game import Game, fork
from game.core.roles import ROLES, SITES
from game.core.rows import add_int_by
from game.core.state import FIELDS, NEVER, FieldInfo, State
from tests.secrecy.visible import SUMS_BY_REGION, Looker, looker, visible_places

FEW_TO_SHARE = 20  # people whom a draw may share out as they were


def resampled(game: Game, seat: str, draw: int) -> Game:
    """A copy of the game in which everything the seat may not know is drawn anew."""
    other, who = fork(game), looker(game, seat)
    rng = np.random.default_rng((0xC0FFEE, draw))
    for name in FIELDS:
        hidden = ~visible_places(game.state, name, who)
        redraw(other.state, name, hidden, who, rng)
    for of_groups, of_locals in SUMS_BY_REGION:
        _share_anew(game.state, other.state, (of_groups, of_locals), who, rng)
    return other


def _share_anew(
    before: State, after: State, names: tuple[str, str], who: Looker, rng: np.random.Generator
) -> None:  # fmt: skip
    """Draw anew to whom what is counted by region belongs, whose sum in each region stays what it was, in place."""
    of_groups, of_locals = (getattr(after, name) for name in names)
    hidden = ~visible_places(after, names[0], who)
    regions = of_locals.shape[1]
    whole = getattr(before, names[1]) + add_int_by(getattr(before, names[0]), before.presence_region, regions)
    own = add_int_by(np.where(hidden, 0, of_groups), after.presence_region, regions)
    left = whole - own
    for place in range(of_groups.shape[1]):
        region = after.presence_region[:, place]
        row = np.flatnonzero(hidden[:, place] & (region >= 0))
        given = rng.integers(0, left[row, region[row]] + 1)
        of_groups[row, place] = given
        left[row, region[row]] -= given
    of_groups[hidden & (after.presence_region < 0)] = 0
    of_locals[...] = left


def redraw(state: State, name: str, where: BoolArray, who: Looker, rng: np.random.Generator) -> None:
    """Draw some places of a field anew, in place."""
    array = getattr(state, name)
    array[where] = _drawn(FIELDS[name], array, state, who, rng)[where]


def hidden_alike(game: Game, other: Game, seat: str) -> list[str]:
    """Fields with hidden places of which none differs between two games, though they could."""
    who, found = looker(game, seat), []
    few = {  # too few to be sure, or with nobody but the looker to share them with
        name for pair in SUMS_BY_REGION for name in pair
        if sum(int(getattr(game.state, one).sum()) for one in pair) < FEW_TO_SHARE
        or not (~visible_places(game.state, pair[0], who) & (game.state.presence_region >= 0)).any()
    }  # fmt: skip
    for name in [one for one in FIELDS if one not in few]:
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
