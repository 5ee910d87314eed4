"""`plaza play`: play a scenario at a terminal; without a terminal, watch bots play it."""

import datetime
import sys
from pathlib import Path

import click

from game import texts
from game.commands.main import language_option
from game.commands.records import record_trouble_told
from game.console.demonstration import all_bots, demonstrate
from game.console.start import sit_down
from game.console.terminal import for_output, for_people
from game.content import places
from game.content.load import load_scenario
from game.core.orders import nearest
from game.core.problem import N_, Problem
from game.core.world import STATE_SEATS
from game.session.replay import open_session
from game.session.session import Session
from game.session.setting_up import PERSON
from game.texts import _

DEFAULT_SCENARIO = "the_teapot"
SUFFIX = ".plaza"


@click.command(name="play", help=_("Play a scenario in the terminal, against bots; without a terminal, watch bots play it."))
@click.argument("scenario", required=False)
@click.option("--console", is_flag=True, help=_("Play in the terminal (the only way there is so far)."))
@click.option("--seat", metavar="SEAT", help=_("The seat you take, such as mexico or group:TETERA."))
@click.option("--seed", type=click.IntRange(0, 2**64 - 1), help=_("Number from which all luck of the game follows."))
@click.option("--preset", default="balanced", show_default=True, help=_("Which argument sets the contested parameters."))
@click.option("--form", help=_("A shorter or longer form of the scenario."))
@click.option("--resume", type=click.Path(path_type=Path), metavar="FILE", help=_("Go on with the game of a record."))
@click.option("--records", metavar="FOLDER", help=_("Folder in which the record is kept."))
@click.option("--control", is_flag=True, help=_("Sit as control too: the command inject works."))
@language_option
def command(
    scenario: str | None, console: bool, seat: str | None, seed: int | None, preset: str, form: str | None,
    resume: Path | None, records: str | None, control: bool,
) -> int:  # fmt: skip
    """Play."""
    with record_trouble_told():
        if resume is not None:
            return _resume(resume, scenario, seat, control)
        return _begin(scenario or DEFAULT_SCENARIO, seat, seed, preset, form, records, control)


def _begin(
    name: str, seat: str | None, seed: int | None, preset: str, form: str | None, records: str | None, control: bool
) -> int:
    person = sys.stdin.isatty()
    scenario = load_scenario(name)
    seats = list(scenario.seats)
    mine = _seat(seat, seats)
    played = {**all_bots(seats), mine: PERSON} if person else all_bots(seats)
    path = _record_path(places.records_folder(records), scenario.id)
    session = Session.create(name, played, seed, preset, form, path, texts.current())
    try:
        if person:
            sit_down(session, mine, for_people(), path, control).play()
        else:
            demonstrate(session, mine, for_output(), path)
    finally:
        session.close()
    return 0


def _seat(asked: str | None, seats: list[str]) -> str:
    """The seat asked for, or the first that a state plays."""
    if asked is None:
        return next((seat for seat in seats if seat in STATE_SEATS), seats[0])
    if asked not in seats:
        raise Problem(
            N_("There is no seat {seat}.{hint} The seats are {seats}."), seat=repr(asked[:40]),
            hint=nearest(asked, dict.fromkeys(seats)), seats=", ".join(seats),
        )  # fmt: skip
    return asked


def _record_path(folder: Path, scenario: str) -> Path:
    """A new file name for a record: the scenario and the moment it was begun."""
    stem = f"{scenario}-{datetime.datetime.now():%Y-%m-%d-%H%M%S}"
    number, path = 1, folder / f"{stem}{SUFFIX}"
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{SUFFIX}"
    return path


def _resume(path: Path, scenario: str | None, seat: str | None, control: bool) -> int:
    if not sys.stdin.isatty():
        raise Problem(N_("A game is resumed at a terminal; plaza replay shows a record without one."))
    replay = open_session(path)
    session = replay.session
    try:
        if scenario is not None and scenario != session.setup.scenario.id:
            raise Problem(
                N_("The record is of {found}, not of {asked}; leave the scenario out."),
                found=session.setup.scenario.id, asked=scenario,
            )  # fmt: skip
        terminal = for_people()
        for warning in _warnings(replay.differing, replay.older_rules, session):
            terminal.line(warning, style="yellow")
        app = sit_down(session, _person(session, seat), terminal, path, control)
        app.play(resumed=True)
        session = app.session
    finally:
        session.close()
    return 0


def _warnings(differing: tuple[int, ...], older: bool, session: Session) -> list[str]:
    found = []
    if session.record is not None and session.record.dropped:
        found.append(session.record.dropped)
    if older:
        found.append(_("The record was begun under older rules; it goes on from its last turn under the present ones."))
    if differing:
        turns = ", ".join(str(turn) for turn in differing)
        found.append(_("Played again, these turns came out otherwise than recorded: {turns}.").format(turns=turns))
    return found


def _person(session: Session, asked: str | None) -> str:
    """The seat in which the player of a record sits, or takes now."""
    if asked is not None:
        seat = _seat(asked, list(session.seats))
        if session.seats[seat] != PERSON:
            session.hand_over(seat, PERSON)
        return seat
    for seat, player in session.seats.items():
        if player == PERSON:
            return seat
    seats = ", ".join(session.seats)
    raise Problem(N_("No person plays in this record; take a seat with --seat, one of {seats}."), seats=seats)
