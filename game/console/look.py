"""Commands that look: map, people, groups, regions, teams, programmes, briefing, mandate."""

from rich.console import Group
from rich.markdown import Markdown
from rich.table import Table
from rich.text import Text

from game.clients import standing
from game.clients.numbers import measured
from game.console import closing, group_page, region_page, tables
from game.console.accords import accords_shown, standing_shown
from game.console.app import App
from game.console.debrief_page import debrief_page, reckoned
from game.console.decisions import decisions_shown
from game.console.map import LAYERS, OVERVIEW, layer_named, map_of
from game.console.vocabulary import simple
from game.core.problem import N_, Problem
from game.core.world import Bound, LensItem
from game.session import wording
from game.session.briefing import briefing_for
from game.session.decisions import decisions_of
from game.session.naming import text_in
from game.session.outcome import mandate_of
from game.texts import _, number


def status(app: App, rest: str) -> None:
    """Where things stand: purses, people, programmes, orders of this turn."""
    known, terminal = app.known, app.terminal
    app.header()
    asked = decisions_of(app.session, app.seat)
    if asked:
        terminal.line()
        terminal.say(*decisions_shown(asked))
        terminal.line()
    terminal.say(*tables.leaders(known, terminal.symbols, most=8))
    terminal.line()
    terminal.say(*tables.programmes(known))
    terminal.line()
    show_tray(app)


def show_tray(app: App) -> None:
    """The orders of this turn."""
    plan = app.session.plans[app.seat]
    if not plan:
        app.terminal.line(_("No orders given this turn."), style="dim")
        return
    app.terminal.line(_("Orders of this turn:"), style="bold")
    for place, planned in enumerate(plan, start=1):
        row = Table.grid(padding=(0, 2, 0, 0))
        row.add_column(width=4, justify="right")
        row.add_column(ratio=1)
        row.add_row(str(place), planned.text)
        app.terminal.say(row)
    app.terminal.line(_("undo takes back the last one, undo 1 the first; end lets the turn happen."), style="dim")


def show_map(app: App, rest: str) -> None:
    """The map, in one of its layers."""
    layer = layer_named(rest) if rest else OVERVIEW
    if layer is None:
        raise Problem(N_("The map shows {known}, not {asked}."), known=", ".join(LAYERS), asked=repr(rest[:40]))
    app.terminal.page(Group(*map_of(app.known, app.terminal.symbols, app.terminal.width, layer)))


def leaders(app: App, rest: str) -> None:
    """The people the seat has heard of."""
    app.terminal.page(Group(*tables.leaders(app.known, app.terminal.symbols)))


def groups(app: App, rest: str) -> None:
    """What is believed of each group; of one group all that is known."""
    known = app.known
    if not rest:
        app.terminal.say(*tables.groups(known))
        return
    names = {simple(known.view.world.groups[place]): place for place in known.groups}
    names |= {simple(known.names.group_name(known.view.world.groups[place])): place for place in known.groups}
    place = names.get(simple(rest))
    if place is None:
        raise Problem(N_("There is no group {asked}; groups lists them."), asked=repr(rest[:40]))
    app.terminal.page(Group(*group_page.group(known, place)))


def regions(app: App, rest: str) -> None:
    """Killings, officials and tips by region; of one region all that is known."""
    known = app.known
    if not rest:
        app.terminal.page(Group(*tables.regions(known, app.terminal.symbols)))
        return
    names = {simple(name): place for place, name in enumerate(known.view.world.regions)}
    names |= {simple(known.names.region(name)): place for place, name in enumerate(known.view.world.regions)}
    place = names.get(simple(rest))
    if place is None:
        raise Problem(N_("There is no region {asked}; regions lists them."), asked=repr(rest[:40]))
    app.terminal.page(Group(*region_page.region(known, place)))


def teams(app: App, rest: str) -> None:
    """The seat's raid teams."""
    app.terminal.say(*tables.teams(app.known, app.terminal.symbols))


def programmes(app: App, rest: str) -> None:
    """What is running."""
    app.terminal.say(*tables.programmes(app.known))


def briefing(app: App, rest: str) -> None:
    """The briefing again."""
    scenario = app.session.setup.scenario
    app.terminal.page(Group(Markdown(briefing_for(scenario, app.seat)), Text(text_in(scenario.head.note), style="italic")))


def mandate(app: App, rest: str) -> None:
    """What the seat is judged by; how it stands by what the seat can see."""
    terminal, found = app.terminal, mandate_of(app.session, app.seat)
    if found is None:
        terminal.line(_("Your seat is not judged by a mandate in this scenario; play for what your group is after."))
        _others_mandates(app)
        return
    terminal.line(text_in(found.title), style="bold")
    terminal.line(_("Red line: {text}.").format(text=_so_far(app, found.red_line)))
    terminal.line(_("Floor: {text}.").format(text=_so_far(app, found.floor)))
    lens = _(wording.LENSES.get(found.lens, found.lens))
    terminal.line(_("Lens: {name}, to reach {target} of 100. It is made of:").format(name=lens, target=number(found.target)))
    for item in app.session.truth.world.lenses[found.lens]:
        terminal.line(
            _("  {measure}: {now}; 0 at {zero}, 100 at {hundred}. {source}").format(
                measure=standing.name_of(app.session, app.seat, item),
                now=_now(app, item),
                zero=measured(item.measure, item.zero),
                hundred=measured(item.measure, item.hundred),
                source=text_in(item.source),
            )
        )
    if late := standing.told_late(app.session, app.seat, found.lens):
        terminal.line(late)
    terminal.line(_("Two results compare by red line, then floor, then lens. There is no total score."), style="dim")
    _others_mandates(app)


def _now(app: App, item: LensItem) -> str:
    """How a measure of a lens stands where the seat may know it."""
    now = standing.now(app.session, app.seat, item)
    return _("told at the end") if now == standing.UNKNOWN else now


def _others_mandates(app: App) -> None:
    """The mandates of the other seats, where they are no secret."""
    session = app.session
    others = [seat for seat in session.seats if seat != app.seat and seat in session.mandates]
    if others and session.secret_mandates and not session.over:
        app.terminal.line(_("The mandates of the other seats are secret until the end."), style="dim")
        return
    for seat in others:
        one = mandate_of(session, seat)
        if one is not None:
            name = app.names.seat_name(seat)
            app.terminal.line(_("{seat} plays for: {mandate}").format(seat=name, mandate=text_in(one.title)))


def _so_far(app: App, bound: Bound) -> str:
    """A bound in words, with how it stands where the seat may know it."""
    limit = bound.at_most if bound.at_most is not None else bound.at_least
    return _("{text} ({measure}: {now}, limit {limit})").format(
        text=text_in(bound.text), measure=wording.measure_name(bound.measure),
        now=standing.now(app.session, app.seat, bound), limit=measured(bound.measure, limit or 0.0),
    )  # fmt: skip


def outcome(app: App, rest: str) -> None:
    """The outcome, once the game is over."""
    if not app.session.over:
        app.terminal.line(_("The outcome is told after turn {last}. mandate shows what you are judged by.").format(
            last=app.session.last_turn), style="yellow")  # fmt: skip
        return
    seats = {simple(seat): seat for seat in app.session.seats}
    seat = seats.get(simple(rest), app.seat) if rest else app.seat
    app.terminal.page(closing.closing(app.session, seat, app.terminal.symbols))


def debrief(app: App, rest: str) -> None:
    """The debrief page, once the game is over."""
    found = reckoned(app.session, app.terminal)
    if found is not None:
        app.terminal.page(debrief_page(found, app.terminal.symbols))


def accords(app: App, rest: str) -> None:
    """What has been offered, asked and agreed, and how the two states stand."""
    app.terminal.page(Group(*accords_shown(app.session, app.names, app.seat), *standing_shown(app.known)))
