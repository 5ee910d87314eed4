"""Several people at one keyboard: whose turn it is to sit, and the page on which the keyboard changes hands.

A turn goes round the table once. Who has been asked something by another seat answers before anybody plans further; else
each seat plans in turn, its orders sealed when it ends; when all are sealed the turn is resolved, and each seat reads its
own report when it sits again. Whoever planned last opens the next turn, so that the keyboard changes hands no more often
than it must.
"""

from rich.align import Align
from rich.panel import Panel
from rich.text import Text

from game.console.app import App
from game.console.reports import open_turn
from game.texts import _


def at_table(app: App) -> bool:
    """Whether several people share the keyboard."""
    return len(app.people) > 1


def asked_by_people(app: App, seat: str) -> bool:
    """Whether the seat waits for the answer of another person to something it has asked."""
    return any(offer.sender == seat for other in app.people if other != seat for offer in app.session.open_offers(other))


def next_seat(app: App) -> str | None:
    """Who must sit before the turn can be resolved: who has been asked something, then who has not ended; else None."""
    people = app.people
    start = people.index(app.seat) + 1 if app.seat in people else 0
    in_turn = [*people[start:], *people[:start]]
    for seat in in_turn:
        if seat != app.seat and app.session.open_offers(seat):
            return seat
    return next((seat for seat in in_turn if not app.sitting(seat).sealed), None)


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
