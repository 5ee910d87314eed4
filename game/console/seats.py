"""Commands about who plays what: a seat handed to a doctrine, and taken back by a person."""

from game.clients.bots import open_turn_for_bots
from game.console import hotseat
from game.console.app import App
from game.console.vocabulary import simple
from game.core.orders import nearest
from game.core.problem import N_, Problem
from game.players.players import make_player, names_for
from game.session.setting_up import PERSON
from game.texts import _

_LINKS = ("over", "el", "asiento", "seat")
_TO = ("to", "a")
_PERSON = (PERSON, "persona")


def hand_over(app: App, rest: str) -> None:
    """Give a seat to a doctrine, or to a person again: `hand over us to steady`, `hand over us to person`."""
    seat, player = _read(app, rest)
    if app.session.over:
        raise Problem(N_("The game is over: nobody has anything left to play."))
    _check_allowed(app, seat, player)
    if app.session.seats[seat] == player:
        raise Problem(N_("The seat {seat} is played by {player} already."), seat=seat, player=player)
    app.session.hand_over(seat, player)
    app.left.add(seat)
    open_turn_for_bots(app.session)
    name = app.names.seat_name(seat)
    if player == PERSON:
        app.terminal.line(_("A person plays {seat} from now on.").format(seat=name))
        if seat != app.seat:
            app.sitting(seat).told = max(len(app.session.turns) - 1, 0)
            if app.session.seats[app.seat] != PERSON:  # a doctrine plays the seat at the keyboard
                hotseat.sit(app, seat)
        return
    app.terminal.line(_("{player} plays {seat} from now on; what it has ordered stands.").format(player=player, seat=name))
    app.terminal.line(_("To take it back: hand over {seat} to person").format(seat=seat), style="dim")
    if seat == app.seat and app.people:
        app.terminal.wait(_("-- Enter clears the screen for the next seat -- "))
        hotseat.leave(app)


def _read(app: App, rest: str) -> tuple[str, str]:
    """Seat and player of what was typed; the seat at the keyboard when only a player is named."""
    words = [word for word in rest.split() if simple(word) not in _LINKS]
    if len(words) == 2 and simple(words[0]) in _TO:
        words = [app.seat, words[1]]
    elif len(words) == 3 and simple(words[1]) in _TO:
        words = [words[0], words[2]]
    if len(words) != 2:
        raise Problem(
            N_("Say which seat goes to whom, for example: hand over {seat} to {player}"),
            seat=app.seat, player=names_for(app.seat)[0],
        )  # fmt: skip
    seats = {simple(seat): seat for seat in app.session.seats}
    if simple(words[0]) not in seats:
        raise Problem(
            N_("There is no seat {seat}.{hint} The seats are {seats}."), seat=repr(words[0][:40]),
            hint=nearest(simple(words[0]), seats), seats=", ".join(seats.values()),
        )  # fmt: skip
    seat, player = seats[simple(words[0])], simple(words[1])
    if player in _PERSON:
        return seat, PERSON
    return seat, make_player(player, seat).name


def _check_allowed(app: App, seat: str, player: str) -> None:
    """A player hands over the seat it sits in; a seat given away may be taken back by who left it; control may do all."""
    if app.control or seat == app.seat:
        return
    if player == PERSON and seat in app.left:
        return
    raise Problem(N_("Only the player of {seat}, or control (plaza play --control), can hand it over."), seat=seat)
