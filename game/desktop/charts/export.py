"""Charts kept as files: a picture and the figures, beside the records, never over a file that is there."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import pygame

from game.clients.series import Series, unit_words
from game.desktop.art.fonts import Fonts
from game.desktop.widgets.core import Widget
from game.desktop.widgets.paint import Paint
from game.desktop.widgets.ui import Ui
from game.texts import _

PICTURE: Final = (1600, 900)  # px of an exported picture
MOST_TRIES: Final = 10000


def picture_of(paint: Paint, build: Callable[[Ui], Widget]) -> bytes:
    """A widget drawn at 1600x900 and 100% in the palette of a window, as the bytes of a PNG."""
    surface = pygame.Surface(PICTURE)
    fresh = Paint(surface, Fonts(1.0), paint.icons, paint.symbols, paint.palette)
    Ui(fresh, 1.0, build).draw()
    kept = io.BytesIO()
    pygame.image.save(surface, kept, "chart.png")
    return kept.getvalue()


def figures_of(series: Sequence[Series]) -> bytes:
    """The values of some series as CSV in UTF-8: a line for each turn of each, with its error and what was true."""
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, lineterminator="\n")
    writer.writerow(["measure", "name", "unit", "turn", "value", "standard_error", "truth"])
    for one in series:
        truth = {point.turn: point.value for point in one.truth}
        values = {point.turn: point for point in one.points}
        for turn in sorted({*truth, *values}):
            point = values.get(turn)
            writer.writerow([
                one.id, one.label, unit_words(one.unit), turn, "" if point is None else repr(point.value),
                "" if point is None or point.error <= 0.0 else repr(point.error), repr(truth[turn]) if turn in truth else "",
            ])  # fmt: skip
    return kept.getvalue().encode("utf-8-sig")  # with the mark by which spreadsheets know the encoding


def keep(folder: Path, stem: str, ending: str, content: bytes) -> Path:
    """Write a new file, with a number in its name where that one is taken. Raises OSError when it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, MOST_TRIES):
        path = folder / (f"{stem}{ending}" if number == 1 else f"{stem}-{number}{ending}")
        try:
            file = path.open("xb")
        except FileExistsError:
            continue
        try:
            with file:
                file.write(content)
        except OSError:
            path.unlink(missing_ok=True)  # no half a file is left
            raise
        return path
    raise FileExistsError(_("{folder} holds too many files of this name").format(folder=folder))
