"""What is computed once for all readers, whoever asks first, and made ready before it is shown."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from pages.parts.remembered import Known, prepare, remembered

BEFORE = Known(Path("base"), datetime(2020, 1, 14, 9))
AFTER = Known(Path("base"), datetime(2020, 1, 14, 10))


def together(work: Callable[[], object], people: int) -> list[object]:
    """What each of several people gets who ask at the same time."""
    got: list[object] = []
    threads = [threading.Thread(target=lambda: got.append(work())) for _ in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    return got


def test_people_who_ask_at_once_wait_for_one_computation() -> None:
    asked, may_end = [], threading.Event()

    @remembered(4)
    def doubled(known: Known, number: int) -> int:
        asked.append(known)
        may_end.wait(10)
        return 2 * number

    threading.Timer(0.2, may_end.set).start()
    assert together(lambda: doubled(BEFORE, 21), 8) == [42] * 8
    assert asked == [BEFORE]


def test_an_error_is_told_to_who_asked_and_not_kept() -> None:
    calls: list[Known] = []

    @remembered(4)
    def answered(known: Known) -> int:
        calls.append(known)
        if len(calls) == 1:
            raise ValueError("first")
        return 7

    with pytest.raises(ValueError, match="first"):
        answered(BEFORE)
    assert [answered(BEFORE), answered(BEFORE)] == [7, 7]
    assert len(calls) == 2


def test_who_waits_for_one_that_fails_computes_it_itself() -> None:
    begun, calls = threading.Event(), list[Known]()

    @remembered(4)
    def answered(known: Known) -> str:
        calls.append(known)
        if len(calls) == 1:
            begun.set()
            threading.Event().wait(0.2)
            raise ValueError
        return "second"

    def ask() -> object:
        try:
            return answered(BEFORE)
        except ValueError:
            return "failed"

    first = threading.Thread(target=ask)
    first.start()
    begun.wait(10)
    assert together(ask, 3) == ["second"] * 3
    first.join(10)
    assert len(calls) == 2


def test_only_the_last_results_are_kept() -> None:
    calls: list[tuple[Known, int]] = []

    @remembered(2)
    def same(known: Known, number: int) -> int:
        calls.append((known, number))
        return number

    for number in (1, 2, 1, 3, 1, 2):
        assert same(BEFORE, number) == number
    assert [number for _, number in calls] == [1, 2, 3, 2]


def test_what_readers_asked_is_ready_for_the_next_moment_and_asks_nothing_older() -> None:
    calls: list[tuple[Known, str]] = []

    @remembered(8)
    def title(known: Known, name: str) -> str:
        calls.append((known, name))
        return f"{name} {known.by}"

    for name in ("overview", "action"):
        title(BEFORE, name)
    prepare(BEFORE, AFTER)
    assert calls[2:] == [(AFTER, "action"), (AFTER, "overview")]
    assert title(AFTER, "overview") == "overview 2020-01-14 10:00:00"
    assert len(calls) == 4


def test_an_error_while_making_ready_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    @remembered(4)
    def only_before(known: Known) -> str:
        if known == AFTER:
            raise RuntimeError("no longer")
        return "fine"

    assert only_before(BEFORE) == "fine"
    prepare(BEFORE, AFTER)
    assert "could not be made ready" in caplog.text
    with pytest.raises(RuntimeError, match="no longer"):
        only_before(AFTER)
