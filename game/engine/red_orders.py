"""What groups have been ordered that a draw decides: reprisals of their own accord, and alliances.

Orders only note what is wanted. It is carried out when the turn is resolved, so that nobody can try an order out.
"""

from typing import Final

import numpy as np

from game.core import exact, luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import decide, event_key, tell
from game.core.ledger import move, set_at, settle_at
from game.core.odds import ChanceNote, Odds
from game.core.purposes import Purpose
from game.core.rows import add_int_by, look_int, places, running_before
from game.engine import retaliation
from game.rules.intelligence import windows
from game.rules.succession import alliance

QUIET: Final = 0.5  # attacks still to come below which a group has nothing to answer


def carry_out(game: Game) -> None:
    """Reprisals and alliances ordered for the turn, before its first pulse."""
    _stir(game)
    _conclude(game)


def _stir(game: Game) -> None:
    """Groups told to hit back talk about it; one that has nothing to answer starts a burst of its own."""
    state = game.state
    rows, group = places((state.retaliate_level > 0) & (state.group_alive > 0))
    if rows.size == 0:
        return
    level, where = state.retaliate_level[rows, group], state.retaliate_where[rows, group]
    named = {"group": group, "region": where}
    quiet = exact.total(state.anger[rows, group]) + exact.total(state.anger_due[rows, group]) < QUIET
    # Who has something to answer talks about that.
    event = np.where(quiet, event_key(game, "intimidation", rows, named), state.anger_event[rows, group])
    third = level * 0 + 3
    windows.open_window(game, rows, group, third, third * 0.0, event)
    own = np.flatnonzero(quiet)
    retaliation.intimidate(game, rows[own], group[own], where[own], level[own], event[own])
    tell(game, "intimidation", rows[own], {axis: index[own] for axis, index in named.items()}, ids=event[own])


def between(game: Game, rows: IntArray, one: IntArray, other: IntArray) -> BoolArray:
    """Which contacts of each game are between these two groups; shape (n, C)."""
    state = game.state
    groups = state.presence_group[rows]
    a, b = look_int(groups, state.contact_a[rows]), look_int(groups, state.contact_b[rows])
    real = state.contact_a[rows] >= 0
    found: BoolArray = ((a == one[:, None]) & (b == other[:, None])) | ((a == other[:, None]) & (b == one[:, None]))
    return found & real


def _conclude(game: Game) -> None:
    """Groups that have been asked accept an alliance or refuse it."""
    state = game.state
    rows, own = places(state.alliance_asked >= 0)
    if rows.size == 0:
        return
    other = state.alliance_asked[rows, own]
    subject = luck.child(state.group_key[rows, own], state.group_key[rows, other])
    agreed, note = decide(game, _odds(game, rows, own, other), rows, Purpose.ALLIANCE, subject)
    wave = running_before(rows, np.ones_like(rows))
    for number in range(int(exact.largest(wave)) + 1):
        now = np.flatnonzero(agreed & (wave == number))
        _ally(game, rows[now], own[now], other[now], None if note is None else note.part(now))
    no = np.flatnonzero(~agreed)
    rows, own, other = rows[no], own[no], other[no]
    ids = luck.child(event_key(game, "alliance_refused", rows, {"group": own}), state.group_key[rows, other])
    names = [game.world.groups[index] for index in other.tolist()]
    notes = () if note is None else (note.part(no),)
    tell(game, "alliance_refused", rows, {"group": own}, {"other": names}, None, notes, ids)


def _odds(game: Game, rows: IntArray, own: IntArray, other: IntArray) -> Odds:
    state = game.state
    members = add_int_by(state.members, state.presence_group, state.group_key.shape[1])
    mine, theirs = members[rows, own], members[rows, other]
    whole = mine + theirs
    share = np.where(whole > 0, mine / np.where(whole > 0, whole, 1), 0.5)
    bad = np.where(between(game, rows, own, other), alliance.enmity(state.rivalry[rows], state.feud[rows]), 0.0)
    mutual = (state.alliance_asked[rows, other] == own) * 1.0
    vacuum = (state.succession[rows, own] > 0) * 1.0
    return alliance.accepted_odds(game.rule_at(alliance.RULE, rows), share, exact.largest(bad, axis=1), vacuum, mutual)


def _ally(game: Game, rows: IntArray, own: IntArray, other: IntArray, note: ChanceNote | None) -> None:
    """The two groups are allies wherever they meet; whoever has asked pays for it. One per game, shapes (n,)."""
    state = game.state
    event = luck.child(event_key(game, "alliance", rows, {"group": own}), state.group_key[rows, other])
    names = [game.world.groups[index] for index in other.tolist()]
    tell(game, "alliance", rows, {"group": own}, {"other": names}, None, (note,), event)
    gift = alliance.gift(game.rule_at(alliance.RULE, rows), state.cash[rows, own])
    move(game, alliance.ALLIED, gift, "cash", (rows, own), "cash", (rows, other), event)
    new = between(game, rows, own, other) & (state.allied[rows] == 0)
    some = np.flatnonzero(new.any(axis=1))
    for group in (own, other):
        at = (rows[some], group[some])
        weight = alliance.weight_of_allies(game.rule_at(alliance.RULE, at[0]), state.alliance_weight[at])
        settle_at(game, "alliance_weight", alliance.ALLIED, at, weight, event[some])
    place, contact = np.nonzero(new)
    at = (rows[place], contact)
    p = game.rule_at(alliance.RULE, at[0])
    settle_at(game, "rivalry", alliance.ALLIED, at, alliance.rivalry_of_allies(p, state.rivalry[at]), event[place])
    settle_at(game, "feud", alliance.ALLIED, at, alliance.feud_of_allies(p, state.feud[at]), event[place])
    set_at(game, "allied", at, np.ones_like(place))


def pay_for_betrayal(game: Game, rows: IntArray, own: IntArray, ally: FloatArray, event: KeyArray) -> None:
    """Whoever turns on an ally (`ally` 1) is trusted less by affiliates and factions; shapes (n,)."""
    p, place = game.rule_at(alliance.RULE, rows), (rows, own)
    for level, left in (("affiliate_loyalty", alliance.loyalty_left), ("cohesion", alliance.cohesion_left)):
        value = left(p, getattr(game.state, level)[place], ally)
        settle_at(game, level, alliance.BETRAYED, place, value, event)
