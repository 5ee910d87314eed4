"""The report of a turn: what moved and why, what was said and what came, every order, every event."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game.clients.headings import short_days
from game.desktop.art.fonts import BODY, LABEL
from game.desktop.screen import Screen
from game.desktop.screens.frame import foot_bar, game_screen, top_bar, width_class
from game.desktop.screens.turn_report import expected
from game.desktop.screens.turn_report.events import all_events, framed
from game.desktop.screens.turn_report.export import export
from game.desktop.screens.turn_report.facts import Facts, read
from game.desktop.screens.turn_report.summary import EDGE, summary
from game.desktop.widgets.controls import Button, Tab
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Divider, Gap, Panel, Row
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Icon, Text
from game.texts import N_, _, current, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

# Tabs: id, words, what it is. The last two lead to screens of their own.
TABS: Final = (
    ("summary", N_("Summary"), N_("What moved, why, and what was expected")),
    ("orders", N_("Orders"), N_("What was ordered, and what came of it")),
    ("events", N_("Events"), N_("Every event that you were told")),
    ("charts", N_("Charts"), N_("Any measure over time")),
    ("map", N_("Map"), N_("The map as it stands now")),
)
ROOMY: Final = 1760  # px at 100% from which the bar has room for the note that this is no prediction
NOT_A_PREDICTION: Final = N_("A result of rules and assumptions, not a prediction")


class Report(Screen):
    """The report of a resolved turn, of the seat that sits; `turn` 0 means the last one."""

    name = "report"

    def __init__(self, desk: Desk, turn: int = 0) -> None:
        super().__init__(desk)
        self.turn = max(0, turn)
        self.tab = "summary"
        self.chosen = ""  # the number whose causes are shown; "" for the one that changed most
        self.topic = ""  # of the events shown; "" for all
        self._facts: tuple[tuple[object, ...], Facts] | None = None

    @property
    def resolved(self) -> int:
        """How many turns have been resolved."""
        return len(self.desk.play.session.turns)

    @property
    def shown(self) -> int:
        """The turn that is shown; 0 when none has been resolved."""
        return min(self.turn or self.resolved, self.resolved)

    def entered(self) -> None:
        here = self.desk.play.here
        here.told = max(here.told, self.resolved)

    def facts(self) -> Facts:
        """What there is to tell; read anew when turn, seat or language have changed."""
        play = self.desk.play
        stamp = (self.shown, self.resolved, play.seat, current(), id(play.session), play.session.over)
        if self._facts is None or self._facts[0] != stamp:
            self._facts = (stamp, read(play, self.shown))
        return self._facts[1]

    # -- what the player does ----------------------------------------------------------------------------------

    def open_tab(self, tab: str) -> None:
        """Show a page; charts and map are screens of their own."""
        if tab == "charts":
            self.desk.push("charts")
        elif tab == "map":
            self.go_on()
        else:
            self.tab = tab
            self.ui.refresh()

    def choose(self, name: str) -> None:
        """Show the causes of another number."""
        self.chosen = name

    def show_topic(self, topic: str) -> None:
        """Show only the events that have to do with a topic."""
        self.topic = topic

    def step(self, by: int) -> None:
        """Show the report of a turn before or after."""
        self.turn = max(1, min(self.shown + by, self.resolved))

    def go_on(self) -> None:
        """To the planning of the next turn, or to the review once the game is over."""
        self.desk.go("review" if self.desk.play.session.over else "planning")

    def write(self) -> None:
        """Keep the report as files, and say where."""
        picture, table = export(self.desk, self.shown)
        text = _("Written: {picture} and {table}, in {folder}.")
        self.desk.toast(text.format(picture=picture.name, table=table.name, folder=picture.parent), "save")

    # -- what it shows -----------------------------------------------------------------------------------------

    def build(self, ui: Ui) -> Widget:
        play = self.desk.play
        if not self.resolved:
            bar = top_bar(self.desk, _("Report"), play.names.seat_name(play.seat))
            text = _(
                "No turn has been resolved yet. The report tells what came of your orders once the first turn has ended."
            )
            body = Panel(Row([Icon("info", 20, "second"), Text(text, BODY, "second", grow=1)], gap=12), pad=EDGE, ground="")
            return game_screen(bar, Scroll(body, key="report", grow=1), foot_bar([], [self._onward()]))
        return game_screen(self._bar(ui), Scroll(self._page(ui), key=f"report-{self.tab}", grow=1), self._foot())

    def _bar(self, ui: Ui) -> Widget:
        play = self.desk.play
        title = _("Report, turn {turn}").format(turn=number(self.shown))
        subtitle = _("{seat} · {days} · turn {turn} of {last}").format(
            seat=play.names.seat_name(play.seat), days=short_days(play.session, self.shown), turn=number(self.shown),
            last=number(play.session.last_turn),
        )  # fmt: skip
        tabs: list[Widget] = [
            Tab(_(words), chosen=name == self.tab, key=f"tab-{name}", tip=_(tip), shortcut=str(place),
                on_press=partial(self.open_tab, name))
            for place, (name, words, tip) in enumerate(TABS, start=1)
        ]  # fmt: skip
        caution = Row([Icon("info", 16, "label"), Text(_(NOT_A_PREDICTION), LABEL, "label", grow=1)], gap=8)
        folded = width_class(ui)
        caution.grow = 1
        if ui.logical[0] >= ROOMY:
            return top_bar(self.desk, title, subtitle, [Gap(8), *tabs, Gap(24), caution, Gap(16)])
        if folded == "wide":
            bar = top_bar(self.desk, title, subtitle, [Gap(8), *tabs])
            return Column([bar, Panel(Row([caution]), pad=(EDGE, 6)), Divider()], gap=0)
        strip = Panel(Row([Row(tabs, gap=0), Gap(16), caution, Gap(8)], gap=8), pad=(8, 0))
        return Column([top_bar(self.desk, title, subtitle), strip, Divider()], gap=0)

    def _page(self, ui: Ui) -> Widget:
        facts = self.facts()
        if self.tab == "orders":
            inner = expected.all_orders(self.desk, facts, width_class(ui) == "narrow")
        elif self.tab == "events":
            inner = framed(all_events(self.desk, facts, self.topic, self.show_topic, width_class(ui) == "narrow"))
        else:
            inner = summary(self.desk, ui, facts, self.chosen, self.choose)
        return Panel(inner, pad=(EDGE, 16), ground="")

    def _foot(self) -> Widget:
        left: list[Widget] = [
            Button(_("Play back"), icon="play", key="play-back", tip=_("Play the turn back on the map"),
                   shortcut=self.desk.settings.key("play"), on_press=partial(self.desk.push, "playback", turn=self.shown)),
            Button(_("Export PNG, CSV"), icon="export", key="export", shortcut="E",
                   tip=_("Keep this page as a picture and the headline measures as a table"),
                   on_press=partial(self.desk.guard, self.write)),
        ]  # fmt: skip
        if self.shown > 1:
            left.append(Button(icon="step_back", key="earlier", tip=_("Report of the turn before"), shortcut="Left",
                               show_key=False, on_press=partial(self.step, -1)))  # fmt: skip
        if self.shown < self.resolved:
            left.append(Button(icon="step_forward", key="later", tip=_("Report of the turn after"), shortcut="Right",
                               show_key=False, on_press=partial(self.step, 1)))  # fmt: skip
        return foot_bar(left, [self._onward()])

    def _onward(self) -> Widget:
        session = self.desk.play.session
        words = _("To the review") if session.over else _("Continue to turn {turn}").format(turn=number(session.turn))
        return Button(words, kind="main", size="large", key="continue", shortcut="Enter", on_press=self.go_on,
                      tip=_("The whole game, step by step") if session.over else _("Plan the next turn"))  # fmt: skip
