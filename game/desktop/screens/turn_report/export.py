"""The report kept as files: a picture of the screen, and the headline measures of every turn so far as a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.clients.keeping import keep_files
from game.clients.turn_figures import Past, reading
from game.core.measures import MEASURES
from game.desktop.charts.export import png_of, table_of
from game.desktop.records import export_folder
from game.session import wording
from game.session.session import Session

if TYPE_CHECKING:
    from game.desktop.desk import Desk


def export(desk: Desk, turn: int) -> tuple[Path, Path]:
    """Write a picture of the screen as it stands and a CSV of the headline measures beside the game's record.

    Nothing is written over: a number is added to the names where files of that name are there. Returns both paths. Raises
    Problem where they cannot be written.
    """
    session, seat = desk.play.session, desk.play.seat
    stem = f"report-{session.setup.scenario.id}-{seat.replace(':', '-')}-turn{turn}"
    contents = {".png": png_of(desk.ui.paint.surface), ".csv": _table(session, seat, turn)}
    picture, table = keep_files(export_folder(desk), stem, contents)
    return picture, table


def _table(session: Session, seat: str, turn: int) -> bytes:
    """Headline measures by turn: value and standard error as the seat may know them; a flow is that of the turn."""
    world, past = session.truth.world, Past(session, seat)
    rows: list[Sequence[object]] = [["turn", "measure", "name", "unit", "value", "standard_error"]]
    for measure in world.headline_measures or world.prediction_measures:
        for each in range(turn + 1):
            found = reading(past, measure, each)
            if found is not None:
                name, unit = wording.measure_name(measure), MEASURES[measure].unit
                rows.append([each, measure, name, unit, repr(found[0]), repr(found[1])])
    return table_of(rows)
