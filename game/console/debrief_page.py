"""The debrief page on the screen."""

from collections.abc import Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from game.clients.debriefing import LEGACY_NOTE, YEARS, LegacyRow, card_words, lens_rows, measure_rows, progress_words
from game.console.closing import judged
from game.console.symbols import Symbols
from game.console.tables import table
from game.console.terminal import Terminal
from game.debrief.believed import GroupBelieved
from game.debrief.chains import Chain
from game.debrief.page import Debrief, SeatPage, debrief_steps
from game.session import wording
from game.session.reckoned import Legacy, ParLine
from game.session.session import Session
from game.session.setting_up import PERSON
from game.texts import N_, _, number

PAR_NOTE: Final = N_(
    "With the same luck: the same seed and events, other people's orders as they gave them, doctrines answering in their "
    "own way. better and worse: on this mandate, red line first, then floor, then lens. What the rules give, not a "
    "prediction."
)


def debrief_page(found: Debrief, symbols: Symbols) -> RenderableType:
    """The whole page."""
    return Group(*(page for _title, page in pages(found, symbols)))


def pages(found: Debrief, symbols: Symbols) -> list[tuple[str, RenderableType]]:
    """The same in parts with their titles: the largest events, then each seat."""
    parts: list[RenderableType] = [
        Text(_("Debrief: {title}").format(title=found.title), style="bold"), Text(found.note, style="italic"), Text(""),
    ]  # fmt: skip
    parts += _chains(found.chains)
    made: list[tuple[str, RenderableType]] = [(_("the debrief"), Group(*parts))]
    last_par = next((seat for seat in reversed(found.seats) if seat.par), None)
    last_legacy = next((seat for seat in reversed(found.seats) if seat.legacy is not None), None)
    for seat in found.seats:
        of_seat = [Text(""), *_seat(seat, symbols)]
        if seat is last_par:
            of_seat += [Text(""), Text(_(PAR_NOTE), style="dim")]
        if seat is last_legacy:
            of_seat += [Text(""), Text(_(LEGACY_NOTE), style="dim")]
        made.append((seat.name, Group(*of_seat)))
    return made


def _chains(chains: Sequence[Chain]) -> list[RenderableType]:
    parts: list[RenderableType] = [Text(_("What led to what: the largest events"), style="bold underline")]
    if not chains:
        parts.append(Text(_("Nothing large happened.")))
    for place, chain in enumerate(chains, start=1):
        made = Table.grid(padding=(0, 1, 0, 0))
        made.add_column(width=2, no_wrap=True)
        made.add_column(width=15, no_wrap=True, style="dim")
        made.add_column(ratio=1)
        for step, link in enumerate(chain.links):
            last = step == len(chain.links) - 1
            made.add_row(f"{place}." if step == 0 else "", link.when, Text(link.text, style="bold" if last else ""))
            if step == 0 and chain.left_out:
                made.add_row("", "", Text(_("... {count} more in between").format(count=chain.left_out), style="dim"))
        parts.append(made)
    return parts


def _seat(page: SeatPage, symbols: Symbols) -> list[RenderableType]:
    player = _("a person") if page.player == PERSON else page.player
    title = _("{seat}, played by {player}").format(seat=page.name, player=player)
    parts: list[RenderableType] = [Text(title, style="bold underline")]
    if page.result is None:
        parts.append(Text(_("No mandate judges this seat.")))
    else:
        parts.append(Text(_("Mandate: {mandate}").format(mandate=page.result.mandate), style="bold"))
        parts += judged(page.result, page.name, symbols)[1:-1]
    if page.par:
        parts += _par(page.par, symbols)
    elif page.missing:
        parts.append(Text(page.missing, style="yellow"))
    if page.legacy is not None:
        parts += _legacy(page.legacy)
    if page.believed:
        parts.append(_believed(page.believed, symbols))
    if page.card is not None:
        parts.append(Text(card_words(page.card, page.predicted)))
    return parts


def _par(lines: Sequence[ParLine], symbols: Symbols) -> list[RenderableType]:
    lenses = list(lines[0].lenses)
    headers = [_(wording.LENSES.get(name, name)) for name in lenses]
    made = table(_("with the same luck"), _("red line held"), _("floor held"), *headers, "")
    for line in lines:
        name = _("as it was played") if line.played else line.player
        against = {1: _("better"), 0: _("alike"), -1: _("worse")}[line.against]
        made.add_row(
            name, _held(line.red_line_kept, symbols), _held(line.floor_kept, symbols),
            *(number(line.lenses[one]) for one in lenses), "" if line.played else against,
        )  # fmt: skip
    return [made]


def _held(kept: bool, symbols: Symbols) -> Text:
    words = _("yes") if kept else _("no")
    return Text(f"{symbols.good if kept else symbols.bad} {words}", style="green" if kept else "bold red")


def _believed(groups: Sequence[GroupBelieved], symbols: Symbols) -> RenderableType:
    made = table(_("at the end"), "", _("near"), _("believed"), _("in truth"))
    for group in groups:
        for place, row in enumerate(group.rows):
            near = "-" if row.close is None else symbols.good if row.close else symbols.bad
            made.add_row(group.group if place == 0 else "", row.what, near, row.believed, row.true)
    return Padding(made, (0, 0, 0, 0))


def _legacy(found: Legacy) -> list[RenderableType]:
    """The 36 months after: lenses with what became of each, then the headline measures; the range at the last alone."""
    lenses = table(_("36 months after"), _("end"), *_months(), _("beside hold"), "")
    for row in lens_rows(found):
        lenses.add_row(row.label, row.end, *row.medians[:-1], row.after[-1], _then(row), row.verdict)
    measures = table(_("the same in numbers"), _("game"), *_months(), _("beside hold"))
    for row in measure_rows(found):
        measures.add_row(row.label, row.end, *row.medians[:-1], row.after[-1], _then(row))
    for made in (lenses, measures):
        made.columns[0].no_wrap, made.padding = False, (0, 1, 0, 0)
    return [Text(""), lenses, Text(""), measures]


def _months() -> list[str]:
    return [_("+{count} mo").format(count=months) for months in YEARS]


def _then(row: LegacyRow) -> str:
    """The difference to `hold` at the end and 36 months later."""
    return _("{first}, then {last}").format(first=row.beside_end, last=row.beside_after)


def reckoned(session: Session, terminal: Terminal) -> Debrief | None:
    """The page of a game that is over, saying what is being reckoned; None where the player stops it from the keyboard."""
    steps, part = debrief_steps(session), ""
    try:
        while True:
            progress = next(steps)
            if progress.part != part:
                terminal.line(progress_words(progress), style="dim")
                part = progress.part
    except StopIteration as end:
        page: Debrief = end.value
        return page
    except KeyboardInterrupt:
        terminal.line(_("Left. What was not finished is reckoned when you ask for it again: debrief."), style="yellow")
        return None
