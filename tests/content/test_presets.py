"""Presets are small files of differences: what each moves is contested, inside its range, and argued with its sources."""

import re
from pathlib import Path

import pytest

from game.content import places
from game.content.rules_text import (
    DEFAULT_PRESET,
    UNCONTESTED,
    Preset,
    all_parameters,
    load_preset,
    preset_names,
)
from game.core.problem import Problem

HOLDS = {"tempo": "tempo_works", "market": "market_rules", "restraint": "restraint"}  # argument: its preset
SOURCES = {"tempo_works": ("000",), "market_rules": ("001", "003"), "restraint": ("002", "004")}
# Contested, but moved by no preset of the argument that holds it.
ONLY_DRAWN = {
    "intelligence.sharing.cooperation_weight": "the default stands where source 002 would put it, at the end of its range",
    "markets.compliance.relief_gain": "a scenario sets it to the length of its game, and a preset would go before it",
    "markets.scanning.sees_fentanyl": "source 001 expects much of machines at the border and source 003 little",
    "markets.scanning.finds_fentanyl": "the same of searches by hand",
    "people.arrests.per_million": "measured; what is contested is how little arrests count beside recruitment",
    "people.recruitment.rate": "measured; the same",
    "raids.teams.rest_half_life": "two scenarios set it to their own clock, and a preset would go before them",
    "succession.contest.base": "source 000 leaves open which of the two futures comes",
    "succession.tempo.window_days": "source 000 says 72 hours, which is the default",
}  # fmt: skip
DIFFERENT = tuple(name for name in preset_names() if name != DEFAULT_PRESET)


def test_the_default_preset_changes_nothing() -> None:
    assert not load_preset(DEFAULT_PRESET).values, "balanced is every parameter at the value of its rule file"


@pytest.mark.parametrize("name", DIFFERENT)
def test_a_preset_moves_contested_parameters_off_their_defaults(name: str) -> None:
    known = all_parameters()
    for parameter, value in load_preset(name).values.items():
        one = known[parameter]
        assert value != one.value, f"{name} gives {parameter} its default {value:g}: a preset is a file of differences"
        assert one.low <= value <= one.high, f"{name}: {parameter} is {value:g}, outside {one.low:g} to {one.high:g}"
        assert one.argument != UNCONTESTED, (
            f"{name} moves {parameter}, which no argument holds: say which one does in its rule file, or leave it alone"
        )


@pytest.mark.parametrize("argument", HOLDS)
def test_what_an_argument_holds_its_preset_moves(argument: str) -> None:
    moved = load_preset(HOLDS[argument]).values
    held = [one.name for one in all_parameters().values() if one.argument == argument]
    left = [name for name in held if name not in moved and name not in ONLY_DRAWN]
    assert not left, (
        f"{', '.join(left)}: held by {argument}; move it in {HOLDS[argument]}.yaml or say here why it is only drawn"
    )


def test_what_is_listed_as_only_drawn_is_contested_and_moved_by_no_preset_of_its_own() -> None:
    known = all_parameters()
    for name in ONLY_DRAWN:
        assert name in known and known[name].argument != UNCONTESTED, (
            f"{name} is not contested any more: take it off the list"
        )
        assert name not in load_preset(HOLDS[known[name].argument]).values, f"{name} is moved: take it off the list"


def test_every_preset_stands_for_the_argument_of_sources_it_names() -> None:
    assert set(DIFFERENT) == set(HOLDS.values()) == set(SOURCES)
    for name, sources in SOURCES.items():
        assert re.findall(r"[Ss]ource (\d{3})", load_preset(name).source) == list(sources)


@pytest.mark.parametrize("name", DIFFERENT)
def test_the_argument_is_a_paragraph_in_both_languages_that_says_what_shrinks(name: str) -> None:
    argument = load_preset(name).argument
    for language, shrinks in (("en", "What shrinks here, and may vanish, is"), ("es", "Lo que aquí se reduce")):
        words = len(argument[language].split())
        assert 60 <= words <= 140, f"{name} is argued in {words} words ({language}): a paragraph to read on one screen"
        assert shrinks in argument[language], f"{name} ({language}) does not say what becomes small under it"


@pytest.mark.parametrize("name", DIFFERENT)
def test_every_group_of_values_says_the_claim_it_stands_for_and_its_place(name: str) -> None:
    text = (places.campaigns() / "presets" / f"{name}.yaml").read_text(encoding="utf-8")
    entries = text[text.index("\nvalues:\n") + len("\nvalues:\n") :]
    groups = re.findall(r"((?:^  #.*\n)+)((?:^  [a-z].*\n)+)", entries, re.MULTILINE)
    assert sum(values.count("\n") for _claim, values in groups) == len(load_preset(name).values), (
        f"{name}.yaml has values without a comment above them: quote the claim and where it stands"
    )
    for claim, values in groups:
        assert any(source in claim for source in SOURCES[name]), (
            f"{name}.yaml: no source above {values.split(':')[0].strip()}"
        )


# -- bad input -----------------------------------------------------------------------------------------------------

PRESET = """title: {en: Mine, es: Mío}
argument: {en: Because., es: Porque sí.}
source: nobody
values:
  raids.teams.raid_fatigue: 0.4
"""


def read(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> Preset:
    (folder / "presets").mkdir()
    (folder / "presets" / "mine.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(places, "campaigns", lambda: folder)
    load_preset.cache_clear()
    try:
        return load_preset("mine")
    finally:
        load_preset.cache_clear()


def test_a_preset_of_ones_own_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(tmp_path, PRESET, monkeypatch).values == {"raids.teams.raid_fatigue": 0.4}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("raid_fatigue: 0.4", "raid_fatique: 0.4",
         "mine.yaml, line 5: raids.teams.raid_fatique: there is no parameter 'raids.teams.raid_fatique'; the nearest is "
         "raids.teams.raid_fatigue."),
        ("0.4", "0.95", "mine.yaml, line 5: raids.teams.raid_fatigue: expected a number from 0.1 to 0.9 (0-1), found 0.95"),
        ("0.4", "much", "mine.yaml, line 5: "),
        ("0.4", ".nan", "mine.yaml, line 5: "),
        ("source: nobody\n", "", "source is missing; add it"),
        (", es: Porque sí.", "", "a text in each of these languages and no other: en, es"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_preset_is_told_in_one_sentence_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, said: str
) -> None:
    with pytest.raises(Problem) as refusal:
        read(tmp_path, PRESET.replace(old, new), monkeypatch)
    told = str(refusal.value)
    assert said in told and len(told.splitlines()) == 1, told
