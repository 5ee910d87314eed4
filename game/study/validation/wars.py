"""Reprisals after the raid of February 2026, the war inside Sinaloa, traffic that goes another way: beside what is known."""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs
import numpy as np

from game.core.arrays import FloatArray
from game.core.game import Game
from game.core.orders import parse_order
from game.engine.history import key_of
from game.engine.measuring import Key
from game.session.setting_up import Setup
from game.study.batch import Scripted
from game.study.validation.readings import play_arms, rows_of
from game.study.validation.target import Values

GAMES: Final = 64
REPRISALS: Final = ("retaliation_attacks", "roadblocks", "retaliation_regions", "security_deaths")
PULSES_A_HALF_DAY: Final = 2  # Tapalpa plus 72 has pulses of six hours, a turn each
TWO_DAYS: Final = 8
PARTS: Final = ("CDS_MZ", "CDS_CH")  # of the Sinaloa federation
SINALOA: Final = "MX-SIN"
HALF_A_YEAR: Final = 6
WATCHED: Final = "tucson"
WATCH: Final = (
    "scan_border gateway=tucson channel=car method=manual funds=15",
    "scan_border gateway=tucson channel=truck method=manual funds=8",
    "scan_border gateway=tucson channel=foot method=manual funds=3",
    "scan_border gateway=tucson channel=between method=manual funds=2",
)
BORDER: Final = ("MX-BCN", "MX-CHH", "MX-COA", "MX-NLE", "MX-TAM")  # without Sonora, which faces the watched gateway
SETTLED, TURNS = 3, 8  # months in which traffic has gone another way


def reprisals(setup: Setup, games: int = GAMES) -> Values:
    """Seventy-two hours after the raid of Tapalpa with both states on hold; (games,) each. `setup`: Tapalpa plus 72."""

    def keys(game: Game) -> Mapping[str, Key]:
        return {name: key_of(game, name) for name in REPRISALS}

    turns = len(setup.scenario.pulses)
    read = {name: values[:, 0] for name, values in play_arms(setup, "reprisals", games, turns, keys).items()}
    attacks = read["retaliation_attacks"] + read["roadblocks"]
    at_first = attacks[:, :PULSES_A_HALF_DAY].sum(axis=1)
    later = attacks[:, TWO_DAYS : TWO_DAYS + PULSES_A_HALF_DAY].sum(axis=1)
    fall = 100.0 * (1.0 - later / np.where(at_first > 0, at_first, np.nan))
    return {
        "reprisals_start": np.array([100.0 * float((attacks[:, 0] > 0).mean())]),
        "reprisals_fade": fall,
        "reprisals_attacks": read["retaliation_attacks"].sum(axis=1),
        "reprisals_roadblocks": read["roadblocks"].sum(axis=1),
        "reprisals_states": read["retaliation_regions"].sum(axis=1),
        "reprisals_security_deaths": read["security_deaths"].sum(axis=1),
    }  # fmt: skip


def without_the_war(setup: Setup) -> Setup:
    """The same start, but for the war between the two parts of the Sinaloa federation."""
    groups = dict(setup.scenario.groups)
    for own, other in (PARTS, PARTS[::-1]):
        group = groups[own]
        relations = {id: relation for id, relation in group.relations.items() if id != other}
        feuds = tuple(feud for feud in group.feuds if feud.other != other)
        groups[own] = attrs.evolve(group, relations=relations, feuds=feuds)
    return attrs.evolve(setup, scenario=attrs.evolve(setup.scenario, groups=groups))


def sinaloa(setup: Setup, games: int = GAMES) -> Values:
    """How many times as many are killed in Sinaloa with the war inside it as at the same start without it; (games,)."""

    def keys(game: Game) -> Mapping[str, Key]:
        return {"killed": key_of(game, "homicides", SINALOA)}

    war, calm = (
        play_arms(one, "the war inside Sinaloa", games, HALF_A_YEAR, keys)["killed"][:, 0].sum(axis=1)
        for one in (setup, without_the_war(setup))
    )
    return {"sinaloa_ratio": war / calm}


def rerouting(setup: Setup, games: int = GAMES // 2) -> Values:
    """What comes of more inspection at one gateway: fentanyl there and elsewhere, killing in the other border states."""

    def keys(game: Game) -> Mapping[str, Key]:
        gateways = game.world.gateways
        return {
            **{f"flow {one}": key_of(game, "flow", ["fentanyl", one]) for one in gateways},
            **{f"killed {one}": key_of(game, "homicides", one) for one in BORDER},
        }

    def script(seeds: int) -> Sequence[Scripted]:
        return [Scripted(1, "us", parse_order(text), None, rows=rows_of(seeds, 2, 1)) for text in WATCH]

    read = play_arms(setup, "rerouting", games, TURNS, keys, 2, script)
    months = slice(SETTLED - 1, TURNS)
    whole = {name: values[:, :, months].sum(axis=2) for name, values in read.items()}
    elsewhere = sum(values for name, values in whole.items() if name.startswith("flow") and name != f"flow {WATCHED}")
    killed = sum(values for name, values in whole.items() if name.startswith("killed"))
    return {
        "reroute_there": _change(whole[f"flow {WATCHED}"]),
        "reroute_elsewhere": _change(elsewhere),
        "reroute_killing": _change(killed),
    }


def _change(values: FloatArray) -> FloatArray:
    """Change in per cent from the first arm to the second of (games, 2)."""
    change: FloatArray = 100.0 * (values[:, 1] / values[:, 0] - 1.0)
    return change
