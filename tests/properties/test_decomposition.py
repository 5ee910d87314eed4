"""Every change has named causes: the bookings of a trace, in their order, lead from the start to the end bit for bit."""

import itertools
from collections import Counter

import numpy as np
import pytest

from game.content.rules_text import load_rules
from game.core.game import Game
from game.core.state import FIELDS, State, copy_state, fields_of_kind
from game.core.trace import Booking
from tests.support.games import COUNTRY, SCENARIOS, play, start
from tests.support.random_orders import random_injects, random_orders

GAMES = {"laboratory": 60, "the_teapot": 60, COUNTRY: 8}
TURNS = {"laboratory": 8, "the_teapot": 6, COUNTRY: 3}
BOOKED = fields_of_kind("stock", "level", "trait")
# Causes that no rule file declares: limits, control, and what the engine itself does.
OTHER_CAUSES = ("limit", "control.inject")
ENGINE = "engine."
# In the laboratory groups earn by lines of revenue; by the head they earn where there is no market.
WITHOUT_A_MARKET = {"money.purses.earnings"}


@pytest.fixture(scope="module", params=[*SCENARIOS, COUNTRY])
def traced(request: pytest.FixtureRequest) -> tuple[State, Game]:
    """The state at the start, and the same games with a trace some turns later; to be read only."""
    name = str(request.param)
    game = start(name, range(500, 500 + GAMES[name]), tracing=True)
    assert game.trace is not None
    game.trace.bookings.clear()  # of what opened the game, which is in the state before
    before = copy_state(game.state)
    play(game, TURNS[name], random_orders, random_injects)
    return before, game


def bookings(game: Game) -> list[Booking]:
    assert game.trace is not None
    return game.trace.bookings


def grown(array: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """A copy of an array with empty slots behind its own, up to a shape."""
    return np.pad(array, [(0, size - now) for now, size in zip(array.shape, shape, strict=True)])


def replay(before: State, after: State, notes: list[Booking]) -> dict[str, np.ndarray]:
    """Every booked account as the bookings alone make it from the start; slots that came later begin empty."""
    accounts = {info.name: grown(getattr(before, info.name), getattr(after, info.name).shape) for info in BOOKED}
    for note in notes:
        if note.index is None:
            accounts[note.account][tuple(slice(size) for size in note.amount.shape)] += note.amount
        else:
            np.add.at(accounts[note.account], note.index, note.amount)
    return accounts


def test_start_plus_bookings_is_the_end_bit_for_bit(traced: tuple[State, Game]) -> None:
    before, game = traced
    replayed = replay(before, game.state, bookings(game))
    for info in BOOKED:
        now = getattr(game.state, info.name)
        # A zero may differ in its sign, which no booking of nothing keeps.
        unlike = np.argwhere((now + 0) != (replayed[info.name] + 0))
        assert not unlike.size, (
            f"{info.name} of {game.world.scenario} at {unlike[0].tolist()} is {now[tuple(unlike[0])]!r}, but its bookings "
            f"lead to {replayed[info.name][tuple(unlike[0])]!r} ({len(unlike)} places in all): something wrote it past "
            "the ledger; book it, or declare the field as another kind."
        )


def test_only_accounts_that_are_booked_have_bookings(traced: tuple[State, Game]) -> None:
    _, game = traced
    booked, known = {note.account for note in bookings(game)}, {info.name for info in BOOKED}
    strange = {name: FIELDS[name].kind for name in booked - known}
    assert not strange, f"The ledger booked {strange}, which are no stocks, levels or traits; write them with set_at."


def test_no_booking_has_a_cause_that_no_rule_file_declares(traced: tuple[State, Game]) -> None:
    _, game = traced
    declared = {f"{rule.name}.{cause}" for rule in load_rules().values() for cause in rule.causes}
    found = {note.cause for note in bookings(game)}
    strange = sorted(c for c in found if c not in declared and c not in OTHER_CAUSES and not c.startswith(ENGINE))
    assert not strange, f"Declare {', '.join(strange)} under `causes` of its rule file, so that `why` can name it."


def test_every_cause_that_a_rule_file_declares_comes_about(traced: tuple[State, Game]) -> None:
    _, game = traced
    if game.world.scenario == COUNTRY:
        return
    declared = {f"{rule.name}.{cause}" for rule in load_rules().values() for cause in rule.causes}
    due = declared - WITHOUT_A_MARKET if game.world.scenario == "laboratory" else WITHOUT_A_MARKET
    never = sorted(due - {note.cause for note in bookings(game)})
    assert not never, (
        f"{', '.join(never)} never changed anything in {game.world.scenario}: remove "
        "the cause, or have the random orders bring it about."
    )


def test_changes_of_one_number_add_up_to_its_whole_change(traced: tuple[State, Game]) -> None:
    before, game = traced
    assert game.trace is not None
    for account in ("members", "funds", "approval", "command", "corruption", "headcount", "material", "caution"):
        end = getattr(game.state, account)
        start_of = grown(getattr(before, account), end.shape)
        moved = np.argwhere(end != start_of)
        assert moved.size, f"{account} never moved in {game.world.scenario}; choose another account for this test."
        for place in moved[:: max(1, len(moved) // 5)]:
            value = start_of[tuple(place)].item()
            for change in game.trace.changes(account, tuple(place.tolist())):
                value += change.amount
            assert value == end[tuple(place)].item(), (
                f"Trace.changes of {account} at {place.tolist()} add up to {value!r}, not {end[tuple(place)].item()!r}."
            )


def test_bookings_tell_the_day_and_the_event_in_the_order_of_time(traced: tuple[State, Game]) -> None:
    before, game = traced
    for one, other in itertools.pairwise(bookings(game)):
        assert (other.day >= one.day).all(), f"The booking of {other.cause} stands before one of an earlier day."
        assert other.number == one.number + 1, "Bookings are numbered in the order in which they were made."
    for note in bookings(game):
        assert ((note.day >= before.day) & (note.day <= game.state.day)).all(), f"{note.cause} is booked off the clock."


def test_what_follows_an_event_names_an_event_of_the_same_game(traced: tuple[State, Game]) -> None:
    _, game = traced
    assert game.trace is not None
    known = {(event.row, event.id) for event in game.trace.events}
    named = [event for event in game.trace.events if event.cause]
    lost = sorted({event.kind for event in named if (event.row, event.cause) not in known})
    assert named, "Some events should have causes."
    assert not lost, (
        f"Events {', '.join(lost)} name a cause that no event of the game has; the key of the cause must be made of the "
        "subjects with which it is told (game.core.happening)."
    )


def test_what_is_booked_because_of_an_event_names_an_event_of_the_same_game(traced: tuple[State, Game]) -> None:
    _, game = traced
    assert game.trace is not None
    known = {(event.row, event.id) for event in game.trace.events}
    lost = set()
    for note in bookings(game):
        if note.event is not None:
            moved = np.nonzero(note.amount)
            rows = moved[0] if note.index is None else note.index[0][moved]
            events = note.event[moved[: note.event.ndim]]
            pairs = zip(rows.tolist(), events.tolist(), strict=True)
            lost |= {note.cause for row, event in pairs if event and (row, event) not in known}
    assert not lost, f"Bookings {', '.join(sorted(lost))} name an event that was never told; see game.core.happening."


def test_an_event_that_others_follow_can_be_told_from_every_other(traced: tuple[State, Game]) -> None:
    _, game = traced
    assert game.trace is not None
    times = Counter((event.row, event.id) for event in game.trace.events)
    kinds = {(event.row, event.id): event.kind for event in game.trace.events}
    twice = {kinds[event.row, event.cause] for event in game.trace.events if times[event.row, event.cause] > 1}
    assert not twice, f"Two events of kind {', '.join(sorted(twice))} share an id: add a subject that tells them apart."
