"""What the player has chosen for the window: language, text size, palette, motion, sound, keys."""

import json
import os
from pathlib import Path
from typing import Final

import attrs

from game.desktop.widgets.palette import PALETTES
from game.texts import N_, _, current, languages

SETTINGS_VARIABLE: Final = "PLAZA_SETTINGS"
LEAST_SCALE, MOST_SCALE, SCALE_STEP = 80, 200, 10
# What each key does, by the name of the action; a player may choose other keys.
KEYS: Final = {
    "resolve": "R", "menu": "M", "help": "F1", "network": "N", "charts": "C", "diplomacy": "D", "report": "P",
    "briefing": "B", "table": "T", "fit": "0", "zoom_in": "+", "zoom_out": "-", "save": "Ctrl+S", "on_call": "O",
    "play": "Space", "prediction": "K", "decide": "Q",
}  # fmt: skip
ACTIONS: Final = {
    "resolve": N_("End the turn"), "menu": N_("Menu"), "help": N_("What is this?"), "network": N_("Network of groups"),
    "charts": N_("Charts"), "diplomacy": N_("Diplomacy"), "report": N_("Report of the last turn"),
    "briefing": N_("Briefing"), "table": N_("The map as a table"), "fit": N_("Show the whole map"),
    "zoom_in": N_("Nearer"), "zoom_out": N_("Farther"), "save": N_("Save a copy"),
    "on_call": N_("As soon as there is a fix"),
    "play": N_("Play and pause"), "prediction": N_("Prediction card"), "decide": N_("The decision asked of you"),
}  # fmt: skip


@attrs.define
class Settings:
    """The player's choices. `scale`: text size in percent; `keys`: those that differ from KEYS."""

    language: str = "en"
    scale: int = 100
    palette: str = "standard"
    reduced_motion: bool = False
    sound: bool = False
    full_screen: bool = False
    keys: dict[str, str] = attrs.field(factory=dict)
    records: str = ""  # folder in which games are kept; "": the usual one
    path: Path | None = None  # None: nothing is kept
    complaint: str = ""  # why the settings of last time could not be read

    def key(self, action: str) -> str:
        """The key of an action."""
        return self.keys.get(action, KEYS[action])

    def save(self) -> str:
        """Keep the choices; a sentence where that failed, else ""."""
        if self.path is None:
            return ""
        kept = attrs.asdict(self, filter=lambda field, value: field.name not in ("path", "complaint"))
        fresh = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(kept, indent=2, sort_keys=True), encoding="utf-8")
            fresh.replace(self.path)
        except OSError as error:
            return _("The settings could not be kept in {path} ({reason}).").format(
                path=self.path, reason=error.strerror or error
            )
        return ""


def settings_path() -> Path:
    """Where the settings are kept: PLAZA_SETTINGS, else the user's folder for such things."""
    named = os.environ.get(SETTINGS_VARIABLE)
    if named:
        return Path(named).expanduser()
    import platformdirs  # only here: commands without a window never need it

    return platformdirs.user_config_path("plaza", appauthor=False) / "settings.json"


def load_settings(path: Path) -> Settings:
    """The choices of last time; whatever in the file does not fit is left at its default, and said once."""
    found = Settings(language=current(), path=path)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return found
    except (OSError, UnicodeDecodeError) as error:
        return _complain(found, path, str(error))
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError) as error:
        return _complain(found, path, str(error))
    if not isinstance(kept, dict):
        return _complain(found, path, _("it is no table of settings"))
    _take(found, kept)
    return found


def _complain(found: Settings, path: Path, reason: str) -> Settings:
    found.complaint = _("The settings in {path} could not be read and stand at their defaults ({reason}).").format(
        path=path, reason=reason
    )
    return found


def _take(found: Settings, kept: dict[str, object]) -> None:
    language, scale, palette, keys = (kept.get(name) for name in ("language", "scale", "palette", "keys"))
    if isinstance(language, str) and language in languages():
        found.language = language
    if isinstance(scale, int) and not isinstance(scale, bool):
        found.scale = max(LEAST_SCALE, min(scale, MOST_SCALE))
    records = kept.get("records")
    if isinstance(records, str) and records.isprintable():
        found.records = records
    if isinstance(palette, str) and palette in PALETTES:
        found.palette = palette
    for name in ("reduced_motion", "sound", "full_screen"):
        value = kept.get(name)
        if isinstance(value, bool):
            setattr(found, name, value)
    if isinstance(keys, dict):
        found.keys = {str(name): str(key) for name, key in keys.items() if name in KEYS and isinstance(key, str) and key}
