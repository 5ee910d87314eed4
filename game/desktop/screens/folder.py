"""The dialog in which the folder is chosen where games are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.core.problem import Problem
from game.desktop import records
from game.desktop.art.fonts import BODY, LABEL
from game.desktop.widgets.controls import Button
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import Dialog, note
from game.desktop.widgets.field import TextField
from game.desktop.widgets.layout import Column, Row
from game.desktop.widgets.text import Icon, Text
from game.texts import _, sentence

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

FOLDER: Final = "folder"
LONGEST: Final = 1000  # characters of a path


def open_folder(desk: Desk) -> None:
    """Ask for the folder; what cannot be used is said in the dialog, which stays open."""
    ui = desk.ui
    typed, complaint = [_now(desk)], [""]

    def close() -> None:
        desk.ui.close(FOLDER)

    def write(text: str) -> None:
        typed[0], complaint[0] = text, ""

    def use(text: str) -> None:
        try:
            records.choose_folder(desk, text)
        except Problem as problem:
            complaint[0] = sentence(problem)
            desk.ui.refresh()
            return
        close()

    def build(inner: Ui) -> Widget:
        field = TextField(typed[0], key="path", icon="folder", longest=LONGEST, on_change=write, on_submit=use,
                          hint=_("The whole path of a folder"), tip=_("The folder in which games are kept"))  # fmt: skip
        items: list[Widget] = [
            Text(_("Games are kept in this folder, saved after every step. It is made if it is not there."), BODY, "second"),
            field,
        ]
        if complaint[0]:
            items.append(Row([Icon("warning", 18, "worse"), Text(complaint[0], LABEL, "text", grow=1)], gap=8, align="top"))
        items.append(note(_("Games that are in the folder before stay there; the list of games can open any folder.")))
        buttons = [
            Button(
                _("The usual folder"), key="usual", on_press=lambda: use(""), tip=_("The folder that Plaza chooses itself")
            ),
            Button(_("Cancel"), key="no", shortcut="Esc", on_press=close),
            Button(_("Use this folder"), key="use", kind="main", shortcut="Enter", on_press=lambda: use(typed[0])),
        ]
        return Dialog(
            _("Where games are kept"), Column(items, gap=12), buttons=buttons, icon="folder", on_close=close, width=640
        )

    ui.open(FOLDER, build, close=close)
    ui.focus_on("path")


def _now(desk: Desk) -> str:
    try:
        return str(records.folder_of(desk))
    except Problem:
        return str(desk.records or desk.settings.records)
