"""The bytes of a deposited file as the base keeps them: compressed where that makes them smaller."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pyarrow as pa

_NONE, _ZSTD = "none", "zstd"
_FASTEST = 1


@dataclass(frozen=True)
class KeptFile:
    """A file of `size` bytes with their digest; `content` holds them under `compression`."""

    sha256: str
    size: int
    compression: str
    content: bytes


def kept_file(content: bytes) -> KeptFile:
    """The form in which a file is kept."""
    digest = hashlib.sha256(content).hexdigest()
    compressed = pa.Codec("zstd", _FASTEST).compress(content, asbytes=True)
    if len(compressed) < len(content):
        return KeptFile(digest, len(content), _ZSTD, compressed)
    return KeptFile(digest, len(content), _NONE, content)


def original_bytes(content: bytes, compression: str, size: int) -> bytes:
    """The file as it was deposited, byte for byte."""
    if compression == _NONE:
        return content
    original: bytes = pa.Codec("zstd").decompress(content, size, asbytes=True)
    return original
