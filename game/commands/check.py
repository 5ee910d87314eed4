"""`plaza check`: is a scenario in order? If not: which file, which line, what is there, what should be.

What is in order is followed by every number in it that is assumed (grade C), so that nobody takes one for a finding.
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby

import click
import numpy as np

from game.commands.main import language_option
from game.content.assumed import Assumed, assumed_in_common_map, assumed_in_scenario, assumed_parameters
from game.content.build import build
from game.content.common_map import common_map
from game.content.load import in_form, load_scenario, scenario_names
from game.content.mechanisms import load_mechanisms
from game.content.phrase import ContentErrors, raise_all
from game.content.policy_file import check_years, has_policy, load_killings, load_policy
from game.content.public_record import public_record
from game.content.rules_text import UNCONTESTED, load_preset, load_rules, preset_names
from game.content.scenario import Scenario
from game.core.problem import Problem
from game.texts import _, ngettext

ONE_SEED = np.array([1], dtype=np.uint64)


@click.command(name="check")
@click.argument("folder", required=False)
@click.option(
    "--play", type=click.IntRange(1, 100_000), metavar="N", help=_("Also play N games to their end under random orders.")
)
@click.option("--brief", is_flag=True, help=_("Count the assumed numbers (grade C) instead of listing them."))
@click.option("--json", "as_json", is_flag=True, help=_("Print JSON."))
@language_option
def command(folder: str | None, play: int | None, brief: bool, as_json: bool) -> None:
    """Check a scenario, by its name or folder; without one every scenario, preset and rule file. Lists what is assumed."""
    checks: list[Callable[[], str]] = [] if folder is not None else [_common, _rules, _presets]
    names = (folder,) if folder is not None else scenario_names()
    checks += [lambda name=name: _scenario(name) for name in names]  # type: ignore[misc]
    said, problems = _reports(checks, quiet=as_json)
    if play is not None and not problems:
        games = play
        played, problems = _reports([lambda name=name: _played(name, games) for name in names], quiet=as_json)  # type: ignore[misc]
        said += played
    raise_all(problems)
    assumed = [] if folder is not None else [*assumed_parameters(), *assumed_in_common_map()]
    for name in names:
        assumed += assumed_in_scenario(name)
    if as_json:
        told = [_document(one) for one in assumed]
        click.echo(json.dumps({"in_order": said, "assumed": told}, ensure_ascii=False, allow_nan=False, indent=2))
        return
    if not brief:
        _list(assumed)
    _count(assumed, brief)


def _reports(checks: Sequence[Callable[[], str]], quiet: bool) -> tuple[list[str], list[Problem]]:
    """What each check says when all is well, printed as it comes unless quiet; and all that is wrong, for the end."""
    said: list[str] = []
    problems: list[Problem] = []
    for check in checks:
        try:
            said.append(check())
        except ContentErrors as errors:
            problems.extend(errors.problems)
        except Problem as problem:
            problems.append(problem)
        else:
            if not quiet:
                click.echo(said[-1])
    return said, problems


# -- what is assumed -----------------------------------------------------------------------------------------------


def _document(one: Assumed) -> dict[str, object]:
    """One assumed number as JSON: {where, name, value, drawn_from, range, unit, meaning, source, argument}."""
    return {
        "where": one.where, "name": one.name, "value": one.low if one.low == one.high else None,
        "drawn_from": [one.low, one.high] if one.low != one.high else None,
        "range": list(one.plausible) if one.plausible else None,
        "unit": one.unit, "meaning": one.meaning, "source": one.source, "argument": one.argument,
    }  # fmt: skip


def _list(assumed: Sequence[Assumed]) -> None:
    """Every assumed number: a line for each parameter, and one for all numbers of a file alike in meaning and source."""
    for where, there in groupby(assumed, lambda one: one.where):
        click.echo("\n" + _("{where}, assumed (grade C):").format(where=where))
        alike: dict[tuple[str, str], list[Assumed]] = {}
        for one in there:
            alike.setdefault((one.kind, one.source), []).append(one)
        for group in alike.values():
            click.echo(f"  {_line(group)}")


def _line(alike: Sequence[Assumed]) -> str:
    first = alike[0]
    low, high = min(one.low for one in alike), max(one.high for one in alike)
    words = {
        "name": first.name if len(alike) == 1 else first.kind,
        "value": f"{low:,.6g}" if low == high else _("{low} to {high}").format(low=f"{low:,.6g}", high=f"{high:,.6g}"),
        "unit": first.unit, "meaning": first.meaning, "source": first.source,
    }  # fmt: skip
    line = _("{name}: {value} ({unit}), {meaning}; {source}") if first.unit else _("{name}: {value}, {meaning}; {source}")
    told = [line.format(**words)]
    if len(alike) > 1:
        told.append(ngettext("{count} number", "{count} numbers", len(alike)).format(count=f"{len(alike):,}"))
    if first.argument is not None and first.plausible is not None:
        low, high = first.plausible
        told.append(_("range {low} to {high}").format(low=f"{low:,.6g}", high=f"{high:,.6g}"))
        if first.argument != UNCONTESTED:
            told.append(_("contested, held by {argument}").format(argument=first.argument))
    return " | ".join(told)


def _count(assumed: Sequence[Assumed], brief: bool) -> None:
    """How many numbers are assumed, by chapter and file."""
    contested = Counter(one.where for one in assumed if one.argument not in (None, UNCONTESTED))
    click.echo("\n" + _("Assumed numbers (grade C):"))
    for where, count in Counter(one.where for one in assumed).items():
        more = _("{count} of them contested").format(count=contested[where]) if contested[where] else ""
        click.echo(f"  {where:48} {count:6,}  {more}".rstrip())
    told = ngettext("{count} number in all is assumed.", "{count} numbers in all are assumed.", len(assumed))
    hint = (
        _("Without --brief they are listed.") if brief else _("--brief leaves the list out; --json gives each number alone.")
    )
    click.echo(f"{told.format(count=f'{len(assumed):,}')} {hint}")


# -- what is checked -----------------------------------------------------------------------------------------------


def _scenario(name: str) -> str:
    scenario = load_scenario(name)
    build(scenario, ONE_SEED)
    if has_policy(name):
        check_years(load_policy(name, scenario), load_killings(name, scenario))
    for form in (None, *scenario.head.forms):
        public_record(in_form(scenario, form))
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
    load_mechanisms()
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
