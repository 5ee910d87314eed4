"""Who plays which seat, as it is written on the command line: `mexico`, `us=person`, `group:CJNG=network`."""

from game.core.orders import nearest
from game.core.problem import N_, Problem
from game.core.world import STATE_SEATS
from game.players.players import doctrine_of, make_player
from game.session.setting_up import PERSON


def seats_played(given: tuple[str, ...], seats: list[str]) -> dict[str, str]:
    """Who plays each seat of a scenario: as given, the others by their doctrines; without any a person the first state.

    Raises Problem for a seat the scenario does not have, a seat named twice, and a player that cannot take the seat.
    """
    named = named_seats(given, seats)
    if not named:
        named = {next((seat for seat in seats if seat in STATE_SEATS), seats[0]): PERSON}
    return {seat: named.get(seat, doctrine_of(seat)) for seat in seats}


def named_seats(given: tuple[str, ...], seats: list[str]) -> dict[str, str]:
    """The seats named, each with its player; a seat alone is taken by a person."""
    found: dict[str, str] = {}
    for one in given:
        seat, sign, player = one.partition("=")
        if seat not in seats:
            raise Problem(
                N_("There is no seat {seat}.{hint} The seats are {seats}."), seat=repr(seat[:40]),
                hint=nearest(seat, dict.fromkeys(seats)), seats=", ".join(seats),
            )  # fmt: skip
        if seat in found:
            raise Problem(N_("The seat {seat} is given to two players."), seat=seat)
        if sign and not player:
            raise Problem(N_("--seat takes SEAT or SEAT=PLAYER, for example us=person, not {found}."), found=repr(one[:40]))
        found[seat] = player if sign and player != PERSON else PERSON
        if found[seat] != PERSON:
            make_player(player, seat)
    return found


def without_people(played: dict[str, str]) -> dict[str, str]:
    """The same seats with a doctrine in every place of a person: where there is no terminal nobody can play."""
    return {seat: doctrine_of(seat) if player == PERSON else player for seat, player in played.items()}


def pairs_in(given: tuple[str, ...], option: str, example: str) -> dict[str, str]:
    """`name=value` pairs of an option that can be repeated. Raises Problem for anything else, and for a name given twice."""
    found: dict[str, str] = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        if not (sign and name and value):
            raise Problem(
                N_("{option} takes SEAT=ID, for example {example}, not {found}."), option=option, example=example,
                found=repr(pair[:40]),
            )  # fmt: skip
        if name in found:
            raise Problem(N_("{option} names the seat {seat} twice."), option=option, seat=name)
        found[name] = value
    return found
