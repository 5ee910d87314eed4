"""`plaza play`: in a window, else at a terminal; without either, watch bots play."""

import sys
from pathlib import Path

import click

from game import texts
from game.clients.keeping import record_path, warnings_of
from game.commands.main import language_option
from game.commands.records import record_trouble_told
from game.commands.seats import named_seats, pairs_in, seats_played, without_people
from game.commands.window import check_records_folder, play_in_window, resume_in_window, window_wanted
from game.console.demonstration import demonstrate
from game.console.start import sit_down
from game.console.terminal import for_output, for_people
from game.content import places
from game.content.load import load_scenario
from game.core.problem import N_, Problem
from game.core.world import STATE_SEATS
from game.session.replay import open_session
from game.session.session import Session
from game.session.setting_up import PERSON
from game.texts import _

DEFAULT_SCENARIO = "the_teapot"


@click.command(
    name="play", help=_("Play in a window, or without a display in the terminal; without either, watch bots play.")
)
@click.argument("scenario", required=False)
@click.option("--console", is_flag=True, help=_("Play in the terminal even where there is a display."))
@click.option(
    "--seat",
    "seats",
    multiple=True,
    metavar="SEAT[=PLAYER]",
    help=_(
        "The seat you take, such as mexico; or who plays a seat, as in us=person or group:CJNG=network. May be repeated: "
        "several people share the keyboard."
    ),
)
@click.option(
    "--mandate",
    "mandates",
    multiple=True,
    metavar="SEAT=ID",
    help=_("The mandate of a seat by its id, or draw for one by lot."),
)
@click.option("--secret-mandates", "secret", is_flag=True, help=_("No seat sees another's mandate before the end."))
@click.option("--seed", type=click.IntRange(0, 2**64 - 1), help=_("Number from which all luck of the game follows."))
@click.option("--preset", default="balanced", show_default=True, help=_("Which argument sets the contested parameters."))
@click.option("--form", help=_("A shorter or longer form of the scenario."))
@click.option("--resume", type=click.Path(path_type=Path), metavar="FILE", help=_("Go on with the game of a record."))
@click.option("--records", metavar="FOLDER", help=_("Folder in which the record is kept."))
@click.option("--control", is_flag=True, help=_("Sit as control too: the command inject works."))
@language_option
def command(
    scenario: str | None, console: bool, seats: tuple[str, ...], mandates: tuple[str, ...], secret: bool, seed: int | None,
    preset: str, form: str | None, resume: Path | None, records: str | None, control: bool,
) -> int:  # fmt: skip
    """Play."""
    with record_trouble_told():
        if resume is not None:
            if mandates or secret:
                raise Problem(N_("The mandates of a record stand in it; leave --mandate and --secret-mandates out."))
            if not seats and scenario is None and window_wanted(console, control) and resume_in_window(resume, records):
                return 0
            return _resume(resume, scenario, seats, control)
        windowed = window_wanted(console, control)
        if windowed and scenario is None and not seats:
            check_records_folder(records)
            if play_in_window(None, None, "", records, []):
                return 0
            windowed = False
        name = scenario or DEFAULT_SCENARIO
        played = seats_played(seats, list(load_scenario(name).seats))
        path = record_path(places.records_folder(records), load_scenario(name).id)
        attended = windowed or sys.stdin.isatty()
        session = Session.create(
            name, played if attended else without_people(played), seed, preset, form, path, texts.current(),
            mandates=pairs_in(mandates, "--mandate", "mexico=draw"), secret_mandates=secret,
        )  # fmt: skip
        if windowed and PERSON in session.seats.values():
            if play_in_window(session, path, _seat_shown(played), records, []):
                return 0
            if not sys.stdin.isatty():
                for seat, player in without_people(played).items():
                    session.hand_over(seat, player)
        return _begin(session, _seat_shown(played), path, control)


def _begin(session: Session, seat: str, path: Path, control: bool) -> int:
    try:
        if PERSON in session.seats.values():
            sit_down(session, seat, for_people(), path, control).play()
        else:
            demonstrate(session, seat, for_output(), path)
    finally:
        session.close()
    return 0


def _seat_shown(played: dict[str, str]) -> str:
    """The seat that sits down first, or whose story is told: of a person, else of a state."""
    people = [seat for seat, player in played.items() if player == PERSON]
    return people[0] if people else next((seat for seat in played if seat in STATE_SEATS), next(iter(played)))


def _resume(path: Path, scenario: str | None, seats: tuple[str, ...], control: bool) -> int:
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
        for warning in warnings_of(replay):
            terminal.line(warning, style="yellow")
        app = sit_down(session, _person(session, seats), terminal, path, control)
        app.play(resumed=True)
        session = app.session
    finally:
        session.close()
    return 0


def _person(session: Session, asked: tuple[str, ...]) -> str:
    """The seat in which the first player of a record sits; seats that were asked for are handed over first."""
    wanted = named_seats(asked, list(session.seats))
    for seat, player in wanted.items():
        if session.seats[seat] != player:
            session.hand_over(seat, player)
    people = [seat for seat, player in session.seats.items() if player == PERSON]
    if people:
        return next((seat for seat in wanted if seat in people), people[0])
    raise Problem(
        N_("No person plays in this record; take a seat with --seat, one of {seats}."), seats=", ".join(session.seats)
    )
