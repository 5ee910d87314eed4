"""Commands that ask: why, rules, log, help, and those of the lesson."""

import re
from typing import Final

from rich.console import Group
from rich.table import Table
from rich.text import Text

from game.console.app import App
from game.console.forecast_text import how_to_read
from game.console.order_help import order_help, order_list
from game.console.story import tell_turn
from game.console.targets import nameable
from game.console.vocabulary import ALL, COMMANDS, SPANISH, Command, command_named, order_named, simple
from game.console.why_text import explanation
from game.console.why_text import rule as rule_text
from game.content.rules_text import load_rules
from game.core.orders import nearest
from game.core.problem import N_, Problem
from game.edition.opening import CLAIMS, page_of
from game.session.explain import askable, explain
from game.session.explanations import rule_used
from game.texts import _, current

LABEL: Final = re.compile(r"[hH]?\d+")  # of an event


def why(app: App, rest: str) -> None:
    """Why an event or a number is as it is."""
    words = rest.split()
    since_start = len(words) > 1 and simple(words[-1]) in ALL
    if since_start:
        words.pop()
    if words and simple(words[0]) in ("refused", "refusal", "no", "rechazo", "rechazada"):
        _why_refused(app)
        return
    if words and simple(words[0]) in ("odds", "forecast", "probabilidades", "pronostico"):
        app.handlers["odds"](app, "")
        return
    if not words:
        names = ", ".join(askable(app.session, app.seat)[:24])
        app.terminal.line(
            _("Why what? An event by its number in brackets, as in why 3, or one of: {names}.").format(names=names)
        )
        app.terminal.line(
            _("Add all for the whole game: why approval all. why refused explains the last refusal."), style="dim"
        )
        return
    known = nameable(app.known)
    asked = " ".join(known.get(simple(word), word) for word in words)
    of_event = LABEL.fullmatch(asked.strip("[]+")) is not None
    app.terminal.page(explanation(explain(app.session, app.seat, asked, since_start), of_event=of_event))


def _why_refused(app: App) -> None:
    if app.here.last_refusal is None:
        app.terminal.line(_("No order was refused since you sat down."))
        return
    app.terminal.line(_(app.here.last_refusal.sentence))


def rules(app: App, rest: str) -> None:
    """A rule in full, or the list of rules."""
    known = load_rules()
    if not rest:
        made = Table(box=None, pad_edge=False, padding=(0, 1), show_header=False)
        made.add_column(style="bold cyan", no_wrap=True)
        made.add_column(ratio=1)
        for name, one in known.items():
            made.add_row(name, _(one.title))
        app.terminal.page(Group(made, Text(_("Type rules and a name for one of them, as in rules leak."), style="dim")))
        app.terminal.line(_("As a book, to search in a browser: {file}").format(file=_page("")), style="dim")
        return
    wanted = simple(rest)
    matching = [name for name in known if wanted == name or wanted == name.rpartition(".")[2]]
    matching = matching or [name for name in known if wanted in name or wanted in simple(_(known[name].title))]
    if not matching:
        raise Problem(N_("There is no rule {name}.{hint}"), name=repr(rest[:40]), hint=nearest(rest, known))
    app.terminal.page(rule_text(rule_used(app.session, known[matching[0]], every=True), brief=False))
    place = _("In the book of rules, with worked cases and the claims it carries: {file}")
    app.terminal.line(place.format(file=_page(matching[0])), style="dim")


def _page(what: str) -> str:
    """The page of the edition on which something stands, as it can be put into a browser's address line."""
    path, place = page_of(what)
    return path.as_uri() + (f"#{place}" if place else "")


def log(app: App, rest: str) -> None:
    """What happened in a turn, or in every turn."""
    turns = len(app.session.turns)
    if not turns:
        app.terminal.line(_("No turn has ended yet."))
        return
    if not rest:
        chosen = range(1, turns + 1)
    elif rest.isascii() and rest.isdigit() and 1 <= int(rest[:6]) <= turns:
        chosen = range(int(rest), int(rest) + 1)
    else:
        raise Problem(N_("log takes a turn from 1 to {last}, or nothing for all of them."), last=turns)
    for turn in chosen:
        tell_turn(app.session, app.seat, turn, app.terminal)
        noted = app.session.intents.get(app.seat, {}).get(turn)
        if noted:
            app.terminal.line(_("Your intent: {text}").format(text=noted), style="italic")


def orders(app: App, rest: str) -> None:
    """The orders of the seat, or all about one."""
    if rest:
        help_for(app, rest)
    else:
        app.terminal.page(order_list(app.known))


def help_for(app: App, rest: str) -> None:
    """The commands, or all about a command or an order."""
    word = rest.split(" ", 1)[0]
    order, name = order_named(word) if word else None, command_named(word) if word else None
    if order is not None:
        app.terminal.page(order_help(order, app.known))
    elif name is not None:
        one = COMMANDS[name]
        app.terminal.line(_typed(one), style="bold cyan")
        app.terminal.line(_(one.help))
        app.terminal.line(_("Also: {words}").format(words=", ".join(one.aliases)), style="dim")
        if name in ("forecast", "odds"):
            app.terminal.line(how_to_read(), style="dim")
    elif word:
        raise Problem(
            N_("There is no command or order {word}.{hint}"), word=repr(word[:40]),
            hint=nearest(simple(word), dict.fromkeys([*COMMANDS, *app.session.truth.world.orders.get(app.seat, ())])),
        )  # fmt: skip
    else:
        _all_commands(app)


def _all_commands(app: App) -> None:
    made = Table(box=None, pad_edge=False, padding=(0, 1), show_header=False)
    made.add_column(style="bold cyan", no_wrap=True)
    made.add_column(ratio=1)
    group = ""
    for one in COMMANDS.values():
        if one.name == "inject" and not app.control:
            continue
        if one.group != group:
            group = one.group
            made.add_row(Text(_(group), style="underline"), "")
        made.add_row(_typed(one), _(one.help))
    note = _("Orders are typed the same way; type orders to see yours. help and a word tells its short forms.")
    app.terminal.page(Group(made, Text(note, style="dim")))
    app.terminal.line(_("What this game believes, and on what grounds: {file}").format(file=_page(CLAIMS)), style="dim")


def _typed(one: Command) -> str:
    """How a command is typed, in the word of the current language first, the English one beside it."""
    if current() != "es":
        return f"{one.name} {one.usage}".strip()
    word = SPANISH[one.name]
    return f"{word} {one.usage}".strip() + f" ({one.name})"


def step(app: App, rest: str) -> None:
    """Show the present step of the lesson again."""
    app.here.shown_step = ""
    if app.here.lesson.due(app.session.turn) is None or app.session.over:
        app.terminal.line(_("No step of a lesson waits now."))


def next_step(app: App, rest: str) -> None:
    """Pass over the present step of the lesson."""
    if not app.here.lesson.pass_over(app.session.turn):
        app.terminal.line(_("No step of a lesson waits now."))


def skip(app: App, rest: str) -> None:
    """End the lesson."""
    app.here.lesson.ended = True
    app.terminal.line(_("The lesson is over; the game goes on. status shows where things stand."))
