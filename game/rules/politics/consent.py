"""Consent: what Mexico lets the United States do on its soil, and the price of letting it lead.

In words: Mexico gives or withdraws its consent kind by kind, and both states know it. What rests on a consent ends when
it is withdrawn: told surveillance flights are called back, trainers and planners sent home, the fusion cell is closed. A
joint raid that the United States leads strains sovereignty even with consent.

    strain by a joint raid = us_led_strain * led by the United States

Source: source 000 (Mexico keeps the tactical lead), source 002 (invited drone flights and trainers have been accepted).
Rows: M26, M68.
"""

import numpy as np

from game.core import luck
from game.core.arrays import BoolArray, FloatArray, IntArray, KeyArray
from game.core.game import Game
from game.core.happening import event_key, tell
from game.core.ledger import book_at, count_at, keep_between, set_at
from game.core.parameters import Values
from game.core.problem import N_
from game.core.state import CONSENTS

RULE = "politics.consent"
US_LED = f"{RULE}.us_led"
ISR, TRAINERS, PLANNERS, JOINT_RAID, FUSION_CELL, STRIKE = range(len(CONSENTS))
KINDS = (
    N_("surveillance flights"), N_("trainers"), N_("planners"), N_("joint raids"), N_("a fusion cell"), N_("strikes"),
)  # fmt: skip


def led_strain(p: Values, us_leads: FloatArray) -> FloatArray:
    """Points of strain by a joint raid; `us_leads` is 0 or 1, shape (n,)."""
    return p["us_led_strain"] * us_leads


def given(game: Game, rows: IntArray, kind: int) -> BoolArray:
    """Whether Mexico consents to a kind of U.S. activity, in each game of `rows` (n,)."""
    consents: BoolArray = game.state.consent[rows, kind] > 0
    return consents


def answer(game: Game, rows: IntArray, seat: IntArray, kind: IntArray, gives: BoolArray) -> None:
    """Give or withdraw consents, shapes (n,); a withdrawal ends what rests on the consent."""
    set_at(game, "consent", (rows, kind), gives * 1)
    place = (rows, kind)
    before = game.state.consent_changes[place]
    count_at(game, "consent_changes", place, np.ones_like(rows))
    for name, chosen in (("consent_given", gives), ("consent_withdrawn", ~gives)):
        part, code = rows[chosen], kind[chosen]
        ids = luck.child(event_key(game, name, part, {"seat": seat[chosen]}), code, before[chosen])
        tell(game, name, part, {"seat": seat[chosen]}, {"what": [KINDS[one] for one in code.tolist()]}, ids=ids)
    for resting in (ISR, TRAINERS, PLANNERS, FUSION_CELL):
        send_home(game, rows[~gives & (kind == resting)], resting)


def send_home(game: Game, rows: IntArray, kind: int) -> None:
    """End what rests on a consent: flights that were told, trainers, planners, the fusion cell; shape (n,)."""
    state = game.state
    if kind == ISR:
        state.isr_hours[rows] = np.where(state.isr_covert[rows] > 0, state.isr_hours[rows], 0)
    if kind == TRAINERS:
        state.equip_funds[rows] = 0
    if kind == PLANNERS:
        state.planners[rows] = 0
    if kind == FUSION_CELL:
        state.fusion_funds[rows] = 0


def lead_abroad(game: Game, rows: IntArray, us_leads: FloatArray, event: KeyArray) -> None:
    """A joint raid strains sovereignty where the United States leads it; shapes (n,)."""
    strain = led_strain(game.rule_at(RULE, rows), us_leads)
    book_at(game, "sovereignty_strain", US_LED, (rows,), strain, event)
    keep_between(game, "sovereignty_strain", 0.0, 100.0)
