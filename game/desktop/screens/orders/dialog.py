"""The dialog in which an order is given: its parameters, its forecast, what it costs and needs, and planning it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from game.clients import order_titles
from game.clients.known import Known
from game.core.orders import ORDERS, Order
from game.desktop.art.fonts import BODY, LABEL_BOLD
from game.desktop.art.icon_tables import ORDER_ICONS
from game.desktop.screens.frame import width_class
from game.desktop.screens.orders.bars import Sides
from game.desktop.screens.orders.controls import control_of
from game.desktop.screens.orders.draft import Draft
from game.desktop.screens.orders.foot import buttons, foot_of, needs_view, refusal_of
from game.desktop.screens.orders.forecast import forecast_of
from game.desktop.screens.orders.timing import standing_of, when_of
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import Dialog
from game.desktop.widgets.layout import Column, Divider, Panel
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Text
from game.session import negotiating, wording
from game.texts import _

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

OVERLAY: Final = "order"
WIDE: Final = 1200  # px at 100%
NARROW: Final = 840
HEARD_AT_ONCE: Final = ("answer_accord", "break_accord")


def in_words(known: Known, order: Order) -> str:
    """An order in one line: what, whom, how, how much, when."""
    when = [order_titles.timing(order)] if order.spec.timing == "dated" else []
    parts = [order_titles.heading(known, order), *order_titles.details(known, order), order_titles.cost(order), *when]
    return ", ".join(part for part in parts if part)


def open_order(desk: Desk, order_name: str, given: Mapping[str, object] | None = None, replaces: int | None = None) -> None:
    """Open the dialog of an order. `given`: values of its parameters, `when` ("fix") and `day`; `replaces`: place in the
    tray (0 is the first) of the planned order whose place it is to take."""
    if order_name in ("propose_accord", "answer_accord"):
        from game.desktop.screens import diplomacy  # that module opens orders itself

        (diplomacy.open_offer if order_name == "propose_accord" else diplomacy.open_answer)(desk, given)
        return
    if order_name == "answer_dilemma":
        from game.desktop.screens.planning.decisions import open_decision  # that screen opens orders itself

        open_decision(desk, str((given or {}).get("answer", "")).partition("/")[0])
        return
    if order_name not in ORDERS:
        raise ValueError(f"there is no order {order_name}")
    desk.guard(lambda: OrderDialog(desk, Draft.begun(desk.play, order_name, given, replaces)).open())


class OrderDialog:
    """What outlives a rebuild of the dialog: the draft, and which step of the forecast is taken apart."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        self.desk = desk
        self.draft = draft
        self.step = ""

    def open(self) -> None:
        """Show it over the screen."""
        ui = self.desk.ui
        for name in [one for one in ui.memory if one[0].startswith(OVERLAY)]:
            del ui.memory[name]
        ui.open(OVERLAY, self.build, close=self.close)

    def close(self) -> None:
        """Close it; nothing is given."""
        self.desk.ui.close(OVERLAY)

    def build(self, ui: Ui) -> Widget:
        """The dialog as the draft stands."""
        draft, reason = self.draft, refusal_of(self.draft)
        narrow = width_class(ui) == "narrow"
        left, right = self._parameters(ui), forecast_of(draft, self.desk, self.step, self._choose_step)
        ends = buttons(reason, draft.old is not None, self.close, self.plan)
        body: Widget
        if narrow:
            needs = Column([Text(_("Needs"), LABEL_BOLD, "label"), needs_view(draft)], gap=6)
            body = Panel(Column([left, Divider(), right, Divider(), needs], gap=16), pad=(24, 16), ground="")
        else:
            sides = [Panel(side, pad=(24, 20), ground="") for side in (left, right)]
            body = Sides(Scroll(sides[0], key="parameters", grow=1), Scroll(sides[1], key="forecast", grow=1))
        title = order_titles.title(draft.name)
        return Dialog(
            title, body, icon=ORDER_ICONS[draft.name], subtitle=self._subtitle(), on_close=self.close,
            width=NARROW if narrow else WIDE, flush=True, fixed_body=not narrow,
            foot=foot_of(draft, reason, ends, narrow),
        )  # fmt: skip

    def _subtitle(self) -> str:
        words = wording.ORDER_WORDS.get(self.draft.name)
        return _(words) if words else _("No rule of this version carries out this order.")

    def _parameters(self, ui: Ui) -> Widget:
        draft = self.draft
        items: list[Widget] = []
        for place, parameter in enumerate(draft.spec.parameters):
            items.append(control_of(draft, parameter, ui))
            if place == 0:
                when = when_of(draft, self.desk)
                items += [Divider(), when, Divider()] if when is not None else []
        standing = standing_of(draft)
        if standing is not None:
            items.append(standing)
        if draft.old is not None:
            said = in_words(draft.known, draft.old.order)
            items.append(Text(_("Takes the place of: {order}").format(order=said), BODY, "accent"))
        return Column(items, gap=14)

    def _choose_step(self, name: str) -> None:
        self.step = name

    def plan(self) -> None:
        """Give the order and close; a refusal stays in sight."""
        if self.draft.missing() is not None:
            return
        order = self.draft.order()
        replaced = self.draft.old is not None
        done: list[bool] = []
        if not self.desk.guard(lambda: done.append(self.draft.plan().accepted)) or not done[0]:
            self.desk.ui.refresh()
            return
        self.close()
        self._tell(order, replaced)

    def _tell(self, order: Order, replaced: bool) -> None:
        """Say what became of the order."""
        said = in_words(self.desk.play.known, order)
        words = _("Changed: {order}") if replaced else _("Planned: {order}")
        if order.name in HEARD_AT_ONCE:
            words = _("Said, and heard by the other state: {order}")
        self.desk.toast(words.format(order=said), ORDER_ICONS[order.name])
        if negotiating.is_request(order):
            self._tell_answer()

    def _tell_answer(self) -> None:
        """Say how the other state has answered what the order asks of it, where it has."""
        play = self.desk.play
        asked = [one for one in play.session.accords(play.seat) if one.sender == play.seat and one.request]
        if not asked:
            return
        partner = play.names.seat_name(asked[-1].receiver)
        words = {
            "granted": _("{partner} agrees, for this turn."), "closed": _("{partner} refuses."),
            "asked": _("{partner} has been asked; the answer comes before the turn ends."),
        }.get(asked[-1].status)  # fmt: skip
        if words is not None:
            self.desk.toast(words.format(partner=partner), "answer")
