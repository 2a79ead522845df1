"""One file at a time: who gives another one meanwhile is served after, in the order in which they came."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from loaders.workbooks.child import ReadingCancelledError
from pages.collection.deposit.jobs import Tell

WAITING = "Un autre fichier est lu d’abord"
_LOOK_SECONDS = 0.1
_queue: deque[object] = deque()
_moved = threading.Condition()


@contextmanager
def own_turn(tell: Tell, cancelled: Callable[[], bool]) -> Iterator[None]:
    """The time during which no other file is read. Raises ReadingCancelledError once the wait is given up."""
    mine = object()
    with _moved:
        _queue.append(mine)
    try:
        with _moved:
            while _queue[0] is not mine:
                if cancelled():
                    raise ReadingCancelledError
                tell(WAITING, 0.0)
                _moved.wait(_LOOK_SECONDS)
        yield
    finally:
        with _moved:
            _queue.remove(mine)
            _moved.notify_all()
