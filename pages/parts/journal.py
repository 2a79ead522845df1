"""The journal of incidents: what the person at the screen is not told."""

import logging
import secrets
from datetime import UTC, datetime
from functools import cache
from logging.handlers import RotatingFileHandler
from pathlib import Path
from time import struct_time

from convention.domain.clock import in_paris, today
from convention.operations.places import data_directory

_FORMAT = "%(asctime)s %(levelname)s %(message)s"
_MEGABYTE = 1024 * 1024


class _ParisFormatter(logging.Formatter):
    """Lines dated in Paris time, so that they agree with the incident's number and with what the screen says."""

    @staticmethod
    def converter(seconds: float | None) -> struct_time:
        return in_paris(datetime.fromtimestamp(seconds or 0, UTC)).timetuple()


@cache
def _journal(directory: Path) -> logging.Logger:
    """A logger that writes to the standard error and to `journal/incidents.log` under `directory`."""
    logger = logging.Logger("convention.incidents")
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    path = directory / "journal" / "incidents.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handlers.append(RotatingFileHandler(path, maxBytes=5 * _MEGABYTE, backupCount=5, encoding="utf-8"))
    except OSError as error:
        logging.getLogger(__name__).warning("The journal %s cannot be written: %s", path, error)
    for handler in handlers:
        handler.setFormatter(_ParisFormatter(_FORMAT))
        logger.addHandler(handler)
    return logger


def record_incident(error: BaseException) -> str:
    """Write `error` and its traceback to the journal; return the incident's number, such as `20260314-9f3a1c`."""
    number = f"{today():%Y%m%d}-{secrets.token_hex(3)}"
    _journal(data_directory()).error("incident %s", number, exc_info=error)
    return number
