"""Signs beside words and colours, and what stands for them where the terminal cannot show them."""

import codecs
import unicodedata
from typing import Final

import attrs

_PLAIN: Final = {
    "\u2022": "*", "\u2500": "-", "\u2501": "-", "\u2502": "|", "\u2503": "|", "\u2550": "=", "\u2551": "|",
    "\u2013": "-", "\u2014": "-", "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2026": ".",
    "\u00b1": "+/-", "\u00b7": ".", "\u00bf": "?", "\u00a1": "!", "\u00ab": '"', "\u00bb": '"',
}  # fmt: skip
_HANDLER: Final = "plaza.plain"


@attrs.frozen
class Symbols:
    """Signs for one kind of terminal; each stands beside a word, never alone."""

    full: str
    empty: str
    violence: str
    person: str
    tip: str
    arrow: str
    good: str
    bad: str
    step: str


UNICODE: Final = Symbols(full="■", empty="□", violence="▲", person="●", tip="◆", arrow="→", good="✓", bad="✗", step="»")
ASCII: Final = Symbols(full="#", empty=".", violence="^", person="o", tip="+", arrow=">", good="ok", bad="NO", step=">")


def symbols_for(encoding: str) -> Symbols:
    """The signs that an output of this encoding can show."""
    try:
        known = codecs.lookup(encoding).name
    except LookupError:
        return ASCII
    return UNICODE if known.startswith("utf") else ASCII


def bar(symbols: Symbols, value: int, whole: int) -> str:
    """A bar of `whole` signs of which `value` are full."""
    return symbols.full * value + symbols.empty * (whole - value)


def plain_handler(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: the letter without its accent, a plain sign, or a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    out = []
    for sign in error.object[error.start : error.end]:
        base = unicodedata.normalize("NFKD", sign)[:1]
        out.append(_PLAIN.get(sign) or (base if base.isascii() else "?"))
    return "".join(out), error.end


def register_plain_handler() -> str:
    """Make the handler known to codecs; returns the name to give as `errors`."""
    codecs.register_error(_HANDLER, plain_handler)
    return _HANDLER
