"""Commands about the game itself: save, rewind, branch, language, inject, quit."""

import shlex
from typing import Final

from game import texts
from game.clients.branching import free_path
from game.console.app import App
from game.console.dialogue import agrees
from game.console.vocabulary import simple
from game.core.injects import INJECTS
from game.core.orders import nearest
from game.core.problem import N_, Problem
from game.session.replay import branch as branch_record
from game.texts import _


def save(app: App, rest: str) -> None:
    """Say where the game is kept."""
    if app.path is None:
        app.terminal.line(_("This game is not kept: it was begun without a record."))
    else:
        app.terminal.line(_("Everything is saved already, after every step, in {path}.").format(path=app.path))


def leave(app: App, rest: str) -> None:
    """Leave the game."""
    app.running = False


def _turn_in(rest: str, last: int, command: str) -> int:
    if not (rest.isascii() and rest.isdigit()) or not 1 <= int(rest[:6]) <= last:
        if not last:
            raise Problem(N_("No turn has ended yet, so there is none to go back to."))
        raise Problem(N_("{command} takes a turn that has been played, from 1 to {last}."), command=command, last=last)
    return int(rest)


def rewind(app: App, rest: str) -> None:
    """Go back to the planning of a turn."""
    turn = _turn_in(rest, len(app.session.turns), "rewind")
    question = _("Go back to the planning of turn {turn}? What came after stays in the record but no longer counts.")
    if not agrees(app.terminal, question.format(turn=turn)):
        return
    app.session.rewind(turn)
    app.put_back()
    app.terminal.line(_("Back in the planning of turn {turn}; its orders are to be given again.").format(turn=turn))
    app.header()


def branch(app: App, rest: str) -> None:
    """Go on from a turn in a new record."""
    if app.path is None:
        raise Problem(N_("This game is not kept, so there is nothing to branch from; rewind goes back within it."))
    turn = _turn_in(rest, len(app.session.turns), "branch")
    new = free_path(app.path, turn)
    replay = branch_record(app.path, new, turn)
    app.session.close()
    app.session, app.path = replay.session, new
    app.put_back()
    app.terminal.line(
        _("A branch from turn {turn} is kept in {path}; the other record stays as it is.").format(turn=turn, path=new)
    )
    app.header()


_LANGUAGES: Final = {"en": "English", "es": "español"}


def language(app: App, rest: str) -> None:
    """Change the language at run time."""
    known = {"english": "en", "ingles": "en", "spanish": "es", "espanol": "es", "castellano": "es"}
    code = known.get(simple(rest), simple(rest))
    if code not in texts.languages():
        raise Problem(N_("Choose one of these languages: {languages}."), languages=", ".join(texts.languages()))
    complaint = texts.use(code)
    if complaint:
        app.terminal.line(complaint, style="yellow")
    app.terminal.line(_("The game goes on in this language: {language}.").format(language=_LANGUAGES.get(code, code)))
    app.here.shown_step = ""
    app.header()


def inject(app: App, rest: str) -> None:
    """As control, change something at the start of this turn's resolution."""
    if not app.control:
        raise Problem(N_("Injects are for control: begin with plaza play --control."))
    try:
        words = shlex.split(rest)
    except ValueError:
        raise Problem(N_("A quotation mark is not closed.")) from None
    if not words:
        raise Problem(N_("Say which inject: {known}."), known=", ".join(INJECTS))
    spec = INJECTS.get(words[0])
    if spec is None:
        raise Problem(N_("There is no inject {name}.{hint}"), name=repr(words[0][:40]), hint=nearest(words[0], INJECTS))
    kinds = {parameter.name: parameter.kind for parameter in spec.parameters}
    arguments: dict[str, object] = {}
    for word in words[1:]:
        name, sign, value = word.partition("=")
        if not sign:
            raise Problem(N_("Expected name=value in the inject, found {given}."), given=repr(word[:40]))
        arguments[name] = _number(value) if kinds.get(name) in ("integer", "amount") else value
    app.session.inject(words[0], arguments)
    app.terminal.line(_("Taken down: {inject}. It takes effect when this turn is resolved.").format(inject=rest))


def _number(value: str) -> object:
    try:
        return float(value)
    except ValueError:
        return value
