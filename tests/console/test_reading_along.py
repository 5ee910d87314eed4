"""What a person who reads along meets: pauses, notes beside a forecast, tips in one line, what can still be typed."""

import io
import re

import pytest

from game.console.tables import leaders
from game.session.explain import explain
from game.session.outcome import mandate_of
from game.session.reporting import all_events
from tests.console.playing import begin, play, shown

LISTEN = ["skip", "collect target=logistician-1 discipline=human points=12 !"]
ON_CALL = "raid leader=logistician-1 when=fix !"


def until(kind: str, lines: list[str]) -> tuple[str, object]:
    """The first of 40 games in which these lines lead to an event of a kind: what was shown, and the App."""
    for seed in range(40):
        text, app = play(lines, seed=seed)
        if any(seen.kind == kind for seen in all_events(app.session, "mexico")):
            return text, app
    raise AssertionError(f"none of 40 games came to {kind}; change the lines or the scenario")


def test_the_map_tells_of_no_killings_before_a_turn_was_played():
    assert "killed last turn" not in play(["map"])[0]
    assert "killed last turn" in play(["end", "map"])[0]


def test_the_questions_of_a_raid_offer_no_more_teams_than_can_go_and_no_more_notice_than_the_turn_holds():
    text, app = play(["skip", "raid", "boss", "3", "2", "", "", "49", "48", "day=2", "n"])
    assert "(1 .. 2 teams)" in text and "A number is wanted here: 1 .. 2 teams" in text
    assert "A number is wanted here: 0 .. 48 hours" in text
    assert not app.session.plans["mexico"]


def test_a_forecast_says_who_goes_and_that_a_raid_on_call_waits_for_a_place():
    text, _app = play([*LISTEN, "forecast raid leader=logistician-1 when=fix", "forecast raid leader=boss when=fix"])
    joined = " ".join(text.split())
    assert "The readiest go first: Águila team." in joined
    assert re.search(r"becomes known this turn \(\d+% by what you collect\); if not, no raid", joined), joined[-900:]
    assert "All this if the exact place becomes known this turn; if not, no raid." in joined
    assert joined.count("Type odds to see this again") == 1, "how to read a forecast is told once"


def test_the_tips_of_a_region_in_a_turn_are_one_event_that_counts_them_all():
    for seed in range(20):
        _text, app = play(["skip", "end"], seed=seed)
        trace = app.session.truth.trace
        assert trace is not None
        there = [one for one in trace.events if one.kind == "tips" and one.subjects["region"] == "MX-JAL"]
        if len(there) > 1:
            break
    else:
        raise AssertionError("in none of 20 games came tips twice from one region")
    (told,) = [
        seen for seen in all_events(app.session, "mexico")
        if seen.kind == "tips" and seen.event.subjects["region"] == "MX-JAL"
    ]  # fmt: skip
    whole = sum(float(one.values["count"]) for one in there)
    assert told.event.values["count"] == whole and f"{whole:g} tips from the public in Jalisco." == told.text
    found = explain(app.session, "mexico", "tips MX-JAL")
    assert found.end == whole


def test_a_fight_is_told_before_how_it_ended():
    _text, app = until("captured", [*LISTEN, ON_CALL, "end", ON_CALL, "end"])
    told = [seen.kind for seen in all_events(app.session, "mexico")]
    assert told.index("raid") < told.index("firefight") < told.index("captured") < told.index("material_seized")


def test_collection_on_a_person_who_is_gone_can_still_be_ended_by_the_short_name():
    end_it = "collect target=logistician-1 discipline=human points=0 !"
    for seed in range(40):
        app = begin([*LISTEN, ON_CALL, "end", ON_CALL, "end", end_it], seed=seed)
        app.play()
        if any(seen.kind in ("captured", "killed") for seen in all_events(app.session, "mexico")):
            break
    else:
        raise AssertionError("in none of 40 games was the logistician taken")
    assert app.known.points_free == 30, shown(app)[-700:]


def test_a_programme_of_two_figures_is_shown_whole_at_80_columns():
    text, _app = play(["skip", "collect target=boss discipline=imagery points=14 !", "end", "leaders"])
    assert "imagery 14" in text
    app = begin([], scenario="laboratory")
    app.terminal.say(*leaders(app.known, app.terminal.symbols))
    assert "logistician" in shown(app).replace("logistician-1", ""), "a role is broken inside a word"


def test_readiness_is_explained_by_its_own_numbers_and_the_fatigue_beside_it():
    _text, app = until("raid", [*LISTEN, ON_CALL, "end", ON_CALL, "end"])
    found = explain(app.session, "mexico", "readiness aguila", since_start=True)
    assert found.sentences[0].startswith("100% to ") and found.counted == "Fatigue"
    app = begin(["why readiness aguila all"])
    app.play()
    assert "100% to 100%." in shown(app)


def test_a_rule_with_many_parameters_is_told_in_words_with_where_to_read_the_rest():
    text, _app = play(["skip", "end", "why boss"])
    assert "type rules intelligence.rungs" in " ".join(text.split()) and "half_life_area" not in text
    assert "half_life_area" in play(["rules intelligence.rungs"])[0]


def test_an_order_given_before_its_step_passes_the_step_when_its_turn_comes():
    lines = ["map", "vet region=teams points=4 !", "collect target=boss discipline=imagery points=8 !",
             "collect target=logistician-1 discipline=human points=8 !"]  # fmt: skip
    _text, app = play(lines)
    assert app.lesson.step is not None and app.lesson.step.id == "end_the_first_turn"


def test_what_is_typed_at_a_pause_is_carried_out_as_the_next_command():
    app = begin(["end", "rules", "teams"])
    app.terminal.pausing = True
    app.terminal.console.height = 10
    app.open(resumed=True)
    app.play()
    text = shown(app)
    assert "-- Enter" in text and "In training: 0" in text, text[-900:]


def test_q_at_the_prompt_does_not_leave_the_game():
    text, app = play(["q", "end"])
    assert "Type quit to leave" in text and app.session.turn == 2


def test_the_other_side_of_the_table_reads_whose_seat_it_is_and_by_which_mandate_it_is_judged():
    text, app = play(["map", *["end"] * 6], seat="group:TETERA")
    assert "Your seat: The network (La Tetera)" in text and "No mandate judges your seat" not in text
    assert mandate_of(app.session, "group:TETERA").title["en"] in " ".join(text.split())
    assert "would talk" not in text[: text.index("What happened in turn 1")].partition("Your seat")[2]
    assert app.session.over


def test_undo_with_an_empty_tray_says_so():
    assert "No orders given this turn." in play(["undo"])[0]


@pytest.mark.parametrize(("code", "said"), [("es", "español"), ("en", "English")])
def test_a_change_of_language_names_the_language(code, said):
    text, _app = play([f"language {code}"])
    assert said in text


def test_the_end_sets_each_raid_beside_what_could_be_expected(tmp_path):
    for seed in range(40):
        text, app = play([*LISTEN, ON_CALL, *["end"] * 6], seed=seed, path=tmp_path / f"{seed}.plaza")
        if any(seen.kind == "raid" for seen in all_events(app.session, "mexico")):
            break
    line = next(line for line in text.splitlines() if line.lstrip().startswith("[") and "The Flask" in line and "%" in line)
    assert any(word in line for word in ("captured", "killed", "beaten back", "empty house", "ambushed")), line


def test_numbers_at_the_end_carry_their_units():
    text, _app = play(["skip", *["end"] * 6])
    assert "(75%, 35%)" in text and "leaders captured 0 (0, 2)" in " ".join(text.split())


def test_the_prompt_of_a_pause_is_taken_off_a_real_terminal():
    app = begin([""])
    app.terminal.pausing = True
    out = io.StringIO()
    app.terminal.console = type(app.terminal.console)(file=out, force_terminal=True, width=80)
    assert app.terminal.pause() and "\x1b[1A\x1b[2K" in out.getvalue()
