"""`plaza batch`: every player of a seat against every player of the others, on the same seeds."""

import json
from typing import Any

import click
from rich.table import Table

from game.commands.main import language_option
from game.core.problem import Problem
from game.texts import _


def parse_players(given: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """`mexico=tempo,hold` pairs. Raises Problem for anything else."""
    seats: dict[str, tuple[str, ...]] = {}
    for pair in given:
        seat, sign, names = pair.partition("=")
        players = tuple(name for name in names.split(",") if name)
        if not sign or not seat or not players:
            raise Problem("--seat takes SEAT=PLAYER,PLAYER, for example mexico=tempo,hold, not {found}.", found=repr(pair))
        if seat in seats:
            raise Problem("The seat {seat} is named twice.", seat=seat)
        seats[seat] = players
    return seats


@click.command(help=_("Play every doctrine against every other on the same luck, and tell luck from skill."))
@click.argument("scenario")
@click.option(
    "--games", default=200, show_default=True, type=click.IntRange(2, 100000), help=_("Games of each combination.")
)
@click.option(
    "--seed", default=0, show_default=True, type=click.IntRange(0, 2**64 - 1), help=_("Seed of the block of games.")
)
@click.option("--seat", "seats", multiple=True, metavar="SEAT=PLAYER,...", help=_("Players of a seat; may be repeated."))
@click.option("--measure", "measures", multiple=True, help=_("Also give this measure of the nation; may be repeated."))
@click.option("--preset", default="balanced", show_default=True, help=_("Preset of assumptions."))
@click.option("--form", help=_("Form of the scenario, for example short."))
@click.option("--draw", is_flag=True, help=_("Draw contested parameters from their ranges."))
@click.option("--json", "as_json", is_flag=True, help=_("Print JSON."))
@language_option
def command(
    scenario: str, games: int, seed: int, seats: tuple[str, ...], measures: tuple[str, ...], preset: str, form: str | None,
    draw: bool, as_json: bool,
) -> int:  # fmt: skip
    """Play and print."""
    from game.session.setting_up import load_setup
    from game.study.memory import keep_freed_memory
    from game.study.pairings import document, play_pairings, players_of

    keep_freed_memory()
    setup = load_setup(scenario, preset, form, draw)
    players = players_of(setup, parse_players(seats))
    found = document(setup, list(play_pairings(setup, players, games, seed, measures)), games, seed)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _show(found)
    return 0


def _show(found: dict[str, Any]) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    console.print(_("{scenario}, preset {preset}: {games} games of each combination, seed {seed}.").format(**found))
    for number, one in enumerate(found["pairings"], 1):
        console.print(f"{number}: {_names(one)}")
    tables = (_lenses(found), _mandates(found), _measures(found), _history(found), _beats(found))
    for table in tables:
        if table.row_count:
            console.print(table)
    console.print(_("This is what the game's assumptions lead to, not a prediction."))


def _names(pairing: dict[str, Any]) -> str:
    return ", ".join(f"{seat}={player}" for seat, player in pairing["seats"].items())


def _table(title: str, *columns: str) -> Table:
    """A table whose first column holds words and the others numbers."""
    table = Table(title=title, title_justify="left", box=None)
    table.add_column(columns[0])
    for name in columns[1:]:
        table.add_column(name, justify="right")
    return table


def _lenses(found: dict[str, Any]) -> Table:
    table = _table(_("Lenses at the end: median (10% to 90% of games)"), _("players"), *found["luck_share"])
    for number, one in enumerate(found["pairings"], 1):
        cells = [f"{lens['median']:.0f} ({lens['low']:.0f}-{lens['high']:.0f})" for lens in one["lenses"].values()]
        table.add_row(str(number), *cells)
    shares = ["-" if share is None else f"{share:.0%}" for share in found["luck_share"].values()]
    table.add_row(_("luck's share of the variance"), *shares)
    return table


def _mandates(found: dict[str, Any]) -> Table:
    numbers = [str(number) for number in range(1, len(found["pairings"]) + 1)]
    table = _table(_("Mandates met, share of games"), _("mandate"), *numbers)
    for mandate in found["pairings"][0]["mandates"]:
        table.add_row(mandate, *(f"{one['mandates'][mandate]:.0%}" for one in found["pairings"]))
    return table


def _measures(found: dict[str, Any]) -> Table:
    names = found["pairings"][0]["measures"]
    table = _table(_("Measures over the game: median (10% to 90% of games)"), _("players"), *names)
    if names:
        for number, one in enumerate(found["pairings"], 1):
            cells = [f"{value['median']:.4g} ({value['low']:.4g}-{value['high']:.4g})" for value in one["measures"].values()]
            table.add_row(str(number), *cells)
    return table


def _history(found: dict[str, Any]) -> Table:
    """Published figures beside what came out; a figure outside the range is said to be."""
    columns = (_("players"), _("measure"), _("median"), _("10% to 90% of games"), _("published"), _("inside"))
    table = _table(_("Beside history"), *columns)
    for number, one in enumerate(found["pairings"], 1):
        for row in one["history"]:
            table.add_row(
                str(number), row["measure"], f"{row['median']:.4g}", f"{row['low']:.4g}-{row['high']:.4g}",
                f"{row['published']:g}", _("yes") if row["inside"] else _("no"),
            )  # fmt: skip
    return table


def _beats(found: dict[str, Any]) -> Table:
    columns = (_("mandate"), _("player"), _("against"), _("better"), _("equal"))
    table = _table(_("Who does better on a mandate, with the same luck"), *columns)
    for one in found["beats"]:
        table.add_row(
            f"{one['seat']}/{one['mandate']}", one["player"], one["against"], f"{one['better']:.0%}", f"{one['equal']:.0%}"
        )
    return table
