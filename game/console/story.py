"""A resolved turn told event by event, and in short what changed most and why."""

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from game.clients.changes import GOOD, GRAVE, chains_of, changes, days_of, not_carried_out
from game.clients.market_lines import market_lines
from game.clients.merging import merged
from game.console.terminal import Terminal
from game.session.naming import Names
from game.session.reporting import SeenEvent, events_for, texts_of_messages
from game.session.session import Session
from game.texts import _


def event_line(seen: SeenEvent, terminal: Terminal) -> Table:
    """One event: label, moment, text, indented under its cause."""
    arrow = "  " * seen.depth + (terminal.symbols.arrow if seen.depth else "")
    text = Text(seen.text, style=_style(seen))
    if seen.because and not seen.depth:
        text.append("  " + _("(because of [{label}])").format(label=seen.because), style="dim")
    if seen.hidden:
        text.append("  " + _("(you did not see this)"), style="dim")
    line = Table.grid(padding=(0, 1, 0, 0))
    for width in (max(6, len(seen.label) + 2), max(14, len(seen.when)), len(arrow)):
        line.add_column(width=width, no_wrap=True)
    line.add_column(ratio=1)
    line.add_row(Text(f"[{seen.label}]", style="cyan", justify="right"), Text(seen.when, style="dim"), arrow, text)
    return line


def _style(seen: SeenEvent) -> str:
    if seen.kind in GRAVE:
        return "bold red"
    if seen.kind in GOOD:
        return "green"
    return "bold" if seen.depth == 0 and seen.kind in ("raid", "message", "killed") else ""


def tell_turn(
    session: Session, seat: str, turn: int, terminal: Terminal, hidden: bool = True, messages: bool = True
) -> None:
    """Tell a turn event by event, waiting for a key after each raid and each full screen where a person reads along.

    `hidden`: with what the seat did not see while it happened, once the game is over. `messages`: with the scenario's
    messages, which a person has read before the turn was planned.
    """
    read = [] if messages else texts_of_messages(session)
    told = [seen for seen in events_for(session, seat, turn) if (hidden or not seen.hidden) and seen.text not in read]
    chains = chains_of(merged(told, Names(session, seat)))
    days = days_of(session, turn)
    terminal.say(Text(_("What happened in turn {turn} ({days})").format(turn=turn, days=days), style="bold"))
    if not chains:
        terminal.line(_("Nothing that you would know of."))
    waiting, room = True, terminal.height - 4
    for place, chain in enumerate(chains):
        lines_of_chain = Group(*(event_line(seen, terminal) for seen in chain))
        lines = terminal.lines_of(lines_of_chain)
        if waiting and place and (lines > room or chains[place - 1][0].kind == "raid"):
            waiting, room = terminal.pause(), terminal.height - 2
        terminal.say(lines_of_chain)
        room -= lines
    for text in not_carried_out(session, seat, turn):
        terminal.line(text, style="yellow")


def tell_changes(session: Session, seat: str, terminal: Terminal) -> None:
    """What changed most in the last turn, and why; the largest cause first."""
    lines = changes(session, seat)
    terminal.say(Text(_("In short"), style="bold"))
    for line in lines or [_("Nothing of yours changed but what comes in every turn.")]:
        terminal.say(Padding(Text(line), (0, 0, 0, 2)))
    for line in market_lines(session, seat):
        terminal.say(Padding(Text(line), (0, 0, 0, 2)))
    terminal.line(_("Ask why about any of it: why and a name, or the number in brackets."), style="dim")
