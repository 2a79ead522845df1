"""Which character parts the cells of a text file; chosen when the file proves it, never by habit."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

DELIMITERS = (";", "\t", ",", "|")
SAMPLE = 1 << 18
_QUOTED = re.compile(r'(^|[;,\t|])"[^"]*(?:""[^"]*)*"', re.MULTILINE)
_INSIDE = "\x00"
"""What stands for a line break between quotes while lines are counted."""
_DECIMAL_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9])")


@dataclass(frozen=True)
class _Count:
    """How one character stands in the lines: `usual` times in most, `agree` lines so, `wrong` otherwise."""

    delimiter: str
    usual: int
    agree: int
    wrong: int
    whole: bool


def _lines(text: str) -> list[str]:
    """The first lines that are not blank, without what stands between quotes."""
    sample = text[:SAMPLE]
    if len(text) > SAMPLE:
        sample = sample[: max(sample.rfind("\n"), sample.rfind("\r"))]
    bare = _QUOTED.sub(r"\1", sample) if '"' in sample else sample
    return [line for line in re.split(r"\r\n|\n|\r", bare) if line.strip()]


def _count(lines: list[str], delimiter: str) -> _Count | None:
    """None when the character stands nowhere. Lines without it are wrong only between lines with it."""
    counts = [line.count(delimiter) for line in lines]
    held = [position for position, count in enumerate(counts) if count]
    if not held:
        return None
    inner = counts[held[0] : held[-1] + 1]
    usual, agree = Counter(count for count in inner if count).most_common(1)[0]
    return _Count(delimiter, usual, agree, len(inner) - agree, agree == len(lines))


def _only_decimals(lines: list[str]) -> bool:
    return not any("," in _DECIMAL_COMMA.sub("", line) for line in lines)


def find_delimiter(text: str) -> str | None:
    """The delimiter of the text, or None when two are as likely, or none is.

    A text without any of them is a single column: `;`; one that holds one of them only is parted by it. A comma that
    stands only between digits is a decimal comma as soon as another character could part the cells; alone and once a
    line, it proves nothing.
    """
    lines = _lines(text)
    found = [count for delimiter in DELIMITERS if (count := _count(lines, delimiter))]
    if not found:
        return ";"
    decimals = _only_decimals(lines)
    if decimals and len(found) > 1:
        found = [count for count in found if count.delimiter != ","]
    if decimals and found[0].delimiter == "," and found[0].usual == 1:
        return None
    if len(found) == 1:
        return found[0].delimiter
    for group in (
        [count for count in found if count.whole],
        [count for count in found if not count.wrong],
        [count for count in found if count.agree * 2 > len(lines)],
    ):
        if group:
            best = max(group, key=lambda count: count.agree)
            rivals = [count for count in group if count.agree == best.agree]
            return best.delimiter if len(rivals) == 1 else None
    return None


def doubtful_line(text: str) -> tuple[int, str]:
    """The first line, counted from 1, that the likeliest delimiter does not part as it parts most, and its text.

    The first one that holds something where that delimiter parts all lines alike.
    """
    kept = _QUOTED.sub(lambda quoted: re.sub(r"\r\n|\n|\r", _INSIDE, quoted[0]), text[:SAMPLE])
    numbered: list[tuple[int, str]] = []
    number = 1
    for line in re.split(r"\r\n|\n|\r", kept):
        if line.strip():
            numbered.append((number, line))
        number += 1 + line.count(_INSIDE)
    bare = [_QUOTED.sub(r"\1", line) for _, line in numbered]
    found = [count for delimiter in DELIMITERS if (count := _count(bare, delimiter))]
    best = max(found, key=lambda count: (count.agree, count.usual), default=None)
    odd = (at for at, line in enumerate(bare) if best and line.count(best.delimiter) != best.usual)
    number, line = numbered[next(odd, 0)] if numbered else (1, "")
    return number, line.replace(_INSIDE, " ")
