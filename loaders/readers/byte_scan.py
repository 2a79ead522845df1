"""Questions to all bytes of a large text at once, a block that fits the processor's cache at a time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa

_BLOCK = 1 << 18
_FIRST_PRINTED = 0x20
_CONTROLS_FROM, _SPACES_FROM = 0x0E, 0x09


def _blocks(content: bytes) -> Iterator[npt.NDArray[np.uint8]]:
    values = np.frombuffer(content, np.uint8)
    return (values[start : start + _BLOCK] for start in range(0, len(values), _BLOCK))


def is_utf8(content: bytes) -> bool:
    """Whether the bytes are UTF-8, exactly as `bytes.decode` judges."""
    ends = pa.array([0, len(content)], pa.int32()).buffers()[1]
    try:
        pa.Array.from_buffers(pa.string(), 1, [None, ends, pa.py_buffer(content)]).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def has_controls(content: bytes) -> bool:
    """Whether a control character stands among the bytes, one that spaces nothing (U+0000 to 0008, 000E to 001F)."""
    width = _FIRST_PRINTED - _CONTROLS_FROM
    return any(
        block.min() < _SPACES_FROM or bool(((block - np.uint8(_CONTROLS_FROM)) < width).any())
        for block in _blocks(content)
    )


def counts(content: bytes, wanted: bytes) -> tuple[int, ...]:
    """How many times each of the wanted bytes stands among the others."""
    found = [0] * len(wanted)
    for block in _blocks(content):
        for place, value in enumerate(wanted):
            found[place] += int(np.count_nonzero(block == value))
    return tuple(found)


def end_without(content: bytes, trailing: bytes) -> int:
    """Where the bytes end once all trailing ones of these are left out."""
    tail = content[-_BLOCK:].rstrip(trailing)
    return len(content) - min(len(content), _BLOCK) + len(tail) if tail else len(content.rstrip(trailing))


def is_blank(content: bytes) -> bool:
    """Whether nothing but white space stands there."""
    return not content[:_BLOCK].strip() and not content.strip()
