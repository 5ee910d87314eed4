"""`plaza pages`: the rules as a book and what the game believes, as pages to read in a browser."""

import os
from pathlib import Path

import click

from game.commands.main import language_option
from game.core.problem import Problem
from game.texts import _


@click.command(help=_("Write the rules as a book, and what the game believes, as pages to read in a browser."))
@click.option(
    "--out", metavar="DIR", type=click.Path(path_type=Path), default=Path("pages"), show_default=True,
    help=_("Write the pages of every language to this folder."),
)  # fmt: skip
@click.option(
    "--measure", is_flag=True, help=_("First play the experiments under every preset (minutes; it can be resumed).")
)
@click.option("--games", type=click.IntRange(2, 100_000), help=_("Games in each arm instead of what each experiment says."))
@click.option(
    "--row", "rows", multiple=True, metavar="ROW", help=_("Measure only this claim, such as M22; may be repeated.")
)
@click.option("--jobs", type=click.IntRange(1, 256), help=_("Processes that measure side by side (one for each processor)."))
@language_option
def command(out: Path, measure: bool, games: int | None, rows: tuple[str, ...], jobs: int | None) -> int:
    """Measure if asked to, and write."""
    from game.edition.effects import effects_file, load_effects
    from game.edition.writing import write_pages

    if not measure and (games is not None or rows or jobs is not None):
        raise Problem("--games, --row and --jobs say how to measure; add --measure.")
    if measure:
        _measure(games, rows, jobs or os.cpu_count() or 1)
    effects = load_effects()
    written = write_pages(out, effects)
    if not effects.experiments:
        told = _("No effects have been measured ({file} is missing): the page on claims shows none.")
        click.echo(told.format(file=effects_file()), err=True)
    click.echo(_("{count} pages; begin with {file}").format(count=len(written), file=written[0]))
    return 0


def _measure(games: int | None, rows: tuple[str, ...], jobs: int) -> None:
    from game.content.rules_text import preset_names
    from game.edition.effects import effects_file
    from game.edition.measuring import measure
    from game.study.memory import keep_freed_memory

    keep_freed_memory()

    def tell(done: int, of: int, name: str) -> None:
        click.echo(_("{done} of {of}: {name}").format(done=done, of=of, name=name), err=True)

    measure(effects_file(), preset_names(), games, rows, jobs, tell)
    click.echo(_("Measured: {file}").format(file=effects_file()), err=True)
