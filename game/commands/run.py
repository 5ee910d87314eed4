"""`plaza run`: a game without people, and its measures."""

import json
from pathlib import Path

import click

from game.commands.main import language_option
from game.commands.records import record_trouble_told
from game.core.problem import Problem
from game.texts import _, current, ngettext


def parse_seats(given: tuple[str, ...]) -> dict[str, str]:
    """`mexico=steady` pairs. Raises Problem for anything else."""
    seats: dict[str, str] = {}
    for pair in given:
        seat, sign, name = pair.partition("=")
        if not sign or not seat or not name:
            raise Problem("--seat takes SEAT=PLAYER, for example mexico=steady, not {found}.", found=repr(pair))
        if seat in seats:
            raise Problem("The seat {seat} is given to two players.", seat=seat)
        seats[seat] = name
    return seats


@click.command(help=_("Play a scenario without people and print its measures."))
@click.argument("scenario")
@click.option("--seed", type=click.IntRange(0, 2**64 - 1), help=_("Seed of the game's luck; drawn if left out."))
@click.option("--seat", "seats", multiple=True, metavar="SEAT=PLAYER", help=_("Who plays a seat; may be repeated."))
@click.option("--turns", type=click.IntRange(1, 2000), help=_("Stop after so many turns."))
@click.option("--preset", default="balanced", show_default=True, help=_("Preset of assumptions."))
@click.option("--form", help=_("Form of the scenario, for example short."))
@click.option("--draw", is_flag=True, help=_("Draw contested parameters from their ranges."))
@click.option("--record", type=click.Path(path_type=Path), help=_("Keep the game in this file."))
@click.option("--of", "with_ids", is_flag=True, help=_("Also give measures by region, group, leader and seat."))
@click.option("--json", "as_json", is_flag=True, help=_("Print JSON."))
@language_option
def command(
    scenario: str, seed: int | None, seats: tuple[str, ...], turns: int | None, preset: str, form: str | None,
    draw: bool, record: Path | None, with_ids: bool, as_json: bool,
) -> int:  # fmt: skip
    """Play and print."""
    from game.study.single_run import bots_for, play_run, run_document

    chosen = parse_seats(seats)
    with record_trouble_told():
        finished = play_run(scenario, chosen, seed, preset, form, draw, turns, record, current())
    names = {seat: player.name for seat, player in bots_for(chosen, tuple(finished.session.seats)).items()}
    document = run_document(finished, names, with_ids)
    finished.session.close()
    if as_json:
        click.echo(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2))
    else:
        _show(document, record)
    return 0


def _show(document: dict[str, object], record: Path | None) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    console.print(
        _("{scenario}, seed {seed}, preset {preset}: {turns} turns played, signature {signature}.").format(**document)
    )
    table = Table(box=None)
    table.add_column(_("measure"))
    table.add_column(_("value over the game"), justify="right")
    measures = document["measures"]
    assert isinstance(measures, dict)
    for name, value in measures.items():
        table.add_row(name, "-" if value is None else f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}")
    console.print(table)
    if "drawn" in document:
        drawn = document["drawn"]
        assert isinstance(drawn, dict)
        told = ngettext("{count} contested parameter was drawn", "{count} contested parameters were drawn", len(drawn))
        console.print(_("{drawn} from the seed; --json tells each value.").format(drawn=told.format(count=len(drawn))))
    if record is not None:
        console.print(_("The game is kept in {path}.").format(path=record))
    console.print(_("This is what the game's assumptions lead to, not a prediction."))
