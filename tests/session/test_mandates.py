"""Mandates: assigned, drawn or the first; kept in the record; secret where asked."""

from collections import Counter

import attrs
import pytest

from game.console.start import sit_down
from game.console.terminal import scripted
from game.core.problem import Problem
from game.engine.signature import signature
from game.session.mandates import choose
from game.session.record import Record
from game.session.replay import open_session
from game.session.session import Session

PEOPLE = {"mexico": "person", "us": "person"}
SCENARIOS = ("laboratory", "the_teapot", "tapalpa_plus_72", "after_the_boss")
FIRST, SECOND = "calm_and_courts", "break_alfa"


def begun(seed: int = 7, **options: object) -> Session:
    """A game of the laboratory with two persons."""
    return Session.create("laboratory", PEOPLE, seed=seed, **options)  # type: ignore[arg-type]


def test_without_a_word_each_seat_plays_under_the_first_of_its_mandates() -> None:
    assert begun().mandates["mexico"] == FIRST


def test_a_mandate_can_be_assigned() -> None:
    assert begun(mandates={"mexico": SECOND}).mandates["mexico"] == SECOND


def test_a_drawn_mandate_follows_from_the_seed_and_comes_evenly() -> None:
    drawn = [begun(seed, mandates={"mexico": "draw"}).mandates["mexico"] for seed in range(60)]
    assert drawn == [begun(seed, mandates={"mexico": "draw"}).mandates["mexico"] for seed in range(60)]
    counted = Counter(drawn)
    assert set(counted) == {FIRST, SECOND} and min(counted.values()) >= 18, counted


def test_drawing_a_mandate_moves_no_other_luck() -> None:
    plain, drawn = begun(), begun(mandates={"mexico": "draw", "us": "draw"})
    plain.resolve(), drawn.resolve()
    assert signature(plain.truth.state) == signature(drawn.truth.state)


def test_the_record_holds_the_mandates_and_a_replay_plays_under_them(tmp_path) -> None:
    path = tmp_path / "game.plaza"
    session = begun(path=path, mandates={"mexico": SECOND, "us": "draw"}, secret_mandates=True)
    session.close()
    again = open_session(path, writing=False).session
    assert again.mandates == session.mandates and again.mandates["mexico"] == SECOND and again.secret_mandates


@pytest.mark.parametrize(
    ("mandates", "said"),
    [
        ({"mexcio": "draw"}, "There is no seat 'mexcio'"),
        ({"mexico": "calm"}, "has no mandate 'calm'"),
    ],
)
def test_a_mandate_that_is_not_there_is_refused_in_one_sentence(mandates, said) -> None:
    with pytest.raises(Problem, match=said):
        begun(mandates=mandates)


def test_a_mandate_for_a_seat_that_none_judges_is_refused_in_one_sentence() -> None:
    world = begun().truth.world
    without = attrs.evolve(world, mandates={seat: of for seat, of in world.mandates.items() if seat != "group:BETA"})
    with pytest.raises(Problem, match="No mandate judges the seat group:BETA"):
        choose(without, 7, {"group:BETA": "draw"})
    assert "group:BETA" not in choose(without, 7, {})


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_seat_of_every_scenario_has_a_mandate_and_every_lens_two_anchors_with_their_source(scenario) -> None:
    session = Session.create(scenario, {}, seed=7)
    world = session.truth.world
    assert set(session.mandates) == set(world.seats), f"{scenario}: give every seat that people can take a mandate"
    for items in world.lenses.values():
        for item in items:
            assert item.zero != item.hundred and set(item.source) == {"en", "es"} and all(item.source.values())


def test_a_record_that_names_a_mandate_there_is_not_is_refused(tmp_path) -> None:
    path, other = tmp_path / "game.plaza", tmp_path / "other.plaza"
    begun(path=path).close()
    header = Record.read(path).header
    header.mandates["mexico"] = "riches"
    Record.create(other, header).close()
    with pytest.raises(Problem, match="riches"):
        open_session(other, writing=False)


@pytest.mark.parametrize("secret", [True, False])
def test_a_secret_mandate_is_shown_to_its_own_seat_alone_until_the_end(secret) -> None:
    session = Session.create("laboratory", PEOPLE, seed=7, mandates={"us": "reach_of_alfa"}, secret_mandates=secret)
    title = session.truth.world.mandates["us"][0].title["en"]
    looking = ["mandate", "status", "outcome", "debrief", "log", "briefing", "help", "orders", "accords"]
    app = sit_down(session, "mexico", scripted(["", *looking, "end", "", "", "mandate"]), None)
    app.play()
    mine, theirs = app.terminal.console.file.getvalue().split("Pass the keyboard to United States")  # type: ignore[attr-defined]
    assert (title in " ".join(mine.split())) is not secret
    assert title in " ".join(theirs.split()), "the seat itself is always told"
    assert ("secret until the end" in mine) is secret


def test_a_secret_mandate_is_told_when_the_game_is_over() -> None:
    session = Session.create("laboratory", {"mexico": "person"}, seed=7, mandates={"mexico": SECOND}, secret_mandates=True)
    while not session.over:
        session.resolve()
    app = sit_down(session, "mexico", scripted(["debrief"]), None)
    app.play()
    shown = " ".join(app.terminal.console.file.getvalue().split())  # type: ignore[attr-defined]
    for seat in ("mexico", "us"):
        chosen = session.mandates[seat]
        title = next(one.title["en"] for one in session.truth.world.mandates[seat] if one.id == chosen)
        assert title in shown
