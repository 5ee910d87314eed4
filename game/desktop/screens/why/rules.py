"""The rules as a reader finds them: a list by chapter with a search, and for each its words, equation and parameters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from game.content.rules_text import RuleText, load_rules
from game.core.parameters import Parameter
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, LABEL_BOLD
from game.desktop.screens.why.book import book_button
from game.desktop.widgets.controls import Button, Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import Dialog
from game.desktop.widgets.field import TextField
from game.desktop.widgets.layout import Column, Divider, Panel, Row
from game.desktop.widgets.text import Icon, Text
from game.edition.labels import CHAPTERS
from game.texts import N_, _, first_up, ngettext, number

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

GRADES: Final = N_("Grades: A read in the source, A* computed from it, B general knowledge, C assumed.")
Act = Callable[[], object]


def open_rule(desk: Desk, name: str) -> None:
    """Open the page of a rule, or the list of all rules for "" and for a name there is not."""
    shown = [name if name in load_rules() else ""]
    wanted = [""]

    def close() -> None:
        desk.ui.close("rule")

    def go(rule: str) -> None:
        shown[0] = rule
        desk.ui.focus = ""
        desk.ui.refresh()

    def search(text: str) -> None:
        wanted[0] = text
        desk.ui.refresh()

    def build(ui: Ui) -> Widget:
        if shown[0]:
            return _page(desk, load_rules()[shown[0]], lambda: go(""), close)
        body = Column([_search(wanted[0], search), *_listed(wanted[0], go)], gap=8)
        note = _("A result of rules and assumptions, not a prediction.")
        foot = Text(note, LABEL, "label")
        return Dialog(_("The rules of the game"), body, on_close=close, width=760, icon="book", foot=foot)

    desk.ui.open("rule", build, close=close)
    if not shown[0]:
        desk.ui.settle()
        field = desk.ui.find("search")
        if field is not None:
            desk.ui.set_focus(field)


def chapter_of(name: str) -> str:
    """The chapter of a rule in words."""
    chapter = name.partition(".")[0]
    return _(CHAPTERS[chapter]) if chapter in CHAPTERS else chapter


def _search(text: str, on_change: Callable[[str], object]) -> Widget:
    field = TextField(text, on_change=on_change, key="search", hint=_("Search the rules"), icon="search",
                      tip=_("Type a word of a rule's title, words or parameters"))  # fmt: skip
    field.grow = 1
    return Row([field], gap=8)


def _listed(wanted: str, go: Callable[[str], object]) -> list[Widget]:
    """The rules that hold what is searched for, by chapter."""
    items: list[Widget] = []
    chapters = dict.fromkeys([*CHAPTERS, *(name.partition(".")[0] for name in load_rules())])
    found = [rule for rule in load_rules().values() if _holds(rule, wanted)]
    text = ngettext("{count} rule", "{count} rules", len(found)).format(count=number(len(found)))
    items.append(Text(text if found else _("No rule holds that word; try another."), LABEL, "label"))
    for chapter in chapters:
        mine = [rule for rule in found if rule.name.startswith(chapter + ".")]
        if not mine:
            continue
        items.append(Panel(Text(chapter_of(mine[0].name), LABEL_BOLD, "label"), pad=(0, 4), ground=""))
        items += [_entry(rule, go) for rule in mine]
    return items


def _holds(rule: RuleText, wanted: str) -> bool:
    text = " ".join([_(rule.title), _(rule.words), rule.name, *(_(one.meaning) for one in rule.parameters)])
    return all(word in text.casefold() for word in wanted.casefold().split())


def _entry(rule: RuleText, go: Callable[[str], object]) -> Widget:
    first = _(rule.words).strip().split(". ")[0].rstrip(".") + "."
    words = Column([Text(_(rule.title), BODY_BOLD), Text(first, LABEL, "second")], gap=2, grow=1)
    return Pressable(Row([words, Icon("chevron_right", 16)], gap=8), key=rule.name, pad=(8, 6), radius=4,
                     tip=_("Open this rule"), on_press=partial(go, rule.name))  # fmt: skip


def _page(desk: Desk, rule: RuleText, on_list: Act, on_close: Act) -> Widget:
    """One rule: words, equation, parameters as they stand in this game."""
    items: list[Widget] = [
        Text(" ".join(_(rule.words).split()), BODY),
        Text(_("The equation"), LABEL_BOLD, "label"),
        Panel(Text(" ".join(rule.equation.split()), BODY, "second"), pad=(12, 10), ground="raised", radius=6),
    ]
    if rule.parameters:
        text = ngettext("{count} parameter", "{count} parameters", len(rule.parameters))
        items += [Text(text.format(count=number(len(rule.parameters))), LABEL_BOLD, "label")]
        items += [Text(_(GRADES), LABEL, "label"), Divider()]
    for one in rule.parameters:
        items += [_parameter(desk, one), Divider()]
    items.append(Text(_("A result of rules and assumptions, not a prediction."), LABEL, "label"))
    every = Button(_("All rules"), icon="book", key="all-rules", tip=_("The list of all rules"), shortcut="L",
                   on_press=on_list)  # fmt: skip
    return Dialog(_(rule.title), Column(items, gap=8), subtitle=chapter_of(rule.name), icon="book", on_close=on_close,
                  buttons=[book_button(desk, rule.name, "B"), every], width=760)  # fmt: skip


def _parameter(desk: Desk, one: Parameter) -> Widget:
    """A parameter: value and unit, range, meaning, where it comes from."""
    value = _value(desk, one)
    figure = _("{value} {unit}").format(value=f"{value:g}", unit=_(one.unit))
    span = _("{low} to {high}").format(low=f"{one.low:g}", high=f"{one.high:g}")
    where = _("{source} (grade {grade})").format(source=one.source, grade=one.grade)
    name = one.name.rpartition(".")[2]
    head = Row([Text(first_up(_(one.meaning)), BODY, grow=1),
                Column([Text(figure, BODY_BOLD, align="right"), Text(span, LABEL, "label", align="right")], gap=0,
                       align="right")], gap=16, align="top")  # fmt: skip
    return Column([head, Text(f"{name} · {where}", LABEL, "label")], gap=2)


def _value(desk: Desk, one: Parameter) -> float:
    """The value in this game as far as the seat may read it; without a game that of the rule's file."""
    if desk.game is None:
        return one.value
    rule, _dot, key = one.name.rpartition(".")
    value = desk.game.known.view.parameters.of(rule, 1)[key]
    return value if isinstance(value, float) else float(value.reshape(-1)[0])
