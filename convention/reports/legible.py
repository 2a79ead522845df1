"""Texts that every file format can hold: signs that none of them may carry are told or taken out."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

Value = TypeVar("Value")
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def legible_text(text: str) -> str:
    """A text with plain line ends, and other control signs and broken halves of signs told by their number."""
    return _UNWRITABLE.sub(lambda found: f"[U+{ord(found[0]):04X}]", _LINE_ENDS.sub("\n", text))


def legible(value: Value) -> Value:
    """Plain values of any depth with every text legible."""
    changed: Any = value
    if type(value) is str:
        changed = legible_text(str(value))
    elif isinstance(value, tuple):
        changed = tuple(legible(item) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = replace(value, **{field.name: legible(getattr(value, field.name)) for field in fields(value)})
    same_type: Value = changed
    return same_type
