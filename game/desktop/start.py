"""Opening the game in a window: its screens by name, the settings of last time, the loop."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from game import texts
from game.desktop.desk import Desk, Route, open_window
from game.desktop.screens.about import About
from game.desktop.screens.briefing import Briefing
from game.desktop.screens.charts import Charts
from game.desktop.screens.diplomacy import Diplomacy
from game.desktop.screens.handover import Handover
from game.desktop.screens.load import Load
from game.desktop.screens.network import Network
from game.desktop.screens.new_game import NewGame
from game.desktop.screens.planning import Planning
from game.desktop.screens.playback import Playback
from game.desktop.screens.report import Report
from game.desktop.screens.review import Review
from game.desktop.screens.settings import SettingsScreen
from game.desktop.screens.title import Title
from game.desktop.settings import load_settings, settings_path

ROUTES: Final[Mapping[str, Route]] = {
    "title": Title, "new_game": NewGame, "briefing": Briefing, "planning": Planning, "playback": Playback,
    "report": Report, "network": Network, "charts": Charts, "diplomacy": Diplomacy, "review": Review,
    "settings": SettingsScreen, "load": Load, "about": About, "handover": Handover,
}  # fmt: skip


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
