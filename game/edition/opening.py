"""Opens a page of the edition in the reader's browser. A file is opened, never an address of a network.

The pages are written to the user's cache folder when one is first asked for.
"""

import hashlib
import os
import shutil
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

import game
from game.content import places
from game.content.mechanisms import ROW
from game.content.rules_text import load_rules, rules_folder
from game.core.version import RULES
from game.edition.effects import effects_file
from game.edition.rule_pages import BELIEFS, link_to
from game.texts import _, current

CLAIMS, BOOK = "beliefs", ""  # what can be asked for besides the name of a rule or a row
KEPT = "pages-"  # how folders of pages in the cache begin

# What opens a file:// address, and whether it could; tests put another in its place.
browser: Callable[[str], bool] = webbrowser.open


def page_of(what: str = BOOK) -> tuple[Path, str]:
    """The file in which something stands in the current language, and the place in it ("" for its top).

    what: the name of a rule, a row such as M22, CLAIMS, or BOOK, which also stands for what there is not. Writes the pages
    where they are not there yet. Raises Problem where they cannot be written.
    """
    folder = pages_folder() / current()
    if what in load_rules():
        name, _hash, place = link_to(what).partition("#")
        return folder / name, place
    if what == CLAIMS or ROW.fullmatch(what):
        return folder / BELIEFS, "" if what == CLAIMS else what
    return folder / "index.html", ""


def open_page(what: str = BOOK) -> tuple[bool, str]:
    """Open the page on which something stands: whether a browser took it, and a sentence that tells where the page is.

    Raises Problem as `page_of`.
    """
    path, place = page_of(what)
    address = path.as_uri() + (f"#{place}" if place else "")
    try:
        opened = browser(address)
    except webbrowser.Error:
        opened = False
    if opened:
        return True, _("Opened in your browser: {file}").format(file=path)
    return False, _("No browser could be opened; the page is {file}").format(file=path)


def pages_folder() -> Path:
    """The folder in the user's cache that holds the pages as they are now, written if need be. Raises Problem."""
    import platformdirs

    cache = platformdirs.user_cache_path("plaza", appauthor=False)
    folder = cache / f"{KEPT}{_digest()}"
    if not folder.is_dir():
        _write_whole(folder)
        for old in cache.glob(f"{KEPT}*"):
            if old != folder:
                shutil.rmtree(old, ignore_errors=True)  # one that is being read may stay until the next time
    return folder


def _write_whole(folder: Path) -> None:
    """Write the pages beside and then put them in their place, so that a folder of that name is always whole."""
    from game.edition.writing import write_pages

    unfinished = folder.with_name(f"{folder.name}.{os.getpid()}")
    shutil.rmtree(unfinished, ignore_errors=True)
    write_pages(unfinished)
    if not folder.is_dir():
        unfinished.replace(folder)


def _digest() -> str:
    """Digest of everything that the pages tell."""
    told = hashlib.sha256(f"{game.__version__} {RULES}".encode())
    for path in _files():
        told.update(path.name.encode())
        told.update(path.read_bytes())
    return told.hexdigest()[:16]


def _files() -> Iterator[Path]:
    yield from sorted(rules_folder().glob("*/*.yaml"))
    yield from sorted((places.campaigns() / "presets").glob("*.yaml"))
    yield from sorted((places.campaigns() / "common").glob("mechanisms.yaml"))
    yield from sorted((places.assets() / "translations").glob("*/LC_MESSAGES/*.po"))
    yield from sorted(path for kind in ("*.py", "templates/*.*") for path in Path(__file__).parent.glob(kind))
    if effects_file().is_file():
        yield effects_file()
