"""The games that were kept: go on with one, review one, delete one. A record that cannot be used says why."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game.clients import scenarios
from game.clients.shelf import Kept, glance, records_in
from game.core.problem import N_, Problem
from game.desktop import records
from game.desktop.art.fonts import BODY, BODY_BOLD, LABEL, PANEL
from game.desktop.screen import Screen
from game.desktop.screens.frame import width_class
from game.desktop.screens.shell import Anywhere, page, said
from game.desktop.widgets.controls import Button, Pressable
from game.desktop.widgets.core import Widget
from game.desktop.widgets.dialog import Dialog, note
from game.desktop.widgets.field import TextField
from game.desktop.widgets.inputs import labelled
from game.desktop.widgets.layout import Column, Divider, Flow, Gap, Panel, Row, Sized
from game.desktop.widgets.scroll import Scroll
from game.desktop.widgets.text import Icon, Text
from game.texts import _, ngettext, number, sentence

if TYPE_CHECKING:
    from game.desktop.desk import Desk
    from game.desktop.widgets.ui import Ui

AT_ONCE: Final = 30  # records that are listed before more are asked for
A_FRAME: Final = 6  # records that are looked at between two frames
LONGEST: Final = 1000
KB: Final = 1024.0


class Load(Screen):
    """The list of records, the newest first; each is looked at shortly before it is shown. `review`: it begins with that."""

    name = "load"

    def __init__(self, desk: Desk, review: bool = False, **arguments: object) -> None:
        super().__init__(desk)
        self.review = bool(review)
        self.folder: Path | None = None
        self.typed = ""
        self.paths: list[Path] = []
        self.seen: dict[Path, Kept] = {}
        self.shown = AT_ONCE
        self.chosen: Path | None = None
        self.picked = False  # whether the player has chosen; before that it is the newest that can be used
        self.complaint = ""

    def entered(self) -> None:
        try:
            self._open_folder(self.folder or records.folder_of(self.desk))
        except Problem as problem:
            self.complaint = sentence(problem)

    def _open_folder(self, folder: Path) -> None:
        self.paths = records_in(folder)
        self.folder, self.typed, self.complaint = folder, str(folder), ""
        self.seen = {}
        if self.chosen not in self.paths:
            self.chosen = self.paths[0] if self.paths else None

    # -- looking at them one after the other -------------------------------------------------------------------

    @property
    def _waiting(self) -> list[Path]:
        return [path for path in self.paths[: self.shown] if path not in self.seen]

    @property
    def moving(self) -> bool:
        return bool(self._waiting)

    def passed(self, seconds: float) -> None:
        waiting = self._waiting
        for path in waiting[:A_FRAME]:
            self.seen[path] = glance(path)
        if waiting:
            if not self.picked:
                usable = [path for path in self.paths if path in self.seen and not self.seen[path].complaint]
                waits = [path for path in usable if self.review or not self.seen[path].over]
                self.chosen = next(iter([*waits, *usable]), self.chosen)
            self.ui.refresh()

    # -- what it shows -----------------------------------------------------------------------------------------

    def build(self, ui: Ui) -> Widget:
        kept = self._kept()
        refused = self._refusal(kept)
        act = Button(
            _("Review") if self.review else _("Go on"), key="open", kind="main", size="large", shortcut="Enter",
            on_press=self._open, refused=refused, tip=refused or _("Open the chosen game"),
        )  # fmt: skip
        because = [Sized(Text(refused, LABEL, "second"), most_width=260)] if refused else []
        title = _("Review a game") if self.review else _("Load a game")
        count = ngettext("{count} game kept here", "{count} games kept here", len(self.paths)).format(
            count=number(len(self.paths))
        )
        field = TextField(self.typed, key="path", icon="folder", longest=LONGEST, on_change=self._type,
                          on_submit=self._go_to, hint=_("The path of a folder or of a record"), grow=1,
                          tip=_("Another folder, or one record: type its path and press Enter"))  # fmt: skip
        where: list[Widget] = [
            Row([field, Button(_("Open"), key="folder", on_press=lambda: self._go_to(self.typed))], gap=8)
        ]
        if self.complaint:
            where.append(said("warning", self.complaint, icon_colour="worse"))
        rows = [self._row(path) for path in self.paths[: self.shown]]
        if len(self.paths) > self.shown:
            more = len(self.paths) - self.shown
            words = ngettext("Show {count} more", "Show {count} more", more).format(count=number(more))
            rows.append(Flow([Button(words, key="more", on_press=self._more)]))
        if not rows:
            rows.append(Text(_("No game is kept here yet."), BODY, "second"))
        listed = Column(rows, gap=4)
        detail = self._detail(kept)
        body: Widget
        if width_class(ui) == "narrow":
            body = Scroll(Panel(Column([*where, detail, listed], gap=12), pad=16, ground=""), key="list", grow=1)
        else:
            list_ = Column(
                [Panel(Column(where, gap=8), pad=(24, 16), ground=""),
                 Scroll(Panel(listed, pad=(24, 4), ground=""), key="list", grow=1)], gap=0, grow=1,
            )  # fmt: skip
            side = Scroll(Panel(detail, pad=16, ground=""), key="detail", grow=1)
            body = Row(
                [list_, Divider(upright=True), Panel(Sized(Column([side], gap=0), width=420), pad=0)], gap=0, align="stretch"
            )
        return page(self.desk, title, count, body, self._besides(kept), [*because, act])

    def _kept(self) -> Kept | None:
        """The chosen record, looked at now if it has not been yet."""
        if self.chosen is None:
            return None
        if self.chosen not in self.seen:
            self.seen[self.chosen] = glance(self.chosen)
        return self.seen[self.chosen]

    def _row(self, path: Path) -> Widget:
        kept = self.seen.get(path)
        key = f"record:{path.name}"
        if kept is None:
            words: Widget = Column([Anywhere(path.name, BODY_BOLD, "second"), note(_("Looking at it..."))], gap=0, grow=1)
            return Pressable(words, key=key, on_press=partial(self._choose, path), pad=(16, 8), radius=6, ground="panel")
        if kept.complaint:
            row: Widget = Row(
                [Icon("warning", 18, "worse"),
                 Column([Anywhere(path.name, BODY_BOLD), note(_("This record cannot be used."))], gap=0, grow=1)], gap=12,
            )  # fmt: skip
        else:
            now = records.in_play(self.desk, path)
            stands = _("in play now") if now else kept.where
            seats = ", ".join(kept.seat_name(seat) for seat in kept.people) or _("no person")
            file = Anywhere(path.name, LABEL, "label")  # by which a copy and its original differ
            lines = Column([Anywhere(kept.title, BODY_BOLD), Text(seats, LABEL, "second"), file], gap=0, grow=1)
            right = Column([Text(stands, BODY, align="right"), Text(kept.moment, LABEL, "label", align="right")], gap=0)
            row = Row([Icon("check" if kept.over else "play", 18, "label"), lines, right], gap=12)
        return Pressable(row, key=key, on_press=partial(self._choose, path), pad=(16, 8), radius=6, ground="panel",
                         chosen=path == self.chosen, tip=path.name)  # fmt: skip

    def _detail(self, kept: Kept | None) -> Widget:
        if kept is None:
            return Gap(0)
        if kept.complaint:
            advice = note(_("The file is left as it is. Delete it here, or put a whole copy in its place."))
            return Column([Text(kept.path.name, PANEL), said("warning", kept.complaint, "text", "worse"), advice], gap=8)
        header = kept.header
        form = header.form if header is not None else None
        seats = [
            _("{seat}: {player}").format(seat=kept.seat_name(seat), player=scenarios.player_words(player)[0])
            for seat, player in kept.players.items()
        ]
        facts = [
            (_("Stands at"), kept.where), (_("Length"), scenarios.form_name(form) if form else ""),
            (_("Seats"), "\n".join(seats)), (_("Written"), kept.moment),
            (_("Size"), _("{count} kB").format(count=number(max(1.0, kept.size / KB)))), (_("File"), kept.path.name),
        ]  # fmt: skip
        table = [labelled(label, Anywhere(text, BODY), width=84) for label, text in facts if text]
        return Column([Text(kept.title, PANEL), Gap(0), *table], gap=6)

    def _besides(self, kept: Kept | None) -> list[Widget]:
        if kept is None:
            return []
        other = Button(
            _("Go on") if self.review else _("Review"), key="other", icon="play" if self.review else "replay",
            on_press=self._other, refused=self._refusal(kept, not self.review),
            tip=_("Go on with the chosen game") if self.review else _("Look at its turns; nothing is written"),
        )  # fmt: skip
        now = records.in_play(self.desk, kept.path)
        delete = Button(
            _("Delete..."), key="delete", icon="delete", shortcut="Delete", show_key=False,
            on_press=partial(self._ask_delete, kept), refused=_("This game is in play.") if now else "",
            tip=_("Delete the chosen record, after a question"),
        )  # fmt: skip
        return [other, delete]

    def _refusal(self, kept: Kept | None, review: bool | None = None) -> str:
        if kept is None:
            return _("Choose a game first.")
        if kept.complaint:
            return _("This record cannot be used.")
        if not (self.review if review is None else review) and not kept.people:
            return _("No person plays in it; it can be reviewed.")
        return ""

    # -- what it does ------------------------------------------------------------------------------------------

    def _choose(self, path: Path) -> None:
        self.chosen, self.picked = path, True

    def _more(self) -> None:
        self.shown += AT_ONCE

    def _type(self, text: str) -> None:
        self.typed = text

    def _go_to(self, text: str) -> None:
        """Open the folder of a path, or the folder of a record with that one chosen."""
        self.complaint = ""
        try:
            place = Path(text.strip()).expanduser()
            if place.is_file():
                self._open_folder(place.parent)
                if place not in self.paths:
                    self.paths.insert(0, place)
                self.chosen, self.typed, self.picked = place, str(place), True
            elif place.is_dir():
                self.chosen, self.picked = None, False
                self._open_folder(place)
            else:
                raise Problem(N_("There is no folder and no record {place}."), place=str(place)[:200])
        except Problem as problem:
            self.complaint = sentence(problem)
        except (OSError, ValueError, RuntimeError) as error:
            self.complaint = _("The path cannot be used ({reason}).").format(reason=str(error)[:200])

    def _open(self) -> None:
        self._take(self.review)

    def _other(self) -> None:
        self._take(not self.review)

    def _take(self, review: bool) -> None:
        kept = self._kept()
        if kept is None:
            return
        if len(kept.people) > 1 and not records.in_play(self.desk, kept.path):
            self._ask_seat(kept, review)
        else:
            self._begin(kept.path, review, "")

    def _begin(self, path: Path, review: bool, seat: str) -> None:
        act = partial(records.look_at if review else records.go_on, self.desk, path, seat)
        if records.in_play(self.desk, path):
            self.desk.guard(act)
        else:
            records.after_asking(self.desk, act)

    def _ask_seat(self, kept: Kept, review: bool) -> None:
        ui = self.desk.ui

        def close() -> None:
            self.desk.ui.close("seat")

        def sit(seat: str) -> None:
            close()
            self._begin(kept.path, review, seat)

        def build(inner: Ui) -> Widget:
            seats: list[Widget] = [
                Button(kept.seat_name(seat), key=f"seat:{seat}", icon="person", on_press=partial(sit, seat))
                for seat in kept.people
            ]
            words = Text(_("Several people play in this game. Whose seat is it now?"), BODY, "second")
            cancel = Button(_("Cancel"), key="no", shortcut="Esc", on_press=close)
            return Dialog(
                _("Who sits?"), Column([words, *seats], gap=8), buttons=[cancel], icon="person", on_close=close, width=480
            )

        ui.open("seat", build, close=close)

    def _ask_delete(self, kept: Kept) -> None:
        words = _("{name} is deleted for good: {title}, {where}.").format(
            name=kept.path.name, title=kept.title, where=kept.where if not kept.complaint else _("cannot be used")
        )
        self.desk.ask(_("Delete this game?"), words, _("Delete"), partial(self._delete, kept.path), danger=True)

    def _delete(self, path: Path) -> None:
        try:
            path.unlink()
        except OSError as error:
            raise Problem(
                N_("{path} could not be deleted ({reason})."), path=path, reason=error.strerror or str(error)
            ) from error
        place = self.paths.index(path)
        self.paths.remove(path)
        self.seen.pop(path, None)
        self.chosen = self.paths[min(place, len(self.paths) - 1)] if self.paths else None
