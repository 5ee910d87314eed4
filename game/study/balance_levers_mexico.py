"""The levers of the Mexican seat."""

from collections.abc import Mapping
from functools import partial
from typing import Final

import numpy as np

from game.core.arrays import FloatArray
from game.core.roles import PATTERN
from game.core.state import CONSENTS
from game.engine.observe import View
from game.engine.order_table import WORD, OrderTable, make_table
from game.players import governing, starving, working
from game.players.reading import beliefs_of, clean_rested, free_points, ranked, seat_of, worth
from game.players.tempo import STRONG_DEFENCE
from game.study.balance_lever_common import (
    PLACES,
    QUARTER,
    TONES,
    WHOLE,
    Entry,
    always,
    collect,
    entry,
    exploit,
    message,
)

PRISONERS: Final = 20
LEAD_HOURS: Final = 4.0
KILL: Final = 1
VETTING: Final = 6  # points


def _raid(view: View, intent: int) -> list[OrderTable]:
    tables = []
    for place, post in enumerate(ranked(worth(view), 3)):
        go = np.flatnonzero(working.at_least(view, post, PATTERN) & (clean_rested(view) > place))
        strong = working.believed(beliefs_of(view).defence, post)[go] >= STRONG_DEFENCE
        teams = np.where(strong & (clean_rested(view)[go] > place + 1) & (place == 0), 2.0, 1.0)
        values: list[FloatArray | float] = [post[go] * 1.0, teams, intent, 0.0, LEAD_HOURS]
        tables.append(make_table(go, seat_of(view), working.RAID, values, on_fix=True))
    return [*tables, *collect(view)]


def _raid_site(view: View, kind: int) -> list[OrderTable]:
    if kind == starving.LAB:
        return [starving.raid_labs(view, always(view), 2)]
    return [starving.raid_hideouts(view, governing.deadliest(view, 1)[0], always(view), kind, 2)]


def _vet_teams(view: View) -> list[OrderTable]:
    rows = np.flatnonzero((view.programmes.vet_teams == 0) & (free_points(view) >= VETTING))
    return [make_table(rows, seat_of(view), working.VET, [WORD, VETTING * 1.0])]


def _vet_region(view: View) -> list[OrderTable]:
    return [working.vet_where(view, ranked(worth(view), 1)[0], VETTING)]


def _deploy(view: View) -> list[OrderTable]:
    return [governing.reinforce(view, region, 1.5) for region in governing.most_violent(view, PLACES)]


def _deploy_border(view: View) -> list[OrderTable]:
    return [governing.guard_border(view, 2.0)]


def _build(view: View, kind: int) -> list[OrderTable]:
    idle = governing.deadliest_without(view, view.programmes.build[..., kind] > 0)
    return [governing.build_where(view, idle, kind, QUARTER)]


def _jobs(view: View) -> list[OrderTable]:
    return [governing.jobs_where(view, governing.deadliest_without(view, view.programmes.jobs > 0), QUARTER)]


def _posture(view: View, toward: int) -> list[OrderTable]:
    others = np.where(view.exists & (view.posture != toward), beliefs_of(view).members, 0.0)
    return [governing.posture_where(view, group, toward) for group in ranked(others, 2)]


def _prosecute(view: View, coalition: int, joint: bool) -> list[OrderTable]:
    return [governing.prosecute_where(view, governing.most_shielded(view), coalition, joint, 0.0)]


def _freeze(view: View) -> list[OrderTable]:
    group = starving.richest(view, view.finance.freeze > 0)
    return [starving.freeze_where(view, group, PLACES, int(view.points.min()) // PLACES)]


def _ports(view: View) -> list[OrderTable]:
    return [starving.inspect_ports(view, PLACES, QUARTER)]


def _crossings(view: View) -> list[OrderTable]:
    return [starving.inspect_crossings(view, PLACES, QUARTER)]


def _press(view: View) -> list[OrderTable]:
    return [starving.protect_press(view, WHOLE)]


def _train(view: View) -> list[OrderTable]:
    return [starving.train_teams(view, WHOLE)]


def _transfer(view: View) -> list[OrderTable]:
    return [starving.hand_over(view, always(view), PRISONERS)]


def _terms(view: View) -> list[OrderTable]:
    return [starving.offer_terms(view, always(view), 1.0, 0.0)]


def _consent(view: View, kind: str) -> list[OrderTable]:
    return [working.consent_to(view, kind)]


def _withdraw(view: View, kind: str) -> list[OrderTable]:
    place = CONSENTS.index(kind)
    rows = np.flatnonzero(view.standing.consents[:, place] > 0)
    return [make_table(rows, seat_of(view), working.CONSENT, [place * 1.0, 1.0])]


MEXICO: Final[Mapping[str, Entry]] = {
    "raid capture": entry(partial(_raid, intent=0), "collect", "raid"),
    "raid kill": entry(partial(_raid, intent=KILL), "collect", "raid"),
    "raid_site lab": entry(partial(_raid_site, kind=starving.LAB), "raid_site"),
    "raid_site arsenal": entry(partial(_raid_site, kind=starving.ARSENAL), "raid_site"),
    "raid_site cash": entry(partial(_raid_site, kind=starving.CASH), "raid_site"),
    "train_teams": entry(_train, "train_teams"),
    "collect": entry(collect, "collect"),
    "exploit": entry(exploit, "exploit"),
    "vet teams": entry(_vet_teams, "vet"),
    "vet region": entry(_vet_region, "vet"),
    "deploy": entry(_deploy, "deploy"),
    "deploy border": entry(_deploy_border, "deploy"),
    "build police": entry(partial(_build, kind=governing.POLICE), "build"),
    "build courts": entry(partial(_build, kind=governing.COURTS), "build"),
    "build services": entry(partial(_build, kind=governing.SERVICES), "build"),
    "jobs": entry(_jobs, "jobs"),
    "posture confront": entry(partial(_posture, toward=governing.CONFRONT), "posture"),
    "posture contain": entry(partial(_posture, toward=governing.CONTAIN), "posture"),
    "posture tolerate": entry(partial(_posture, toward=governing.TOLERATE), "posture"),
    "prosecute_protectors own": entry(partial(_prosecute, coalition=governing.OWN, joint=False), "prosecute_protectors"),
    "prosecute_protectors other": entry(partial(_prosecute, coalition=governing.OTHER, joint=False), "prosecute_protectors"),
    "prosecute_protectors joint": entry(partial(_prosecute, coalition=governing.OTHER, joint=True), "prosecute_protectors"),
    "freeze_finances": entry(_freeze, "freeze_finances"),
    "inspect_port": entry(_ports, "inspect_port"),
    "inspect_southbound": entry(_crossings, "inspect_southbound"),
    "transfer_prisoners": entry(_transfer, "transfer_prisoners"),
    "protect_press": entry(_press, "protect_press"),
    "offer_terms": entry(_terms, "offer_terms"),
    **{f"consent {kind}": entry(partial(_consent, kind=kind), "consent") for kind in CONSENTS},
    "consent withdraw": entry(partial(_withdraw, kind="isr"), "consent"),
    **{f"message {word}": entry(partial(message, tone=tone), "message") for word, tone in TONES.items()},
}
