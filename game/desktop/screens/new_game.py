"""A new game: which scenario, how long, who plays which seat under which mandate, which assumptions, which luck."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game import texts
from game.clients import scenarios
from game.clients.keeping import record_path
from game.content.rules_text import load_preset, preset_names
from game.content.scenario import Scenario
from game.content.seat_entries import MandateEntry
from game.core.problem import N_, Problem
from game.desktop import records
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, LABEL_BOLD, TITLE
from game.desktop.map.thumbnail import Thumbnail
from game.desktop.play import begin
from game.desktop.screen import Screen
from game.desktop.screens.folder import open_folder
from game.desktop.screens.frame import lens_name, width_class
from game.desktop.screens.shell import Centred, page, said
from game.desktop.widgets.cards import card
from game.desktop.widgets.choices import Choice, Choices
from game.desktop.widgets.controls import Button, Pressable, Toggle
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import note
from game.desktop.widgets.dropdown import DropDown
from game.desktop.widgets.field import TextField
from game.desktop.widgets.inputs import labelled
from game.desktop.widgets.layout import Column, Divider, Flow, Gap, Grid, Panel, Row, Sized
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Text
from game.session.mandates import DRAW
from game.session.naming import text_in
from game.session.setting_up import PERSON
from game.texts import _, ngettext, number, sentence

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

LESSON: Final = "the_teapot"
MOST_SEED: Final = 2**64 - 1
FIRST: Final = ""  # a seat's first mandate


class NewGame(Screen):
    """Choosing a game. `tutorial`: the lesson, with everything chosen."""

    name = "new_game"

    def __init__(self, desk: Desk, tutorial: bool = False, **arguments: object) -> None:
        super().__init__(desk)
        self.tutorial = bool(tutorial)
        self.offered, self.wrong = scenarios.offered()
        self.preset = preset_names()[0]
        self.seed = ""
        self.secret = False
        self.form: str | None = None
        self.players: dict[str, str] = {}
        self.mandates: dict[str, str] = {}
        self.scenario: Scenario | None = None
        wanted = [one for one in self.offered if one.id == LESSON] if self.tutorial else []
        for one in (wanted or self.offered)[:1]:
            self._choose(one)

    def _choose(self, scenario: Scenario) -> None:
        if scenario is self.scenario:
            return
        self.scenario, self.form = scenario, None
        self.players = scenarios.usual_players(scenario)
        self.mandates = {seat: FIRST for seat, one in scenario.seats.items() if one.mandates}
        self.ui.memory.pop(("screen/setup", "offset"), None)

    # -- what it shows -----------------------------------------------------------------------------------------

    def build(self, ui: Ui) -> Widget:
        scenario, refused = self.scenario, self._refusal()
        start = Button(
            _("Begin the lesson") if self.tutorial else _("Begin"), key="begin", kind="main", size="large", shortcut="Enter",
            on_press=self._begin, refused=refused, tip=refused or _("Begin the game with what is chosen here"),
        )  # fmt: skip
        right: list[Widget] = [start]
        if refused:
            right.insert(0, Sized(Text(refused, LABEL, "second"), most_width=340))
        if scenario is None:
            wrong = Column([said("warning", one, icon_colour="worse") for one in self.wrong], gap=8)
            return page(
                self.desk, _("New game"), "", Scroll(Panel(wrong, pad=24, ground=""), key="setup", grow=1), right=right
            )
        if self.tutorial:
            more = Button(_("More choices"), key="more", icon="settings", on_press=self._open_up,
                          tip=_("Other scenarios, seats and assumptions"))  # fmt: skip
            body = Scroll(self._centred(ui, [self._about(scenario), _how_it_goes()]), key="setup", grow=1)
            return page(self.desk, _("Tutorial"), _("Your first game, step by step"), body, [more], right)
        title, subtitle = _("New game"), _("Everything has a sensible default: choose a scenario and begin")
        setup = [self._about(scenario), self._length(scenario), self._seats(scenario), self._assumptions(), self._luck(),
                 self._kept()]  # fmt: skip
        cards = [self._card(one) for one in self.offered] + [said("warning", one, icon_colour="worse") for one in self.wrong]
        if width_class(ui) == "narrow":
            everything: list[Widget] = [Text(_("Scenarios"), LABEL_BOLD, "label"), *cards, *setup]
            return page(self.desk, title, subtitle, Scroll(Panel(Column(everything, gap=12), pad=(16, 16), ground=""),
                                                           key="setup", grow=1), right=right)  # fmt: skip
        heading = Text(_("Scenarios"), LABEL_BOLD, "label")
        listed = Scroll(Panel(Column([heading, *cards], gap=8), pad=16, ground=""), key="scenarios", grow=1)
        side = Panel(Sized(Column([listed], gap=0), width=400), pad=0)
        detail = Scroll(self._centred(ui, setup), key="setup", grow=1)
        return page(
            self.desk, title, subtitle,
            Row([side, Divider(upright=True), Column([detail], gap=0, grow=1)], gap=0, align="stretch"), right=right,
        )  # fmt: skip

    def _centred(self, ui: Ui, items: list[Widget]) -> Widget:
        pad = (16 if width_class(ui) == "narrow" else 24, 20)
        return Panel(Centred(Column([one for one in items if not isinstance(one, Gap)], gap=16), 1000), pad=pad, ground="")

    def _card(self, scenario: Scenario) -> Widget:
        length = scenarios.length_of(scenario, None)
        words = Column(
            [
                Text(text_in(scenario.head.title), BODY_BOLD),
                Text(text_in(scenario.head.period), LABEL, "second"),
                Text(scenarios.length_words(length), LABEL, "label"),
                Text(_seats_words(scenario), LABEL, "label"),
            ], gap=0, grow=1,
        )  # fmt: skip
        return Pressable(
            Row([_thumbnail(scenario, 104, 72), words], gap=12), key=f"scenario:{scenario.id}",
            chosen=scenario is self.scenario, on_press=partial(self._choose, scenario), pad=(12, 10), radius=8,
            ground="raised", tip=text_in(scenario.head.summary),
        )  # fmt: skip

    def _about(self, scenario: Scenario) -> Widget:
        head = scenario.head
        words: list[Widget] = [Text(text_in(head.title), TITLE), Text(text_in(head.summary), BODY, "second")]
        facts = [
            (_("Set in"), text_in(head.period)),
            (_("Length"), "\n".join(self._form_words(scenario, form) for form in (None, *head.forms))),
            (_("Seats"), ", ".join(text_in(seat.names) for seat in scenario.seats.values())),
        ]
        table = Column([labelled(label, Text(text, BODY), width=72) for label, text in facts], gap=4)
        teaches = [said("book", scenarios.objective(one)) for one in head.teaches]
        lower: list[Widget] = [*words, Gap(0), table]
        if teaches:
            lower += [Text(_("What it lets you practise"), LABEL_BOLD, "label"), *teaches]
        lower += [Divider(), said("info", text_in(head.note), "label")]
        if width_class(self.ui) == "narrow":
            return Panel(Column(lower, gap=8), pad=(20, 16), edge="divider", radius=8)
        picture = _thumbnail(scenario, 260, 180)
        text = Column(lower[:4], gap=8, grow=1)
        return Panel(Column([Row([text, picture], gap=20, align="top"), *lower[4:]], gap=8), pad=(20, 16), edge="divider",
                     radius=8)  # fmt: skip

    def _form_words(self, scenario: Scenario, form: str | None) -> str:
        words = scenarios.length_words(scenarios.length_of(scenario, form))
        return (
            words if not scenario.head.forms else _("{form}: {length}").format(form=scenarios.form_name(form), length=words)
        )

    def _length(self, scenario: Scenario) -> Widget:
        forms = scenario.head.forms
        if not forms:
            return Gap(0)
        choices = [
            Choice(form or "full", scenarios.form_name(form),
                   scenarios.length_words(scenarios.length_of(scenario, form)), tip=_("How long the game is"))
            for form in (None, *forms)
        ]  # fmt: skip
        return card(_("How long"), [Choices(choices, self.form or "full", on_choose=self._take_form, key="form")])

    def _take_form(self, form: str) -> None:
        self.form = None if form == "full" else form

    # -- seats -------------------------------------------------------------------------------------------------

    def _seats(self, scenario: Scenario) -> Widget:
        items: list[Widget] = []
        for place, seat in enumerate(scenario.seats):
            if place:
                items.append(Divider())
            items.append(self._seat(scenario, seat))
        people = sum(player == PERSON for player in self.players.values())
        if people > 1:
            words = _(
                "Several people share this window: it is handed over behind a page that shows nothing of the seat before."
            )
            items += [Divider(), said("teams", words)]
        if sum(bool(one.mandates) for one in scenario.seats.values()) > 1:
            items += [
                Divider(),
                Toggle(_("Secret mandates: no seat sees another's before the end"), self.secret, key="secret",
                       on_press=self._turn_secret, tip=_("Whether a seat sees by what the others are judged")),
            ]  # fmt: skip
        count = ngettext("{count} person plays", "{count} people play", people).format(count=people)
        return card(_("Who plays"), items, count, gap=12)

    def _seat(self, scenario: Scenario, seat: str) -> Widget:
        player = self.players[seat]
        choices = [Choice(one, *scenarios.player_words(one)) for one in scenarios.players_for(seat)]
        who = DropDown(choices, player, on_choose=partial(self._let_play, seat), key=f"player:{seat}",
                       tip=_("Who plays this seat"))  # fmt: skip
        left = Column([who, note(scenarios.player_words(player)[1])], gap=4)
        mandates = scenario.seats[seat].mandates
        name = Text(text_in(scenario.seats[seat].names), BODY_BOLD)
        right: Widget
        if not mandates:
            right = note(_("No mandate judges this seat."))
        elif len(mandates) == 1:
            right = Column([Text(text_in(mandates[0].title), BODY), note(_judged_by(mandates[0]))], gap=4)
        else:
            listed = [Choice(FIRST if place == 0 else one.id, text_in(one.title), _judged_by(one))
                      for place, one in enumerate(mandates)]  # fmt: skip
            listed.append(Choice(DRAW, _("Drawn by lot"), _("One of these, as likely each")))
            value = self.mandates.get(seat, FIRST)
            which = DropDown(listed, value, on_choose=partial(self._judge, seat), key=f"mandate:{seat}",
                             tip=_("By what this seat is judged"))  # fmt: skip
            detail = next((one.detail for one in listed if one.value == value), "")
            right = Column([which, note(detail)], gap=4)
        halves = [
            Column([Text(_("Played by"), LABEL, "label"), left], gap=4),
            Column([Text(_("Mandate"), LABEL, "label"), right], gap=4),
        ]
        return Column([name, Grid(halves, least_column=300, gap=16)], gap=8)

    def _let_play(self, seat: str, player: str) -> None:
        self.players[seat] = player

    def _judge(self, seat: str, mandate: str) -> None:
        self.mandates[seat] = mandate

    def _turn_secret(self) -> None:
        self.secret = not self.secret

    # -- assumptions, luck, place ------------------------------------------------------------------------------

    def _assumptions(self) -> Widget:
        items: list[Widget] = []
        try:
            presets = [load_preset(name) for name in preset_names()]
        except Problem as problem:
            return card(_("Assumptions"), [said("warning", sentence(problem), icon_colour="worse")])
        choices = [Choice(one.name, text_in(one.title), tip=one.source) for one in presets]
        items.append(Choices(choices, self.preset, on_choose=self._take_preset, key="preset"))
        chosen = next(one for one in presets if one.name == self.preset)
        items += [Text(text_in(chosen.argument), BODY, "second"), note(chosen.source)]
        return card(_("Assumptions"), items, _("which argument sets what is contested"))

    def _take_preset(self, name: str) -> None:
        self.preset = name

    def _luck(self) -> Widget:
        field = TextField(self.seed, hint=_("Drawn by lot"), key="seed", longest=20, on_change=self._take_seed,
                          on_submit=lambda _text: None if self._refusal() else self._begin(),
                          tip=_("A number from which all luck follows; the same number, the same luck"))  # fmt: skip
        help_text = self._seed_trouble() or _("Leave it empty, or type digits to play with luck that can be repeated.")
        return card(_("Luck"), [Sized(field, most_width=320), note(help_text)], _("optional"))

    def _take_seed(self, text: str) -> None:
        self.seed = "".join(mark for mark in text if mark in "0123456789")

    def _seed_trouble(self) -> str:
        if self.seed and int(self.seed) > MOST_SEED:
            return _("The number of the luck is {most} at most.").format(most=f"{MOST_SEED:,}")
        return ""

    def _kept(self) -> Widget:
        try:
            words = str(records.folder_of(self.desk))
        except Problem as problem:
            words = sentence(problem)
        change = Button(_("Change..."), key="folder", icon="folder", on_press=partial(open_folder, self.desk),
                        tip=_("Keep games in another folder"))  # fmt: skip
        return card(_("Kept in"), [Text(words, BODY, "second"), Flow([change], gap=8)], _("saved after every step"))

    # -- what it does ------------------------------------------------------------------------------------------

    def _open_up(self) -> None:
        self.tutorial = False

    def _refusal(self) -> str:
        if self.scenario is None:
            return _("There is no scenario to play.")
        if PERSON not in self.players.values():
            return _("A person must take at least one seat: planning needs one.")
        return self._seed_trouble()

    def _begin(self) -> None:
        self.desk.guard(self._start)

    def _start(self) -> None:
        scenario, desk = self.scenario, self.desk
        if scenario is None:
            raise Problem(N_("There is no scenario to play."))
        path = record_path(records.folder_of(desk), scenario.id)
        mandates = {seat: name for seat, name in self.mandates.items() if name != FIRST}
        game = begin(
            scenario.id, self.players, path, seed=int(self.seed) if self.seed else None, preset=self.preset, form=self.form,
            language=texts.current(), mandates=mandates, secret=self.secret,
        )  # fmt: skip
        desk.take(game)
        records.show(desk)


def _thumbnail(scenario: Scenario, width: int, height: int) -> Widget:
    if scenario.head.map == "common":
        return Thumbnail(tuple(scenario.regions), width=width, height=height)
    places = {
        name: (float(region.lon), float(region.lat)) for name, region in scenario.regions.items()
        if region.lon is not None and region.lat is not None
    }  # fmt: skip
    return Thumbnail((), width=width, height=height, places=places, borders=tuple(scenario.borders))


def _seats_words(scenario: Scenario) -> str:
    count = len(scenario.seats)
    return ngettext("{count} seat", "{count} seats", count).format(count=count)


def _judged_by(mandate: MandateEntry) -> str:
    """Goal, floor and red line in one line."""
    return _("Goal: {target} of 100 on the lens {lens}. Floor: {floor}. Red line: {line}.").format(
        lens=lens_name(mandate.lens), target=number(mandate.target.middle), floor=text_in(mandate.floor.text),
        line=text_in(mandate.red_line.text),
    )  # fmt: skip


def _how_it_goes() -> Widget:
    """What a first-time player meets."""
    steps = (
        ("book", _("Read the briefing: two minutes. It stays in the menu.")),
        ("plan", _("Plan your first orders: a card beside the map shows one step at a time, and what to press.")),
        ("play", _("End the turn, and see what came of it and why.")),
        ("help", _("Rest the pointer on anything, or press F1, to be told what it is.")),
    )
    return card(_("How it goes"), [said(icon, text) for icon, text in steps])
