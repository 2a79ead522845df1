"""How much of a foreign file is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Bounds on one file; each default leaves room for the largest workbook that a service keeps by hand.

    `file_bytes`: the file as deposited. `unzipped_bytes`, `ratio`: what a zipped workbook unfolds to, in all and for
    each byte of it (the ratio counts above `ratio_floor_bytes` only). `cpu_seconds`, `memory_bytes`: what the process
    that reads a workbook may take; `apart_cpu_seconds`, `apart_memory_bytes`: what the parsing of any file may take in
    the process beside the server. `wall_seconds`: ends a process that waits for nothing; a busy machine alone does not
    reach it. `cells`: non-blank cells of the file, and cells of the rectangle that each sheet spans. `columns`: width
    of a sheet. `text_bytes`: all cell texts together.
    """

    file_bytes: int = 50 * MEBIBYTE
    unzipped_bytes: int = 512 * MEBIBYTE
    ratio: int = 250
    ratio_floor_bytes: int = 16 * MEBIBYTE
    zip_entries: int = 10_000
    wall_seconds: float = 600.0
    cpu_seconds: int = 12
    apart_cpu_seconds: float = 60.0
    apart_memory_bytes: int = 2048 * MEBIBYTE
    memory_bytes: int = 1024 * MEBIBYTE
    cells: int = 10_000_000
    columns: int = 16_384
    text_bytes: int = 256 * MEBIBYTE
