"""What a person sees when something fails: a sentence in French, never a stack trace."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import streamlit as st
from streamlit.errors import FragmentHandledException

from convention.domain.errors import ShownError
from convention.operations.places import BASE_NAME, data_directory
from convention.warehouse.database_errors import REPLICA, failure_of_file
from pages.parts.journal import record_incident


def show_error(error: Exception) -> bool:
    """Show `error` on the page; return True, by which Streamlit knows that it has been shown.

    A `ShownError` says itself, and damage of the base is named. Anything else is a bug: it goes to the
    journal with its traceback, and the page shows the incident's number only.
    """
    name = f"{REPLICA}*.duckdb" if os.environ.get("CONVENTION_STORE") else BASE_NAME
    failure = failure_of_file(data_directory() / name, error) if isinstance(error, duckdb.Error) else None
    if failure is not None:
        record_incident(error)
        st.error(failure.message, icon=":material/error:")
    elif isinstance(error, ShownError):
        st.error(error.message, icon=":material/error:")
    else:
        st.error(incident_message(record_incident(error)), icon=":material/report:")
    return True


def incident_message(number: str) -> str:
    """The sentence that tells a person about the incident `number`."""
    return (
        f"Un incident a interrompu cette page : ce qui manque ici n’a pas pu être calculé. Réessayez ; si l’incident "
        f"se répète, transmettez son numéro à l’administrateur : **{number}**."
    )


@contextmanager
def error_boundary() -> Iterator[None]:
    """Run a page; show what it raises instead of letting it through.

    Reruns and stops are not errors and pass; so does what a fragment raised, which is on the page already.
    """
    try:
        yield
    except FragmentHandledException:
        raise
    except Exception as error:
        show_error(error)
