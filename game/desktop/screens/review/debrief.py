"""The debrief page in the window: what led to what, each seat against its mandate, and against others with the same luck."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.clients.debriefing import LEGACY_NOTE, card_words, progress_words
from game.clients.scenarios import PLAYERS
from game.debrief.chains import Chain
from game.debrief.page import SeatPage
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, PANEL
from game.desktop.charts.bars import LensBar
from game.desktop.screens.frame import lens_name, width_class
from game.desktop.screens.review.legacy import legacy_card
from game.desktop.screens.review.outcome import compared_table, judged, titled
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import note
from game.desktop.widgets.layout import Column, Gap, Grid, Row, Sized
from game.desktop.widgets.table import Heading, Line, Table
from game.desktop.widgets.text import Icon, Text
from game.session.reckoned import ParLine
from game.session.setting_up import PERSON
from game.texts import _, number, percent

if TYPE_CHECKING:
    from game.desktop.screens.review.screen import Review


def debrief_tab(screen: Review) -> Widget:
    """The page once it has been reckoned; before the end of the game, when it will be told."""
    if not screen.session.over:
        words = _("The debrief is told after turn {last}, for it hides nothing.").format(last=screen.session.last_turn)
        return Text(words, BODY, "second")
    found = screen.found_debrief
    if found is None:
        screen.await_debrief()
        return _waiting(screen)
    parts: list[Widget] = [_chains(screen, found.chains)]
    parts += [_seat(screen, one) for one in found.seats]
    if any(one.par for one in found.seats):
        parts.append(note(_(
            "With the same luck: the same seed and events, other people's orders as they gave them, doctrines answering in "
            "their own way. better and worse: on this mandate, red line first, then floor, then lens. What the rules give, "
            "not a prediction."
        )))  # fmt: skip
    if any(one.legacy is not None for one in found.seats):
        parts.append(note(_(LEGACY_NOTE)))
    parts.append(Text(found.note, BODY, "label"))
    return Column(parts, gap=12)


def _waiting(screen: Review) -> Widget:
    """What is being reckoned and how far it is."""
    done = 0.0 if screen.progress is None else screen.progress.share
    words = Row([Text(progress_words(screen.progress), BODY_BOLD, grow=1), Text(percent(done), BODY, "second")], gap=12)
    leave = Text(_("It takes some seconds. Leave this tab and it waits; leave the review and it stops."), BODY, "second")
    return Row([Icon("clock", 20), Column([words, LensBar(done * 100.0), leave], gap=8, grow=1)], gap=12, align="top")


def _chains(screen: Review, chains: Sequence[Chain]) -> Widget:
    title = _("What led to what: the largest events")
    if not chains:
        return titled(title, [Text(_("Nothing large happened."), BODY, "second")])
    return titled(title, [Grid([_chain(chain) for chain in chains], least_column=360, gap=24)])


def _chain(chain: Chain) -> Widget:
    """A chain read downwards, from the first cause to the event."""
    rows: list[Widget] = []
    for place, link in enumerate(chain.links):
        last = place == len(chain.links) - 1
        words = Column([Text(link.when, LABEL, "label"), Text(link.text, BODY_BOLD if last else BODY)], gap=0, grow=1)
        rows.append(Row([Icon("attention" if last else "arrow_down", 16, "text" if last else "label"), words], gap=8,
                        align="top"))  # fmt: skip
        if not place and chain.left_out:
            rows.append(Row([Gap(16), note(_("… {count} more in between").format(count=chain.left_out))], gap=8))
    return Column(rows, gap=8)


def _seat(screen: Review, page: SeatPage) -> Widget:
    player = _("a person") if page.player == PERSON else first_down(player_name(page.player))
    items: list[Widget] = [Text(_("{seat}, played by {player}").format(seat=page.name, player=player), PANEL)]
    cards: list[Widget] = []
    if page.result is None:
        items.append(Text(_("No mandate judges this seat."), BODY, "second"))
    else:
        cards.append(judged(page.result, page.name))
    par: list[Widget] = []
    if page.par:
        par.append(titled(_("With the same luck"), [_par(screen, page.seat, page.par)]))
    elif page.missing:
        items.append(Text(page.missing, BODY, "worse"))
    if page.legacy is not None:
        par.append(legacy_card(screen, page.legacy))
    for place, group in enumerate(page.believed):
        cards.append(titled(group.group, [compared_table(screen, group.rows, f"{page.seat}-{place}")], _("at the end")))
    if page.card is not None:
        items.append(Text(card_words(page.card, page.predicted), BODY, "second"))
    return Column([*items, *par, Grid(cards, least_column=520, gap=12)], gap=8)


def _par(screen: Review, seat: str, lines: Sequence[ParLine]) -> Widget:
    """Every player who might have sat there, with what he would have reached."""
    if width_class(screen.ui) == "narrow":
        return Column([_par_row(line) for line in lines], gap=8)
    lenses = list(lines[0].lenses)
    heads = [Heading("", grow=1), Heading(_("red line")), Heading(_("floor")),
             *(Heading(lens_name(one), number=True) for one in lenses), Heading("")]  # fmt: skip
    rows = [
        Line([_name(line), _held(line.red_line_kept), _held(line.floor_kept),
              *(number(line.lenses[one]) for one in lenses), _against(line)])
        for line in lines
    ]  # fmt: skip
    return Table(screen.ui, heads, rows, key=f"par-{seat}", pad=4)


def _name(line: ParLine) -> str:
    return _("as it was played") if line.played else player_name(line.player)


def player_name(player: str) -> str:
    """Who plays a seat, as a reader knows him."""
    return _(PLAYERS[player][0]) if player in PLAYERS else player


def first_down(words: str) -> str:
    """Words as they stand within a sentence."""
    return words[:1].lower() + words[1:]


def _against(line: ParLine) -> str:
    return "" if line.played else {1: _("better"), 0: _("alike"), -1: _("worse")}[line.against]


def _held(kept: bool) -> Widget:
    icon, colour, words = ("check", "better", _("yes")) if kept else ("close", "worse", _("no"))
    return Row([Icon(icon, 16, colour), Text(words, BODY)], gap=4)


def _par_row(line: ParLine) -> Widget:
    lenses = ", ".join(f"{lens_name(name)} {number(value)}" for name, value in line.lenses.items())
    bounds = _("red line {red}, floor {floor}").format(
        red=_("held") if line.red_line_kept else _("broken"), floor=_("held") if line.floor_kept else _("broken")
    )
    head = Row([Text(_name(line), BODY_BOLD, grow=1), Sized(Text(_against(line), BODY, "second"), least_width=60)], gap=8)
    return Column([head, Text(f"{bounds}; {lenses}", LABEL, "second")], gap=0)
