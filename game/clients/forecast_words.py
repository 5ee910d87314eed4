"""A forecast taken apart for people: what it leads with, outcomes that exclude each other, results, steps, and the parts
of each chance with the parameter, source and grade behind them."""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from game.clients.numbers import with_sign
from game.content.rules_text import RuleText, load_rules
from game.core import exact
from game.core.logarithms import logit
from game.core.parameters import Parameter
from game.engine.forecast import Line
from game.engine.observe import View
from game.session import odds_words, wording
from game.texts import N_, _, number, percent

HALF: Final = 0.5  # below which a chance or a share is called small
SMALLEST: Final = 0.005  # log-odds that are not worth a word
_SIZES: Final = (0.25, 0.75)  # log-odds from which a modifier gets two signs, three signs
LEADING: Final = (
    "removed", "recognised", "accepted", "rise", "cover", "approval", "attacks", "capacity_36", "jobs_24", "case",
    "terms_taken", "raids_better", "cases_more", "press_6", "worn_6", "diverted",
    "effort_up", "pressure_down", "sharing_lost", "strain_up", "trust_back", "moved", "exposed", "violence_less",
    "found_more", "lost_at_sea",
    "spared_24", "couriers_up", "effort_there", "bought_turn", "won_over", "command_less",
    "labs_found", "port_seized", "compliance_up", "labs_moved", "kept_down_12", "guns_less", "found_south", "guns_bought",
    "arsenal_found", "cash_found",
)  # fmt: skip
WHOLE: Final = ("moved", "guns_bought", "guns_less", "guns_caught")  # lines told without tenths, from one on
POINTS: Final = ("capacity_12", "capacity_36", "control_12", "control_36")  # shares of one, told as points of 100
LESS: Final = ("violence_less",)  # how much less there is: told as a change, which is below 0 for less
HARM: Final = ("civilians", "abuses", "killed_at_sea")  # lines that are told wherever the forecast is
# The parameter that weighs each modifier; several where the place decides.
_WEIGHTS: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("raids.leak", "officials"): ("corruption_weight",), ("raids.leak", "teams"): ("team_weight",),
    ("raids.leak", "lead_time"): ("lead_weight",), ("raids.leak", "partner"): ("partner_weight",),
    ("raids.search", "staleness"): ("stale_weight",), ("raids.search", "caution"): ("caution_weight",),
    ("raids.search", "warned"): ("warned_weight",), ("raids.ambush", "warned"): ("warned_weight",),
    ("raids.ambush", "state_presence"): ("presence_weight",), ("raids.ambush", "criminal_control"): ("rule_weight",),
    ("raids.ambush", "aggressiveness"): ("aggression_weight",), ("raids.ambush", "defence"): ("defence_weight",),
    ("raids.ambush", "lying_low"): ("lying_low_weight",), ("raids.firefight", "strength"): ("strength_weight",),
    ("raids.firefight", "fix"): ("fix_gain",), ("raids.firefight", "planning"): ("planning_weight",),
    ("raids.firefight", "ambush"): ("ambush_weight", "alive_ambush"),
    ("raids.firefight", "site"): ("site_urban", "site_rural", "site_mountain"),
    ("raids.firefight", "defence"): ("alive_defence",), ("raids.firefight", "overhead"): ("overhead_gain",),
    ("succession.terms", "profit"): ("profit_weight",), ("succession.terms", "pressure"): ("pressure_weight",),
    ("succession.terms", "posture"): ("posture_weight",),
    ("raids.firefight", "enablers"): ("enablers_gain",), ("raids.aircraft", "defence"): ("defence_weight",),
    ("raids.aircraft", "warned"): ("warned_weight",),
    ("raids.strike", "site"): ("site_urban", "site_rural", "site_mountain"),
    ("raids.strike", "confirmation"): ("ground_gain",), ("succession.contest", "heir"): ("heir_weight",),
    ("succession.contest", "cohesion"): ("cohesion_weight",), ("succession.contest", "rival"): ("rival_weight",),
    ("succession.contest", "fear"): ("fear_weight",), ("succession.contest", "faction"): ("share_weight",),
    ("institutions.prosecution", "courts"): ("courts_weight",),
    ("institutions.prosecution", "police"): ("police_weight",),
    ("institutions.prosecution", "evidence"): ("evidence_weight",),
    ("institutions.prosecution", "joint"): ("joint_weight",),
    ("succession.alliance", "strength"): ("strength_weight",), ("succession.alliance", "enmity"): ("enmity_weight",),
    ("succession.alliance", "vacuum"): ("open_weight",), ("succession.alliance", "mutual"): ("mutual_weight",),
}  # fmt: skip
_BASES: Final[Mapping[str, tuple[str, ...]]] = {
    "raids.leak": ("base", "base_broad", "base_us"),
    "raids.search": ("base_none", "base_rumour", "base_area", "base_pattern", "base_fix"), "raids.ambush": ("base",),
    "raids.firefight": ("base", "alive_if_capture", "alive_if_kill"), "raids.aircraft": ("base",),
    "raids.strike": ("base",), "succession.contest": ("recognised", "base"), "succession.alliance": ("accepted",),
    "institutions.prosecution": ("base",), "succession.terms": ("base",),
}  # fmt: skip
_SHORT: Final[Mapping[str, str]] = {
    "removed": N_("target removed"), "recognised": N_("recognised"), "accepted": N_("accepted"),
    "leak": N_("leak"), "found": N_("found"), "ambush": N_("ambush"), "success": N_("fight won"), "alive": N_("alive"),
    "hit": N_("hit"), "rise": N_("knowledge rises"), "cover": N_("prevented"), "approval": N_("approval"),
    "attacks": N_("attacks"), "civilians": N_("bystanders killed"), "capacity_36": N_("points in 3 years"),
    "jobs_24": N_("kept away in 2 years"), "case": N_("a case"), "strain_up": N_("strain"),
    "effort_up": N_("effort"), "pressure_down": N_("pressure less"), "sharing_lost": N_("sharing lost"),
    "trust_back": N_("trust"),
    "spared_24": N_("spared in the 2nd year"), "couriers_up": N_("couriers' pay"), "effort_there": N_("effort there"),
    "found_more": N_("found"), "lost_at_sea": N_("lost at sea"), "killed_at_sea": N_("killed at sea"),
    "terms_taken": N_("taken"), "raids_better": N_("raids better"), "cases_more": N_("more cases"),
    "press_6": N_("press freer"), "worn_6": N_("protection worn"), "diverted": N_("diverted"),
    "labs_found": N_("labs found"), "port_seized": N_("seized there"), "compliance_up": N_("controls up"),
    "labs_moved": N_("labs moved"), "kept_down_12": N_("kept down"), "guns_less": N_("guns less"),
    "found_south": N_("found"), "guns_bought": N_("guns"), "arsenal_found": N_("guns found"),
    "cash_found": N_("money found"),
    "bought_turn": N_("officials bought"), "won_over": N_("won over"), "command_less": N_("command lost"),
    "moved": N_("people moved"), "will_lost": N_("will"),
    "abuses": N_("abuses"), "exposed": N_("comes to light"), "violence_less": N_("violence"),
}  # fmt: skip


@attrs.frozen
class Outcome:
    """One of several outcomes that exclude each other; `kind`: best, good, idle or bad."""

    words: str
    chance: float
    kind: str


@attrs.frozen
class PartSource:
    """The parameter behind a part of a chance, as it stands in this game as far as the seat may read it."""

    rule: str
    title: str
    value: float
    low: float
    high: float
    unit: str
    meaning: str
    source: str
    grade: str


@attrs.frozen
class Part:
    """One part of a chance, in log-odds: the base, or a modifier."""

    words: str
    amount: float
    base: bool
    rule: str
    source: PartSource | None


def value_text(line: Line, value: float) -> str:
    """A value of a line in its unit; what is a change carries its sign."""
    if line.name in POINTS:
        return with_sign(value * 100.0, "points")
    if line.name in LESS:
        return with_sign(0.0 - value, "share")
    if line.name == "arrests_more":
        return with_sign(value, "share")
    if line.unit == "share":
        return percent(value, 0 if abs(value) >= 0.1 else 1)
    if line.name in WHOLE and abs(value) >= 1.0:
        return number(int(value + 0.5))
    return percent(value) if line.unit == "chance" else number(value, 1)


def range_text(line: Line, dash: str = " .. ") -> str:
    """The range of a line."""
    return f"{value_text(line, line.low)}{dash}{value_text(line, line.high)}"


def results_of(lines: Sequence[Line]) -> list[Line]:
    """What comes of an order."""
    return [line for line in lines if line.odds is None]


def steps_of(lines: Sequence[Line]) -> list[Line]:
    """The chances by which it comes about, each with its parts."""
    return [line for line in lines if line.odds is not None]


def spread_text(line: Line, dash: str = " .. ") -> str:
    """The range of a line, "" where the seat knows all that enters it."""
    return "" if line.low == line.high else range_text(line, dash)


def remarks_of(lines: Sequence[Line]) -> list[str]:
    """What the numbers of a forecast mean, where a word is needed."""
    value = {line.name: line.value for line in lines}
    found = []
    if value.get("sticks", 1.0) < HALF:
        found.append(_("Political will and corruption there let little of it stick."))
    if value.get("case", 1.0) < HALF:
        found.append(_("More likely than not there is no case that stands; the price is paid all the same."))
    return found


def leading(lines: Sequence[Line]) -> Line | None:
    """The line that a forecast leads with."""
    by_name = {line.name: line for line in lines}
    return next((by_name[name] for name in LEADING if name in by_name), None)


def short_words(line: Line) -> str:
    """What a line is called where there is little room."""
    return _(_SHORT.get(line.name, wording.LINES[line.name]))


def outcomes(lines: Sequence[Line]) -> tuple[Outcome, ...]:
    """Outcomes that exclude each other and together are certain; empty where the lines do not give them."""
    chance = {line.name: line.value for line in lines if line.unit == "chance"}
    if {"removed", "dry_hole", "alive"} <= chance.keys():  # a raid
        removed, empty = chance["removed"], chance["dry_hole"]
        return (
            Outcome(_("taken alive"), removed * chance["alive"], "best"),
            Outcome(_("killed in the raid"), removed * (1.0 - chance["alive"]), "good"),
            Outcome(_("empty house"), empty, "idle"),
            Outcome(_("the target gets away"), max(1.0 - removed - empty, 0.0), "bad"),
        )
    if {"removed", "found", "hit"} <= chance.keys():  # a strike
        there, hit = chance["found"], chance["hit"]
        return (
            Outcome(_("killed in the strike"), there * hit, "good"),
            Outcome(_("nobody there"), 1.0 - there, "idle"),
            Outcome(_("missed"), there * (1.0 - hit), "bad"),
        )
    return ()


def parts_of(line: Line, view: View) -> list[Part]:
    """Base and modifiers of a chance; those too small for a word are left out."""
    if line.odds is None:
        return []
    odds, rule = line.odds, load_rules().get(line.odds.rule)
    base = float(odds.base[0])
    size = float(logit(exact.clip(odds.base[:1], 1.0e-6, 1.0 - 1.0e-6))[0])
    found = [
        Part(_("base {chance}").format(chance=percent(base)), size, True, odds.rule,
             _source(rule, _BASES.get(odds.rule, ()), base, view))
    ]  # fmt: skip
    for name, amounts in odds.modifiers:
        amount = float(amounts[0])
        if abs(amount) >= SMALLEST:
            source = _source(rule, _WEIGHTS.get((odds.rule, name), ()), abs(amount), view)
            found.append(Part(odds_words.modifier_name(odds.rule, name), amount, False, odds.rule, source))
    return found


def sum_of(parts: Sequence[Part]) -> float:
    """The log-odds that parts add up to."""
    whole = 0.0
    for part in parts:
        whole = whole + part.amount
    return whole


def _source(rule: RuleText | None, keys: Sequence[str], near: float, view: View) -> PartSource | None:
    """The parameter among these whose value is nearest, which tells several alike apart."""
    if rule is None:
        return None
    known: dict[str, Parameter] = {one.name.rpartition(".")[2]: one for one in rule.parameters}
    values = {key: _value(view, rule.name, key) for key in keys if key in known}
    if not values:
        return None
    key = min(values, key=lambda one: abs(values[one] - near))
    one = known[key]
    return PartSource(
        rule.name, _(rule.title), values[key], one.low, one.high, one.unit, _(one.meaning), one.source, one.grade
    )


def _value(view: View, rule: str, key: str) -> float:
    value = view.parameters.of(rule, 1)[key]
    return value if isinstance(value, float) else float(value.reshape(-1)[0])


def parts_text(rule: str, base: float, modifiers: Sequence[tuple[str, float]]) -> str:
    """Base and modifiers of odds in one paragraph."""
    words = [_("base {chance}").format(chance=percent(base))]
    for name, amount in modifiers:
        if abs(amount) >= SMALLEST:
            words.append(f"{signs(amount)} {odds_words.modifier_name(rule, name)} ({amount:+.2f})")
    return "; ".join(words)


def signs(amount: float) -> str:
    """One to three + or - by the size of a modifier."""
    count = 1 + sum(abs(amount) >= size for size in _SIZES)
    return ("+" if amount > 0 else "-") * count


def how_to_read() -> str:
    """What the signs of a forecast mean."""
    return _(
        "Range: if your estimates are off by one standard error. In the parts, + makes it likelier and - less likely; "
        "the number is in log-odds: 0.1 moves 50% to 52%, 0.5 to 62%, 1 to 73%, 2 to 88%."
    )
