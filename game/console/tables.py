"""Tables of what a seat knows: people, groups, regions, teams, programmes."""

import textwrap
from typing import Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from game.clients.known import Known
from game.clients.programmes import running
from game.console.map import RUNG_STYLES, violence_legend
from game.console.symbols import Symbols, bar
from game.core.roles import PATTERN
from game.core.state import NEVER
from game.session import wording
from game.texts import N_, _, money, ngettext, number, percent

NARROW: Final = 11


def table(*headers: str) -> Table:
    """A table without lines, its first column bold."""
    made = Table(box=None, pad_edge=False, padding=(0, 1), header_style="underline")
    for place, header in enumerate(headers):
        made.add_column(header, style="bold" if place == 0 else "", overflow="fold", no_wrap=place == 0)
    return made


def leaders(known: Known, symbols: Symbols, most: int = 1000) -> list[RenderableType]:
    """The people the seat has heard of, those known best first and at most so many; for a red seat, its own."""
    if known.view.beliefs is None:
        return own_leaders(known)
    beliefs = known.view.beliefs
    made = table(_("to type"), _("person"), _("known"), _("days"), _("where"), _("guards"), _("points"))
    made.padding, made.columns[2].no_wrap = (0, 1, 0, 0), True
    people = sorted(known.known_leaders(), key=lambda one: (-known.rung(one), one))
    for place in people[:most]:
        rung, region = known.rung(place), known.region_of(place)
        where = "?" if region is None else known.names.region(known.view.world.regions[region])
        site = int(beliefs.site[0, place])
        if rung >= PATTERN and site >= 0:
            where += ", " + _(wording.SITES[site])
        guards = f"{number(float(beliefs.defence[0, place]), 1)}+/-{number(float(beliefs.defence_error[0, place]), 1)}"
        leads = int(beliefs.leads[0, place])
        work = known.points_on(place) + (f" {symbols.tip}{leads}" if leads else "")
        made.add_row(
            known.role(place), _narrow(known.names.nickname(known.view.world.posts[place]) or _("a successor")),
            Text(f"{bar(symbols, rung, 4)} {_(wording.RUNGS[rung])}", style=RUNG_STYLES[rung]), _days(known, place),
            _narrow(where), guards, _narrow(work.strip() or "-"),
        )  # fmt: skip
    if not made.row_count:
        return [Text(_("You know of nobody yet. Collect on a region or a group to hear of people."))]
    notes = [
        _("days: since what you know last changed. guards: 0 to 4. points: each turn, {sign} open leads.").format(
            sign=symbols.tip
        )
    ]
    if len(people) > most:
        notes.append(_("{count} more: type leaders.").format(count=len(people) - most))
    unknown = [place for place in known.open_leads() if known.rung(place) == 0]
    if unknown:
        notes.append(
            _("There are leads on {count} more, of whom nothing else is known; exploit works them.").format(
                count=len(unknown)
            )
        )
    return [made, Text(" ".join(notes), style="dim")]


def _narrow(text: str) -> str:
    """A text in lines so short that the table of people fits into 80 columns."""
    return textwrap.fill(text, NARROW, break_long_words=False, break_on_hyphens=False)


def _days(known: Known, place: int) -> str:
    assert known.view.beliefs is not None
    since = float(known.view.beliefs.rung_day[0, place])
    return "-" if since <= NEVER else number(float(known.view.day[0]) - since)


def own_leaders(known: Known) -> list[RenderableType]:
    """The people of a red seat's own group."""
    own = known.view.own_group
    made = table(_("to type"), _("person"), _("where"), _("competence"), _("how careful"))
    if own is None:
        return [made]
    for place in known.known_leaders():
        region = known.region_of(place)
        made.add_row(
            known.role(place), known.names.nickname(known.view.world.posts[place]) or _("a successor"),
            "?" if region is None else known.names.region(known.view.world.regions[region]),
            percent(float(own.competence[0, place])), percent(float(own.security[0, place])),
        )  # fmt: skip
    return [made]


def groups(known: Known) -> list[RenderableType]:
    """What the seat believes of each group, or its own group as it is."""
    world, beliefs, own = known.view.world, known.view.beliefs, known.view.own_group
    if own is not None:
        made = table(_("group"), _("members"), _("command"), _("cash"), _("bench"), _("rockets"))
        made.add_row(
            known.names.group_name(world.groups[own.group]), number(int(own.members[0].sum())),
            percent(float(own.command[0])), money(int(own.cash[0])), str(int(own.bench[0])), str(int(own.rockets[0])),
        )  # fmt: skip
        return [made]
    made = table(_("to type"), _("group"), _("members"), _("command"), _("rockets"), _("days"), _("captured last turn"))
    assert beliefs is not None
    for place in known.groups:
        name = world.groups[place]
        seen = float(beliefs.group_seen[0, place])
        made.add_row(
            name, known.names.group_name(name),
            f"{number(float(beliefs.members[0, place]))}+/-{number(float(beliefs.members_error[0, place]))}",
            f"{percent(float(beliefs.command[0, place]))}+/-{percent(float(beliefs.command_error[0, place]))}",
            percent(float(beliefs.rockets[0, place])), "-" if seen <= NEVER else number(float(known.view.day[0]) - seen),
            str(int(known.view.captures[0, place])),
        )  # fmt: skip
    return [made, Text(_("Estimates of yours. Collect on the group as a whole for new ones."), style="dim")]


def regions(known: Known, symbols: Symbols) -> list[RenderableType]:
    """Killings, officials and tips by region."""
    state_seat = known.view.beliefs is not None
    made = table(_("to type"), _("region"), _("killed last turn"), _("bystanders"), _("tips"), _("would talk"), _("vetted"))
    for place, name in enumerate(known.view.world.regions):
        estimate = known.corruption(place)
        talk = "-" if estimate is None else f"{percent(estimate[0])}+/-{percent(estimate[1])}"
        made.add_row(
            name, known.names.region(name), _killed(known, place, symbols),
            str(int(known.view.civilian_deaths[0, place])), str(known.tips(place)), talk,
            percent(float(known.view.vetting[0, place])) if state_seat else "-",
        )  # fmt: skip
    notes = violence_legend(symbols)
    if state_seat:
        talk = _("would talk: share of officials who would pass on what they learn; an estimate of yours.")
        notes = f"{talk} {notes}"
    return [made, Text(notes, style="dim")]


def _killed(known: Known, region: int, symbols: Symbols) -> str:
    if not known.session.turns:
        return "-"
    return f"{number(known.killed(region))} {symbols.violence * known.signs(region)}".strip()


def teams(known: Known, symbols: Symbols) -> list[RenderableType]:
    """The seat's own raid teams."""
    mine = known.view.teams
    places = [place for place in range(len(known.view.world.teams)) if mine.own[0, place]]
    if not places:
        return [Text(_("Your seat has no raid teams."))]
    made = table(_("to type"), _("team"), _("people"), _("fatigue"), _("ready"), _("can go"), _("trained"), _("would talk"))
    for place in places:
        ready = float(mine.readiness[0, place])
        can_go = bool(mine.can_go[0, place])
        made.add_row(
            known.view.world.teams[place], known.names.team(known.view.world.teams[place]),
            f"{int(mine.headcount[0, place])}/{int(mine.establishment[0, place])}", percent(float(mine.fatigue[0, place])),
            f"{bar(symbols, round(ready * 4), 4)} {percent(ready)}",
            _can_go(can_go, known.days_of_rest(place), symbols),
            percent(float(mine.quality[0, place])),
            f"{percent(float(mine.corruption[0, place]))}+/-{percent(float(mine.corruption_error[0, place]))}",
        )  # fmt: skip
    note = _("In training: {count}. ready: people there times what fatigue leaves; the readiest team goes first.").format(
        count=int(mine.in_training[0])
    )
    return [made, Text(note, style="dim")]


def _can_go(can_go: bool, days: int | None, symbols: Symbols) -> Text:
    if can_go:
        return Text(f"{symbols.good} " + _("yes"), style="green")
    words = _("no") if days is None else ngettext("in {count} day", "in {count} days", days).format(count=days)
    return Text(f"{symbols.bad} {words}", style="red")


def programmes(known: Known) -> list[RenderableType]:
    """What is running, planned changes included, and what it costs each turn."""
    made = table(_("programme"), _("target"), _("each turn"), _("to end it"))
    for row in programme_rows(known):
        made.add_row(*row)
    if not made.row_count:
        return [Text(_("Nothing is running. What you start runs every turn until you change it."))]
    if not int(known.view.points[0]):
        return [made]
    free = _("{used} of {whole} intelligence points in use, {free} free.").format(
        used=int(known.view.points_used[0]), whole=int(known.view.points[0]), free=known.points_free
    )
    return [made, Text(free, style="dim")]


def programme_rows(known: Known) -> list[tuple[str, str, str, str]]:
    """Each running programme: what, on whom, its cost, the order that ends it."""
    rows = []
    for one in running(known):
        short = known.short_id(one.target) if "/" in one.target else one.target
        shown = {"teams": _("raid teams")}.get(one.target, short) or _(_WITHOUT_TARGET.get(one.order, "-"))
        ends = {**one.ends, "target": short} if "target" in one.ends else one.ends
        end = " ".join([one.order, *(f"{name}={str(value).lower() if isinstance(value, bool) else value}"
                                     for name, value in ends.items())])  # fmt: skip
        rows.append((one.what, shown, one.cost, end))
    return rows


_WITHOUT_TARGET: Final = {
    "exploit": N_("seized material"), "share_intelligence": N_("partner"), "fusion_cell": N_("partner"),
    "attach_planners": N_("partner"), "fund_plan": N_("partner"), "threaten_tariff": N_("partner"),
    "threaten_border_closure": N_("partner"),
}  # fmt: skip
