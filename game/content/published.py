"""Published figures that a validation sets beside what comes out: campaigns/common/published.yaml, with sources and grades.

Kept as data, so that whoever doubts a figure finds it in one place with what it rests on.
"""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

import attrs

from game.content import places
from game.content.common_map import FOLDER
from game.content.languages import optional_texts, texts
from game.content.located import PathInFile
from game.content.phrase import raise_all
from game.content.quantities import Grade, means
from game.content.source_files import Folder
from game.core.problem import N_, Problem
from game.core.world import Texts

FILE: Final = "published.yaml"
Kind = Literal["replication", "fitted", "check"]
Compared = Literal["size", "sign", "order"]


@attrs.frozen(kw_only=True)
class Band:
    """What comes out must lie in it, ends included; an end that is left out is open."""

    low: float = means("lower end", default=-math.inf)
    high: float = means("upper end", default=math.inf)


@attrs.frozen(kw_only=True)
class PublishedFigure:
    """One published figure and the band that what comes out must lie in."""

    what: Texts = texts("what is compared, in words")
    kind: Kind = means("replication of a published model, fitted (used in calibration) or check (not used)")
    compare: Compared = means("size, or only the sign or the order where scales differ", default="size")
    published: float | None = means("the figure; left out where only a sign or an order is published", default=None)
    n: int | None = means("cases behind it", default=None)
    interval: tuple[float, float] | None = means("interval of the figure", default=None)
    band: Band = means("what comes out must lie in it; set before it was seen")
    unit: str = means("unit of both", default="")
    scale: Texts | None = optional_texts("at what scale it was measured, where that differs from the game's")
    source: str = means("where it comes from")
    grade: Grade = means("A, A*, B or C")


@attrs.frozen(kw_only=True)
class PublishedFile:
    """published.yaml."""

    credit: str = means("credit line")
    figures: Mapping[str, PublishedFigure] = means("by id")


def read_published(folder: Path | None = None) -> Mapping[str, PublishedFigure]:
    """The figures by id, in the order of the file. Raises ContentErrors: a sentence for each mistake, with file and line."""
    files = Folder(folder or places.campaigns() / FOLDER)
    read = files.read(FILE, PublishedFile)
    raise_all(files.problems)
    assert read is not None
    for id, figure in read.figures.items():
        if (sentence := _wrong(figure)) is not None:
            path: PathInFile = ("figures", id, sentence[0])
            located = files.located[FILE]
            files.problems.append(Problem(sentence[1], file=located.file, line=located.line(path), id=id))
    raise_all(files.problems)
    return read.figures


def _wrong(figure: PublishedFigure) -> tuple[str, str] | None:
    """Key and sentence of what is wrong with a figure, if anything."""
    if figure.band.low > figure.band.high:
        return "band", N_("{file}, line {line}: the band of {id} ends below its beginning; turn its ends round.")
    if figure.published is None and figure.compare == "size":
        return "band", N_(
            "{file}, line {line}: {id} has a band without its figure; give `published`, or compare only sign or order."
        )
    if figure.published is not None and not figure.band.low <= figure.published <= figure.band.high:
        return "band", N_("{file}, line {line}: the published figure of {id} lies outside its band; set the band around it.")
    return None
