"""The laboratory with what its two states say to each other, and what came of it."""

from collections.abc import Sequence

from game.core.game import Game
from game.core.orders import parse_order
from game.core.refusals import BY_CODE
from game.core.state import CONSENTS
from game.engine.order_table import encode
from game.engine.step import resolve_turn
from tests.support.games import start

Said = tuple[str, str]
SHARE = 'propose_accord gives="share_intelligence points=3" asks="consent to=isr answer=give" turns=3'
ISR = CONSENTS.index("isr")


def laboratory(seeds: Sequence[int] = (1, 2)) -> Game:
    return start("laboratory", seeds, tracing=True)


def give(game: Game, *orders: Said) -> list[str]:
    """Resolve a turn with these orders in every game; what became of each in the first."""
    table = encode(game.world, [(row, seat, parse_order(text)) for row in range(game.batch) for seat, text in orders])
    return [BY_CODE[int(code)].name for code in resolve_turn(game, table).reasons[: len(orders)]]


def kinds(game: Game) -> list[str]:
    assert game.trace is not None
    told = [event.kind for event in game.trace.events if event.row == 0]
    return [kind for kind in told if kind.startswith(("accord", "request"))]


def in_force(game: Game) -> int:
    return int((game.state.accord_status[0] == 2).sum())
