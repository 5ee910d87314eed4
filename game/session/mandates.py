"""Which mandate each seat plays under. How two results on one mandate compare is said in engine/lenses.

A mandate is assigned by its id, drawn (by the seed of the game, under a purpose of its own, so that drawing moves no other
luck), or else the first of those the scenario has for the seat.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np

from game.core import luck
from game.core.orders import nearest
from game.core.problem import N_, Problem
from game.core.purposes import Purpose
from game.core.world import Mandate, World

DRAW: Final = "draw"


def choose(world: World, seed: int, asked: Mapping[str, str]) -> dict[str, str]:
    """The id of the mandate of every seat that has any. Raises Problem for a seat or a mandate that the scenario lacks.

    `asked`: by seat the id of a mandate, or `draw`; a seat that is not named plays under its first.
    """
    for seat, wanted in asked.items():
        _check(world, seat, wanted)
    return {seat: _chosen(seat, mandates, asked.get(seat), seed) for seat, mandates in world.mandates.items() if mandates}


def _chosen(seat: str, mandates: tuple[Mandate, ...], wanted: str | None, seed: int) -> str:
    if wanted is None:
        return mandates[0].id
    return mandates[_drawn(seed, seat, len(mandates))].id if wanted == DRAW else wanted


def _drawn(seed: int, seat: str, count: int) -> int:
    """A place below `count`, each as likely."""
    keys = luck.key(np.array([seed], dtype=np.uint64), Purpose.MANDATE, luck.entity(seat))
    return min(int(float(luck.uniform(keys)[0]) * count), count - 1)


def _check(world: World, seat: str, wanted: str) -> None:
    known = {one.id: one for one in world.mandates.get(seat, ())}
    if seat not in world.seats:
        raise Problem(
            N_("There is no seat {seat} in {scenario}; its seats are {seats}."),
            seat=repr(seat)[:60], scenario=world.scenario, seats=", ".join(world.seats),
        )  # fmt: skip
    if not known:
        raise Problem(N_("No mandate judges the seat {seat} in {scenario}."), seat=seat, scenario=world.scenario)
    if wanted != DRAW and wanted not in known:
        raise Problem(
            N_("The seat {seat} has no mandate {name}.{hint} It has {known}, or draw for one by lot."),
            seat=seat, name=repr(wanted)[:60], hint=nearest(wanted, known), known=", ".join(known),
        )  # fmt: skip
