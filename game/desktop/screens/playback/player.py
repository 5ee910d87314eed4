"""Where a playback stands: its second, whether it runs and how fast; stepping by line, seeking, and what is shown."""

from typing import Final

import attrs

from game.desktop.screens.playback.pace import Pace
from game.desktop.screens.playback.story import Entry, Story
from game.session.reporting import SeenEvent

SPEEDS: Final = (1, 2, 4)
BEFORE: Final = -0.01  # the second before the first line, which may be told at the very start


@attrs.define
class Player:
    """The position in a story. `still`: nothing moves by itself; then it begins at the end, with everything told."""

    story: Story
    pace: Pace
    still: bool = False
    at: float = 0.0
    playing: bool = True
    speed: int = 1

    def __attrs_post_init__(self) -> None:
        if self.still or not self.story.entries:
            self.at, self.playing = self.pace.total, False

    @property
    def moment(self) -> float:
        """The day of the game that is shown."""
        return self.pace.clock(self.at)

    @property
    def ended(self) -> bool:
        """Whether everything has been told."""
        return self.at >= self.pace.total

    @property
    def begun(self) -> int:
        """How many lines have been told."""
        return self.pace.begun(self.at)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The lines told, in order of time."""
        return self.story.entries[: self.begun]

    @property
    def shown(self) -> list[SeenEvent]:
        """The events shown so far."""
        many = self.pace.shown(self.at)
        return [seen for entry, count in zip(self.story.entries, many, strict=True) for seen in entry.members[:count]]

    def passed(self, seconds: float) -> None:
        """Let time pass; it stops at the end."""
        if self.playing:
            self.at = min(self.at + seconds * self.speed, self.pace.total)
            self.playing = not self.ended

    def toggle(self) -> None:
        """Play or pause; at the end it plays again from the start. Where nothing is to move, nothing happens."""
        if self.still:
            return
        if self.ended and not self.playing:
            self.at = 0.0
        self.playing = not self.playing

    def seek(self, day: float) -> None:
        """Show a day, with all that had happened until then."""
        self.playing = False
        self.at = self.pace.second(day)

    def step(self, by: int) -> Entry | None:
        """Go to the next line (1) or the one before (-1), and tell which it is; None at the very start."""
        self.playing = False
        place = self.begun + by
        if place <= 0:
            self.at = BEFORE
            return None
        if place > len(self.story.entries):
            self.at = self.pace.total
            return self.story.entries[-1] if self.story.entries else None
        self.at = self.pace.lit[place - 1][-1]
        return self.story.entries[place - 1]

    def to_start(self) -> None:
        """Show the start of the turn, before anything is told."""
        self.playing = False
        self.at = BEFORE

    def to_end(self) -> None:
        """Show the end of the turn with everything told."""
        self.playing = False
        self.at = self.pace.total
