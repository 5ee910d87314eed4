"""Where a game is kept, and what is to be said of one that is opened again."""

import datetime
from pathlib import Path
from typing import Final

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
