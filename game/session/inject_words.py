"""The sentence of what came from outside the orders: an event of the scenario, or something that control did."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from game.core.injects import INJECTS, InjectSpec
from game.core.roles import RUNGS
from game.session import wording
from game.session.effect_words import quantity_name
from game.session.naming import Names
from game.session.order_names import choice
from game.texts import N_, _, number, percent

_TEXTS: Final[Mapping[str, str]] = {
    "remove_leader": N_("{leader}, {mode}"),
    "remove_members": N_("{group}, members arrested: {count}"),
    "set_rung": N_("{leader}, known to {viewer} as: {rung}"),
    "raid_outcome": N_("the next raid on {leader} ends so: {outcome}"),
    "civilian_harm": N_("bystanders killed in {region}: {deaths}"),
    "team_loss": N_("lost of the people in the raid teams: {share}"),
    "set": N_("{quantity} {of}, now {value}"),
    "scale": N_("{quantity} {of}, {factor}"),
    "force_split": N_("{group}, broken into parts: {parts}"),
    "dismantle": N_("{group}, dismantled"),
    "force_succession": N_("{group}, succession {kind}"),
    "border_closure_signal": N_("a credible threat to close the border"),
    "shift": N_("{quantity} {of}, by {amount}"),
    "expose": N_("{region}, ties of officials to groups come to light"),
    "prison_break": N_("{region}, escaped from prison: {count}"),
    "violence_shock": N_("{region}, killings {factor} for {weeks} weeks"),
    "change_state_government": N_("{region}, a new state government"),
    "us_soil_attack": N_("an attack on U.S. soil"),
    "supply_shock": N_("of what could be made of {product} there is missing for {weeks} weeks: {share}"),
    "demand_shock": N_("of the demand for {product} there falls away: {share}"),
    "raise_tension": N_("tension between China and the United States, now {level} of 3"),
}
_KINDS: Final[Mapping[str, str]] = {
    "designated": N_("agreed"), "contested": N_("contested"), "vacant": N_("vacant"), "failed": N_("beaten back"),
    **wording.RESULTS,
}  # fmt: skip
_AMOUNTS: Final = frozenset(("count", "deaths", "parts", "value"))


def inject_sentence(names: Names, text: str, place: int) -> str:
    """What an inject did, in words; one that has no words yet as it was given.

    `text`: the name and the arguments as the trace keeps them; `place`: of the event in the trace.
    """
    spec = INJECTS.get(text.partition(" ")[0])
    if spec is None or spec.name not in _TEXTS:
        return _("From outside the orders: {what}.").format(what=text)
    given = _arguments(spec, text)
    fields = {
        parameter.name: _word(names, parameter.name, given.get(parameter.name, ""), place) for parameter in spec.parameters
    }
    what = " ".join(_(_TEXTS[spec.name]).format(**fields).split()).replace(" ,", ",")
    decided = _decision(names, place)
    if decided:
        return _("By the decision {decision}: {what}.").format(decision=decided, what=what)
    told = _("A scenario event: {what}.") if _is_planned(names, spec, given) else _("By control: {what}.")
    return told.format(what=what)


def _decision(names: Names, place: int) -> str:
    """The decision that brought an inject about, "" where none did."""
    trace = names.session.truth.trace
    events = [] if trace is None else trace.events
    cause = events[place].cause if place < len(events) else 0
    told = next((one for one in events if cause and one.id == cause and one.kind == "dilemma_answered"), None)
    if told is None:
        return ""
    title, answer = names.dilemma(str(told.values["title"])), names.answer(str(told.values["answer"]))
    return _("{title} - {answer}").format(title=title, answer=answer)


def _arguments(spec: InjectSpec, text: str) -> dict[str, str]:
    """Arguments by name; a text among them may have spaces in it."""
    parts = re.split(rf" ({'|'.join(one.name for one in spec.parameters)})=", text) if spec.parameters else [text]
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _is_planned(names: Names, spec: InjectSpec, given: Mapping[str, str]) -> bool:
    """Whether the scenario's own events say so."""
    return any(
        event.inject.name == spec.name and {key: str(value) for key, value in event.inject.arguments.items()} == given
        for event in names.session.setup.scenario.events
    )


def _word(names: Names, parameter: str, value: str, place: int) -> str:
    """A value as people read it; "" for one that was left out."""
    if not value:
        return ""
    if parameter in _AMOUNTS:
        return number(float(value))
    known: Mapping[str, Callable[[str], str]] = {
        "leader": lambda one: names.leader(one, place + 1, _whom(names, one, place)),
        "group": names.group_name,
        "region": names.region,
        "product": lambda one: choice("line", one),
        "viewer": names.seat_name,
        "share": lambda one: percent(float(one)),
        "factor": _change,
        "rung": lambda one: _(wording.RUNGS[int(one)]) if one.isdigit() and int(one) < len(RUNGS) else one,
        "quantity": quantity_name,
        "amount": lambda one: _signed(float(one)),
        "of": lambda one: _of(names, one),
    }
    if parameter in known:
        return known[parameter](value)
    return _(_KINDS[value]) if value in _KINDS else value


def _whom(names: Names, post: str, place: int) -> int | None:
    """Who held the post when the inject struck it: the person that what it led to names; None if nothing does."""
    trace = names.session.truth.trace
    events = [] if trace is None else trace.events
    led_to = [one.person for one in events if one.cause == events[place].id and one.subjects.get("leader") == post]
    return next((person for person in led_to if person), None)


def _change(factor: str) -> str:
    """What multiplying by a factor changes, as a share with its sign."""
    change = float(factor) - 1.0
    return f"{'+' if change > 0.0 else ''}{percent(change)}"


def _signed(amount: float) -> str:
    """A change with its sign, in the unit of what it changes."""
    return f"{'+' if amount > 0.0 else ''}{number(amount, 0 if amount == int(amount) else 2)}"


def _of(names: Names, one: str) -> str:
    """In brackets what a quantity is taken of: a seat, a group, a region, a leader."""
    world = names.world
    if one in world.seats:
        return f"({names.seat_name(one)})"
    if one in world.groups:
        return f"({names.group_name(one)})"
    return f"({names.region(one)})" if one in world.regions else f"({one})"
