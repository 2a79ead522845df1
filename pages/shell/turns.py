"""How the threads of the server take turns."""

import sys

# A page lets go of the interpreter at each of its many small waits, and gets it back when the thread that works
# meanwhile has had this time. Python's own 5 ms would make a page wait longer than it works while a file is read.
TURN_SECONDS = 0.0005


def take_short_turns() -> None:
    """Have a thread that computes give way sooner to those that draw pages."""
    sys.setswitchinterval(TURN_SECONDS)
