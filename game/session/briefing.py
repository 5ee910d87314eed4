"""The briefing as one seat reads it: what concerns all, and its own section. The sections of other seats are theirs."""

from collections.abc import Iterator

from game.content.scenario import Scenario
from game.session.naming import text_in

SECTION = "## "


def briefing_for(scenario: Scenario, seat: str | None) -> str:
    """What concerns all, with the seat's own section (None: without any seat's), in the current language.

    A section of a seat has the seat's name as its heading.
    """
    others = {text_in(one.names) for name, one in scenario.seats.items() if name != seat}
    return "\n".join(part for heading, part in _sections(text_in(scenario.briefing)) if heading not in others)


def own_section(scenario: Scenario, seat: str) -> str:
    """The seat's own section, or nothing where the briefing has none for it."""
    own = text_in(scenario.seats[seat].names)
    return "\n".join(part for heading, part in _sections(text_in(scenario.briefing)) if heading == own)


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a text by their headings; what stands before the first has none."""
    heading, lines = "", list[str]()
    for line in text.splitlines():
        if line.startswith(SECTION):
            yield heading, "\n".join(lines)
            heading, lines = line.removeprefix(SECTION).strip(), []
        lines.append(line)
    yield heading, "\n".join(lines)
