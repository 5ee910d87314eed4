"""Hideouts: raid teams look for arsenals and for houses where money is kept.

In words: part of a group's guns and money lies in hideouts, spread over the regions like its members. Teams find a part
of what lies in a region: the more teams the more, with returns that level off, less where officials would warn of them, and
with luck more or less than that. What is found is seized; with an arsenal goes part of the heavy kit.

    seized = stock there * hidden * best * teams/(teams + half_teams) * (1 - warned * corruption) * 2u, rounded by luck
    stock there = stock of a group * its members there / its members; `hidden` is that of guns or of money

Source: 24,000 guns seized from October 2024 to February 2026 (DATA.md 3, 4.5). The numbers are assumed. Rows: M65, M66.
"""

import numpy as np

from game.core import exact, luck
from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book_at, count_at, move
from game.core.parameters import Values
from game.core.purposes import Purpose
from game.core.rows import add_by, at, places

RULE = "raids.hideouts"
ARSENALS, MONEY = (f"{RULE}.{name}" for name in ("arsenals", "money"))
GUNS, CASH = range(2)


def share(p: Values, hidden: FloatArray, teams: FloatArray, corruption: FloatArray) -> FloatArray:
    """Share of what groups have in a region that so many teams seize on average; `hidden` lies in hideouts."""
    return hidden * p["best"] * teams / (teams + p["half_teams"]) * (1.0 - p["warned"] * corruption)


def lucky(share: FloatArray, u: FloatArray) -> FloatArray:
    """The same with luck, u in [0, 1); never more than all."""
    return exact.smaller(share * 2.0 * u, 1.0)


def search(game: Game, rows: IntArray, region: IntArray, teams: IntArray, kind: int, event: KeyArray) -> IntArray:
    """Teams look for GUNS or CASH of all groups in a region, one search per game; guns or dollars seized, (n,)."""
    state, p = game.state, game.rule_at(RULE, rows)
    hidden = p["hidden_guns"] if kind == GUNS else p["hidden_cash"]
    key = luck.key(state.seed[rows], Purpose.HIDEOUT_FOUND, state.day[rows], kind, state.region_key[rows, region])
    mean = share(p, hidden + rows * 0.0, teams * 1.0, state.corruption[rows, region])
    found = lucky(mean, luck.uniform(key))
    place, presence = places((state.presence_region[rows] == region[:, None]) & (state.members[rows] > 0))
    game_of = rows[place]
    group = at(state.presence_group, game_of, presence)
    members = add_by(state.members * 1.0, state.presence_group, state.group_key.shape[1])
    part = found[place] * (at(state.members, game_of, presence) / at(members, game_of, group))
    own, whole = (game_of, group), np.zeros(rows.size, dtype=np.int64)
    lineage = at(state.presence_key, game_of, presence)
    word = luck.key(state.seed[game_of], Purpose.HIDEOUT_SIZE, state.day[game_of], kind, lineage)
    for account in ("arms",) if kind == GUNS else ("cash", "dirty_cash"):
        stock = at(getattr(state, account), *own)
        taken = exact.smaller(exact.floor_int(stock * part + luck.uniform(word)), stock)
        cause, target = (ARSENALS, "guns_seized") if kind == GUNS else (MONEY, "forfeited")
        move(game, cause, taken, account, own, target, own, event[place])
        count_at(game, "guns_taken_group" if kind == GUNS else "forfeited_group", own, taken)
        np.add.at(whole, place, taken)
    if kind == GUNS:
        book_at(game, "heavy", ARSENALS, own, -part * at(state.heavy, *own), event[place])
    return whole
