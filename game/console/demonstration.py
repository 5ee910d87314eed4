"""A game played by bots and told, for where there is no terminal."""

from pathlib import Path

from rich.text import Text

from game.clients.bots import give_bot_orders, open_turn_for_bots
from game.console import closing
from game.console.story import tell_turn
from game.console.terminal import Terminal
from game.session.naming import text_in
from game.session.session import Session
from game.texts import _


def demonstrate(session: Session, seat: str, terminal: Terminal, path: Path | None) -> None:
    """Play a session to its end with bots, tell every turn as the seat sees it, and print the outcome and the record."""
    scenario = session.setup.scenario
    terminal.line(_("{title}: a game played by bots, as {seat} sees it").format(
        title=text_in(scenario.head.title), seat=text_in(scenario.seats[seat].names)), style="bold")  # fmt: skip
    terminal.line(text_in(scenario.head.summary))
    terminal.line(text_in(scenario.head.note), style="italic")
    while not session.over:
        turn = session.turn
        open_turn_for_bots(session)
        give_bot_orders(session)
        terminal.line()
        _tell_orders(session, seat, terminal)
        session.resolve()
        tell_turn(session, seat, turn, terminal)
    terminal.line()
    terminal.say(closing.closing(session, seat, terminal.symbols))
    terminal.line()
    if path is not None:
        terminal.line(_("The record is {path}; plaza replay shows it again.").format(path=path))
    terminal.line(_("In a terminal plaza lets you play this yourself."))


def _tell_orders(session: Session, seat: str, terminal: Terminal) -> None:
    planned = session.plans[seat]
    terminal.say(Text(_("Orders for turn {turn}:").format(turn=session.turn), style="bold"))
    for one in planned:
        terminal.line(f"  {one.text}")
    if not planned:
        terminal.line("  " + _("none; what is running goes on"))
