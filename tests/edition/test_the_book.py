"""The book holds every rule whole, in both languages, and every page can be read by anybody without a network."""

import json
import re
from itertools import pairwise
from urllib.parse import unquote

import pytest

from game import texts
from game.content.mechanisms import load_mechanisms
from game.content.rule_cases import load_cases
from game.content.rules_text import load_preset, load_rules, preset_names
from game.core.parameters import Parameter
from game.edition.rule_pages import figure, link_to
from game.edition.search_index import find
from game.texts import _
from tests.edition.conftest import LANGUAGES
from tests.edition.page_reader import flat

each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def speaking(language):
    assert texts.use(language) is None
    return language


def place_of(pages, language, rule):
    """What stands in the place of a rule."""
    page = pages[f"{language}/{rule.partition('.')[0]}.html"]
    assert rule in page.by_id, f"{page.path.name} ({language}) has no place for {rule}"
    return flat(page.by_id[rule])


@each_language
def test_every_rule_stands_there_with_its_title_its_words_and_its_equation(pages, speaking):
    for name, rule in load_rules().items():
        told = place_of(pages, speaking, name)
        for what, words in (("title", _(rule.title)), ("words", _(rule.words))):
            assert flat(words) in told, f"the {what} of {name} is missing in {speaking}"
        equation = flat(rule.equation).replace(" ", "")
        assert equation in told.replace(" ", ""), f"the equation of {name} is missing in {speaking}"


@each_language
def test_every_parameter_has_value_range_meaning_grade_source_and_argument(pages, speaking):
    for name, rule in load_rules().items():
        page = pages[f"{speaking}/{name.partition('.')[0]}.html"]
        for one in rule.parameters:
            assert one.name in page.by_id, f"{one.name} is missing in {speaking}"
            line = flat(page.by_id[one.name])
            for part in (one.name.rpartition(".")[2], figure(one.value), figure(one.low), figure(one.high), one.grade):
                assert part in line, f"{one.name} ({speaking}) does not say {part}: {line}"
            assert flat(_(one.meaning)).casefold() in line.casefold(), f"{one.name} ({speaking}) does not say what it means"
            assert flat(_(one.source)) in line, f"{one.name} ({speaking}) does not say where it comes from"


@each_language
def test_a_parameter_that_a_preset_moves_is_told_under_every_preset_and_no_other_is(pages, speaking):
    moved = {name for preset in preset_names() for name in load_preset(preset).values}
    assert moved, "no preset moves anything"
    for name, rule in load_rules().items():
        page = pages[f"{speaking}/{name.partition('.')[0]}.html"]
        for one in rule.parameters:
            line = flat(page.by_id[one.name])
            for preset in map(load_preset, preset_names()):
                told = f"{preset.title[speaking]}: {figure(value_under(preset, one))}"
                assert (told in line) == (one.name in moved), f"{one.name} ({speaking}) under {preset.name}: {line}"


def value_under(preset, one: Parameter) -> float:
    return preset.values.get(one.name, one.value)


@each_language
def test_every_worked_case_stands_there_with_what_is_given_and_what_comes_out(pages, speaking):
    for name in load_rules():
        told = place_of(pages, speaking, name)
        for case in load_cases(name):
            assert flat(case.title) in told, f"{name} ({speaking}) lacks the case {case.title!r}"
            assert f"{case.function}(" in told
            for key in case.given:
                assert f"{key} = " in told, f"{name} ({speaking}): {case.title!r} does not say what {key} is"


@each_language
def test_every_cause_and_every_claim_carried_stands_with_its_rule_and_leads_to_the_claim(pages, speaking):
    claims = load_mechanisms().mechanisms
    for name, rule in load_rules().items():
        page, told = pages[f"{speaking}/{name.partition('.')[0]}.html"], place_of(pages, speaking, name)
        for key, words in rule.causes.items():
            assert key in told and flat(_(words)).casefold() in told.casefold(), f"{name} ({speaking}) lacks the cause {key}"
        for row in rule.rows:
            assert flat(claims[row].claim[speaking]) in told, f"{name} ({speaking}) does not tell the claim {row}"
            assert f"beliefs.html#{row}" in page.links


def test_every_link_leads_somewhere(pages, folder):
    for name, page in pages.items():
        for link in page.links:
            path, _hash, place = link.partition("#")
            target = (page.path.parent / path).resolve() if path else page.path
            other = target.relative_to(folder.resolve()).as_posix() if path else name
            assert other in pages, f"{name} leads to {link}, which is no page"
            assert not place or unquote(place) in pages[other].ids, f"{name} leads to {link}, a place that is not there"


def test_nothing_is_fetched_from_anywhere(pages):
    for name, page in pages.items():
        assert not [link for link in page.links if ":" in link or link.startswith("//")], f"{name} names an outside address"
        assert not page.all("link") and not page.all("img") and not page.all("iframe"), f"{name} loads something"
        assert not [one for one in page.all("script") if "src" in one], f"{name} loads a script"
        raw = page.path.read_text(encoding="utf-8")
        assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|https?://", raw), f"{name} could reach for a network"


def test_every_page_tells_its_language_has_one_title_and_headings_in_order_and_no_id_twice(pages):
    for name, page in pages.items():
        (html,) = page.all("html")
        assert html["lang"] == (name.split("/")[0] if "/" in name else "en"), f"{name} says another language than its own"
        assert page.unclosed == [] and page.all("meta"), f"{name} is not whole"
        levels = [level for level, _words in page.headings]
        assert levels.count(1) == 1 and levels[0] == 1, f"{name} has not one title at its head"
        assert all(after <= before + 1 for before, after in pairwise(levels)), f"{name} skips a heading"
        assert all(words.strip() for _level, words in page.headings), f"{name} has an empty heading"
        assert len(set(page.ids)) == len(page.ids), f"{name} has an id twice"
        assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in page.all("meta")


def test_every_field_has_a_label_every_table_column_a_head_and_every_reference_its_element(pages):
    for name, page in pages.items():
        labelled = {one["for"] for one in page.all("label")}
        assert {one["id"] for one in page.all("input")} <= labelled, f"{name} has a field without a label"
        for head in page.all("th"):
            assert head.get("scope") in ("col", "row"), f"{name} has a table head that is neither of a row nor of a column"
        for _tag, given in page.tags:
            for key in ("aria-labelledby", "aria-describedby"):
                assert given.get(key, "text") in page.ids or key not in given, f"{name}: {key} of {given} names nothing"


@each_language
def test_every_page_says_that_it_is_no_prediction(pages, speaking):
    mine = {name: page for name, page in pages.items() if name.startswith(f"{speaking}/")}
    assert len(mine) == len({rule.partition(".")[0] for rule in load_rules()}) + 2, (
        "a page for each chapter, index and claims"
    )
    sentence = _("Not a prediction: everything here follows from rules and assumptions.")
    assert all(page.says(sentence) for page in mine.values())


@each_language
def test_every_page_leads_to_the_same_page_in_the_other_language(pages, language):
    other = next(code for code in LANGUAGES if code != language)
    for name, page in pages.items():
        if name.startswith(f"{language}/"):
            assert f"../{other}/{page.path.name}" in page.links, f"{name} has no way to {other}"


def index_of(pages, language):
    return json.loads(pages[f"{language}/index.html"].scripts["index"])


@each_language
def test_the_search_holds_every_rule_and_every_claim_once(pages, language):
    places = [entry["u"] for entry in index_of(pages, language)]
    assert sorted(places) == sorted(
        [*map(link_to, load_rules()), *(f"beliefs.html#{row}" for row in load_mechanisms().mechanisms)]
    )


@pytest.mark.parametrize(
    ("language", "words", "rule"),
    [
        ("es", "filtración", "raids.leak"),
        ("es", "FILTRACION operativo", "raids.leak"),
        ("es", "corrupto funcionarios filtre", "raids.leak"),
        ("en", "leak corruption_weight", "raids.leak"),
        ("en", "M22 officer", "raids.leak"),
        ("es", "represalias", "retaliation.burst"),
    ],
)
def test_a_rule_is_found_by_its_words_with_and_without_accents(pages, language, words, rule):
    found = [entry["u"] for entry in find(index_of(pages, language), words)]
    assert link_to(rule) in found, f"{words!r} finds {found[:5]}"


def test_what_holds_no_such_word_is_not_found(pages):
    assert find(index_of(pages, "es"), "filtración xyzzy") == []
    assert len(find(index_of(pages, "es"), "filtración")) < len(load_rules())


def test_the_script_compares_words_as_the_index_does(pages):
    script = pages["es/index.html"].scripts[""]
    raw = pages["es/index.html"].path.read_text(encoding="utf-8")
    assert 'normalize("NFKD").replace(/\\p{M}/gu, "")' in raw and "toLowerCase()" in raw, script[:80]


def test_a_title_that_looks_like_html_stays_text(pages):
    raw = pages["en/index.html"].scripts["index"]
    assert "<" not in raw, "the index of the search could close its own element"
