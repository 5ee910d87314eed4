"""What `plaza validate` prints: every target, and the states of the year; as JSON and as CSV."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from game.core.problem import N_, Problem
from game.study.validation.recruitment_model import NETWORKS, Ensemble, replication, run_ensemble
from game.study.validation.rules import usual_rules
from game.study.validation.target import Target
from game.study.validation.year import Year, has_scenario, load_year, state_targets, year_targets

COLUMNS: Final = (
    "id", "what", "kind", "published", "n", "low", "high", "got", "5%", "95%", "unit", "fits", "source",
)  # fmt: skip


@attrs.frozen(eq=False)
class Validation:
    """Everything that has been compared; `year` is None where the strategic scenario is not there."""

    ensemble: Ensemble
    year: Year | None
    targets: tuple[Target, ...]
    by_state: tuple[Target, ...]


def validate(networks: int = NETWORKS) -> Validation:
    """Run the replication, and the year if its scenario comes with this version."""
    ensemble = run_ensemble(usual_rules(), networks)
    year = load_year() if has_scenario() else None
    targets = [*replication(ensemble), *(year_targets(year) if year is not None else [])]
    return Validation(ensemble, year, tuple(targets), tuple(state_targets(year)) if year is not None else ())


def document(found: Validation) -> list[dict[str, Any]]:
    """The JSON shape: a list of targets, those by state last."""
    return [target.document() for target in (*found.targets, *found.by_state)]


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
                ends = one["interval"] or (None, None)
                rows.writerow((
                    one["id"], one["what"], one["kind"], one["published"], one["n"], *one["band"], one["got"], *ends,
                    one["unit"], "yes" if one["fits"] else "no", one["source"],
                ))  # fmt: skip
    except OSError as error:
        raise Problem(
            N_("{file} cannot be written ({why})."), file=str(path), why=error.strerror or error.__class__.__name__
        ) from error
    return path
