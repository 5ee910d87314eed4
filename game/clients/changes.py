"""What changed most in a turn, and why; the days of a turn; the chains in which its events are told."""

from collections.abc import Sequence

from game.clients.numbers import shows, with_sign
from game.clients.succession import risen_risk
from game.core.arrays import IntArray
from game.core.problem import Problem
from game.core.refusals import BY_NAME
from game.session import wording
from game.session.explain import explain
from game.session.explanations import Explanation
from game.session.naming import Names
from game.session.reporting import SeenEvent, clock, events_for
from game.session.session import Session
from game.texts import _

GRAVE = ("civilians_killed", "ambush", "aircraft_lost", "repelled", "raid_called_off")


GOOD = ("captured", "rung_up", "lead", "material_seized", "graduates")


_SUMMARY_NUMBERS = ("approval", "team_headcount", "capital", "cash", "command", "members")


def chains_of(told: Sequence[SeenEvent]) -> list[list[SeenEvent]]:
    """The events of a turn, each that nothing in it caused with all that came of it."""
    chains: list[list[SeenEvent]] = []
    for seen in told:
        if seen.depth and chains:
            chains[-1].append(seen)
        else:
            chains.append([seen])
    return chains


def not_carried_out(session: Session, seat: str, turn: int) -> list[str]:
    """Orders of the seat that were refused when the turn was resolved."""
    return [
        _("Not carried out: {order}. {reason}").format(order=order, reason=_(BY_NAME[reason].sentence))
        for who, order, reason in session.turns[turn - 1].refused
        if who == seat
    ]


def days_of(session: Session, turn: int) -> str:
    """The days of a turn in words; with hours where a turn is no whole days."""
    world = session.truth.world
    begun = sum(world.days_of(past) for past in range(1, turn))
    ended = begun + world.days_of(turn)
    if begun != int(begun) or ended != int(ended):
        return _("{start} to {end}").format(start=clock(begun, at_end=False), end=clock(ended))
    first, last = int(begun) + 1, int(ended)
    return _("day {day}").format(day=first) if last == first else _("days {first} to {last}").format(first=first, last=last)


def changes(session: Session, seat: str) -> list[str]:
    """What changed most in the last turn, a line each: the seat's numbers, its teams, what it knows of people."""
    lines = []
    for name in _SUMMARY_NUMBERS:
        try:
            found = explain(session, seat, name)
        except Problem:
            continue
        if found.causes and with_sign(found.start or 0.0, found.unit) != with_sign(found.end or 0.0, found.unit):
            lines.append(_change_line(name, found))
    risen = risen_risk(session, seat, len(session.turns))
    return [*([risen] if risen else []), *lines, *_fatigue(session, seat), *_knowledge(session, seat)]


def _change_line(name: str, found: Explanation) -> str:
    assert found.start is not None and found.end is not None
    parts = [
        _("{amount} {words}{event}").format(
            amount=with_sign(cause.amount, found.unit), words=cause.words, event=f" [{cause.event}]" if cause.event else ""
        )
        for cause in found.largest
        if shows(cause.amount, found.unit)
    ]
    causes = "; ".join(parts) or found.causes[0].words  # each too small to be seen beside the rest
    return _("{what}: {before} to {after} ({causes})").format(
        what=found.title, before=with_sign(found.start, found.unit, plus=False),
        after=with_sign(found.end, found.unit, plus=False), causes=causes,
    )  # fmt: skip


def _fatigue(session: Session, seat: str) -> list[str]:
    """Teams that are more tired than before."""
    view, names, lines = session.view(seat), Names(session, seat), []
    for place, team in enumerate(view.world.teams):
        if view.teams.own[0, place]:
            found = explain(session, seat, f"fatigue {team}")
            if found.start is not None and found.end is not None and found.end > found.start + 0.01:
                lines.append(_change_line(names.team(team), found))
    return lines


def _knowledge(session: Session, seat: str) -> list[str]:
    """Leaders of whom more or less is known than before the turn."""
    viewer = session.truth.world.viewer(seat)
    if viewer is None:
        return []
    names = Names(session, seat)
    earlier, later = session.checkpoints[-2][0], session.checkpoints[-1][0]
    before, after = earlier.rung[0, viewer], later.rung[0, viewer]
    taken = {
        seen.event.subjects["leader"]
        for seen in events_for(session, seat, len(session.turns))
        if seen.kind in ("captured", "killed")
    }
    moves = _moves(earlier.believed_person[0, viewer] * (before > 0), later.believed_person[0, viewer] * (after > 0))
    lines, told = [], set[int]()
    for old, new in moves.items():
        told |= {old, new} if not after[old] else {new}
        lines.append(_move_line(names, session.truth.world.posts, (old, new), (int(before[old]), int(after[new]))))
    for place, post in enumerate(session.truth.world.posts):
        if place not in told and post not in taken and before[place] != after[place] and names.knows(post):
            lines.append(
                _("{leader}: {before} to {after}").format(
                    leader=names.leader(post),
                    before=_(wording.RUNGS[int(before[place])]),
                    after=_(wording.RUNGS[int(after[place])]),
                )
            )
    return lines


def _moves(before: IntArray, after: IntArray) -> dict[int, int]:
    """Old and new post of each person whom the seat knew, and knows, in another post; both (L,), 0 for nobody known."""
    old = {int(person): place for place, person in enumerate(before) if person}
    return {
        old[int(person)]: place
        for place, person in enumerate(after)
        if person and int(person) in old and old[int(person)] != place
    }


def _move_line(names: Names, posts: Sequence[str], moved: tuple[int, int], rungs: tuple[int, int]) -> str:
    """One line for a person who has changed posts, with what is known of him before and after where that changed."""
    old, new = (posts[place] for place in moved)
    text = _("{person} moves from {before} to {after}").format(
        person=names.nickname(new) or _("Somebody"), before=names.role(old), after=names.role(new)
    )
    if rungs[0] == rungs[1]:
        return _("{text}; what you know of this person stays").format(text=text)
    known = _("{before} to {after}").format(before=_(wording.RUNGS[rungs[0]]), after=_(wording.RUNGS[rungs[1]]))
    return _("{text}; known: {known}").format(text=text, known=known)
