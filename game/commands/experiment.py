"""`plaza experiment`: paired games that differ in one thing, compared."""

import json
from pathlib import Path
from typing import Any

import click

from game.commands.main import language_option
from game.texts import _


@click.command(help=_("Play the experiments in these files and say whether what they expect holds."))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--games", type=click.IntRange(2, 100_000), help=_("Games in each arm instead of the file's."))
@click.option("--seed", type=int, default=0, show_default=True, help=_("Another block of seeds."))
@click.option("--preset", help=_("Preset instead of the file's."))
@click.option("--draw", is_flag=True, help=_("Draw contested parameters from their ranges for each game."))
@click.option("--json", "as_json", is_flag=True, help=_("Print JSON."))
@language_option
def command(files: tuple[Path, ...], games: int | None, seed: int, preset: str | None, draw: bool, as_json: bool) -> int:
    """Run every file; 0 if all expectations held, 1 if one did not."""
    from rich.console import Console

    from game.study.experiment import run_experiment
    from game.study.experiment_report import report_json, report_tables
    from game.study.judge import exit_status, judge
    from game.study.memory import keep_freed_memory

    keep_freed_memory()
    judgements, documents = [], []
    for file in files:
        result = run_experiment(file, games, seed, preset, draw)
        judgement = judge(result)
        judgements.append(judgement)
        if as_json:
            documents.append({"file": str(file), **report_json(result, judgement)})
        else:
            Console(highlight=False).print(report_tables(result, judgement))
    if as_json:
        shown: Any = documents[0] if len(documents) == 1 else documents
        click.echo(json.dumps(shown, ensure_ascii=False, allow_nan=False, indent=2))
    return exit_status(judgements)
