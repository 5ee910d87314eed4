"""Where a game is kept, files that are kept beside it, and what is to be said of a game that is opened again."""

import datetime
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Final

from game.core.problem import N_, Problem
from game.session.replay import Replay
from game.texts import _

SUFFIX: Final = ".plaza"


def record_path(folder: Path, scenario: str) -> Path:
    """A new file name for a record: the scenario and the moment it was begun."""
    stem = f"{scenario}-{datetime.datetime.now():%Y-%m-%d-%H%M%S}"
    number, path = 1, folder / f"{stem}{SUFFIX}"
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{SUFFIX}"
    return path


def keep_files(folder: Path, stem: str, contents: Mapping[str, bytes]) -> list[Path]:
    """Write new files of one name, one for each ending, never over a file: a number is added where one of them is there.

    Raises Problem where they cannot be written; then none is left.
    """
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        name = next(name for name in names if not any((folder / f"{name}{ending}").exists() for ending in contents))
        for ending, content in contents.items():
            path = folder / f"{name}{ending}"
            with path.open("xb") as file:
                written.append(path)
                file.write(content)
    except OSError as error:
        for path in written:
            path.unlink(missing_ok=True)
        raise Problem(
            N_("The file could not be written in {folder} ({reason}). Free some room or choose another folder."),
            folder=folder, reason=error.strerror or str(error),
        ) from error  # fmt: skip
    return written


def warnings_of(replay: Replay) -> list[str]:
    """What the player must know of a record that has been opened: a torn end, older rules, turns that came out otherwise."""
    found, record = [], replay.session.record
    if record is not None and record.dropped:
        found.append(record.dropped)
    if replay.older_rules:
        found.append(_("The record was begun under older rules; it goes on from its last turn under the present ones."))
    if replay.differing:
        turns = ", ".join(str(turn) for turn in replay.differing)
        found.append(_("Played again, these turns came out otherwise than recorded: {turns}.").format(turns=turns))
    return found
