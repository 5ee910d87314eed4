"""Precursors: what the labs need comes by sea from China, in containers, and is held in stock for some weeks.

In words: those who make fentanyl and methamphetamine order what they use and keep some weeks of it in stock. What can be
had falls as China enforces its controls. Inspection of containers at a port seizes a part, more where shipment intelligence
is shared, and next to nothing where officials of the port are corrupt; importers turn to other ports. A shortage is first
taken from stock; when less than reserve_weeks are left the labs slow down. While something is lacking makers turn to other
chemicals, some months later, which stand in for a part.

    need     = sum of need * wanted * (1 - substitution) over the synthetic drugs, kg a week
    ordered  = need + (cover_weeks * need - precursor_stock) / order_weeks, at least 0
    offered  = precursor_usual * (1 + slack) * (1 - precursor_compliance) / (1 - compliance_rest)
    seized   = (alone + (informed - alone) * shared) * dollars / (dollars + half_funds) * honest,  of each port
    honest   = logistic((threshold - corruption) / threshold_width)
    flow     = precursor_stock / (reserve_weeks * need), at most 1: the part of the labs' work that can be done
    lack     = 1 - offered * (1 - seized) / need without substitution, at least 0
    substitution halves the gap to most_substitutes * lack in turn_half_life days, in back_half_life days when it falls

`dollars` are those a week for the port, `shared` is points / (points + half_points) of the points with which the partner
shares what it knows. Importers choose ports in proportion to port_rest * (1 - seized).

Source: sources 001 and 002 (precursors come from China through Mexican ports; export controls and shared intelligence on
shipments can constrain them); DATA.md 4.4 (a supply shock of months). The numbers are assumed. Rows: M54, M62.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.ledger import book, move, settle
from game.core.parameters import Values
from game.core.rows import places
from game.core.world import STATE_SEATS

RULE = "markets.precursors"
ARRIVED, SEIZED, TURNED, USED, FIRST = (f"{RULE}.{name}" for name in ("arrived", "seized", "turned", "used", "first"))
US: Final = STATE_SEATS.index("us")


def need(p: Values, fentanyl: FloatArray, meth: FloatArray) -> FloatArray:
    """Precursors for so many kilograms of the two, kg."""
    return p["need_fentanyl"] * fentanyl + p["need_meth"] * meth


def ordered(p: Values, need: FloatArray, stock: FloatArray) -> FloatArray:
    """What makers order, kg a week."""
    return exact.larger(need + (p["cover_weeks"] * need - stock) / p["order_weeks"], 0.0)


def offered(p: Values, usual: FloatArray, compliance: FloatArray, rest: FloatArray) -> FloatArray:
    """What can be had from abroad, kg a week."""
    free = (1.0 - compliance) / exact.larger(1.0 - rest, 0.01)
    return usual * (1.0 + p["slack"]) * free


def honest(p: Values, corruption: FloatArray) -> FloatArray:
    """Part of the inspection that officials of the port let happen."""
    return exact.logistic((p["threshold"] - corruption) / p["threshold_width"])


def shared(p: Values, points: FloatArray) -> FloatArray:
    """How much the partner tells of shipments, 0-1."""
    return points / (points + p["half_points"])


def seized(p: Values, dollars: FloatArray, corruption: FloatArray, shared: FloatArray) -> FloatArray:
    """Part of what comes through a port that is seized there; `dollars` a week."""
    best = p["alone"] + (p["informed"] - p["alone"]) * shared
    return best * (dollars / (dollars + p["half_funds"])) * honest(p, corruption)


def chosen(port_rest: FloatArray, seized: FloatArray) -> FloatArray:
    """Part of the arrivals that comes by each port, (..., F), which importers choose by what is seized there."""
    weight = port_rest * (1.0 - seized)
    whole = np.expand_dims(exact.total(weight), -1)
    return weight / np.where(whole > 0, whole, 1.0)


def flow(p: Values, stock: FloatArray, need: FloatArray) -> FloatArray:
    """Part of the labs' work for which there are precursors, 0-1."""
    return exact.smaller(stock / exact.larger(p["reserve_weeks"] * need, 1.0), 1.0)


def substituted(p: Values, substitution: FloatArray, lack: FloatArray, days: FloatArray) -> FloatArray:
    """Part for which other chemicals stand in after `days`."""
    gap = p["most_substitutes"] * lack - substitution
    half_life = np.where(gap > 0, p["turn_half_life"], p["back_half_life"])
    return substitution + gap * (1.0 - exact.half_power(days, half_life))


def corruption_at(game: Game) -> FloatArray:
    """Corruption at each gateway: that of the regions it lies in, 0 where it lies in none; (B, F)."""
    state = game.state
    found: FloatArray = np.zeros(state.port_rest.shape)
    for number, regions in enumerate(game.world.gateway_regions[: found.shape[1]]):
        for region in regions:
            found[:, number] += state.corruption[:, region] / len(regions)
    return found


def seized_in_all(game: Game, turn_days: float) -> FloatArray:
    """Part of all precursors on their way that is seized in the ports; (B,)."""
    state, p = game.state, game.rule(RULE)
    if not state.port_funds.any():
        return np.zeros(game.batch)
    told: FloatArray = np.zeros((game.batch, 1))
    if state.share_points.shape[1] > US:
        told = shared(p, state.share_points[:, US : US + 1] * (1.0 - state.suspension[:, None]))
    part = seized(p, state.port_funds * (7.0 / turn_days), corruption_at(game), told)
    return exact.total(chosen(state.port_rest, part) * part)


def need_now(game: Game) -> FloatArray:
    """Precursors that full work to meet demand takes, kg a week; (B,)."""
    state, p = game.state, game.rule(RULE, 1)
    return need(p, state.wanted[:, 0], state.wanted[:, 1]) * (1.0 - state.substitution)


def arrive(game: Game, days: FloatArray, turn_days: float) -> None:
    """Precursors are ordered, seized and brought in over `days` (B,)."""
    state, p, weeks = game.state, game.rule(RULE, 1), days / 7.0
    taken, wants = seized_in_all(game, turn_days), need_now(game)
    can = offered(p, state.precursor_usual, state.precursor_compliance, state.compliance_rest)
    shipped = exact.smaller(ordered(p, wants, state.precursor_stock * 1.0), can) * weeks
    lost = exact.floor_int(shipped * taken)
    whole = exact.smaller(exact.floor_int(shipped) - lost, state.precursors_abroad)
    for cause, amount, target in ((ARRIVED, whole, "precursor_stock"), (SEIZED, lost, "precursors_seized")):
        rows = places(amount > 0)
        move(game, cause, amount[rows], "precursors_abroad", rows, target, rows)
    bare = exact.larger(need(p, state.wanted[:, 0], state.wanted[:, 1]), 1.0)
    lack = exact.clip(1.0 - can * (1.0 - taken) / bare, 0.0, 1.0)
    if lack.any() or state.substitution.any():
        book(game, "substitution", TURNED, substituted(p, state.substitution, lack, days) - state.substitution)


def stock_up(game: Game) -> None:
    """At the start makers hold some weeks of what they use; what they use then is the usual."""
    state, p = game.state, game.rule(RULE, 1)
    usual = need(p, state.wanted[:, 0], state.wanted[:, 1])
    settle(game, "precursor_usual", FIRST, usual)
    rows = (np.arange(game.batch),)
    first = exact.smaller(exact.floor_int(usual * state.precursor_weeks), state.precursors_abroad)
    move(game, FIRST, first, "precursors_abroad", rows, "precursor_stock", rows)


def use(game: Game, made: FloatArray) -> None:
    """Take from stock what was made into drugs; `made` kg by product, (B, X)."""
    state = game.state
    due = need(game.rule(RULE, 1), made[:, 0], made[:, 1]) * (1.0 - state.substitution)
    whole = exact.smaller(exact.floor_int(due), state.precursor_stock)
    rows = places(whole > 0)
    move(game, USED, whole[rows], "precursor_stock", rows, "precursors_used", rows)
