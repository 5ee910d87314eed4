"""The balance as JSON."""

from typing import Any

from game.study.balance import Balance
from game.study.balance_verdicts import verdicts
from game.study.statistics import Interval


def document(found: Balance) -> dict[str, Any]:
    """The JSON shape of `plaza balance`."""

    def interval(one: Interval) -> dict[str, float]:
        return {"estimate": round(one.estimate, 4), "low": round(one.low, 4), "high": round(one.high, 4)}

    return {
        "scenario": found.scenario, "rules": found.rules, "games": found.games, "lever_games": found.lever_games,
        "seed": found.seed, "presets": list(found.presets),
        "levers": [
            {"preset": one.preset, "seat": one.lever.seat, "lever": one.lever.name, "lens": one.lens, **interval(one.change)}
            for one in found.levers
        ],
        "lenses": [
            {"preset": one.preset, "seat": one.seat, "player": one.player, "lens": one.lens, **interval(one.mean)}
            for one in found.reached
        ],
        "contests": [
            {"preset": one.preset, "seat": one.seat, "mandate": one.mandate, "player": one.one, "against": one.other,
             "equal": round(one.equal, 4), **interval(one.better)}
            for one in found.contests
        ],
        "against_random": [
            {"preset": one.preset, "seat": one.seat, "player": one.doctrine, "mandate": one.own,
             "own": interval(one.on_own), "most": interval(one.on_most), "all": interval(one.on_all)}
            for one in found.random
        ],
        "luck_share": [
            {"preset": one.preset, "lens": one.lens, "share": None if one.share is None else round(one.share, 4),
             "low": one.low, "high": one.high, "fits": one.fits}
            for one in found.luck
        ],
        "conditions": [
            {"condition": one.id, "what": one.what, "holds": one.holds, "found": list(one.found)} for one in verdicts(found)
        ],
    }  # fmt: skip
