"""Why? For any number or event on a seat's screen: what changed it, by which rule, set off by what.

While a game goes on a seat may ask about its own accounts, about what is public and about its beliefs. When the game is
over every account of the truth answers. `explain` is the one door.
"""

import difflib
import re
from typing import Final

from game.core.measures import MEASURES
from game.core.problem import N_, Problem
from game.core.state import FIELDS
from game.session import explain_beliefs, explain_counts, explain_derived, explain_events, explain_public, wording
from game.session.explain_numbers import OF_GROUPS, OF_STATES, OWN, explainable, own_number, readiness, true_number
from game.session.explanations import Explanation
from game.session.session import Session

_EVENT: Final = re.compile(r"#?(h?\d{1,6})", re.IGNORECASE)
_BELIEF_WORDS: Final = (
    "rung", "defence", "security", "leads", "corruption", "estimate", "rockets", "members", "command", "cohesion",
    "support", "protection",
)  # fmt: skip


def explain(session: Session, seat: str, what: str, since_start: bool = False, turn: int = 0) -> Explanation:
    """Explain an event by its label, or a number or belief by its name: `7`, `approval`, `fatigue aguila`, `TETERA/boss`.

    Changes are those of the resolved `turn` (0: the last one), or of all turns up to it with `since_start`. Raises Problem
    for a turn that has not been resolved, and for a name there is not, naming the nearest one that the seat may ask about.
    """
    if not 0 <= turn <= len(session.turns):
        raise Problem(N_("Turn {turn} has not been resolved yet."), turn=turn)
    words = what.split()
    if not words:
        raise Problem(N_("Say what to explain: an event by its number, or one of {known}."), known=_listed(session, seat))
    label = _EVENT.fullmatch(what.strip())
    if label is not None:
        return explain_events.explain_event(session, seat, label.group(1).upper())
    name, of = words[0], words[1] if len(words) > 1 else None
    last = turn or len(session.turns)
    window = (1 if since_start else max(last, 1), last)
    own = OF_STATES if session.truth.world.viewer(seat) is not None else OF_GROUPS
    public = explain_public.explain_public(session, seat, name, of, window)
    if public is not None and not (name in own and name in explain_public.ESTIMATED):
        return public
    if name in own:
        return own_number(session, seat, OWN[name], of, window)
    if name == "readiness" and own is OF_STATES:
        return readiness(session, seat, of, window)
    counted = explain_counts.explain_count(session, seat, name, of, window)
    if counted is not None:
        return counted
    derived = explain_derived.explain_derived(session, seat, name, of, window)
    if derived is not None:
        return derived
    if session.over and name in FIELDS:
        return true_number(session, name, of, words[2] if len(words) > 2 else None, window)
    believed = explain_beliefs.explain_belief(session, seat, [word for word in words if word not in _BELIEF_WORDS])
    if believed is not None:
        return believed
    if name in MEASURES and name not in askable(session, seat) and not session.over:
        raise Problem(
            N_("Your seat cannot know {what} while the game goes on; the review after the end tells it."),
            what=wording.measure_name(name),
        )  # fmt: skip
    near = difflib.get_close_matches(name, askable(session, seat), n=1, cutoff=0.4)
    raise Problem(
        N_("There is nothing called {name} to explain; nearest is {near}. Names that work: {known}."),
        name=repr(name[:40]), near=near[0] if near else askable(session, seat)[0], known=_listed(session, seat),
    )  # fmt: skip


def askable(session: Session, seat: str) -> list[str]:
    """Names that a seat may ask about now."""
    state_seat = session.truth.world.viewer(seat) is not None
    names = [*OF_STATES, "readiness"] if state_seat else list(OF_GROUPS)
    names += explain_counts.names(seat)
    names += explain_derived.names(session, seat)
    names += explain_public.names(session, seat)
    names += explain_beliefs.names(session, seat)
    if session.over:
        names += [field for field, info in FIELDS.items() if explainable(info.kind, info.axes)]
    return list(dict.fromkeys(names))


def _listed(session: Session, seat: str) -> str:
    return ", ".join(askable(session, seat)[:14])
