"""Charts of people killed show the record as a dashed line beside the game's own, and say which is which."""

import csv
import io
import itertools

import pytest

from game.clients.recorded import beside_record
from game.desktop.charts.export import figures_of
from game.desktop.charts.line import Curve, LineChart
from game.desktop.widgets.layout import Column
from game.desktop.widgets.text import Text
from game.desktop.widgets.ui import Ui
from game.session.headlines import READERS, view_after
from game.session.session import Session
from game.texts import use
from tests.desktop.window import Window

SIZES = [((1280, 720), 100), ((1280, 720), 150), ((1600, 900), 100)]


def looking(scenario="the_long_war", turns=2, size=(1440, 900), scale=100, language="en", **how):
    """A window on the charts of a game in which so many turns have been resolved."""
    window = Window(size, scale, language)
    session = window.begin(scenario, {"mexico": "person"}, "about")
    for _turn in range(turns):
        session.resolve()
    window.go("charts", **how)
    return window


def curves(window):
    return [one for chart in window.widgets() if isinstance(chart, LineChart) for one in chart.curves]


def ghosts(window):
    return [one for one in curves(window) if one.ghost]


def test_history_is_drawn_to_its_end_and_the_game_as_far_as_it_has_been_played():
    window = looking(turns=2)
    own = next(one for one in curves(window) if one.label.endswith("this game"))
    (ghost,) = ghosts(window)
    assert [at for at, _value, _error in own.dots] == [1, 2]
    assert [at for at, _value, _error in ghost.dots] == list(range(1, 25))
    assert [value for _at, value, _error in ghost.dots] == list(window.desk.play.session.killed_of_record[""].by_turn)


def test_each_state_has_its_own_line_of_history():
    window = looking(turns=1, measure="homicides@MX-CHH")
    (ghost,) = ghosts(window)
    assert "Chihuahua" in ghost.label and "the record" in ghost.label
    assert ghost.dots[1][1] == pytest.approx(518 * 91 / 365.25)


def test_the_pace_of_a_year_is_a_flat_line_though_turns_differ_in_length():
    window = looking("after_the_boss", turns=1, measure="homicides")
    (ghost,) = ghosts(window)
    assert {round(value, 6) for _at, value, _error in ghost.dots} == {round(23243 / 364 * 28, 6)}
    assert "the pace of the record" in window.texts() and "La Razon" in window.texts()


def test_no_line_of_history_where_the_scenario_has_no_record_or_the_measure_none():
    assert not ghosts(looking("laboratory", turns=1, measure="homicides"))
    window = looking("tapalpa_plus_72", turns=1, measure="roadblocks")
    assert not ghosts(window) and "record" not in window.texts().replace("beside the record", "")
    assert not ghosts(looking(turns=1, measure="approval"))


@pytest.mark.parametrize(
    ("language", "whose", "source"),
    [("en", ("this game", "the record"), "INEGI, registered homicide deaths"),
     ("es", ("esta partida", "el registro"), "INEGI, defunciones por homicidio")],
)  # fmt: skip
@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_the_legend_says_whose_line_is_whose_and_where_the_record_comes_from(size, scale, language, whose, source):
    for turns in (0, 2):
        window = looking(turns=turns, size=size, scale=scale, language=language, measure="homicides")
        assert window.complaints() == [], f"after {turns} turns"
        told = window.texts() + "".join(one.text for one in window.widgets() if isinstance(one, Text))  # further down too
        for words in (*whose, source, "(grade A)" if language == "en" else "(grado A)"):
            assert words in told, f"after {turns} turns nothing says {words!r}"
    window.click("table")
    assert window.complaints() == [] and whose[1] in window.texts()
    window.shot(f"ghost-line-{size[0]}-{scale}-{language}")


def test_the_values_of_history_are_read_where_the_game_has_not_come_to():
    window = looking(turns=1, measure="homicides")
    chart = next(one for one in window.widgets() if isinstance(one, LineChart))
    window.ui.memory[chart.name, "read"] = 20
    window.ui.refresh()
    window.frame()
    assert f"the record  {chart.words(ghosts(window)[0].dots[19][1])}" in window.texts()


def test_the_line_of_history_is_drawn_with_gaps_and_that_of_the_game_without():
    drawn = {ghost: colours(ghost) for ghost in (True, False)}
    for ghost, row in drawn.items():
        runs = [seen for seen, _run in itertools.groupby(row)]
        assert any(row), "the line is not drawn"
        assert (runs.count(True) > 10) is ghost, f"{'a ghost' if ghost else 'a line'} in {runs.count(True)} pieces"


def colours(ghost):
    """Whether each pixel of the row on which a level line lies is of the line's colour."""
    tint = (250, 10, 120)
    line = Curve("killed", [(1, 50.0, 0.0), (2, 50.0, 0.0), (3, 50.0, 0.0)], tint, ghost=ghost)
    frame = Curve("frame", [(0, 0.0, 0.0), (0, 100.0, 0.0)], (1, 2, 3))
    window = Window((800, 400))
    Ui(window.ui.paint, 1.0, lambda _ui: Column([LineChart([line, frame], ["0", "1", "2", "3"], height=300)])).draw()
    rows = [
        [window.surface.get_at((x, y))[:3] == tint for x in range(window.surface.get_width())]
        for y in range(120, window.surface.get_height())
    ]
    return max(rows, key=sum)


def test_the_kept_figures_have_the_record_in_a_column_of_its_own_where_there_is_one():
    reader = looking(turns=1).desk.screen.reader
    rows = list(csv.DictReader(io.StringIO(figures_of([reader.series("homicides")]).decode("utf-8-sig"))))
    assert [row["turn"] for row in rows] == [str(turn) for turn in range(1, 25)]
    assert float(rows[1]["record"]) == pytest.approx(8863 * 91 / 365.25)
    assert rows[0]["value"] and not rows[1]["value"]
    assert b"record" not in figures_of([reader.series("approval")])


def test_one_line_sets_all_killed_beside_the_record_of_the_same_days():
    session = Session.create("the_long_war", {}, seed=3, form="short")
    assert beside_record(session, "mexico") == "", "before the first turn there is nothing to compare"
    session.resolve()
    session.resolve()
    killed = sum(READERS["homicides"](view_after(session, "us", turn))[0] for turn in (1, 2))
    record = sum(session.killed_of_record[""].by_turn[:2])
    told = beside_record(session, "mexico")
    assert f"{killed:,.0f}" in told and f"{record:,.0f}" in told and "grade A" in told
    use("es")
    assert "registro" in beside_record(session, "mexico") and "INEGI, defunciones" in beside_record(session, "mexico")


def test_the_line_stands_in_the_outcome_while_the_game_goes_on_and_after_its_end():
    for scenario, turns in (("after_the_boss", 2), ("after_the_boss", 12)):
        window = looking(scenario, turns=turns)
        window.go("review")
        window.widget("tab-outcome").on_press()
        window.ui.refresh()
        assert beside_record(window.desk.play.session, "mexico") in window.texts().replace("\n", " ")
        assert window.complaints() == []


def test_without_a_record_there_is_no_such_line():
    session = Session.create("laboratory", {}, seed=3)
    session.resolve()
    assert beside_record(session, "mexico") == ""
