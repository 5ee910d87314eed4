"""Nothing is made or lost: people, money and rockets only move between accounts, whatever the seats order."""

from collections import defaultdict

import attrs
import numpy as np
import pytest

from game.content.rules_text import load_parameters
from game.core.game import Game
from game.core.orders import BY_CODE
from game.core.state import FIELDS, State, copy_state, fields_of_kind
from game.engine.injecting import HANDLERS, InjectList
from game.engine.legal import CHECKS
from game.engine.step import resolve_turn
from tests.support.games import COUNTRY, LARGE, SCENARIOS, TAPALPA, start
from tests.support.random_orders import random_injects, random_orders

SCARCE = "scarce laboratory"
GAMES = {"laboratory": 120, "the_teapot": 200, SCARCE: 60, TAPALPA: 30, COUNTRY: 16}
# In the laboratory longer than a course of the raid teams.
TURNS = {"laboratory": 8, "the_teapot": 6, SCARCE: 4, TAPALPA: 5, COUNTRY: 4}
RANGES = {"0-1": (0.0, 1.0), "0-4": (0.0, 4.0), "0-100": (0.0, 100.0)}
STOCKS = fields_of_kind("stock")
SETTING = ("set ", "scale ", "shift ")  # injects that may change a stock from outside the game


@attrs.define
class Run:
    """What was seen of a scenario: the state at its start and after each turn, and the orders that stood."""

    scenario: str
    states: list[State] = attrs.field(factory=list)
    accepted: set[str] = attrs.field(factory=set)
    injected: set[str] = attrs.field(factory=set)
    moved: set[str] = attrs.field(factory=set)  # accounts of which something was booked
    brought: list[dict[str, np.ndarray]] = attrs.field(factory=list)  # from outside until each state, by unit; (B,)


@pytest.fixture(scope="module", params=[*SCENARIOS, SCARCE, *LARGE])
def run(request: pytest.FixtureRequest) -> Run:
    """A scenario under random orders and injects; to be read only."""
    name = str(request.param)
    game = start("laboratory" if name == SCARCE else name, range(1, GAMES[name] + 1), tracing=True)
    assert game.trace is not None
    seen = Run(name)
    if name == SCARCE:
        make_scarce(game)
    seen.states.append(copy_state(game.state))
    seen.brought.append({info.unit: np.zeros(game.batch, dtype=np.int64) for info in STOCKS})
    for _ in range(TURNS[name]):
        game.trace.bookings.clear()
        game.trace.events.clear()
        injects: InjectList = random_injects(game)
        given = resolve_turn(game, random_orders(game), injects)
        seen.states.append(copy_state(game.state))
        seen.accepted |= {BY_CODE[code].name for code in np.unique(given.orders.code[given.reasons == 0]).tolist()}
        seen.injected |= {one.name for one, rows in injects if rows.size}
        seen.moved |= {note.account for note in game.trace.bookings if note.amount.any()}
        seen.brought.append({unit: was + brought(game, unit) for unit, was in seen.brought[-1].items()})
    return seen


def brought(game: Game, unit: str) -> np.ndarray:
    """What injects that set a stock have added to it this turn, less what they have taken; (B,)."""
    whole = np.zeros(game.batch, dtype=np.int64)
    assert game.trace is not None
    setting = {
        (event.row, event.id)
        for event in game.trace.events
        if event.kind == "inject" and str(event.values["text"]).startswith(SETTING)
    }
    accounts = {info.name for info in STOCKS if info.unit == unit}
    for note in game.trace.bookings:
        if note.account in accounts and note.event is not None and note.index is not None:
            pairs = zip(note.index[0].tolist(), note.event.tolist(), strict=True)
            mine = np.array([pair in setting for pair in pairs], dtype=np.bool_)
            np.add.at(whole, note.index[0][mine], note.amount[mine])
    return whole


def make_scarce(game: Game) -> None:
    """Nearly empty accounts and rules that want more than they hold: every limit on what is moved is reached."""
    for name, left in (("population", 2000), ("members", 400), ("headcount", 3), ("bench", 8), ("cash", 1000)):
        getattr(game.state, name)[:] //= left
    game.state.members[:] += 4  # every meeting of two groups has people on both sides
    for name in ("economy", "treasury", "candidates"):
        getattr(game.state, name)[:] %= 50
    greedy = {"violence.turf.lethality": 1.0, "people.recruitment.rate": 5.0, "violence.background.share": 400.0}
    game.parameters = load_parameters(overrides=greedy, allow_outside=True)


def total_by_unit(state: State) -> dict[str, np.ndarray]:
    """Whole units in all accounts together, by unit; (B,)."""
    whole: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(len(state.seed), dtype=np.int64))
    for info in STOCKS:
        whole[info.unit] = whole[info.unit] + getattr(state, info.name).reshape(len(state.seed), -1).sum(axis=1)
    return dict(whole)


def test_every_stock_is_counted_in_whole_units_of_a_known_kind() -> None:
    assert {info.unit for info in STOCKS} == {
        "persons",
        "dollars",
        "rockets",
        "groups",
        "guns",
        "grams pure",
        "kilograms",
        "sites",
    }, "A new kind of unit is conserved by itself: add it here, and accounts from and to which it moves."
    fractions = [info.name for info in STOCKS if info.dtype is not np.int64]
    assert not fractions, f"Stocks are whole numbers, but {', '.join(fractions)} can hold fractions."


def test_people_money_and_rockets_are_conserved_in_every_game_and_turn(run: Run) -> None:
    first = total_by_unit(run.states[0])
    for turn, state in enumerate(run.states):
        for unit, whole in total_by_unit(state).items():
            due = first[unit] + run.brought[turn][unit]
            lost = np.flatnonzero(whole != due)
            assert not lost.size, (
                f"After turn {turn} of {run.scenario} there are {whole[lost[0]] - due[lost[0]]:+d} {unit} in "
                f"game {lost[0]} and {lost.size} games in all differ: some rule books one side only; use ledger.move."
            )


def test_no_account_falls_below_zero(run: Run) -> None:
    for turn, state in enumerate(run.states):
        below = [info.name for info in STOCKS if (getattr(state, info.name) < 0).any()]
        assert not below, f"After turn {turn} of {run.scenario} {', '.join(below)} is below zero; limit what is moved."


def test_levels_stay_within_the_range_they_declare(run: Run) -> None:
    for turn, state in enumerate(run.states):
        for info in fields_of_kind("level", "trait", "belief"):
            if info.unit in RANGES:
                low, high = RANGES[info.unit]
                values = getattr(state, info.name)
                outside = values[~((values >= low) & (values <= high))]
                assert not outside.size, (
                    f"After turn {turn} of {run.scenario} {info.name} holds {outside[0]!r}, outside {info.unit}; "
                    "hold it with ledger.keep_between, or clip the value that a formula gives."
                )


def test_no_number_of_the_state_is_ever_undefined(run: Run) -> None:
    for turn, state in enumerate(run.states):
        wrong = [n for n, i in FIELDS.items() if i.dtype is np.float64 and not np.isfinite(getattr(state, n)).all()]
        assert not wrong, f"After turn {turn} of {run.scenario} {', '.join(wrong)} is infinite or not a number."


def test_every_account_is_moved_in_the_laboratory(run: Run) -> None:
    if run.scenario != "laboratory":
        return
    untouched = sorted({info.name for info in STOCKS} - run.moved)
    assert not untouched, (
        f"Nothing moved {', '.join(untouched)} in {TURNS['laboratory']} turns of {GAMES['laboratory']} games, so its "
        "conservation is not tested: draw orders that move it, or remove the account."
    )


def test_every_order_of_this_version_is_accepted_in_the_laboratory(run: Run) -> None:
    if run.scenario != "laboratory":
        return
    missing = sorted(set(CHECKS) - run.accepted)
    assert not missing, (
        f"No order {', '.join(missing)} ever stood, so what it moves is not tested: see its check in game.engine.legal, "
        "or have tests/support/random_orders.py draw better arguments."
    )


def test_every_inject_of_this_version_is_carried_out(run: Run) -> None:
    missing = sorted(set(HANDLERS) - run.injected)
    assert not missing, f"Injects {', '.join(missing)} were never done; add them to tests/support/random_orders.py."
