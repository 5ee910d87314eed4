"""`plaza batch`: every player of a seat against every player of the others, on the same seeds."""

import json
from typing import Any

import click

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
    from game.study.pairings import document, play_pairings, players_of

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
    for table in (_lenses(found), _mandates(found), _measures(found), _beats(found)):
        console.print(table)
    console.print(_("This is what the game's assumptions lead to, not a prediction."))


def _names(pairing: dict[str, Any]) -> str:
    return ", ".join(f"{seat}={player}" for seat, player in pairing["seats"].items())


def _lenses(found: dict[str, Any]) -> Any:
    from rich.table import Table

    table = Table(title=_("Lenses at the end: median (10% to 90% of games)"), title_justify="left")
    table.add_column(_("players"))
    for name in found["luck_share"]:
        table.add_column(name, justify="right")
    for one in found["pairings"]:
        cells = [f"{lens['median']:.0f} ({lens['low']:.0f}-{lens['high']:.0f})" for lens in one["lenses"].values()]
        table.add_row(_names(one), *cells)
    shares = ["-" if share != share else f"{share:.0%}" for share in found["luck_share"].values()]
    table.add_row(_("luck's share of the variance"), *shares)
    return table


def _mandates(found: dict[str, Any]) -> Any:
    from rich.table import Table

    table = Table(title=_("Mandates met, share of games"), title_justify="left")
    table.add_column(_("mandate"))
    for one in found["pairings"]:
        table.add_column(_names(one), justify="right")
    for mandate in found["pairings"][0]["mandates"]:
        table.add_row(mandate, *(f"{one['mandates'][mandate]:.0%}" for one in found["pairings"]))
    return table


def _measures(found: dict[str, Any]) -> Any:
    from rich.table import Table

    table = Table(title=_("Measures over the game: median (10% to 90% of games)"), title_justify="left")
    table.add_column(_("players"))
    for name in found["pairings"][0]["measures"]:
        table.add_column(name, justify="right")
    for one in found["pairings"]:
        cells = [f"{value['median']:.4g} ({value['low']:.4g}-{value['high']:.4g})" for value in one["measures"].values()]
        table.add_row(_names(one), *cells)
    return table


def _beats(found: dict[str, Any]) -> Any:
    from rich.table import Table

    table = Table(title=_("Who does better on a mandate, with the same luck"), title_justify="left")
    for name in (_("mandate"), _("player"), _("against")):
        table.add_column(name)
    for name in (_("better"), _("equal")):
        table.add_column(name, justify="right")
    for one in found["beats"]:
        table.add_row(
            f"{one['seat']}/{one['mandate']}", one["player"], one["against"], f"{one['better']:.0%}", f"{one['equal']:.0%}"
        )
    return table
