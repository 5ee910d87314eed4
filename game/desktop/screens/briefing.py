"""The briefing: the situation as this seat reads it, what it has, by what it is judged, what it can order and what not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.clients import order_titles, standing
from game.clients.known import Known
from game.clients.numbers import measured
from game.clients.order_forms import allowed_orders
from game.core.orders import ORDERS
from game.core.world import Bound, Mandate
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, PANEL
from game.desktop.art.icon_tables import ORDER_ICONS
from game.desktop.screen import Screen
from game.desktop.screens.frame import foot_bar, game_screen, lens_name, mandate_of, top_bar, width_class
from game.desktop.screens.shell import Centred, said
from game.desktop.widgets.cards import card
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import note
from game.desktop.widgets.layout import Column, Divider, Flow, Grid, Panel, Row, Sized
from game.desktop.widgets.markdown import markdown, plain
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Icon, Text
from game.session import wording
from game.session.briefing import briefing_for
from game.session.naming import text_in
from game.texts import _, first_up, money, ngettext, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

WORDS_A_MINUTE: Final = 220  # that people read
SIDE: Final = 440


class Briefing(Screen):
    """The briefing of the seat that sits; of several seats at one window it shows that seat's own section alone."""

    name = "briefing"

    def __init__(self, desk: Desk, **arguments: object) -> None:
        super().__init__(desk)

    def build(self, ui: Ui) -> Widget:
        game = self.desk.play
        session, known, scenario = game.session, game.known, game.session.setup.scenario
        text = briefing_for(scenario, game.seat)
        first = session.turn == 1 and not game.here.briefed and not session.over
        go = Button(
            _("Begin planning") if first else _("To the planning"), key="begin", kind="main", size="large", shortcut="Enter",
            on_press=self._begin, tip=_("Plan the turn; the briefing stays in the menu"),
        )  # fmt: skip
        minutes = max(1, (len(plain(text).split()) + WORDS_A_MINUTE // 2) // WORDS_A_MINUTE)
        reading = ngettext("About {count} minute to read", "About {count} minutes to read", minutes).format(
            count=number(minutes)
        )
        left: list[Widget] = [Row([Icon("clock", 18, "label"), Text(reading, LABEL, "label")], gap=8)]
        if len(self.desk.stack) > 1:
            left.insert(0, Button(_("Back"), key="back", icon="arrow_left", shortcut="Esc", on_press=self.desk.back))
        subtitle = _("{seat} · briefing").format(seat=game.names.seat_name(game.seat))
        bar = top_bar(self.desk, text_in(scenario.head.title), subtitle, mandate=False)
        story = self._story(ui, text)
        facts = [self._purses(known), *self._mandate(known), self._orders(known)]
        narrow = width_class(ui) == "narrow"
        body: Widget
        if narrow:
            body = Scroll(Panel(Column([story, *facts], gap=16), pad=16, ground=""), key="briefing", grow=1)
        else:
            read = Scroll(Panel(Centred(story, 820), pad=(32, 24), ground=""), key="briefing", grow=1)
            side = Scroll(Panel(Column(facts, gap=12), pad=16, ground=""), key="facts", grow=1)
            body = Row(
                [Column([read], gap=0, grow=1), Divider(upright=True), Sized(Column([side], gap=0), width=SIDE)],
                gap=0, align="stretch",
            )  # fmt: skip
        return game_screen(bar, body, foot_bar(left, [go]))

    def _story(self, ui: Ui, text: str) -> Widget:
        head = self.desk.play.session.setup.scenario.head
        note_ = Panel(said("info", text_in(head.note)), pad=(16, 12), ground="raised", radius=6)
        return Column([note_, markdown(text, title=False)], gap=16)

    # -- what the seat has -------------------------------------------------------------------------------------

    def _purses(self, known: Known) -> Widget:
        view, items = known.view, list[Widget]()

        def add(icon: str, label: str, value: str, tip: str) -> None:
            words = Column([Text(label, LABEL, "label"), Text(value, BODY_BOLD)], gap=0, grow=1)
            items.append(Panel(Row([Icon(icon, 18), words], gap=8), pad=0, ground="", tip=tip))

        add("attention", _("Decisions a turn"), number(int(view.attention[0])),
            _("Every order takes one; what runs on takes none"))  # fmt: skip
        if int(view.points[0]):
            add(
                "eye",
                _("Intelligence points"),
                number(int(view.points[0])),
                _("Shared out among what you watch; back every turn"),
            )
        if view.teams.own.any():
            words = _("{ready} of {all} can go").format(
                ready=number(int(view.free_teams[0])), all=number(int(view.teams.own.sum()))
            )
            add("teams", _("Raid teams"), words, _("A team that has raided must rest"))
        if view.own_group is not None:
            add("funds", _("Cash"), money(int(view.own_group.cash[0])), _("What your group has to spend"))
        elif int(view.funds[0]) or int(view.grant[0]):
            add("funds", _("Funds"), money(int(view.funds[0])), _("What you have to spend; more is granted every week"))
        if view.own_group is None:
            add("capital", _("Capital"), _("{value} of 100").format(value=number(float(view.capital[0]))),
                _("Political and diplomatic credit, spent on what others must agree to"))  # fmt: skip
            add("politics", _("Approval"), _("{value} of 100").format(value=number(float(view.approval[0]))),
                _("How far the public approves of your security policy"))  # fmt: skip
        troops = int(view.troops[0].sum()) + int(view.troops_border[0])
        if troops and "deploy" in view.world.orders.get(known.seat, frozenset()):
            add("troops", _("Soldiers and guards"), number(troops), _("In the states and at the border"))
        name = known.names.seat_name(known.seat)
        return card(_("What you have"), [Grid(items, least_column=170, gap=12)], name, gap=12)

    # -- by what it is judged ----------------------------------------------------------------------------------

    def _mandate(self, known: Known) -> list[Widget]:
        mandate = mandate_of(self.desk)
        if mandate is None:
            words = _("Your seat is not judged by a mandate in this scenario; play for what your group is after.")
            return [card(_("By what you are judged"), [Text(words, BODY, "second"), *self._others(known)])]
        session = known.session
        goal = _("{target} of 100 on the lens {lens}").format(lens=lens_name(mandate.lens), target=number(mandate.target))
        items: list[Widget] = [
            Text(text_in(mandate.title), BODY_BOLD),
            _bound("mandate", "accent", _("Goal"), goal, ""),
            _bound("warning", "second", _("Floor"), text_in(mandate.floor.text), self._now(known, mandate.floor)),
            _bound("shield", "second", _("Red line"), text_in(mandate.red_line.text), self._now(known, mandate.red_line)),
            Divider(),
            *self._lens(known, mandate),
            note(_("Two results compare by red line, then floor, then lens. There is no total score.")),
            *self._others(known),
        ]
        aside = _("secret") if session.secret_mandates else ""
        return [card(_("By what you are judged"), items, aside)]

    def _now(self, known: Known, bound: Bound) -> str:
        return standing.now(known.session, known.seat, bound)

    def _lens(self, known: Known, mandate: Mandate) -> list[Widget]:
        items: list[Widget] = [Text(_("The lens {name} is made of").format(name=lens_name(mandate.lens)), LABEL, "label")]
        for item in known.view.world.lenses[mandate.lens]:
            scale = _("0 at {zero}, 100 at {hundred}").format(
                zero=measured(item.measure, item.zero), hundred=measured(item.measure, item.hundred)
            )
            words = Column(
                [Text(first_up(standing.name_of(known.session, known.seat, item)), BODY), note(scale)], gap=0, grow=3
            )
            told = standing.now(known.session, known.seat, item)
            now = Text(_("told at the end") if told == standing.UNKNOWN else told, LABEL, "second", align="right", grow=2)
            items.append(Panel(Row([words, now], gap=12), pad=0, ground="", tip=text_in(item.source)))
        late = standing.told_late(known.session, known.seat, mandate.lens)
        return [*items, note(late)] if late else items

    def _others(self, known: Known) -> list[Widget]:
        """The mandates of the other seats, where they are no secret."""
        session = known.session
        others = [seat for seat in session.seats if seat != known.seat and seat in session.mandates]
        if others and session.secret_mandates and not session.over:
            return [Divider(), note(_("The mandates of the other seats are secret until the end."))]
        found: list[Widget] = []
        for seat in others:
            one = next((one for one in known.view.world.mandates.get(seat, ()) if one.id == session.mandates[seat]), None)
            if one is not None:
                words = _("{seat} plays for: {mandate}")
                found.append(note(words.format(seat=known.names.seat_name(seat), mandate=text_in(one.title))))
        return [Divider(), *found] if found else []

    # -- what it can order -------------------------------------------------------------------------------------

    def _orders(self, known: Known) -> Widget:
        allowed = allowed_orders(known)
        items: list[Widget] = []
        for name in allowed:
            words = Column(
                [Text(order_titles.title(name), BODY_BOLD), note(_(wording.ORDER_WORDS.get(name, "")))], gap=0, grow=1
            )
            items.append(Row([Icon(ORDER_ICONS.get(name, "plan"), 18, "second"), words], gap=12, align="top"))
        others = [one for one in self._elsewhere(known) if one not in allowed]
        if others:
            items += [
                Divider(),
                Text(_("Not yours to order"), PANEL),
                note(_("Others decide these; they may act while you plan.")),
            ]
            items.append(Flow([_tag(one) for one in others], gap=12, line_gap=6))
        aside = ngettext("{count} order", "{count} orders", len(allowed)).format(count=len(allowed))
        return card(_("What you control"), items, aside, gap=10)

    def _elsewhere(self, known: Known) -> list[str]:
        """Orders that other seats of the scenario may give."""
        given = known.view.world.orders
        theirs = {name for seat, names in given.items() if seat != known.seat for name in names}
        return [name for name in ORDERS if name in theirs]

    # -- what it does ------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        game = self.desk.play
        game.here.briefed = True
        self.desk.go("planning" if not game.session.over else "review")


def _bound(icon: str, colour: str, label: str, text: str, now: str) -> Widget:
    words: list[Widget] = [Text(label, LABEL, "label"), Text(text, BODY, "accent" if colour == "accent" else "text")]
    if now and now != standing.UNKNOWN:
        words.append(note(now))
    return Row([Icon(icon, 18, colour), Column(words, gap=0, grow=1)], gap=12, align="top")


def _tag(order: str) -> Widget:
    return Row([Icon(ORDER_ICONS.get(order, "plan"), 16, "label"), Text(order_titles.title(order), LABEL, "second")], gap=6)
