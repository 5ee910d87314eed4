"""What stands at the head of planning and report: the headline measures, and what the seat believes is coming."""

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from game.clients.headings import headline_words, short_days, warning
from game.clients.known import Known
from game.console.symbols import Symbols
from game.session.headlines import headlines
from game.session.session import Session
from game.texts import _

WIDTH = 38  # of one headline measure: two beside each other fit 80 columns
RULE = 4  # signs and blanks that a rule keeps beside its title
SHORTEST_NAME = 12


def title(session: Session, seat: str, width: int) -> str:
    """Seat, turn and moment in one line that fits beside the rule's own signs; a long name of a seat is shortened."""
    turn = min(session.turn, session.last_turn)
    rest = _(" · turn {turn}/{last} · {days}").format(turn=turn, last=session.last_turn, days=short_days(session, turn))
    room = max(width - RULE - len(rest), SHORTEST_NAME)
    return (seat if len(seat) <= room else seat[: room - 3].rstrip() + "...") + rest


def headline_grid(known: Known, width: int) -> list[RenderableType]:
    """The headline measures the seat may know, with the change of the last turn; two beside each other."""
    found = headlines(known.session, known.seat)
    if not found:
        return []
    columns = max(1, min(2, width // WIDTH))
    made = Table.grid(padding=(0, 2, 0, 0))
    for _column in range(columns):
        made.add_column(width=min(WIDTH, max(width - 2, 10)), no_wrap=False)
    cells = [Text(headline_words(one)) for one in found]
    for start in range(0, len(cells), columns):
        made.add_row(*cells[start : start + columns])
    return [made]


def warnings(known: Known, symbols: Symbols) -> list[RenderableType]:
    """Indications and warnings: of each group that the seat watches, or believes to be about to act, what it expects."""
    lines = [line for place in range(len(known.view.world.groups)) if (line := warning(known, place))]
    if not lines:
        return []
    parts: list[RenderableType] = [Text(_("What you believe is coming"), style="underline")]
    parts += [Text(f"{symbols.step} {line}") for line in lines]
    return parts
