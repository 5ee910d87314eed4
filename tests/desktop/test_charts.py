"""Charts show any measure that the seat may know over the turns, can be read by keyboard, and are kept as files."""

import csv
import io

import numpy as np
import pygame
import pytest

from game.clients import series as measures
from game.clients.keeping import keep_files
from game.core.problem import Problem
from game.desktop.charts.bars import EstimateBar, LensBar
from game.desktop.charts.line import Curve, LineChart
from game.desktop.charts.scales import span_of, spread
from game.desktop.widgets.audit import audit
from game.desktop.widgets.layout import Column, Panel
from game.desktop.widgets.ui import Ui
from game.session.headlines import READERS
from tests.desktop.window import Window

FOLDED = ((1280, 720), 150)
OPEN = ((1440, 900), 100)


def looking(seat="mexico", scenario="tapalpa_plus_72", size=(1440, 900), scale=100, language="en", turns=0, records=None,
            path=None, **how):  # fmt: skip
    """A window that shows the charts of a game in which so many turns have been resolved."""
    window = Window(size, scale, language, records)
    window.begin(scenario, {seat: "person"}, "about", path=path)
    for _turn in range(turns):
        window.desk.play.end_turn()
    window.go("charts", **how)
    return window


def shown(window):
    return [one for one in window.widgets() if isinstance(one, LineChart)]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "scale"), [FOLDED, OPEN])
@pytest.mark.parametrize(("seat", "turns"), [("mexico", 0), ("us", 2), ("group:CJNG", 2)])
def test_every_seat_reads_its_charts_without_a_text_cut_or_covered(seat, turns, size, scale, language):
    window = looking(seat, size=size, scale=scale, language=language, turns=turns)
    assert window.complaints() == []
    window.click("table")
    assert window.complaints() == [], "in the table"
    if size == FOLDED[0]:
        window.click("choose")
        assert window.complaints() == [], "where the lines are chosen"
    window.shot(f"charts-{seat.replace(':', '-')}-{scale}-{language}")


@pytest.mark.parametrize("scenario", ["the_teapot", "laboratory"])
def test_charts_work_in_every_scenario_before_the_first_turn(scenario):
    window = looking(scenario=scenario)
    assert window.complaints() == []
    assert "No turn has been resolved" in window.texts()


def test_a_series_holds_what_the_seat_knew_at_the_end_of_each_turn():
    window = looking(turns=2)
    reader = window.desk.screen.reader
    view = window.desk.play.session.view("mexico")
    now = reader.series("homicides").points[-1]
    assert now.value == READERS["homicides"](view)[0]
    assert [point.turn for point in reader.series("homicides").points] == [1, 2], (
        "a count has no value before the first turn"
    )
    assert [point.turn for point in reader.series("approval").points] == [0, 1, 2]
    members = reader.series("members@CJNG").points[-1]
    place = view.world.groups.index("CJNG")
    assert (members.value, members.error) == (view.beliefs.members[0, place], view.beliefs.members_error[0, place])
    assert members.error > 0.0


def test_regions_add_up_to_the_nation():
    window = looking(turns=1)
    reader, world = window.desk.screen.reader, window.desk.play.known.view.world
    parts = [reader.series(f"roadblocks@{region}").points[-1].value for region in world.regions]
    assert np.sum(parts) == reader.series("roadblocks").points[-1].value


def test_a_red_seat_is_offered_no_belief_of_a_state():
    session = looking("group:CJNG", turns=1).desk.play.session
    assert "corruption" not in measures.measures_of_region(session, "group:CJNG")
    assert measures.measures_of_group(session, "group:CJNG", "CDS_MZ") == ["captures"]
    assert "political_will" not in [
        name for name in measures.measures_of_nation(session, "group:CJNG") if not measures.is_flow(name)
    ]


def test_the_truth_is_offered_once_the_game_is_over_and_not_before():
    window = looking(turns=1)
    session = window.desk.play.session
    assert measures.measures_of_truth(session) == []
    assert window.desk.screen.reader.series("members@CJNG").truth == ()
    while not session.over:
        window.desk.play.end_turn()
    window.go("charts", measure="members@CJNG")
    found = window.desk.screen.reader.series("members@CJNG")
    state = session.truth.state
    true = int(state.members[0][state.presence_group[0] == session.truth.world.groups.index("CJNG")].sum())
    assert found.truth[-1].value == true
    assert len(found.truth) == len(found.points)
    assert window.complaints() == []
    assert "what was true" in window.texts()
    for name in measures.measures_of_truth(session):
        assert window.desk.screen.reader.series(name).label, f"{name} has no name"


def test_own_decisions_stand_under_their_turn_and_those_of_others_only_after_the_end():
    window = looking()
    play = window.desk.play
    play.plan("exploit points=2")
    play.end_turn()
    mine = measures.decisions(play.session, "mexico")
    assert [(one.turn, one.order, one.own) for one in mine if one.own] == [(1, "exploit", True)]
    other = [one for one in measures.decisions(play.session, "us") if one.seat == "mexico"]
    assert all(one.order != "exploit" for one in other), "a programme of the other seat is not told while the game goes on"
    while not play.session.over:
        play.end_turn()
    assert "exploit" in [one.order for one in measures.decisions(play.session, "us") if one.seat == "mexico"]


def test_four_lines_at_most_and_the_last_one_stays():
    window = looking(turns=1)
    screen = window.desk.screen
    for name in ("homicides", "approval", "roadblocks", "command", "capital"):
        if name not in screen.chosen:
            screen.toggle(name)
    assert len(screen.chosen) == 4
    window.frame()
    assert "Four lines are shown" in window.texts()
    for name in list(screen.chosen):
        screen.toggle(name)
    assert len(screen.chosen) == 1


def test_lines_of_one_unit_share_a_chart_and_others_do_not():
    window = looking(turns=1)
    window.desk.screen.chosen = ["members@CJNG", "members@CDS_MZ", "approval"]
    window.ui.refresh()
    window.frame()
    assert sorted(len(chart.curves) for chart in shown(window)) == [1, 2]
    assert window.complaints() == []


def test_a_measure_is_chosen_with_the_mouse_and_with_the_keyboard():
    window = looking(turns=1)
    before = list(window.desk.screen.chosen)
    wanted = next(one.key for one in window.widgets() if one.key in READERS and one.key not in before)
    window.click(wanted)
    assert wanted in window.desk.screen.chosen
    window.ui.set_focus(window.widget(wanted))
    window.key(pygame.K_SPACE)
    assert wanted not in window.desk.screen.chosen


def test_the_values_of_a_turn_are_read_by_pointer_and_by_arrows():
    window = looking(turns=2, measure="approval")
    chart = shown(window)[0]
    window.ui.set_focus(chart)
    window.key(pygame.K_RIGHT)
    value = chart.words(window.desk.screen.reader.series("approval").points[-1].value)
    assert f"approval  {value}" in window.texts()
    window.key(pygame.K_LEFT)
    assert "turn 1" in window.texts()
    window.move((chart.rect.left + 60, chart.rect.centery))
    assert window.ui.memory[shown(window)[0].name, "read"] == 0


def test_a_measure_that_does_not_exist_or_may_not_be_known_is_not_shown():
    window = looking("group:CJNG", measure="members@CDS_MZ")
    assert "members@CDS_MZ" not in window.desk.screen.chosen
    assert "nonsense" not in looking(measure="nonsense").desk.screen.chosen


def test_the_picture_and_the_figures_are_kept_beside_the_records_and_never_over_a_file(tmp_path):
    window = looking(turns=1, records=tmp_path / "récords of games")
    for _twice in range(2):
        window.click("export-png")
        window.key(pygame.K_e, pygame.KMOD_CTRL)
    names = sorted(path.name for path in (tmp_path / "récords of games").iterdir())
    assert names == [
        "tapalpa_plus_72-chart-turn1-2.csv", "tapalpa_plus_72-chart-turn1-2.png", "tapalpa_plus_72-chart-turn1.csv",
        "tapalpa_plus_72-chart-turn1.png",
    ]  # fmt: skip
    picture = pygame.image.load(tmp_path / "récords of games" / "tapalpa_plus_72-chart-turn1.png")
    assert picture.get_size() == (1600, 900)
    assert len({tuple(picture.get_at((x, 300))) for x in range(0, 1600, 7)}) > 1, "the picture is empty"
    text = (tmp_path / "récords of games" / "tapalpa_plus_72-chart-turn1.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["measure"] for row in rows} == set(window.desk.screen.chosen)
    assert "Kept as" in window.texts()


def test_files_go_beside_the_record_of_the_game(tmp_path):
    window = looking(turns=1, path=tmp_path / "my game.jsonl", records=tmp_path / "elsewhere")
    window.click("export-csv")
    assert (tmp_path / "my game-chart-turn1.csv").is_file()


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    window = looking(turns=1, records=blocked)
    window.click("export-png")
    assert "cannot be kept" in window.texts().replace("\n", " ")
    assert blocked.read_text(encoding="utf-8") == "in the way"


def test_files_of_a_game_that_is_kept_nowhere_go_where_the_player_keeps_games(tmp_path):
    window = looking(turns=1)
    window.desk.settings.records = str(tmp_path / "mine")
    window.click("export-csv")
    window.go("report")
    window.click("export")
    assert sorted(path.suffix for path in (tmp_path / "mine").iterdir()) == [".csv", ".csv", ".png"]


def test_no_half_a_file_is_left_when_the_disk_fails(tmp_path, monkeypatch):
    from pathlib import Path

    class Full(io.BytesIO):
        def write(self, content):
            raise OSError(28, "No space left on device")

    real = Path.open

    def opened(self, mode="r", *rest, **more):
        file = real(self, mode, *rest, **more)
        if "x" in mode:
            file.close()
            return Full()
        return file

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(Problem, match="No space left"):
        keep_files(tmp_path, "chart", {".png": b"picture"})
    assert list(tmp_path.iterdir()) == []


# -- the kit -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "cut"), [([0.0, 40.0], False), ([1700.0, 1731.0], True), ([3.0, 90.0], False), ([5.0, 5.0], False)]
)
def test_an_axis_begins_at_zero_unless_all_lies_close_together_far_from_it(values, cut):
    span = span_of(values, whole=True)
    assert span.cut is cut
    assert span.low <= min(values) <= max(values) <= span.high
    assert span.ticks[0] == span.low
    assert span.ticks[-1] == pytest.approx(span.high)
    assert len(span.ticks) <= 8


def test_an_axis_of_counts_has_whole_steps():
    assert all(tick == int(tick) for tick in span_of([0.0, 1.0, 2.0], whole=True).ticks)


def test_names_along_an_axis_are_thinned_to_the_room():
    assert spread(5, 9) == [0, 1, 2, 3, 4]
    assert spread(25, 5)[0] == 0
    assert spread(25, 5)[-1] == 24
    assert len(spread(25, 5)) <= 6


@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_the_charts_of_the_kit_draw_at_any_scale_and_write_nothing_over_another(scale):
    window = Window((1920, 1600))
    curve = Curve("Homicides", [(0, 10.0, 0.0), (1, 14.0, 2.0), (2, 9.0, 2.0)], history=1, expected=(8.0, 13.0))
    kit = [
        EstimateBar(0.4, 0.2), EstimateBar(1.2, 0.5, bad=True), EstimateBar(0.0), LensBar(), LensBar(120.0, 60.0),
        LineChart([curve], ["a", "b", "c"], words=lambda value: f"{value:.0f}", unit="people"),
    ]  # fmt: skip
    window.ui.paint.fonts = type(window.ui.paint.fonts)(scale)
    ui = Ui(window.ui.paint, scale, lambda inner: Panel(Column(kit, gap=16)))
    assert audit(ui) == []


def test_bystanders_stand_in_the_chart_that_comes_first_and_one_count_stands_over_zero():
    window = looking(turns=1)
    assert "civilian_deaths" in window.desk.screen.chosen
    assert span_of([39.0], whole=True).low == 0.0
