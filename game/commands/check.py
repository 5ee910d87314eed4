"""`plaza check`: is a scenario in order? If not: which file, which line, what is there, what should be."""

from collections.abc import Callable

import click
import numpy as np

from game.commands.main import language_option
from game.content.build import build
from game.content.common_map import common_map
from game.content.load import load_scenario, scenario_names
from game.content.phrase import ContentErrors, raise_all
from game.content.rules_text import load_preset, load_rules, preset_names
from game.content.scenario import Scenario
from game.core.problem import Problem
from game.texts import _

ONE_SEED = np.array([1], dtype=np.uint64)


@click.command(name="check")
@click.argument("folder", required=False)
@click.option(
    "--play", type=click.IntRange(1, 100_000), metavar="N", help=_("Also play N games to their end under random orders.")
)
@language_option
def command(folder: str | None, play: int | None) -> None:
    """Check a scenario, by its name or folder; without one every scenario, preset and rule file."""
    problems: list[Problem] = []
    if folder is not None:
        _report(lambda: _scenario(folder), problems)
    else:
        for check in (_common, _rules, _presets):
            _report(check, problems)
        for name in scenario_names():
            _report(lambda name=name: _scenario(name), problems)  # type: ignore[misc]
    if play is not None and not problems:
        for name in (folder,) if folder is not None else scenario_names():
            _report(lambda name=name: _played(name, play), problems)  # type: ignore[misc]
    raise_all(problems)


def _report(check: Callable[[], str], problems: list[Problem]) -> None:
    """Print what a check says when all is well; keep what it finds wrong for the end."""
    try:
        click.echo(check())
    except ContentErrors as errors:
        problems.extend(errors.problems)
    except Problem as problem:
        problems.append(problem)


def _scenario(name: str) -> str:
    scenario = load_scenario(name)
    build(scenario, ONE_SEED)
    return summary(scenario)


def _played(name: str, games: int) -> str:
    """Play games to their end, every seat by a random player, and say what came of it."""
    from game.study.trial import play_at_random

    trial = play_at_random(name, games)
    return _(
        "{scenario}: {games} games of {turns} turns played to their end under random orders: {given} orders stood, "
        "{refused} were refused"
    ).format(scenario=trial.scenario, games=trial.games, turns=trial.turns, given=trial.given, refused=trial.refused)


def summary(scenario: Scenario) -> str:
    """One line about a scenario that is in order."""
    return _(
        "{id}: in order ({regions} regions, {groups} groups, {leaders} leaders, {seats} seats, {teams} raid "
        "teams, {turns} turns, {events} events, {steps} tutorial steps)"
    ).format(
        id=scenario.id,
        regions=len(scenario.regions),
        groups=len(scenario.groups),
        leaders=len(scenario.leaders),
        seats=len(scenario.seats),
        teams=len(scenario.head.teams),
        turns=len(scenario.pulses),
        events=len(scenario.events),
        steps=len(scenario.tutorial),
    )


def _common() -> str:
    common = common_map()
    return _("common map: in order ({states} states, {borders} borders, {gateways} gateways)").format(
        states=len(common.states), borders=len(common.neighbours), gateways=len(common.gateways)
    )


def _rules() -> str:
    rules = load_rules()
    count = sum(len(rule.parameters) for rule in rules.values())
    return _("rules: in order ({rules} rules, {parameters} parameters)").format(rules=len(rules), parameters=count)


def _presets() -> str:
    names = preset_names()
    for name in names:
        load_preset(name)
    return _("presets: in order ({names})").format(names=", ".join(names))
