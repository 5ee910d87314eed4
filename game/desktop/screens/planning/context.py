"""What the parts of the planning screen share: the desk, what is selected, and the doors to orders and reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

import attrs

from game.clients.known import Known
from game.clients.legality import refusal

if TYPE_CHECKING:
    from game.desktop.desk import Desk

RIGHT, RIGHT_MEDIUM = 400, 352  # px at 100%: the width of the inspector
KINDS: Final = ("region", "leader", "group", "team", "accord", "gateway", "border")


@attrs.frozen
class Selected:
    """What is selected: of one of KINDS, by its id; of no kind while nothing is."""

    kind: str = ""
    id: str = ""

    @property
    def text(self) -> str:
        """As it is kept and handed over: `region MX-JAL`."""
        return f"{self.kind} {self.id}".strip()


NOTHING: Final = Selected()


def read_selected(known: Known, text: str) -> Selected:
    """A selection from its text or from a bare id; nothing where the seat does not know of such a thing now."""
    kind, _blank, name = text.partition(" ")
    if kind not in KINDS:
        kind, name = "", text
    world = known.view.world
    leaders = {world.posts[place] for place in known.known_leaders()}
    own = {team for place, team in enumerate(world.teams) if known.view.teams.own[0, place]}
    there: dict[str, set[str]] = {
        "region": set(world.regions), "leader": leaders, "group": {world.groups[place] for place in known.groups},
        "team": own, "gateway": set(world.gateways), "border": {""} if has_border(known) else set(),
        "accord": {offer.name for offer in known.session.accords(known.seat)},
    }  # fmt: skip
    for one, ids in there.items():
        if (kind == one or (not kind and name)) and name in ids:
            return Selected(one, name)
    return NOTHING


def has_border(known: Known) -> bool:
    """Whether anything can be ordered or seen at the northern border."""
    allowed = known.view.world.orders.get(known.seat, frozenset())
    return bool(allowed & {"deploy", "threaten_border_closure", "scan_border"}) and known.view.beliefs is not None


@attrs.define
class Context:
    """The desk with the screen's selection. `refusals` are kept while the seat's knowledge stays the same."""

    desk: Desk
    select: Callable[[Selected], None]
    selected: Selected = NOTHING
    width: str = "wide"
    _known: Known | None = None
    _refusals: dict[tuple[object, ...], str] = attrs.field(factory=dict)

    @property
    def known(self) -> Known:
        """What the seat knows."""
        return self.desk.play.known

    def refusal(self, order: str, given: Mapping[str, object]) -> str:
        """Why an order cannot be given now, "" where it can."""
        known = self.known
        if known is not self._known:
            self._known = known
            self._refusals.clear()
        key = (order, *sorted(given.items()))
        if key not in self._refusals:
            self._refusals[key] = refusal(known, order, given)
        return self._refusals[key]

    def order(self, name: str, given: Mapping[str, object] | None = None, replaces: int | None = None) -> Callable[[], None]:
        """What opens the dialog of an order, its arguments filled in; `replaces`: the planned order that it takes over."""

        def act() -> None:
            from game.desktop.screens.orders.dialog import open_order  # a neighbour that builds on this screen

            open_order(self.desk, name, dict(given or {}), replaces)

        return act

    def why(self, what: str) -> Callable[[], None]:
        """What opens the reasons of a number, belief or event."""

        def act() -> None:
            from game.desktop.screens.why import open_why

            open_why(self.desk, what)

        return act

    def selects(self, kind: str, name: str = "") -> Callable[[], None]:
        """What selects something."""
        return lambda: self.select(Selected(kind, name))
