"""A forecast in words: each chance with its range, and each part of the odds as + or - with its size."""

from collections.abc import Sequence

from rich.cells import cell_len
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
        words = _(
            "There is no forecast in numbers for this order; help and its name tells what it does, rules lists the rules "
            "behind it."
        )
        return [Text(words, style="dim")]
    results = [line for line in lines if line.odds is None]
    steps = [line for line in lines if line.odds is not None]
    rows = [(Text(_("forecast, from what you believe"), style="underline"), _("likely"), _("range"))]
    rows += [(Text(_(wording.LINES[line.name]), style="bold"), _value(line, line.value), _range(line)) for line in results]
    rows += [(Text("  " + _(wording.LINES[line.name])), _value(line, line.value), _range(line)) for line in steps]
    widths = [max(map(cell_len, column)) for column in ([row[1] for row in rows], [row[2] for row in rows])]
    made: list[RenderableType] = [_row(*row, widths) for row in rows]
    if parts:
        for place, line in enumerate(steps):
            if line.odds is not None:  # under its line, over the whole width
                made.insert(len(rows) - len(steps) + 2 * place + 1, Padding(_parts(line.odds), (0, 0, 0, 4), style="dim"))
    return made


def _row(what: Text, value: str, span: str, widths: Sequence[int]) -> Table:
    made = Table.grid(padding=(0, 2, 0, 0), expand=True)
    made.add_column(ratio=1)
    for width in widths:
        made.add_column(width=width, justify="right", no_wrap=True)
    made.add_row(what, value, span)
    return made


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
