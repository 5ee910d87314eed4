"""What stands between the two countries beside their numbers: the review, threats, charges, plans, who was handed over."""

import attrs

from game.clients.known import Known
from game.core.state import NEVER
from game.rules.politics import charges, planners, trade_review
from game.session.explain_public import review_odds
from game.texts import N_, _, money, ngettext, number, percent

YEAR = 365.0  # days
CHARGED = {charges.JOINT: N_("{region} (joint)"), charges.UNILATERAL: N_("{region} (by the U.S. alone)")}
PLANNERS = {planners.TEMPORARY: N_("attached for a time"), planners.PERMANENT: N_("attached for good")}


@attrs.frozen
class Fact:
    """One thing that stands: what it is called, how it stands in words, what it means; `why`: a name to ask about, or ""."""

    name: str
    label: str
    words: str
    meaning: str
    why: str = ""
    weighs: bool = False  # worth a sign: a threat, charges, a day that comes


def between(known: Known) -> list[Fact]:
    """Everything of the kind that the seat may read; nothing where the scenario keeps no tracks."""
    if not known.view.tracks.trade_rest[0] > 0:
        return []
    found = [*_review(known), *_threats(known), _charges(known), *_handed_over(known), *_joint_work(known), *_press(known)]
    return [one for one in found if one is not None]


def _review(known: Known) -> list[Fact]:
    view = known.view
    when, state = float(view.tracks.review_day[0]), int(view.tracks.review_state[0])
    if when <= NEVER:
        return []
    meaning = _("On its day the three governments extend the trade agreement or put that off.")
    if state == trade_review.TO_COME:
        days = max(int(when - float(view.day[0]) + 0.999), 0)
        words = ngettext("day {day}, in {count} day (turn {turn})", "day {day}, in {count} days (turn {turn})", days).format(
            day=number(int(when) + 1), count=number(days), turn=number(turn_of(known, when))
        )
        words = _("{when}; extended with a chance of {chance} as things stand").format(
            when=words, chance=percent(float(review_odds(view).chance()[0]))
        )
    elif state == trade_review.EXTENDED:
        words = _("extended on day {day}").format(day=number(int(when) + 1))
    else:
        words = _("put off on day {day}").format(day=number(int(when) + 1))
    return [Fact("trade_review", _("Review of the trade agreement"), words, meaning, "trade_review",
                 state == trade_review.TO_COME)]  # fmt: skip


def turn_of(known: Known, day: float) -> int:
    """The turn in which a moment falls, its day counted from the start; the last turn for what comes after the game."""
    world, ends = known.view.world, 0.0
    for turn in range(1, known.session.last_turn + 1):
        ends += world.days_of(turn)
        if day < ends:
            return turn
    return known.session.last_turn


def _threats(known: Known) -> list[Fact]:
    shown, found = known.view.tracks, list[Fact]()
    for name, label, level in (
        ("tariff", _("Tariff threatened"), int(shown.tariff_level[0])),
        ("closure", _("Closing of the border threatened"), int(shown.closure_level[0])),
    ):
        words = _("level {count} of 3").format(count=number(level)) if level else _("no")
        meaning = _("A threat that stands weighs on trade until it is taken back.")
        found.append(Fact(name, label, words, meaning, "trade_index", bool(level)))
    heard = float(shown.threats_heard[0])
    if heard >= 0.05:
        found.append(Fact("heard", _("Threats and demands remembered"), number(heard, 1),
                          _("Each one that is still remembered makes the next work less.")))  # fmt: skip
    return found


def _charges(known: Known) -> Fact | None:
    """U.S. charges against officials, by region."""
    if not known.view.tracks.charges.size:
        return None
    stand = known.view.tracks.charges[0].tolist()
    told = [
        _(CHARGED[code]).format(region=known.names.region(region))
        for region, code in zip(known.view.world.regions, stand, strict=True)
        if code in CHARGED
    ]
    return Fact("charges", _("U.S. charges against officials"), ", ".join(told) or _("none"),
                _("Officials of these regions whom the United States have charged."), "", bool(told))  # fmt: skip


def _handed_over(known: Known) -> list[Fact]:
    shown = known.view.tracks
    sent, gone = int(shown.transferred[0]), int(shown.migrants[0])
    found = [Fact("transferred", _("Prisoners handed over"), number(sent), _("By Mexico, since the start."))]
    if known.session.turns:
        found.append(Fact("migrants", _("People who went north, last turn"), number(gone), _("As the border counts them."),
                          "northward_migration"))  # fmt: skip
    return found


def _joint_work(known: Known) -> list[Fact]:
    aid, found = known.view.aid, list[Fact]()
    here = int(aid.planners[0])
    if here in PLANNERS:
        found.append(Fact("planners", _("U.S. planners"), _(PLANNERS[here]),
                          _("Beside Mexico's own; those who stay for good are felt as supervision.")))  # fmt: skip
    if int(aid.fusion[0]):
        words = _("{money} a turn").format(money=money(int(aid.fusion[0])))
        found.append(Fact("fusion", _("Fusion cell"), words, _("Both states put their data together."), "cases"))
    left = float(aid.plan_until[0]) - float(known.view.day[0])
    if int(aid.plan[0]) and left > 0.0:
        words = _("{money} a year, {years} years more").format(money=money(int(aid.plan[0])), years=number(left / YEAR, 1))
        found.append(Fact("plan", _("Plan of aid"), words, _("For police, courts and services in every region of Mexico.")))
    if known.session.turns:
        found.append(Fact("cases", _("Cases built, last turn"), number(int(aid.cases[0])),
                          _("Of arrests and leads, by prosecutors who can bring them to a judge."), "cases"))  # fmt: skip
        cost = int(aid.compliance[0])
        if cost:
            found.append(Fact("compliance", _("Cost to banks, last turn"), money(cost),
                              _("What they pay to keep clear of designated groups."), "compliance_cost"))  # fmt: skip
    return found


def _press(known: Known) -> list[Fact]:
    aid = known.view.aid
    if not aid.press_rest[0] > 0:
        return []
    return [Fact("press", _("Freedom of the Mexican press"), percent(float(aid.press_freedom[0])),
                 _("How freely it can report; a free press brings ties of officials with groups to light."),
                 "press_freedom")]  # fmt: skip
