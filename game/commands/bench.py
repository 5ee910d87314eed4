"""`plaza bench`: how fast the game is on this machine."""

import json

import click

from game.commands.main import language_option
from game.texts import _


@click.command(help=_("Measure how fast the game is on this machine."))
@click.argument("scenario", default="the_teapot")
@click.option("--desktop", is_flag=True, help=_("Measure the window instead: first frame, panning, zooming, memory."))
@click.option("--json", "as_json", is_flag=True, help=_("Print JSON."))
@language_option
def command(scenario: str, desktop: bool, as_json: bool) -> int:
    """Measure and print."""
    if desktop:
        return _desktop(as_json)
    from game.study.speed import bench

    found = bench(scenario)
    if as_json:
        click.echo(json.dumps(found, indent=2))
        return 0
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    table = Table(title=found["scenario"], box=None)
    for heading in (_("batch"), _("games a second"), _("turns a second")):
        table.add_column(heading, justify="right")
    for size, rates in found["batches"].items():
        table.add_row(size, f"{rates['games_per_s']:,.0f}", f"{rates['turns_per_s']:,.0f}")
    console.print(table)
    console.print(
        _("One interactive turn {turn} ms; start {start} s; memory per game {memory} kB; cost of the ledger {cost:.1%}.")
        .format(turn=found["interactive_turn_ms"], start=found["start_s"], memory=found["memory_per_game_kb"],
                cost=found["tracing_cost"])
    )  # fmt: skip
    return 0


def _desktop(as_json: bool) -> int:
    from game.desktop.bench import measured

    found = measured()
    if as_json:
        click.echo(json.dumps(found, indent=2))
        return 0
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    width, height = found["size"]
    table = Table(title=_("milliseconds a frame at {width}x{height}").format(width=width, height=height), box=None)
    for heading in ("", _("median"), _("95th percentile"), _("highest")):
        table.add_column(heading, justify="right")
    for name, words in (("pan_ms", _("panning")), ("zoom_ms", _("zooming")), ("playback_ms", _("playing back a turn"))):
        table.add_row(words, *(f"{found[name][column]:.1f}" for column in ("median", "p95", "highest")))
    console.print(table)
    console.print(
        _("Start to first frame {start} s; highest memory {memory} MB.")
        .format(start=f"{found['first_frame_s']:.2f}", memory=found["memory_mb"])
    )  # fmt: skip
    return 0
