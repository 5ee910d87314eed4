"""The end of a turn at the console: for one person, and for several who share the keyboard; and the end of the game."""

from collections.abc import Sequence

from rich.console import RenderableType

from game.clients.bots import give_bot_orders, open_turn_for_bots
from game.clients.decision_words import before_the_end
from game.console import closing, debrief_page, hotseat
from game.console.app import App
from game.console.dialogue import agrees
from game.console.reports import open_turn
from game.console.terminal import Terminal
from game.console.vocabulary import CANCEL, NO, simple
from game.core.problem import N_, Problem
from game.session.decisions import unanswered
from game.texts import _, ngettext


def end_turn(app: App) -> None:
    """End the turn of the seat at the keyboard; when nobody else must sit first, resolve it and tell it."""
    _answer_what_is_open(app)
    if hotseat.at_table(app):
        waiting = hotseat.asked_by_people(app, app.seat)
        app.here.sealed = not waiting
        if waiting:
            app.terminal.line(_("You have asked something: it is answered first, then you plan on."))
        following = hotseat.next_seat(app)
        if following is not None:
            app.terminal.wait(_("-- Enter clears the screen for the next seat -- "))
            hotseat.sit(app, following)
            return
    resolve(app)


def _answer_what_is_open(app: App) -> None:
    """What was asked of the seat and not answered is refused, once the player agrees; a decision is left to what stands."""
    _tell_undecided(app)
    waiting = app.session.open_offers(app.seat)
    if not waiting:
        return
    question = ngettext(
        "{count} offer waits for your answer; ending the turn refuses it. End it?",
        "{count} offers wait for your answer; ending the turn refuses them. End it?", len(waiting),
    ).format(count=len(waiting))  # fmt: skip
    if not agrees(app.terminal, question):
        raise Problem(N_("The turn goes on. Type accords to see what is offered."))
    for offer in waiting:
        app.session.submit(app.seat, f"answer_accord accord={offer.name} answer=refuse")


def _tell_undecided(app: App) -> None:
    """Name the decisions that are not answered; a person who reads along is asked whether to end the turn so."""
    undecided = before_the_end(unanswered(app.session, app.seat))
    if not undecided:
        return
    app.terminal.line(undecided, style="yellow")
    if app.terminal.pausing and simple(app.terminal.ask(_("Enter ends the turn, n goes on: "))) in (*NO, *CANCEL, "q"):
        raise Problem(N_("The turn goes on. Type decide to see what is asked of you."))


def resolve(app: App) -> None:
    """Let the bots order, resolve the turn, and tell it to the seat at the keyboard; the others read it when they sit."""
    session, turn = app.session, app.session.turn
    give_bot_orders(session)
    session.resolve()
    if not session.over:
        open_turn_for_bots(session)
    for seat in {*app.people, app.seat}:
        sitting = app.sitting(seat)
        sitting.lesson.turn_ended(turn)
        sitting.last_lines, sitting.sealed = (), False
    open_turn(app)
    if session.over:
        finish(app)


def finish(app: App) -> None:
    """The end of the game: what is shown now hides nothing from anybody."""
    terminal, session = app.terminal, app.session
    alone = len(app.people) < 2
    if alone:
        _page_by_page(terminal, closing.pages(session, app.seat, terminal.symbols))
    else:
        terminal.line(_("The game is over. Call everybody: nothing is hidden from here on."), style="bold")
    if terminal.pause(_("the debrief")):  # reckoning the par takes a moment
        found = debrief_page.reckoned(session, terminal)
        if found is not None:
            _page_by_page(terminal, debrief_page.pages(found, terminal.symbols), waited=True)
    terminal.line()
    if not alone:
        terminal.line(_("outcome and a seat, as in outcome {seat}, tells more of one seat.").format(seat=app.seat))
    terminal.line(_("The game is over. why, log and rules still answer, now with the truth."))
    terminal.line(_("rewind or branch and a turn try another way; quit leaves."))


def _page_by_page(terminal: Terminal, pages: Sequence[tuple[str, RenderableType]], waited: bool = False) -> None:
    """Show pages one after another, each when the player asks for it; `waited`: the first has been asked for."""
    for place, (title, page) in enumerate(pages):
        if (place or not waited) and not terminal.pause(title):
            return
        terminal.page(page)
