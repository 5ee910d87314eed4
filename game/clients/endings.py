"""What is told when a game is over, beside the outcome: a seat's raids, what was hidden, where beliefs missed most."""

from collections.abc import Sequence
from typing import Final

import attrs

from game.clients.merging import LABEL_OF_MANY, merged
from game.session import wording
from game.session.explain import explain
from game.session.headlines import view_after
from game.session.naming import Names
from game.session.reporting import SeenEvent, all_events
from game.session.session import Session
from game.session.unknowns import Compared
from game.texts import N_, _, number

REGION: Final = "\0"  # stands for the name of the region in a text
MOST_ROWS: Final = 12  # of one kind of thing that was not known
EXPECTED_NOTE: Final = N_(
    "expected: the chance you were shown that the target would be captured or killed; why and its number tell more."
)


def counts_killings(session: Session) -> bool:
    """Whether the game is about all killings, not only those of its raids and reprisals."""
    return "homicides" in session.truth.world.headline_measures


def toll(session: Session, seat: str) -> str:
    """What the whole game has cost people in the country, in one sentence; all of it is public."""
    views = [view_after(session, seat, turn) for turn in range(1, len(session.turns) + 1)]
    bystanders = sum(int(view.civilian_deaths[0].sum()) for view in views)
    if not counts_killings(session):
        return _("Bystanders killed in this game: {count}.").format(count=number(bystanders))
    killed = sum(int(view.homicides[0].sum()) for view in views)
    gone = sum(int(view.country.driven_out[0].sum()) for view in views)
    words = _("Killed in this game, all causes: {killed}; bystanders of raids and reprisals: {count}; driven out: {gone}.")
    return words.format(killed=number(killed), count=number(bystanders), gone=number(gone))


@attrs.frozen
class RaidShown:
    """One raid of a seat: the label of its event, whom it was for, the chance that the seat was shown, what came."""

    label: str
    turn: int
    target: str
    chance: float | None
    came: tuple[str, ...]


def own_raids(session: Session, seat: str) -> list[RaidShown]:
    """The seat's raids: what it could expect beside what came; the rest is luck, or what was not known."""
    told, names, found = all_events(session, seat), Names(session, seat), list[RaidShown]()
    for raid in told:
        if raid.kind != "raid" or raid.event.subjects.get("seat") != seat:
            continue
        chance = next((line.value for line in explain(session, seat, raid.label).forecast if line.name == "removed"), None)
        came = [_(wording.RESULTS[one.kind]) for one in told if one.because == raid.label and one.kind in wording.RESULTS]
        target = names.short_leader(raid.event.subjects["leader"])
        found.append(RaidShown(raid.label, raid.turn, target, chance, tuple(came)))
    return found


def hidden_lines(session: Session, seat: str) -> list[str]:
    """What was hidden while it happened, a line each; what differs by its region alone stands in one."""
    names, rows = Names(session, seat), dict[tuple[str, str, str], list[SeenEvent]]()
    told = [seen for seen in all_events(session, seat) if seen.hidden and seen.kind != "tips"]
    for turn in sorted({seen.turn for seen in told}):
        for seen in merged([one for one in told if one.turn == turn], names):
            region = seen.event.subjects.get("region")
            bare = seen.text if region is None else seen.text.replace(names.region(region), REGION)
            rows.setdefault((seen.when, seen.kind, bare), []).append(seen)
    return [_hidden_line(names, bare, alike) for (_when, _kind, bare), alike in rows.items()]


def _hidden_line(names: Names, bare: str, alike: Sequence[SeenEvent]) -> str:
    first = alike[0]
    regions = dict.fromkeys(names.region(one.event.subjects["region"]) for one in alike if "region" in one.event.subjects)
    label = first.label if len(alike) == 1 else LABEL_OF_MANY.format(label=first.label)
    text = bare.replace(REGION, ", ".join(regions)) if len(alike) > 1 else first.text
    return _("{when} [{label}] {text}").format(when=first.when, label=label, text=text)


def most_telling(rows: Sequence[Compared], most: int = MOST_ROWS) -> list[Compared]:
    """The rows where a belief missed, then those where it was near, then the others; as many as can be taken in."""
    ranks = {False: 0, True: 1, None: 2}
    shown = sorted(rows, key=lambda row: ranks[row.close])[:most]
    return [row for row in rows if row in shown]


def rest_words(rows: Sequence[Compared], shown: Sequence[Compared]) -> str:
    """How many rows were left out, and how many of all beliefs were near."""
    near, told = sum(row.close is True for row in rows), sum(row.close is not None for row in rows)
    text = _("... and {count} more. Of {told} beliefs {near} were near the truth.")
    return text.format(count=len(rows) - len(shown), told=told, near=near)
