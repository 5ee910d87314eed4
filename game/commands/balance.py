"""`plaza balance`: every lever alone, every doctrine against every other, under every preset, and what is asked of them."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.commands.main import language_option
from game.core.problem import Problem
from game.texts import _

if TYPE_CHECKING:
    from game.study.balance import Balance

DEFAULT = "after_the_boss"


@click.command(
    help=_("Play every lever alone and every doctrine against every other under every preset, and judge the balance.")
)
@click.argument("scenario", default=DEFAULT)
@click.option(
    "--games", default=200, show_default=True, type=click.IntRange(2, 100000), help=_("Games of each pairing of doctrines.")
)
@click.option(
    "--lever-games",
    default=48,
    show_default=True,
    type=click.IntRange(2, 100000),
    help=_("Games of each lever, and of hold and random orders; no more than those of a pairing are played."),
)
@click.option(
    "--seed", default=0, show_default=True, type=click.IntRange(0, 2**64 - 1), help=_("Seed of the block of games.")
)
@click.option("--preset", "presets", multiple=True, help=_("Preset of assumptions; may be repeated. All four if left out."))
@click.option("--form", help=_("Form of the scenario, for example short."))
@click.option(
    "--jobs", type=click.IntRange(1, 64), help=_("Processes that play; as many as there are processors if left out.")
)
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help=_("Write the page to this file."))
@click.option("--json", "as_json", is_flag=True, help=_("Print JSON."))
@language_option
def command(
    scenario: str, games: int, lever_games: int, seed: int, presets: tuple[str, ...], form: str | None, jobs: int | None,
    out: Path | None, as_json: bool,
) -> int:  # fmt: skip
    """Play and print; 0 whether or not everything that is asked holds."""
    from game.study.balance import PRESETS, Plan, balance, processors
    from game.study.balance_document import document
    from game.study.memory import keep_freed_memory

    keep_freed_memory()
    if out is not None and not out.absolute().parent.is_dir():
        raise Problem("The folder {folder} for the page does not exist; make it first.", folder=out.parent)
    plan = Plan(
        scenario, games, min(games, lever_games), seed, tuple(dict.fromkeys(presets)) or PRESETS, form, jobs or processors()
    )
    found = balance(plan, lambda preset: click.echo(_("Preset {preset} ...").format(preset=preset), err=True))
    if as_json:
        click.echo(json.dumps(document(found), ensure_ascii=False, allow_nan=False, indent=2))
    _write(found, out, as_json)
    return 0


def _write(found: "Balance", out: Path | None, quiet: bool) -> None:
    """The page to a file and its conditions to the terminal; the whole page to the terminal without a file."""
    from game.study.balance_page import page
    from game.study.balance_verdicts import verdicts

    if out is None:
        if not quiet:
            click.echo(page(found), nl=False)
        return
    try:
        out.write_text(page(found), encoding="utf-8")
    except OSError as error:
        raise Problem("The page cannot be written to {file}: {why}.", file=out, why=error.strerror) from error
    click.echo(_("Written: {file}").format(file=out), err=True)
    if quiet:
        return
    for one in verdicts(found):
        click.echo(f"{_('yes') if one.holds else _('no'):4} {one.what}" + (f" {'; '.join(one.found)}" if one.found else ""))
    click.echo(_("This is what the game's assumptions lead to, not a prediction."))
