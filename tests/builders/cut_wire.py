"""A wire to PostgreSQL that is cut at the moment of a COMMIT, before the server hears of it or before it answers."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

SOCKET = ".s.PGSQL.5432"
_COMMIT = b"COMMIT\0"


@dataclass
class Wire:
    """The folder of a socket before the server's own.

    `cut`: the next COMMIT is cut off "before" the server hears of it, or "after". `for_good`: no new connection is
    taken from then on.
    """

    folder: Path
    cut: str = ""
    for_good: bool = False
    dead: bool = False
    taken: list[socket.socket] = field(default_factory=list)


@contextmanager
def wire_to(server: Path, folder: Path) -> Iterator[Wire]:
    """Pass everything on between a socket in `folder` and the server's."""
    wire = Wire(folder)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / SOCKET))
        listening.listen()
        threading.Thread(target=_accept, args=(listening, server / SOCKET, wire), daemon=True).start()
        try:
            yield wire
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            for each in wire.taken:
                _end(each)


def _accept(listening: socket.socket, server: Path, wire: Wire) -> None:
    with suppress(OSError):
        while True:
            client, _ = listening.accept()
            if wire.dead:
                client.close()
                continue
            there = socket.socket(socket.AF_UNIX)
            there.connect(str(server))
            wire.taken += [client, there]
            for one, other in ((client, there), (there, client)):
                threading.Thread(target=_pass_on, args=(one, other, wire, one is client), daemon=True).start()


def _pass_on(one: socket.socket, other: socket.socket, wire: Wire, to_server: bool) -> None:
    with suppress(OSError):
        while said := one.recv(1 << 16):
            if to_server and wire.cut and _COMMIT in said:
                after, wire.cut, wire.dead = wire.cut == "after", "", wire.for_good
                _end(one)
                if after:
                    other.sendall(said)
                break
            other.sendall(said)
    _end(one)
    _end(other)


def _end(each: socket.socket) -> None:
    with suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
