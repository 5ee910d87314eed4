"""The folders the game reads from and writes to."""

import os
from pathlib import Path

from game import installed
from game.core.problem import Problem

RECORDS_VARIABLE = "PLAZA_RECORDS"


def assets() -> Path:
    """Map, fonts, icons and translations. Raises Problem when this installation lacks them."""
    return installed.folder("assets")


def campaigns() -> Path:
    """The scenarios that come with the game. Raises Problem when this installation lacks them."""
    return installed.folder("campaigns")


def records_folder(chosen: str | Path | None = None) -> Path:
    """The folder where records of games are kept; it is made if need be.

    The first of: `chosen` (a command's option), the environment variable PLAZA_RECORDS, `Plaza` in the user's
    documents if there is such a folder, `records` in the user's data folder.
    Raises Problem when the folder cannot be made or written to.
    """
    folder = Path(chosen or os.environ.get(RECORDS_VARIABLE) or _default_records_folder())
    try:
        folder = folder.expanduser()  # of `~name` it raises RuntimeError where nobody is called that
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError, RuntimeError) as error:
        raise _unwritable(folder, (isinstance(error, OSError) and error.strerror) or str(error)) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _unwritable(folder, os.strerror(13))
    return folder


def _default_records_folder() -> Path:
    # Imported here because most commands never need it.
    import platformdirs

    documents = platformdirs.user_documents_path()
    if documents.is_dir():
        return documents / "Plaza"
    return platformdirs.user_data_path("plaza", appauthor=False) / "records"


def _unwritable(folder: Path, reason: str) -> Problem:
    return Problem(
        "Records of games cannot be kept in {folder} ({reason}); name another folder with {variable}.",
        folder=folder,
        reason=reason,
        variable=RECORDS_VARIABLE,
    )
