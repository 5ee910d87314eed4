"""One game without people: played by bots as a session, measured, judged."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from game.core.game import Game
from game.core.measures import MEASURES
from game.core.problem import Problem
from game.engine import lenses
from game.engine.history import History, lens_value
from game.engine.measuring import READERS, Key, ids_of, second_ids_of
from game.engine.signature import signature
from game.players.negotiating import answers_of, give_orders, make_offers
from game.players.player import Player
from game.players.players import doctrine_of, make_player
from game.session.session import Session
from game.session.setting_up import HOLD, check_seats, load_setup
from game.study.drawn_values import drawn_values


@attrs.define
class Finished:
    """A game that has been played, and the readings of every measure."""

    session: Session
    history: History
    turns: int


def bots_for(seats: Mapping[str, str], known: tuple[str, ...]) -> dict[str, Player]:
    """Players of all seats; state seats that are not named hold, groups follow their published doctrine."""
    names = {seat: doctrine_of(seat) if seat.startswith("group:") else HOLD for seat in known} | dict(seats)
    return {seat: make_player(name, seat) for seat, name in names.items() if seat in known}


def every_key(game: Game, with_ids: bool = True) -> tuple[Key, ...]:
    """Every key that can be read in this game."""
    found = []
    for measure, readers in READERS.items():
        for of in readers:
            if of == "nation":
                found.append(Key(measure, of))
            elif with_ids:
                of_viewers = of == "seat" and measure in _OF_VIEWERS
                count = game.world.viewers if of_viewers else len(ids_of(game, of))
                viewers = game.world.viewers if of == "leader" else max(len(second_ids_of(game, of)), 1)
                found.extend(Key(measure, of, index, viewer) for viewer in range(viewers) for index in range(count))
    return tuple(found)


_OF_VIEWERS = ("fixes", "leads", "lead_conversion", "days_between_fixes")


def bot_orders(session: Session, bots: Mapping[str, Player], seats: tuple[str, ...]) -> None:
    """Let the bots of these seats make and answer offers and give their orders for the turn that is being planned."""
    session.answerer = lambda seat, view, offers: answers_of(bots[seat], view, offers)
    playing = {seat: bots[seat] for seat in seats}
    make_offers(session, playing)
    give_orders(session, playing)


def play_run(
    scenario: str, seats: Mapping[str, str], seed: int | None, preset: str, form: str | None = None,
    draw: bool = False, turns: int | None = None, path: Path | None = None, language: str = "en",
) -> Finished:  # fmt: skip
    """Play one game to its end, or for `turns` turns, with bots in every seat."""
    bots = bots_for(seats, tuple(check_seats(load_setup(scenario, preset, form, draw), seats)))
    names = {seat: player.name for seat, player in bots.items()}
    session = Session.create(scenario, names, seed, preset, form, path, language, draw)
    history = History(every_key(session.truth))
    history.note(session.truth)
    last = session.last_turn if turns is None else turns
    if last > session.last_turn:
        raise Problem(
            "{scenario} has {last} turns; --turns {turns} is more than that.",
            scenario=scenario, last=session.last_turn, turns=last,
        )  # fmt: skip
    for _ in range(last):
        bot_orders(session, bots, tuple(session.seats))
        session.resolve()
        history.note(session.truth)
    return Finished(session, history, last)


def run_document(finished: Finished, bots: Mapping[str, str], with_ids: bool) -> dict[str, Any]:
    """The JSON shape of `plaza run`: scenario, seed, preset, seats, turns, signature, measures, lenses, mandates.

    With --draw also `drawn`, the value of each contested parameter.
    """
    session, game = finished.session, finished.session.truth
    document: dict[str, Any] = {
        "scenario": session.setup.scenario.id,
        "seed": int(game.state.seed[0]),
        "preset": session.setup.preset,
        "seats": dict(bots),
        "turns": finished.turns,
        "signature": signature(game.state),
        "measures": {key.measure: _value(finished, key) for key in every_key(game, with_ids=False)},
        "lenses": {},
        "mandates": {},
    }
    for seat, mandates in game.world.mandates.items():
        document["lenses"][seat] = {
            name: round(float(lens_value(game, session.history, items)[0]), 6) for name, items in game.world.lenses.items()
        }
        chosen = next((one for one in mandates if one.id == session.mandates.get(seat)), None)
        if chosen is not None:
            judged = lenses.judge_mandate(game, session.history, chosen)
            document["mandates"][seat] = {
                "id": chosen.id,
                "lens": chosen.lens,
                "value": round(float(judged.lens[0]), 6),
                "target": chosen.target,
                "floor": _bound(chosen.floor.measure, float(judged.floor_value[0]), bool(judged.floor_kept[0])),
                "red_line": _bound(chosen.red_line.measure, float(judged.red_line_value[0]), bool(judged.red_line_kept[0])),
            }
    if session.setup.draw:
        document["drawn"] = drawn_values(game)
    if with_ids:
        document["of"] = _by_id(finished)
    return document


def _bound(measure: str, value: float, kept: bool) -> dict[str, Any]:
    return {"measure": measure, "value": None if math.isnan(value) else value, "kept": kept}


def _value(finished: Finished, key: Key) -> float | None:
    """A flow or chance over the game, a level at its end."""
    at_end = MEASURES[key.measure].kind == "level"
    value = float(finished.history.over(key, min(1, finished.turns), finished.turns, at_end)[0])
    return None if math.isnan(value) else round(value, 9)


def _by_id(finished: Finished) -> dict[str, dict[str, float | None]]:
    game = finished.session.truth
    found: dict[str, dict[str, float | None]] = {}
    for key in finished.history.keys:
        if key.of != "nation":
            name = ids_of(game, key.of)[key.index]
            if key.of == "leader" and game.world.viewers > 1:
                name = f"{name} {game.world.seats[key.viewer]}"
            if " " in key.of:
                name = f"{name} {second_ids_of(game, key.of)[key.viewer]}"
            found.setdefault(key.measure, {})[name] = _value(finished, key)
    return found
