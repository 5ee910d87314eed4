"""At the prompt, people killed stand turn by turn beside the record, in both languages."""

import pytest

from game.clients.endings import toll
from game.clients.recorded import beside_record
from game.console.closing import closing
from game.console.symbols import ASCII
from game.console.terminal import scripted
from game.session.session import Session
from game.texts import use
from tests.console.playing import play


def test_the_country_turn_by_turn_beside_the_record():
    text, app = play(["end", "killed", "quit"], scenario="the_long_war")
    told = text[text.index("Killings, all causes, the whole country") :]
    killed = int(app.session.view("mexico").homicides[0].sum())
    assert f"days 1-91           {killed:,}       2,344" in told
    assert "days 2094-2184          -       6,469" in told, "history is told to its end"
    assert f"so far                      {killed:,}       2,344" in told, "only turns that were played are added up"
    assert "INEGI, registered homicide deaths" in told and "(grade A)" in told


def test_a_state_by_its_name_or_id_and_a_sentence_for_any_other():
    text, _app = play(["killed Chihuahua", "k MX-CHH", "killed Atlantis", "quit"], scenario="the_long_war")
    assert text.count("Killings, all causes, Chihuahua") == 2
    assert "There is no region 'Atlantis'" in text


def test_a_scenario_without_a_record_counts_its_own_alone():
    text, _app = play(["killed", "end", "killed", "quit"], scenario="laboratory")
    assert "No turn has ended yet." in text and "this game" in text and "the record" not in text


def test_it_is_told_in_spanish():
    use("es")
    text, _app = play(["muertos", "quit"], scenario="the_long_war")
    assert "esta partida" in text and "El registro: INEGI, defunciones" in text


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_outcome_sets_all_killed_beside_the_record(language):
    session = Session.create("after_the_boss", {}, seed=5, form="short")
    while not session.over:
        session.resolve()
    use(language)
    terminal = scripted([], width=300)
    terminal.say(closing(session, "mexico", ASCII))
    told = terminal.console.file.getvalue()
    assert toll(session, "mexico") in told and beside_record(session, "mexico") in told
    assert ("the pace of the record" if language == "en" else "ritmo del registro") in told
