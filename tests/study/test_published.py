"""Published figures are data with sources, bands and grades; a wrong one is refused with file and line."""

import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from game.content.published import PublishedFigure, read_published
from game.core.problem import Problem
from game.study.validation import report
from game.study.validation.target import Pooled, about, judged
from game.study.validation.year import PACE
from game.texts import sentence

FIGURES = read_published()
FIGURE = """credit: nobody
figures:
  killed:
    what: {en: killed, es: muertos}
    kind: check
    published: 5
    band: {low: 4, high: 6}
    source: "somebody, 2020"
    grade: A
"""


def read_changed(folder: Path, old: str, new: str) -> Mapping[str, PublishedFigure]:
    assert old in FIGURE
    (folder / "published.yaml").write_text(FIGURE.replace(old, new), encoding="utf-8")
    return read_published(folder)


def test_a_published_figure_is_read_with_its_band_source_and_grade(tmp_path: Path) -> None:
    figure = read_changed(tmp_path, "nobody", "nobody")["killed"]
    assert (figure.published, figure.band.low, figure.band.high, figure.grade) == (5.0, 4.0, 6.0, "A")
    half_open = read_changed(tmp_path, ", high: 6", "")["killed"]
    assert half_open.band.high == math.inf


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('    source: "somebody, 2020"\n', "", 3, "source"),
        ('"somebody, 2020"', '" "', 8, "source"),
        ("kind: check", "kind: guess", 5, "replication"),
        ("    published: 5\n", "", 6, "without its figure"),
        ("published: 5", "published: 7", 7, "outside its band"),
        ("{low: 4, high: 6}", "{low: 6, high: 4}", 7, "below its beginning"),
        ("grade: A", "grade: D", 9, "grade"),
        ("    grade: A\n", "    grade: A\n    sample: 4\n", 10, "sample"),
    ],
)
def test_a_wrong_figure_is_refused_in_a_sentence_with_file_and_line(
    old: str, new: str, line: int, words: str, tmp_path: Path
) -> None:
    with pytest.raises(Problem) as refused:
        read_changed(tmp_path, old, new)
    told = sentence(refused.value)
    assert f"published.yaml, line {line}: " in told and words in told and "\n" not in told, told


def test_a_figure_that_nothing_is_compared_with_is_refused() -> None:
    figures = {**FIGURES, "forgotten": FIGURES[PACE]}
    sections = {"all": [judged(np.ones(1), **about(id, FIGURES[id])) for id in FIGURES]}
    report.check_all_compared(FIGURES, sections)
    with pytest.raises(Problem, match="forgotten"):
        report.check_all_compared(figures, sections)


def test_intervals_of_published_shares_are_those_of_their_cases() -> None:
    for name, cases in (("smooth", 7), ("split", 11), ("absorbed", 3), ("civil_war", 3)):
        figure = FIGURES[f"outcome_{name}"]
        assert figure.n == 24 and figure.published == pytest.approx(100.0 * cases / 24.0, rel=1e-4)
        inner = Pooled.of(cases, 24).interval
        assert figure.interval is not None and figure.interval[0] < inner[0] < inner[1] < figure.interval[1], (
            f"{name}: the 95% interval of {cases} of 24 holds the 90% interval"
        )
