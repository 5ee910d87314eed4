"""What stands at the head of planning and report: the headline measures, and what the seat believes is coming."""

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from game.console.known import Known
from game.console.numbers import WHOLE_UNITS, measured, with_sign
from game.console.symbols import Symbols
from game.core.measures import MEASURES
from game.session.headlines import HeadlineShown, headlines
from game.texts import _, number, percent

WIDTH = 38  # of one headline measure: two beside each other fit 80 columns
SETTLED, VACANT, CONTESTED = range(3)
ATTACKS_WORTH_A_WORD = 0.5


def headline_grid(known: Known, width: int) -> list[RenderableType]:
    """The headline measures the seat may know, with the change of the last turn; two beside each other."""
    found = headlines(known.session, known.seat)
    if not found:
        return []
    columns = max(1, min(2, width // WIDTH))
    made = Table.grid(padding=(0, 2, 0, 0))
    for _column in range(columns):
        made.add_column(width=min(WIDTH, max(width - 2, 10)), no_wrap=False)
    cells = [Text(headline_words(one)) for one in found]
    for start in range(0, len(cells), columns):
        made.add_row(*cells[start : start + columns])
    return [made]


def headline_words(one: HeadlineShown) -> str:
    """A headline measure: value, the error of a belief, change since the last turn."""
    value = measured(one.measure, one.value)
    if one.error > 0.0:
        value = f"{value}+/-{measured(one.measure, one.error)}"
    text = _("{measure}: {value}").format(measure=one.label, value=value)
    if one.before is None:
        return text
    change = one.value - one.before
    counted = MEASURES[one.measure].kind == "flow" or MEASURES[one.measure].unit in WHOLE_UNITS
    shown = with_sign(change, "count" if counted else MEASURES[one.measure].unit)
    if not any(digit in "123456789" for digit in shown):
        return _("{text} (=)").format(text=text)
    return _("{text} ({change})").format(text=text, change=shown)


def warnings(known: Known, symbols: Symbols) -> list[RenderableType]:
    """Indications and warnings: of each group that the seat watches, or believes to be about to act, what it expects."""
    lines = [line for place in range(len(known.view.world.groups)) if (line := _warning(known, place))]
    if not lines:
        return []
    parts: list[RenderableType] = [Text(_("What you believe is coming"), style="underline")]
    parts += [Text(f"{symbols.step} {line}") for line in lines]
    return parts


def _warning(known: Known, group: int) -> str:
    """What the seat expects of a group; "" where it watches nothing and expects nothing."""
    beliefs, view = known.view.beliefs, known.view
    if beliefs is None or not view.exists[0, group]:
        return ""
    attacks, error = float(beliefs.reprisals[0, group]), float(beliefs.reprisals_error[0, group])
    succession = int(beliefs.succession[0, group])
    watched = bool(view.programmes.collect_group[0, group].any())
    parts = []
    if attacks >= max(ATTACKS_WORTH_A_WORD, error):
        parts.append(_("reprisals to come: {count} +/- {error} attacks").format(count=number(attacks), error=number(error)))
    elif watched:
        parts.append(_("no reprisals in sight"))
    if succession != SETTLED:
        parts.append(_("nobody leads it") if succession == VACANT else _("its head is fought over"))
    if watched or succession != SETTLED:
        value, error = float(beliefs.cohesion[0, group]), float(beliefs.cohesion_error[0, group])
        parts.append(_("holds together {value} +/- {error}").format(value=percent(value), error=percent(error)))
    if not (watched or succession != SETTLED or attacks >= max(ATTACKS_WORTH_A_WORD, error)):
        return ""
    return _("{group}: {words}").format(group=known.names.group_name(view.world.groups[group]), words="; ".join(parts))
