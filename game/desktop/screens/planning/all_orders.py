"""Every order that the seat may give in this scenario, by theme, with a field to look one up."""

from __future__ import annotations

import unicodedata

from game.clients.legality import has_rule
from game.clients.order_forms import allowed_orders
from game.clients.order_titles import THEMES, title
from game.desktop.art.fonts import BODY, LABEL
from game.desktop.screens.planning.context import Context
from game.desktop.screens.planning.orders_for import order_button
from game.desktop.widgets.cards import section
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import Dialog
from game.desktop.widgets.field import TextField
from game.desktop.widgets.layout import Column, Grid
from game.desktop.widgets.text import Text
from game.desktop.widgets.ui import Ui
from game.session import wording
from game.texts import _

KEY = "all_orders"


def open_all_orders(context: Context) -> None:
    """Open the dialog."""
    ui = context.desk.ui
    sought = [""]

    def close() -> None:
        ui.close(KEY)

    def seek(text: str) -> None:
        sought[0] = text
        ui.refresh()

    def take() -> None:
        """Enter opens the first order found that can be given."""
        able = (name for name in found_orders(context, simple(sought[0])) if not context.refusal(name, {}))
        first = next(able, "") if sought[0].strip() else ""
        if first:
            context.order(first, {})()

    def build(inner: Ui) -> Widget:
        field = TextField(sought[0], hint=_("Look for an order"), icon="search", key="seek order", on_change=seek,
                          on_submit=lambda _text: take(),
                          tip=_("Words of its name or of what it does; Enter opens the first."))  # fmt: skip
        body = Column([field, *_themes(context, simple(sought[0]))], gap=14)
        words = _("Every order that your seat may give here; each takes one decision, answers none.")
        return Dialog(_("All orders"), body, on_close=close, width=860, subtitle=words)

    ui.open(KEY, build, close=close)
    ui.focus_on("seek order")


def simple(text: str) -> str:
    """A text as it is compared: lower case, without accents."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


def found_orders(context: Context, sought: str) -> list[str]:
    """The orders of the seat that have words of what is sought, in the order in which they stand in the list."""
    allowed = allowed_orders(context.known)
    themed = [name for _theme, names in THEMES for name in names if name in allowed]
    names = [*themed, *(name for name in allowed if name not in themed)]
    return [name for name in names if has_rule(name) and _matches(name, sought)]


def _themes(context: Context, sought: str) -> list[Widget]:
    known = context.known
    allowed = allowed_orders(known)
    themed = {name for _theme, names in THEMES for name in names}
    rest = ("", tuple(name for name in allowed if name not in themed))
    found: list[Widget] = []
    for theme, names in (*THEMES, rest):
        mine = [name for name in names if name in allowed and has_rule(name) and _matches(name, sought)]
        if mine:
            found.append(section(_(theme)))
            found.append(Grid([_entry(context, name) for name in mine], least_column=240, gap=8))
    idle = [title(name) for name in allowed if not has_rule(name) and _matches(name, sought)]
    if idle:
        words = _("No rule of this version carries out: {orders}.").format(orders=", ".join(idle))
        found.append(Text(words, LABEL, "label"))
    if not found:
        found.append(Text(_("No order of yours has such words."), BODY, "second"))
    return found


def _matches(name: str, sought: str) -> bool:
    """Whether every word that is sought begins a word of the order's name, title or explanation."""
    told = f"{name} {title(name)} {_(wording.ORDER_WORDS.get(name, ''))}".replace("_", " ")
    words = [simple(word) for word in told.split()]
    return all(any(word.startswith(part) for word in words) for part in sought.split())


def _entry(context: Context, name: str) -> Widget:
    button = order_button(context, name, {})
    return Column([button, Text(_(wording.ORDER_WORDS[name]), LABEL, "second")], gap=4)
