"""Every mechanism of the rule book shows in play: each file of these folders holds, with the same luck in every arm.

The files of this folder play the laboratory and the teapot, those of after_the_boss the strategic game, those of
the_long_war the historical one.

Of the strategic and the historical game the tests play the quick files. `.ci/mechanisms` plays the others too, and
all files on another block of seeds and under the other presets, by way of two variables: MECHANISMS_SEED (a whole
number) and MECHANISMS_PRESET (a name; the contested rows are then left out, for a preset may let them shrink to
nothing). With either of them every file is played.

Of a file the first third of the games is played first; only where these do not show all that it expects, which is the
harder the fewer they are, are all its games played, and they decide.
"""

import os
import re
from pathlib import Path
from typing import Final

import pytest

from game.content.located import read_located
from game.content.rules_text import preset_names
from game.study.experiment import run_experiment
from game.study.judge import judge

FOLDER: Final = Path(__file__).parent
STRATEGIC: Final = "after_the_boss"  # folder and scenario
HISTORICAL: Final = "the_long_war"  # folder and scenario
PLACES: Final = {"the laboratory": FOLDER, STRATEGIC: FOLDER / STRATEGIC, HISTORICAL: FOLDER / HISTORICAL}
SEED: Final = int(os.environ.get("MECHANISMS_SEED", "0"))
DEFAULT: Final = "balanced"
PRESET: Final = os.environ.get("MECHANISMS_PRESET", DEFAULT)
EVERY_FILE: Final = bool({"MECHANISMS_SEED", "MECHANISMS_PRESET"} & set(os.environ))
QUICK: Final = 8  # turns to play in all arms together, up to which a file of the strategic game counts as quick
MOST_TURNS: Final = 8_000  # turns of all games in all arms, up to which a file of the laboratory does
GAMES: Final = 200  # where a file does not say
MOST_GAMES: Final = 400  # what needs more games than this to be seen is too small to be a mechanism
# Rows on which the sources disagree: they hold under the default preset and may vanish under one that says so.
CONTESTED: Final = frozenset(
    {
        "M05", "M06", "M07", "M09", "M12", "M14", "M15", "M31", "M33", "M38", "M41", "M42", "M44", "M50", "M52", "M58",
        "M65", "M70", "M71", "M77", "M79", "M89",
    }
)  # fmt: skip
ROWS: Final = (
    "M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08", "M09", "M10", "M11", "M13", "M14", "M15", "M16", "M17",
    "M18", "M19", "M20", "M21", "M22", "M23", "M24", "M25", "M26", "M27", "M28", "M29", "M30", "M31", "M32", "M33",
    "M34", "M35", "M36", "M37", "M38", "M39", "M40", "M41", "M42", "M43", "M44", "M45", "M46", "M47", "M48", "M49",
    "M50", "M51", "M52", "M53", "M54", "M55", "M56", "M57", "M58", "M59", "M60", "M61", "M62", "M63", "M64", "M65",
    "M66", "M67", "M68", "M69", "M70", "M71", "M72", "M73", "M74", "M75", "M76", "M77", "M78", "M79", "M80", "M81",
    "M82", "M83", "M84", "M85", "M86", "M87", "M88", "M89", "M90",
)  # fmt: skip
ROWS_OF_HISTORY: Final = ("M12",)  # rows that are about a stretch of history


def row_of(file: Path) -> str:
    found = re.fullmatch(r"(M[0-9]{2})[a-z]?", file.stem)
    assert found, f"{file.name} is not called after a row: M08.yaml, or M08b.yaml for the second file of a row"
    return found.group(1)


def name_of(file: Path) -> str:
    return file.relative_to(FOLDER).as_posix()


def id_of(file: Path) -> str:
    return name_of(file).removesuffix(".yaml")


ALL: Final = tuple(file for folder in PLACES.values() for file in sorted(folder.glob("*.yaml")))


def is_played(file: Path) -> bool:
    if PRESET != DEFAULT and row_of(file) in CONTESTED:
        return False
    if EVERY_FILE:
        return True
    data = read_located(file, file.name).data
    turns = len(data["arms"]) * int(data.get("turns", QUICK + 1))
    return turns * int(data.get("games", GAMES)) <= MOST_TURNS if file.parent == FOLDER else turns <= QUICK


FILES: Final = tuple(file for file in ALL if is_played(file))


@pytest.mark.parametrize("file", FILES, ids=id_of)
def test_the_mechanism_shows(file: Path) -> None:
    whole = int(read_located(file, file.name).data.get("games", GAMES))
    judgement = judge(run_experiment(file, games=whole // 3, seed=SEED, preset=PRESET))
    if not judgement.held:
        judgement = judge(run_experiment(file, seed=SEED, preset=PRESET))
    failed = [verdict.sentence for verdict in judgement.verdicts if not verdict.held]
    told = "\n".join([*judgement.unsaid, *failed])
    assert judgement.held, (
        f"{name_of(file)} (seed block {SEED}, preset {PRESET}): {read_located(file, file.name).data['title']}\n{told}\n"
        f"See `plaza experiment tests/mechanisms/{name_of(file)} --seed {SEED} --preset {PRESET}`; mend the rule or its "
        "parameters, not the file."
    )


@pytest.mark.parametrize("place", PLACES)
def test_every_row_in_play_has_a_file(place: str) -> None:
    folder = PLACES[place]
    shown = {row_of(file) for file in ALL if file.parent == folder}
    wanted = ROWS_OF_HISTORY if place == HISTORICAL else ROWS
    missing = [row for row in wanted if row not in shown]
    where = folder.relative_to(FOLDER.parent.parent).as_posix()
    assert not missing, f"no file shows {', '.join(missing)} on {place}: add one to {where}, named after the row"


@pytest.mark.parametrize("place", (STRATEGIC, HISTORICAL))
def test_the_files_of_a_scenarios_folder_play_that_scenario(place: str) -> None:
    for file in ALL:
        scenario = read_located(file, file.name).data["scenario"]
        assert (scenario == place) == (file.parent.name == place), f"{name_of(file)} plays {scenario}: move the file"


@pytest.mark.parametrize("file", ALL, ids=id_of)
def test_a_file_expects_something_of_a_fair_number_of_games(file: Path) -> None:
    data = read_located(file, file.name).data
    assert data.get("expect"), f"{name_of(file)} expects nothing: say what the mechanism should show"
    assert data.get("games", 200) <= MOST_GAMES, f"{name_of(file)} plays more than {MOST_GAMES} games an arm"
    assert data.get("preset", DEFAULT) == DEFAULT, f"{name_of(file)} names a preset; it must hold under every one"


def test_the_tables_of_the_readme_tell_each_file_by_its_title() -> None:
    table = (FOLDER / "README.md").read_text(encoding="utf-8")
    lines = {line.split("|")[3].strip(): line for line in table.splitlines() if line.startswith("| M")}
    assert sorted(lines) == sorted(f"`{name_of(file)}`" for file in ALL), (
        "the tables of README.md do not list the files there are"
    )
    for file in ALL:
        row, title = row_of(file), read_located(file, file.name).data["title"]
        line = lines[f"`{name_of(file)}`"]
        assert line.split("|")[1].strip() == row, f"README.md calls {name_of(file)} {line.split('|')[1].strip()}"
        assert line.split("|")[2].strip() == title, f"README.md tells {name_of(file)} otherwise than its title: {title}"


def test_the_preset_asked_for_exists() -> None:
    assert PRESET in preset_names(), f"MECHANISMS_PRESET is {PRESET}; the presets are {', '.join(preset_names())}"
