"""Opening the game in a window: its screens by name, the settings of last time, the loop."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Final

from game import texts
from game.desktop.desk import Desk, Route, open_window
from game.desktop.screen import Screen
from game.desktop.settings import load_settings, settings_path

# Where each screen stands. They are imported when they are first shown: the title is to be there at once.
SCREENS: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("title", "Title"), "new_game": ("new_game", "NewGame"), "briefing": ("briefing", "Briefing"),
    "planning": ("planning", "Planning"), "playback": ("playback", "Playback"), "report": ("report", "Report"),
    "network": ("network", "Network"), "charts": ("charts", "Charts"), "diplomacy": ("diplomacy", "Diplomacy"),
    "review": ("review", "Review"), "settings": ("settings", "SettingsScreen"), "load": ("load", "Load"),
    "about": ("about", "About"), "handover": ("handover", "Handover"),
}  # fmt: skip


def _route(module: str, name: str) -> Route:
    def made(desk: Desk, **arguments: object) -> Screen:
        screen: Screen = getattr(import_module(f"game.desktop.screens.{module}"), name)(desk, **arguments)
        return screen

    return made


ROUTES: Final[Mapping[str, Route]] = {route: _route(*where) for route, where in SCREENS.items()}


def open_desk(records: Path | None = None, language: str | None = None) -> Desk:
    """The window with the settings of last time, `language` before them. Raises Problem where there is no display."""
    settings = load_settings(settings_path())
    if language is not None:
        settings.language = language
    complaint = texts.use(settings.language) if settings.language in texts.languages() else None
    desk = Desk(open_window(settings), settings, ROUTES, records)
    desk.go("title")
    for said in (settings.complaint, complaint):
        if said:
            desk.toast(said, "warning")
    return desk
