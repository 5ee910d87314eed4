"""Inter in the six uses of the style sheet, at any text scale."""

import struct
from pathlib import Path
from typing import Final, Literal

import attrs
import pygame

from game.content import places
from game.core.problem import Problem

Weight = Literal["regular", "medium", "semibold"]


@attrs.frozen(cache_hash=True)
class TextStyle:
    """One use of type: `size` of the letters and height of a `line`, in pixels at 100%."""

    size: int
    line: int
    weight: Weight = "regular"
    italic: bool = False


HEADLINE: Final = TextStyle(28, 36, "semibold")  # headline figure
TITLE: Final = TextStyle(20, 28, "semibold")  # screen, state, dialog
PANEL: Final = TextStyle(16, 24, "semibold")  # panel, large button
BODY: Final = TextStyle(14, 20)
BODY_MEDIUM: Final = TextStyle(14, 20, "medium")
BODY_BOLD: Final = TextStyle(14, 20, "semibold")
LABEL: Final = TextStyle(12, 16)  # labels, meta, map
LABEL_BOLD: Final = TextStyle(12, 16, "semibold")
MAP_LAND: Final = TextStyle(12, 16, italic=True)  # seas and lands, nothing else
STYLES: Final = (HEADLINE, TITLE, PANEL, BODY, BODY_MEDIUM, BODY_BOLD, LABEL, LABEL_BOLD, MAP_LAND)

_FILES: Final = {"regular": "Inter-Regular.ttf", "medium": "Inter-Medium.ttf", "semibold": "Inter-SemiBold.ttf"}
_ITALIC: Final = "Inter-Italic.ttf"


class Fonts:
    """The fonts at one scale: the text size the player chose times that of the display.

    `folder` is where the font files are; by default those of the game.
    Raises Problem when a font file is missing or broken.
    """

    def __init__(self, scale: float = 1.0, folder: Path | None = None) -> None:
        if not 0.25 <= scale <= 8:
            raise ValueError(f"a text scale is between 0.25 and 8, not {scale}")
        if not pygame.font.get_init():
            pygame.font.init()
        self.scale = scale
        self._folder = folder if folder is not None else places.assets() / "fonts"
        self._fonts: dict[tuple[str, int], pygame.font.Font] = {}
        self._covered = frozenset.intersection(*(_covered(self._path(name)) for name in (*_FILES.values(), _ITALIC)))

    def font(self, style: TextStyle) -> pygame.font.Font:
        """The font of a style at this scale. The same font for the same file and pixel size."""
        return self._at(_file(style), self.pixels(style.size))

    def line(self, style: TextStyle) -> int:
        """Pixels from one line of text to the next."""
        return self.pixels(style.line)

    def pixels(self, length: float) -> int:
        """A length of the style sheet in pixels at this scale, at least 1."""
        return max(1, int(length * self.scale + 0.5))

    def missing(self, text: str) -> str:
        """The characters of `text` that one of the fonts lacks, each once, in the order they stand; not line ends."""
        return "".join(dict.fromkeys(sign for sign in text if sign not in "\n\r\t" and ord(sign) not in self._covered))

    def _path(self, name: str) -> Path:
        return self._folder / name

    def _at(self, name: str, pixels: int) -> pygame.font.Font:
        known = self._fonts.get((name, pixels))
        if known is None:
            try:
                known = pygame.font.Font(self._path(name), pixels)
            except (pygame.error, OSError) as error:
                raise _unreadable(self._path(name), str(error)) from error
            self._fonts[name, pixels] = known
        return known


def _file(style: TextStyle) -> str:
    # There is one italic, for the names on the map.
    return _ITALIC if style.italic else _FILES[style.weight]


def _covered(path: Path) -> frozenset[int]:
    """The code points a TrueType font has a glyph for: its character map in format 4, the one our fonts are made with.

    Read here because pygame answers for a missing character with the measures of the empty box.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    try:
        return _format_4(data, _character_map(data))
    except (struct.error, ValueError) as error:
        raise _unreadable(path, str(error)) from error


def _character_map(data: bytes) -> int:
    """Where the character map for Windows and Unicode begins."""
    (tables,) = struct.unpack_from(">H", data, 4)
    for number in range(tables):
        tag, _, start, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == b"cmap":
            break
    else:
        raise ValueError("it has no character map")
    (maps,) = struct.unpack_from(">H", data, start + 2)
    for number in range(maps):
        platform, encoding, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * number)
        if (platform, encoding) == (3, 1):
            return int(start + offset)
    raise ValueError("it has no character map for Unicode")


def _format_4(data: bytes, start: int) -> frozenset[int]:
    kind, _, _, doubled = struct.unpack_from(">HHHH", data, start)
    if kind != 4:
        raise ValueError(f"its character map has the format {kind}, not 4")
    count = doubled // 2
    # Four columns of `count` numbers: last, first, delta, offset; two empty bytes after the first column.
    columns = [start + 14 + shift for shift in (0, doubled + 2, 2 * doubled + 2, 3 * doubled + 2)]
    last, first, delta, offset = (struct.unpack_from(f">{count}H", data, column) for column in columns)
    covered = set[int]()
    for segment in range(count):
        for code in range(first[segment], last[segment] + 1):
            glyph = code
            if offset[segment]:
                place = columns[3] + 2 * segment + offset[segment] + 2 * (code - first[segment])
                (glyph,) = struct.unpack_from(">H", data, place)
                if glyph == 0:
                    continue
            if (glyph + delta[segment]) % 65536:
                covered.add(code)
    return frozenset(covered)


def _unreadable(path: Path, reason: str) -> Problem:
    return Problem(
        "The font {path} cannot be read ({reason}); install Plaza again with pip.",
        path=path,
        reason=reason,
    )
