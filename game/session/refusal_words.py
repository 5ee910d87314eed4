"""Why the other state refused, in words: what its player may say of it, as far as both states see it anyway."""

from collections.abc import Mapping
from typing import Final

from game.engine.grounds import BOUND, NO_CONSENT, NO_PROMISE, SUSPENDED
from game.session import order_names
from game.session.naming import Names
from game.session.setting_up import PERSON
from game.texts import N_, _

SILENT: Final = (PERSON, "random")  # a person owes no reason, and a draw has none
UNBOUND: Final = "unilateral"  # a doctrine that refuses every accord
WORDS: Final[Mapping[str, str]] = {
    SUSPENDED: N_("cooperation is suspended"),
    BOUND: N_("another accord binds it to the contrary"),
    NO_CONSENT: N_("no standing consent to {what}"),
    NO_PROMISE: N_("it does not promise what is asked"),
    UNBOUND: N_("it binds itself by no accord"),
}


def ground_words(names: Names, seat: str, ground: str) -> str:
    """The ground of a refusal by the seat `seat`, as game.engine.grounds names it; "" where none is given."""
    player = names.session.seats.get(seat, "")
    if player in SILENT:
        return ""
    name, *consents = [UNBOUND] if player == UNBOUND else ground.split() or [""]
    if name not in WORDS:
        return ""
    return _(WORDS[name]).format(what=", ".join(order_names.choice("to", one) for one in consents))
