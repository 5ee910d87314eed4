"""Spare slots cost nothing and change nothing, on whatever axis and however many."""

import numpy as np
import pytest

from game.content.build import SPARE_AXES
from game.core.game import Game
from game.core.state import FIELDS
from game.engine.measuring import READERS
from game.engine.observe import observe
from game.engine.signature import signatures
from tests.support.games import COUNTRY, SCENARIOS, differences, play, start, used_places
from tests.support.random_orders import random_injects, random_orders
from tests.support.same import unlike_bits

SEEDS = [3, 2**64 - 5, 77, 1912, 40, 41, 42, 43, 44, 45, 46, 47]
TURNS = {"laboratory": 4, "the_teapot": 6, COUNTRY: 2}
EVERY_AXIS = dict(zip(SPARE_AXES, (5, 2, 9, 7, 4, 2, 3), strict=True))
CAPACITIES = [
    pytest.param({axis: 3}, id=axis) for axis in SPARE_AXES
] + [pytest.param(EVERY_AXIS, id="every axis")]  # fmt: skip


def played(scenario: str, spare: dict[str, int] | None = None, games: int = len(SEEDS)) -> Game:
    game = start(scenario, SEEDS[:games], spare)
    play(game, TURNS[scenario], random_orders, random_injects)
    return game


@pytest.fixture(scope="module", params=SCENARIOS)
def exact_fit(request: pytest.FixtureRequest) -> Game:
    """Games without a spare slot; to be read only."""
    return played(str(request.param))


@pytest.mark.parametrize("spare", CAPACITIES)
def test_spare_capacity_changes_no_game_and_stays_empty(exact_fit: Game, spare: dict[str, int]) -> None:
    expect_alike(exact_fit, played(exact_fit.world.scenario, spare), spare)


def test_spare_capacity_changes_no_game_of_the_country() -> None:
    """With the rules, roads and gateways of the strategic game, and with room for more regions than the map has."""
    fit, roomy = played(COUNTRY, games=5), played(COUNTRY, EVERY_AXIS, games=5)
    expect_alike(fit, roomy, EVERY_AXIS)
    for seat in ("mexico", "us", "group:CJNG"):
        unlike = unlike_bits(observe(fit, seat), observe(roomy, seat), cut=True)
        assert not unlike, f"With spare slots {seat} sees something else of the country in {', '.join(unlike)}."


def expect_alike(exact_fit: Game, roomy: Game, spare: dict[str, int]) -> None:
    """Games without and with spare slots are the same to the last bit, and the spare slots are still empty."""
    rows = np.arange(exact_fit.batch)
    named = [f"{d.field} in {d.games} game(s)" for d in differences(roomy.state, rows, exact_fit.state, rows)]
    assert not named, f"Spare slots {spare} changed {', '.join(named)}: look for sums, ties or draws that see a slot."
    assert signatures(roomy.state) == signatures(exact_fit.state), (
        f"Spare slots {spare} change the signature though no used place differs: game.engine.signature.used_slots "
        "must leave out the spare slots of every axis that can have some."
    )
    for name, info in FIELDS.items():
        empty = getattr(roomy.state, name)[~used_places(roomy.state, name)]
        assert (empty == info.fill).all(), f"A rule wrote {name} in a spare slot; it must skip slots that are not in use."


def test_spare_capacity_changes_no_measure(exact_fit: Game) -> None:
    roomy = played(exact_fit.world.scenario, dict.fromkeys(SPARE_AXES, 3))
    for measure, readers in READERS.items():
        for of, reader in readers.items():
            one, other = reader(exact_fit), reader(roomy)
            pairs = zip(one, other, strict=True) if isinstance(one, tuple) and isinstance(other, tuple) else [(one, other)]
            for fit, more in pairs:
                fits = np.asarray(more)[tuple(slice(size) for size in np.shape(fit))]
                assert fits.tobytes() == np.asarray(fit).tobytes(), f"Spare slots change the measure {measure} of {of}."


def test_spare_capacity_changes_nothing_that_a_seat_sees(exact_fit: Game) -> None:
    roomy = played(exact_fit.world.scenario, dict.fromkeys(SPARE_AXES, 3))
    for seat in exact_fit.world.seats:
        unlike = unlike_bits(observe(exact_fit, seat), observe(roomy, seat), cut=True)
        assert not unlike, f"With spare slots {seat} sees something else in {', '.join(unlike)}."
