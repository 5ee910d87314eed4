"""The inspector of a leader, a group, a team, an accord and the border."""

from __future__ import annotations

from collections.abc import Sequence

from game.clients.accord_words import offer_words
from game.clients.fading import fading
from game.clients.group_facts import GroupFact, Mark, lines_of_business, marks, money_and_guns
from game.clients.known import Known
from game.clients.numbers import estimated
from game.clients.order_titles import choice
from game.clients.order_words import choice_words
from game.clients.programmes import POSTURES
from game.clients.succession import succession_told
from game.core.roles import PATTERN
from game.core.state import NEVER
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, TITLE
from game.desktop.art.icons import ORDER_ICONS
from game.desktop.charts.bars import EstimateBar
from game.desktop.charts.marks import Rungs
from game.desktop.screens.planning.context import Context, Selected
from game.desktop.screens.planning.needs import LEAST_CHANCE, consents
from game.desktop.screens.planning.pieces import fact
from game.desktop.screens.planning.purses import days_since
from game.desktop.screens.planning.rows import can_go, person_row
from game.desktop.widgets.cards import section
from game.desktop.widgets.controls import Button, Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.layout import Column, Flow, Row
from game.desktop.widgets.text import GroupSymbol, Icon, Text
from game.session import wording
from game.texts import N_, _, first_up, money, number, percent

SUCCESSIONS = (N_("settled, as far as you know"), N_("nobody leads it"), N_("its head is fought over"))


def _titled(icon: Widget, title: str, subtitle: str) -> Widget:
    return Row([icon, Column([Text(title, TITLE), Text(subtitle, LABEL, "second")], gap=0, grow=1)], gap=10, align="top")


def _share(label: str, value: float, error: float = 0.0, bad: bool = False, tip: str = "") -> Widget:
    words = percent(value) + (f" ± {percent(error)}" if error > 0.0 else "")
    told = Text(label, BODY, "second", grow=1, tip=tip)
    return Row([told, EstimateBar(value, error, bad=bad), Text(words, BODY_BOLD)], gap=10)


def about_leader(context: Context, selected: Selected) -> list[Widget]:
    """A person: how well known, since when, from whom; where, how guarded, what is collected; the orders."""
    known, post = context.known, selected.id
    place = known.view.world.posts.index(post)
    group = post.split("/", 1)[0]
    name = known.names.nickname(post) or _("A successor")
    subtitle = f"{known.names.role(post)} · {known.names.group_name(group)}"
    items: list[Widget] = [_titled(GroupSymbol(group, 20), first_up(name), subtitle)]
    items += _believed(context, known, place) if known.view.beliefs is not None else _own_person(known, place)
    links: list[Widget] = [
        Button(known.names.group_name(group), icon="network", key="to group", on_press=context.selects("group", group),
               tip=_("All about the group."))
    ]  # fmt: skip
    region = known.region_of(place)
    if region is not None:
        links.append(
            Button(known.names.region(known.view.world.regions[region]), icon="place", key="to region",
                   on_press=context.selects("region", known.view.world.regions[region]), tip=_("All about the place."))
        )  # fmt: skip
    if known.view.beliefs is not None:
        links.append(Button(_("Why?"), icon="question", key="why", on_press=context.why(post),
                            tip=_("Where this knowledge comes from.")))  # fmt: skip
    return [*items, Flow(links, gap=8)]


def _believed(context: Context, known: Known, place: int) -> list[Widget]:
    beliefs = known.view.beliefs
    assert beliefs is not None
    rung, since = known.rung(place), float(beliefs.rung_day[0, place])
    age = days_since(known, since) if since > NEVER else _("from the start")
    source = known.names.source(int(beliefs.rung_source[0, place]))
    region, site = known.region_of(place), int(beliefs.site[0, place])
    where = _("not known") if region is None else known.names.region(known.view.world.regions[region])
    if rung >= PATTERN and site >= 0:
        where = f"{where}, {_(wording.SITES[site])}"
    known_as = Column([Text(_(wording.RUNGS[rung]).capitalize(), BODY_BOLD),
                       Text(_(wording.RUNG_MEANINGS[rung]).capitalize(), LABEL, "second")], gap=0, grow=1)  # fmt: skip
    items: list[Widget] = [
        section(_("What is known"), _("{age}; {source}").format(age=age, source=source)),
        Row([Rungs(rung), known_as], gap=10),
        fact(_("Where"), where),
        fact(_("Guards, 0 to 4"), f"{number(float(beliefs.defence[0, place]), 1)} ± "
                                  f"{number(float(beliefs.defence_error[0, place]), 1)}",
             _("Your estimate with its error: 0 is nobody, 4 a strong guard. Guards make a firefight harder to win.")),
        _share(_("How careful"), float(beliefs.security[0, place]), float(beliefs.security_error[0, place]), bad=True,
               tip=_("Your estimate with its error. Whoever is more careful is harder to find, and sooner gone.")),
    ]  # fmt: skip
    faded = fading(known, place)
    if len(faded) > 1:
        words = _("{rung} in about {days} days").format(rung=_(wording.RUNGS[faded[1].rung]), days=number(faded[1].days))
        items.append(fact(_("Fades to"), words, _("If nothing new is learnt, at what you collect now; on average.")))
    points = known.points_on(place)
    items.append(fact(_("Collected, points a turn"), points or _("nothing")))
    leads = int(beliefs.leads[0, place])
    if leads:
        items.append(fact(_("Open leads"), number(leads), _("Exploit works them.")))
    chance = known.chance_of_fix(place)
    if chance is not None and chance.value >= LEAST_CHANCE:
        words = f"{percent(chance.value)} ({percent(chance.low)}-{percent(chance.high)})"
        items.append(fact(_("Fix this turn, a forecast"), words, _("From your own beliefs; not a prediction.")))
    return items


def _own_person(known: Known, place: int) -> list[Widget]:
    own, region = known.view.own_group, known.region_of(place)
    if own is None:
        return []
    where = _("not known") if region is None else known.names.region(known.view.world.regions[region])
    items = [
        section(_("One of yours"), _("you know your people")), fact(_("Where"), where),
        _share(_("Competence"), float(own.competence[0, place])), _share(_("How careful"), float(own.security[0, place])),
    ]  # fmt: skip
    share = float(own.faction_share[0, place])
    return [*items, _share(_("Share of the group behind this person"), share)] if share > 0.0 else items


def about_group(context: Context, selected: Selected) -> list[Widget]:
    """A group: estimates with errors and age, what is expected of it, the people known in it; the orders."""
    known, group = context.known, selected.id
    place = known.view.world.groups.index(group)
    beliefs, own = known.view.beliefs, known.view.own_group
    mine = own is not None and own.group == place
    subtitle = _("your own group") if mine else group
    items: list[Widget] = [_titled(GroupSymbol(group, 22), known.names.group_name(group), subtitle)]
    items += mark_row(marks(known, place))
    if beliefs is not None:
        items.append(_posture(known, place))
        items += [*_estimates(known, place), *_succession(known, place)]
    elif own is not None and mine:
        items += [
            *_succession(known, place),
            section(_("How it stands")), fact(_("Members"), number(int(own.members[0].sum()))),
            fact(_("Cash"), money(int(own.cash[0]))), _share(_("Command"), float(own.command[0])),
            _share(_("Cohesion"), float(own.cohesion[0])),
            _share(_("Loyalty of affiliates"), float(own.affiliate_loyalty[0])),
            fact(_("Affiliates"), number(int(own.affiliates[0]))),
            fact(_("Able to take over a post"), number(int(own.bench[0]))),
            fact(_("Arrested, not yet tried"), number(int(own.custody[0].sum()))),
            fact(_("Recruited in the last turn"), number(int(own.recruits[0].sum()))),
            fact(_("Rockets"), number(int(own.rockets[0]))), fact(_("Anger not yet spent"), number(float(own.anger[0]), 1)),
        ]  # fmt: skip
    items += _money_and_guns(context, place)
    items.append(fact(_("Captured in the last turn"), number(int(known.view.captures[0, place]))))
    links: list[Widget] = [
        Button(_("Network"), icon="network", key="to network", tip=_("The group among its friends and enemies."),
               on_press=lambda: context.desk.push("network", group=group))
    ]  # fmt: skip
    if beliefs is not None:
        links.append(Button(_("Why?"), icon="question", key="why", on_press=context.why(group),
                            tip=_("Where these estimates come from.")))  # fmt: skip
    items.append(Flow(links, gap=8))
    people = [one for one in known.known_leaders() if known.view.world.posts[one].split("/", 1)[0] == group]
    items.append(section(_("People known in it"), number(len(people))))
    if people:
        items += [person_row(context, one) for one in sorted(people, key=lambda one: -known.rung(one))]
    else:
        items.append(Text(_("Nobody that you know of."), BODY, "second"))
    return items


def mark_row(found: Sequence[Mark]) -> list[Widget]:
    """Signs of how the states stand to a group, each with its words."""
    signs: list[Widget] = [
        Row([Icon(ORDER_ICONS[one.order], 16, "second"), Text(one.words, LABEL, "second")], gap=6) for one in found
    ]
    return [Flow(signs, gap=14, line_gap=4)] if signs else []


def _succession(known: Known, place: int) -> list[Widget]:
    """Who would take over the group, and the risk that it splits, each with what it rests on."""
    items: list[Widget] = []
    for told in succession_told(known, place):
        items += [section(told.title, told.aside), *(fact(one.label, one.words) for one in told.facts)]
        items.append(Text(told.note, LABEL, "label"))
    return items


def _money_and_guns(context: Context, place: int) -> list[Widget]:
    found = money_and_guns(context.known, place)
    if not found:
        return []
    items: list[Widget] = [section(_("Money and guns")), *(fact_line(context, one) for one in found)]
    lines = lines_of_business(context.known) if context.known.view.beliefs is None else []
    if lines:
        items += [section(_("Lines of business"), _("last turn; share of your effort"))]
        items += [fact_line(context, one) for one in lines]
    return items


def fact_line(context: Context, one: GroupFact) -> Widget:
    """A fact; where something can be asked about it a press tells why."""
    line = fact(one.label, one.words, one.meaning)
    if not one.why:
        return line
    tip = _("{meaning} Press for the reasons.").format(meaning=one.meaning).strip()
    return Pressable(line, key=f"fact {one.why}", pad=(0, 1), radius=4, tip=tip, on_press=context.why(one.why))


def _posture(known: Known, place: int) -> Widget:
    stands = POSTURES[int(known.view.posture[0, place])]
    return fact(_("Mexico's posture toward it"), first_up(choice("toward", stands)), choice_words("toward", stands))


def _estimates(known: Known, place: int) -> list[Widget]:
    beliefs = known.view.beliefs
    assert beliefs is not None
    seen = float(beliefs.group_seen[0, place])
    age = days_since(known, seen) if seen > NEVER else _("as thought at the start")
    read = int(beliefs.succession[0, place])
    return [
        section(_("Your estimates"), age),
        fact(_("Members"), estimated(float(beliefs.members[0, place]), float(beliefs.members_error[0, place]))),
        _share(_("Command"), float(beliefs.command[0, place]), float(beliefs.command_error[0, place])),
        _share(_("Cohesion"), float(beliefs.cohesion[0, place]), float(beliefs.cohesion_error[0, place])),
        fact(_("Succession"), _(SUCCESSIONS[read])),
        fact(_("Reprisals to come, attacks"),
             f"{number(float(beliefs.reprisals[0, place]))} ± {number(float(beliefs.reprisals_error[0, place]))}"),
        _share(_("Chance that it has rockets"), float(beliefs.rockets[0, place]), bad=True),
    ]  # fmt: skip


def about_team(context: Context, selected: Selected) -> list[Widget]:
    """A raid team: people, fatigue, readiness, reliability; the orders that use or better it."""
    known = context.known
    place, mine = known.view.world.teams.index(selected.id), known.view.teams
    people = f"{number(int(mine.headcount[0, place]))} / {number(int(mine.establishment[0, place]))}"
    items: list[Widget] = [
        _titled(Icon("teams", 20), known.names.team(selected.id), can_go(context, place)),
        fact(_("People"), people),
        _share(_("Ready"), float(mine.readiness[0, place])),
        _share(_("Fatigue"), float(mine.fatigue[0, place]), bad=True),
        _share(_("Trained"), float(mine.quality[0, place])),
        _share(_("Would talk"), float(mine.corruption[0, place]), float(mine.corruption_error[0, place]), bad=True),
        fact(_("In training, all teams"), number(int(mine.in_training[0]))),
        Text(_("The readiest teams go first on a raid."), LABEL, "label"),
        Flow([Button(_("Why so tired?"), icon="question", key="why", on_press=context.why(f"fatigue {selected.id}"),
                     tip=_("What tired the team."))], gap=8),
    ]  # fmt: skip
    return items


def about_accord(context: Context, selected: Selected) -> list[Widget]:
    """An offer or accord: who gives what, and how to answer."""
    known = context.known
    offer = next(one for one in known.session.accords(known.seat) if one.name == selected.id)
    waits = offer.open and offer.receiver == known.seat
    title = _("A request") if offer.request else _("An accord") if offer.status == "in force" else _("An offer")
    items: list[Widget] = [
        _titled(Icon("accord", 20), title, offer.name), Text(offer_words(known.names, known.seat, offer), BODY),
        *([Text(_("What you leave open is refused when you end the turn."), LABEL, "label")] if waits else []),
        Flow([Button(_("Diplomacy"), icon="diplomacy", key="to diplomacy", on_press=lambda: context.desk.push("diplomacy"),
                     tip=_("All offers and accords, and an editor for your own."))], gap=8),
    ]  # fmt: skip
    return items


def about_border(context: Context, selected: Selected) -> list[Widget]:
    """The northern border: who stands there, what Mexico allows, what can be ordered."""
    known = context.known
    view, given = known.view, consents(known)
    items: list[Widget] = [
        _titled(Icon("fence", 20), _("Northern border"), _("between the two states")),
        fact(_("Soldiers and guards"), number(int(view.troops_border[0]))),
        fact(_("Mexico allows the United States"), ", ".join(given) or _("nothing")),
    ]
    return items
