"""Groups that come into a region: a presence and its contacts come into being, with the relations they have elsewhere."""

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
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
    pairs, place = np.unique(_pair(game, rows, one, other), return_inverse=True)
    there, met = _contacts_of(game, rows, pairs)
    rivalry, feud, allied = np.zeros(pairs.size), np.zeros(pairs.size), np.zeros_like(pairs)
    exact.raise_at(rivalry, met, at(state.rivalry, *there))
    exact.raise_at(feud, met, at(state.feud, *there))
    exact.raise_at(allied, met, at(state.allied, *there))
    known = (np.bincount(met, minlength=pairs.size) > 0)[place]
    stranger = expansion.newcomer_rivalry(game.rule_at(expansion.RULE, rows), np.where(known, 1.0, 0.0))
    return np.where(known, rivalry[place], stranger), feud[place], allied[place]


def _pair(game: Game, rows: IntArray, one: IntArray, other: IntArray) -> IntArray:
    """A number for two groups of a game, the same whichever comes first; (n,)."""
    groups = game.state.group_key.shape[1]
    pair: IntArray = (rows * groups + exact.smaller(one, other)) * groups + exact.larger(one, other)
    return pair


def _contacts_of(game: Game, rows: IntArray, pairs: IntArray) -> tuple[tuple[IntArray, IntArray], IntArray]:
    """The contacts in these games between the groups of sorted `pairs`, and the place of each among those; (m,)."""
    state, games = game.state, np.unique(rows)
    place, contact = places(state.contact_a[games] >= 0)
    row = games[place]
    a, b = (at(state.presence_group, row, at(side, row, contact)) for side in (state.contact_a, state.contact_b))
    pair = _pair(game, row, a, b)
    found = exact.smaller(pairs.searchsorted(pair), pairs.size - 1)
    met = np.flatnonzero((pairs[found] == pair) & (a >= 0) & (b >= 0))
    return (row[met], contact[met]), found[met]
