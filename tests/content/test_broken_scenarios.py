"""Every kind of mistake in a scenario is told in one sentence: file, line, what is there, what should be."""

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.content import places
from game.content.load import load_scenario
from game.core.problem import Problem
from game.session.setting_up import load_setup, start_games
from tests.content.scenarios import changed, complaint, copy_of, lines_of

MISTAKES = yaml.safe_load((Path(__file__).parent / "mistakes.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_file_line_found_and_expected(name: str, tmp_path: Path) -> None:
    mistake = MISTAKES[name]
    folder = copy_of(mistake.get("scenario", "the_teapot"), tmp_path)
    path = folder / mistake["file"]
    if "was" in mistake:
        changed(folder, mistake["file"], mistake["was"], mistake["becomes"])
    else:
        path.write_text(mistake["becomes"], encoding="utf-8")
    told = [sentence for sentence in complaint(folder).splitlines() if mistake["told"] in sentence]
    assert told, f"expected a sentence with {mistake['told']!r}, but was told: {complaint(folder)}"
    assert told[0].startswith(f"{folder}/{mistake['file']}")
    if "was" in mistake:
        first, last = lines_of(path, mistake.get("at", mistake["becomes"]))
        line = int(told[0].split(", line ")[1].split(":")[0])
        assert first <= line <= last, f"the mistake is on lines {first} to {last}, but: {told[0]}"


def test_every_mistake_of_a_folder_is_told_at_once(tmp_path: Path) -> None:
    folder = copy_of("the_teapot", tmp_path)
    changed(folder, "groups.yaml", "bench: 6", "bench: many")
    changed(folder, "groups.yaml", "cash: 12", "cash: lots")
    changed(folder, "leaders.yaml", "loyalty: 1.0", "loyalty: much")
    assert len(complaint(folder).splitlines()) == 3


@pytest.mark.parametrize("file", ["scenario.yaml", "groups.yaml", "leaders.yaml", "briefing.es.md"])
def test_a_missing_file_is_named(file: str, tmp_path: Path) -> None:
    folder = copy_of("the_teapot", tmp_path)
    (folder / file).unlink()
    assert f"{folder}/{file}: the file is missing; add it." in complaint(folder)


@pytest.mark.parametrize("name", ["the_teapott", "no/such/folder", "", "x" * 5000, "a\0b"])
def test_an_unknown_scenario_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(Problem) as refusal:
        load_scenario(name)
    assert str(refusal.value).startswith("There is no scenario ") and "\n" not in str(refusal.value)


def test_a_network_of_corridors_that_is_not_connected_is_refused(tmp_path: Path) -> None:
    folder = copy_of("laboratory", tmp_path)
    for border in ("  - [LAB-B, LAB-C]\n", "  - [LAB-A, LAB-B]\n"):
        changed(folder, "scenario.yaml", border, "")
    with pytest.raises(Problem) as refusal:
        start_games(load_setup(str(folder)), range(1))
    assert "corridors.yaml: no road leads from LAB-A to the gateway laredo; join them under roads." in str(refusal.value)
    changed(folder, "corridors.yaml", "origins:", "roads:\n  - [LAB-B, LAB-C]\norigins:")
    start_games(load_setup(str(folder)), range(1))


def test_an_own_map_needs_every_level_and_each_border_once(tmp_path: Path) -> None:
    folder = copy_of("laboratory", tmp_path)
    changed(folder, "scenario.yaml", "    population: 9000000\n", "")
    changed(folder, "scenario.yaml", "  - [LAB-D, LAB-A]", "  - [LAB-B, LAB-A]")
    told = complaint(folder)
    assert "population of LAB-C: expected a value, because the map is the scenario's own, found nothing" in told
    assert "entry 4 of borders: expected each pair of neighbours once, found 'LAB-B - LAB-A'" in told


def test_relations_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    folder = copy_of("laboratory", tmp_path)
    changed(folder, "groups.yaml", "relations: {GAMA: ally}", "relations: {GAMA: ally, ALFA: ally}")
    assert "expected war, as ALFA says of BETA, found 'ally'" in complaint(folder)


INSERTED = ("", " ", "\n", "{", "]", ": ", "- ", "1", "x", "null", "true", "-1", "1e300", "é")
FILES = ("scenario.yaml", "groups.yaml", "leaders.yaml", "events.yaml", "tutorial.yaml")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    file=st.sampled_from(FILES),
    cuts=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(INSERTED)),
        min_size=1,
        max_size=3,
    ),
)  # fmt: skip
def test_a_damaged_file_gives_a_scenario_or_sentences_and_never_a_traceback(
    file: str, cuts: list[tuple[float, int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = copy_of("the_teapot", tmp_path_factory.mktemp("damaged"))
    text = (places.campaigns() / "the_teapot" / file).read_text(encoding="utf-8")
    for place, length, inserted in cuts:
        at = int(place * len(text))
        text = text[:at] + inserted + text[at + length :]
    (folder / file).write_text(text, encoding="utf-8")
    try:
        load_scenario(folder)
    except Problem as problem:
        assert all(str(folder) in sentence for sentence in str(problem).splitlines()), str(problem)
