"""Every sentence a person can read has its translation, with the same fields."""

import string
from pathlib import Path

import pytest

import game
from game.content import extract_texts
from game.texts import catalogue

CHECKOUT = Path(game.__file__).resolve().parents[1]
COMMAND = "python -m game.content.extract_texts"


@pytest.fixture(scope="module")
def found():
    return extract_texts.template(CHECKOUT)


def ids(messages):
    return {message.id for message in messages if message.id}


def forms(text):
    return (text,) if isinstance(text, str) else tuple(text)


def fields(text):
    return {name for _before, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", catalogue.languages())
def test_the_catalogue_holds_exactly_the_messages_of_the_source(language, found):
    written = extract_texts.read(catalogue.path(language), language)
    lacking, gone = ids(found) - ids(written), ids(written) - ids(found)
    assert not lacking and not gone, (
        f"run `{COMMAND}` and translate what is new in {catalogue.path(language).name}: "
        f"{len(lacking)} new, such as {sorted(map(str, lacking))[:3]}; {len(gone)} gone"
    )


@pytest.mark.parametrize("language", catalogue.languages())
def test_every_message_is_translated(language):
    written = extract_texts.read(catalogue.path(language), language)
    empty = [message.id for message in written if message.id and not (message.string and all(forms(message.string)))]
    assert not empty, f"{len(empty)} messages have no translation into {language}, such as {empty[:3]}"


@pytest.mark.parametrize("language", catalogue.languages())
def test_no_translation_is_left_in_doubt(language):
    written = extract_texts.read(catalogue.path(language), language)
    doubtful = [message.id for message in written if message.id and message.fuzzy]
    assert not doubtful, f"these are marked fuzzy and would be shown in English: {doubtful[:3]}"


@pytest.mark.parametrize("language", catalogue.languages())
def test_a_translation_has_the_fields_and_the_ends_of_its_message(language):
    written = extract_texts.read(catalogue.path(language), language)
    for message in written:
        for form in forms(message.string) if message.id else ():
            allowed = set().union(*(fields(original) for original in forms(message.id)))
            assert not form or fields(form) == allowed, f"{form!r} should have the fields {sorted(allowed)}"
            for side in (str.lstrip, str.rstrip):
                original = forms(message.id)[0]
                spaced = side(original) != original
                assert not form or (side(form) != form) == spaced, f"{form!r} should be spaced like {original!r}"


def test_no_text_is_put_together_before_it_is_looked_up():
    places = extract_texts.assembled(CHECKOUT)
    assert not places, f"write each as one literal with named fields, filled in after: {places}"


SOURCE = """
from game.core.problem import Problem

class RecordProblem(Problem): ...
class TornProblem(RecordProblem): ...

def sentences(count, name):
    _("plain")
    # Translators: as in a raid
    _("with a " "comment")
    ngettext("{count} raid", "{count} raids", count)
    N_("marked")
    raise TornProblem("torn in {name}", name=name)
    other("not for readers")
"""
RULE = """
title: Raids
words: A raid leaks with some chance.
equation: p = 1 - q
parameters:
  base: {value: 0.2, unit: per day, meaning: chance of a leak, source: A report}
causes:
  leak: a leak warned them
"""


@pytest.fixture
def checkout(tmp_path):
    rules = tmp_path / "game" / "rules" / "raids"
    rules.mkdir(parents=True)
    (tmp_path / "game" / "module.py").write_text(SOURCE, encoding="utf-8")
    (rules / "leak.yaml").write_text(RULE, encoding="utf-8")
    (rules / "leak.cases.yaml").write_text("- title: not for readers\n", encoding="utf-8")
    return tmp_path


def test_the_extractor_finds_calls_problems_of_every_kind_and_the_readable_part_of_rules(checkout):
    assert ids(extract_texts.template(checkout)) == {
        "plain",
        "with a comment",
        ("{count} raid", "{count} raids"),
        "marked",
        "torn in {name}",
        "Raids",
        "A raid leaks with some chance.",
        "chance of a leak",
        "per day",
        "a leak warned them",
    }


@pytest.mark.parametrize("text", ['f"no {name}"', '"no " + name', '"no {}".format(name)', '"no %s" % name'])
@pytest.mark.parametrize("call", ["_", "Problem", "TornProblem"])
def test_the_extractor_names_the_line_of_a_text_that_could_never_be_found(checkout, call, text):
    module = checkout / "game" / "module.py"
    module.write_text(SOURCE + f"    {call}({text})\n", encoding="utf-8")
    line = SOURCE.count("\n") + 1
    assert extract_texts.assembled(checkout) == [f"game/module.py:{line}"]


def test_bringing_up_to_date_keeps_translations_adds_new_messages_empty_and_drops_those_gone(checkout):
    old = extract_texts.Catalog(locale="es")
    old.add("plain", "sencillo")
    old.add("long gone", "hace mucho")
    fresh = extract_texts.updated(old, extract_texts.template(checkout))
    assert (fresh["plain"].string, fresh["marked"].string, fresh.get("long gone")) == ("sencillo", "", None)
    again = extract_texts.read_po(extract_texts.io.BytesIO(extract_texts.written(fresh)), locale="es")
    assert ids(again) == ids(fresh) and again["plain"].string == "sencillo"


def test_bringing_up_to_date_twice_changes_no_byte(checkout):
    template = extract_texts.template(checkout)
    first = extract_texts.written(extract_texts.updated(extract_texts.Catalog(locale="es"), template))
    read = extract_texts.read_po(extract_texts.io.BytesIO(first), locale="es")
    assert extract_texts.written(extract_texts.updated(read, template)) == first
