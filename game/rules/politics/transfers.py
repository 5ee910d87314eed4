"""Transfers: prisoners handed to the United States buy time from Washington, and their groups answer.

In words: prisoners whom Mexico hands over lower the pressure from Washington, with returns that level off, build some trust
and make extradition run more smoothly; they strain sovereignty and cost a little approval, and groups whose people were sent
away hit back. How many can go at once depends on how readily Mexico extradites.

    most at once        = most_at_once * extradition / 100
    us_pressure        -= relief * count / (count + half_count)
    trust              += trust_gain * count / (count + half_count), extradition += smoother * the same
    sovereignty_strain += strain_gain * the same, approval of Mexico -= approval_cost * the same
    reprisals of a group to be expected += per_prisoner * count * its share of the members of all groups

Source: source 004 (transfers of nearly 100 prisoners were concessions under pressure); DATA.md section 8 (29, 26 and 37
prisoners in February and August 2025 and January 2026). The effects are assumed. Row: M88.
"""

from game.core.arrays import FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.ledger import book_at, keep_between
from game.core.parameters import Values

RULE = "politics.transfers"
HANDED, SENT = (f"{RULE}.{name}" for name in ("handed_over", "sent_away"))


def most_at_once(p: Values, extradition: FloatArray) -> FloatArray:
    """How many prisoners can be handed over in one order; extradition 0-100."""
    return p["most_at_once"] * (extradition / 100.0)


def worth(p: Values, count: IntArray) -> FloatArray:
    """What so many prisoners are worth beside boundlessly many, 0-1."""
    return count / (count + p["half_count"])


def relief(p: Values, count: IntArray) -> FloatArray:
    """Points of pressure that go."""
    return p["relief"] * worth(p, count)


def reprisals(p: Values, count: IntArray, share: FloatArray) -> FloatArray:
    """Attacks to be expected of a group that has this share of all members."""
    return p["per_prisoner"] * count * share


def hand_over(game: Game, rows: IntArray, seat: IntArray, count: IntArray, event: KeyArray) -> None:
    """What both capitals and the public of the seat make of a transfer; shapes (n,)."""
    p = game.rule_at(RULE, rows)
    part = worth(p, count)
    for account, amount in (
        ("us_pressure", -relief(p, count)), ("trust", p["trust_gain"] * part), ("extradition", p["smoother"] * part),
        ("sovereignty_strain", p["strain_gain"] * part),
    ):  # fmt: skip
        book_at(game, account, HANDED, (rows,), amount, event)
        keep_between(game, account, 0.0, 100.0)
    book_at(game, "approval", HANDED, (rows, seat), -p["approval_cost"] * part, event)
    keep_between(game, "approval", 0.0, 100.0)
