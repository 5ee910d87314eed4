"""Makes the fonts in this folder from the web fonts of Inter; see README.md beside it.

Usage: python build_fonts.py FOLDER     FOLDER: the unpacked package inter-ui 4.1.1, which holds `web/`.
Needs fonttools and brotli; the game itself needs neither. The same input gives the same bytes.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables.ttProgram import Program

STYLES = ("Regular", "Medium", "SemiBold", "Italic")
VERSION = "4.001"
BLOCKS = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1: Spanish and the like
    (0x0100, 0x017F),  # Latin Extended-A
    (0x0300, 0x0304),  # the commonest combining accents
    (0x2010, 0x2027),  # General punctuation: dashes, quotation marks, dots
    (0x202F, 0x205F),
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x214F),  # letterlike signs
    (0x2150, 0x218B),  # number forms
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical signs
    (0x2318, 0x2318),  # keys
    (0x2325, 0x2326),
    (0x232B, 0x232B),
    (0x23CE, 0x23CE),
    (0x2460, 0x2473),  # numbers in circles
    (0x25A0, 0x25FF),  # geometrical shapes
    (0x2605, 0x2606),
    (0x2610, 0x2612),
    (0x2660, 0x2667),
    (0x26A0, 0x26A0),
    (0x2713, 0x2718),
)
# Kerning and accents; contextual and optional forms would change signs that the game has chosen.
FEATURES = ["kern", "ccmp", "mark", "mkmk"]


def give_figures_one_width(font: TTFont) -> None:
    """Point the ten digits at their tabular forms: pygame cannot ask a font for the feature `tnum`."""
    table = font["GSUB"].table
    tnum = [record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum"]
    lookups = {index for feature in tnum for index in feature.LookupListIndex}
    tabular: dict[str, str] = {}
    for index in sorted(lookups):
        for lookup in table.LookupList.Lookup[index].SubTable:
            tabular.update(getattr(lookup, "ExtSubTable", lookup).mapping)
    digits = {code: tabular[font.getBestCmap()[code]] for code in range(ord("0"), ord("9") + 1)}
    for characters in font["cmap"].tables:
        characters.cmap.update({code: glyph for code, glyph in digits.items() if code in characters.cmap})
    widths = {font["hmtx"][glyph][0] for glyph in digits.values()}
    if len(widths) != 1:
        raise SystemExit(f"the tabular figures have the widths {sorted(widths)}, not one")


def draw_as_designed(font: TTFont) -> None:
    """Keep FreeType from fitting the outlines to whole pixels by itself, which spaces small letters unevenly.

    It does so where a TrueType font has no programme of more than seven bytes. This one says to draw all parts
    of an outline at every size, and then nothing more.
    """
    font["prep"] = newTable("prep")
    font["prep"].program = Program()
    font["prep"].program.fromAssembly(
        ["PUSHW[]", "511", "SCANCTRL[]", "PUSHB[]", "4", "SCANTYPE[]", "PUSHB[]", "0", "POP[]"]
    )


def build(source: Path, target: Path) -> None:
    """Write the subset of the web font `source` to `target`, as TrueType."""
    font = TTFont(source, recalcTimestamp=False)
    if not font["name"].getDebugName(5).startswith(f"Version {VERSION}"):
        raise SystemExit(f"{source} is {font['name'].getDebugName(5)}; Version {VERSION} is wanted")
    give_figures_one_width(font)
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in BLOCKS for code in range(first, last + 1)])
    cutter.subset(font)
    draw_as_designed(font)
    font["head"].modified = font["head"].created
    font.flavor = None
    font.save(target, reorderTables=True)


def main() -> None:
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "web").is_dir():
        raise SystemExit(__doc__)
    for style in STYLES:
        target = Path(__file__).with_name(f"Inter-{style}.ttf")
        build(Path(sys.argv[1]) / "web" / f"Inter-{style}.woff2", target)
        print(target.name, target.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
