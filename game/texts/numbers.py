"""Numbers as the reader writes them. English needs no Babel, which takes a while to import."""

from game.texts.state import SOURCE, chosen, current

# Spanish here is Mexico's, which writes 1,234.5 where Spain writes 1.234,5.
LOCALES = {"es": "es_MX"}
MILLION = 1_000_000


def number(value: float, digits: int = 0) -> str:
    """`value` with `digits` decimals and separated thousands: 1,234.5; nothing is ever told as -0."""
    value = round(value, digits) + 0.0
    if current() == SOURCE:
        return f"{value:,.{digits}f}"
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=_locale())


def percent(share: float, digits: int = 0) -> str:
    """A share of one as a percentage: 0.35 is 35%; nothing is ever told as -0%."""
    if round(share * 100.0, digits) == 0.0:
        share = 0.0
    if current() == SOURCE:
        return f"{share:.{digits}%}"
    from babel.numbers import format_percent

    pattern = "#,##0" + ("." + "0" * digits if digits else "") + "%"
    return format_percent(share, format=pattern, locale=_locale())


def money(dollars: float, exact: bool = False) -> str:
    """U.S. dollars: $12,500, and from a million on $1.3 million, unless `exact`."""
    sign = "-" if dollars < 0 else ""
    amount = abs(dollars)
    if amount >= MILLION and not exact:
        template = chosen.translations.gettext("${amount} million")
        return sign + template.format(amount=number(amount / MILLION, 1))
    return sign + chosen.translations.gettext("${amount}").format(amount=number(amount))


def _locale() -> str:
    return LOCALES.get(current(), current())
