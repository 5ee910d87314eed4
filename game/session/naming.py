"""Names as a seat may read them: regions, groups, teams, seats, and leaders only as far as the seat knows them."""

from typing import Final

from game.content.names import read_post
from game.core.events import Event
from game.core.roles import SOURCES
from game.core.world import Texts
from game.session import wording
from game.session.session import Session
from game.texts import N_, _, current

_NAMES_A_PERSON: Final = ("raid", "dry_hole", "repelled", "captured", "killed", "rung_up", "rung_down", "raid_lapsed",
                          "raid_called_off")  # fmt: skip


def text_in(texts: Texts) -> str:
    """A text in the current language, else in English, else in whichever there is."""
    return texts.get(current()) or texts.get("en") or next(iter(texts.values()), "")


class Names:
    """Names for one seat of a session; once the game is over everything has its name."""

    def __init__(self, session: Session, seat: str) -> None:
        self.session = session
        self.seat = seat
        self.world = session.truth.world
        self.group = self.world.group_of_seat(seat)

    def region(self, region: str) -> str:
        """Name of a region."""
        if region not in self.world.regions:
            return region
        return text_in(self.world.region_names[self.world.regions.index(region)])

    def group_name(self, group: str) -> str:
        """Name of a group."""
        if group not in self.world.groups:
            return group
        return text_in(self.world.group_names[self.world.groups.index(group)])

    def team(self, team: str) -> str:
        """Name of a raid team."""
        return text_in(self.world.team_names[self.world.teams.index(team)]) if team in self.world.teams else team

    def seat_name(self, seat: str) -> str:
        """Name of a seat."""
        known = self.session.setup.scenario.seats.get(seat)
        return text_in(known.names) if known is not None else seat

    def role(self, post: str) -> str:
        """The role of a post in words: `deputy 2`, `plaza chief of Colima`; a number only where there are several."""
        name = read_post(post)
        if name is None:
            return post
        word = _(wording.ROLES[name.role.name])
        if name.region is not None:
            return _("{role} of {place}").format(role=word, place=self.region(name.region))
        alike = post.rpartition("-")[0] + "-"
        several = sum(one.startswith(alike) for one in self.world.posts) > 1
        return f"{word} {name.number}" if name.role.numbered and several else word

    def leader(self, post: str, events: int | None = None) -> str:
        """A leader: nickname and role where the seat knows the person, else only that there is somebody.

        `events`: how many events of the trace had happened (None: all of them).
        """
        if not self.knows(post, events):
            return _("somebody of {group} not known before").format(group=self.group_name(post.split("/", 1)[0]))
        nickname = self.nickname(post, events)
        if nickname:
            return _("{nickname} ({role}, {post})").format(nickname=nickname, role=self.role(post), post=post)
        return _("the {role} ({post})").format(role=self.role(post), post=post)

    def short_leader(self, post: str) -> str:
        """Nickname and role of a leader the seat knows, without the id."""
        nickname = self.nickname(post)
        return f"{nickname}, {self.role(post)}" if nickname else self.role(post)

    def nickname(self, post: str, events: int | None = None) -> str:
        """Nickname of whoever held the post at the start, or "" when somebody has followed."""
        place = self.world.posts.index(post)
        start = self.session.checkpoints[0][0]
        if start.leader_in_post[0, place] == 0 or self._filled(post, events):
            return ""
        return text_in(self.world.nicknames[place])

    def knows(self, post: str, events: int | None = None) -> bool:
        """Whether the seat had heard of the holder of a post when so many events had happened."""
        if post not in self.world.posts:
            return False
        if self.session.over:
            return True
        if self.group is not None and post.startswith(self.world.groups[self.group] + "/"):
            return True
        place, viewer = self.world.posts.index(post), self.world.viewer(self.seat)
        if viewer is not None:
            known_at_start = self.session.checkpoints[0][0].rung[0, viewer, place] > 0
            if known_at_start or self.session.truth.state.rung[0, viewer, place] > 0:
                return True
        return any(
            event.kind in _NAMES_A_PERSON and event.subjects.get("leader") == post
            and event.subjects.get("seat", self.seat) == self.seat
            for event in self._events(events)
        )  # fmt: skip

    def source(self, code: int) -> str:
        """Where knowledge came from, by its code."""
        return _(wording.SOURCES[SOURCES[code]]) if 0 <= code < len(SOURCES) else _(N_("unknown"))

    def _filled(self, post: str, events: int | None) -> bool:
        return any(event.kind == "post_filled" and event.subjects.get("leader") == post for event in self._events(events))

    def _events(self, events: int | None) -> list[Event]:
        trace = self.session.truth.trace
        if trace is None:
            return []
        return trace.events if events is None else trace.events[:events]
