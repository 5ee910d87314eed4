"""Only the plain part of YAML is read, and everything read knows its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content.located import DEEPEST, LARGEST_FILE, Located, parse_located
from game.core.problem import Problem


def read(text: str) -> Located:
    return parse_located(text.encode(), "a.yaml")


def refusal(text: str | bytes) -> str:
    with pytest.raises(Problem) as caught:
        parse_located(text if isinstance(text, bytes) else text.encode(), "a.yaml")
    return str(caught.value)


def test_every_part_knows_its_line() -> None:
    located = read("a: 1\nb:\n  c: [x,\n    y]\n  d: {e: true}\n")
    assert located.data == {"a": 1, "b": {"c": ["x", "y"], "d": {"e": True}}}
    assert located.lines[("b", "c", 1)] == 4
    assert located.line(("b", "d", "e")) == 5


def test_a_part_that_is_missing_is_looked_for_where_it_should_have_been() -> None:
    assert read("a: 1\nb:\n  c: 2\n").line(("b", "missing", "deeper")) == 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("yes", "yes"),
        ("no", "no"),
        ("On", "On"),
        ("12", 12),
        ("-3", -3),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("'12'", "12"),
        ('"true"', "true"),
        ("0x1f", "0x1f"),
        ("007", "007"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("2026-02-22", "2026-02-22"),
        ("null", None),
        ("", None),
    ],
)
def test_plain_words_mean_one_thing_only(text: str, value: object) -> None:
    found = read(f"a: {text}").data["a"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x 1\nb: *x", "line 1: anchors (&) and aliases (*) are not allowed"),
        ("a: !!python/object/apply:os.system [ls]", "line 1: the tag tag:yaml.org,2002:python/object/apply"),
        ("a: 1\nb: !!set {x}", "line 2: the tag"),
        ("a: !!str 1", "line 1: the tag"),
        ("a: 1\nb: 2\na: 3", "line 3: the key a stands twice here (first on line 1)"),
        ("a: .inf", "line 1: .inf is not allowed; write a finite number"),
        ("a: .NaN", "line 1: .NaN is not allowed"),
        ("a: 1e999", "line 1: 1e999 is not allowed"),
        ("a: 1\n--- \nb: 2", "line 2: a file holds one document"),
        ("[1, 2]: 3", "line 1: a key must be text"),
        ("a: [1, 2", "this is not YAML"),
        ("a: 1\n\tb: 2", "line 2: this is not YAML"),
        ("a: " + "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), f"nested more than {DEEPEST} deep"),
        (b"a: 1\nb: \xff\xfe", "line 2: the text is not UTF-8"),
        (b"a: \x00", "this is not YAML"),
        (b"#" * (LARGEST_FILE + 1), "larger than 2 MiB"),
    ],
)
def test_what_is_not_plain_is_refused_with_its_line(text: str | bytes, said: str) -> None:
    assert said in refusal(text)


def test_a_billion_laughs_is_refused_at_its_first_anchor() -> None:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert "line 1: anchors (&)" in refusal("\n".join(lines))


def test_an_endless_number_stays_text() -> None:
    assert isinstance(read("a: " + "9" * 5000).data["a"], str)


@given(st.binary(max_size=300) | st.text(alphabet="ab:-[]{}&*!|>'\"#%?,. \n\t0", max_size=120).map(str.encode))
def test_no_bytes_give_anything_but_data_or_one_sentence(content: bytes) -> None:
    try:
        located = parse_located(content, "a.yaml")
    except Problem as problem:
        assert str(problem).startswith("a.yaml") and "\n" not in str(problem)
    else:
        assert all(line >= 1 for line in located.lines.values())
