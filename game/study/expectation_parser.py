"""Reads one `expect:` line into its syntax tree, by recursive descent; the grammar stands in expectations.py.

Every error is one sentence with the line, the column, what was found there and what was expected.
"""

import math
from collections.abc import Sequence
from typing import NoReturn

from attrs import define, frozen

from game.core.problem import Problem
from game.study.expectation_tokens import Kind, Token, nearest, tokens
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
    references,
)
from game.texts import _

# Deeper nesting means a slip of the keyboard; the limit keeps a hostile file from exhausting the stack.
DEEPEST_NESTING = 20
LONGEST_LINE = 1000
_OPERATORS = tuple(operator.value for operator in Operator)


@frozen
class Names:
    """What an expectation may speak of: the arms, the measures and, where given, the reasons of refusal."""

    arms: tuple[str, ...]
    labels: tuple[str, ...]
    reasons: tuple[str, ...] | None = None


def parse_expectation(text: str, names: Names | None = None) -> Expectation:
    """The syntax tree of one line.

    With `names`, arms and measures must exist and may hold points; without, an arm ends at its first point.
    Raises Problem with the column and, where a name was wanted, the nearest valid one.
    """
    if len(text) > LONGEST_LINE:
        raise Problem(
            "An expectation is {length} characters long; {longest} is the most that is read.",
            length=len(text),
            longest=LONGEST_LINE,
        )
    return _Parser(text, tokens(text), names).expectation()


@define
class _Parser:
    text: str
    tokens: Sequence[Token]
    names: Names | None
    place: int = 0
    depth: int = 0

    # Reading tokens

    @property
    def here(self) -> Token:
        return self.tokens[self.place]

    @property
    def calls(self) -> str:
        """The name that stands here with an opening bracket after it, or nothing."""
        if self.here.kind is not Kind.NAME or self.tokens[self.place + 1].text != "(":
            return ""
        return self.here.text

    def next(self) -> Token:
        token = self.here
        if token.kind is not Kind.END:
            self.place += 1
        return token

    def take(self, text: str) -> bool:
        if self.here.text == text:
            self.next()
            return True
        return False

    def fail(self, what: str, at: Token | None = None, **values: object) -> NoReturn:
        """Raise Problem; `what` is in the reader's language, its fields are `found` and `values`."""
        token = at or self.here
        shown = {"found": token.text or _("the end of the line"), **values}
        raise Problem(
            "Expectation '{text}', column {column}: {what}",
            text=self.text,
            column=token.column,
            what=what.format(**shown),
        )

    def need(self, text: str) -> None:
        """Take the word or sign the grammar wants here, or say that it was expected."""
        if not self.take(text):
            self.fail(_("found {found}, expected {wanted}."), wanted=text)

    # The grammar

    def expectation(self) -> Expectation:
        found: Expectation
        if self.calls == "refused":
            found = self.refused_count()
        elif self.calls == "mean":
            found = self.mean_range()
        else:
            found = self.relation()
        if self.here.kind is not Kind.END:
            self.fail(_("found {found}, expected the end of the line."))
        return found

    def refused_count(self) -> RefusedCount:
        self.next()
        self.need("(")
        arm = self.arm()
        reason = self.reason() if self.take(",") else None
        self.need(")")
        self.need("==")
        return RefusedCount(arm, reason, self.unsigned())

    def mean_range(self) -> MeanRange:
        self.next()
        self.need("(")
        start = self.here
        term = self.sum()
        if isinstance(term, Ratio):
            self.fail(
                _("a ratio takes no mean(); write a.x / b.x in [low, high]."),
                at=start,
            )
        self.need(")")
        self.measured(term, start)
        if self.here.text in _OPERATORS:
            self.fail(
                _(
                    "found {found}, expected in [low, high] after mean(); "
                    "to test a measure against one number write it without mean()."
                )
            )
        return MeanRange(term, *self.range())

    def relation(self) -> Comparison | RatioBound | RatioRange:
        start = self.here
        left = self.sum()
        if isinstance(left, Ratio):
            return self.ratio_relation(left)
        if self.here.text == "in":
            self.fail(_("write mean({left}) in [low, high]."), left=left)
        operator = self.operator()
        right_start = self.here
        right = self.sum()
        if isinstance(right, Ratio):
            self.fail(
                _("a ratio stands on the left of a number."),
                at=right_start,
            )
        if not references(left):
            self.measured(right, start)
        self.differs(left, right, right_start)
        return Comparison(left, operator, right, self.tolerance(operator))

    def ratio_relation(self, ratio: Ratio) -> RatioBound | RatioRange:
        if self.here.text == "in":
            return RatioRange(ratio, *self.range())
        if self.here.text not in ("<", ">"):
            self.fail(_("found {found}, expected < or > or in [low, high] after a ratio."))
        operator = self.operator()
        bound = self.signed()
        if self.here.text in ("by", "within"):
            self.fail(_("a ratio takes no margin; put it into the number."))
        return RatioBound(ratio, operator, bound)

    def operator(self) -> Operator:
        if self.here.text not in _OPERATORS:
            self.fail(_("found {found}, expected one of < > <= >= ~ (~ is about equal)."))
        return Operator(self.next().text)

    def tolerance(self, operator: Operator) -> Band | None:
        """`within ...` where the operator needs it, `by at least ...` where it may have one."""
        if operator.needs_band:
            if not self.take("within"):
                self.fail(
                    _("found {found}, expected within 5% or within 0.1 units after {operator}."),
                    operator=operator.value,
                )
            return self.band()
        if self.here.kind is Kind.END:
            return None
        if not self.take("by"):
            self.fail(
                _(
                    "found {found}, expected by at least 5% or the end of the "
                    "line after {operator}; within goes with >= <= or ~."
                ),
                operator=operator.value,
            )
        self.need("at")
        self.need("least")
        return self.band()

    def band(self) -> Band:
        amount = self.unsigned()
        if self.take("%"):
            return Band(amount, percent=True)
        if not (self.take("units") or self.take("unit")):
            self.fail(_("found {found}, expected % or units."))
        return Band(amount, percent=False)

    def range(self) -> tuple[float, float]:
        self.need("in")
        self.need("[")
        start = self.here
        low = self.signed()
        self.need(",")
        high = self.signed()
        self.need("]")
        if low > high:
            self.fail(
                _("the range starts above its end; put the smaller first."),
                at=start,
            )
        return low, high

    def sum(self) -> Term | Ratio:
        start = self.here
        left = self.quotient()
        while self.here.text in ("+", "-"):
            sign, second = self.next(), self.here
            right = self.quotient()
            if isinstance(left, Ratio) or isinstance(right, Ratio):
                self.fail(
                    _("a ratio stands alone on the left side; nothing is added to it or taken from it."),
                    at=start if isinstance(left, Ratio) else second,
                )
            left = Total(left, right) if sign.text == "+" else Difference(left, right)
        return left

    def quotient(self) -> Term | Ratio:
        start = self.here
        left = self.product()
        if not self.take("/"):
            return left
        below = self.here
        right = self.product()
        if isinstance(left, Ratio) or isinstance(right, Ratio) or self.here.text == "/":
            self.fail(
                _("a ratio has one numerator and one denominator."),
                at=start,
            )
        self.measured(left, start)
        self.measured(right, below)
        self.differs(left, right, below)
        return Ratio(left, right)

    def product(self) -> Term | Ratio:
        start = self.here
        left = self.atom()
        if not self.take("*"):
            return left
        right = self.atom()
        factor, term = (left, right) if isinstance(left, Number) else (right, left)
        if not isinstance(factor, Number) or isinstance(term, Ratio) or self.here.text == "*":
            self.fail(
                _("* takes a number and a measure, as in 0.5 * a.x."),
                at=start,
            )
        return Scaled(factor.value, term)

    def atom(self) -> Term | Ratio:
        if self.here.kind is Kind.NUMBER or self.here.text == "-":
            return Number(self.signed())
        if self.calls in ("mean", "refused"):
            self.fail(_("{found}(...) stands only at the start of a line."))
        if not self.take("("):
            return self.reference()
        self.depth += 1
        if self.depth > DEEPEST_NESTING:
            self.fail(
                _("brackets are nested more than {deepest} deep."),
                deepest=DEEPEST_NESTING,
            )
        inside = self.sum()
        self.need(")")
        self.depth -= 1
        return inside

    def measured(self, term: Term | Ratio, start: Token) -> None:
        """Fail where a side holds only numbers."""
        if not references(term):
            self.fail(_("expected a measure, as in arm.measure."), at=start)

    def differs(self, left: Term, right: Term, start: Token) -> None:
        if left == right:
            self.fail(
                _("both sides are the same; it tests nothing."),
                at=start,
            )

    # Names and numbers

    def signed(self) -> float:
        return -self.unsigned() if self.take("-") else self.unsigned()

    def unsigned(self) -> float:
        if self.here.kind is not Kind.NUMBER:
            self.fail(_("found {found}, expected a number."))
        value = float(self.here.text)
        if not math.isfinite(value):
            self.fail(_("the number {found} is too large."))
        self.next()
        return value

    def name(self) -> Token:
        if self.here.kind not in (Kind.NAME, Kind.NUMBER):
            self.fail(_("found {found}, expected a name."))
        return self.next()

    def arm(self) -> str:
        token = self.name()
        if self.names is not None and token.text not in self.names.arms:
            self.unknown_arm(token, token.text, self.names)
        return token.text

    def reason(self) -> str:
        token = self.name()
        known = None if self.names is None else self.names.reasons
        if known is not None and token.text not in known:
            self.fail(
                _("no order is refused for the reason {found}; nearest: {nearest}."),
                at=token,
                nearest=nearest(token.text, known),
            )
        return token.text

    def reference(self) -> Reference:
        token = self.here
        dots = [place for place, character in enumerate(token.text) if character == "."]
        if token.kind is not Kind.NAME or not dots:
            self.fail(_("found {found}, expected a measure, as in arm.measure."))
        self.next()
        splits = [(token.text[:dot], token.text[dot + 1 :]) for dot in dots]
        if self.names is None:
            return Reference(*splits[0])
        fitting = [(arm, label) for arm, label in splits if arm in self.names.arms and label in self.names.labels]
        if len(fitting) > 1:
            self.fail(
                _("{found} can be read as two measures; rename an arm."),
                at=token,
            )
        return Reference(*fitting[0]) if fitting else self.unknown(token, splits, self.names)

    def unknown(self, token: Token, splits: Sequence[tuple[str, str]], names: Names) -> NoReturn:
        """Say whether the arm or the measure is unknown, and what it was most likely meant to be."""
        for arm, label in splits:
            if arm in names.arms:
                self.fail(
                    _("no measure is called {found}; nearest: {nearest}. (A minus sign needs a space before it.)")
                    if "-" in label
                    else _("no measure is called {found}; nearest: {nearest}."),
                    at=Token(token.kind, label, token.column + len(arm) + 1),
                    nearest=nearest(label, names.labels),
                )
        arm = next((arm for arm, label in splits if label in names.labels), splits[0][0])
        self.unknown_arm(token, arm, names)

    def unknown_arm(self, token: Token, arm: str, names: Names) -> NoReturn:
        self.fail(
            _("no arm is called {found}; nearest: {nearest}."),
            at=token,
            found=arm,
            nearest=nearest(arm, names.arms),
        )
