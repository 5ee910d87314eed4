"""What `plaza validate` prints: every published figure beside what came out, in sections; as JSON and as CSV."""

import csv
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from game.content.load import scenario_names
from game.content.published import FILE, PublishedFigure, read_published
from game.core.problem import N_, Problem
from game.session.setting_up import load_setup
from game.study.validation import hindcast, levels, removals, wars
from game.study.validation.hindcast import has_hindcast, hindcast_targets, load_hindcast
from game.study.validation.recruitment_model import NETWORKS, Ensemble, replication, run_ensemble
from game.study.validation.removals import Removals, play_removals
from game.study.validation.rules import usual_rules
from game.study.validation.target import Target, Values, judge
from game.study.validation.year import GAMES, SCENARIO, Year, has_scenario, play_year, state_targets, year_values

COLUMNS: Final = (
    "id", "what", "kind", "compare", "published", "n", "published low", "published high", "low", "high", "got", "5%", "95%",
    "unit", "scale", "fits", "source",
)  # fmt: skip
TAPALPA: Final = "tapalpa_plus_72"
# Sections in the order in which they are printed; the last is that of the long replay, where it comes with this version.
SECTIONS: Final = {
    "replication": N_("The recruitment-conflict model re-run by the game's rules"),
    "year": N_("Killings of a year under hold"),
    "events": N_("Removals beside event studies: sign and order only, for these were measured at other scales"),
    "outcomes": N_("What became of groups that lost their head"),
    "wars": N_("Reprisals, the war inside Sinaloa, traffic that goes another way"),
    "levels": N_("The start of 1 March 2026 and a year under hold: groups, markets, health, guns, the border"),
    "hindcast": N_("The years 2006 to 2020 replayed"),
}


@attrs.frozen
class Sizes:
    """How many networks and games are played."""

    networks: int = NETWORKS
    year: int = GAMES
    removals: int = removals.GAMES
    wars: int = wars.GAMES
    hindcast: int = hindcast.GAMES


@attrs.frozen(eq=False)
class Validation:
    """Everything that has been compared; `year` and `removals` are None where the strategic scenario is not there."""

    ensemble: Ensemble
    year: Year | None
    removals: Removals | None
    sections: Mapping[str, tuple[Target, ...]]  # by the key of SECTIONS
    by_state: tuple[Target, ...]
    seconds: float = 0.0

    @property
    def targets(self) -> tuple[Target, ...]:
        """All targets but those by state, in the order of printing."""
        return tuple(target for section in self.sections.values() for target in section)


def validate(sizes: Sizes = Sizes()) -> Validation:
    """Play and compare everything this version has. Raises Problem for a figure that nothing is compared with."""
    began = time.perf_counter()
    figures = read_published()
    ensemble = run_ensemble(usual_rules(), sizes.networks)
    sections = {"replication": judge(figures, replication(ensemble))}
    year, struck, by_state = None, None, []
    if has_scenario():
        setup = load_setup(SCENARIO)
        year, struck = play_year(setup, sizes.year), play_removals(setup, sizes.removals)
        by_state = state_targets(year, figures)
        sections |= {
            "year": judge(figures, year_values(year, figures)),
            "events": judge(figures, removals.event_studies(struck)),
            "outcomes": judge(figures, removals.outcomes(struck)),
            "wars": judge(figures, _wars(sizes.wars)),
            "levels": judge(figures, levels.level_values(setup, year.levels, year.days)),
        }
        if has_hindcast():
            sections["hindcast"] = hindcast_targets(load_hindcast(sizes.hindcast))
        check_all_compared(figures, sections)
    return Validation(
        ensemble, year, struck, {name: tuple(found) for name, found in sections.items()}, tuple(by_state),
        time.perf_counter() - began,
    )  # fmt: skip


def _wars(games: int) -> Values:
    setup = load_setup(SCENARIO)
    found = {**wars.sinaloa(setup, games), **wars.rerouting(setup, max(1, games // 2))}
    return {**wars.reprisals(load_setup(TAPALPA), games), **found} if TAPALPA in scenario_names() else found


def check_all_compared(figures: Mapping[str, PublishedFigure], sections: Mapping[str, Sequence[Target]]) -> None:
    """Raises Problem for a figure that no section compares anything with."""
    compared = {target.id for section in sections.values() for target in section}
    for id in figures:
        if id not in compared:
            raise Problem(
                N_("{file}: nothing is compared with the figure {id}; take it out, or see that it is."), file=FILE, id=id
            )


def document(found: Validation) -> list[dict[str, Any]]:
    """The JSON shape: a list of targets with their sections, those by state last."""
    sections = {**found.sections, "states": found.by_state}
    return [{**target.document(), "section": name} for name, section in sections.items() for target in section]


def prepare(folder: Path) -> None:
    """Make the folder of the tables and charts. Raises Problem where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(
            N_("--out {folder} cannot be made ({why}); name a folder that can be written."),
            folder=str(folder), why=error.strerror or error.__class__.__name__,
        ) from error  # fmt: skip


def write_tables(folder: Path, found: Validation) -> list[Path]:
    """Write the targets, and the states of the year if there is one, as CSV. Raises Problem where that cannot be."""
    written = [_write(folder / "validation.csv", found.targets)]
    if found.by_state:
        written.append(_write(folder / "killings_by_state.csv", found.by_state))
    return written


def _write(path: Path, targets: Sequence[Target]) -> Path:
    try:
        with path.open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(COLUMNS)
            for target in targets:
                one = target.document()
                ends, published = (one[key] or (None, None) for key in ("interval", "published_interval"))
                rows.writerow((
                    one["id"], one["what"], one["kind"], one["compare"], one["published"], one["n"], *published,
                    *one["band"], one["got"], *ends, one["unit"], one["scale"], "yes" if one["fits"] else "no",
                    one["source"],
                ))  # fmt: skip
    except OSError as error:
        raise Problem(
            N_("{file} cannot be written ({why})."), file=str(path), why=error.strerror or error.__class__.__name__
        ) from error
    return path
