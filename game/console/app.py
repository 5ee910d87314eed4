"""The game at a prompt: one seat, one session, one terminal; commands are looked up in `handlers`."""

from collections.abc import Callable
from pathlib import Path

import attrs
from rich.markdown import Markdown
from rich.rule import Rule
from rich.text import Text

from game.clients.accord_words import offer_words
from game.clients.bots import open_turn_for_bots
from game.clients.decision_words import standing
from game.clients.headings import own_group, short_purse
from game.clients.known import Known
from game.clients.lesson import Lesson
from game.clients.sitting import Sitting
from game.clients.succession import drivers_words, split_warning
from game.clients.table import people_of
from game.console import headings
from game.console.terminal import Leave, Terminal
from game.console.vocabulary import command_named, nearest_word, order_named
from game.core.problem import Problem
from game.session.briefing import briefing_for, own_section
from game.session.decisions import unanswered
from game.session.naming import Names, text_in
from game.session.record import RecordError
from game.session.reporting import messages_for
from game.session.session import Session
from game.texts import _, money, number, sentence

Handler = Callable[["App", str], None]


@attrs.define
class App:
    """A game in play at a terminal."""

    session: Session
    seat: str
    terminal: Terminal
    path: Path | None
    control: bool = False
    handlers: dict[str, Handler] = attrs.field(factory=dict)
    give_order: Handler | None = None
    sit: Handler | None = None
    sittings: dict[str, Sitting] = attrs.field(factory=dict)
    left: set[str] = attrs.field(factory=set)  # seats that people have given away, and may take back
    running: bool = True

    @property
    def here(self) -> Sitting:
        """What the console keeps for the seat at the keyboard."""
        return self.sitting(self.seat)

    def sitting(self, seat: str) -> Sitting:
        """What the console keeps for a seat."""
        if seat not in self.sittings:
            self.sittings[seat] = Sitting.of(self.session, seat)
        return self.sittings[seat]

    @property
    def lesson(self) -> Lesson:
        """The lesson of the seat at the keyboard."""
        return self.here.lesson

    @property
    def people(self) -> list[str]:
        """The seats played by people at this keyboard, in the order of the scenario."""
        return people_of(self.session)

    @property
    def known(self) -> Known:
        """What the seat knows now."""
        return Known.of(self.session, self.seat)

    @property
    def names(self) -> Names:
        """Names as the seat may read them."""
        return Names(self.session, self.seat)

    def put_back(self) -> None:
        """Stand at the planning of an earlier turn, to which the session has gone back: for every seat at the keyboard."""
        for seat, sitting in self.sittings.items():
            sitting.put_back(self.session, seat)
        open_turn_for_bots(self.session)

    # -- the loop ----------------------------------------------------------------------------------------------

    def play(self, resumed: bool = False) -> None:
        """Play until the player leaves or the input ends."""
        try:
            if not self.session.over:
                open_turn_for_bots(self.session)
            self.open(resumed)
            if len(self.people) > 1 and self.sit is not None and not self.session.over:
                self.sit(self, self.seat)
            else:
                self.header()
            while self.running:
                self.show_step()
                self.take(self.terminal.command(self.prompt()))
        except (Leave, KeyboardInterrupt):
            self.terminal.line()
        finally:
            self.session.close()
        if len(self.people) > 1 and not self.session.over:
            self.terminal.clear()
        self.farewell()

    def prompt(self) -> str:
        """What stands before the cursor."""
        if self.session.over:
            return _("plaza (over)> ")
        return _("plaza turn {turn}> ").format(turn=self.session.turn)

    def take(self, text: str) -> None:
        """Carry out one line. Whatever is wrong with it is one sentence, and the game goes on."""
        try:
            self._take(text)
        except Problem as problem:
            self.terminal.line(sentence(problem), style="yellow")
        except RecordError as error:
            self.terminal.line(error.sentence, style="bold red")

    def _take(self, text: str) -> None:
        if not text:
            if not self.lesson.saw_enter(self.session.turn):
                self.terminal.line(_("Type help for the commands, orders for what you can order."), style="dim")
            return
        if text.lower() == "q":  # meant for a pause that is over; it must not end the game
            self.terminal.line(_("Nothing more waits here. Type quit to leave the game."), style="dim")
            return
        word, _blank, rest = text.partition(" ")
        if word.lower() in ("por", "¿por") and rest.lower().startswith(("que", "qué")):
            word, rest = "why", rest[3:].lstrip("? ")
        if order_named(word) is not None and self.give_order is not None:
            self.give_order(self, text)
            return
        name = command_named(word)
        if name is None:
            near = nearest_word(word)
            if near is None:
                raise Problem("There is no command {word}; type help for those there are.", word=repr(word[:40]))
            raise Problem(
                "There is no command {word}; did you mean {near}? Type help for all.", word=repr(word[:40]), near=near
            )
        self.handlers[name](self, rest.strip())
        if self.lesson.saw_command(name, self.session.turn):
            self.done_step()

    # -- screens that the loop itself needs --------------------------------------------------------------------

    def open(self, resumed: bool) -> None:
        """The first screen: what this is, the briefing, how to begin."""
        scenario, terminal = self.session.setup.scenario, self.terminal
        if resumed:
            terminal.line(
                _("Back in {title}, turn {turn}.").format(title=text_in(scenario.head.title), turn=self.session.turn)
            )
        else:
            alone = len(self.people) < 2
            terminal.page(Markdown(briefing_for(scenario, self.seat if alone else None)))
            self.here.briefed = alone
            terminal.line()
            terminal.line(text_in(scenario.head.note), style="italic")
            terminal.line()
            if len(self.people) < 2 and self.known.view.own_group is not None:
                seat = self.names.seat_name(self.seat)
                words = _("Your seat: {seat}. The briefing tells what the other side knows and wants; it hunts you.")
                terminal.line(words.format(seat=seat), style="bold")
        if self.path is not None:
            terminal.line(_("Everything you do is kept in {path}.").format(path=self.path), style="dim")
        terminal.line(_("Type help at any time; orders shows what you can order; quit leaves, and you can go on later."))

    def header(self) -> None:
        """One or two lines: turn, days, decisions, purses, teams."""
        session, known = self.session, self.known
        view = known.view
        title = headings.title(session, self.names.seat_name(self.seat), self.terminal.width)
        self.terminal.say(Rule(Text(title, style="bold"), characters="-"))
        if session.over:
            return
        if not self.here.briefed and session.turn == 1:
            self.terminal.page(Markdown(own_section(session.setup.scenario, self.seat)))
        self.here.briefed = True
        parts = [_("decisions left {left} of {whole}").format(left=known.decisions_left, whole=int(view.attention[0]))]
        if int(view.points[0]):
            parts.append(_("points free {free} of {whole}").format(free=known.points_free, whole=int(view.points[0])))
        if int(view.funds[0]) or int(view.grant[0]):
            parts.append(_("funds {funds}").format(funds=money(int(view.funds[0]))))
        if view.own_group is not None:
            parts.append(_("cash {cash}").format(cash=money(int(view.own_group.cash[0]))))
        else:
            parts.append(_("approval {approval}").format(approval=number(float(view.approval[0]), 1)))
        if view.teams.own.any():
            parts.append(_("teams that can go {count}").format(count=int(view.free_teams[0])))
        self.terminal.line("; ".join(parts))
        for text in own_group(known):
            self.terminal.line(text)
        if short := short_purse(known):
            self.terminal.line(short, style="yellow")
        if risk := split_warning(known):
            self.terminal.line(f"{risk}. {drivers_words(known)}", style="yellow")
        head = headings.headline_grid(known, self.terminal.width)
        self.terminal.say(*head, *headings.warnings(known, self.terminal.symbols))
        for offer in session.accords(self.seat):
            if f"-{session.turn}-" in offer.name:
                self.terminal.line(f"{offer.name}: " + offer_words(self.names, self.seat, offer), style="bold")
        if session.open_offers(self.seat):
            self.terminal.line(_("Answer first: answer_accord. accords shows everything offered and agreed."), style="dim")
        for text in messages_for(session, self.seat):
            self.terminal.line(text, style="bold")
        for decision in unanswered(session, self.seat):
            told = _("Asked of you: {title}. {text}").format(title=decision.title, text=decision.text)
            self.terminal.line(told, style="bold")
            self.terminal.line("  " + standing(decision) + " " + _("decide shows your choices."), style="dim")

    def show_step(self) -> None:
        """Show the step of the lesson that waits, once."""
        step = self.lesson.due(self.session.turn) if not self.session.over else None
        if step is None or step.id == self.here.shown_step:
            return
        self.here.shown_step = step.id
        sign = self.terminal.symbols.step
        self.terminal.line()
        place = _("{sign} Lesson, step {place} of {whole}: {title}").format(
            sign=sign, place=self.lesson.place + 1, whole=len(self.lesson.steps), title=text_in(step.title)
        )
        self.terminal.line(place, style="bold green")
        self.terminal.line(text_in(step.text))
        if step.hint:
            self.terminal.line(_("Type: {hint}").format(hint=step.hint), style="bold")
            if step.waits_for.get("end_turn") and step.hint != "end":
                self.terminal.line(_("When you have decided: end"), style="bold")
        elif not step.waits_for:
            self.terminal.line(_("Press Enter to go on."), style="dim")

    def done_step(self) -> None:
        """Say that a step of the lesson is done."""
        self.terminal.line(f"{self.terminal.symbols.good} " + _("Step done."), style="green")

    def farewell(self) -> None:
        """Where the game is kept and how to go on."""
        if self.path is None:
            self.terminal.line(_("Goodbye. This game was not kept."))
            return
        self.terminal.line(_("Everything is saved in {path}.").format(path=self.path))
        if not self.session.over:
            self.terminal.line(_("To go on: plaza play --resume {path}").format(path=_quoted(self.path)))


def _quoted(path: Path) -> str:
    text = str(path)
    return f'"{text}"' if " " in text else text
