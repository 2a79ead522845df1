"""What is computed once for all readers, and made ready for them before they are shown what a deposit changes.

A function is `remembered` by what it is asked of which base at which moment. What a base had recorded by a moment never
changes, so nothing remembered is ever out of date; later deposits make another moment.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Generic, TypeVar, TypeVarTuple

from convention.warehouse.sight import Sight, seeing

Key = TypeVarTuple("Key")
T = TypeVar("T")

ASKED_LATELY_SECONDS = 600.0
READY_WITHIN_SECONDS = 2.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Known:
    """All that the base at `path` had recorded by a moment, UTC without zone; None in a base without catalogue.

    `touched`: when the last deposit, withdrawal or restoration was recorded that speaks of an indicator, of those
    touched after `floor`; without `floor`, nothing is known of that. `sight`: for readers from whom secrets are hidden,
    the territories whose own they see.
    """

    path: Path
    by: datetime | None
    sight: Sight = None
    touched: Mapping[str, datetime] = field(default_factory=dict, compare=False, repr=False)
    floor: datetime | None = field(default=None, compare=False, repr=False)

    def of(self, indicators: Iterable[str]) -> Known:
        """The first moment by which all this was known of some indicators: what is read of them is the same."""
        if self.floor is None:
            return self
        moments = [self.touched.get(indicator, self.floor) for indicator in indicators]
        return Known(self.path, max(moments, default=self.floor), self.sight)


@dataclass
class _Place(Generic[T]):
    """Where a result stands once `done`; `asked`: when a reader last wanted it (monotonic clock)."""

    asked: float
    value: T = field(init=False)
    done: bool = False
    ended: threading.Event = field(default_factory=threading.Event)


class Remembered(Generic[*Key, T]):
    """A function whose last `size` results are kept; who asks while one is being computed waits for that one."""

    def __init__(self, compute: Callable[[Known, *Key], T], size: int) -> None:
        self._compute, self._size = compute, size
        self._places: OrderedDict[tuple[object, ...], _Place[T]] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, known: Known, *key: *Key) -> T:
        """The result for what a base knew; `key`: hashable. What the function raises is not kept."""
        return self._result(known, key, time.monotonic())

    def _result(self, known: Known, key: tuple[*Key], asked: float) -> T:
        while True:
            place, found = self._place(known, key, asked)
            if not found:
                return self._filled(place, known, key)
            if not place.done:
                place.ended.wait()
            if place.done:
                return place.value

    def _place(self, known: Known, key: tuple[*Key], asked: float) -> tuple[_Place[T], bool]:
        """The place of a result, and whether it was there already; a new one is the caller's to fill."""
        with self._lock:
            place = self._places.get((known, *key))
            if place is not None:
                self._places.move_to_end((known, *key))
                place.asked = max(place.asked, asked)
                return place, True
            place = self._places[known, *key] = _Place(asked)
            while len(self._places) > self._size:
                self._places.popitem(last=False)
            return place, False

    def _filled(self, place: _Place[T], known: Known, key: tuple[*Key]) -> T:
        try:
            with seeing(known.sight):
                value = self._compute(known, *key)
            place.value, place.done = value, True
            return value
        finally:
            if not place.done:
                with self._lock:
                    if self._places.get((known, *key)) is place:
                        del self._places[known, *key]
            place.ended.set()

    def asked_since(self, known: Known, moment: float) -> list[tuple[float, tuple[Any, ...]]]:
        """When and what readers wanted of what was known, since a moment of the monotonic clock."""
        with self._lock:
            places = [(key, place) for key, place in self._places.items() if key[0] == known]
        return [(place.asked, key[1:]) for key, place in places if place.done and place.asked >= moment]

    def prepare(self, known: Known, key: tuple[*Key], asked: float) -> None:
        """Have a result ready that readers are likely to want."""
        self._result(known, key, asked)


_all: list[Remembered[*tuple[Any, ...], Any]] = []


def remembered(size: int) -> Callable[[Callable[[Known, *Key], T]], Remembered[*Key, T]]:
    """Keep the last `size` results of a function of what is known."""

    def keep(compute: Callable[[Known, *Key], T]) -> Remembered[*Key, T]:
        found = Remembered(compute, size)
        _all.append(found)
        return found

    return keep


def prepare(old: Known, new: Known) -> None:
    """Compute for what is known now what readers lately asked of what was known before, the latest wish first.

    It takes so long at most; what is left is computed when someone asks. An error is left to who asks for its cause.
    """
    begun = time.monotonic()
    wanted = [
        (asked, place, key)
        for place, function in enumerate(_all)
        for asked, key in function.asked_since(old, begun - ASKED_LATELY_SECONDS)
    ]
    for asked, place, key in sorted(wanted, key=lambda wish: -wish[0]):
        if time.monotonic() - begun > READY_WITHIN_SECONDS:
            return
        try:
            _all[place].prepare(new, key, asked)
        except Exception:
            _log.exception("%s could not be made ready", key)
