"""Forecasts of raids and strikes on labs, of inspection in ports, of moves toward China, of labs that are moved.

From the seat's own estimates and what is public alone, by the formulas of the rules.
"""

from typing import Final

import numpy as np

from game.core import exact
from game.core.arrays import FloatArray
from game.engine.forecast import Line
from game.engine.observe import View
from game.rules.markets import compliance, dormancy, moving, precursors, search
from game.rules.raids import strike

YEAR: Final = 365.0
DOLLARS: Final = 1.0e6
RURAL: Final = 1  # of the sites of game.core.roles
LABS: Final = 2  # products made in labs, the first of all
LEANS: Final = (0.0, -1.0, 1.0)


def forecast_lab_raid(view: View, row: int, region: int, teams: int) -> tuple[Line, ...]:
    """Labs and fields found in a region, and the part of what stays that goes to ground."""
    beliefs, one = view.beliefs, slice(row, row + 1)
    if beliefs is None:
        return ()
    p, hides = view.parameters.of(search.RULE, 1), view.parameters.of(dormancy.RULE, 1)
    sent, found, hidden = np.full(1, float(teams)), list[float](), list[float]()
    for lean in LEANS:
        labs = _labs(view, row, region, lean)
        corrupt = exact.clip(beliefs.corruption[one, region] - lean * beliefs.corruption_error[one, region], 0.0, 1.0)
        finds = search.raid(p, sent, corrupt, labs)
        found.append(float(finds[0]))
        hidden.append(float(dormancy.aim(hides, dormancy.alarmed(hides, finds, labs, sent))[0]))
    return (_line("labs_found", found, "sites"), _line("labs_hide", hidden, "share"))


def forecast_lab_strike(view: View, row: int, region: int, confirmed: bool) -> tuple[Line, ...]:
    """Labs and fields destroyed by a strike on a region, and bystanders killed."""
    p, of_strikes = view.parameters.of(search.RULE, 1), view.parameters.of(strike.RULE, 1)
    found = [float(search.struck(p, _labs(view, row, region, lean))[0]) for lean in LEANS]
    dead = strike.bystander_mean(of_strikes, np.full(1, RURAL), np.full(1, float(confirmed)))
    return (_line("labs_found", found, "sites"), _line("civilians", [float(dead[0])], "persons"))


def _labs(view: View, row: int, region: int, lean: float) -> FloatArray:
    known, one = view.production, slice(row, row + 1)
    return exact.larger(known.labs[one, region] + lean * known.labs_error[one, region], 0.0)


def forecast_port(view: View, row: int, gateway: int, funds: float, turn_days: float) -> tuple[Line, ...]:
    """Part of the shipments found in one port, and of all precursors on their way."""
    beliefs, known, one = view.beliefs, view.production, slice(row, row + 1)
    if beliefs is None or funds <= 0.0 or not known.port_rest[row, gateway]:
        return ()
    p = view.parameters.of(precursors.RULE, 2)
    dollars = known.port_funds[one].astype(np.float64)
    dollars[:, gateway] = funds * DOLLARS
    here, whole = list[float](), list[float]()
    for lean in LEANS:
        corrupt = np.zeros(dollars.shape)
        for number, regions in enumerate(view.world.gateway_regions):
            for region in regions:
                believed = beliefs.corruption[one, region] - lean * beliefs.corruption_error[one, region]
                corrupt[:, number] += exact.clip(believed, 0.0, 1.0) / len(regions)
        part = precursors.seized(p, dollars * (7.0 / turn_days), corrupt, np.zeros((1, 1)))
        here.append(float(part[0, gateway]))
        chosen = precursors.chosen(known.port_rest[one], part)
        whole.append(float(exact.total(chosen * part)[0]))
    return (_line("port_seized", here, "share"), _line("precursors_seized", whole, "share"))


def forecast_china(view: View, row: int, lever: int) -> tuple[Line, ...]:
    """Compliance gained at once and still there after a year, tension added, the price at home."""
    p, known, one = view.parameters.of(compliance.RULE, 1), view.production, slice(row, row + 1)
    move, now = np.full(1, lever), known.compliance[one]
    gained, tension = compliance.gain(p, move, now), compliance.tension_after(p, move, known.tension[one])
    group = known.working_group[one]
    called_now = np.ones(1) if lever == compliance.WORKING_GROUP else group
    later = []
    for level, tense, called in ((now + gained, tension, called_now), (now, known.tension[one], group)):
        aim = compliance.aim(p, known.compliance_rest[one], called, tense, known.tension_rest[one])
        later.append(aim + (level - aim) * exact.half_power(np.full(1, YEAR), p["drift_half_life"]))
    return (
        _line("compliance_up", [float(gained[0])], "share"),
        _line("compliance_12", [float((later[0] - later[1])[0])], "share"),
        _line("tension_up", [float((tension - known.tension[one])[0])], "level"),
        _line("capital_price", [float(compliance.price(p, move)[0])], "points"),
    )  # fmt: skip


def forecast_move(view: View, row: int, source: int) -> tuple[Line, ...]:
    """Labs of the seat's own group that arrive, and those lost on the way."""
    own, known = view.own_group, view.production
    if own is None:
        return ()
    here = np.flatnonzero(own.presence_region[row] == source)
    labs = float(exact.integer_total((known.own_sites + known.own_idle)[row, here, :LABS], axis=None))
    lost = float(moving.lost(view.parameters.of(moving.RULE, 1), np.full(1, labs))[0])
    return (_line("labs_moved", [labs - lost], "sites"), _line("labs_lost", [lost], "sites"))


def _line(name: str, values: list[float], unit: str) -> Line:
    return Line(name, values[0], min(values), max(values), unit)
