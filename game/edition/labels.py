"""The words of the pages that belong to no rule and no experiment."""

from collections.abc import Mapping
from typing import Final

from game.texts import N_, _

CHAPTERS: Final[Mapping[str, str]] = {
    "intelligence": N_("Intelligence"), "raids": N_("Raids and strikes"), "succession": N_("Successions and groups"),
    "retaliation": N_("Reprisals"), "violence": N_("Violence"), "people": N_("People"), "markets": N_("Markets"),
    "money": N_("Money"), "institutions": N_("Institutions"), "health": N_("Public health"), "politics": N_("Politics"),
}  # fmt: skip
OPENINGS: Final[Mapping[str, str]] = {
    "intelligence": N_("How a seat comes to know of people and places, how that fades, and who else gets to know."),
    "raids": N_("What becomes of a raid or a strike, from the leak before it to the losses after it."),
    "succession": N_("What becomes of an organisation that loses its leaders: command, contests, splits, collapse."),
    "retaliation": N_("How an organisation hits back, how soon that passes, and what holds it back."),
    "violence": N_("Who fights whom over what ground, how fighting spreads, and what troops and police do about it."),
    "people": N_("Who joins, who leaves, who is arrested and convicted, and whom people support."),
    "markets": N_("What is made, which way it goes, what is seized, what it costs and who takes over."),
    "money": N_("What organisations and governments take in, launder and spend, and the guns that money buys."),
    "institutions": N_("Control of the ground, police and courts, corruption, protection, and the press that exposes it."),
    "health": N_("Users, treatment and deaths in the north."),
    "politics": N_("Approval, will, pressure, trust and the agreements of two governments, with the region around them."),
}  # fmt: skip
ARGUMENTS: Final[Mapping[str, str]] = {
    "none": N_("not contested"), "tempo": N_("held by: tempo works"), "market": N_("held by: the market rules"),
    "restraint": N_("held by: restraint"),
}  # fmt: skip
GRADES: Final[Mapping[str, str]] = {
    "A": N_("read in the source"), "A*": N_("computed from the source"), "B": N_("general knowledge"), "C": N_("assumed"),
}  # fmt: skip
KINDS: Final[Mapping[str, str]] = {"structural": N_("structural"), "contested": N_("contested")}
DIRECTIONS: Final[Mapping[str, str]] = {
    "higher_with": N_("higher with"), "lower_with": N_("lower with"), "same_with": N_("the same with"),
}  # fmt: skip
SEATS: Final[Mapping[str, str]] = {
    "mexico": N_("Mexico"), "us": N_("United States"), "control": N_("the facilitator"),
}  # fmt: skip
# Units of measures, as the table of measures has them.
UNITS: Final = (
    N_("$ per kg"), N_("$ per pure gram"), N_("affiliates"), N_("aircraft"), N_("attacks"), N_("cases"), N_("days"),
    N_("fields"), N_("groups"), N_("guns"), N_("hours"), N_("incidents"), N_("index"), N_("kg pure"), N_("labs"),
    N_("leaders"), N_("leads"), N_("million $"), N_("million $ per week"), N_("orders"), N_("persons"), N_("points"),
    N_("raids"), N_("regions"), N_("roadblocks"), N_("share"), N_("targets"), N_("teams"), N_("tips"),
)  # fmt: skip
ASSUMED: Final = N_("assumed")  # the source of a number that has none

_LABELS: Final[Mapping[str, str]] = {
    # Every page
    "book": N_("The rules as a book"),
    "beliefs": N_("What this game believes"),
    "not_prediction": N_("Not a prediction: everything here follows from rules and assumptions."),
    "skip": N_("To the text"),
    "chapters": N_("Chapters"),
    "contents": N_("In this chapter"),
    "search": N_("Search"),
    "search_hint": N_("A word of a rule, a parameter, a cause or a claim"),
    "search_none": N_("Nothing holds all these words; try fewer."),
    "top": N_("Back to the top"),
    # The book
    "book_about": N_(
        "Every rule of the game as its file tells it: in words, as an equation, with every number and where it comes from, "
        "and with cases to check by hand. Who disagrees can say with which number."
    ),
    "equation": N_("Equation"),
    "parameters": N_("Parameters"),
    "parameter": N_("parameter"),
    "value": N_("value"),
    "range": N_("range"),
    "unit": N_("unit"),
    "meaning": N_("meaning"),
    "grade": N_("grade"),
    "source": N_("source"),
    "argument": N_("argument"),
    "presets": N_("under the presets"),
    "same_everywhere": N_("the same under every preset"),
    "no_parameters": N_("This rule has no parameters."),
    "carries": N_("Claims it carries"),
    "carries_none": N_("It carries none of the ninety claims itself; other rules work with what it reckons."),
    "causes": N_("Causes under which it books changes"),
    "cases": N_("Worked cases"),
    "cases_about": N_("Reckoned by hand and played by the game's tests, as their file has them, in English."),
    "gives": N_("gives"),
    "grades": N_("Grades of numbers"),
    # What the game believes
    "shows": N_("What an experiment shows, and what it does not"),
    "shows_about": N_(
        "An experiment plays the same games with the same luck in arms that differ in one thing. Whatever then differs was "
        "caused by that thing, in the game. So it shows what the game believes: what its rules and numbers lead to. It does "
        "not show what is true. A narrow interval says that many games were played, not that the world is like that."
    ),
    "reading": N_("How to read the figures"),
    "reading_about": N_(
        "Each expectation compares arms by a measure: arm.measure. Under each preset stands what was found: the difference "
        "between the left and the right side, or the ratio or mean where the expectation names one, with its 95% interval "
        "over all games, and whether the expectation held. An expectation holds when the whole interval lies on the right "
        "side of what it asks."
    ),
    "kinds_about": N_(
        "A structural claim is bookkeeping or accepted by all five documents; it should hold under every preset. A "
        "contested one should hold under the balanced preset and may vanish under a preset that argues against it."
    ),
    "presets_heading": N_("Four sets of assumptions"),
    "presets_about": N_("Where the documents disagree, a preset sets the contested numbers to one side of the argument."),
    "documents": N_("The five documents"),
    "overview": N_("All claims at a glance"),
    "claim": N_("claim"),
    "row": N_("row"),
    "kind": N_("kind"),
    "carried_by": N_("Carried by"),
    "carried_by_none": N_("no rule of its own; it is kept by the list of orders that each seat may give"),
    "experiment": N_("Experiment"),
    "arms": N_("What the arms differ in"),
    "arm_nothing": N_("nothing is done"),
    "always": N_("In every arm"),
    "measures": N_("What is measured"),
    "expectation": N_("expectation"),
    "held": N_("as expected"),
    "not_held": N_("not as expected"),
    "not_measured": N_("not measured"),
    "no_experiment": N_(
        "No experiment measured here shows this claim; plaza validate sets what it leads to beside history."
    ),
    "no_estimate": N_("no figure"),
    "stale": N_("out of date"),
    "never_measured": N_(
        "The effects have not been measured in this copy, so no figures stand here. In a checkout: plaza pages --measure."
    ),
    "counted": N_("How many numbers are assumed"),
}


def labels() -> dict[str, str]:
    """Every label in the current language, by name."""
    return {name: _(text) for name, text in _LABELS.items()}
