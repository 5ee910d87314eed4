"""The debrief page: what led to what, truth beside belief, predictions scored; told only when the game is over."""

import pytest

from game import texts
from game.clients.debriefing import verdict
from game.console.debrief_page import debrief_page
from game.console.terminal import scripted
from game.core.problem import Problem
from game.core.world import STATE_SEATS
from game.debrief.believed import MAIN_GROUPS, believed
from game.debrief.chains import LEAST, largest_chains, size_of, unknown_kinds
from game.debrief.page import debrief
from game.session.outcome import hit_rates, predictions
from game.session.reckoned import Course, Spread
from game.session.session import Session


def game_with_a_death(turns: int = 24) -> Session:
    """A game of the laboratory in which the head of Alfa is killed in turn 2; played to its end, or for fewer turns."""
    session = Session.create("laboratory", {"mexico": "person", "us": "person"}, seed=5)
    for turn in range(1, turns + 1):
        if turn == 1:
            session.predict("mexico", "approval", 1)
        if turn == 2:
            session.inject("remove_leader", {"leader": "ALFA/boss", "mode": "killed", "by": "mexico"})
            session.predict("mexico", "homicides", 1)
            session.predict("mexico", "approval", 1)
        session.resolve()
    return session


@pytest.fixture(scope="module")
def session() -> Session:
    return game_with_a_death()


def test_every_kind_of_event_that_the_page_weighs_is_in_the_vocabulary():
    assert not unknown_kinds(), "take these out of game/debrief/chains.py, or add them to game/core/events.py"


def test_while_the_game_goes_on_there_is_no_debrief():
    with pytest.raises(Problem, match="told after turn"):
        debrief(game_with_a_death(3))


def test_the_largest_events_are_told_with_what_led_to_them(session):
    chains = largest_chains(session, "mexico")
    assert 1 <= len(chains) <= 3
    assert [chain.size for chain in chains] == sorted((chain.size for chain in chains), reverse=True)
    assert all(chain.size >= LEAST for chain in chains)
    firsts = [chain.links[0].text for chain in chains]
    assert any("By control" in text or "was killed" in text for text in firsts), firsts
    assert any(len(chain.links) > 1 for chain in chains), "no chain was walked back to its cause"


def test_a_head_that_falls_is_larger_than_a_deputy_and_harm_to_people_counts(session):
    events = session.truth.trace.events
    (death,) = [event for event in events if event.kind == "killed" and event.subjects["leader"] == "ALFA/boss"]
    clashes = [event for event in events if event.kind == "turf_clash"]
    assert size_of(death) > max(size_of(event) for event in clashes if event.values["count"] < 10)


def test_truth_stands_beside_what_each_state_believed_of_the_main_groups(session):
    for viewer, seat in enumerate(STATE_SEATS):
        groups = believed(session, seat)
        assert 1 <= len(groups) <= MAIN_GROUPS
        beliefs = session.truth.state.members_belief[0, viewer]
        assert any(f"{belief:,.0f}" in groups[0].rows[0].believed for belief in beliefs)
        for group in groups:
            assert [row.what for row in group.rows][:2] == ["members", "command"]
    assert believed(session, "group:ALFA") == ()


def test_predictions_are_scored_by_measure(session):
    rates = hit_rates(predictions(session, "mexico"))
    assert [(one.measure, one.whole) for one in rates] == [("approval", 2), ("homicides", 1)]
    assert all(0 <= one.right <= one.whole for one in rates)


@pytest.mark.parametrize(("language", "words"), [("en", "not a prediction"), ("es", "no una predicción")])
@pytest.mark.parametrize("width", [60, 80])
def test_the_page_fits_the_screen_in_both_languages_and_says_that_it_is_no_prediction(session, language, words, width):
    texts.use(language)
    terminal = scripted([], width=width)
    terminal.say(debrief_page(debrief(session), terminal.symbols))
    shown = terminal.console.file.getvalue()
    assert words in " ".join(shown.split())
    assert max(map(len, shown.splitlines())) <= width


def test_legacy_and_card_stand_on_the_page_of_who_played(session):
    terminal = scripted([], width=100)
    page = debrief(session)
    terminal.say(debrief_page(page, terminal.symbols))
    shown = " ".join(terminal.console.file.getvalue().split())
    mexico = next(one for one in page.seats if one.seat == "mexico")
    assert mexico.legacy is not None and mexico.card is not None and mexico.card.whole == 3
    for words in ("36 months after", "+36 mo", "beside hold", "Bystanders killed", "A card of “same” throughout"):
        assert words in shown, words
    assert mexico.card.coin == pytest.approx(1.0) and 0 <= mexico.card.same <= 3


def test_what_became_of_a_difference_to_hold_is_told_in_words():
    def course(end: float, last: float, spread: float = 0.5) -> Course:
        beside = (Spread(last, last - spread, last + spread),)
        return Course("security", 50.0 + end, (), 50.0, (), beside)

    for end, last, words in (
        (8.0, 7.0, "a gain that lasts"), (8.0, 3.0, "a gain half gone or more"), (8.0, 0.2, "a gain that did not last"),
        (8.0, -4.0, "a gain that did not last"), (0.2, 4.0, "a gain that came later"),
        (-8.0, 0.0, "a loss that was made up"),
        (-8.0, -7.0, "a loss that lasts"), (0.0, -4.0, "a loss that came later"), (0.0, 0.0, "no difference beyond luck"),
    ):  # fmt: skip
        assert verdict(course(end, last)) == words, (end, last)
    assert verdict(course(0.0, 3.0, spread=5.0)) == "no difference beyond luck", "the continuations do not agree on its sign"
