"""Games at the console with scripted input."""

import functools
from collections.abc import Sequence
from pathlib import Path

from game import texts
from game.console.app import App
from game.console.start import sit_down
from game.console.terminal import scripted
from game.content.load import load_scenario
from game.players.players import doctrine_of
from game.session.session import Session

SEED = 7


def seats_with(scenario: str, person: str) -> dict[str, str]:
    """One seat for a person, the others played by their doctrines."""
    return {seat: "person" if seat == person else doctrine_of(seat) for seat in _seats(scenario)}


@functools.cache
def _seats(scenario: str) -> tuple[str, ...]:
    return tuple(load_scenario(scenario).seats)


def begin(
    lines: Sequence[str], scenario: str = "the_teapot", seat: str = "mexico", width: int = 80, path: Path | None = None,
    seed: int = SEED, control: bool = False,
) -> App:  # fmt: skip
    """An App that will read these lines."""
    session = Session.create(scenario, seats_with(scenario, seat), seed=seed, path=path, language=texts.current())
    return sit_down(session, seat, scripted(lines, width=width), path, control)


def shown(app: App) -> str:
    """Everything the terminal has printed."""
    text: str = app.terminal.console.file.getvalue()  # type: ignore[attr-defined]
    return text


def play(lines: Sequence[str], **options: object) -> tuple[str, App]:
    """Play these lines and leave; the text printed and the App."""
    app = begin(lines, **options)  # type: ignore[arg-type]
    app.play()
    return shown(app), app


def lesson_lines(yes: str) -> list[str]:
    """What a newcomer types who does what each step of the lesson says."""
    lines: list[str] = []
    for step in load_scenario("the_teapot").tutorial:
        hint = step.hint or ""
        lines.append(hint)
        if hint.split(" ", 1)[0] in ("collect", "vet", "raid", "exploit"):
            lines.append(yes)
        if step.waits_for.get("end_turn") and hint != "end":
            lines.append("end")
    return lines
