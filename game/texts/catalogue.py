"""Catalogues of translations: only the readable .po is in the project; it is compiled when it is needed.

The compiled form is kept in the user's cache folder under the hash of the .po, so Babel is imported once per
change.
"""

import gettext
import hashlib
import io
import os
import struct
from pathlib import Path

from game import installed
from game.core.problem import Problem

DOMAIN = "plaza"


def translations_folder() -> Path:
    """The folder that has one folder per language. Raises Problem when this installation lacks `assets`."""
    return installed.folder("assets") / "translations"


def path(language: str) -> Path:
    """Where the catalogue of `language` is, or would be."""
    return translations_folder() / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def languages() -> list[str]:
    """The codes of the languages that have a folder, sorted."""
    folder = translations_folder()
    return sorted(entry.name for entry in folder.iterdir() if entry.is_dir()) if folder.is_dir() else []


def load(language: str) -> gettext.GNUTranslations:
    """The messages of `language`. Raises Problem when its catalogue is missing or broken."""
    source = path(language)
    try:
        text = source.read_bytes()
    except OSError as error:
        raise Problem(
            "The texts in {language} cannot be read ({path}: {reason}); the game goes on in English.",
            language=language,
            path=source,
            reason=error.strerror or str(error),
        ) from error
    kept = _cache_file(language, text)
    return _from_cache(kept) or _compile(language, source, text, kept)


def _compile(language: str, source: Path, text: bytes, kept: Path) -> gettext.GNUTranslations:
    from babel.core import UnknownLocaleError
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    compiled = io.BytesIO()
    try:
        write_mo(compiled, read_po(io.BytesIO(text), locale=language, abort_invalid=True))
        translations = gettext.GNUTranslations(io.BytesIO(compiled.getvalue()))
    except (PoFileError, UnknownLocaleError, ValueError, OSError) as error:
        raise Problem(
            "The texts in {language} are damaged ({path}: {reason}); the game goes on in English.",
            language=language,
            path=source,
            reason=" ".join(str(error).split()),
        ) from error
    _keep(kept, compiled.getvalue())
    return translations


def _cache_file(language: str, text: bytes) -> Path:
    import platformdirs

    name = f"{DOMAIN}-{language}-{hashlib.sha256(text).hexdigest()[:24]}.mo"
    return platformdirs.user_cache_path("plaza", appauthor=False) / name


def _from_cache(kept: Path) -> gettext.GNUTranslations | None:
    """The catalogue compiled earlier, or None when there is none that can be read."""
    try:
        return gettext.GNUTranslations(io.BytesIO(kept.read_bytes()))
    except (OSError, ValueError, struct.error):
        return None


def _keep(kept: Path, compiled: bytes) -> bool:
    """Keep the compiled catalogue; False when the cache cannot be written, which costs only time."""
    unfinished = kept.with_suffix(f".{os.getpid()}")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(compiled)
        # Replaced in one step, so that another game starting now never reads half a file.
        unfinished.replace(kept)
    except OSError:
        return False
    return True
