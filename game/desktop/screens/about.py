"""About: what Plaza is and is not, the documents it argues from, its data, its licences, its rules."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import attrs

import game
from game.core.version import RULES
from game.desktop.art.fonts import BODY, BODY_BOLD
from game.desktop.screen import Screen
from game.desktop.screens.shell import page, said
from game.desktop.widgets.cards import card
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import note
from game.desktop.widgets.layout import Column, Flow, Grid, Panel
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Text
from game.edition.opening import BOOK, CLAIMS
from game.texts import N_, _

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui


@attrs.frozen
class Document:
    """A document that the game argues from. `argument`: what it holds, in a line."""

    title: str
    by: str
    argument: str


DOCUMENTS: Final = (
    Document("Is the Kingpin Strategy Doomed to Fail? Maybe Not If You’re the United States",
             N_("blog post, February 2026"),
             N_("Removals in quick succession, each used for the next, can break a command.")),
    Document("Atlantic Council", N_("article, 2 March 2026"),
             N_("Groups follow the market; strikes must go with supply and demand.")),
    Document("No GWOT-Narco: The perils of making war on cartels",
             N_("Daniel DePetris and Christopher McCallion, Defense Priorities, 2 July 2025"),
             N_("Force from outside costs more than it takes.")),
    Document("The Cipher Brief", N_("report, April 2025"),
             N_("What strikes could reach, what shared intelligence costs, why leaders are replaced.")),
    Document("A Smarter Way to Fight Mexico’s Cartels",
             N_("Lee Schlenker, Quincy Institute for Responsible Statecraft, 2026"),
             N_("Institutions, guns and demand before force.")),
)  # fmt: skip
IS: Final = (
    N_(
        "A turn-based strategy game about the campaign against organised crime in Mexico. You plan as a government, an "
        "embassy or a group; the rules play out what follows, and every number can be asked why."
    ),
    N_(
        "It sets five published arguments against each other and takes no side: where they disagree, a setting of the game "
        "chooses between them."
    ),
)
IS_NOT: Final = (
    N_(
        "Its results follow from rules and assumptions, many of them graded as guesses. It says what the model believes, "
        "not what will happen, and it is no advice to anybody."
    ),
    N_(
        "Nobody living is named. People and nicknames are invented where the dead or the convicted are not meant. The "
        "violence is real for many; anyone may stop at any time without giving a reason."
    ),
)
DATA: Final = (
    N_("Population: CONAPO, population projections. Processed for this game."),
    N_("Homicides: SESNSP, victims of intentional homicide. Processed for this game."),
    N_("Boundaries and centroids of the states: INEGI. Processed for this game."),
    N_("The map: made with Natural Earth, public domain. Borders are drawn for a game and say nothing about any claim."),
    N_("The agencies answer neither for the processing nor for what the game makes of it."),
)
LICENCES: Final = (
    N_("The program: MIT licence."),
    N_("Scenarios, texts, translations and drawings: Creative Commons Attribution 4.0 (CC BY 4.0)."),
    N_("The typeface Inter: SIL Open Font License 1.1."),
    N_("Icons: Lucide, ISC licence, parts MIT; some drawn for Plaza."),
)


class About(Screen):
    """About."""

    name = "about"

    def __init__(self, desk: Desk, **arguments: object) -> None:
        super().__init__(desk)

    def build(self, ui: Ui) -> Widget:
        version = _("Version {version}, rules {rules}").format(version=game.__version__, rules=RULES)
        what = card(_("What Plaza is"), [Text(_(one), BODY, "second") for one in IS])
        isnt = card(_("What it is not"), [
            Text(_("It is not a prediction."), BODY_BOLD), *(Text(_(one), BODY, "second") for one in IS_NOT)
        ])  # fmt: skip
        sources = card(_("The five documents it argues from"), [
            Column([Text(one.title, BODY_BOLD), note(_(one.by)), Text(_(one.argument), BODY, "second")], gap=2)
            for one in DOCUMENTS
        ], gap=12)  # fmt: skip
        data = card(_("Data"), [said("table", _(one)) for one in DATA])
        licences = card(_("Licences"), [said("book", _(one)) for one in LICENCES])
        reading = card(_("To read in your browser"), [
            Text(_("What the rules claim and whose claims they are, what experiments show of them under each set of "
                   "assumptions, and every rule with its numbers, sources and worked cases."), BODY, "second"),
            Flow([
                Button(_("What this game believes"), key="beliefs", icon="question", shortcut="B",
                       tip=_("Every claim, its source, the rules that carry it and what experiments show of it"),
                       on_press=partial(self._book, CLAIMS)),
                Button(_("The rules as a book"), key="book", icon="book", shortcut="K",
                       tip=_("Every rule, chapter by chapter, to search and to print"), on_press=partial(self._book, BOOK)),
            ], gap=8, line_gap=8),
        ])  # fmt: skip
        left, right = Column([what, isnt, reading, data], gap=16), Column([sources, licences], gap=16)
        body = Scroll(Panel(Grid([left, right], least_column=520, gap=16), pad=(24, 20), ground=""), key="about", grow=1)
        rules = Button(_("The rules"), key="rules", icon="book", shortcut="R", on_press=self._rules,
                       tip=_("Every rule in words, with its equation, sources and grades"))  # fmt: skip
        return page(self.desk, _("About"), version, body, right=[rules])

    def _book(self, what: str) -> None:
        from game.desktop.screens.why import open_book

        open_book(self.desk, what)

    def _rules(self) -> None:
        from game.desktop.screens.why import open_rule

        open_rule(self.desk, "")
