"""Several people at one keyboard: the page on which it changes hands. Who sits next: `clients/table.py`."""

from rich.align import Align
from rich.panel import Panel
from rich.text import Text

from game.clients import table
from game.console.app import App
from game.console.reports import open_turn
from game.texts import _


def at_table(app: App) -> bool:
    """Whether several people share the keyboard."""
    return len(app.people) > 1


def asked_by_people(app: App, seat: str) -> bool:
    """Whether the seat waits for the answer of another person to something it has asked."""
    return table.asked_by_people(app.session, seat)


def next_seat(app: App) -> str | None:
    """Who must sit before the turn can be resolved, or None."""
    return table.next_seat(app.session, app.seat, {seat for seat in app.people if app.sitting(seat).sealed})


def leave(app: App) -> None:
    """The seat at the keyboard has been given away: the next one sits, or one that had ended sits to end again."""
    following = next_seat(app)
    sit(app, app.people[0] if following is None else following)


def sit(app: App, seat: str) -> None:
    """Hand the keyboard to a seat: a page that names it and nothing else, then its own pages."""
    terminal = app.terminal
    terminal.clear()
    name = app.names.seat_name(seat)
    app.seat = seat
    words = Text(_("Pass the keyboard to {seat}.").format(seat=name), style="bold", justify="center")
    terminal.say(Align.center(Panel(words, padding=(1, 4))))
    terminal.wait(_("-- {seat}: Enter when nobody else can see the screen -- ").format(seat=name))
    terminal.clear()
    app.here.sealed = False
    open_turn(app)
