"""The scenarios and who can play them, in the words by which a player chooses."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import attrs

from game.content.load import in_form, load_scenario, scenario_names
from game.content.scenario import Scenario
from game.core.problem import Problem
from game.core.world import STATE_SEATS
from game.players.players import doctrine_of, names_for
from game.session.setting_up import PERSON
from game.texts import N_, _, ngettext, number, sentence

# What each learning objective lets a player do afterwards.
OBJECTIVES: Final[Mapping[str, str]] = {
    "LO1": N_("Explain why removing a leader can lower capability and raise violence while the flow stays as it was."),
    "LO2": N_("Plan a sequence of raids within force, intelligence and rest, and justify tempo or patience."),
    "LO3": N_("Weigh secrecy against sharing with a partner that leaks."),
    "LO4": N_("Compare consented, enabled and unilateral action by what follows from each."),
    "LO5": N_("Design a balanced set of levers for a given horizon."),
    "LO6": N_("Choose measures of effectiveness, and tell activity from outcome."),
    "LO7": N_("Negotiate with other scorecards, red lines and audiences at the table."),
    "LO8": N_("Criticise the model: name the assumptions that drove the result, and how to test them."),
}
# Who can play a seat: what it is called, and what it does.
PLAYERS: Final[Mapping[str, tuple[str, str]]] = {
    "person": (N_("A person, here"), N_("You, or somebody who shares this window with you.")),
    "hold": (N_("Nobody: it holds"), N_("Gives no order; what runs goes on.")),
    "random": (N_("Random"), N_("Gives random orders; for trying a scenario out, not for playing well.")),
    "steady": (N_("Steady"), N_("Knowledge first, few people told, raids only on a fix and with rested teams.")),
    "tempo": (N_("Tempo"), N_("Keeps hitting: several targets at once, each raid used for the next, tired teams too.")),
    "hold_and_build": (
        N_("Hold and build"), N_("Protects people and roads first; vets; raids on a fix only; keeps the partner away."),
    ),
    "accommodation": (
        N_("Accommodation"),
        N_("Fights what kills and leaves the rest alone; work and services where most people are killed."),
    ),
    "markets": (
        N_("Markets"), N_("Follows what feeds the groups: chemicals, guns, money and protectors; few raids."),
    ),
    "enable": (N_("Enable"), N_("Mexico leads, the United States helps: shares with few, trains, never strikes.")),
    "pressure": (
        N_("Pressure"), N_("Demands and threatens in public, names groups, charges officials, claims every success."),
    ),
    "partnership": (
        N_("Partnership"), N_("Asks first, shares credit, builds institutions, and does at home what can be done at home."),
    ),
    "unilateral": (N_("Unilateral"), N_("Keeps what it knows, seeks authority, strikes on a fix without asking.")),
    "network": (N_("Network"), N_("Settles its succession, answers blows where it is strong, lies low and pays officials.")),
}  # fmt: skip
FORMS: Final[Mapping[str, str]] = {
    "short": N_("Short form"), "full": N_("Full form"), "unnamed": N_("Without names"),
    "short_unnamed": N_("Short form, without names"),
}  # fmt: skip


@attrs.frozen
class Length:
    """How long a form of a scenario is."""

    turns: int
    minutes: tuple[int, int]


@lru_cache(maxsize=32)
def scenario_of(name: str) -> Scenario:
    """A scenario, read once. Raises Problem."""
    return load_scenario(name)


def offered() -> tuple[list[Scenario], list[str]]:
    """The scenarios that come with the game, the shortest first, those on the real map before others; and what is wrong
    with those that cannot be read."""
    found: list[Scenario] = []
    wrong: list[str] = []
    for name in scenario_names():
        try:
            found.append(scenario_of(name))
        except Problem as problem:
            wrong.append(sentence(problem))
    found.sort(key=lambda one: (one.head.map == "own", one.head.minutes, one.id))
    return found, wrong


def length_of(scenario: Scenario, form: str | None) -> Length:
    """The length of a form (None: the scenario as it is). Raises Problem where there is no such form."""
    pulses = in_form(scenario, form).pulses
    return Length(len(pulses), scenario.head.minutes if form is None else scenario.head.forms[form].minutes)


def form_name(form: str | None) -> str:
    """What a form is called."""
    name = form or "full"
    return _(FORMS[name]) if name in FORMS else name.replace("_", " ")


def length_words(length: Length) -> str:
    """A length in words: `5 turns, 80 to 100 minutes`."""
    return _("{turns}, {low} to {high} minutes").format(
        turns=turns_words(length.turns), low=number(length.minutes[0]), high=number(length.minutes[1])
    )


def turns_words(turns: int) -> str:
    """So many turns."""
    return ngettext("{count} turn", "{count} turns", turns).format(count=number(turns))


def objective(name: str) -> str:
    """A learning objective in words."""
    return _(OBJECTIVES[name]) if name in OBJECTIVES else name


def player_words(name: str) -> tuple[str, str]:
    """What a player is called, and what it does."""
    title, does = PLAYERS.get(name, (name, ""))
    return _(title), _(does)


def players_for(seat: str) -> list[str]:
    """Who can play a seat: a person, then the doctrines, the seat's own first."""
    own = doctrine_of(seat)
    others = [name for name in names_for(seat) if name not in (own, "hold", "random")]
    return [PERSON, own, *others, "hold", "random"]


def usual_players(scenario: Scenario) -> dict[str, str]:
    """Who plays when nothing is chosen: a person the first state, the others by their doctrines."""
    seats = list(scenario.seats)
    mine = next((seat for seat in seats if seat in STATE_SEATS), seats[0])
    return {seat: PERSON if seat == mine else doctrine_of(seat) for seat in seats}
