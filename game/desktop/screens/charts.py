"""Charts: any measure that the seat may know, over the turns, with the decisions taken in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from game.clients import series as measures
from game.clients import series_market as market
from game.clients.keeping import keep_files
from game.clients.order_titles import heading
from game.clients.recorded import record_notes
from game.clients.series import Decision, Series
from game.core.markets import LINES, PRODUCTS
from game.desktop.art.fonts import BODY, LABEL, LABEL_BOLD, TITLE
from game.desktop.art.icon_tables import EVENT_ICONS, ORDER_ICONS
from game.desktop.charts.export import figures_of, picture_of
from game.desktop.charts.line import SHAPES, Curve, LineChart
from game.desktop.records import export_folder
from game.desktop.screen import Screen
from game.desktop.screens.charts_offer import MOST, offer
from game.desktop.screens.frame import foot_bar, game_screen, top_bar, width_class
from game.desktop.screens.planning.strip import CIVILIANS
from game.desktop.widgets.choices import Choice, Choices
from game.desktop.widgets.controls import Button, Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Divider, Flow, Grid, Panel, Row, Sized
from game.desktop.widgets.palette import mixed
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.table import Heading, Line, Table
from game.desktop.widgets.text import Icon, Text
from game.texts import _, first_up, ngettext

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

CHART, TABLE, CHOOSE = "chart", "table", "choose"
FOUR_WEEKS: Final = 28.0  # days
# Units of what comes twice as often in twice the time.
COUNTED: Final = ("persons", "attacks", "leaders", "roadblocks", "kg pure", "million $", "guns")
GHOST: Final = 0.75  # how strongly the line of history is drawn in the colour of the game's own
MOST_ICONS: Final = ((6, 3), (12, 1))  # turns up to which so many icons of the decisions of a turn are shown


class Charts(Screen):
    """Measures over time, as the seat knew them."""

    name = "charts"

    def __init__(self, desk: Desk, measure: str = "") -> None:
        super().__init__(desk)
        self.shows = CHART
        self.chosen: list[str] = []
        self.region = ""
        self.group = ""
        self.product, self.gateway = PRODUCTS[0], ""
        self._reader: measures.Reader | None = None
        self._begin(measure)

    def _begin(self, measure: str) -> None:
        """Show what is asked for, else the first measures of the scenario."""
        known = self.desk.play.known
        if measure and self._readable(measure):
            self.chosen = [measure]
            of = measure.partition("@")[2]
            if of in known.view.world.regions:
                self.region = of
            elif of in known.view.world.gateways:
                self.gateway = of
            elif of in PRODUCTS:
                self.product = of
            elif of in known.view.world.groups:
                self.group = of
        if not self.chosen:
            offered = measures.measures_of_nation(known.session, known.seat)
            if not known.session.turns:  # what is counted in a turn has nothing to show yet
                offered = [one for one in offered if not measures.is_flow(one) or self.reader.series(one).record] or offered
            self.chosen = [*offered[:2], *(one for one in offered[2:] if one == CIVILIANS)]
        if not self.region:
            self.region = known.view.world.regions[0]
        if not self.group:
            here = [known.view.world.groups[place] for place in known.groups]
            self.group = known.own_group_id or (here[0] if here else known.view.world.groups[0])

    def _readable(self, series: str) -> bool:
        """Whether the seat may read a series of this id."""
        known = self.desk.play.known
        if series.startswith(measures.TRUE):
            return series in measures.measures_of_truth(known.session)
        measure, _at, of = series.partition("@")
        if not of:
            return measure in measures.measures_of_nation(known.session, known.seat)
        if of in known.view.world.regions:
            return measure in measures.measures_of_region(known.session, known.seat)
        if of in known.view.world.groups:
            return measure in measures.measures_of_group(known.session, known.seat, of)
        if of in known.view.world.gateways:
            return measure in market.measures_of_gateway(known.view, of)
        if of in LINES and measure in market.measures_of_line(known.view):
            return True
        return of in PRODUCTS and measure in market.measures_of_product(known.view)

    @property
    def reader(self) -> measures.Reader:
        """The series of the seat that sits; made anew when a turn has been resolved."""
        play = self.desk.play
        found = self._reader
        if found is None or found.session is not play.session or found.seat != play.seat or found.stale:
            found = self._reader = measures.Reader(play.session, play.seat)
        return found

    # -- acts --------------------------------------------------------------------------------------------------

    def show(self, what: str) -> None:
        """Show the chart, the table, or what there is to choose."""
        self.shows = what
        self.ui.refresh()

    def toggle(self, series: str) -> None:
        """Add a line, or take it away; the last one stays."""
        if series in self.chosen:
            if len(self.chosen) > 1:
                self.chosen.remove(series)
        elif len(self.chosen) < MOST:
            self.chosen.append(series)
        self.ui.refresh()

    def choose_region(self, region: str) -> None:
        """Offer the measures of a region."""
        self.region = region
        self.ui.refresh()

    def choose_group(self, group: str) -> None:
        """Offer the measures of a group."""
        self.group = group
        self.ui.refresh()

    def choose_product(self, product: str) -> None:
        """Offer the measures of a product."""
        self.product = product
        self.ui.refresh()

    def choose_gateway(self, gateway: str) -> None:
        """Offer the measures of a gateway."""
        self.gateway = gateway
        self.ui.refresh()

    def export_picture(self) -> None:
        """Keep the chart as a picture."""
        self._keep(".png", lambda: picture_of(self.ui.paint, self._picture))

    def export_figures(self) -> None:
        """Keep the figures of the chart."""
        self._keep(".csv", lambda: figures_of([self.reader.series(name) for name in self.chosen]))

    def _keep(self, ending: str, make: Callable[[], bytes]) -> None:
        play = self.desk.play
        stem = play.path.stem if play.path is not None else play.session.setup.scenario.id
        name = f"{stem}-chart-turn{len(play.session.turns)}"

        def write() -> None:
            (path,) = keep_files(export_folder(self.desk), name, {ending: make()})
            self.desk.toast(_("Kept as {path}.").format(path=path), "export")

        self.desk.guard(write)

    # -- the screen --------------------------------------------------------------------------------------------

    def build(self, ui: Ui) -> Widget:
        narrow = width_class(ui) == "narrow"
        if not narrow and self.shows == CHOOSE:
            self.shows = CHART
        known = self.desk.play.known
        resolved = len(known.session.turns)
        turns = ngettext("{count} turn resolved", "{count} turns resolved", resolved).format(count=resolved)
        subtitle = _("{seat} · {turn}").format(seat=known.names.seat_name(known.seat), turn=turns)
        bar = top_bar(self.desk, _("Charts"), subtitle, [Panel(Row([self._views(narrow)]), pad=(16, 8), ground="")])
        return game_screen(bar, self._body(ui, narrow), self._foot(narrow))

    def _views(self, narrow: bool) -> Widget:
        choices = [Choice(CHART, _("Chart"), tip=_("The lines over the turns"))]
        choices.append(Choice(TABLE, _("Table"), tip=_("The same figures as a table")))
        if narrow:
            choices.append(Choice(CHOOSE, _("Choose"), tip=_("What is to be shown, four lines at most")))
        return Choices(choices, self.shows, on_choose=self.show, key="view", fill=False)

    def _body(self, ui: Ui, narrow: bool) -> Widget:
        if narrow and self.shows == CHOOSE:
            return offer(self)
        shown = self._table(ui) if self.shows == TABLE else self._charts(ui, self.chosen)
        parts: list[Widget] = [self._chips(), *self._start_note(), shown]
        content = Scroll(Panel(Column(parts, gap=12), pad=(24, 16), ground=""), key="content", grow=1)
        if narrow:
            return content
        return Row([Sized(offer(self), width=304), Divider(upright=True), content], gap=0, align="stretch")

    def _start_note(self) -> list[Widget]:
        if self.desk.play.session.turns:
            return []
        words = _(
            "No turn has been resolved: of what is counted in a turn there is nothing yet; the rest stands as at the start."
        )
        return [Panel(Row([Icon("info", 18), Text(words, BODY, "second", grow=1)], gap=8), pad=(12, 8), ground="raised",
                      radius=6)]  # fmt: skip

    def _foot(self, narrow: bool) -> Widget:
        picture = Button(_("Export picture"), key="export-png", icon="export", shortcut="Ctrl+P", show_key=not narrow,
                         tip=_("Keep the chart as a PNG beside the record"), on_press=self.export_picture)  # fmt: skip
        figures = Button(_("Export figures"), key="export-csv", icon="table", shortcut="Ctrl+E", show_key=not narrow,
                         tip=_("Keep the figures as a CSV beside the record"), on_press=self.export_figures)  # fmt: skip
        back = Button(_("Back"), key="back", kind="main", size="large", shortcut="Esc", icon="arrow_left",
                      tip=_("To the screen before"), on_press=self.desk.back)  # fmt: skip
        return foot_bar([picture, figures], [back])

    def _chips(self) -> Widget:
        """What is shown, each with a cross to take it away."""
        chips: list[Widget] = []
        for name in self.chosen:
            series = self.reader.series(name)
            alone = len(self.chosen) == 1
            cross: list[Widget] = [] if alone else [Icon("close", 16, "accent")]
            words = Row([Text(first_up(series.label), LABEL_BOLD, "accent_hover"), *cross], gap=6)
            tip = _("The last line stays") if alone else _("Press to take it away")
            act = None if alone else partial(self.toggle, name)
            chips.append(Pressable(words, key=f"chip-{name}", radius=14, pad=(12, 5), chosen=True, on_press=act, tip=tip))
        return Flow(chips, gap=8)

    # -- the charts --------------------------------------------------------------------------------------------

    def _charts(self, ui: Ui, chosen: Sequence[str], height: int = 0) -> Widget:
        """One chart for each unit, so that only what can be compared shares an axis."""
        units: dict[tuple[str, bool], list[Series]] = {}
        for name in chosen:
            series = self.reader.series(name)
            units.setdefault((series.unit, series.flow), []).append(series)
        narrow = width_class(ui) == "narrow"
        columns = 1 if len(units) == 1 or narrow else 2
        room = ui.logical[1] - (290 if self.desk.play.session.turns else 340)
        tall = height or max(210 if narrow else 260, room // (1 if narrow else -(-len(units) // columns)) - 16)
        cards: list[Widget] = [
            Panel(self._chart(found, tall - 32), pad=16, edge="divider", radius=8) for found in units.values()
        ]
        notes: list[Widget] = [Text(line, LABEL, "label") for line in self._notes(chosen)]
        return Column([Grid(cards, columns=columns, gap=16), *notes], gap=8)

    def _notes(self, chosen: Sequence[str]) -> list[str]:
        """What the signs mean, as far as they are in use."""
        found = [self.reader.series(name) for name in chosen]
        lines = [_("A result of rules and assumptions, not a prediction.")]
        if any(point.error > 0.0 for one in found for point in one.points):
            lines.append(_("Whiskers: one standard error to either side of what was believed then."))
        if any(one.truth for one in found):
            lines.append(_("Dashed: what was true."))
        if self._decisions():
            words = _("Below the axis: your decisions (amber)")
            if any(not one.own for one in self._decisions()):
                words = _("Below the axis: your decisions (amber) and those of the other seats (grey, in a frame)")
            lines.append(words)
        return [*record_notes(one.record for one in found), " ".join(lines)]

    def _chart(self, found: Sequence[Series], height: int) -> LineChart:
        session, look = self.desk.play.session, self.ui.paint.palette
        tints = (look.own, look.families[3], look.families[2], look.second)
        recorded = any(one.record for one in found)  # history is drawn to its end, the game as far as it has been played
        last = session.last_turn if recorded else max(len(session.turns), 1)
        curves = [
            Curve(
                _beside(one, _("this game")) if one.record else first_up(one.label),
                [(point.turn, point.value * self._rate(one, point.turn), point.error * self._rate(one, point.turn))
                 for point in one.points],
                tints[place], SHAPES[place],
                truth=[(point.turn, point.value * self._rate(one, point.turn)) for point in one.truth],
            )
            for place, one in enumerate(found)
        ]  # fmt: skip
        curves += [
            Curve(
                _beside(one, one.record.label),
                [(turn, value * self._rate(one, turn), 0.0) for turn, value in one.record.points],
                mixed(look.panel, tints[place], GHOST), ghost=True,
            )
            for place, one in enumerate(found)
            if one.record
        ]  # fmt: skip
        places = [_("start"), *(_("turn {turn}").format(turn=turn) for turn in range(1, last + 1))]
        whole = found[0].unit in ("persons", "attacks", "leaders", "roadblocks", "regions", "groups", "teams")
        return LineChart(
            curves, places, words=found[0].words, unit=self._unit_line(found[0]), height=height, whole=whole,
            marks=self._marks(last), nothing=_("Nothing yet: the first turn has not been resolved."),
            key=f"chart-{found[0].unit}-{found[0].flow}",
            tip=_("Point at a turn, or move with the arrows, to read its values"),
        )  # fmt: skip

    def _paced(self, one: Series) -> bool:
        """Whether a count is drawn as in four weeks, for the turns of the game are not of one length."""
        session = self.desk.play.session
        lengths = {session.truth.world.days_of(turn) for turn in range(1, session.last_turn + 1)}
        return one.flow and one.unit in COUNTED and len(lengths) > 1

    def _rate(self, one: Series, turn: int) -> float:
        return FOUR_WEEKS / self.desk.play.session.truth.world.days_of(turn) if self._paced(one) else 1.0

    def _unit_line(self, one: Series) -> str:
        if self._paced(one):
            return _("{unit} in four weeks").format(unit=measures.unit_words(one.unit))
        return _unit_line(one)

    def _decisions(self) -> list[Decision]:
        return self.reader.decisions

    def _marks(self, places: int) -> list[tuple[int, Widget]]:
        """Below each turn what was decided in it, on an axis of so many turns."""
        found: dict[tuple[int, bool], list[Decision]] = {}
        for one in self._decisions():
            found.setdefault((one.turn, one.own), []).append(one)
        marks: list[tuple[int, Widget]] = []
        for turn in sorted({turn for turn, _own in found}):
            rows = [self._mark(found[turn, own], own, places) for own in (True, False) if (turn, own) in found]
            marks.append((turn, Column(rows, gap=4, align="centre")))
        return marks

    def _mark(self, made: Sequence[Decision], own: bool, places: int) -> Widget:
        colour = "accent" if own else "second"
        icons = list(dict.fromkeys(ORDER_ICONS.get(one.order) or EVENT_ICONS[one.order] for one in made))
        turns = places * (2 if width_class(self.ui) == "narrow" else 1)
        most = next((icons_ for last, icons_ in MOST_ICONS if turns <= last), 0)
        items: list[Widget] = [Icon(icon, 16, colour) for icon in icons[:most]]
        items.append(Text(str(len(made)), LABEL_BOLD, colour))
        known = self.desk.play.known
        words = [one.text if one.given is None else heading(known, one.given) for one in made]
        who = _("Your decisions") if own else _("Decisions of others")
        told = "\n".join(
            text if own else f"{known.names.seat_name(one.seat)}: {text}" for one, text in zip(made, words, strict=True)
        )
        return Panel(Row(items, gap=3), pad=(4, 1), ground="", edge="" if own else "control_edge", radius=4,
                     tip=f"{who}\n{told}")  # fmt: skip

    # -- the table ---------------------------------------------------------------------------------------------

    def _table(self, ui: Ui) -> Widget:
        found = [self.reader.series(name) for name in self.chosen]
        headings = [Heading(_("turn"))]
        for one in found:
            headings.append(Heading(first_up(one.label), number=True, grow=1))
            if one.truth:
                headings.append(Heading(_("true"), number=True))
            if one.record:
                headings.append(Heading(one.record.label, number=True))
        headings.append(Heading(_("your decisions"), number=True))
        mine = [one for one in self._decisions() if one.own]
        lines = []
        for turn in range(len(self.desk.play.session.turns) + 1):
            cells = [_("start") if not turn else str(turn)]
            for one in found:
                cells.append(_cell(one, turn))
                if one.truth:
                    cells.append(next((one.words(point.value) for point in one.truth if point.turn == turn), "-"))
                if one.record:
                    cells.append("-" if (value := one.record.at(turn)) is None else one.words(value))
            cells.append(str(sum(one.turn == turn for one in mine)) if turn else "-")
            lines.append(Line(cells, key=f"turn{turn}"))
        notes = [*record_notes(one.record for one in found), _("A result of rules and assumptions, not a prediction.")]
        return Column([Table(ui, headings, lines, key="figures"), *(Text(one, LABEL, "label") for one in notes)], gap=12)

    # -- the picture -------------------------------------------------------------------------------------------

    def _picture(self, ui: Ui) -> Widget:
        """The chart as it is exported: with the game, the seat and the turn, on one page."""
        known = self.desk.play.known
        title = "; ".join(first_up(self.reader.series(name).label) for name in self.chosen)
        words = _("{scenario}, {seat}, after turn {turn} of {last}").format(
            scenario=known.session.setup.scenario.id, seat=known.names.seat_name(known.seat), turn=len(known.session.turns),
            last=known.session.last_turn,
        )  # fmt: skip
        units = len({(self.reader.series(name).unit, self.reader.series(name).flow) for name in self.chosen})
        charts = self._charts(ui, self.chosen, 690 if units <= 2 else 340)
        return Panel(Column([Text(title, TITLE), Text(words, BODY, "second"), charts], gap=12), pad=(32, 24), ground="sea")


def _beside(one: Series, whose: str) -> str:
    """The name of one of two lines of a measure: of this game, or of the record."""
    return _("{label}: {whose}").format(label=first_up(one.label), whose=whose)


def _cell(one: Series, turn: int) -> str:
    point = one.at(turn)
    if point is None:
        return "-"
    if point.error <= 0.0:
        return one.words(point.value)
    return _("{value} ± {error}").format(value=one.words(point.value), error=one.words(point.error))


def _unit_line(one: Series) -> str:
    unit = measures.unit_words(one.unit)
    return _("{unit} a turn").format(unit=unit) if one.flow else unit
