"""Labels of the parameters of orders, words on the buttons of their choices, and their numbers with units."""

from collections.abc import Mapping
from typing import Final

from game.clients import order_titles
from game.core.orders import OrderParameter
from game.texts import N_, _, first_up, money, ngettext, number, percent

LABELS: Final[Mapping[str, str]] = {
    "leader": N_("Target"), "target": N_("Target"), "teams": N_("Teams"), "intent": N_("Intent"), "sharing": N_("Sharing"),
    "lead_hours": N_("Lead time"), "discipline": N_("Discipline"), "points": N_("Points"), "region": N_("Region"),
    "funds": N_("Funds"), "breadth": N_("Breadth"), "hours": N_("Hours"), "covert": N_("Covert"), "vetting": N_("Vetting"),
    "audit": N_("Follow-up"), "ask": N_("Ask first"), "confirmation": N_("Confirmation"), "lead": N_("Lead"),
    "from": N_("From whom"), "kind": N_("Kind"), "to": N_("To what"), "answer": N_("Answer"), "tone": N_("Tone"),
    "capital": N_("Capital"), "troops": N_("Troops"), "level": N_("Level"), "where": N_("Where"),
    "candidate": N_("Candidate"), "group": N_("Group"), "accord": N_("Accord"), "gives": N_("You give"),
    "asks": N_("You ask"), "turns": N_("Turns"), "toward": N_("Toward it"), "coalition": N_("Coalition"),
    "joint": N_("Jointly"), "officials": N_("Officials"), "gateway": N_("Gateway"), "count": N_("How many"),
    "presence": N_("Presence"), "topic": N_("Topic"), "channel": N_("Channel"), "method": N_("Method"),
    "lever": N_("Lever"), "years": N_("Years"), "conditions": N_("Conditions"), "line": N_("Line"),
    "seek_authority.kind": N_("For what"), "move_labs.from": N_("From where"), "move_labs.to": N_("Where to"),
    "vet.region": N_("Whom"), "answer_dilemma.answer": N_("Decision"), "build.kind": N_("What"),
    "prosecute_protectors.joint": N_("With the U.S."),
    "prosecute_protectors.coalition": N_("Whose people"), "expand.region": N_("Where to"),
}  # fmt: skip
# Words of choices that no tray shows in short; the others are those of the tray.
CHOICES: Final[Mapping[str, str]] = {
    "sharing.us": N_("With U.S."), "sharing.broad": N_("Broad"), "answer.give": N_("Give"),
    "answer.withdraw": N_("Take back"),
    "own": N_("Our own"), "other": N_("Others'"), "mexican": N_("Mexican"), "both": N_("Both sides'"),
    "temporary": N_("Temporary"),
    "permanent": N_("Permanent"), "none": N_("None"), "confirmation.ground": N_("On the ground"),
    "corruption": N_("Corruption"), "labs": N_("Laboratories"), "topic.border": N_("The border"), "leaders": N_("Leaders"),
    "truck": N_("Lorries"), "car": N_("Cars"), "foot": N_("On foot"), "between": N_("Between ports"), "sea": N_("By sea"),
    "air": N_("By air"), "mail": N_("Mail"), "scanner": N_("Scanner"), "manual": N_("By hand"), "threat": N_("Threat"),
    "relief": N_("Relief"), "working_group": N_("Working group"), "rights": N_("Rights"),
    "institutions": N_("Institutions"), "fentanyl": N_("Fentanyl"), "meth": N_("Methamphetamine"),
    "cocaine": N_("Cocaine"), "heroin": N_("Heroin"), "extortion": N_("Extortion"), "migrants": N_("Migrants"),
    "fuel": N_("Fuel"), "retail": N_("Retail"), "lead.mexico": N_("Mexico"), "lead.us": N_("United States"),
    "region.teams": N_("Your own raid teams"), "region.border": N_("The northern border"),
}  # fmt: skip

# What a flag says when it is set, and when it is not.
FLAGS: Final[Mapping[str, tuple[str, str]]] = {
    "ask": (N_("Mexico is asked first"), N_("Mexico is not asked")),
    "covert": (N_("Mexico is not told"), N_("Mexico is told")),
    "audit": (N_("What is given is followed up"), N_("What is given is not followed up")),
    "joint": (N_("Together with the other state"), N_("Alone")),
}  # fmt: skip


def flag_words(parameter: str, on: bool) -> str:
    """What a flag says as it stands."""
    if parameter in FLAGS:
        return _(FLAGS[parameter][0 if on else 1])
    return _("Yes") if on else _("No")


def label_of(parameter: str, order: str = "") -> str:
    """What a parameter is called on its label."""
    known = LABELS.get(f"{order}.{parameter}") or LABELS.get(parameter)
    return _(known) if known else first_up(parameter.replace("_", " "))


def choice_label(parameter: str, choice: str) -> str:
    """What a choice is called on its button."""
    known = CHOICES.get(f"{parameter}.{choice}") or CHOICES.get(choice)
    return _(known) if known else first_up(order_titles.choice(parameter, choice))


def amount_words(parameter: OrderParameter, value: float) -> str:
    """A number of an order with its unit."""
    count = int(value)
    if parameter.name == "funds":
        return money(value * 1e6)
    if parameter.unit == "share":
        return percent(value)
    units = {
        "points a turn": ngettext("{count} point a turn", "{count} points a turn", count),
        "hours": ngettext("{count} hour", "{count} hours", count),
        "teams": ngettext("{count} team", "{count} teams", count),
        "troops": _("{count} troops"),
        "turns": ngettext("{count} turn", "{count} turns", count),
        "years": ngettext("{count} year", "{count} years", count),
        "prisoners": ngettext("{count} prisoner", "{count} prisoners", count),
        "capital": _("{count} capital"),
        "level": _("level {count}"),
    }  # fmt: skip
    return units.get(parameter.unit, "{count}").format(count=number(value))
