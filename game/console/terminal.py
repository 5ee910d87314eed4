"""The screen and the keyboard: printing by rich, reading one line, pausing, leaving cleanly."""

import contextlib
import io
import shutil
import sys
from collections.abc import Callable, Iterable
from typing import TextIO

import attrs
from rich.console import Console, RenderableType
from rich.text import Text

from game.console.symbols import Symbols, register_plain_handler, symbols_for
from game.texts import _

PROSE_WIDTH = 100
ONE_UP_AND_CLEAR = "\x1b[1A\x1b[2K"  # takes the answered hint of a pause off the screen
CLEAR_ALL = "\x1b[2J\x1b[3J\x1b[H"  # the screen, then what has scrolled off it
LONGEST_LINE = 4000


class Leave(Exception):
    """The input has ended or was interrupted: the game is left as it stands, which the record holds."""


def clean(given: str) -> str:
    """A line as typed, without signs that could steer a terminal, and not longer than anybody types."""
    return "".join(sign if sign.isprintable() else " " for sign in given[:LONGEST_LINE]).strip()


@attrs.define
class Terminal:
    """Where a game is shown and read from.

    `read` gives the next line for a prompt and raises EOFError when there is none; `pausing`: whether long output stops
    for a key; `forget`: what makes the keyboard forget what was typed, where there is one.
    """

    console: Console
    read: Callable[[str], str]
    symbols: Symbols
    pausing: bool = False
    typed_ahead: str = ""
    forget: Callable[[], None] | None = None

    @property
    def width(self) -> int:
        """Width of the screen in characters."""
        return self.console.width

    @property
    def height(self) -> int:
        """Height of the screen in lines."""
        return self.console.height

    def say(self, *parts: RenderableType) -> None:
        """Print things one under another; text is wrapped at a readable width."""
        for part in parts:
            width = min(self.width, PROSE_WIDTH) if isinstance(part, (str, Text)) else None
            self.console.print(part, width=width)

    def lines_of(self, part: RenderableType) -> int:
        """How many lines of the screen a part takes."""
        return len(self.console.render_lines(part, pad=False))

    def line(self, text: str = "", style: str = "") -> None:
        """Print one paragraph in a style."""
        self.say(Text(text, style=style))

    def ask(self, prompt: str) -> str:
        """One line from the player, without control signs. Raises Leave when the input ends or is interrupted."""
        try:
            given = self.read(prompt)
        except (EOFError, KeyboardInterrupt) as error:
            raise Leave from error
        except UnicodeDecodeError:
            return ""
        return clean(given)

    def command(self, prompt: str) -> str:
        """The next command: what was typed at a pause, else one line from the player."""
        given, self.typed_ahead = self.typed_ahead, ""
        if not given:
            return self.ask(prompt)
        self.line(prompt + given)
        return given

    def page(self, part: RenderableType) -> None:
        """Print something long, stopping at the end of each screen for a key where a person reads along."""
        if not self.pausing:
            self.say(part)
            return
        with self.console.capture() as capture:
            self.say(part)
        lines = capture.get().rstrip("\n").split("\n")
        room = max(self.height - 2, 5)
        for start in range(0, len(lines), room):
            for line in lines[start : start + room]:
                self._raw(line + "\n")
            if start + room < len(lines) and not self.pause(_("more")):
                return

    def _raw(self, text: str) -> None:
        """Write what needs no rendering."""
        self.console.file.write(text)
        self.console.file.flush()

    def pause(self, what: str = "") -> bool:
        """Wait for Enter; false when the player wants no more of this: typed q, or already the next command."""
        if not self.pausing:
            return True
        hint = what or _("go on")
        given = self.ask(_("-- Enter: {what}; q: enough -- ").format(what=hint))
        if self._steerable:
            self._raw(ONE_UP_AND_CLEAR)
        if given.lower() not in ("", "q"):
            self.typed_ahead = given
        return not given

    @property
    def _steerable(self) -> bool:
        """Whether the terminal obeys signs that move its cursor."""
        return self.console.is_terminal and not (self.console.is_dumb_terminal or self.console.legacy_windows)

    def clear(self) -> None:
        """Leave nothing to be read of what was shown and typed: screen, what scrolled off it, the keyboard's history."""
        self.typed_ahead = ""
        if self._steerable:
            self._raw(CLEAR_ALL)
        elif self.console.is_terminal:
            self.console.clear()
            self._raw("\n" * self.height)
        if self.forget is not None:
            self.forget()

    def wait(self, hint: str) -> None:
        """Wait for Enter alone; whatever else is typed is dropped."""
        self.ask(hint)


def _forget_typing() -> None:
    """Drop the lines that the keyboard's history still holds, and what was typed ahead."""
    with contextlib.suppress(ImportError):
        import readline

        readline.clear_history()
    with contextlib.suppress(ImportError):  # Windows has no termios
        import termios

        with contextlib.suppress(termios.error):  # a pipe has no keys to drop
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def for_people() -> Terminal:
    """The terminal of this process. Where it cannot show a sign it shows a plain one; NO_COLOR is respected by rich."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    if isinstance(sys.stdout, io.TextIOWrapper) and not encoding.lower().replace("-", "").startswith("utf"):
        sys.stdout.reconfigure(errors=register_plain_handler())
    console = Console(highlight=False, markup=False, emoji=False)
    if sys.stdin.isatty():
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401  (makes the line editable)
    pausing = sys.stdin.isatty() and console.is_terminal
    return Terminal(console, _read_line, symbols_for(encoding), pausing=pausing, forget=_forget_typing)


def _read_line(prompt: str) -> str:
    return input(prompt)


def for_output(width: int | None = None) -> Terminal:
    """The output of this process alone: nothing is read, nothing waits."""
    terminal = for_people()
    if not terminal.console.is_terminal:
        terminal.console.width = width or max(shutil.get_terminal_size((100, 24)).columns, 80)
    return attrs.evolve(terminal, read=_no_input, pausing=False)


def _no_input(prompt: str) -> str:
    raise EOFError


def scripted(lines: Iterable[str], width: int = 80, file: TextIO | None = None, height: int = 24) -> Terminal:
    """A terminal that reads these lines and then ends; what is shown, prompts and answers among it, goes to `file`."""
    out = file if file is not None else io.StringIO()
    console = Console(
        file=out, width=width, height=height, highlight=False, markup=False, emoji=False, no_color=True, force_terminal=False
    )
    waiting = iter(lines)

    def read(prompt: str) -> str:
        try:
            given = next(waiting)
        except StopIteration:
            raise EOFError from None
        out.write(prompt + clean(given) + "\n")
        return given

    return Terminal(console, read, symbols_for("utf-8"))
