"""Charts of the validation; the only module that needs matplotlib, which is imported when a chart is drawn."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs
import numpy as np

from game.content.common_map import common_map
from game.core.problem import N_, Problem
from game.study.validation.recruitment_model import DECADE
from game.study.validation.removals import CAPTURED, EVENTS, KILLED, LIEUTENANT, MONTHS, Removals
from game.study.validation.report import SECTIONS, Validation
from game.study.validation.target import Target
from game.study.validation.year import STATE_ID
from game.texts import _, current

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Year, members and weekly deaths of the replication on the published network.
PUBLISHED_COURSE: Final = (
    (2012, 115_000, 67.2), (2013, 119_593, 71.2), (2014, 124_461, 75.6), (2015, 129_612, 80.3), (2016, 135_052, 85.3),
    (2017, 140_783, 90.8), (2018, 146_808, 96.6), (2019, 153_129, 102.9), (2020, 159_742, 109.6), (2021, 166_647, 116.7),
    (2022, 173_837, 124.3),
)  # fmt: skip
OURS, THEIRS, OTHER, BAND = "#1b6ca8", "#b3401f", "#5b7f3a", "#d8d8d8"
NOTE: Final = N_("A model, not a prediction.")


def draw_charts(folder: Path, found: Validation) -> list[Path]:
    """Draw every chart as PNG. Raises Problem where matplotlib is not installed or a file cannot be written."""
    written = [
        _chart(folder / "policies.png", (8.0, 5.0), lambda axes: _policies(axes[0], found), 1),
        _chart(folder / "decade.png", (8.0, 6.0), lambda axes: _decade(axes, found), 2),
    ]
    if found.by_state:
        written.append(_chart(folder / "killings_by_state.png", (8.0, 9.0), lambda axes: _states(axes[0], found), 1))
    if (struck := found.removals) is not None:
        written.append(_chart(folder / "removals.png", (8.0, 9.0), lambda axes: _months(axes, struck), 3))
        written.append(_chart(folder / "outcomes.png", (8.0, 4.0), lambda axes: _outcomes(axes[0], found), 1))
    for name in ("wars", "levels", "hindcast"):
        if targets := [one for one in found.sections.get(name, ()) if _has_scale(one)]:
            size = (8.0, 1.5 + 0.3 * len(targets))
            written.append(_chart(folder / f"{name}.png", size, partial(_beside, targets, name), 1))
    return written


def _has_scale(target: Target) -> bool:
    """Whether a target can be drawn in parts of its published figure."""
    return target.compare == "size" and target.got is not None and bool(target.published)


def _chart(path: Path, size: tuple[float, float], draw: Any, rows: int) -> Path:
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise Problem(N_("Charts need matplotlib: install it, or leave out --out.")) from error
    figure = Figure(figsize=size, dpi=150, layout="constrained")
    draw([figure.add_subplot(rows, 1, row + 1) for row in range(rows)])
    figure.supxlabel(_(NOTE), fontsize=8, x=0.99, ha="right")
    try:
        figure.savefig(path)
    except OSError as error:
        raise Problem(
            N_("{file} cannot be written ({why})."), file=str(path), why=error.strerror or error.__class__.__name__
        ) from error
    return path


def _intervals(axes: "Axes", targets: Sequence[Target], names: Sequence[str], ours: str, theirs: str) -> None:
    """A row for each target: its band, what was published, and the median and 5-95% of what came out."""
    for row, target in enumerate(reversed(targets)):
        low, high = (end if np.isfinite(end) else (target.got if target.got is not None else 0.0) for end in target.band)
        axes.fill_betweenx([row - 0.35, row + 0.35], low, high, color=BAND, linewidth=0)
        assert target.got is not None
        if target.interval is not None:
            axes.plot(target.interval, [row, row], color=OURS, linewidth=2)
        axes.plot([target.got], [row], "o", color=OURS, label=ours if row == 0 else None)
        if target.published is not None:
            axes.plot([target.published], [row], "D", color=THEIRS, markersize=5, label=theirs if row == 0 else None)
    axes.set_yticks(range(len(targets)), list(reversed(names)), fontsize=7)
    axes.legend(fontsize=7, loc="lower right")


def _months(axes: Sequence["Axes"], struck: Removals) -> None:
    """Killing month by month where leaders were removed: at home, in neighbouring states with the group, elsewhere."""
    months = np.arange(1, MONTHS + 1)
    names = {
        "home": _("home state of the leader"),
        "neighbours": _("neighbours with the group"),
        "elsewhere": _("elsewhere"),
    }
    events = {CAPTURED: _("head captured"), KILLED: _("head killed"), LIEUTENANT: _("lieutenant captured")}
    assert len(events) == len(EVENTS)
    for one, (places, title) in zip(axes, names.items(), strict=True):
        for (event, label), color in zip(events.items(), (OURS, THEIRS, OTHER), strict=True):
            rise = np.array([struck.rise(event, places, month, month) for month in range(1, MONTHS + 1)])
            low, middle, high = np.quantile(rise, (0.05, 0.5, 0.95), axis=1)
            one.fill_between(months, low, high, color=color, alpha=0.15, linewidth=0)
            one.plot(months, middle, color=color, label=label)
        one.axhline(0.0, color="black", linewidth=0.6)
        one.set_title(title, fontsize=9, loc="left")
        one.set_ylabel(_("change in per cent"), fontsize=8)
        one.legend(fontsize=7, loc="upper right")
    axes[-1].set_xlabel(_("months after a removal; median and 5-95% of games"), fontsize=8)


def _outcomes(axes: "Axes", found: Validation) -> None:
    targets = [target for target in found.sections["outcomes"] if target.id.startswith("outcome_")]
    ours, theirs = _("this game, with 5-95%"), _("24 removals of 2008-2016; 95% interval in grey")
    _intervals(axes, targets, [target.what for target in targets], ours, theirs)
    axes.set_xlabel(_("per cent of the removals"), fontsize=8)


def _beside(targets: Sequence[Target], section: str, axes: Sequence["Axes"]) -> None:
    """Each target in parts of its published figure."""
    parts = [_in_parts(target) for target in targets]
    ours, theirs = _("this game, median and 5-95%"), _("published; band in grey")
    _intervals(axes[0], parts, [target.what for target in targets], ours, theirs)
    axes[0].set_xlabel(_("in parts of the published figure"), fontsize=8)
    axes[0].figure.suptitle(_(SECTIONS[section]), fontsize=9)


def _in_parts(target: Target) -> Target:
    whole = target.published
    assert whole and target.got is not None
    return attrs.evolve(
        target, published=1.0, band=_parts(target.band, whole), got=target.got / whole,
        interval=None if target.interval is None else _parts(target.interval, whole),
    )  # fmt: skip


def _parts(ends: tuple[float, float], whole: float) -> tuple[float, float]:
    one, other = ends[0] / whole, ends[1] / whole
    return min(one, other), max(one, other)


def _policies(axes: "Axes", found: Validation) -> None:
    names = ("today", "double_arrests", "half_recruitment")
    wanted = [f"{name}_{what}" for what in ("members", "deaths") for name in names]
    by_id = {target.id: target for target in found.targets}
    targets = [by_id[id] for id in wanted]
    ours, theirs = _("this game, median and 5-95% of networks"), _("published; band in grey")
    _intervals(axes, targets, [target.what for target in targets], ours, theirs)
    axes.set_xlabel(_("change in per cent"), fontsize=8)
    axes.axvline(0.0, color="black", linewidth=0.6)


def _decade(axes: Sequence["Axes"], found: Validation) -> None:
    course = found.ensemble.decade
    years = 2012.0 + np.arange(DECADE) / 52.0
    for one, values, column, label in (
        (axes[0], course.whole, 1, _("members")), (axes[1], course.deaths, 2, _("deaths a week")),
    ):  # fmt: skip
        low, middle, high = np.quantile(values, (0.05, 0.5, 0.95), axis=1)
        one.fill_between(years, low, high, color=OURS, alpha=0.25, linewidth=0)
        one.plot(years, middle, color=OURS, label=_("this game, median and 5-95% of networks"))
        one.plot(
            [row[0] for row in PUBLISHED_COURSE], [row[column] for row in PUBLISHED_COURSE], "D", color=THEIRS, markersize=4,
            label=_("the model re-run on its own network"),
        )  # fmt: skip
        one.set_ylabel(label, fontsize=8)
        one.legend(fontsize=7, loc="best")


def _states(axes: "Axes", found: Validation) -> None:
    targets = sorted(found.by_state, key=lambda target: -(target.published or 0.0))
    states = [common_map().states[target.id.removeprefix(STATE_ID)].names[current()] for target in targets]
    ours, theirs = _("a year under hold, median and 5-95% of games"), _("2025; band in grey")
    _intervals(axes, targets, states, ours, theirs)
    axes.set_xlabel(_("killings in a year"), fontsize=8)
