"""What counts as the address of a page of the web, where a person gives one."""

from __future__ import annotations

from urllib.parse import urlsplit

LONGEST_ADDRESS = 500
_NOT_WRITTEN = frozenset("()[]<>\"'`\\|{}^")


def is_web_address(text: str) -> bool:
    """Whether a text is one http or https address with a host, without spaces nor signs that a page could misread."""
    if len(text) > LONGEST_ADDRESS or any(sign.isspace() or not sign.isprintable() for sign in text):
        return False
    if _NOT_WRITTEN & set(text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        return False
