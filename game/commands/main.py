"""`plaza`: finds the command that was asked for, and tells whatever goes wrong in one sentence."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from game import __version__, texts
from game.core.problem import Problem
from game.texts import N_, _

# Each module has a click command called `command`. Only the one that runs is imported: the start stays quick.
COMMANDS = {
    "play": ("game.commands.play", N_("Play a scenario (this is what plaza does when no command is given).")),
    "run": ("game.commands.run", N_("Play a scenario without people and print its measures.")),
    "batch": (
        "game.commands.batch",
        N_("Play every doctrine against every other on the same luck, and tell luck from skill."),
    ),
    "balance": (
        "game.commands.balance",
        N_("Play every lever alone and every doctrine against every other under every preset, and judge the balance."),
    ),
    "experiment": (
        "game.commands.experiment",
        N_("Play pairs of games that differ in one thing, and compare."),
    ),
    "replay": ("game.commands.replay", N_("Play a record again and check every turn against it.")),
    "check": ("game.commands.check", N_("Check a scenario's files and say what is wrong where.")),
    "validate": ("game.commands.validate", N_("Set what comes out of the game beside published figures.")),
    "pages": (
        "game.commands.pages",
        N_("Write the rules as a book, and what the game believes, as pages to read."),
    ),
    "bench": ("game.commands.bench", N_("Measure how fast the game is on this machine.")),
}
DEFAULT_COMMAND = "play"

GOOD, BROKEN, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130
TRACEBACK_VARIABLE = "PLAZA_TRACEBACK"


class ReaderLeft(Exception):
    """Whoever read our output has closed it, as `head` does; that is no error."""


class Commands(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the table, which is the order a newcomer needs them in."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command, or None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's, but an unknown name is answered with the names there are."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            raise Problem(
                "There is no command {name}; the commands are {commands}.",
                name=args[0],
                commands=", ".join(COMMANDS),
            )
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """As click's, but a closed output is not yet an exit: click would end with status 1."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderLeft from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, so that help imports none of them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(summary)) for name, (_module, summary) in COMMANDS.items()])


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator: the option `--language`, for `plaza` and for any command that talks to people."""
    return click.option(
        "--language",
        metavar="CODE",
        expose_value=False,
        is_eager=True,
        callback=_choose_language,
        help=_("Language of every text: {codes}.").format(codes=", ".join(texts.languages())),
    )(command)


def plaza() -> click.Group:
    """The group of commands, its own texts in the current language."""

    @click.group(
        cls=Commands,
        invoke_without_command=True,
        help=_("A strategy game about the campaign against Mexico's criminal organisations. Not a prediction."),
    )
    @click.version_option(
        __version__, prog_name="plaza", message="%(prog)s %(version)s", help=_("Say the version and stop.")
    )
    @click.help_option("-h", "--help", help=_("Show this help and stop."))
    @language_option
    @click.pass_context
    def group(context: click.Context) -> None:
        if context.invoked_subcommand is None:
            command = group.get_command(context, DEFAULT_COMMAND)
            assert command is not None
            with command.make_context(DEFAULT_COMMAND, [], parent=context) as default:
                command.invoke(default)

    return group


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run `plaza` with `arguments` (the process's own if None) and leave with its exit status.

    0 good, 1 a fault in Plaza, 2 bad input, 130 interrupted; what is wrong is one sentence on stderr.
    A command that returns a whole number ends with it as its status.
    """
    sys.exit(_run(list(sys.argv[1:] if arguments is None else arguments)))


def _run(arguments: list[str]) -> int:
    try:
        _begin_in_language(arguments)
        status = plaza().main(args=arguments, prog_name="plaza", standalone_mode=False)
        sys.stdout.flush()
    except Problem as problem:
        return _tell(texts.sentence(problem), BAD_INPUT)
    except click.exceptions.Abort:
        return _tell(_("Stopped."), INTERRUPTED)
    except click.ClickException as error:
        return _tell(_usage_sentence(error), BAD_INPUT)
    except KeyboardInterrupt:
        return _tell(_("Stopped."), INTERRUPTED)
    except (ReaderLeft, BrokenPipeError):
        return _reader_left()
    except Exception as error:
        if os.environ.get(TRACEBACK_VARIABLE):
            raise
        return _tell(_fault_sentence(error), BROKEN)
    return status if isinstance(status, int) else GOOD


def _begin_in_language(arguments: Sequence[str]) -> None:
    """Set the language before the commands are made, since their help is made with them."""
    asked = _asked_language(arguments)
    _use(asked if asked in texts.languages() else texts.preferred())


def _asked_language(arguments: Sequence[str]) -> str | None:
    for position, argument in enumerate(arguments):
        if argument == "--language" and position + 1 < len(arguments):
            return arguments[position + 1]
        if argument.startswith("--language="):
            return argument.partition("=")[2]
    return None


def _choose_language(_context: click.Context, _parameter: click.Parameter, code: str | None) -> None:
    if code is None:
        return
    if code not in texts.languages():
        raise Problem(
            "There are no texts in {language}; the languages are {languages}.",
            language=code,
            languages=", ".join(texts.languages()),
        )
    if code != texts.current():
        _use(code)


def _use(code: str) -> None:
    complaint = texts.use(code)
    if complaint:
        click.echo(complaint, err=True)


def _usage_sentence(error: click.ClickException) -> str:
    message = " ".join(error.format_message().split())
    context = getattr(error, "ctx", None)
    if context is None:
        return message
    return message + " " + _("See {command} --help.").format(command=context.command_path)


def _fault_sentence(error: Exception) -> str:
    return _("A fault in Plaza stopped it ({kind}: {text}); set {variable}=1 to see where, and please report it.").format(
        kind=type(error).__name__, text=" ".join(str(error).split()), variable=TRACEBACK_VARIABLE
    )


def _tell(text: str, status: int) -> int:
    click.echo(text, err=True)
    return status


def _reader_left() -> int:
    # What is still in the buffer would be written, and fail again, when Python shuts down.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return GOOD
