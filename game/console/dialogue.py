"""An order put together by questions: one for each parameter, with numbered choices of what the seat knows."""

from collections.abc import Sequence
from typing import Final

from rich.table import Table

from game.clients.known import Known
from game.clients.order_forms import choices_of, highest, left_out, limits
from game.clients.order_words import choice_words, parameter_words
from game.console.targets import nameable
from game.console.terminal import Terminal
from game.console.vocabulary import CANCEL, NO, YES, simple
from game.core.orders import ORDERS, OrderParameter, OrderSpec, can_wait_for_fix
from game.session import wording
from game.texts import _, current

MORE: Final = ("+", "more", "mas")
BESIDE_CHOICES: Final = 5  # lines of a screen that a question, its hint and its answer take


def guided_order(name: str, known: Known, terminal: Terminal) -> str | None:
    """Ask for every parameter of an order; the order in its text form, or None when the player gave it up."""
    spec = ORDERS[name]
    if not spec.parameters:
        return name
    terminal.line(_("{order}: answer with a number or a word; Enter takes what is in brackets; . stops.").format(order=name))
    parts = [name]
    for parameter in spec.parameters:
        value = _ask(parameter, name, known, terminal)
        if value is None:
            terminal.line(_("Left off; nothing was ordered."))
            return None
        parts.append(f"{parameter.name}={value}")
    if spec.timing == "dated":
        when = _ask_when(spec, known, terminal)
        if when is None:
            terminal.line(_("Left off; nothing was ordered."))
            return None
        parts += [when] if when else []
    return " ".join(parts)


def _ask(parameter: OrderParameter, order: str, known: Known, terminal: Terminal) -> str | None:
    """The value of one parameter as text, or None when the player gives up."""
    question = f"{parameter.name}: {parameter_words(parameter, order)}"
    if parameter.kind in ("integer", "amount", "text"):
        terminal.line(question, style="bold")
        return _ask_number(parameter, known, terminal)
    choices = ["true", "false"] if parameter.kind == "flag" else choices_of(parameter, known, order)
    done = left_out(parameter, known, order)
    if done:
        terminal.line(done, style="dim")
    if not choices:
        terminal.line(question, style="bold")
        terminal.line(_("You know of nothing that could be named here."))
        return None
    default = None if parameter.default is None else str(parameter.default).lower()
    described = [(choice, choice_words(parameter.name, choice) or _described(choice, known)) for choice in choices]
    return choose(described, default, known, terminal, question)


def choose(
    described: Sequence[tuple[str, str]], default: str | None, known: Known, terminal: Terminal, question: str
) -> str | None:
    """Let the player choose one of these by its number or its word; each stands with what it means. None: given up.

    Of a long list one screen is shown at a time, under the question; any of it can be named before it is shown.
    """
    choices = [choice for choice, _words in described]
    shown = _show_choices(question, described, 0, terminal)
    words = nameable(known)
    full = {words.get(simple(choice), choice): choice for choice in choices}
    while True:
        given = terminal.ask(f"[{default}] > " if default else "> ")
        if not given and default:
            return default
        if simple(given) in CANCEL:
            return None
        if simple(given) in MORE and len(choices) > _room(terminal):
            shown = _show_choices(question, described, shown if shown < len(choices) else 0, terminal)
            continue
        if given.isascii() and given.isdigit() and 1 <= int(given[:6]) <= len(choices):
            return choices[int(given) - 1]
        wanted = words.get(simple(given), simple(given))
        for one, choice in full.items():
            if wanted in (one, simple(choice)):
                return choice
        terminal.line(_("Answer with a number from 1 to {last}, or . to stop.").format(last=len(choices)), style="yellow")


def _room(terminal: Terminal) -> int:
    """How many choices stand on a screen with their question."""
    return max(terminal.height - BESIDE_CHOICES, 5)


def _show_choices(question: str, described: Sequence[tuple[str, str]], start: int, terminal: Terminal) -> int:
    """The question and as many choices as fit; how many have been shown by now."""
    end = min(start + _room(terminal), len(described))
    if question:
        terminal.line(question, style="bold")
    terminal.say(_numbered(described[start:end], start + 1))
    if len(described) > _room(terminal):
        hint = _("{first} to {last} of {whole}; + shows more, a name can be typed at once.")
        terminal.line(hint.format(first=start + 1, last=end, whole=len(described)), style="dim")
    return end


def _numbered(choices: Sequence[tuple[str, str]], first: int = 1) -> Table:
    """Choices with their numbers and what they mean."""
    made = Table.grid(padding=(0, 2, 0, 0))
    made.add_column(justify="right", width=3)
    made.add_column(no_wrap=True, style="bold")
    made.add_column(ratio=1)
    for place, (choice, words) in enumerate(choices, start=first):
        made.add_row(str(place), choice, words)
    return made


def _described(choice: str, known: Known) -> str:
    """What a choice means: a person, a group, a region."""
    world = known.view.world
    for place in known.known_leaders():
        if choice in (known.role(place), world.posts[place]):
            nickname = known.names.nickname(world.posts[place])
            region = known.region_of(place)
            if known.view.beliefs is None:  # one's own people: all is known of them
                known_of = "" if region is None else known.names.region(world.regions[region])
            else:
                known_of = _(wording.RUNGS[known.rung(place)])
            return ", ".join(part for part in (nickname, known_of) if part)
    if choice in world.groups:
        return known.names.group_name(choice)
    return known.names.region(choice) if choice in world.regions else ""


def _ask_number(parameter: OrderParameter, known: Known, terminal: Terminal) -> str | None:
    hint = limits(parameter, known)
    if parameter.unit.startswith("points"):
        hint += "; " + _("{count} free").format(count=known.points_free)
    default = "" if parameter.default is None else f"{parameter.default}"
    while True:
        given = terminal.ask(f"({hint}) [{default}] > " if default else f"({hint}) > ")
        if not given and default:
            return default
        if simple(given) in CANCEL:
            return None
        if parameter.kind == "text" and given:
            return "'" + given.replace("'", " ") + "'"
        if _within(parameter, given, highest(parameter, known)):
            return given
        terminal.line(_("A number is wanted here: {limits}. Or . to stop.").format(limits=hint), style="yellow")


def _within(parameter: OrderParameter, given: str, high: float) -> bool:
    try:
        value = float(given)
    except ValueError:
        return False
    return parameter.low <= value <= high and (parameter.kind == "amount" or value == int(value))


def _ask_when(spec: OrderSpec, known: Known, terminal: Terminal) -> str | None:
    """When a dated order is to happen: "" for at once, None when the player gives up."""
    days = max(int(known.view.world.days_of(known.session.turn)), 1)
    terminal.line(_("when: at what moment"), style="bold")
    first = ("when=fix", _("as soon as the exact place is known; if never, it does not go ahead"))
    choices = [first] if can_wait_for_fix(spec) else []
    choices += [(f"day={day}", _("on day {day} of this turn, at dawn").format(day=day)) for day in range(1, days + 1)]
    terminal.say(_numbered(choices))
    while True:
        given = terminal.ask("[1] > ")
        if simple(given) in CANCEL:
            return None
        if not given:
            return choices[0][0]
        if given.isascii() and given.isdigit() and 1 <= int(given[:6]) <= len(choices):
            return choices[int(given) - 1][0]
        for form, _words in choices:
            if simple(given) == form:
                return form
        terminal.line(_("Answer with a number from 1 to {last}, or . to stop.").format(last=len(choices)), style="yellow")


def agrees(terminal: Terminal, question: str) -> bool:
    """Ask a question that takes yes or no; anything unclear is asked again, giving up after a few."""
    keys = "[s/n]" if current() == "es" else "[y/n]"
    for _try in range(5):
        given = simple(terminal.ask(f"{question} {keys} "))
        if given in YES:
            return True
        if given in NO or given in CANCEL:
            return False
        terminal.line(_("Answer yes or no."), style="yellow")
    return False
