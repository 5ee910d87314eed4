"""The page on claims tells every claim with its source, its rules, its experiments and what they found, and when."""

import attrs
import pytest

from game import texts
from game.content.mechanisms import load_mechanisms
from game.content.rules_text import all_parameters, load_preset, load_rules, preset_names
from game.edition.belief_page import FAILED, HELD, UNKNOWN, beliefs
from game.edition.effects import Effects
from game.edition.rule_pages import link_to
from game.edition.writing import write_pages
from game.texts import _, number, percent
from tests.edition.conftest import LANGUAGES, measured, shown
from tests.edition.page_reader import flat, read_page

each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
def test_every_claim_stands_there_with_its_kind_its_documents_and_a_way_to_every_rule_that_carries_it(pages, language):
    texts.use(language)
    page, found = pages[f"{language}/beliefs.html"], load_mechanisms()
    assert len(found.mechanisms) == 90
    for row, one in found.mechanisms.items():
        told = flat(page.by_id[row])
        assert flat(one.claim[language]) in told, f"{row} does not say its claim in {language}"
        assert _({"structural": "structural", "contested": "contested"}[one.kind]) in told
        for name in one.documents:
            document = found.documents[name]
            for part in (document.title, document.by[language], document.date[language]):
                assert part in told, f"{row} ({language}) does not cite {part}"
        for rule in load_rules().values():
            if row in rule.rows:
                assert _(rule.title) in told and link_to(rule.name) in page.links, f"{row} does not lead to {rule.name}"


@each_language
def test_every_preset_makes_its_argument_and_names_its_source(pages, language):
    page = pages[f"{language}/beliefs.html"]
    for preset in map(load_preset, preset_names()):
        assert page.says(preset.argument[language]) and page.says(preset.title[language]) and page.says(preset.source)


@each_language
def test_it_says_what_an_experiment_shows_and_what_it_does_not(pages, language):
    texts.use(language)
    for sentence in (
        "What an experiment shows, and what it does not",
        "Not a prediction: everything here follows from rules and assumptions.",
    ):
        assert pages[f"{language}/beliefs.html"].says(_(sentence))


@each_language
def test_it_says_how_many_numbers_are_assumed(pages, language):
    texts.use(language)
    grades = [one.grade for one in all_parameters().values()]
    page = pages[f"{language}/beliefs.html"]
    for part in (number(len(grades)), number(grades.count("C")), percent(grades.count("C") / len(grades))):
        assert part in page.by_id["grades"], f"the page does not say {part}"


@each_language
def test_an_experiment_is_told_with_its_arms_its_measures_and_its_figures(pages, language):
    told = flat(pages[f"{language}/beliefs.html"].by_id["M01"])
    parts = ("M01.yaml", "boss.roadblocks > none.roadblocks", "70", "57.8", "82.2", "200", "leader=ALFA/boss", "= 0.4")
    for part in parts:
        assert part in told, f"M01 ({language}) does not tell {part}: {told}"


def claim(effects, row):
    return next(one for one in beliefs(effects).claims if one.row == row)


def states(effects, row):
    return [cell.state for cell in claim(effects, row).cells]


def test_a_claim_holds_under_a_preset_when_all_its_experiments_do(effects):
    assert set(states(effects, "M01")) == {HELD}
    assert states(effects, "M05").count(FAILED) == 1
    assert states(effects, "M22") == [HELD] + [UNKNOWN] * (len(preset_names()) - 1)
    assert set(states(effects, "M90")) == {UNKNOWN}
    two = attrs.evolve(effects, experiments={**effects.experiments, "M01b": shown("M01", balanced=measured(held=False))})
    assert states(two, "M01")[0] == FAILED


def test_a_negative_figure_has_a_true_minus_sign_and_no_interval_is_made_up(effects):
    cell = claim(effects, "M05").experiments[0].expectations[0].cells[preset_names().index("restraint")]
    assert cell.interval == "−3 to 82.2" and cell.estimate == "70"
    bare = attrs.evolve(measured().findings[0], estimate=None, low=None, high=None)
    run = attrs.evolve(measured(), findings=(bare,))
    cell = claim(Effects(experiments={"M01": shown("M01", balanced=run)}), "M01").experiments[0].expectations[0].cells[0]
    assert (cell.estimate, cell.interval) == ("", "")


def test_effects_as_they_are_now_are_not_called_out_of_date(effects):
    page = beliefs(effects)
    assert not page.stale and len(page.measured) == 1 and "rules version" in page.measured[0]


@pytest.mark.parametrize(
    "old",
    [pytest.param({"rules": 1}, id="under older rules"), pytest.param({"digest": "other"}, id="with other numbers")],
)
def test_effects_measured_otherwise_than_they_would_be_now_are_marked_where_they_stand(old, effects, tmp_path):
    experiments = {**effects.experiments, "M22": shown("M22", balanced=measured(**old))}
    stale = attrs.evolve(effects, experiments=experiments)
    assert claim(stale, "M22").cells[0].stale and not claim(stale, "M01").cells[0].stale
    write_pages(tmp_path, stale)
    page = read_page(tmp_path / "en" / "beliefs.html")
    assert page.says("what is out of date is marked")
    assert "(out of date)" in page.by_id["M22"] and "(out of date)" not in page.by_id["M01"]


def test_without_effects_the_page_says_so_and_shows_no_figure(tmp_path):
    write_pages(tmp_path, Effects())
    page = read_page(tmp_path / "en" / "beliefs.html")
    assert page.says("have not been measured in this copy")
    assert "as expected" not in page.by_id["overview"] and len(page.ids) > 90
