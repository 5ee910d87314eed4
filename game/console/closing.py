"""The end of a game on the screen: mandate, measures, prediction card, what was not known."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from game.clients.endings import EXPECTED_NOTE, hidden_lines, most_telling, own_raids, rest_words, toll
from game.clients.numbers import measured
from game.clients.recorded import beside_record
from game.console.symbols import Symbols
from game.console.tables import table
from game.session import wording
from game.session.naming import Names
from game.session.outcome import BoundShown, Headline, Outcome, Prediction, SeatOutcome, outcome
from game.session.session import Session
from game.session.unknowns import Compared
from game.texts import _, number, percent


def closing(session: Session, seat: str, symbols: Symbols) -> RenderableType:
    """Everything that is shown when a game is over, for one seat."""
    return Group(*(page for _title, page in pages(session, seat, symbols)))


def pages(session: Session, seat: str, symbols: Symbols) -> list[tuple[str, RenderableType]]:
    """The same in pages with their titles: the mandates; the measures; the raids and the card; what was not known."""
    found = outcome(session, seat)
    names = Names(session, seat)
    parts: list[RenderableType] = []
    if all(one.seat != seat for one in found.seats):
        words = _("No mandate judges your seat, {seat}; what the others reached is yours to prevent.")
        parts.append(Text(words.format(seat=names.seat_name(seat))))
    for one in found.seats:
        parts += judged(one, names.seat_name(one.seat), symbols)
    parts.append(Text(toll(session, seat), style="bold"))
    if recorded := beside_record(session, seat):
        parts.append(Text(recorded))
    own = _raids(session, seat)
    if found.predictions:
        own += [Text(""), *_card(found.predictions, symbols)]
    made: list[tuple[str, list[RenderableType]]] = [
        (_("the outcome"), parts),
        (_("what was done, and what came of it"), [Text(""), _lenses(found), Text(""), _measures(found)]),
        (_("your raids and your card"), own),
        (_("what you did not know"), [*_unknown(session, seat, found, symbols), Text(""), Text(found.note, style="italic")]),
    ]  # fmt: skip
    return [(title, Group(*shown)) for title, shown in made if shown]


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
    text = _("{words} ({measure}: {value}, limit {limit}): {verdict}").format(
        words=bound.text,
        measure=bound.label,
        value=measured(bound.measure, bound.value),
        limit=measured(bound.measure, bound.limit),
        verdict=_("held") if bound.kept else _("broken"),
    )
    return Text(_sign(bound.kept, symbols), style="green" if bound.kept else "bold red"), text


def _lenses(found: Outcome) -> Table:
    made = table(_("lens"), _("value"), _("made of (value; 0 at, 100 at)"))
    for lens in found.lenses:
        items = "; ".join(
            f"{item.label} {measured(item.measure, item.value)} "
            f"({measured(item.measure, item.zero)}, {measured(item.measure, item.hundred)})"
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
    value = measured(one.measure, one.value)
    return one.label, value if one.start is None else f"{measured(one.measure, one.start)} > {value}"


def _raids(session: Session, seat: str) -> list[RenderableType]:
    """The seat's raids: what it could expect beside what came; the rest is luck, or what was not known."""
    found = own_raids(session, seat)
    if not found:
        return []
    made = table(_("your raids"), _("turn"), _("on"), _("expected"), _("came"))
    for raid in found:
        made.add_row(
            f"[{raid.label}]", str(raid.turn), raid.target, "-" if raid.chance is None else percent(raid.chance),
            ", ".join(raid.came) or "-",
        )  # fmt: skip
    return [Text(""), made, Text(_(EXPECTED_NOTE), style="dim")]


def _card(lines: Sequence[Prediction], symbols: Symbols) -> list[RenderableType]:
    right = sum(one.said == one.came for one in lines)
    title = _("Your prediction card: {right} of {whole} right").format(right=right, whole=len(lines))
    made = table(_("turn"), _("measure"), _("you said"), _("it went"), "")
    for one in lines:
        numbers = f"{measured(one.measure, one.before)} > {measured(one.measure, one.after)}"
        came = f"{_(wording.DIRECTIONS[one.came])} ({numbers})"
        made.add_row(str(one.turn), one.label, _(wording.DIRECTIONS[one.said]), came, _sign(one.said == one.came, symbols))
    return [Text(title, style="bold"), made]


def _unknown(session: Session, seat: str, found: Outcome, symbols: Symbols) -> list[RenderableType]:
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
            parts += _most_telling(title, rows, symbols)
    if unknown.hidden:
        parts.append(Text(_("Hidden while it happened:"), style="underline"))
        parts += [Text("  " + line) for line in hidden_lines(session, seat)]
    return parts


def _most_telling(title: str, rows: Sequence[Compared], symbols: Symbols) -> list[RenderableType]:
    """The rows where a belief missed, then those where it was near, then the others; as many as can be taken in."""
    shown = most_telling(rows)
    parts: list[RenderableType] = [_compared(title, shown, symbols)]
    if len(rows) > len(shown):
        parts.append(Text(rest_words(rows, shown), style="dim"))
    return parts


def _compared(title: str, rows: Sequence[Compared], symbols: Symbols) -> Table:
    made = table(title, _("near"), _("you believed"), _("in truth"))
    made.columns[0].no_wrap = False
    for row in rows:
        made.add_row(row.what, "-" if row.close is None else _sign(row.close, symbols), row.believed, row.true)
    return made
