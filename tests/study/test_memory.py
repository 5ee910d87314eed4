"""Keeping freed memory changes how fast games are played and nothing else."""

import os
import sys

import pytest

from game.engine.order_table import empty_table
from game.engine.signature import signature
from game.engine.step import resolve_turn
from game.study import memory
from tests.support.games import start


def test_games_are_the_same_with_kept_memory() -> None:
    before, after = start("laboratory", range(3)), start("laboratory", range(3))
    resolve_turn(before, empty_table())
    kept = memory.keep_freed_memory()
    assert memory.keep_freed_memory() == kept, "Asking twice must do no harm."
    resolve_turn(after, empty_table())
    assert [signature(before.state, row) for row in range(3)] == [signature(after.state, row) for row in range(3)]


def test_where_the_c_library_is_another_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: object) -> None:
        raise AssertionError("No library may be touched on a system that is not known.")

    monkeypatch.setattr("ctypes.CDLL", refuse)
    monkeypatch.setattr(sys, "platform", "win32")
    assert not memory.keep_freed_memory()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "confstr_names", {}, raising=False)
    assert not memory.keep_freed_memory()
    monkeypatch.setattr(os, "confstr_names", {"CS_GNU_LIBC_VERSION": 2}, raising=False)
    monkeypatch.setattr(os, "confstr", lambda name: None, raising=False)
    assert not memory.keep_freed_memory(), "musl answers with nothing."


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the settings are those of the GNU C library on Linux")
def test_a_library_that_refuses_a_setting_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Library:
        @staticmethod
        def mallopt(number: int, value: int) -> int:
            asked.append(number)
            return 0

    monkeypatch.setattr(os, "confstr", lambda name: "glibc 2.36")
    monkeypatch.setattr("ctypes.CDLL", lambda name: Library)
    assert not memory.keep_freed_memory()
    assert asked == [memory._MMAP_THRESHOLD], "Without the first setting the others would slow things down."
