"""The process in which the dashboard has files parsed: `python -m loaders.reading_worker PIPE`.

It gives way to those who look at pages, and goes before them when memory runs out. It ends when nobody listens.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from loaders.assist import Question
from loaders.parse import Asked, Follower, parse_file
from loaders.workbooks.limits import Limits
from loaders.workbooks.worker import NICENESS

_OOM_SCORE = "500"


def main(link: Connection) -> None:
    """Parse what is asked for, one file after the other, until the other end is closed."""
    os.setpriority(os.PRIO_PROCESS, 0, max(NICENESS, os.getpriority(os.PRIO_PROCESS, 0)))
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_OOM_SCORE, encoding="ascii")
    with suppress(EOFError, OSError):
        while True:
            link.send(_answer(link.recv(), link))


def _answer(asked: Asked | Question, link: Connection) -> tuple[object, ...]:
    follower = Follower(
        tell=lambda text, share: link.send(("tell", text, share)), harmless=lambda: link.send(("harmless",))
    )
    try:
        _bound_memory(asked.limits.apart_memory_bytes if isinstance(asked, Asked) else Limits().apart_memory_bytes)
        return "answer", parse_file(asked, follower) if isinstance(asked, Asked) else asked.answer()
    except MemoryError:
        # What the engine would do: the server knows such an end, and starts another process for the next file.
        os.kill(os.getpid(), signal.SIGKILL)
        raise
    except ConnectionError:
        raise
    except Exception:
        return "failed", traceback.format_exc()


def _bound_memory(most: int) -> None:
    _, hardest = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(
        resource.RLIMIT_DATA, (most if hardest == resource.RLIM_INFINITY else min(most, hardest), hardest)
    )


if __name__ == "__main__":
    main(Connection(int(sys.argv[1])))
