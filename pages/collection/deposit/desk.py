"""The files that a person has given and what is known of each; nothing here is recorded yet, but what has a receipt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from convention.domain.catalogue import Action
from convention.warehouse.append import AlreadyDepositedError, Receipt
from convention.warehouse.store import Store
from convention.wording.deposits import REFUSED_FILE
from loaders.assist import Answer, Question
from loaders.deposit import read_file
from loaders.effect import Effect, effect_of
from loaders.parsing.own_names import OwnName
from loaders.profiles.profile import Profile
from loaders.reading import Reading
from loaders.reading_process import ReadingProcess
from loaders.refusal import keep_refusal
from loaders.workbooks.book import Book
from pages.collection.deposit.jobs import Job, Tell
from pages.collection.deposit.turns import own_turn
from pages.parts.keys import SessionKey

_process = ReadingProcess()


@dataclass(frozen=True)
class Outcome:
    """What reading a file by some own names gave: its effect when nothing stops it, or why the base refuses it."""

    reading: Reading
    own_names: tuple[OwnName, ...] = ()
    effect: Effect | None = None
    refusal: str = ""


@dataclass
class Incoming:
    """One file; `reason`: why its corrections are right; `book`: its sheets, once the assistant shows them.

    `spoken_of`: the action sheets that it gave values of, once recorded. `answered`: by kind, the last question of the
    assistant and its answer. `job`, `opening`: the work that reads it, or its sheets for the assistant, while it lasts.

    Once personal data are found in it, neither `content` nor `name` remains.
    """

    number: int
    name: str
    content: bytes
    reason: str = ""
    outcome: Outcome | None = None
    job: Job[Outcome] | None = None
    book: Book | None = None
    opening: Job[Book] | None = None
    answered: dict[object, tuple[tuple[object, ...], Answer]] = field(default_factory=dict)
    cancelled: bool = False
    receipt: Receipt | None = None
    spoken_of: dict[Action, date] = field(default_factory=dict)

    def forget(self) -> None:
        """Keep neither the bytes nor the name of the file."""
        self.name, self.content, self.book, self.answered = REFUSED_FILE, b"", None, {}

    def is_pending(self, state: str, own_names: tuple[OwnName, ...]) -> bool:
        """Whether it is still to be read, or again: for another reason, by other names, or since the base has moved."""
        if self.receipt is not None or self.cancelled:
            return False
        if self.outcome is None:
            return True
        reading = self.outcome.reading
        seen = (reading.state, reading.reason, self.outcome.own_names)
        return bool(self.content) and seen != (state, self.reason, own_names)


@dataclass
class Desk:
    """The files of this session, in the order in which they came; `round` numbers the boxes that they came through.

    `lost`: a session before this one held files that were not deposited, and ended.
    """

    round: int = 0
    lost: bool = False
    files: list[Incoming] = field(default_factory=list)
    chosen: int = 0

    def take(self, name: str, content: bytes) -> None:
        """Add a file."""
        number = self.files[-1].number + 1 if self.files else 1
        self.files.append(Incoming(number, name, content))
        self.chosen = number

    @property
    def waits(self) -> bool:
        """Whether a file is held that is not deposited."""
        return any(found.content and found.receipt is None for found in self.files)

    def drop(self, incoming: Incoming) -> None:
        """Put a file aside."""
        self.files.remove(incoming)

    @property
    def current(self) -> Incoming | None:
        """The file that is looked at."""
        return next((found for found in self.files if found.number == self.chosen), next(iter(self.files), None))


def desk() -> Desk:
    """The desk of this session."""
    _process.prepare()
    found: Desk = st.session_state.setdefault(SessionKey.DESK, Desk())
    return found


def assistance(question: Question, cancelled: Callable[[], bool]) -> Answer:
    """The answer to a question of the assistant, worked out in the process beside the server."""
    return _process.assist(question, cancelled)


def reading_work(
    store: Store,
    incoming: Incoming,
    person: str,
    profiles: tuple[Profile, ...],
    own_names: tuple[OwnName, ...] = (),
) -> Callable[[Tell, Callable[[], bool]], Outcome]:
    """The work that reads a file and looks at its effect; records nothing but that a file is refused, without its name.

    `person`: who gave it, empty while not said.
    """
    content, name, reason = incoming.content, incoming.name, incoming.reason

    def work(tell: Tell, cancelled: Callable[[], bool]) -> Outcome:
        with own_turn(tell, cancelled):
            reading = read_file(
                content,
                name,
                store,
                reason=reason,
                profiles=profiles,
                own_names=own_names,
                progress=tell,
                cancelled=cancelled,
                parse=_process.parse,
            )
            if keep_refusal(store, reading, person):
                incoming.forget()
            if reading.blocked:
                return Outcome(reading, own_names)
            tell("Calcul de l’effet", 1.0)
            try:
                return Outcome(reading, own_names, effect_of(store, reading, cancelled=cancelled))
            except AlreadyDepositedError as known:
                return Outcome(reading, own_names, refusal=known.message)

    return work
