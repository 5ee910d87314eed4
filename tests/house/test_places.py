"""The program's own folders are found wherever it is installed; the user's folder is theirs to choose."""

import os
import shutil
from pathlib import Path

import platformdirs
import pytest

import game
from game import installed
from game.content import places
from game.core.problem import Problem


def test_a_checkout_has_its_assets_and_campaigns_beside_the_package():
    checkout = Path(game.__file__).resolve().parents[1]
    assert places.assets() == checkout / "assets"
    assert places.campaigns() == checkout / "campaigns"


def test_a_wheel_has_them_inside_the_package(monkeypatch, tmp_path):
    carried = tmp_path / "game" / "_data" / "assets"
    carried.mkdir(parents=True)
    monkeypatch.setattr(installed, "__file__", str(tmp_path / "game" / "installed.py"))
    assert places.assets() == carried


def test_a_strangers_folder_beside_the_package_is_not_taken_for_ours(monkeypatch, tmp_path):
    (tmp_path / "campaigns").mkdir()
    monkeypatch.setattr(installed, "__file__", str(tmp_path / "game" / "installed.py"))
    with pytest.raises(Problem, match=r"The folder campaigns is missing.*Install Plaza again with pip"):
        places.campaigns()


def test_assets_are_read_from_a_folder_that_cannot_be_written_to(monkeypatch, tmp_path):
    data = tmp_path / "game" / "_data"
    shutil.copytree(places.assets(), data / "assets")
    monkeypatch.setattr(installed, "__file__", str(tmp_path / "game" / "installed.py"))
    before = sorted(data.rglob("*"))
    folders = [data, *(path for path in before if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        from game import texts

        assert texts.use("es") is None
        assert texts.current() == "es"
        assert sorted(data.rglob("*")) == before, "reading the texts left a file in the program's own folder"
    finally:
        for folder in folders:
            folder.chmod(0o755)


def test_records_go_to_the_folder_named_by_the_option_before_any_other(monkeypatch, tmp_path):
    monkeypatch.setenv("PLAZA_RECORDS", str(tmp_path / "variable"))
    assert places.records_folder(tmp_path / "option") == tmp_path / "option"
    assert (tmp_path / "option").is_dir() and not (tmp_path / "variable").exists()


def test_records_go_to_the_folder_named_by_the_variable_when_there_is_no_option(monkeypatch, tmp_path):
    monkeypatch.setenv("PLAZA_RECORDS", str(tmp_path / "variable"))
    assert places.records_folder() == tmp_path / "variable"
    assert (tmp_path / "variable").is_dir()


@pytest.mark.parametrize(("documents", "expected"), [(True, "documents/Plaza"), (False, "data/records")])
def test_records_go_to_the_users_documents_or_else_to_their_data(monkeypatch, tmp_path, documents, expected):
    monkeypatch.delenv("PLAZA_RECORDS")
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: tmp_path / "documents")
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_names, **_options: tmp_path / "data")
    if documents:
        (tmp_path / "documents").mkdir()
    assert places.records_folder() == tmp_path / expected
    assert (tmp_path / expected).is_dir()


def test_a_records_folder_that_cannot_be_made_is_said_with_the_way_out(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Problem, match=r"cannot be kept in .*file.records \(.+\); name another folder with PLAZA_RECORDS"):
        places.records_folder(tmp_path / "file" / "records")


def test_a_records_folder_that_cannot_be_written_to_is_said_with_the_way_out(monkeypatch, tmp_path):
    # Permissions would not stop an administrator, under whom the suite may run.
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(Problem, match="name another folder with PLAZA_RECORDS"):
        places.records_folder(tmp_path / "closed")
