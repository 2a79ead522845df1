"""How the process of the server behaves: the turns of its threads, and its silence about what it is made of."""

import sys

import uvicorn

# A page lets go of the interpreter at each of its many small waits, and gets it back when the thread that works
# meanwhile has had this time. Python's own 5 ms would make a page wait longer than it works while a file is read.
TURN_SECONDS = 0.0005


def take_short_turns() -> None:
    """Have a thread that computes give way sooner to those that draw pages."""
    sys.setswitchinterval(TURN_SECONDS)


class _NoHeaders:
    """Stands for the headers that the server would add to each answer: its name. Streamlit hands no setting through."""

    def __get__(self, _config: object, _kind: type | None = None) -> list[tuple[bytes, bytes]]:
        return []

    def __set__(self, _config: object, _headers: object) -> None:
        """Keep nothing."""


def hide_server_name() -> None:
    """Have no answer say which program serves it, whether its settings were made before or are made after."""
    # Declared as a plain list: only a descriptor in its place stays empty when Streamlit's own settings are made.
    uvicorn.Config.encoded_headers = _NoHeaders()  # type: ignore[assignment]
