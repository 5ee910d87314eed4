"""Where a belief comes from: a rung, when and from what source; an estimate, its error, its age."""

from typing import Final

from game.core.roles import RUNGS
from game.core.state import NEVER
from game.engine.observe import Beliefs, View
from game.session import wording
from game.session.explain_counts import groups_heard_of
from game.session.explanations import Explanation, rules_used
from game.session.naming import Names
from game.session.reporting import all_events, clock
from game.session.session import Session
from game.texts import N_, _, ngettext, number, percent

LEAST_AGE: Final = 0.05  # days, below which an age would be told as none
_SUCCESSIONS: Final = (
    N_("As far as you know its succession is settled."),
    N_("As far as you know its head is vacant."),
    N_("As far as you know its succession is contested."),
)


def names(session: Session, seat: str) -> list[str]:
    """Ids of what the seat believes something about: leaders it has heard of, groups and regions."""
    view = session.view(seat)
    if view.beliefs is None:
        return []
    posts = [post for place, post in enumerate(view.world.posts) if view.beliefs.rung[0, place] > 0]
    return [*posts, *groups_heard_of(session), *view.world.regions]


def explain_belief(session: Session, seat: str, words: list[str]) -> Explanation | None:
    """What the seat believes of a leader, group or region and why, or None when it is none that the seat knows of."""
    view = session.view(seat)
    if view.beliefs is None or len(words) != 1:
        return None
    for name in names(session, seat) if not session.over else [*view.world.posts, *names(session, seat)]:
        if name.lower() == words[0].lower():
            if "/" in name:
                return _leader(session, view, view.beliefs, name)
            if name in view.world.groups:
                return _group(session, view, view.beliefs, name)
            return _region(session, view, view.beliefs, name)
    return None


def _age(view: View, day: float) -> str:
    days = float(view.day[0]) - day
    if day <= NEVER:
        return _("as it was thought at the start")
    if days < LEAST_AGE:
        return _("of this turn")
    return _("{days} days old").format(days=number(days, 1))


def _leader(session: Session, view: View, beliefs: Beliefs, post: str) -> Explanation:
    names_ = Names(session, view.seat)
    place = view.world.posts.index(post)
    rung = int(beliefs.rung[0, place])
    lines = [
        _("You know {rung} of this person: {meaning}.").format(
            rung=_(wording.RUNGS[rung]), meaning=_(wording.RUNG_MEANINGS[rung])
        )
    ]
    since, source = float(beliefs.rung_day[0, place]), int(beliefs.rung_source[0, place])
    if rung > 0:
        if since > NEVER:
            lines.append(_("So since {when}: {source}.").format(when=clock(since), source=names_.source(source)))
        else:
            lines.append(_("Known so from the start."))
    lines += _history(session, view.seat, post)
    if rung >= RUNGS.index("area") and int(beliefs.region[0, place]) >= 0:
        region = names_.region(view.world.regions[int(beliefs.region[0, place])])
        lines.append(_("Believed to be in {region}.").format(region=region))
    if rung > 0:
        lines += _leader_estimates(view, beliefs, place)
    if session.over:
        lines.append(_true_leader(session, place))
    return Explanation(
        title=names_.leader(post), sentences=tuple(lines),
        rules=rules_used(session, ["intelligence.rungs", "intelligence.estimates"]),
    )  # fmt: skip


def _history(session: Session, seat: str, post: str) -> list[str]:
    kinds = ("rung_up", "rung_down", "lead")
    return [
        _("{when} [{label}] {text}").format(when=seen.when, label=seen.label, text=seen.text)
        for seen in all_events(session, seat)
        if seen.kind in kinds and seen.event.subjects.get("leader") == post
        and seen.event.subjects.get("seat") == seat
    ]  # fmt: skip


def _leader_estimates(view: View, beliefs: Beliefs, place: int) -> list[str]:
    age = _age(view, float(beliefs.leader_seen[0, place]))
    guards = _("Guards: {value} of 4, give or take {error} ({age}).").format(
        value=number(float(beliefs.defence[0, place]), 1), error=number(float(beliefs.defence_error[0, place]), 1), age=age
    )
    care = _("How careful the person is: {value}, give or take {error} ({age}).").format(
        value=percent(float(beliefs.security[0, place])), error=percent(float(beliefs.security_error[0, place])), age=age
    )
    lines = [guards, care]
    leads = int(beliefs.leads[0, place])
    if leads:
        lines.append(
            ngettext("{count} lead is open.", "{count} leads are open.", leads).format(count=leads)
            + " " + _("A lead speeds the search while points on exploitation work it, and expires within days.")
        )  # fmt: skip
    return lines


def _true_leader(session: Session, place: int) -> str:
    state, world = session.truth.state, session.truth.world
    if state.leader_in_post[0, place] == 0:
        return _("The truth: nobody holds the post.")
    names_ = Names(session, next(iter(session.seats)))
    return _("The truth: in {region}, guards {defence}, careful {security}.").format(
        region=names_.region(world.regions[int(state.leader_region[0, place])]),
        defence=number(float(state.defence[0, place]), 1), security=percent(float(state.security[0, place])),
    )  # fmt: skip


def _group(session: Session, view: View, beliefs: Beliefs, group: str) -> Explanation:
    place = view.world.groups.index(group)
    age = _age(view, float(beliefs.group_seen[0, place]))
    lines = [
        _("Members: {value}, give or take {error} ({age}).").format(
            value=number(float(beliefs.members[0, place])), error=number(float(beliefs.members_error[0, place])), age=age
        ),
        _("Command: {value}, give or take {error} ({age}).").format(
            value=percent(float(beliefs.command[0, place])), error=percent(float(beliefs.command_error[0, place])), age=age
        ),
        _("Cohesion: {value}, give or take {error} ({age}).").format(
            value=percent(float(beliefs.cohesion[0, place])), error=percent(float(beliefs.cohesion_error[0, place])), age=age
        ),
        _(_SUCCESSIONS[int(beliefs.succession[0, place])]),
        _("Reprisals begun and still to come: {value} attacks, give or take {error}.").format(
            value=number(float(beliefs.reprisals[0, place])), error=number(float(beliefs.reprisals_error[0, place]))
        ),
        _("Chance that it has rockets: {value}.").format(value=percent(float(beliefs.rockets[0, place]))),
        _("Points of collection on the group as a whole bring a new estimate at the end of the turn."),
    ]
    return Explanation(
        title=Names(session, view.seat).group_name(group), sentences=tuple(lines),
        rules=rules_used(session, ["intelligence.estimates", "intelligence.indications"]),
    )  # fmt: skip


def _region(session: Session, view: View, beliefs: Beliefs, region: str) -> Explanation:
    place = view.world.regions.index(region)
    age = _age(view, float(beliefs.region_seen[0, place]))
    lines = [
        _("Officials who would pass on what they learn: {value}, give or take {error} ({age}).").format(
            value=percent(float(beliefs.corruption[0, place])), error=percent(float(beliefs.corruption_error[0, place])),
            age=age,
        ),
        _("Vetted liaison officers: {value}.").format(value=percent(float(view.vetting[0, place]))),
        _("Local support for groups: {value}, give or take {error}, by the latest survey.").format(
            value=percent(float(beliefs.support[0, place])), error=percent(float(beliefs.support_error[0, place]))
        ),
        _("How far officials shield groups: {value}, give or take {error}.").format(
            value=percent(float(beliefs.protection[0, place])), error=percent(float(beliefs.protection_error[0, place]))
        ),
        _("Points of vetting or collection in the region bring a new estimate at the end of the turn."),
    ]  # fmt: skip
    return Explanation(
        title=Names(session, view.seat).region(region), sentences=tuple(lines),
        rules=rules_used(session, ["intelligence.estimates", "intelligence.vetting"]),
    )  # fmt: skip
