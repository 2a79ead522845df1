"""Long work beside the page: it shows how far it is, can be cancelled, and goes on when the page is left."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Callable
from itertools import count
from typing import Generic, TypeVar

import streamlit as st

T = TypeVar("T")
Tell = Callable[[str, float], None]
Work = Callable[[Tell, Callable[[], bool]], T]

_QUICK, _STEP = 0.4, 0.15
_numbers = count(1)


class Job(Generic[T]):
    """One piece of work in a thread of its own.

    `work` is given a function to tell how far it is (words, share done), and one that says whether to stop. `number`:
    no other piece of work has it.
    """

    def __init__(self, work: Work[T]) -> None:
        self.number = next(_numbers)
        self.text, self.share = "", 0.0
        self._stop = threading.Event()
        self._result: T | None = None
        self._error: BaseException | None = None
        # Whoever began the work also does what it does.
        context = contextvars.copy_context()
        self._thread = threading.Thread(target=context.run, args=(self._run, work), daemon=True)
        self._thread.start()

    def _run(self, work: Work[T]) -> None:
        try:
            self._result = work(self._tell, self._stop.is_set)
        except BaseException as error:
            self._error = error

    def _tell(self, text: str, share: float) -> None:
        self.text, self.share = text, min(max(share, 0.0), 1.0)

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._stop.set()

    def wait(self, seconds: float) -> bool:
        """Wait at most so long; say whether the work has ended."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def result(self) -> T:
        """What the work gave; raises what it raised."""
        if self._error is not None:
            raise self._error
        assert self._result is not None
        return self._result


def attend(job: Job[T], title: str) -> T:
    """Draw how far the work is, with a button that cancels it, until it ends; return its result, or raise its error."""
    if not job.wait(_QUICK):
        place = st.empty()
        with place.container(border=True):
            bar = st.progress(job.share, text=title)
            if st.button("Annuler", key=f"cancel-work-{job.number}", icon=":material/close:"):
                job.cancel()
        while not job.wait(_STEP):
            bar.progress(job.share, text=f"{title} · {job.text}…" if job.text else f"{title}…")
        place.empty()
    return job.result()
