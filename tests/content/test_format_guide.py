"""The guide for writers of scenarios says what the reader does."""

from game.content import places
from game.content.guide import tables


def test_the_tables_of_the_guide_are_those_of_the_reader() -> None:
    guide = (places.campaigns() / "FORMAT.md").read_text(encoding="utf-8")
    assert tables() in guide, "campaigns/FORMAT.md is out of date; bring it up to date with: python -m game.content.guide"
