"""An `expect:` line is read as written, or refused with its column and the nearest valid name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.problem import Problem
from game.study.expectation_parser import Names, parse_expectation
from game.study.expectation_tokens import check_arm_name, check_label
from game.study.expectations import (
    Band,
    Comparison,
    Difference,
    Expectation,
    MeanRange,
    Number,
    Operator,
    Ratio,
    RatioBound,
    RatioRange,
    Reference,
    RefusedCount,
    Scaled,
    Term,
    Total,
    arms_named,
    references,
)

BOSS_X, BOSS_Y = Reference("boss", "x"), Reference("boss", "y")
AIDE_X, AIDE_Y = Reference("aide", "x"), Reference("aide", "y")
NAMES = Names(("boss", "aide", "6-hours", "v1.2", "72"), ("x", "y", "dry_hole_chance", "a.b"), ("wrong_seat",))

READINGS: list[tuple[str, Expectation]] = [
    ("boss.x > aide.x", Comparison(BOSS_X, Operator.MORE, AIDE_X)),
    ("boss.x < aide.x", Comparison(BOSS_X, Operator.LESS, AIDE_X)),
    ("boss.x > aide.x by at least 10%", Comparison(BOSS_X, Operator.MORE, AIDE_X, Band(10, True))),
    ("boss.x < aide.x by at least 2.5 units", Comparison(BOSS_X, Operator.LESS, AIDE_X, Band(2.5, False))),
    ("boss.x >= aide.x within 5%", Comparison(BOSS_X, Operator.NOT_LESS, AIDE_X, Band(5, True))),
    ("boss.x <= aide.x within 0.1 units", Comparison(BOSS_X, Operator.NOT_MORE, AIDE_X, Band(0.1, False))),
    ("boss.x ~ aide.x within 5 %", Comparison(BOSS_X, Operator.EQUIVALENT, AIDE_X, Band(5, True))),
    ("boss.x>aide.x", Comparison(BOSS_X, Operator.MORE, AIDE_X)),
    (
        "(boss.x - aide.x) > (boss.y - aide.y)",
        Comparison(Difference(BOSS_X, AIDE_X), Operator.MORE, Difference(BOSS_Y, AIDE_Y)),
    ),
    (
        "boss.x - aide.x + boss.y > 0",
        Comparison(Total(Difference(BOSS_X, AIDE_X), BOSS_Y), Operator.MORE, Number(0)),
    ),
    ("boss.x > 0.95 * aide.x", Comparison(BOSS_X, Operator.MORE, Scaled(0.95, AIDE_X))),
    ("boss.x * 2 < aide.x", Comparison(Scaled(2, BOSS_X), Operator.LESS, AIDE_X)),
    ("boss.dry_hole_chance > 0", Comparison(Reference("boss", "dry_hole_chance"), Operator.MORE, Number(0))),
    ("boss.x > -.5", Comparison(BOSS_X, Operator.MORE, Number(-0.5))),
    ("boss.x < 1e-3", Comparison(BOSS_X, Operator.LESS, Number(0.001))),
    ("boss.x / aide.x < 2", RatioBound(Ratio(BOSS_X, AIDE_X), Operator.LESS, 2)),
    ("boss.x / aide.x > 1.5", RatioBound(Ratio(BOSS_X, AIDE_X), Operator.MORE, 1.5)),
    ("boss.x / aide.x in [1.5, 3.7]", RatioRange(Ratio(BOSS_X, AIDE_X), 1.5, 3.7)),
    (
        "(boss.x - aide.x) / aide.y > 0.2",
        RatioBound(Ratio(Difference(BOSS_X, AIDE_X), AIDE_Y), Operator.MORE, 0.2),
    ),
    ("mean(boss.x) in [150, 300]", MeanRange(BOSS_X, 150, 300)),
    ("mean(boss.x - aide.x) in [-1, 1]", MeanRange(Difference(BOSS_X, AIDE_X), -1, 1)),
    ("refused(boss) == 1", RefusedCount("boss", None, 1)),
    ("refused(boss, wrong_seat) == 1.5", RefusedCount("boss", "wrong_seat", 1.5)),
    ("refused(72) == 0", RefusedCount("72", None, 0)),
    ("6-hours.x < v1.2.a.b", Comparison(Reference("6-hours", "x"), Operator.LESS, Reference("v1.2", "a.b"))),
    ("72.x > 6", Comparison(Reference("72", "x"), Operator.MORE, Number(6))),
]


@pytest.mark.parametrize(("text", "tree"), READINGS, ids=[text for text, _ in READINGS])
def test_a_line_reads_as_the_tree_it_stands_for(text: str, tree: Expectation) -> None:
    assert parse_expectation(text, NAMES) == tree
    assert parse_expectation(str(tree), NAMES) == tree, f"the text form {tree} of '{text}' reads differently"


# What is wrong, the column it is told at, and words the sentence must hold.
MISTAKES = [
    ("bos.x > aide.x", 1, "no arm is called bos; nearest: boss"),
    ("boss.x > aidde.x", 10, "no arm is called aidde; nearest: aide"),
    ("boss.dry_hole_chanse > 0", 6, "no measure is called dry_hole_chanse; nearest: dry_hole_chance"),
    ("boss.x-aide.x > 0", 6, "minus sign needs a space"),
    ("refused(bos) == 1", 9, "no arm is called bos; nearest: boss"),
    ("refused(boss, wrong_saet) == 1", 15, "nearest: wrong_seat"),
    ("refused(boss) >= 1", 15, "found >=, expected =="),
    ("refused(boss == 1", 14, "expected )"),
    ("refused(boss) == -1", 18, "expected a number"),
    ("boss > aide.x", 1, "arm.measure"),
    ("boss.x", 7, "the end of the line, expected one of < > <= >= ~"),
    ("boss.x >", 9, "the end of the line"),
    ("", 1, "the end of the line"),
    ("boss.x == aide.x", 8, "found =="),
    ("boss.x ? aide.x", 8, "the character ?"),
    ("boss.x > aide.x within 5%", 17, "by at least"),
    ("boss.x > aide.x by at leest 5%", 23, "found leest, expected least"),
    ("boss.x > aide.x by at least 5", 30, "expected % or units"),
    ("boss.x > aide.x by at least -5%", 29, "expected a number"),
    ("boss.x >= aide.x", 17, "within 5%"),
    ("boss.x ~ aide.x by at least 5%", 17, "within 5%"),
    ("boss.x > aide.x by at least 5% or so", 32, "expected the end of the line"),
    ("boss.x > boss.x", 10, "both sides are the same"),
    ("3 > 2", 1, "expected a measure"),
    ("boss.x > 1e999", 10, "too large"),
    ("boss.x in [1, 2]", 8, "mean(boss.x) in [low, high]"),
    ("mean(boss.x) > 3", 14, "without mean()"),
    ("mean(boss.x / aide.x) in [1, 2]", 6, "a ratio takes no mean()"),
    ("mean(3) in [1, 4]", 6, "expected a measure"),
    ("mean(boss.x) in [2, 1]", 18, "put the smaller first"),
    ("mean(boss.x) in [2]", 19, "expected ,"),
    ("boss.x > mean(aide.x)", 10, "only at the start"),
    ("boss.x > aide.x / boss.y", 10, "a ratio stands on the left"),
    ("boss.x - aide.x / boss.y > 1", 10, "a ratio stands alone"),
    ("boss.x / aide.x / boss.y > 1", 1, "one numerator and one denominator"),
    ("boss.x / 2 > 1", 10, "expected a measure"),
    ("boss.x / aide.x ~ 1 within 5%", 17, "after a ratio"),
    ("boss.x / aide.x < aide.y", 19, "expected a number"),
    ("boss.x / aide.x < 2 within 5%", 21, "takes no margin"),
    ("boss.x * aide.x > 1", 1, "a number and a measure"),
    ("(boss.x > 2", 9, "expected )"),
    ("(" * 2 + "boss.x) > 2", 11, "expected )"),
    ("(" * 30 + "boss.x" + ")" * 30 + " > 2", 22, "nested more than 20 deep"),
]


@pytest.mark.parametrize(("text", "column", "told"), MISTAKES, ids=[text[:40] for text, _, _ in MISTAKES])
def test_a_mistake_is_told_with_its_column_and_what_was_wanted(text: str, column: int, told: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_expectation(text, NAMES)
    assert told in str(caught.value)
    assert f"column {column}:" in str(caught.value)
    assert f"'{text}'" in str(caught.value)


def test_a_name_that_reads_as_two_measures_is_refused() -> None:
    names = Names(("a", "a.b"), ("b.c", "c"))
    with pytest.raises(Problem, match="two measures"):
        parse_expectation("a.b.c > 0", names)


def test_a_line_of_absurd_length_is_refused_before_it_is_read() -> None:
    with pytest.raises(Problem, match="1200 characters"):
        parse_expectation("(" * 1200)


@pytest.mark.parametrize("name", ["boss", "6-hours", "v1.2", "72", "without_ally", "año"])
def test_these_can_be_arms(name: str) -> None:
    check_arm_name(name)
    label = Reference(name, "x")
    assert references(parse_expectation(f"{name}.x > 0", Names((name,), ("x",)))) == (label,)


@pytest.mark.parametrize("name", ["", "two words", "-a", "a-", "a.", "ALFA/boss", "a(b)", "50%", "a--"])
def test_these_cannot_be_arms_or_measures(name: str) -> None:
    with pytest.raises(Problem, match="cannot be named so"):
        check_arm_name(name)
    with pytest.raises(Problem, match="cannot be named so"):
        check_label(name)


def test_a_measure_whose_name_starts_with_a_digit_is_refused_because_it_could_read_as_a_number() -> None:
    check_label("dry_hole_chance.2")
    with pytest.raises(Problem, match="start with a letter"):
        check_label("5e3")


def test_the_arms_and_measures_named_are_listed_once_each() -> None:
    line = parse_expectation("(boss.x - aide.x) > (boss.y - aide.x)")
    assert references(line) == (BOSS_X, AIDE_X, BOSS_Y)
    assert arms_named(line) == ("boss", "aide")
    assert arms_named(parse_expectation("refused(aide) == 1")) == ("aide",)


# Trees of every shape; any of them must come back from its own text.

WORDS = st.from_regex(r"\A[A-Za-z_][A-Za-z0-9_]{0,4}(-[A-Za-z0-9_]{1,3}){0,2}\Z")
ARMS = st.from_regex(r"\A[A-Za-z0-9_]{1,4}(-[A-Za-z0-9_]{1,3}){0,2}\Z")
LABELS = st.lists(WORDS, min_size=1, max_size=2).map(".".join)
FINITE = st.floats(allow_nan=False, allow_infinity=False)
POSITIVE = st.floats(min_value=0, allow_nan=False, allow_infinity=False)
REFERENCES = st.builds(Reference, ARMS, LABELS)
TERMS = st.recursive(
    REFERENCES,
    lambda inner: st.one_of(
        st.builds(Total, inner, inner | st.builds(Number, FINITE)),
        st.builds(Difference, st.builds(Number, FINITE) | inner, inner),
        st.builds(Scaled, FINITE, inner),
    ),
    max_leaves=5,
)
BANDS = st.builds(Band, POSITIVE, st.booleans())
RANGES = st.tuples(FINITE, FINITE).map(sorted)
PAIRS = st.tuples(TERMS, TERMS).filter(lambda pair: pair[0] != pair[1])
RATIOS = PAIRS.map(lambda pair: Ratio(*pair))
STRICT = st.sampled_from([Operator.MORE, Operator.LESS])
BANDED = st.sampled_from([Operator.NOT_LESS, Operator.NOT_MORE, Operator.EQUIVALENT])


def compared(pair: tuple[Term, Term], operator: Operator, band: Band | None) -> Comparison:
    """A comparison of two different terms."""
    return Comparison(pair[0], operator, pair[1], band)


EXPECTATIONS = st.one_of(
    st.builds(compared, PAIRS, STRICT, st.none() | BANDS),
    st.builds(compared, PAIRS, BANDED, BANDS),
    st.builds(Comparison, TERMS, STRICT, st.builds(Number, FINITE)),
    st.builds(RatioBound, RATIOS, STRICT, FINITE),
    st.builds(lambda ratio, ends: RatioRange(ratio, *ends), RATIOS, RANGES),
    st.builds(lambda term, ends: MeanRange(term, *ends), TERMS, RANGES),
    st.builds(RefusedCount, ARMS, st.none() | WORDS, POSITIVE),
)


@settings(deadline=None)
@given(EXPECTATIONS)
def test_every_expectation_comes_back_from_its_text(expectation: Expectation) -> None:
    assert parse_expectation(str(expectation)) == expectation


@settings(deadline=None)
@given(st.text(alphabet="ab.xy0159 ><=~()[],+-*/%inmeanwithbytlsur_", max_size=40))
def test_any_line_is_read_or_refused_with_a_sentence_and_never_crashes(text: str) -> None:
    try:
        tree = parse_expectation(text)
    except Problem as problem:
        assert "column" in str(problem)
    else:
        assert parse_expectation(str(tree)) == tree
