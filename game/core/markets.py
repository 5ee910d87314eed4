"""The vocabulary of markets: products, lines of revenue, channels over the border, stages of the trade."""

from typing import Final

PRODUCTS: Final = ("fentanyl", "meth", "cocaine", "heroin")
SYNTHETICS: Final = ("fentanyl", "meth")  # made in labs from precursors
LINES: Final = (*PRODUCTS, "extortion", "migrants", "fuel", "retail", "other")
CHANNELS: Final = ("truck", "car", "foot", "between", "sea", "air", "mail")
METHODS: Final = ("scanner", "manual")  # of inspection at the border
GRAMS: Final = 1000.0  # to the kilogram
