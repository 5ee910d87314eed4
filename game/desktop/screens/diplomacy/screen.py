"""Diplomacy: how the two states stand and why, what is offered and in force, and the orders of diplomacy."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from game.clients import order_titles
from game.clients.accord_terms import TOPICS, by_topic
from game.clients.between import Fact, between
from game.clients.known import Known
from game.clients.legality import refusal
from game.clients.order_forms import allowed_orders
from game.clients.relations import Relation, negotiates, relations, tracks
from game.core.world import STATE_SEATS
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, PANEL
from game.desktop.art.icon_tables import ORDER_ICONS
from game.desktop.desk import Desk
from game.desktop.screen import Screen
from game.desktop.screens.diplomacy.editor import open_answer, open_offer
from game.desktop.screens.diplomacy.offers import offers_view
from game.desktop.screens.diplomacy.standing import standing_view, tracks_view
from game.desktop.screens.frame import foot_bar, game_screen, top_bar, width_class
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Divider, Flow, Panel, Row, Sized
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Icon, Text
from game.desktop.widgets.ui import Ui
from game.session import wording
from game.session.headlines import view_after
from game.session.setting_up import PERSON
from game.texts import _, number

SIDE: Final = 400  # px at 100%
TOPIC: Final = 150  # px at 100% of what orders are about, beside them
MOST_FLAT: Final = 8  # orders up to which they stand without headings
# Orders that the other state reads as diplomacy, beside accords and their answers.
ORDERS: Final = (
    "consent", "message", "share_intelligence", "seek_authority", "propose_joint_raid", "strike", "attach_planners",
    "train_and_equip", "fusion_cell", "demand_action", "designate", "sanction", "indict_official", "drop_charges",
    "prosecute_protectors", "transfer_prisoners", "posture", "offer_terms", "inspect_port", "inspect_southbound",
    "precursor_diplomacy", "threaten_tariff", "threaten_border_closure", "strike_boats", "enforce_guns", "fund_plan",
)  # fmt: skip


class Diplomacy(Screen):
    """What stands between the two states, for one of them."""

    name = "diplomacy"

    def __init__(self, desk: Desk, **arguments: object) -> None:
        super().__init__(desk)
        self._of: Known | None = None
        self._relations: list[Relation] = []
        self._tracks: list[Relation] = []
        self._facts: list[Fact] = []
        self._refusals: dict[str, str] = {}

    # -- what is known -----------------------------------------------------------------------------------------

    def _fresh(self) -> Known:
        """What the seat knows; what was worked out from it before is dropped when it has changed."""
        known = self.desk.play.known
        if known is not self._of:
            self._of, self._refusals = known, {}
            self._relations, self._tracks, self._facts = relations(known), tracks(known), between(known)
        return known

    def refused(self, order: str) -> str:
        """Why an order cannot be given now, "" where it can."""
        known = self._fresh()
        if known.session.over:
            return _("The game is over.")
        if known.session.seats[known.seat] != PERSON:
            return _("{player} plays your seat now.").format(player=known.session.seats[known.seat])
        if order not in self._refusals:
            self._refusals[order] = refusal(known, order)
        return self._refusals[order]

    def why(self, name: str) -> None:
        """Say why a number between the states is what it is."""
        from game.desktop.screens.why import open_why  # it may lead back here

        open_why(self.desk, name)

    # -- building ----------------------------------------------------------------------------------------------

    def build(self, ui: Ui) -> Widget:
        play = self.desk.play
        seat, session = play.names.seat_name(play.seat), play.session
        turn = min(session.turn, session.last_turn)
        where = _("{seat} · turn {turn} of {last}").format(seat=seat, turn=turn, last=session.last_turn)
        known = play.known
        if not negotiates(known):
            bar = top_bar(self.desk, _("Diplomacy"), where, [_figure(*self._people())])
            return game_screen(bar, Panel(self._nobody(), pad=24, ground="sea"), self._foot(able=False))
        self._fresh()
        bar = top_bar(self.desk, _("Diplomacy"), where, [_figure(*one) for one in (self._decisions(), self._people())])
        standing, offers = standing_view(self, known, self._relations), offers_view(self, known)
        orders = self._orders(known)
        countries = [tracks_view(self, self._tracks, self._facts)] if self._tracks else []
        if width_class(ui) == "narrow":
            items = [offers, *([] if orders is None else [orders]), standing, *countries]
            return game_screen(bar, Scroll(Panel(Column(items, gap=16), pad=12, ground="sea"), key="diplomacy", grow=1),
                               self._foot(able=True))  # fmt: skip
        left = Sized(Panel(Scroll(Panel(standing, pad=16, ground=""), key="standing", grow=1), pad=0), width=SIDE)
        items = [offers, *([] if orders is None else [orders]), *countries]
        right = Scroll(Panel(Column(items, gap=16), pad=16, ground="sea"), key="offers", grow=1)
        body = Row([left, Divider(upright=True), right], gap=0, align="stretch")
        return game_screen(bar, body, self._foot(able=True))

    def _nobody(self) -> Widget:
        """Why there is nothing to negotiate."""
        words = _("No other state is at the table in this scenario: there is nobody to negotiate with.")
        if self.desk.play.seat not in STATE_SEATS:
            words = _("Accords are between the two states; your seat has no part in them.")
        return Row([Icon("accord", 20), Text(words, BODY, "second", grow=1)], gap=12)

    def _decisions(self) -> tuple[str, str, str]:
        left, whole = self.desk.play.known.decisions_left, int(self.desk.play.known.view.attention[0])
        words = _("{left} of {whole} left").format(left=number(left), whole=number(whole))
        return "attention", _("Decisions"), "-" if self.desk.play.session.over else words

    def _people(self) -> tuple[str, str, str]:
        session, seat = self.desk.play.session, self.desk.play.seat
        turns = range(1, len(session.turns) + 1)
        killed = sum(int(view_after(session, seat, turn).civilian_deaths[0].sum()) for turn in turns)
        return "civilians", _("Bystanders killed"), _("{count} so far").format(count=number(killed))

    def _orders(self, known: Known) -> Widget | None:
        """The other orders of diplomacy that the seat may give in this scenario."""
        names = [name for name in ORDERS if name in allowed_orders(known)]
        if not names:
            return None
        items: list[Widget] = [Text(_("Orders that the other state will read"), PANEL)]
        if len(names) <= MOST_FLAT:
            return Column([*items, Flow([self._order_button(name) for name in names], gap=10, line_gap=10)], gap=10)
        narrow = width_class(self.ui) == "narrow"
        for topic, inside in by_topic(names).items():
            head = Text(_(TOPICS[topic][0]), LABEL, "label")
            buttons = Flow([self._order_button(name) for name in inside], gap=10, line_gap=10)
            if narrow:
                items += [head, buttons]
            else:
                items.append(Row([Sized(head, width=TOPIC), Column([buttons], grow=1)], gap=12))
        return Column(items, gap=10)

    def _order_button(self, name: str) -> Widget:
        reason = self.refused(name)
        words = _("{order}…").format(order=order_titles.title(name))
        button = Button(words, icon=ORDER_ICONS[name], key=f"order-{name}", refused=reason, tip=reason or _tip(name),
                        icon_colour="accent", on_press=partial(self.order, name))  # fmt: skip
        return button if not reason else Column([button, Text(reason, LABEL, "label")], gap=4)

    def order(self, name: str, given: dict[str, object] | None = None) -> None:
        """Open the dialog of an order."""
        from game.desktop.screens.orders.dialog import open_order  # it opens the editor of offers itself

        open_order(self.desk, name, given)

    def _foot(self, able: bool) -> Widget:
        left: list[Widget] = [
            Button(_("Back"), icon="arrow_left", key="back", shortcut="Esc", on_press=self.desk.back,
                   tip=_("To the screen before"))
        ]  # fmt: skip
        if not able or "propose_accord" not in allowed_orders(self.desk.play.known):
            return foot_bar(left, [])
        waiting = self.desk.play.session.open_offers(self.desk.play.seat) if not self.desk.play.session.over else ()
        if waiting:
            answer: Callable[[], object] = partial(open_answer, self.desk)
            offer = self._offer_button("plain", "control")
            main = Button(_("Answer the offer"), icon="answer", key="answer_main", kind="main", size="large",
                          shortcut="Enter", on_press=answer)  # fmt: skip
            return foot_bar(left, [offer, main])
        return foot_bar(left, [self._offer_button("main", "large")])

    def _offer_button(self, kind: str, size: str) -> Button:
        reason = self.refused("propose_accord")
        tip = reason or _("What you give, what you ask, for how many turns")
        return Button(_("Offer an accord"), icon="accord", key="offer", kind=kind, size=size, shortcut="A", refused=reason,
                      tip=tip, on_press=partial(open_offer, self.desk))  # fmt: skip


def _tip(name: str) -> str:
    return _(wording.ORDER_WORDS.get(name, name))


def _figure(icon: str, label: str, value: str) -> Widget:
    words = Column([Text(label, LABEL, "label", wrap=False), Text(value, BODY_BOLD)], gap=2)
    return Panel(Row([Icon(icon, 18), words], gap=10), pad=(16, 10), ground="")
