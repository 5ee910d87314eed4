"""The file of claims is whole, agrees with rules and experiments, and tells in one sentence what is wrong with it."""

import pytest

from game.content.mechanisms import load_mechanisms, read_mechanisms
from game.content.rules_text import load_rules
from game.core.problem import Problem
from game.edition.measuring import experiments, experiments_folder, row_of
from game.texts import sentence

GOOD = """
documents:
  "000": {title: A post, by: {en: somebody, es: alguien}, date: {en: May, es: mayo}}
mechanisms:
  M01:
    documents: ["000"]
    kind: structural
    claim: {en: One, es: Uno}
"""
CONTESTED = {
    *("M05", "M06", "M07", "M09", "M12", "M14", "M15", "M31", "M33", "M38", "M41", "M42", "M44", "M50", "M52", "M58"),
    *("M65", "M70", "M71", "M77", "M79", "M89"),
}


def test_there_are_ninety_claims_in_two_languages_each_with_a_document():
    found = load_mechanisms()
    assert list(found.mechanisms) == [f"M{row:02}" for row in range(1, 91)]
    assert list(found.documents) == ["000", "001", "002", "003", "004"]
    for row, one in found.mechanisms.items():
        assert one.claim["en"] != one.claim["es"], f"{row} is not translated"
    assert set().union(*(one.documents for one in found.mechanisms.values())) == set(found.documents)


def test_the_contested_claims_are_those_of_the_rule_book():
    found = load_mechanisms().mechanisms
    assert {row for row, one in found.items() if one.kind == "contested"} == CONTESTED


def test_every_claim_has_a_rule_or_is_kept_by_the_list_of_orders():
    carried = {row for rule in load_rules().values() for row in rule.rows}
    assert set(load_mechanisms().mechanisms) - carried == {"M24"}, "say in `rows` of a rule which claims it carries"


def test_every_claim_but_that_on_history_has_an_experiment_to_measure():
    shown = {row_of(name) for name in experiments(experiments_folder())}
    assert set(load_mechanisms().mechanisms) - shown <= {"M12"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("kind: structural", "kind: sturctural"), "line 7: kind of mechanisms, M01: expected one of structural, contested"),
        (('["000"]', '["009"]'), "line 6"),
        (('["000"]', "[]"), "line 6: documents of mechanisms, M01: expected at least one document"),
        (("claim: {en: One, es: Uno}", "claim: {en: One}"), "line 8"),
        (("  M01:", "  M1:"), "line 5: M1 of mechanisms: expected the name of a row, such as M07"),
        (("kind: structural", "kind: structural\n    test: none"), "there is no key 'test'"),
        (("title: A post, ", ""), "title of documents, 000 is missing"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(tmp_path, change, said):
    file = tmp_path / "mechanisms.yaml"
    assert change[0] in GOOD
    file.write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(Problem) as caught:
        read_mechanisms(file)
    told = sentence(caught.value)
    assert "mechanisms.yaml" in told and said in told and "\n" not in told, told


def test_a_good_file_is_read(tmp_path):
    file = tmp_path / "mechanisms.yaml"
    file.write_text(GOOD, encoding="utf-8")
    assert read_mechanisms(file).mechanisms["M01"].claim == {"en": "One", "es": "Uno"}
