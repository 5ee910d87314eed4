"""People killed turn by turn, beside the record where the scenario has one: what the window draws as a chart."""

from rich.console import Group, RenderableType
from rich.text import Text

from game.clients.headings import short_days
from game.clients.numbers import measured
from game.clients.recorded import killed_by_turn, record_beside
from game.console.app import App
from game.console.tables import table
from game.console.vocabulary import simple
from game.content.public_record import KILLED, NATION
from game.core.problem import N_, Problem
from game.session import wording
from game.texts import _, first_up


def show_killed(app: App, rest: str) -> None:
    """The table of the country or of a region."""
    session, region = app.session, _region(app, rest) if rest else NATION
    record = record_beside(session, KILLED, region)
    rows = killed_by_turn(session, app.seat, region)
    if not rows:
        app.terminal.line(_("No turn has ended yet."))
        return
    where = app.names.region(region) if region else _("the whole country")
    title = _("{measure}, {of}").format(measure=first_up(wording.measure_name(KILLED)), of=where)
    made = table(_("turn"), _("days"), _("this game"), *([record.label] if record else []))
    for column in made.columns[2:]:
        column.justify = "right"
    for row in rows:
        cells = [str(row.turn), short_days(session, row.turn), _value(row.killed)]
        made.add_row(*cells, *([_value(row.record)] if record else []))
    played = [row for row in rows if row.killed is not None]
    if played:
        made.add_section()
        totals = [_value(sum(row.killed or 0 for row in played)), _value(sum(row.record or 0.0 for row in played))]
        made.add_row(_("so far"), "", *totals[: 2 if record else 1], style="bold")
    parts: list[RenderableType] = [Text(title, style="bold"), made]
    if record:
        parts.append(Text(_("{label}: {source}").format(label=first_up(record.label), source=record.source), style="dim"))
    app.terminal.page(Group(*parts))


def _value(value: float | None) -> str:
    return "-" if value is None else measured(KILLED, value)


def _region(app: App, rest: str) -> str:
    world = app.known.view.world
    names = {simple(one): one for one in world.regions} | {simple(app.names.region(one)): one for one in world.regions}
    found = names.get(simple(rest))
    if found is None:
        raise Problem(N_("There is no region {asked}; regions lists them."), asked=repr(rest[:40]))
    return found
