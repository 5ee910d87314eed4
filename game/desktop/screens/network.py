"""The network: groups as a graph of war and alliance, and the people of one of them as an organisation chart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import pygame

from game.clients.group_facts import marks
from game.clients.known import Known
from game.clients.ties import Tie, of_group, stated, ties
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL
from game.desktop.charts.marks import Rungs
from game.desktop.network.graph import Graph, Node
from game.desktop.network.layout import lay_out
from game.desktop.network.legend import group_table, legend, mark_icons
from game.desktop.network.panel import (
    bold_note,
    estimates,
    group_head,
    members_words,
    person_panel,
    succession_words,
    ties_words,
)
from game.desktop.network.people import People, chart_of
from game.desktop.screen import Screen
from game.desktop.screens.frame import foot_bar, game_screen, top_bar, width_class
from game.desktop.widgets.cards import section
from game.desktop.widgets.choices import Choice, Choices
from game.desktop.widgets.controls import Button, Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.field import TextField
from game.desktop.widgets.layout import Anchored, Column, Divider, Flow, Grid, Panel, Row, Sized, Stack
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import GroupSymbol, Icon, Text
from game.session import wording
from game.texts import _, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

GRAPH, PEOPLE, TABLE = "ties", "people", "table"
LEGEND: Final = 314  # px at 100% that the legend is wide
NOTE: Final = 520  # px at 100% that a note over the graph is wide at most
LOW: Final = 560  # px at 100% of height, below which a window is low


class Network(Screen):
    """Groups and the people who lead them, as the seat knows them."""

    name = "network"

    def __init__(self, desk: Desk, group: str = "") -> None:
        super().__init__(desk)
        self.group = group.split("/", 1)[0]
        self.person = -1
        self.sought = ""
        self.shows = GRAPH
        if "/" in group and group in desk.play.known.view.world.posts:
            self.person = desk.play.known.view.world.posts.index(group)

    # -- what is chosen ----------------------------------------------------------------------------------------

    def choose_group(self, group: str) -> None:
        """Show a group."""
        if group != self.group:
            self.person = -1
        self.group = group
        self.ui.refresh()

    def choose_person(self, place: int) -> None:
        """Show a person, or no longer."""
        self.person = -1 if place == self.person else place
        self._bring_up()

    def _bring_up(self) -> None:
        """Let the card of the person who is chosen be seen beside what is told of him."""
        self.ui.refresh()
        self.ui.settle()
        card = self.ui.find(f"person{self.person}") if self.person >= 0 and not self._low else None
        if card is not None:
            self.ui.set_focus(card)

    @property
    def _low(self) -> bool:
        """Whether the window is so low that what is told of a person stands first and scrolls with the rest."""
        return self.ui.logical[1] < LOW

    def show(self, what: str) -> None:
        """Show the graph, the people or the table."""
        self.shows = what
        self.ui.refresh()

    def seek(self, text: str) -> None:
        """Look for a group or a person."""
        self.sought = text
        self.ui.refresh()

    def take(self, found: tuple[str, int]) -> None:
        """Go to what was found."""
        self.sought = ""
        self.choose_group(found[0])
        self.person = found[1]
        if self.person >= 0 and width_class(self.ui) == "narrow":
            self.shows = PEOPLE
        self._bring_up()

    def key(self, event: pygame.event.Event) -> bool:
        if event.key != pygame.K_ESCAPE:
            return False
        if self.sought:
            self.seek("")
        elif self.person >= 0:
            self.choose_person(-1)
        else:
            return False
        return True

    def _settle(self, known: Known) -> None:
        """Choose the largest group first, one's own before it; drop what exists no longer."""
        here = [known.view.world.groups[place] for place in known.groups]
        if self.group not in here:
            self.group = known.own_group_id if known.own_group_id in here else ""
        if not self.group and here:
            beliefs = known.view.beliefs
            sizes = {
                group: 0.0 if beliefs is None else float(beliefs.members[0, known.view.world.groups.index(group)])
                for group in here
            }
            self.group = max(here, key=lambda group: sizes[group])
        if self.person >= 0:
            post = known.view.world.posts[self.person]
            if self.person not in known.known_leaders() or post.split("/", 1)[0] != self.group:
                self.person = -1

    # -- the screen --------------------------------------------------------------------------------------------

    def build(self, ui: Ui) -> Widget:
        known = self.desk.play.known
        self._settle(known)
        found = ties(known)
        narrow = width_class(ui) == "narrow"
        bar = top_bar(self.desk, _("Network"), self._subtitle(known), self._controls(narrow))
        if narrow:
            body = self._narrow(ui, known, found)
        else:
            room = ui.logical[0]
            panel = Sized(self._panel(ui, known, found), width=640 if room >= 1560 else 560 if room >= 1320 else 500)
            left = self._left(ui, known, found)
            left.grow = 1
            body = Row([left, Divider(upright=True), panel], gap=0, align="stretch")
        return game_screen(bar, body, self._foot(known))

    def _subtitle(self, known: Known) -> str:
        session = known.session
        turn = _("after the end") if session.over else _("turn {turn} of {last}").format(
            turn=session.turn, last=session.last_turn
        )  # fmt: skip
        return _("{seat} · {turn}").format(seat=known.names.seat_name(known.seat), turn=turn)

    def _controls(self, narrow: bool) -> list[Widget]:
        choices = [Choice(GRAPH, _("War and alliance"), tip=_("Groups and how they stand with each other"))]
        if narrow:
            choices.append(Choice(PEOPLE, _("Group"), tip=_("The group that is chosen, and its people")))
        choices.append(Choice(TABLE, _("Table"), tip=_("The same groups as a table")))
        if not narrow and self.shows == PEOPLE:
            self.shows = GRAPH
        shown = Choices(choices, self.shows, on_choose=self.show, key="view", fill=False)
        hint = _("Find a group or a person") if narrow or width_class(self.ui) == "wide" else _("Find a name")
        seek = TextField(self.sought, hint=hint, icon="search", key="seek", longest=40,
                         on_change=self.seek, on_submit=self._submit, shortcut="Ctrl+F",
                         tip=_("Type a name; Enter goes to the first that is found"))  # fmt: skip
        field = Sized(seek, width=0, least_width=160, most_width=280)
        field.grow = 1
        return [Panel(Row([shown, field], gap=16), pad=(16, 8), ground="", grow=1)]

    def _submit(self, text: str) -> None:
        found = self._found(self.desk.play.known)
        if found:
            self.take(found[0])

    def _foot(self, known: Known) -> Widget:
        killed = int(known.view.civilian_deaths[0].sum())
        words = _("Bystanders killed last turn: {count}").format(count=number(killed))
        civilians = Row([Icon("civilians", 18), Text(words, BODY, "second")], gap=8)
        note = Text(_("What is believed, not what is true; not a prediction"), LABEL, "label")
        esc = "" if self.sought or self.person >= 0 else "Esc"  # it closes these first
        back = Button(_("Back"), key="back", kind="main", size="large", shortcut=esc, icon="arrow_left",
                      tip=_("To the screen before"), on_press=self.desk.back)  # fmt: skip
        left: list[Widget] = [civilians] if width_class(self.ui) == "narrow" else [civilians, note]
        return foot_bar(left, [back])

    def _narrow(self, ui: Ui, known: Known, found: tuple[Tie, ...]) -> Widget:
        if self.shows == PEOPLE:
            return self._panel(ui, known, found)
        return self._left(ui, known, found)

    def _left(self, ui: Ui, known: Known, found: tuple[Tie, ...]) -> Widget:
        if self.sought:
            return self._results(known)
        if self.shows == TABLE:
            table = group_table(ui, known, found, self.group, self._pick)
            return Scroll(Panel(table, pad=(16, 12), ground=""), key="table", grow=1)
        low = ui.logical[1] < 640 or width_class(ui) == "narrow"
        signs = legend(known, found, flat=low)
        note = self._little(known, found)
        over: list[Widget] = []
        corner, top = (0, 0), 0
        if not low:
            framed = Sized(signs, width=LEGEND)
            over.append(Anchored(framed, "sw"))
            corner = (ui.px(LEGEND + 20), ui.size(framed, ui.px(LEGEND))[1] + ui.px(20))
        if note is not None:
            framed = Sized(note, most_width=NOTE)
            over.append(Anchored(framed, "n", margin=12))
            top = ui.size(framed, ui.px(NOTE))[1] + ui.px(12)
        graph = Graph(
            self._nodes(known, found), found, self.group, on_choose=self._pick, key="graph", grow=1, corner=corner, top=top,
        )  # fmt: skip
        stack = Stack([graph, *over], grow=1)
        return Column([stack, Divider(), signs], gap=0) if low else stack

    def _little(self, known: Known, found: tuple[Tie, ...]) -> Widget | None:
        """A sentence where little is known, so that an empty picture is not taken for peace."""
        if len(known.groups) < 2:
            return bold_note("info", _("One group is known in this scenario: there is no war or alliance to show."))
        if known.view.beliefs is None:
            return bold_note(
                "info", _("Of other groups you know that they exist and how they stand with each other, no more.")
            )
        if not found:
            return bold_note("info", _("You know of no war and no alliance between groups."))
        return None

    def _pick(self, group: str) -> None:
        self.sought = ""
        self.choose_group(group)

    def _nodes(self, known: Known, found: tuple[Tie, ...]) -> list[Node]:
        world, beliefs, own = known.view.world, known.view.beliefs, known.view.own_group
        pairs = tuple(sorted(tuple(sorted(pair)) for pair in stated(known) if len(pair) == 2))
        spots = lay_out(world.groups, tuple((one, other) for one, other in pairs))
        nodes = []
        for place in known.groups:
            group = world.groups[place]
            members: float | None = None
            if beliefs is not None:
                members = float(beliefs.members[0, place])
            elif own is not None and own.group == place:
                members = float(own.members[0].sum())
            alarm = beliefs is not None and float(beliefs.reprisals[0, place]) > max(
                float(beliefs.reprisals_error[0, place]), 0.5
            )
            nodes.append(Node(group, known.names.group_name(group), members, spots[group],
                              self._tip(known, found, group, alarm), alarm, mark_icons(known, place)))  # fmt: skip
        return nodes

    def _tip(self, known: Known, found: tuple[Tie, ...], group: str, alarm: bool) -> str:
        mine = of_group(found, group)
        enemies = sum(tie.hostile for tie in mine)
        parts = [known.names.group_name(group), members_words(known, group), succession_words(known, group)]
        parts.append(_("enemies and rivals {enemies}, allies {allies}").format(enemies=enemies, allies=len(mine) - enemies))
        if alarm:
            parts.append(_("reprisals are expected"))
        parts += [one.words for one in marks(known, known.view.world.groups.index(group))]
        return "; ".join(part for part in parts if part)

    # -- searching ---------------------------------------------------------------------------------------------

    def _found(self, known: Known) -> list[tuple[str, int]]:
        """Groups (with -1) and people whose name holds what is sought."""
        text = self.sought.strip().casefold()
        if not text:
            return []
        world = known.view.world
        found = [
            (world.groups[place], -1)
            for place in known.groups
            if text in known.names.group_name(world.groups[place]).casefold() or text in world.groups[place].casefold()
        ]
        for place in known.known_leaders():
            words = f"{known.names.short_leader(world.posts[place])} {world.posts[place]}".casefold()
            if text in words:
                found.append((world.posts[place].split("/", 1)[0], place))
        return found

    def _results(self, known: Known) -> Widget:
        """What was found, in place of the graph."""
        matches = self._found(known)
        rows: list[Widget] = []
        for group, person in matches:
            words, detail = known.names.group_name(group), members_words(known, group)
            if person >= 0:
                words, detail = known.names.short_leader(known.view.world.posts[person]), words
            column = Column([Text(words, BODY_BOLD), Text(detail, LABEL, "label")], gap=0, grow=1)
            rows.append(Pressable(Row([GroupSymbol(group, 20), column], gap=12), key=f"found-{group}-{person}",
                                  on_press=partial(self.take, (group, person)), pad=(12, 6), radius=6,
                                  tip=_("Press to show it")))  # fmt: skip
        head = _("{count} found; Enter goes to the first").format(count=len(matches))
        if not rows:
            head = _("Nothing that you know of is called {text}.").format(text=self.sought.strip())
        items = [Text(head, BODY, "second"), Grid(rows, least_column=260, gap=4)]
        return Scroll(Panel(Column(items, gap=8), pad=(16, 14), ground=""), key="found", grow=1)

    # -- the group ---------------------------------------------------------------------------------------------

    def _planned(self, known: Known) -> dict[int, tuple[int, ...]]:
        """Numbers of planned orders by the person they are meant for."""
        posts = {known.role(place): place for place in known.typeable_leaders()}
        posts.update({known.view.world.posts[place]: place for place in known.typeable_leaders()})
        found: dict[int, tuple[int, ...]] = {}
        for number_, planned in enumerate(self.desk.play.tray, start=1):
            for value in planned.order.arguments.values():
                if isinstance(value, str) and value in posts:
                    found[posts[value]] = (*found.get(posts[value], ()), number_)
        return found

    def _panel(self, ui: Ui, known: Known, found: tuple[Tie, ...]) -> Widget:
        planned = self._planned(known)
        people = People(known, self.group, planned, self.person, self.choose_person)
        items: list[Widget] = [group_head(self.desk, known, self.group)]
        shown = estimates(known, self.group)
        if shown is not None:
            items.append(shown)
        items += [ties_words(known, found, self.group), Divider()]
        if known.view.beliefs is None and not people.own:
            words = _("You know nothing of who leads this group: only a state collects on people.")
            items += [section(_("Known leadership"), style=BODY_BOLD, colour="second"), bold_note("info", words)]
        else:
            items += [self._leadership_head(people), *self._nobody(people), chart_of(people)]
        inner = Scroll(Panel(Column(items, gap=14), pad=(16, 14), ground=""), key=f"group-{self.group}", grow=1)
        if self.person < 0:
            return Panel(inner, pad=0)
        card = person_panel(self.desk, known, self.person, planned.get(self.person, ()), partial(self.choose_person, -1))
        if self._low:
            top = Column([card, *items], gap=14)
            return Panel(Scroll(Panel(top, pad=(16, 14), ground=""), key=f"person-{self.person}", grow=1), pad=0)
        return Panel(Column([inner, Panel(card, pad=(16, 12), ground="")], gap=0), pad=0)

    def _leadership_head(self, people: People) -> Widget:
        head = section(_("Known leadership"), style=BODY_BOLD, colour="second")
        if people.own:
            return head
        signs: list[Widget] = [
            Row([Rungs(rung, 12), Text(_(wording.RUNGS[rung]), LABEL, "label")], gap=4) for rung in range(1, 5)
        ]
        signs.append(Text(_("d: days since it changed"), LABEL, "label"))
        return Column([head, Flow(signs, gap=12, line_gap=4)], gap=6)

    def _nobody(self, people: People) -> list[Widget]:
        if people.all:
            return []
        words = _(
            "You know of nobody in this group yet. Collect on the group, or on a region where it is, to hear of people."
        )
        return [Text(words, BODY_BOLD, "second")]
