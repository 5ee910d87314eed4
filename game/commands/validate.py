"""`plaza validate`: published figures and what comes out of the game, side by side."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.table import Table

from game.commands.main import language_option
from game.texts import N_, _

if TYPE_CHECKING:
    from game.study.validation.target import Target

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
    _show(found.targets, _("Beside published figures: median (5% to 95% of networks or games)"))
    if found.year is None:
        from game.study.validation.year import SCENARIO

        click.echo(_("The scenario {name} does not come with this version: no year under hold.").format(name=SCENARIO))
    elif by_state:
        _show(found.by_state, _("Killings of a year under hold by state, beside 2025: median (5% to 95% of games)"))
    click.echo(_("Replication: a published model re-run. Fitted: used in calibration. Check: not used."))
    click.echo(_("This is what the game's assumptions lead to, not a prediction."))
    return 0


def _show(targets: Sequence["Target"], title: str) -> None:
    from rich.console import Console

    table = Table(title=title, title_justify="left", box=None)
    table.add_column(_("target"), overflow="fold")
    table.add_column(_("kind"))
    for heading in (_("published"), _("n"), _("band"), _("came out"), _("5% to 95%")):
        table.add_column(heading, justify="right")
    table.add_column(_("inside"))
    for target in targets:
        low, high = target.band
        table.add_row(
            target.what, _(KINDS[target.kind]), _number(target.published), "-" if target.n is None else str(target.n),
            f"{_number(low)} {_('to')} {_number(high)}", _unit(target),
            "-" if target.interval is None else f"{_number(target.interval[0])} {_('to')} {_number(target.interval[1])}",
            _("yes") if target.fits else _("NO"),
        )  # fmt: skip
    console = Console(highlight=False)
    console.print(table)
    outside = sum(not target.fits for target in targets)
    console.print(_("{inside} of {all} inside, {outside} not.").format(
        inside=len(targets) - outside, all=len(targets), outside=outside
    ))  # fmt: skip


def _number(value: float | None) -> str:
    """Three or four figures, whatever the size; an open end as a sign."""
    if value is None:
        return "-"
    if value in (float("inf"), float("-inf")):
        return "∞"
    size = abs(value)
    return f"{value:,.0f}" if size >= 1000 else f"{value:.1f}" if size >= 10 else f"{value:.2f}"


def _unit(target: "Target") -> str:
    return _number(target.got) + ("%" if target.unit == "%" else "")
