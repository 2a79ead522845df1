"""The encoding of a text file, known or refused: UTF-8, UTF-16 with its mark, else Windows-1252."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from convention.domain.findings import Finding, FindingCode

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


_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_EXPECTED = "un texte en UTF-8 ou en Windows-1252, enregistré depuis un tableur au format CSV"
_MIXED = "un seul encodage dans tout le fichier\u00a0: celui-ci mêle de l’UTF-8 et autre chose"


def line_at(content: bytes, offset: int) -> int:
    """The 1-based line of a byte, lines ending with CR, LF or both."""
    before = content[:offset]
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1


def _not_text(content: bytes, offset: int, expected: str = _EXPECTED) -> Finding:
    read = f"octet 0x{content[offset]:02X}" if offset < len(content) else "fin du fichier"
    line = str(line_at(content, offset))
    return Finding(FindingCode.FILE_NOT_TEXT, read=read, expected=expected, details=(("line", line),))


def _much_utf8(content: bytes) -> bool:
    """Whether over a quarter of the bytes beyond ASCII start a character of UTF-8: chance pairs are far fewer."""
    values = np.frombuffer(content, np.uint8)
    high = np.flatnonzero(values >= 0x80)
    followers = values[np.minimum(high + 1, len(values) - 1)]
    leads = (values[high] >= 0xC2) & (values[high] <= 0xF4) & (followers >= 0x80) & (followers < 0xC0)
    return 4 * int(leads.sum()) > len(high)


def _first_wrong(content: bytes) -> int:
    """The first byte that no UTF-8 has there."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(content)


def _by_guess(content: bytes) -> bytes | Finding:
    """The text without a mark: UTF-8 when all of it is, Windows-1252 when none of it looks like UTF-8."""
    if is_utf8(content):
        return content
    if _much_utf8(content):
        return _not_text(content, _first_wrong(content), _MIXED)
    if other := _of_an_older_encoding(content):
        return other
    try:
        return content.decode("cp1252").encode("utf-8")
    except UnicodeDecodeError as error:
        return _not_text(content, error.start)


# Letters with accents of older encodings; in Windows-1252 nothing that stands within words.
_OLDER = {
    "mac_roman": ("MacRoman (ancien Macintosh)", rb"\x88\x89\x8d-\x91\x94\x95\x99\x9d\x9e", rb"\x8e"),
    "cp850": ("CP850 (ancien DOS)", rb"\x82\x83\x87-\x8a", rb"\x82"),
}
_WITHIN = {
    codec: re.compile(rb"[A-Za-z][" + letters + rb"][a-z]|[A-Za-z]" + last + rb"(?![A-Za-z])")
    for codec, (_, letters, last) in _OLDER.items()
}
_WINDOWS = re.compile(rb"[\xc0-\xd6\xd8-\xf6\xf8-\xff]")
# What the UTF-8 of « é è à ç ê ô î û ’ … » becomes when it is taken for Windows-1252 and written as UTF-8 again.
_TWICE = re.compile("Ã[\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œ\u0080-\u009f]|â€[™œ\u009d“”˜¦]|Å[“’]|Â[\u00a0«»°]")
_AS_UTF8 = "Enregistrez le fichier depuis le tableur au format « CSV UTF-8 », ou en classeur .xlsx."


def _encoding_finding(encoding: str, before: bytes, read: str) -> Finding:
    details = (("line", str(line_at(before, len(before)))), ("encoding", encoding))
    return Finding(FindingCode.FILE_ENCODING, read=read, hint=_AS_UTF8, details=details)


def _of_an_older_encoding(content: bytes) -> Finding | None:
    """A finding for a text of Mac OS Roman or of DOS, whose accents would be read as other signs."""
    counts = {codec: len(pattern.findall(content)) for codec, pattern in _WITHIN.items()}
    codec = max(counts, key=lambda each: counts[each])
    found = _WITHIN[codec].search(content)
    if found is None or counts[codec] <= len(_WINDOWS.findall(content)):
        return None
    word = re.search(rb"[A-Za-z\x80-\xff]*$", content[: found.start()][-40:])
    start = found.start() - len(word[0] if word else b"")
    rest = re.match(rb"[A-Za-z\x80-\xff]{1,40}", content[start:])
    read = (rest[0] if rest else found[0]).decode(codec)
    return _encoding_finding(_OLDER[codec][0], content[: found.start()], read)


def _written_twice(text: bytes) -> Finding | None:
    """A finding for a text in UTF-8 that was taken for another encoding and written as UTF-8 once more."""
    # A single byte is found far faster than two: most texts have none of these.
    a_tilde = b"\x83" in text and b"\xc3\x83" in text
    if not a_tilde and not (b"\xac" in text and b"\xc3\xa2\xe2\x82\xac" in text):
        return None
    whole = text.decode("utf-8")
    found = _TWICE.search(whole)
    if found is None:
        return None
    read = whole[max(found.start() - 12, 0) : found.end() + 12].splitlines()[0].strip()
    return _encoding_finding("UTF-8 encodé deux fois", whole[: found.start()].encode(), read)


def _by_mark(content: bytes) -> bytes | Finding:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            body = content[len(mark) :]
            if mark == codecs.BOM_UTF8 and is_utf8(body):
                return body
            try:
                return body.decode(encoding).encode("utf-8")
            except UnicodeError as error:
                offset = error.start if isinstance(error, UnicodeDecodeError) else 0
                readable = body[:offset].decode(encoding, "replace").encode("utf-8", "replace")
                details = (("line", str(line_at(readable, len(readable)))),)
                return Finding(FindingCode.FILE_NOT_TEXT, expected=_EXPECTED, details=details)
    return _by_guess(content)


def to_utf8(content: bytes) -> bytes | Finding:
    """The text as UTF-8 without a mark, or why there is none (FILE_NOT_TEXT, FILE_ENCODING), with the `line`."""
    text = _by_mark(content)
    if isinstance(text, Finding):
        return text
    text = text.removesuffix(b"\x1a")
    if twice := _written_twice(text):
        return twice
    if not has_controls(text):
        return text
    found = _CONTROL.search(text)
    return _not_text(text, found.start() if found else 0)
