"""Forecasts of what states do to each other: threats, charges, prisoners handed over, public demands.

From public numbers and the rules alone: what was threatened, charged and handed over so far is known to everybody.
"""

import numpy as np

from game.core.arrays import FloatArray
from game.engine.forecast import Line
from game.engine.observe import View
from game.rules.politics import charges, coercion, trade, transfers


def forecast_threat(view: View, row: int, kind: int, level: int) -> tuple[Line, ...]:
    """What a threat of tariffs (kind 0) or of a closed border (1) buys and costs, or what taking it back returns."""
    one, tracks = slice(row, row + 1), view.tracks
    p = view.parameters.of(coercion.RULE, 1)
    of = np.full(1, kind)
    before = (tracks.tariff_level if kind == coercion.TARIFF else tracks.closure_level)[one]
    if not tracks.trade_rest[row]:
        return ()
    if level == 0:
        back = p["given_back"] * coercion.trust_lost(p, of, before)
        return (_sure("trust_back", back, "points"),) if before[0] > 0 else ()
    raised = np.full(1, level)
    none, tariff = np.zeros_like(raised), kind == coercion.TARIFF
    held = trade.under_threat(
        view.parameters.of(trade.RULE, 1), raised if tariff else none, none if tariff else raised
    )  # fmt: skip
    return (
        _sure("effort_up", coercion.compliance(p, of, raised, tracks.threats_heard[one]), "share"),
        _sure("trust_lost", coercion.trust_lost(p, of, raised), "points"),
        _sure("strain_up", coercion.strain_gained(p, of, raised), "points"), _sure("trade_lost", held, "points"),
    )  # fmt: skip


def forecast_effort(view: View, row: int) -> tuple[Line, ...]:
    """Effort that a public demand adds."""
    if not view.tracks.trade_rest[row]:
        return ()
    p = view.parameters.of(coercion.RULE, 1)
    return (_sure("effort_up", coercion.on_demand(p, view.tracks.threats_heard[row : row + 1]), "share"),)


def forecast_arrest(view: View, row: int) -> tuple[Line, ...]:
    """What charges against a senior official cost when the United States bring them alone."""
    p, one = view.parameters.of(charges.RULE, 1), slice(row, row + 1)
    like = np.zeros(1)
    return (
        _sure("sharing_lost", charges.cut(p, view.standing.intelligence_cooperation[one]), "share"),
        _sure("trust_lost", p["trust_cost"] + like, "points"), _sure("strain_up", p["strain_cost"] + like, "points"),
        _sure("pressure_down", p["relief"] + like, "points"), _sure("shield_cut", p["bite"] + like, "share"),
    )  # fmt: skip


def forecast_dropping(view: View, row: int, region: int) -> tuple[Line, ...]:
    """What comes back when charges are dropped; nothing of a joint case."""
    if view.tracks.charges[row, region] != charges.UNILATERAL:
        return ()
    p, like = view.parameters.of(charges.RULE, 1), np.zeros(1)
    return (
        _sure("trust_back", p["repaired"] * p["trust_cost"] + like, "points"),
        _sure("pressure_back", p["relief"] + like, "points"),
    )


def forecast_transfer(view: View, row: int, count: int) -> tuple[Line, ...]:
    """What prisoners handed over buy and cost."""
    p, sent = view.parameters.of(transfers.RULE, 1), np.full(1, count)
    part = transfers.worth(p, sent)
    return (
        _sure("pressure_down", transfers.relief(p, sent), "points"),
        _sure("trust_back", p["trust_gain"] * part, "points"), _sure("strain_up", p["strain_gain"] * part, "points"),
        _sure("approval_down", p["approval_cost"] * part, "points"),
        _sure("answers", transfers.reprisals(p, sent, np.ones(1)), "attacks"),
    )  # fmt: skip


def _sure(name: str, value: FloatArray, unit: str) -> Line:
    found = float(value[0])
    return Line(name, found, found, found, unit)
