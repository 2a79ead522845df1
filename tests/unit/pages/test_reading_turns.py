"""Files that several people give at the same time are read one after the other, in the order in which they came."""

from __future__ import annotations

import threading
import time

import pytest

from loaders.workbooks.child import ReadingCancelledError
from pages.collection.deposit.turns import WAITING, own_turn

PATIENCE = 10


def never() -> bool:
    return False


def waiting_for(told: list[str]) -> None:
    """Wait until someone was told to wait."""
    deadline = time.monotonic() + PATIENCE
    while not told and time.monotonic() < deadline:
        time.sleep(0.01)
    assert told


def test_the_next_ones_follow_in_order_and_are_told_why_they_wait() -> None:
    order, may_end = list[int](), threading.Event()
    told: list[list[str]] = [[], [], []]

    def read(number: int) -> None:
        with own_turn(lambda text, _: told[number].append(text), never):
            order.append(number)
            may_end.wait(PATIENCE)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(3)]
    threads[0].start()
    for number in (1, 2):
        threads[number].start()
        waiting_for(told[number])
    assert order == [0]
    may_end.set()
    for thread in threads:
        thread.join(PATIENCE)
    assert order == [0, 1, 2]
    assert told[0] == []
    assert {*told[1], *told[2]} == {WAITING}


def test_who_gives_up_or_fails_leaves_the_turn_to_the_next() -> None:
    with (
        own_turn(lambda _, __: None, never),
        pytest.raises(ReadingCancelledError),
        own_turn(lambda _, __: None, lambda: True),
    ):
        raise AssertionError("it was not its turn")
    with pytest.raises(ValueError, match="wrong file"), own_turn(lambda _, __: None, never):
        raise ValueError("wrong file")
    with own_turn(lambda _, __: None, never):
        pass
