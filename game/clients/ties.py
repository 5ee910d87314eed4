"""How groups stand with each other, as far as a seat may know: what was public at the start, and what it was told since."""

from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from game.clients.known import Known
from game.session.reporting import SeenEvent, all_events
from game.texts import N_, _

WAR, FIGHTING, RIVALS, ALLIANCE, PACT = "war", "fighting", "rivals", "alliance", "pact"
KINDS: Final[Mapping[str, str]] = {
    WAR: N_("war"), FIGHTING: N_("parts of one group that fight"), RIVALS: N_("rivals"), ALLIANCE: N_("alliance"),
    PACT: N_("peace made in this game"),
}  # fmt: skip
HOSTILE: Final = (WAR, FIGHTING, RIVALS)
_STATED: Final = {"war": WAR, "rival": RIVALS, "ally": ALLIANCE}
_OPEN_WAR, _SOME = 0.75, 0.05  # enmity of a seat's own group from which it is war, and from which there is any


@attrs.frozen
class Tie:
    """How two groups stand; `why`: from where the seat has it, in words."""

    one: str
    other: str
    kind: str
    why: str

    @property
    def hostile(self) -> bool:
        """Whether the two are enemies of some kind."""
        return self.kind in HOSTILE

    def with_whom(self, group: str) -> str:
        """The other of the two; "" where the group is neither."""
        return {self.one: self.other, self.other: self.one}.get(group, "")


def stated(known: Known) -> dict[frozenset[str], str]:
    """Kinds of ties at the start by pair: the scenario states them, and everybody may read them."""
    found: dict[frozenset[str], str] = {}
    for group, entry in known.session.setup.scenario.groups.items():
        for other, relation in entry.relations.items():
            if relation in _STATED:
                found.setdefault(frozenset((group, other)), _STATED[relation])
    return found


def ties(known: Known) -> tuple[Tie, ...]:
    """Ties between groups that exist, in the order of the world's groups."""
    kinds = {pair: (kind, _("known at the start")) for pair, kind in stated(known).items()}
    for seen in all_events(known.session, known.seat):
        if not seen.hidden:
            _take_event(kinds, seen)
    _take_own(kinds, known)
    order = {group: place for place, group in enumerate(known.view.world.groups)}
    here = {known.view.world.groups[place] for place in known.groups}
    found = []
    for pair, (kind, why) in kinds.items():
        if kind and len(pair) == 2 and pair <= here:
            one, other = sorted(pair, key=order.__getitem__)
            found.append(Tie(one, other, kind, why))
    return tuple(sorted(found, key=lambda tie: (order[tie.one], order[tie.other])))


def _take_event(kinds: dict[frozenset[str], tuple[str, str]], seen: SeenEvent) -> None:
    """What an event that the seat was told of says about two groups."""
    group = seen.event.subjects.get("group", "")
    other = str(seen.event.values.get("parent" if seen.kind == "group_split" else "other", ""))
    kind = {"alliance": PACT, "betrayal": WAR, "group_split": FIGHTING}.get(seen.kind)
    if kind is not None and group and other and group != other:
        kinds[frozenset((group, other))] = (kind, _("told in turn {turn}").format(turn=seen.turn))


def _take_own(kinds: dict[frozenset[str], tuple[str, str]], known: Known) -> None:
    """How a red seat's own group stands with those it meets, which it knows for itself."""
    own = known.view.own_group
    if own is None:
        return
    groups, mine = known.view.world.groups, known.own_group_id
    met = own.met[0].tolist()
    for other in dict.fromkeys(one for one in met if one >= 0):
        places = [place for place, one in enumerate(met) if one == other]
        enmity = max(float(own.enmity[0, place]) for place in places)
        pair = frozenset((mine, groups[other]))
        before = kinds.get(pair, ("", ""))[0]
        if any(bool(own.allied[0, place]) for place in places):
            kind = before if before in (ALLIANCE, PACT) else PACT
        elif enmity < _SOME:
            kind = ""
        elif mine.split(".")[0] == groups[other].split(".")[0]:
            kind = FIGHTING
        else:
            kind = WAR if enmity >= _OPEN_WAR else RIVALS
        if kind != before:
            kinds[pair] = (kind, _("known to your own group"))


def of_group(found: Iterable[Tie], group: str) -> list[Tie]:
    """The ties of one group."""
    return [tie for tie in found if tie.with_whom(group)]
