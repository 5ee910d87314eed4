"""Groups that come into a region: a presence and its contacts come into being, with the relations they have elsewhere."""

import numpy as np

from game.core import exact, luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.capacity import free_slots, with_room
from game.core.game import Game
from game.core.ledger import set_at, settle_at
from game.core.rows import at, look_int, places, running_before
from game.rules.violence import expansion


def settle(game: Game, rows: IntArray, group: IntArray, region: IntArray, cause: str, event: KeyArray) -> IntArray:
    """The presence of each group in a region, which comes into being if there is none; its slot, shapes (n,).

    Several of one game come one after the other and meet each other. Where two groups meet elsewhere they are to each
    other what they are there; strangers meet as newcomer and host. A new presence has no members and rules nobody yet.
    `cause` is that of the rule which brings it about, `event` what happened.
    """
    slot = presence_of(game, rows, group, region)
    wave = running_before(rows, np.ones_like(rows))
    for number in range(int(exact.largest(wave)) + 1 if rows.size else 0):
        now = np.flatnonzero(wave == number)
        # Another of the same game may just have brought the group there.
        slot[now] = presence_of(game, rows[now], group[now], region[now])
        new = now[slot[now] < 0]
        if new.size:
            slot[new] = _come(game, rows[new], group[new], region[new], event[new])
            _meet(game, rows[new], slot[new], cause, event[new])
    return slot


def presence_of(game: Game, rows: IntArray, group: IntArray, region: IntArray) -> IntArray:
    """Slot of the presence of each group in a region, with members or without; -1 where there is none. (n,)"""
    state = game.state
    here = (state.presence_group[rows] == group[:, None]) & (state.presence_region[rows] == region[:, None])
    return np.where(here.any(axis=1), np.argmax(here, axis=1), -1)


def _come(game: Game, rows: IntArray, group: IntArray, region: IntArray, event: KeyArray) -> IntArray:
    """New presences, one per game; their slots."""
    state = game.state
    with_room(state, "P", np.bincount(rows, minlength=game.batch))
    slot = free_slots(state, "P", rows, np.zeros_like(rows))
    place = (rows, slot)
    set_at(game, "presence_group", place, group)
    set_at(game, "presence_region", place, region)
    set_at(game, "presence_key", place, luck.child(state.group_key[rows, group], state.region_key[rows, region]))
    rest = game.rule_at(expansion.RULE, rows)["protection_new"] + rows * 0.0
    settle_at(game, "protection_rest", expansion.EXPANDED, place, rest, event)
    return slot


def _meet(game: Game, rows: IntArray, slot: IntArray, cause: str, event: KeyArray) -> None:
    """Contacts of new presences, one per game, with every living group of the region."""
    state = game.state
    there = state.presence_group[rows]
    near = (state.presence_region[rows] == state.presence_region[rows, slot][:, None]) & (there >= 0)
    near &= there != state.presence_group[rows, slot][:, None]
    near &= look_int(state.group_alive[rows], there) > 0
    place, other = np.nonzero(near)
    if place.size == 0:
        return
    rows, mine, event = rows[place], slot[place], event[place]
    rivalry, feud, allied = relation(game, rows, state.presence_group[rows, mine], state.presence_group[rows, other])
    with_room(state, "C", np.bincount(rows, minlength=game.batch))
    contact = free_slots(state, "C", rows, running_before(rows, np.ones_like(rows)))
    new = (rows, contact)
    set_at(game, "contact_a", new, other)
    set_at(game, "contact_b", new, mine)
    set_at(game, "contact_key", new, luck.child(state.presence_key[rows, other], state.presence_key[rows, mine]))
    settle_at(game, "rivalry", cause, new, rivalry, event)
    settle_at(game, "feud", cause, new, feud, event)
    set_at(game, "allied", new, allied)


def relation(game: Game, rows: IntArray, one: IntArray, other: IntArray) -> tuple[FloatArray, FloatArray, IntArray]:
    """Rivalry and feud of two groups, the largest where they meet, and 1 if they are allies; shapes (n,).

    Strangers are to each other what a newcomer and its host are.
    """
    state = game.state
    met = contacts_between(game, rows, one, other)
    place, contact = places(met)
    there = (rows[place], contact)
    rivalry, feud, allied = np.zeros(rows.size), np.zeros(rows.size), np.zeros_like(rows)
    exact.raise_at(rivalry, place, at(state.rivalry, *there))
    exact.raise_at(feud, place, at(state.feud, *there))
    exact.raise_at(allied, place, at(state.allied, *there))
    known = exact.count(met, axis=1) > 0
    stranger = expansion.newcomer_rivalry(game.rule_at(expansion.RULE, rows), np.where(known, 1.0, 0.0))
    return np.where(known, rivalry, stranger), feud, allied


def contacts_between(game: Game, rows: IntArray, one: IntArray, other: IntArray) -> BoolArray:
    """Which contacts of each game are between these two groups; shape (n, C)."""
    state = game.state
    games, place = np.unique(rows, return_inverse=True)
    there = state.presence_group[games]
    first, second = state.contact_a[games], state.contact_b[games]
    a, b = look_int(there, first)[place], look_int(there, second)[place]
    found: BoolArray = ((a == one[:, None]) & (b == other[:, None])) | ((a == other[:, None]) & (b == one[:, None]))
    return found & (first >= 0)[place]
