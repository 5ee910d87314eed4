"""Texts are told in the chosen language; whatever is wrong with a catalogue, the game goes on in English."""

import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

import game
from game import installed, texts
from game.core.problem import N_, Problem
from game.texts import _, catalogue, ngettext

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
PLURALS = HEADER + '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
SEATS = """msgid "There is no seat {seat}."
msgstr "No existe el puesto {seat}."

msgid "{count} raid"
msgid_plural "{count} raids"
msgstr[0] "{count} operativo"
msgstr[1] "{count} operativos"
"""


@pytest.fixture
def spanish(monkeypatch, tmp_path):
    """Writes the Spanish catalogue of an installation of its own, with an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "game" / "_data" / "assets" / "translations" / "es" / "LC_MESSAGES" / "plaza.po"
    file.parent.mkdir(parents=True)
    monkeypatch.setattr(installed, "__file__", str(tmp_path / "game" / "installed.py"))

    def write(text: str | bytes) -> Path:
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return file

    return write


def test_a_message_a_plural_and_a_problem_are_told_in_the_chosen_language(spanish):
    spanish(PLURALS + SEATS)
    assert texts.use("es") is None
    assert (texts.current(), texts.languages()) == ("es", ["en", "es"])
    assert _("There is no seat {seat}.").format(seat="x") == "No existe el puesto x."
    assert [ngettext("{count} raid", "{count} raids", n).format(count=n) for n in (1, 2)] == [
        "1 operativo",
        "2 operativos",
    ]
    assert texts.sentence(Problem("There is no seat {seat}.", seat="x")) == "No existe el puesto x."
    texts.use("en")
    assert _("There is no seat {seat}.").format(seat="x") == "There is no seat x."


def test_a_message_without_translation_and_the_empty_one_are_themselves(spanish):
    spanish(PLURALS + SEATS)
    texts.use("es")
    assert (_("Unheard of"), _(""), N_("There is no seat {seat}.")) == (
        "Unheard of",
        "",
        "There is no seat {seat}.",
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(None, "cannot be read", id="missing"),
        pytest.param(b"\xff\xfe\x00", "damaged", id="not text"),
        pytest.param(HEADER + '\nmsgid "one"\nmsgid "two"\n', "damaged", id="half a message"),
        pytest.param("what is this?\n", "damaged", id="no catalogue"),
        pytest.param(HEADER + '"Plural-Forms: nplurals=2; plural=os.exit();\\n"\n\n' + SEATS, "damaged", id="plurals"),
    ],
)
def test_a_missing_or_broken_catalogue_is_one_sentence_and_english_goes_on(spanish, content, said):
    if content is not None:
        spanish(content)
    complaint = texts.use("es")
    assert complaint is not None and complaint.count("\n") == 0
    assert said in complaint and "plaza.po" in complaint and complaint.endswith("the game goes on in English.")
    assert (texts.current(), _("There is no seat {seat}.")) == ("en", "There is no seat {seat}.")


def kept_files() -> list[Path]:
    return sorted(platformdirs.user_cache_path("plaza", appauthor=False).glob("*"))


def test_the_catalogue_is_compiled_once_and_again_when_it_has_changed(spanish):
    spanish(PLURALS + SEATS)
    texts.use("es")
    first = kept_files()
    assert [file.suffix for file in first] == [".mo"]
    written = first[0].stat().st_mtime_ns
    texts.use("es")
    assert kept_files() == first and first[0].stat().st_mtime_ns == written
    spanish(PLURALS + SEATS.replace("No existe el puesto", "No hay puesto"))
    texts.use("es")
    assert _("There is no seat {seat}.") == "No hay puesto {seat}."
    assert len(kept_files()) == 2


@pytest.mark.parametrize("damage", [b"", b"\xde\x12\x04\x95", b"\xde\x12\x04\x95" + b"\xff" * 40])
def test_a_damaged_compiled_catalogue_is_compiled_again(spanish, damage):
    spanish(PLURALS + SEATS)
    texts.use("es")
    good = kept_files()[0].read_bytes()
    kept_files()[0].write_bytes(damage)
    assert texts.use("es") is None
    assert _("There is no seat {seat}.") == "No existe el puesto {seat}."
    assert kept_files()[0].read_bytes() == good


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(spanish, monkeypatch, tmp_path):
    spanish(PLURALS + SEATS)
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_names, **_options: tmp_path / "file" / "cache")
    assert texts.use("es") is None
    assert _("There is no seat {seat}.") == "No existe el puesto {seat}."


@pytest.mark.parametrize("second_start", [False, True])
def test_english_and_an_already_compiled_language_start_without_babel(second_start):
    language = "es" if second_start else "en"
    if second_start:
        assert texts.use("es") is None
    code = f"import sys; from game import texts; texts.use({language!r}); print(texts.current(), 'babel' in sys.modules)"
    checkout = Path(game.__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=checkout, capture_output=True, text=True, timeout=120)
    assert done.stdout == f"{language} False\n", done.stderr


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"PLAZA_LANGUAGE": "es"}, "es"),
        ({"PLAZA_LANGUAGE": "en", "LANG": "es_MX.UTF-8"}, "en"),
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LC_ALL": "C", "LANG": "es_MX.UTF-8"}, "en"),
        ({"LC_MESSAGES": "es", "LANG": "en_US"}, "es"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_preferred_language_is_the_first_that_is_set_if_it_has_a_catalogue(monkeypatch, settings, expected):
    for variable in ("PLAZA_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in settings.items():
        monkeypatch.setenv(variable, value)
    assert texts.preferred() == expected


@pytest.mark.parametrize("language", ["en", "es"])
def test_numbers_shares_and_money_are_written_as_the_reader_writes_them(language):
    assert texts.use(language) is None
    million = {"en": "$1.3 million", "es": "1.3 millones de dólares"}[language]
    below = {"en": "-$12,500", "es": "-12,500 dólares"}[language]
    assert [texts.number(1234.5, 1), texts.number(-3), texts.percent(0.351), texts.percent(0.351, 1)] == [
        "1,234.5",
        "-3",
        "35%",
        "35.1%",
    ]
    assert (texts.money(1_250_001), texts.money(-12_500)) == (million, below)
    assert texts.money(1_250_001, exact=True).startswith({"en": "$1,250,001", "es": "1,250,001 d"}[language])


def test_the_languages_are_the_folders_of_the_translations():
    folder = installed.folder("assets") / "translations"
    assert catalogue.languages() == sorted(entry.name for entry in folder.iterdir() if entry.is_dir())
    assert "es" in catalogue.languages()
