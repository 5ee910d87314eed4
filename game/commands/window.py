"""`plaza` where there is a display: the game in a window. Imported before pygame, which would greet on standard output."""

import os
import sys
from pathlib import Path

import click
from click.core import ParameterSource

from game import texts
from game.clients.keeping import warnings_of
from game.content import places
from game.core.problem import N_, Problem
from game.desktop.display import has_display
from game.session.replay import open_session
from game.session.session import Session
from game.session.setting_up import PERSON
from game.texts import _, sentence

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")


def window_wanted(console: bool, control: bool) -> bool:
    """Whether to play in a window: there is a display, and neither the terminal nor control's commands were asked for."""
    return not console and not control and has_display()


def play_in_window(session: Session | None, path: Path | None, seat: str, records: str | None, warnings: list[str]) -> bool:
    """Play in a window; `session` None opens the title. False, with a sentence, where no window can be opened."""
    try:
        from game.desktop.play import Play
        from game.desktop.records import show
        from game.desktop.start import open_desk
    except ImportError as error:
        click.echo(_("No window: pygame-ce cannot be loaded ({reason}).").format(reason=error), err=True)
        return False
    try:
        desk = open_desk(Path(records) if records else None, _asked_language())
    except Problem as problem:
        _tell(sentence(problem))
        return False
    if session is not None:
        desk.take(Play.begun(session, seat, path))
        show(desk)
    for warning in warnings:
        desk.toast(warning, "warning")
    try:
        desk.run()
    except Problem:
        raise
    except Exception:
        _tell(_("Plaza has stopped by a fault of its own; the game is kept."))
        raise
    return True


def _tell(text: str) -> None:
    """Say something to who may look at a terminal or has none: on standard error, and without a terminal in a box."""
    click.echo(text, err=True)
    if sys.stdin is not None and sys.stdin.isatty():
        return
    from game.desktop.box import show_box

    show_box(text)


def resume_in_window(path: Path, records: str | None) -> bool:
    """Go on with a record in a window. False where no window can be opened."""
    replay = open_session(path)
    session = replay.session
    people = [seat for seat, player in session.seats.items() if player == PERSON]
    if not people:
        session.close()
        raise Problem(
            N_("No person plays in this record; take a seat with --seat, one of {seats}."), seats=", ".join(session.seats)
        )
    shown = play_in_window(session, path, people[0], records, warnings_of(replay))
    if not shown:
        session.close()
    return shown


def check_records_folder(records: str | None) -> None:
    """Say before a window opens that records cannot be kept where they were asked for."""
    if records:
        places.records_folder(records)


def _asked_language() -> str | None:
    """The language asked for by option or variable, which stands over the settings of last time; else None."""
    context: click.Context | None = click.get_current_context(silent=True)
    while context is not None:
        if context.get_parameter_source("language") == ParameterSource.COMMANDLINE:
            return texts.current()
        context = context.parent
    return texts.current() if os.environ.get(texts.LANGUAGE_VARIABLE) else None
