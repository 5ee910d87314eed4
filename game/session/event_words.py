"""The sentence of one event as a seat reads it: names for ids, words for codes, and only what there was to count."""

from collections.abc import Callable, Mapping
from typing import Final

from game.core.events import EVENTS, Event
from game.core.orders import NO_TERMS
from game.core.roles import RUNGS
from game.session import order_names, refusal_words, wording
from game.session.inject_words import inject_sentence
from game.session.naming import Names
from game.texts import _, first_up, ngettext, number, percent

_WORDS: Final = ("reason", "what", "topic", "toward")  # values that are words of the rules
_CHOICES: Final = ("confront", "contain", "tolerate")  # of the order posture
_GROUPS: Final = ("parent", "other")  # values that are ids of groups
_SIDES: Final = ("gives", "asks", "order")  # values that are orders in their text form


def sentence_of(names: Names, event: Event, place: int) -> str:
    """The text of an event other than a message, at one place of the trace, with the names that the seat may read."""
    if event.kind == "inject":
        return inject_sentence(names, str(event.values["text"]), place)
    fields = {name: _value(names, name, value) for name, value in event.values.items()}
    for axis, one in event.subjects.items():
        fields[axis] = _subject(names, axis, one, place, event.person)
    if "ground" in event.values:
        fields["ground"] = refusal_words.ground_words(names, event.subjects["seat"], str(event.values["ground"]))
    counted = _COUNTED.get(event.kind)
    text = counted(event, fields) if counted is not None else _(EVENTS[event.kind].text).format(**fields)
    return first_up(text)


def _value(names: Names, name: str, value: float | str) -> str:
    if not isinstance(value, str):
        return number(value)
    if name == "rung":
        return _(wording.RUNGS[RUNGS.index(value)])
    if name in _GROUPS:
        return names.group_name(value)
    if name in _SIDES:
        return order_names.side_words(names, order_names.terms_in(value))
    if name == "title":
        return names.dilemma(value)
    if name == "answer":
        return names.answer(value)
    if name == "accord":
        return _accord(value)
    if name in ("product", "line"):
        return order_names.choice("line", value)
    if name == "who":
        return names.group_name(value) if value else _("small suppliers without a name")
    if name == "lever":
        return order_names.choice(name, value)
    if name == "toward" and value in _CHOICES:
        return order_names.choice(name, value)
    return _(value) if name in _WORDS or value == NO_TERMS else value


def _accord(name: str) -> str:
    """An offer or accord by when it was made: `mexico-2-1` is the first of turn 2."""
    _sender, turn, count = name.rsplit("-", 2)
    if count == "1":
        return _("of turn {turn}").format(turn=turn)
    return _("of turn {turn}, no. {count}").format(turn=turn, count=count)


def _subject(names: Names, axis: str, one: str, place: int, person: int) -> str:
    if axis == "leader":
        return names.leader(one, place + 1, person)
    known = {"region": names.region, "group": names.group_name, "seat": names.seat_name, "team": names.team}
    return known[axis](one)


def _reprisals(event: Event, fields: Mapping[str, str]) -> str:
    """What a group did in a region and what came of it, without what there was none of."""
    attacks, roadblocks = (int(event.values[name]) for name in ("attacks", "roadblocks"))
    security, civilians, gunmen, arrested = (
        int(event.values[name]) for name in ("security", "civilians", "gunmen", "arrested")
    )
    done = [
        text.format(count=number(count))
        for count, text in (
            (attacks, ngettext("{count} attack", "{count} attacks", attacks)),
            (roadblocks, ngettext("{count} roadblock", "{count} roadblocks", roadblocks)),
        )
        if count
    ]
    cost = [
        text.format(count=number(count))
        for count, text in (
            (security, ngettext("{count} of the security forces", "{count} of the security forces", security)),
            (civilians, ngettext("{count} bystander", "{count} bystanders", civilians)),
            (gunmen, ngettext("{count} gunman", "{count} gunmen", gunmen)),
        )
        if count
    ]
    parts = [_("{group} strikes back in {region}: {what}.").format(**fields, what=", ".join(done))]
    if cost:
        parts.append(_("Killed: {what}.").format(what=", ".join(cost)))
    if arrested:
        parts.append(_("Arrested: {count}.").format(count=number(arrested)))
    return " ".join(parts)


def _blockades(event: Event, fields: Mapping[str, str]) -> str:
    count, regions = int(event.values["roadblocks"]), int(event.values["regions"])
    roads = ngettext("{count} roadblock", "{count} roadblocks", count).format(count=number(count))
    where = ngettext("in {count} region", "in {count} regions", regions).format(count=number(regions))
    text = _("{group} blocks roads: {roadblocks} {where}, each for about {hours} hours.")
    return text.format(group=fields["group"], roadblocks=roads, where=where, hours=fields["hours"])


def _raid(event: Event, fields: Mapping[str, str]) -> str:
    text = ngettext(
        "A raid by {teams} team on {leader} in {region}.",
        "A raid by {teams} teams on {leader} in {region}.",
        int(event.values["teams"]),
    )
    return text.format(**fields)


def _civilians(event: Event, fields: Mapping[str, str]) -> str:
    text = ngettext(
        "{civilians} bystander was killed in {region}.",
        "{civilians} bystanders were killed in {region}.",
        int(event.values["civilians"]),
    )
    return text.format(**fields)


def _affiliates(event: Event, fields: Mapping[str, str]) -> str:
    text = ngettext(
        "{count} affiliate of {group} breaks away.",
        "{count} affiliates of {group} break away.",
        int(event.values["count"]),
    )
    return text.format(**fields)


def _absorbed(event: Event, fields: Mapping[str, str]) -> str:
    text = ngettext(
        "{count} member of {group} in {region} goes over to {other}.",
        "{count} members of {group} in {region} go over to {other}.",
        int(event.values["count"]),
    )
    return text.format(**fields)


def _decided(event: Event, fields: Mapping[str, str]) -> str:
    text = _("{title}: {answer}.") if event.values["given"] else _("{title}: no answer was given, so {answer}.")
    return text.format(**fields)


def _refused(event: Event, fields: Mapping[str, str]) -> str:
    text = _(EVENTS[event.kind].text).format(**fields)
    ground = fields.get("ground", "")
    return _("{sentence} The reason: {reason}.").format(sentence=text, reason=ground) if ground else text


def _shock(event: Event, fields: Mapping[str, str]) -> str:
    if float(event.values["factor"]) < 1.0:
        return _("Fighting between groups dies down in {region} for a time.").format(**fields)
    return _(EVENTS[event.kind].text).format(**fields)


def _demand(event: Event, fields: Mapping[str, str]) -> str:
    share = float(event.values["share"])
    if share < 0.0:
        text = _("Demand for {product} in the United States grows by {share}.")
    else:
        text = _("{share} of the demand for {product} in the United States falls away.")
    return text.format(product=fields["product"], share=percent(share if share >= 0.0 else -share))


def _supply(event: Event, fields: Mapping[str, str]) -> str:
    share = float(event.values["share"])
    if share < 0.0:
        text = _("More {product} can be made or bought than before: by {share}.")
    else:
        text = _("{share} of the {product} that could be made or bought is missing for a time.")
    return text.format(product=fields["product"], share=percent(share if share >= 0.0 else -share))


def _arsenals_raided(event: Event, fields: Mapping[str, str]) -> str:
    text = ngettext(
        "{teams} raid team looks for arsenals in {region}; guns seized: {count}.",
        "{teams} raid teams look for arsenals in {region}; guns seized: {count}.",
        int(event.values["teams"]),
    )
    return text.format(**fields)


def _cash_raided(event: Event, fields: Mapping[str, str]) -> str:
    text = ngettext(
        "{teams} raid team looks for hidden money in {region}; millions of dollars seized: {amount}.",
        "{teams} raid teams look for hidden money in {region}; millions of dollars seized: {amount}.",
        int(event.values["teams"]),
    )
    return text.format(**fields)


def _labs_raided(event: Event, fields: Mapping[str, str]) -> str:
    text = ngettext(
        "{teams} raid team looks for laboratories in {region}; labs and fields destroyed: {count}.",
        "{teams} raid teams look for laboratories in {region}; labs and fields destroyed: {count}.",
        int(event.values["teams"]),
    )
    return text.format(**fields)


def _tips(event: Event, fields: Mapping[str, str]) -> str:
    text = ngettext(
        "{count} tip from the public in {region}.", "{count} tips from the public in {region}.", int(event.values["count"])
    )
    return text.format(**fields)


_COUNTED: Final[Mapping[str, Callable[[Event, Mapping[str, str]], str]]] = {
    "reprisals": _reprisals, "blockades": _blockades, "raid": _raid, "civilians_killed": _civilians,
    "affiliates_left": _affiliates, "members_absorbed": _absorbed, "tips": _tips, "dilemma_answered": _decided,
    "accord_refused": _refused, "request_refused": _refused, "violence_shock": _shock, "demand_shock": _demand,
    "supply_shock": _supply, "labs_raided": _labs_raided,
    "arsenals_raided": _arsenals_raided, "cash_raided": _cash_raided,
}  # fmt: skip
