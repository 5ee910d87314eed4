"""The desktop is tested without a display: SDL draws into memory."""

import os

import pytest

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"


@pytest.fixture(autouse=True)
def settings_of_nobody(monkeypatch, tmp_path):
    """No test reads or writes the settings and records of whoever runs it."""
    monkeypatch.setenv("PLAZA_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("PLAZA_RECORDS", str(tmp_path / "records"))
