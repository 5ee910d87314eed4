"""`plaza bench`: how fast the game is on this machine."""

import json

import click

from game.commands.main import language_option
from game.core.problem import Problem
from game.texts import _


@click.command(help=_("Measure how fast the game is on this machine."))
@click.argument("scenario", default="the_teapot")
@click.option("--desktop", is_flag=True, help=_("Measure the window instead: first frame, panning, zooming, memory."))
@click.option("--scaling", is_flag=True, help=_("Measure how the cost grows with pulses and with presences of groups."))
@click.option("--json", "as_json", is_flag=True, help=_("Print JSON."))
@language_option
def command(scenario: str, desktop: bool, scaling: bool, as_json: bool) -> int:
    """Measure and print."""
    if desktop and scaling:
        raise Problem("--desktop measures the window and --scaling the rules; ask for one of them.")
    if desktop:
        return _desktop(as_json)
    if scaling:
        return _scaling(scenario, as_json)
    from game.study.memory import keep_freed_memory
    from game.study.speed import bench

    keep_freed_memory()
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


def _scaling(scenario: str, as_json: bool) -> int:
    from game.study.memory import keep_freed_memory
    from game.study.speed_scaling import scaling

    keep_freed_memory()
    found = scaling(scenario)
    if as_json:
        click.echo(json.dumps(found, indent=2))
        return 0
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    for name, title in (("pulses", _("cost by pulses")), ("presences", _("cost by presences of groups"))):
        table = Table(title=f"{found['scenario']}: {title}", title_justify="left", box=None)
        headings = (
            _("pulses"), _("presences"), _("contacts"), _("ms a game"), _("µs a pulse"), _("µs a presence and pulse"),
        )  # fmt: skip
        for heading in headings:
            table.add_column(heading, justify="right")
        for row in found[name]:
            table.add_row(
                str(row["pulses"]), str(row["presences"]), str(row["contacts"]), f"{row['ms_per_game']:.2f}",
                f"{row['us_per_pulse']:.0f}", f"{row['us_per_presence_pulse']:.2f}",
            )  # fmt: skip
        console.print(table)
        line = found[f"{name}_line"]
        console.print(
            _("A straight line: {fixed:.2f} ms and {each:.4f} ms for each; the points lie within {away:.0%} of it.").format(
                fixed=line["fixed_ms"], each=line["ms_each"], away=line["largest_departure"]
            )
        )
    spare = found["spare_slots"]
    console.print(
        _("With {presences} spare presences and {contacts} spare contacts a game takes {ms:.2f} ms.").format(
            presences=spare["P"], contacts=spare["C"], ms=spare["ms_per_game"]
        )
    )
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
