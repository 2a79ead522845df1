"""Where the dashboard keeps what it writes, and whom its readers may write to."""

import os

from loaders.first_start import data_directory as data_directory


def contact() -> str:
    """The e-mail address for readers' requests: `CONVENTION_CONTACT`, else empty."""
    return os.environ.get("CONVENTION_CONTACT", "").strip()
