"""Names as a seat may read them: regions, groups, teams, seats, and leaders only as far as the seat knows them."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final

import attrs

from game.content.names import read_post
from game.core import luck
from game.core.roles import SOURCES
from game.core.world import Texts
from game.session import wording
from game.session.session import Session
from game.texts import N_, _, current

_NAMES_A_PERSON: Final = (
    "raid", "dry_hole", "repelled", "captured", "killed", "rung_up", "rung_down", "raid_lapsed", "raid_called_off", "strike",
    "strike_missed", "strike_called_off", "joint_raid", "tip_off", "head_deposed",
)  # fmt: skip


@attrs.frozen
class _Named:
    """What events have told: place of the first that named each post and person, and who was last named in a post."""

    posts: dict[str, int]
    persons: dict[int, int]
    last: dict[str, int]


class _Shown:
    """Whether names carry the ids that can be typed: one per process, as the language is."""

    def __init__(self) -> None:
        self.ids = True


_shown = _Shown()


def show_ids(wanted: bool) -> None:
    """Let names of leaders carry their ids, as a terminal needs, or leave them out, as a window does."""
    _shown.ids = wanted


def text_in(texts: Texts) -> str:
    """A text in the current language, else in English, else in whichever there is."""
    return texts.get(current()) or texts.get("en") or next(iter(texts.values()), "")


class Names:
    """Names for one seat of a session; once the game is over everything has its name.

    What it knows is read when it is first asked; a session that goes on needs another one.
    """

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

    def dilemma(self, id: str) -> str:
        """Title of a decision that is asked of a seat."""
        return next((text_in(one.title) for one in self.world.dilemmas if one.id == id), id)

    def answer(self, name: str) -> str:
        """Title of an answer to a dilemma, named such as PRISON/TALK."""
        id, _slash, chosen = name.partition("/")
        known = (choice for one in self.world.dilemmas if one.id == id for choice in one.choices)
        return next((text_in(choice.title) for choice in known if choice.id == chosen), chosen)

    def role(self, post: str) -> str:
        """The role of a post in words: `deputy 2`, `plaza chief of Colima`; a number only where there are several."""
        name = read_post(post)
        if name is None:
            return post
        word = _(wording.ROLES[name.role.name])
        if name.region is not None:
            return _("{role} of {place}").format(role=word, place=self.region(name.region))
        if not name.role.numbered:
            return word
        alike = post.rpartition("-")[0] + "-"
        several = sum(one.startswith(alike) for one in self.world.posts) > 1
        return f"{word} {name.number}" if several else word

    def leader(self, post: str, events: int | None = None, person: int | None = None) -> str:
        """A leader: nickname and role where the seat knows the person, else only that there is somebody.

        `events`: how many events of the trace had happened (None: all of them). `person`: who held the post then (None:
        whoever the seat knows to hold it now).
        """
        if not self.knows(post, events) and not (person and self._has_met(person, events)):
            return _("somebody of {group} not known before").format(group=self.group_name(post.split("/", 1)[0]))
        nickname = self.nickname(post, events, person)
        if not _shown.ids:
            group = self.group_name(post.split("/", 1)[0])
            text = _("{nickname} ({role})") if nickname else _("{role} of {group}")
            return text.format(nickname=nickname, role=self.role(post), group=group)
        if nickname:
            return _("{nickname} ({role}, {post})").format(nickname=nickname, role=self.role(post), post=post)
        return _("the {role} ({post})").format(role=self.role(post), post=post)

    def short_leader(self, post: str, person: int | None = None) -> str:
        """Nickname and role of a leader the seat knows, without the id."""
        nickname = self.nickname(post, person=person)
        return f"{nickname}, {self.role(post)}" if nickname else self.role(post)

    def nickname(self, post: str, events: int | None = None, person: int | None = None) -> str:
        """Nickname of the holder of a post, which follows him from post to post; "" for whoever has none the seat knows."""
        holder = self._holder(post) if person is None else person
        place = self._first_posts.get(holder)
        if place is None or not self._has_met(holder, events):
            return ""
        return text_in(self.world.nicknames[place])

    def knows(self, post: str, events: int | None = None) -> bool:
        """Whether the seat had heard of the holder of a post when so many events had happened."""
        if post not in self.world.posts:
            return False
        return self._sees_all(post) or self._post_is_known(post, events)

    def _sees_all(self, post: str) -> bool:
        """Whether nothing about the holders of a post is hidden from the seat: its own group's, or the game is over."""
        own = self.group is not None and post.startswith(self.world.groups[self.group] + "/")
        return self.session.over or own

    def _post_is_known(self, post: str, events: int | None) -> bool:
        """Whether the seat's knowledge, at the start or now, or an event has told it of a holder of this post."""
        place, viewer = self.world.posts.index(post), self.world.viewer(self.seat)
        if viewer is not None:
            rungs = (self.session.checkpoints[0][0].rung, self.session.truth.state.rung)
            if any(rung[0, viewer, place] > 0 for rung in rungs):
                return True
        first = self._named.posts.get(post)
        return first is not None and (events is None or first < events)

    def _has_met(self, person: int, events: int | None) -> bool:
        """Whether the seat had heard of a person, in whatever post, when so many events had happened."""
        place = self._first_posts.get(person)
        if place is not None and self._sees_all(self.world.posts[place]):
            return True
        if person in self._believed:
            return True
        first = self._named.persons.get(person)
        return first is not None and (events is None or first < events)

    def _holder(self, post: str) -> int:
        """Who holds a post, as far as the seat knows: by its belief, else the last person an event named there."""
        place, viewer, state = self.world.posts.index(post), self.world.viewer(self.seat), self.session.truth.state
        if self._sees_all(post):
            return int(state.leader_person[0, place]) or self._named.last.get(post, 0)
        if viewer is not None and state.rung[0, viewer, place] > 0:
            return int(state.believed_person[0, viewer, place])
        return self._named.last.get(post, 0)

    @cached_property
    def _first_posts(self) -> Mapping[int, int]:
        """Post that each person held when the game was set up, by which the scenario nicknames him."""
        keys = luck.child(self.session.truth.state.post_key[0], 0)
        leaders = self.session.setup.scenario.leaders
        return {
            int(keys[place]): place
            for place, post in enumerate(self.world.posts)
            if post in leaders and not leaders[post].vacant and self.world.nicknames[place]
        }

    @cached_property
    def _believed(self) -> frozenset[int]:
        """People whom a state seat knew at the start or knows now."""
        viewer = self.world.viewer(self.seat)
        if viewer is None:
            return frozenset()
        states = (self.session.checkpoints[0][0], self.session.truth.state)
        return frozenset(
            int(person)
            for state in states
            for person in state.believed_person[0, viewer][state.rung[0, viewer] > 0]
        )  # fmt: skip

    @cached_property
    def _named(self) -> "_Named":
        """Posts and people of whom events have told the seat."""
        trace, found = self.session.truth.trace, _Named({}, {}, {})
        for place, event in enumerate([] if trace is None else trace.events):
            post = event.subjects.get("leader")
            if post is None or event.kind not in _NAMES_A_PERSON or event.subjects.get("seat", self.seat) != self.seat:
                continue
            found.posts.setdefault(post, place)
            if event.person:
                found.persons.setdefault(event.person, place)
                found.last[post] = event.person
        return found

    def source(self, code: int) -> str:
        """Where knowledge came from, by its code."""
        return _(wording.SOURCES[SOURCES[code]]) if 0 <= code < len(SOURCES) else _(N_("unknown"))
