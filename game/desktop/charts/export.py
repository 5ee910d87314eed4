"""What is kept of screens as files: a picture of a widget, and tables of figures."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import pygame

from game.clients.series import Series, unit_words
from game.desktop.art.fonts import Fonts
from game.desktop.widgets.core import Widget
from game.desktop.widgets.paint import Paint
from game.desktop.widgets.ui import Ui

PICTURE: Final = (1600, 900)  # px of an exported picture


def picture_of(paint: Paint, build: Callable[[Ui], Widget]) -> bytes:
    """A widget drawn at 1600x900 and 100% in the palette of a window, as the bytes of a PNG."""
    surface = pygame.Surface(PICTURE)
    fresh = Paint(surface, Fonts(1.0), paint.icons, paint.symbols, paint.palette)
    Ui(fresh, 1.0, build).draw()
    return png_of(surface)


def figures_of(series: Sequence[Series]) -> bytes:
    """The values of some series as CSV in UTF-8: a line for each turn of each, with its error and what was true.

    With a last column `record` where history stands beside one of them.
    """
    rows: list[Sequence[object]] = [["measure", "name", "unit", "turn", "value", "standard_error", "truth"]]
    recorded = any(one.record for one in series)
    if recorded:
        rows = [[*rows[0], "record"]]
    for one in series:
        record = dict(one.record.points) if one.record else {}
        truth = {point.turn: point.value for point in one.truth}
        values = {point.turn: point for point in one.points}
        for turn in sorted({*truth, *values, *record}):
            point = values.get(turn)
            rows.append([
                one.id, one.label, unit_words(one.unit), turn, "" if point is None else repr(point.value),
                "" if point is None or point.error <= 0.0 else repr(point.error), repr(truth[turn]) if turn in truth else "",
                *([repr(record[turn]) if turn in record else ""] if recorded else []),
            ])  # fmt: skip
    return table_of(rows)


def table_of(rows: Iterable[Sequence[object]]) -> bytes:
    """Rows as CSV in UTF-8, with the mark by which spreadsheets know the encoding."""
    kept = io.StringIO(newline="")
    csv.writer(kept, lineterminator="\n").writerows(rows)
    return kept.getvalue().encode("utf-8-sig")


def png_of(surface: pygame.Surface) -> bytes:
    """A surface as the bytes of a PNG."""
    kept = io.BytesIO()
    pygame.image.save(surface, kept, "picture.png")
    return kept.getvalue()
