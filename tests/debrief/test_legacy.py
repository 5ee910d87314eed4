"""Legacy: the world runs on after the last turn, with luck of its own; what was built shows beside what was postponed."""

from collections.abc import Iterator, Mapping

import attrs
import numpy as np
import pytest

from game.clients.bots import give_bot_orders, open_turn_for_bots
from game.core.orders import parse_order
from game.core.purposes import Purpose
from game.core.state import FIELDS, copy_state
from game.debrief import legacy as legacy_file
from game.debrief.legacy import Ended, RanOn, all_keys, legacy_steps, ran_on
from game.debrief.page import debrief
from game.debrief.par import play_again
from game.debrief.reckoning import legacy_seats, reckon
from game.debrief.running_on import MONTHS, PER_TURN, in_months, run_on
from game.engine.history import lens_value
from game.engine.order_table import empty_table, encode
from game.engine.signature import signature
from game.engine.step import resolve_turn
from game.session.outcome import read_again
from game.session.reckoned import LEGACY, LEGACY_GAMES, LEGACY_MONTHS, Legacy
from game.session.session import Session
from game.study.steps import drained
from tests.support.games import start

pytestmark = pytest.mark.runs_on
WEEKS = 156


def played(scenario: str = "the_teapot", seats: Mapping[str, str] | None = None, form: str | None = None) -> Session:
    """A game played to its end by these seats, the others holding."""
    session = Session.create(scenario, seats or {}, seed=5, form=form)
    while not session.over:
        open_turn_for_bots(session)
        give_bot_orders(session)
        session.resolve()
    return session


def legacy_of(session: Session, seat: str = "mexico") -> Legacy:
    held = play_again(session, {seat: ["hold"]}).ended(seat, "hold")
    (found,) = drained(legacy_steps(session, {seat: held}))
    return found


def followed(session: Session) -> RanOn:
    keys = all_keys(session)
    return drained(ran_on([Ended(session.truth, read_again(session, keys))], keys))


@pytest.fixture(scope="module", autouse=True)
def _few() -> Iterator[None]:
    """4 continuations also for what the whole file shares."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(legacy_file, "LEGACY_GAMES", 4)
        yield


@pytest.fixture(scope="module")
def session() -> Session:
    return played(seats={"mexico": "steady"})


@pytest.fixture(scope="module")
def legacy(session: Session) -> Legacy:
    return legacy_of(session)


# -- luck ------------------------------------------------------------------------------------------------------


def test_there_are_64_continuations_each_with_luck_of_its_own(session, monkeypatch):
    monkeypatch.setattr(legacy_file, "LEGACY_GAMES", LEGACY_GAMES)
    seeds = run_on([session.truth], LEGACY_GAMES).state.seed
    assert LEGACY_GAMES == 64 and len(set(seeds.tolist())) == 64
    assert int(session.truth.state.seed[0]) not in seeds.tolist(), "what follows does not draw under the game's own seed"
    killed = followed(session).history.readings[all_keys(session)[-1]][12][0]
    assert killed.shape == (64,) and np.unique(killed).size > 8, "the continuations differ"


def test_a_continuation_has_the_same_luck_however_many_there_are(session):
    assert (run_on([session.truth], 3).state.seed == run_on([session.truth], 64).state.seed[:3]).all()
    few, many = run_on([session.truth], 2), run_on([session.truth], 5)
    for _ in range(2):
        resolve_turn(few, empty_table())
        resolve_turn(many, empty_table())
    assert (few.state.homicides_region == many.state.homicides_region[:2]).all()


def test_the_purpose_of_this_luck_is_used_for_nothing_else():
    assert Purpose.LEGACY.value == 905


def test_the_same_game_gives_the_same_legacy(session, legacy):
    assert legacy_of(session) == legacy
    assert legacy_of(played(seats={"mexico": "steady"})) == legacy


def test_nothing_of_the_played_game_changes():
    session = played(seats={"mexico": "steady"})
    before, readings = copy_state(session.truth.state), {key: len(one) for key, one in session.history.readings.items()}
    world, outcome = session.truth.world, signature(session.truth.state)
    drained(reckon(session))
    assert signature(session.truth.state) == outcome and session.truth.world is world
    for name in FIELDS:
        assert np.array_equal(getattr(session.truth.state, name), getattr(before, name)), name
    assert {key: len(one) for key, one in session.history.readings.items()} == readings


# -- time ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scenario", "form"),
    [
        ("the_teapot", None),
        ("laboratory", None),
        ("tapalpa_plus_72", None),
        ("after_the_boss", None),
        ("after_the_boss", "short"),
    ],
)
def test_what_follows_lasts_36_months_of_whole_weeks_whatever_the_pulse(scenario, form):
    session = Session.create(scenario, {}, seed=5, form=form)
    session.truth.state.turn[:] = session.last_turn
    months = run_on([session.truth], 2)
    turn = session.last_turn
    weeks = [months.world.pulses_of(turn + month) for month in range(1, 37)]
    assert weeks == list(MONTHS) * 12 and sum(weeks) == WEEKS and months.world.pulse_days == 7.0
    assert LEGACY_MONTHS[-1] == 36 and {12, 24, 36} <= set(LEGACY_MONTHS)


def test_only_time_is_cut_otherwise_and_standing_programmes_cost_a_day_what_they_did():
    game = start("laboratory", [3])
    orders = ("build region=LAB-A kind=police funds=28", "collect target=ALFA/boss discipline=human points=6")
    resolve_turn(game, encode(game.world, [(0, "mexico", parse_order(order)) for order in orders]))
    game.state.accord_turns[0, 0] = 6
    before = copy_state(game.state)
    months = in_months(attrs.evolve(game, state=copy_state(game.state)))
    longer = (91.0 / 3.0) / 28.0
    for name, info in FIELDS.items():
        was, now = getattr(before, name), getattr(months.state, name)
        if info.kind == "setting" and info.unit in PER_TURN:
            assert np.array_equal(now, np.rint(was * longer)), f"{name} is paid by the turn"
        elif name != "accord_turns":
            assert np.array_equal(was, now), f"{name} has nothing to do with the length of a turn"
    assert months.state.accord_turns[0, 0] == round(6 / longer) and months.state.build_funds.any()
    same = {field.name for field in attrs.fields(type(game.world))} - {"pulse_days", "pulses"}
    assert all(getattr(months.world, name) is getattr(game.world, name) for name in same)


def test_what_fades_and_who_is_killed_in_28_days_does_not_hang_on_how_they_are_cut():
    days = start("the_teapot", range(12))
    days.state.border_fear[:] = 0.8
    days.state.approval[:] = 70.0
    weeks = in_months(attrs.evolve(days, state=copy_state(days.state)))
    killed = {}
    for cut, game, turns in (("days", days, 16), ("weeks", weeks, 1)):
        counts = []
        for _ in range(turns):
            resolve_turn(game, empty_table())
            counts.append(game.state.homicides_region.sum(axis=1))
        killed[cut] = np.stack(counts).sum(axis=0).mean()
    assert days.state.day[0] == weeks.state.day[0] == 28.0
    for name in ("border_fear", "approval"):
        assert getattr(weeks.state, name) == pytest.approx(getattr(days.state, name)), f"the half-life of {name}"
    assert killed["weeks"] == pytest.approx(killed["days"], rel=0.1)


# -- what is told ----------------------------------------------------------------------------------------------


def test_hold_after_hold_has_no_difference():
    found = legacy_of(played())
    for course in (*found.lenses, *found.measures):
        assert course.beside_end == 0.0 and course.after == course.hold_after
        assert all((one.median, one.low, one.high) == (0.0, 0.0, 0.0) for one in course.beside)


def test_every_lens_and_the_people_killed_are_told_with_their_spread(session, legacy):
    assert [one.name for one in legacy.lenses] == list(session.truth.world.lenses)
    assert {"civilian_deaths", "homicides"} <= {one.name for one in legacy.measures}
    for course in (*legacy.lenses, *legacy.measures):
        assert len(course.after) == len(course.hold_after) == len(course.beside) == len(LEGACY_MONTHS)
        assert all(one.low <= one.median <= one.high for one in (*course.after, *course.hold_after, *course.beside))
    assert all(one.low >= 0.0 and one.high <= 100.0 for course in legacy.lenses for one in course.after)


def test_at_the_end_a_lens_is_what_the_game_was_judged_by(session, legacy):
    for course in legacy.lenses:
        judged = float(lens_value(session.truth, session.history, session.truth.world.lenses[course.name])[0])
        assert course.end == pytest.approx(judged)


def test_a_flow_at_pace_is_read_over_the_twelve_months_before_drawn_to_the_length_of_the_scenario():
    session = played("laboratory")
    ran = followed(session)
    item = next(one for one in session.truth.world.lenses["security"] if one.measure == "homicides")
    alone = attrs.evolve(item, weight=1.0)
    killed = np.stack([ran.history.readings[key][month][0] for key in ran.history.keys if key.measure == "homicides"
                       for month in range(13, 25)])  # fmt: skip
    a_year = killed.sum(axis=0) * (24 * 28.0 / 364.0)
    expected = np.clip((a_year - item.zero) / (item.hundred - item.zero), 0.0, 1.0) * 100.0
    assert ran.lens([alone], 24) == pytest.approx(expected)


def test_what_people_built_is_told_for_their_seats_and_else_for_the_states():
    bots = played(seats={"mexico": "steady"})
    assert legacy_seats(bots) == ["mexico"]
    red = played(seats={"mexico": "steady", "group:TETERA": "person"})
    assert legacy_seats(red) == ["group:TETERA"]


def test_the_page_reckons_once_and_can_be_left_half_way():
    session = played(seats={"mexico": "steady"})
    half = reckon(session)
    shares = [next(half).share for _ in range(5)]
    assert shares == sorted(shares) and shares[0] > 0.0 and shares[-1] < 1.0
    half.close()
    assert not any(kind == LEGACY for kind, _seat in session.reckoned)
    page = debrief(session)
    assert page.seats[0].legacy is session.reckoned[LEGACY, "mexico"]
    with pytest.raises(StopIteration):
        next(reckon(session))
    assert debrief(session).seats[0].legacy is page.seats[0].legacy
