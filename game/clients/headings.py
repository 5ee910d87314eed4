"""What stands at the head of planning and report: the headline measures, and what the seat believes is coming."""

from game.clients.known import Known
from game.clients.numbers import measured, shows, unit_of_change, with_sign
from game.session.headlines import HeadlineShown
from game.session.session import Session
from game.texts import _, money, number, percent

SETTLED, VACANT, CONTESTED = range(3)


ATTACKS_WORTH_A_WORD = 0.5


STALE_DAYS = 60.0  # after which an estimate of what a group is about to do says nothing any more


LEAST_ANGER = 0.05  # that shows with one decimal


def short_days(session: Session, turn: int) -> str:
    """The days of a turn, with hours where it is no whole days: `days 1-2`, `day 1 00:00-06:00`."""
    world = session.truth.world
    begun = sum(world.days_of(past) for past in range(1, turn))
    ended = begun + world.days_of(turn)
    if begun == int(begun) and ended == int(ended):
        first, last = int(begun) + 1, int(ended)
        return _("day {day}").format(day=first) if first == last else _("days {first}-{last}").format(first=first, last=last)
    (day, start), (last_day, end) = _moment(begun), _moment(ended, at_end=True)
    if day == last_day:
        return _("day {day} {start}-{end}").format(day=day, start=start, end=end)
    return _("day {day} {start} - day {last} {end}").format(day=day, start=start, last=last_day, end=end)


def _moment(days: float, at_end: bool = False) -> tuple[int, str]:
    """Day, the first being 1, and hour; `at_end`: midnight as the end of the day that it ends."""
    minutes = int(days * 24.0 * 60.0 + 0.5)
    day, left = divmod(minutes, 24 * 60)
    if at_end and not left:
        day, left = day - 1, 24 * 60
    return day + 1, f"{left // 60:02d}:{left % 60:02d}"


def own_group(known: Known) -> list[str]:
    """How the group of a red seat stands: what holds it together, who follows whom, what it still owes in reprisals."""
    own = known.view.own_group
    if own is None:
        return []
    parts = [
        _("holds together {value}").format(value=percent(float(own.cohesion[0]))),
        _("affiliates {count}, loyalty {loyalty}").format(
            count=number(int(own.affiliates[0])), loyalty=percent(float(own.affiliate_loyalty[0]))
        ),
    ]
    if float(own.anger[0]) >= LEAST_ANGER:
        parts.append(_("anger not yet spent {value}").format(value=number(float(own.anger[0]), 1)))
    lines = ["; ".join(parts)]
    succession = int(own.succession[0])
    if succession != SETTLED:
        lines.append(_("Nobody leads the group.") if succession == VACANT else _("Its head is fought over."))
    shares = [(float(own.faction_share[0, place]), place) for place in known.known_leaders()]
    behind = [
        f"{known.names.nickname(known.view.world.posts[place]) or known.role(place)} {percent(share)}"
        for share, place in sorted(shares, key=lambda one: (-one[0], one[1]))
        if share > 0.0
    ]
    if behind:
        lines.append(_("Who follows whom: {shares}").format(shares=", ".join(behind)))
    return lines


def short_purse(known: Known) -> str:
    """What a red seat is told while bribes and aid take more in a turn than its purse holds; "" where they do not.

    A payment for which the money is not there when it falls due ends, and does not begin again by itself.
    """
    own = known.view.own_group
    if own is None:
        return ""
    paid, cash = int(own.bribes[0].sum()) + int(own.aid[0].sum()), int(own.cash[0])
    if paid <= cash:
        return ""
    words = _("Bribes and aid take {paid} a turn, and the purse holds {cash}: a payment that finds it empty ends.")
    return words.format(paid=money(paid), cash=money(cash))


def headline_words(one: HeadlineShown) -> str:
    """A headline measure: value, the error of a belief, change since the last turn."""
    value = measured(one.measure, one.value)
    if one.error > 0.0:
        value = f"{value} ± {measured(one.measure, one.error)}"
    text = _("{measure}: {value}").format(measure=one.label, value=value)
    if one.before is None:
        return text
    change = one.value - one.before
    unit = unit_of_change(one.measure)
    if not shows(change, unit):
        return _("{text} (=)").format(text=text)
    return _("{text} ({change})").format(text=text, change=with_sign(change, unit))


def alarming(known: Known, group: int) -> bool:
    """Whether the seat expects something of a group, or its head is not settled; a mere watch finds it quiet."""
    beliefs = known.view.beliefs
    if beliefs is None:
        return False
    return reprisals_loom(known, group) or int(beliefs.succession[0, group]) != SETTLED


def reprisals_loom(known: Known, group: int) -> bool:
    """Whether reprisals of a group are to be expected by an estimate that is not too old for it."""
    beliefs = known.view.beliefs
    if beliefs is None:
        return False
    attacks, error = float(beliefs.reprisals[0, group]), float(beliefs.reprisals_error[0, group])
    age = float(known.view.day[0]) - max(float(beliefs.group_seen[0, group]), 0.0)
    return age <= STALE_DAYS and attacks >= max(ATTACKS_WORTH_A_WORD, error)


def warning(known: Known, group: int) -> str:
    """What the seat expects of a group; "" where it watches nothing and expects nothing."""
    beliefs, view = known.view.beliefs, known.view
    if beliefs is None or not view.exists[0, group]:
        return ""
    attacks, error = float(beliefs.reprisals[0, group]), float(beliefs.reprisals_error[0, group])
    succession = int(beliefs.succession[0, group])
    watched = bool(view.programmes.collect_group[0, group].any())
    if not (watched or alarming(known, group)):
        return ""
    parts = []
    if reprisals_loom(known, group):
        parts.append(_("reprisals to come: {count} ± {error} attacks").format(count=number(attacks), error=number(error)))
    elif watched:
        parts.append(_("no reprisals in sight"))
    if succession != SETTLED:
        parts.append(_("nobody leads it") if succession == VACANT else _("its head is fought over"))
    if watched or succession != SETTLED:
        value, error = float(beliefs.cohesion[0, group]), float(beliefs.cohesion_error[0, group])
        parts.append(_("holds together {value} ± {error}").format(value=percent(value), error=percent(error)))
    return _("{group}: {words}").format(group=known.names.group_name(view.world.groups[group]), words="; ".join(parts))
