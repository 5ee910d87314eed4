"""Every player of a seat against every player of the others, on the same seeds: lenses, mandates, and luck's share.

For each combination of players the same games are played, game i with the same luck in all of them. Luck's share of a
lens is the variance within a combination, averaged over combinations, over the variance of all its values: what is left
is what the players make of it.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs
import numpy as np

from game.content.scenario_file import HistoryEntry
from game.core.arrays import FloatArray, IntArray
from game.core.game import Game
from game.engine.history import key_of, lens_value
from game.engine.lenses import Judged, compare, judge_mandate, keys_needed
from game.engine.measuring import Key
from game.players.players import doctrine_of, doctrines_for, make_player
from game.session.setting_up import Setup, check_seats, start_games
from game.study.batch import play
from game.study.experiment import seeds_of

CHUNK: Final = 64


@attrs.frozen(eq=False)
class Pairing:
    """One combination of players over the games; arrays (games,)."""

    seats: Mapping[str, str]
    lenses: Mapping[str, FloatArray]
    mandates: Mapping[tuple[str, str], Judged]  # by seat and mandate
    measures: Mapping[str, FloatArray]
    history: Mapping[str, FloatArray]  # of the measures of which the scenario gives a published figure


def players_of(setup: Setup, chosen: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Players of every seat: those chosen, else every doctrine of a state seat and the doctrine of a group."""
    known = check_seats(setup, dict.fromkeys(chosen, "hold"))
    for seat, names in chosen.items():
        for name in names:
            make_player(name, seat)
    return {
        seat: tuple(dict.fromkeys(chosen[seat])) if seat in chosen
        else (doctrine_of(seat),) if seat.startswith("group:") else doctrines_for(seat)
        for seat in known
    }  # fmt: skip


def play_pairings(
    setup: Setup, players: Mapping[str, Sequence[str]], games: int, seed: int, measures: Sequence[str] = ()
) -> Iterator[Pairing]:
    """Play `games` games with every combination of the players of the seats."""
    numbers = seeds_of(f"{setup.scenario.id} pairings", seed, games)
    for names in itertools.product(*players.values()):
        yield _play_one(setup, dict(zip(players, names, strict=True)), numbers, measures)


def _play_one(setup: Setup, seats: Mapping[str, str], numbers: Sequence[int], measures: Sequence[str]) -> Pairing:
    parts = []
    for first in range(0, len(numbers), CHUNK):
        part = numbers[first : first + CHUNK]
        parts.append(_play_part(setup, seats, part, np.arange(first, first + len(part)), measures))
    return Pairing(
        seats,
        {name: np.concatenate([part.lenses[name] for part in parts]) for name in parts[0].lenses},
        {key: _joined([part.mandates[key] for part in parts]) for key in parts[0].mandates},
        {name: np.concatenate([part.measures[name] for part in parts]) for name in parts[0].measures},
        {name: np.concatenate([part.history[name] for part in parts]) for name in parts[0].history},
    )


def _play_part(
    setup: Setup, seats: Mapping[str, str], seeds: Sequence[int], games: IntArray, measures: Sequence[str]
) -> Pairing:
    game = start_games(setup, seeds)
    turns = len(setup.scenario.pulses)
    keys = {name: key_of(game, name) for name in measures}
    past = {_name_of(entry): key_of(game, entry.measure, entry.of) for entry in setup.scenario.head.history}
    bots = {seat: make_player(name, seat, games) for seat, name in seats.items()}
    played = play(setup, game, bots, turns, _keys(game, {**keys, **past}))
    return Pairing(
        seats,
        {name: lens_value(game, played.history, items) for name, items in game.world.lenses.items()},
        {
            (seat, mandate.id): judge_mandate(game, played.history, mandate)
            for seat, mandates in game.world.mandates.items()
            for mandate in mandates
        },
        {name: played.history.over(key, 1, turns) for name, key in keys.items()},
        {name: played.history.over(key, 1, turns) for name, key in past.items()},
    )


def _keys(game: Game, keys: Mapping[str, Key]) -> tuple[Key, ...]:
    items = {key_of(game, item.measure, item.of): None for lens in game.world.lenses.values() for item in lens}
    return tuple(dict.fromkeys((*keys_needed(game), *items, *keys.values())))


def _joined(parts: Sequence[Judged]) -> Judged:
    return Judged(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in attrs.fields(Judged)))


def _name_of(entry: HistoryEntry) -> str:
    return entry.measure if entry.of is None else f"{entry.measure} {entry.of}"


def beside_history(setup: Setup, pairing: Pairing) -> list[dict[str, Any]]:
    """Published figures of the scenario and what came out, and whether they lie within 10% to 90% of the games."""
    found = []
    for entry in setup.scenario.head.history:
        spread = _spread(pairing.history[_name_of(entry)])
        inside = spread["low"] <= entry.value <= spread["high"]
        found.append(
            {"measure": _name_of(entry), "published": entry.value, "source": entry.source, **spread, "inside": inside}
        )
    return found


def luck_share(values: Sequence[FloatArray]) -> float | None:
    """Variance within the combinations over the variance of all values; None where nothing varies.

    `values`: one array (games,) per combination, all of one length.
    """
    within = float(np.mean([np.var(one) for one in values]))
    whole = float(np.var(np.concatenate(list(values))))
    return within / whole if whole > 0 else None


def beats(pairings: Sequence[Pairing], seat: str, mandate: str, one: str, other: str) -> tuple[float, float]:
    """Share of paired games in which `one` does better than `other` on a mandate of the seat, and in which they are equal.

    A pair is two games with the same luck and the same players in the other seats.
    """

    def of(name: str) -> dict[tuple[tuple[str, str], ...], Judged]:
        return {
            tuple(sorted((other_seat, player) for other_seat, player in pairing.seats.items() if other_seat != seat)):
            pairing.mandates[seat, mandate]
            for pairing in pairings if pairing.seats[seat] == name
        }  # fmt: skip

    first, second = of(one), of(other)
    signs = np.concatenate([compare(first[rest], second[rest]) for rest in first if rest in second])
    return float(np.mean(signs > 0)), float(np.mean(signs == 0))


def document(setup: Setup, pairings: Sequence[Pairing], games: int, seed: int) -> dict[str, Any]:
    """The JSON shape of `plaza batch`."""
    lenses = list(pairings[0].lenses)
    return {
        "scenario": setup.scenario.id,
        "preset": setup.preset,
        "games": games,
        "seed": seed,
        "pairings": [
            {
                "seats": dict(one.seats),
                "lenses": {name: _spread(value) for name, value in one.lenses.items()},
                "measures": {name: _spread(value) for name, value in one.measures.items()},
                "history": beside_history(setup, one),
                "mandates": {f"{seat}/{id}": _met(setup, seat, id, judged) for (seat, id), judged in one.mandates.items()},
            }
            for one in pairings
        ],
        "luck_share": {name: _rounded(luck_share([one.lenses[name] for one in pairings])) for name in lenses},
        "beats": _all_beats(pairings),
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _spread(values: FloatArray) -> dict[str, float]:
    low, middle, high = (float(value) for value in np.nanquantile(values, (0.1, 0.5, 0.9)))
    return {
        "mean": round(float(np.nanmean(values)), 4),
        "low": round(low, 4),
        "median": round(middle, 4),
        "high": round(high, 4),
    }


def _met(setup: Setup, seat: str, id: str, judged: Judged) -> float:
    target = next(mandate.target.middle for mandate in setup.scenario.seats[seat].mandates if mandate.id == id)
    return round(float(np.mean(judged.red_line_kept & judged.floor_kept & (judged.lens >= target))), 4)


def _all_beats(pairings: Sequence[Pairing]) -> list[dict[str, Any]]:
    found = []
    for seat, mandate in pairings[0].mandates:
        names = list(dict.fromkeys(one.seats[seat] for one in pairings))
        for one, other in itertools.permutations(names, 2):
            better, equal = beats(pairings, seat, mandate, one, other)
            found.append(
                {"seat": seat, "mandate": mandate, "player": one, "against": other,
                 "better": round(better, 4), "equal": round(equal, 4)}
            )  # fmt: skip
    return found
