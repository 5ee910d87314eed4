"""Decisions asked of the seat at the keyboard: shown in full, and answered by number."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from game.clients.decision_words import expectation, price, standing
from game.console.app import App
from game.core.problem import N_, Problem
from game.session.decisions import Decision, Option, answer, decisions_of
from game.session.setting_up import PERSON
from game.texts import _


def decide(app: App, rest: str) -> None:
    """What is asked of the seat; with a number, the answer to it: `decide 2`, or `decide 1 2` where several wait."""
    found = decisions_of(app.session, app.seat)
    if not found:
        app.terminal.line(_("No decision is asked of your seat this turn."))
        return
    if not rest:
        app.terminal.say(*decisions_shown(found))
        return
    player = app.session.seats[app.seat]
    if player != PERSON:
        raise Problem(
            N_("{player} plays your seat now; type hand over {seat} to person to play it again."),
            player=player, seat=app.seat,
        )  # fmt: skip
    decision, option = _chosen(found, rest)
    given = answer(app.session, app.seat, option.name)
    if not given.accepted:
        app.here.last_refusal = given
        app.terminal.line(f"{app.terminal.symbols.bad} " + _(given.sentence), style="yellow")
        return
    words = _("{title}: {answer}. decide changes it until the turn ends.")
    told = words.format(title=decision.title, answer=option.title)
    app.terminal.line(f"{app.terminal.symbols.good} {told}", style="green")


def _chosen(found: Sequence[Decision], rest: str) -> tuple[Decision, Option]:
    """The decision and the choice that are meant by one number, or by two. Raises Problem where there are none such."""
    words = rest.split()
    if not 1 <= len(words) <= 2 or not all(word.isascii() and word.isdigit() for word in words):
        raise Problem(N_("decide takes the number of a choice, or of a decision and a choice, as in decide 1 2."))
    numbers = [int(word[:6]) for word in words]
    if len(numbers) == 1:
        if len(found) > 1:
            raise Problem(N_("Several decisions wait: type decide, the number of one, and the number of your choice."))
        numbers = [1, *numbers]
    place, choice = numbers
    if not 1 <= place <= len(found):
        raise Problem(N_("There is no decision {number}; they run from 1 to {last}."), number=place, last=len(found))
    decision = found[place - 1]
    if not 1 <= choice <= len(decision.options):
        last = len(decision.options)
        raise Problem(N_("There is no choice {number}; they run from 1 to {last}."), number=choice, last=last)
    return decision, decision.options[choice - 1]


def decisions_shown(found: Sequence[Decision]) -> list[RenderableType]:
    """Every decision with its choices, prices and what each is expected to do."""
    parts: list[RenderableType] = []
    for place, decision in enumerate(found, start=1):
        number = f"{place}. " if len(found) > 1 else ""
        parts.append(Text(number + _("Asked of you: {title}").format(title=decision.title), style="bold"))
        parts.append(Padding(Text(decision.text), (0, 0, 0, 2)))
        made = Table.grid(padding=(0, 2, 0, 0))
        made.add_column(justify="right", width=5)
        made.add_column(ratio=1)
        for choice, option in enumerate(decision.options, start=1):
            title = Text(option.title, style="bold green" if option.given else "bold")
            title.append(f" ({price(option)})", style="")
            made.add_row(f"{choice}", title)
            made.add_row("", Text(option.text))
            made.add_row("", Text(expectation(option), style="dim"))
            if option.refused:
                made.add_row("", Text(option.refused, style="yellow"))
        parts.append(made)
        parts.append(Padding(Text(standing(decision), style="bold" if decision.answer else ""), (0, 0, 0, 2)))
    hint = _("Answer with decide and the number of the choice.")
    if len(found) > 1:
        hint = _("Answer with decide, the number of the decision and that of the choice, as in decide 1 2.")
    parts.append(Text(hint, style="dim"))
    return parts
