"""What a first-time player stumbled over: a header that is cut, a mandate without numbers, lists that run away, slips."""

import re

import attrs
import pytest

from game.clients import standing
from game.clients.changes import changes
from game.clients.merging import merged
from game.clients.succession import risen_risk
from game.console import closing, headings
from game.session.headlines import headlines
from game.session.naming import Names
from game.session.reporting import all_events, events_for
from game.texts import percent
from tests.console.playing import begin, play, shown

BIG = {"scenario": "tapalpa_plus_72"}
RED = {**BIG, "seat": "group:CJNG"}


@pytest.mark.parametrize("seat", ["mexico", "us", "group:CJNG"])
def test_the_header_fits_into_80_columns_with_turn_and_hours(seat):
    text, _app = play(["quit"], **BIG, seat=seat)
    (head,) = [line for line in text.split("\n") if "turn 1/12" in line]
    assert "day 1 00:00-06:00" in head and len(head) <= 80


def test_a_long_name_of_a_seat_is_shortened_and_the_moment_never():
    app = begin([], **BIG)
    found = headings.title(app.session, "A council with a name that goes on and on and on and on", 60)
    assert len(found) <= 56 and "..." in found and found.endswith("day 1 00:00-06:00")


def test_the_mandate_tells_how_each_measure_stands_and_keeps_back_what_the_seat_may_not_know():
    text, app = play(["end", "end", "mandate"], **BIG)
    roads = sum(
        float(seen.event.values["roadblocks"]) for seen in all_events(app.session, "mexico") if seen.kind == "reprisals"
    )
    assert roads and f"roadblocks: {int(roads)} so far" in text
    text, _app = play(["mandate"], **RED)
    words = " ".join(text.split())
    assert "cohesion of the groups: 56% now" in words and "many places: told at the end;" in words


def test_a_red_seat_reads_what_holds_its_group_together_and_no_points_that_it_has_not():
    text, app = play(["status", "programmes"], **RED)
    own = app.known.view.own_group
    assert own is not None and f"affiliates {int(own.affiliates[0])}" in text
    assert "Who follows whom: " in text and "anger not yet spent" in text
    assert "0 of 0 intelligence points" not in text.replace("\n", " ")


def test_a_number_of_groups_says_whether_it_is_of_all_or_of_the_own_one():
    labels = {
        seat: [one.label for one in headlines(begin([], **BIG, seat=seat).session, seat)] for seat in ("mexico", RED["seat"])
    }
    assert "command, all groups" in labels["mexico"] and "command, own group" in labels[RED["seat"]]


def test_who_changes_posts_is_one_line_of_the_report():
    text, _app = play(["end"], **BIG)
    report = " ".join(text[text.index("In short") :].split())
    assert "The Willow moves from contender 2 to deputy 1; what you know of this person stays" in report
    assert "area to nothing" not in report and "nothing to area" not in report


@pytest.mark.parametrize("written", ["the willow", "'The Willow'", '"Willow"', "CJNG/contender-2"])
def test_a_nickname_with_a_blank_is_a_target(written):
    text, _app = play([f"forecast settle_succession candidate={written}"], **RED)
    assert "the group recognises the candidate" in text


def test_a_long_list_stands_a_screen_at_a_time_under_its_question():
    text, app = play(["collect", "+", "."], **BIG)
    asked = text[text.index("answer with a number") :]
    assert asked.count("target: a person, a group as a whole, or a region") == 2
    first = asked[asked.index("target:") : asked.index("> +")]
    assert first.count("\n") < app.terminal.height


def test_why_an_event_names_its_rules_and_does_not_print_them():
    text, _app = play(["end", "why 8"], **BIG)
    assert "Rules behind it:" in text[text.index(" why 8\n") :]


def test_changes_too_small_to_be_seen_stand_in_one_line():
    text, _app = play(["end", "end", "why approval"], **BIG)
    told = text[text.index("why approval\n") :]
    rows = [line for line in told.split("\n") if line.startswith(("-0.0 ", "+0.0 ", "0.0 "))]
    assert len(rows) <= 1 and "smaller changes" in told


def test_ending_without_orders_is_asked_of_a_person_who_reads_along_and_can_be_taken_back():
    app = begin(["", *[""] * 20, "skip", "end", "n", "quit"], seat="mexico")
    app.terminal.pausing = True
    app.play()
    assert "You have given no order" in shown(app) and not app.session.turns


def test_numbers_of_events_stay_what_they_were_when_the_game_is_over():
    app = begin(["end"] * 2, **BIG)
    app.play()
    before = {seen.place: seen.label for seen in all_events(app.session, "mexico")}
    while not app.session.over:
        app.session.resolve()
    after = {seen.place: seen.label for seen in all_events(app.session, "mexico")}
    assert {place: after[place] for place in before} == before
    hidden = closing.hidden_lines(app.session, "mexico")
    assert hidden and all("[H" in line for line in hidden)


def test_a_new_total_of_troops_in_one_region_is_told_once_a_turn():
    app = begin(["deploy region=MX-JAL troops=20000 !", "end"], **BIG)
    app.play()
    told = events_for(app.session, "mexico", 1)
    marched = next(seen for seen in told if seen.kind == "deployment")
    twice = [*told, attrs.evolve(marched, label="99", text="later")]
    assert [seen.text for seen in merged(twice, Names(app.session, "mexico")) if seen.kind == "deployment"] == ["later"]


ATLAS = {"scenario": "after_the_boss"}


def test_the_page_of_a_group_tells_a_state_who_would_take_over_and_what_it_does_not_know():
    text, _app = play(["groups CDS_MZ", "groups BLO"], **ATLAS)
    words = " ".join(text.split())
    assert "Who takes over (if the head fell now) The Sapling, heir at least " in words
    assert "how loyal the heir is, is not known to you" in words
    assert "odds not known" in words and "You have heard of no heir" in words


def test_the_heads_of_a_group_are_warned_of_a_split_before_their_first_turn_and_told_what_drives_it():
    text, app = play(["groups CJNG"], **ATLAS, seat="group:CJNG")
    head, page = (" ".join(part.split()) for part in text.split("Who takes over"))
    cohesion = percent(float(app.known.view.own_group.cohesion[0]))
    assert re.search(rf"Risk of a split this turn: [1-9]\d%\. It rests on cohesion \({cohesion}\)", head), head
    for driver in (f"Cohesion {cohesion}, usually ", "Lead of the strongest", "28 days of the turn instead of 7"):
        assert driver in page, driver


def test_a_risk_of_a_split_that_rises_is_the_first_thing_that_changed():
    app = begin([], **ATLAS, seat="group:CJNG")
    app.session.resolve()
    app.session.resolve()
    first, *_rest = changes(app.session, "group:CJNG")
    told = re.fullmatch(r"Warning: the risk that your group splits in the coming turn rises from (\d+)% to (\d+)%\.", first)
    assert told and int(told[1]) < int(told[2]), first
    assert not risen_risk(app.session, "mexico", 2), "what a group risks its own heads alone are told"


def test_the_mandate_of_fewer_overdose_deaths_tells_the_deaths_that_everybody_can_read():
    app = begin([], **ATLAS, seat="us")
    app.session.resolve()
    deaths = int(app.session.view("us").market.deaths[0].sum())
    assert deaths and standing.now(app.session, "us", item("health", app)) == f"{deaths:,} so far"
    assert standing.told_late(app.session, "us", "health") == ""
    assert standing.told_late(app.session, "us", "market") == "Told only at the end: money that groups could spend."


def item(lens, app):
    """The first measure of a lens."""
    return app.session.truth.world.lenses[lens][0]
