"""The report kept as files: a picture of the screen, and the headline measures of every turn so far as a table."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.clients.turn_figures import Past, reading
from game.content import places
from game.core.measures import MEASURES
from game.core.problem import N_, Problem
from game.session import wording
from game.session.session import Session

if TYPE_CHECKING:
    from game.desktop.desk import Desk


def export(desk: Desk, turn: int) -> tuple[Path, Path]:
    """Write a picture of the screen as it stands and a CSV of the headline measures into the records folder.

    Nothing is written over: a number is added to the names where files of that name are there. Returns both paths. Raises
    Problem where they cannot be written.
    """
    folder = places.records_folder(desk.records)
    session, seat = desk.play.session, desk.play.seat
    stem = f"report-{session.setup.scenario.id}-{seat.replace(':', '-')}-turn{turn}"
    picture, table = _free(folder, stem)
    drawn = io.BytesIO()
    pygame.image.save(desk.ui.paint.surface, drawn, "report.png")
    for path, content in ((picture, drawn.getvalue()), (table, _table(session, seat, turn).encode("utf-8"))):
        try:
            with path.open("xb") as file:
                file.write(content)
        except OSError as error:
            raise Problem(
                N_("The report could not be written to {path} ({reason}); choose another folder for records."),
                path=path, reason=error.strerror or str(error),
            ) from error  # fmt: skip
    return picture, table


def _free(folder: Path, stem: str) -> tuple[Path, Path]:
    """Names for both files that nothing has yet."""
    number, name = 1, stem
    while (folder / f"{name}.png").exists() or (folder / f"{name}.csv").exists():
        number += 1
        name = f"{stem}-{number}"
    return folder / f"{name}.png", folder / f"{name}.csv"


def _table(session: Session, seat: str, turn: int) -> str:
    """Headline measures by turn: value and standard error as the seat may know them; a flow is that of the turn."""
    world, past = session.truth.world, Past(session, seat)
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(["turn", "measure", "name", "unit", "value", "standard_error"])
    for measure in world.headline_measures or world.prediction_measures:
        for each in range(turn + 1):
            found = reading(past, measure, each)
            if found is not None:
                name, unit = wording.measure_name(measure), MEASURES[measure].unit
                rows.writerow([each, measure, name, unit, repr(found[0]), repr(found[1])])
    return written.getvalue()
