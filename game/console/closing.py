"""The end of a game on the screen: mandate, measures, prediction card, what was not known."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from game.console.numbers import with_sign
from game.console.symbols import Symbols
from game.console.tables import table
from game.core.measures import MEASURES
from game.session import wording
from game.session.naming import Names
from game.session.outcome import BoundShown, Headline, Outcome, Prediction, SeatOutcome, outcome
from game.session.session import Session
from game.session.unknowns import Compared
from game.texts import _, number


def closing(session: Session, seat: str, symbols: Symbols) -> RenderableType:
    """Everything that is shown when a game is over, for one seat."""
    found = outcome(session, seat)
    names = Names(session, seat)
    parts: list[RenderableType] = []
    for one in found.seats:
        parts += judged(one, names.seat_name(one.seat), symbols)
    parts.append(Text(_("Bystanders killed in this game: {count}.").format(count=found.civilian_deaths), style="bold"))
    parts += [Text(""), _lenses(found), Text(""), _measures(found)]
    if found.predictions:
        parts += [Text(""), *_card(found.predictions, symbols)]
    parts += _unknown(found, symbols)
    parts += [Text(""), Text(found.note, style="italic")]
    return Group(*parts)


def judged(one: SeatOutcome, name: str, symbols: Symbols) -> list[RenderableType]:
    """A seat against its mandate, in the order that counts."""
    made = Table(box=None, pad_edge=False, padding=(0, 1), show_header=False)
    made.add_row(_("Red line"), *_bound(one.red_line, symbols))
    made.add_row(_("Floor"), *_bound(one.floor, symbols))
    lens = _("Lens: {name}").format(name=_(wording.LENSES.get(one.lens.name, one.lens.name)))
    reached = one.lens.value >= one.target
    text = _("{value} of 100, target {target}").format(value=number(one.lens.value), target=number(one.target))
    made.add_row(lens, Text(_sign(reached, symbols), style="green" if reached else "yellow"), text)
    return [Text(f"{name}: {one.mandate}", style="bold"), made, Text(one.sentence, style="bold"), Text("")]


def _sign(good: bool, symbols: Symbols) -> str:
    return symbols.good if good else symbols.bad


def _bound(bound: BoundShown, symbols: Symbols) -> tuple[Text, str]:
    text = _("{words}: {value} ({verdict})").format(
        words=bound.text, value=number(bound.value), verdict=_("held") if bound.kept else _("broken")
    )
    return Text(_sign(bound.kept, symbols), style="green" if bound.kept else "bold red"), text


def _lenses(found: Outcome) -> Table:
    made = table(_("lens"), _("value"), _("made of (value; 0 at, 100 at)"))
    for lens in found.lenses:
        items = "; ".join(
            f"{item.measure} {number(item.value, 2)} ({number(item.zero, 2)}, {number(item.hundred, 2)})"
            for item in lens.items
        )
        made.add_row(_(wording.LENSES.get(lens.name, lens.name)), number(lens.value), items)
    return made


def _measures(found: Outcome) -> Table:
    """What was done beside what came of it: activity is no result."""
    made = table(_("what was done"), "", _("what came of it"), "")
    for place in range(max(len(found.activity), len(found.outcomes))):
        made.add_row(*_cells(found.activity, place), *_cells(found.outcomes, place))
    return made


def _cells(measures: Sequence[Headline], place: int) -> tuple[str, str]:
    if place >= len(measures):
        return "", ""
    one = measures[place]
    unit = "persons" if MEASURES[one.measure].kind == "flow" else MEASURES[one.measure].unit
    value = with_sign(one.value, unit, plus=False)
    return one.label, value if one.start is None else f"{with_sign(one.start, unit, plus=False)} > {value}"


def _card(lines: Sequence[Prediction], symbols: Symbols) -> list[RenderableType]:
    right = sum(one.said == one.came for one in lines)
    title = _("Your prediction card: {right} of {whole} right").format(right=right, whole=len(lines))
    made = table(_("turn"), _("measure"), _("you said"), _("it went"), "")
    for one in lines:
        came = f"{_(wording.DIRECTIONS[one.came])} ({number(one.before, 1)} > {number(one.after, 1)})"
        made.add_row(str(one.turn), one.label, _(wording.DIRECTIONS[one.said]), came, _sign(one.said == one.came, symbols))
    return [Text(title, style="bold"), made]


def _unknown(found: Outcome, symbols: Symbols) -> list[RenderableType]:
    unknown = found.unknown
    if not (unknown.leaders or unknown.hidden):
        return []
    parts: list[RenderableType] = [Text(""), Text(_("What you did not know"), style="bold")]
    for title, rows in (
        (_("person"), unknown.leaders),
        (_("officials who would talk"), unknown.corruption),
        (_("team members who would talk"), unknown.teams),
    ):
        if rows:
            parts.append(_compared(title, rows, symbols))
    if unknown.hidden:
        parts.append(Text(_("Hidden while it happened:"), style="underline"))
        parts += [Text("  " + line) for line in unknown.hidden]
    return parts


def _compared(title: str, rows: Sequence[Compared], symbols: Symbols) -> Table:
    made = table(title, _("near"), _("you believed"), _("in truth"))
    for row in rows:
        made.add_row(row.what, _sign(row.close, symbols), row.believed, row.true)
    return made
