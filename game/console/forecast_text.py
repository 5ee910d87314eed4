"""A forecast in words: each chance with its range, and each part of the odds as + or - with its size."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from game.clients.forecast_words import how_to_read, parts_text, remarks_of, results_of, spread_text, steps_of, value_text
from game.core.odds import Odds
from game.engine.forecast import Line
from game.session import wording
from game.texts import _

__all__ = ["forecast", "how_to_read", "parts_text"]


def forecast(lines: Sequence[Line], parts: bool = True) -> list[RenderableType]:
    """The forecast as a table: results first, then how they come about; `parts`: with every part of the odds."""
    if not lines:
        words = _(
            "There is no forecast in numbers for this order; help and its name tells what it does, rules lists the rules "
            "behind it."
        )
        return [Text(words, style="dim")]
    results, steps = results_of(lines), steps_of(lines)
    rows = [(Text(_("forecast, from what you believe"), style="underline"), _("likely"), _("range"))]
    for one in results:
        rows.append((Text(_(wording.LINES[one.name]), style="bold"), value_text(one, one.value), spread_text(one)))
    rows += [(Text("  " + _(wording.LINES[one.name])), value_text(one, one.value), spread_text(one)) for one in steps]
    widths = [max(map(cell_len, column)) for column in ([row[1] for row in rows], [row[2] for row in rows])]
    made: list[RenderableType] = [_row(*row, widths) for row in rows]
    made += [Text(remark, style="yellow") for remark in remarks_of(lines)]
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


def _parts(odds: Odds) -> str:
    named = [(name, float(amount[0])) for name, amount in odds.modifiers]
    return parts_text(odds.rule, float(odds.base[0]), named)
