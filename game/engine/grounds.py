"""What both states can see that speaks against an offer or a request: told with a refusal, it gives nothing secret away.

A ground rests on consents, on suspended cooperation and on accords in force alone, which both states know. It is worked out
when it is told and kept nowhere, so that whether anybody reads it changes no game.
"""

from typing import Final

from game.core import exact
from game.core.arrays import IntArray
from game.core.game import Game
from game.core.state import CONSENTS, TERMS
from game.core.world import STATE_SEATS
from game.engine.contradictions import contradict
from game.engine.diplomacy import A_SIDE, CONSENT, GIVE, REQUESTS
from game.engine.offers import Terms

SUSPENDED, BOUND, NO_CONSENT, NO_PROMISE = "suspended", "bound", "no_consent", "no_promise"
NONE: Final = ""
SUSPENDED_ABOVE: Final = 0.05  # share of the cooperation


def grounds(game: Game, rows: IntArray, slot: IntArray) -> list[str]:
    """For each offer or request in these slots (n,) the first ground against it, and for a consent which: `no_consent isr`.

    "" where nothing that both states see speaks against it.
    """
    state = game.state
    sender = state.accord_from[rows, slot]
    bound = contradict(
        game, rows, sender, Terms(state.accord_term[rows, slot], state.accord_arguments[rows, slot], rows >= 0)
    )
    found = []
    for place, (row, at) in enumerate(zip(rows.tolist(), slot.tolist(), strict=True)):
        asks_mexico = STATE_SEATS[1 - int(sender[place])] == STATE_SEATS[0]
        if asks_mexico and float(state.suspension[row]) > SUSPENDED_ABOVE:
            found.append(SUSPENDED)
            continue
        lacking, other = _asked(game, row, at)
        told = " ".join([NO_CONSENT, *lacking]) if lacking else NO_PROMISE if other else NONE
        found.append(BOUND if bool(bound[place]) else told)
    return found


def _asked(game: Game, row: int, slot: int) -> tuple[list[str], bool]:
    """Consents asked that do not stand, and whether anything else is asked."""
    state, term = game.state, game.state.accord_term[row, slot]
    request = REQUESTS.get(int(term[0])) if int(state.accord_turns[row, slot]) == 0 else None
    if request is not None:
        return ([CONSENTS[request[0]]] if not state.consent[row, request[0]] else []), False
    lacking, other = [], False
    for place in range(A_SIDE, TERMS):
        code, arguments = int(term[place]), state.accord_arguments[row, slot, place]
        if code != CONSENT:
            other |= code != 0
            continue
        to = int(exact.floor_int(arguments[:1] + 0.5)[0])
        if int(arguments[1]) == GIVE and not state.consent[row, to]:
            lacking.append(CONSENTS[to])
    return lacking, other
