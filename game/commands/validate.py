"""`plaza validate`: published figures and what comes out of the game, side by side."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.commands.main import language_option
from game.texts import N_, _

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from game.study.validation.report import Validation
    from game.study.validation.target import Target

WIDE = 120  # columns that a table needs
KINDS = {"replication": N_("replication"), "fitted": N_("fitted"), "check": N_("check")}


@click.command(help=_("Set what comes out of the game beside published figures."))
@click.option("--by-state", is_flag=True, help=_("Also print the killings of a year under hold by state, beside 2025."))
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path), help=_("Write the tables as CSV, and charts, to this folder.")
)
@click.option("--json", "as_json", is_flag=True, help=_("Print JSON."))
@language_option
def command(by_state: bool, out: Path | None, as_json: bool) -> int:
    """Compare and print; 0 whether or not everything fits."""
    from game.study.memory import keep_freed_memory
    from game.study.validation.report import document, prepare, validate, write_tables

    keep_freed_memory()
    if out is not None:
        prepare(out)
    found = validate()
    if out is not None:
        from game.study.validation.charts import draw_charts

        for path in (*write_tables(out, found), *draw_charts(out, found)):
            click.echo(_("Written: {file}").format(file=path), err=True)
    if as_json:
        click.echo(json.dumps(document(found), ensure_ascii=False, allow_nan=False, indent=2))
        return 0
    _show(found, by_state)
    return 0


def _show(found: "Validation", by_state: bool) -> None:
    from rich.console import Console

    from game.study.validation.report import SECTIONS
    from game.study.validation.year import SCENARIO

    console = Console(highlight=False)
    console.print(_("Beside published figures: median (5% to 95% of networks or games)"))
    for name, targets in found.sections.items():
        _show_all(console, targets, _(SECTIONS[name]))
        for scale in dict.fromkeys(target.scale for target in targets if target.scale):
            console.print(_("Scale: {scale}.").format(scale=scale))
        _tell(console, targets)
    if found.year is None:
        console.print(_("The scenario {name} does not come with this version: no year under hold.").format(name=SCENARIO))
    elif by_state:
        title = _("Killings of a year under hold by state, beside 2025: median (5% to 95% of games)")
        _show_all(console, found.by_state, title)
        _tell(console, found.by_state)
    console.print(_("All sections:"), end=" ")
    _tell(console, found.targets)
    for kind in KINDS:
        console.print(f"{_(KINDS[kind])}:", end=" ")
        _tell(console, [target for target in found.targets if target.kind == kind])
    console.print(_("Replication: a published model re-run. Fitted: used in calibration. Check: not used."))
    console.print(_("This is what the game's assumptions lead to, not a prediction."))
    console.print(_("It took {seconds} s.").format(seconds=f"{found.seconds:.0f}"))


def _tell(console: "Console", targets: Sequence["Target"]) -> None:
    outside = sum(not target.fits for target in targets)
    console.print(_("{inside} of {all} inside, {outside} not.").format(
        inside=len(targets) - outside, all=len(targets), outside=outside
    ))  # fmt: skip


def _show_all(console: "Console", targets: Sequence["Target"], title: str) -> None:
    """A table where it has room, else a few lines for each target."""
    if console.width >= WIDE:
        console.print(_table(targets, title))
        return
    console.print(f"\n{title}")
    for target in targets:
        console.print(_("{what} ({kind}): {published}, band {band}; came out {got}: {inside}").format(
            what=target.what, kind=_(KINDS[target.kind]), published=_published(target), band=_range(target.band),
            got=_unit(target) + ("" if target.interval is None else f" ({_range(target.interval)})"), inside=_inside(target),
        ))  # fmt: skip


def _published(target: "Target") -> str:
    found = _("published {figure}").format(figure=_figure(target)) if target.published is not None else _("no figure")
    return found if target.n is None else f"{found}, n = {target.n}"


def _figure(target: "Target") -> str:
    ends = target.published_interval
    unit = "%" if target.unit == "%" and target.published is not None else ""
    return _number(target.published) + unit + ("" if ends is None else f" ({_range(ends)})")


def _inside(target: "Target") -> str:
    return _("yes") if target.fits else _("NO")


def _table(targets: Sequence["Target"], title: str) -> "Table":
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=None)
    table.add_column(_("target"), overflow="fold")
    table.add_column(_("kind"))
    for heading in (_("published"), _("n"), _("band"), _("came out"), _("5% to 95%")):
        table.add_column(heading, justify="right")
    table.add_column(_("inside"))
    for target in targets:
        table.add_row(
            target.what, _(KINDS[target.kind]), _figure(target), "-" if target.n is None else str(target.n),
            _range(target.band), _unit(target), "-" if target.interval is None else _range(target.interval), _inside(target),
        )  # fmt: skip
    return table


def _range(ends: tuple[float, float]) -> str:
    return f"{_number(ends[0])} {_('to')} {_number(ends[1])}"


def _number(value: float | None) -> str:
    """Three or four figures, whatever the size; an open end as a sign."""
    if value is None:
        return "-"
    if value in (float("inf"), float("-inf")):
        return "∞" if value > 0 else "-∞"
    size = abs(value)
    return f"{value:,.0f}" if size >= 1000 else f"{value:.1f}" if size >= 10 else f"{value:.2f}"


def _unit(target: "Target") -> str:
    return _number(target.got) + ("%" if target.unit == "%" else "")
