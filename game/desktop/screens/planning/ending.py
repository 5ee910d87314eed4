"""The end of a turn: what is asked first, and where the game goes then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.clients.decision_words import before_the_end
from game.clients.table import asked_by_people
from game.texts import _, ngettext, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk


def end_turn(desk: Desk) -> None:
    """End the turn of the seat that sits; what is open or missing is asked about once, before."""
    asked = question_before(desk)
    if asked:
        desk.ask(_("End the turn?"), asked, _("End the turn"), lambda: _end(desk))
        return
    desk.guard(lambda: _end(desk))


def question_before(desk: Desk) -> str:
    """What the player should know before the turn ends, "" where there is nothing to ask."""
    play = desk.play
    undecided = before_the_end(play.known.undecided)
    parts = [undecided] if undecided else []
    waiting = len(play.session.open_offers(play.seat))
    if waiting:
        parts.append(
            ngettext("{count} offer waits for your answer; ending the turn refuses it.",
                     "{count} offers wait for your answer; ending the turn refuses them.", waiting,
                     ).format(count=number(waiting))
        )  # fmt: skip
    step = play.here.lesson.due(play.session.turn)
    meant = step is not None and bool(step.waits_for.get("end_turn"))
    asking = asked_by_people(play.session, play.seat)
    if not play.tray and not meant and not asking:
        parts.append(_("You have planned nothing new; what is running goes on. Decisions do not carry over."))
    return " ".join(parts)


def _end(desk: Desk) -> None:
    """Refuse what stands open, end the turn, and show what comes next."""
    play = desk.play
    play.refuse_open_offers()
    following = play.end_turn()
    desk.drop_toasts()
    if following is not None:
        desk.go("handover", seat=following)
    else:
        desk.go("playback", turn=len(play.session.turns))
