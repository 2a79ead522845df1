"""One written form of values, the same wherever and whenever it is made, and its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any


def canonical(value: Any) -> Any:
    """A value in the plain terms of JSON: objects by field, sets in order, numbers exactly, dates in ISO form.

    Raises TypeError for what has no such form.
    """
    match value:
        case None | bool() | int():
            return value
        case Enum():
            return value.value
        case str():
            return value
        case Decimal():
            return format(value.normalize() + 0, "f")
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case datetime() | date():
            return value.isoformat()
        case Mapping():
            return [[canonical(key), canonical(value[key])] for key in sorted(value, key=str)]
        case frozenset() | set():
            return sorted(str(canonical(item)) for item in value)
        case tuple() if hasattr(value, "_asdict"):
            return {name: canonical(item) for name, item in value._asdict().items()}
        case tuple() | list():
            return [canonical(item) for item in value]
    if is_dataclass(value):
        return {field.name: canonical(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} has no canonical form")


def digest(value: Any) -> str:
    """The SHA-256 of the canonical form, in hexadecimal."""
    text = json.dumps(canonical(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
