"""A forecast in words: each chance with its range, and each part of the odds as + or - with its size."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from game.core.odds import Odds
from game.engine.forecast import Line
from game.session import wording
from game.texts import _, number, percent

SMALLEST = 0.005  # log-odds that are not worth a word
_SIZES = (0.25, 0.75)  # log-odds from which a modifier gets two signs, three signs


def forecast(lines: Sequence[Line], parts: bool = True) -> list[RenderableType]:
    """The forecast as a table: results first, then how they come about; `parts`: with every part of the odds."""
    if not lines:
        return [Text(_("No number can be promised for this order; its effects build up while it runs."), style="dim")]
    made = Table(box=None, pad_edge=False, padding=(0, 1), header_style="underline")
    made.add_column(_("forecast, from what you believe"), ratio=1)
    made.add_column(_("likely"), justify="right", no_wrap=True)
    made.add_column(_("range"), justify="right", no_wrap=True)
    results = [line for line in lines if line.odds is None]
    steps = [line for line in lines if line.odds is not None]
    for line in results:
        made.add_row(Text(_(wording.LINES[line.name]), style="bold"), _value(line, line.value), _range(line))
    for line in steps:
        made.add_row("  " + _(wording.LINES[line.name]), _value(line, line.value), _range(line))
        if parts and line.odds is not None:
            made.add_row(Padding(Text(_parts(line.odds), style="dim"), (0, 0, 0, 4)), "", "")
    return [made]


def how_to_read() -> str:
    """What the signs of a forecast mean."""
    return _(
        "Range: if your estimates are off by one standard error. In the parts, + makes it likelier and - less likely; "
        "the number is in log-odds: 0.1 moves 50% to 52%, 0.5 to 62%, 1 to 73%, 2 to 88%."
    )


def _value(line: Line, value: float) -> str:
    return percent(value) if line.unit == "chance" else number(value, 1)


def _range(line: Line) -> str:
    return f"{_value(line, line.low)} .. {_value(line, line.high)}"


def _parts(odds: Odds) -> str:
    named = [(name, float(amount[0])) for name, amount in odds.modifiers]
    return parts_text(odds.rule, float(odds.base[0]), named)


def parts_text(rule: str, base: float, modifiers: Sequence[tuple[str, float]]) -> str:
    """Base and modifiers of odds in one paragraph."""
    words = [_("base {chance}").format(chance=percent(base))]
    for name, amount in modifiers:
        if abs(amount) >= SMALLEST:
            words.append(f"{signs(amount)} {wording.modifier_name(rule, name)} ({amount:+.2f})")
    return "; ".join(words)


def signs(amount: float) -> str:
    """One to three + or - by the size of a modifier."""
    count = 1 + sum(abs(amount) >= size for size in _SIZES)
    return ("+" if amount > 0 else "-") * count
