"""From the window to the rules as a book, and to what the game believes: pages in the reader's browser."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.desktop.widgets.controls import Button
from game.edition.opening import open_page
from game.texts import _

if TYPE_CHECKING:
    from game.desktop.desk import Desk


def open_book(desk: Desk, what: str) -> None:
    """Open a page of the edition, as `open_page` names it; where no browser opens, say where the page is."""

    def opened() -> None:
        went, told = open_page(what)
        if went:
            desk.toast(told, "book")
        else:
            desk.tell(_("The rules as a book"), told, "book")

    desk.guard(opened)


def book_button(desk: Desk, rule: str, shortcut: str = "") -> Button:
    """The way from a rule to its place in the book."""
    return Button(_("In the book"), icon="book", kind="quiet", key="in-the-book", shortcut=shortcut,
                  tip=_("Open this rule in the book of rules, in your browser, with worked cases and the claims it carries"),
                  on_press=partial(open_book, desk, rule))  # fmt: skip
