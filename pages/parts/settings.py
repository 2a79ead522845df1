"""Whom the readers of the dashboard may write to."""

import os


def contact() -> str:
    """The e-mail address for readers' requests: `CONVENTION_CONTACT`, else empty."""
    return os.environ.get("CONVENTION_CONTACT", "").strip()
