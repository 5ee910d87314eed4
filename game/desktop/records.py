"""Where this window keeps its games, and the ways into one: a new record, one that goes on, one that is looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.clients.bots import open_turn_for_bots
from game.clients.keeping import warnings_of
from game.content import places
from game.core.problem import N_, Problem
from game.desktop.play import Play
from game.session.replay import open_session
from game.session.setting_up import PERSON
from game.texts import _

if TYPE_CHECKING:
    from game.desktop.desk import Desk


def folder_of(desk: Desk) -> Path:
    """The folder of the records: of the command, else of the settings, else the usual one. Raises Problem."""
    return places.records_folder(desk.records or desk.settings.records or None)


def choose_folder(desk: Desk, text: str) -> None:
    """Keep records in another folder from now on ("": the usual one). Raises Problem where it cannot be used."""
    wanted = text.strip()
    if wanted and not (wanted.startswith("~") or Path(wanted).is_absolute()):
        raise Problem(N_("Name the whole path of the folder, from its root on, not {found}."), found=repr(wanted[:80]))
    folder = places.records_folder(wanted or None)
    desk.records = None
    desk.settings.records = str(folder) if wanted else ""
    desk.settings_changed()


def in_play(desk: Desk, path: Path) -> bool:
    """Whether that record is the game that is played at this window; one that is only looked at is not."""
    return desk.game is not None and not desk.game.watched and _is(desk.game, path)


def _is(game: Play, path: Path) -> bool:
    return game.path is not None and game.path.resolve() == path.resolve()


def export_folder(desk: Desk) -> Path:
    """Where pictures and tables of the game go: beside its record, else where records are kept. Raises Problem."""
    path = desk.play.path
    return folder_of(desk) if path is None else path.parent


def go_on(desk: Desk, path: Path, seat: str = "") -> None:
    """Go on with the game of a record, in a seat of a person. Raises Problem or RecordError; then nothing has changed."""
    if in_play(desk, path):
        desk.go(_place_of(desk.play))
        return
    replay = open_session(path)
    session = replay.session
    people = [one for one, player in session.seats.items() if player == PERSON]
    try:
        if not people:
            raise Problem(N_("No person plays in this record; review it instead."))
        sits = seat if seat in people else people[0]
        if not session.over:
            open_turn_for_bots(session)
    except BaseException:
        session.close()
        raise
    desk.take(Play(session, sits, path))
    told = warnings_of(replay)
    show(desk)
    if told:
        desk.tell(_("What this record brought"), "\n\n".join(told))


def show(desk: Desk) -> None:
    """Show the game in play where it stands; several people at one window first see whose seat is to sit."""
    game = desk.play
    if game.at_table and not game.session.over:
        desk.go("handover", seat=game.seat)
    else:
        desk.go(_place_of(game))


def _place_of(game: Play) -> str:
    if game.session.over:
        return "review"
    return "briefing" if game.session.turn == 1 and not game.tray else "planning"


def look_at(desk: Desk, path: Path, seat: str = "") -> None:
    """Open a record to review it, as a seat of a person; nothing is written.

    Raises Problem or RecordError; then nothing has changed.
    """
    if desk.game is not None and _is(desk.game, path) and (not desk.game.watched or desk.game.seat == seat):
        desk.push("review")
        return
    replay = open_session(path, writing=False)
    session = replay.session
    people = [one for one, player in session.seats.items() if player == PERSON]
    sits = seat if seat in people else people[0] if people else next(iter(session.seats))
    desk.take(Play(session, sits, path, watched=True))
    desk.go("review")
    told = warnings_of(replay)
    if told:
        desk.tell(_("What this record brought"), "\n\n".join(told))


def after_asking(desk: Desk, act: Callable[[], object]) -> None:
    """Do what takes the place of the game in play, after a question where there is one; it is kept in any case."""
    game = desk.game
    if game is None or game.session.over or game.path is None or game.watched:
        desk.guard(act)
        return
    text = _("The game in play is kept in {name}, its planned orders too; you can go on with it later.")
    desk.ask(_("Leave this game?"), text.format(name=game.path.name), _("Leave it"), partial(act))
