"""A file parsed beside the server gives what it gives here; one that is too slow, or kills, hinders no other."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest

from convention.domain.findings import FindingCode
from convention.warehouse.store import Store
from loaders.assist import AssistanceError, GuessAsked, PreviewAsked
from loaders.deposit import deposit_file, read_file
from loaders.effect import effect_of
from loaders.first_start import EXAMPLES_FOLDER
from loaders.parse import Asked, Follower
from loaders.profiles.preview import Preview, preview
from loaders.profiles.propose import Proposal, propose
from loaders.reading import Reading
from loaders.reading_process import ReadingProcess
from loaders.workbooks.child import ReadingCancelledError
from loaders.workbooks.limits import Limits
from tests.builders.deposits import TODAY, csv_file, put
from tests.builders.killed_deposits import large_file
from tests.builders.sheets import sheet_of
from tests.builders.tables import committed_catalogue

GOOD = csv_file("A05-1;Paris;2019-S1;12;;relevé")


@pytest.fixture(scope="module")
def process() -> Iterator[ReadingProcess]:
    """The process beside; one for all tests, as for all files."""
    found = ReadingProcess()
    yield found
    found.close()


def beside(process: ReadingProcess, store: Store, content: bytes, name: str = "releve.csv") -> Reading:
    """The reading of a file parsed in the process."""
    return read_file(content, name, store, today=TODAY, parse=process.parse)


def said(reading: Reading) -> dict[str, object]:
    """All that a reading says."""
    told = {field.name: getattr(reading, field.name) for field in fields(Reading)}
    values = told.pop("values")
    told["observations"] = reading.observations.to_pydict()
    checked = told.pop("checked")
    texts = {field.name: str(getattr(checked, field.name)) for field in fields(checked)}
    return {**told, **texts, "periods": values.periods, "sheets": values.sheets, "catalogue": values.agreed.catalogue}


@pytest.mark.parametrize("path", sorted(EXAMPLES_FOLDER.iterdir()), ids=lambda path: path.stem)
def test_the_example_files_give_the_same(process: ReadingProcess, store: Store, path: os.PathLike[str]) -> None:
    with open(path, "rb") as file:
        content = file.read()
    name = os.path.basename(path)
    assert said(beside(process, store, content, name)) == said(read_file(content, name, store, today=TODAY))


@pytest.mark.parametrize(
    "content",
    [
        csv_file("A05-1;Paris;2019-S1;douze", "A99-9;Paris;2019-S1;1", "A05-1;Paris;2019-S2;12,5;;;repris"),
        csv_file("A05-1;Paris;2019-S1;12;;ada.martin@paris.fr"),
        b'indicateur;valeur\nA05-1;"12',
        b"",
    ],
    ids=["faults", "personal data", "open quote", "empty"],
)
def test_a_file_with_faults_gives_the_same(process: ReadingProcess, store: Store, content: bytes) -> None:
    put(store, "A05-1;Paris;2019-S2;13")
    assert said(beside(process, store, content)) == said(read_file(content, "releve.csv", store, today=TODAY))


def test_what_was_parsed_beside_is_deposited_as_it_was_previewed(process: ReadingProcess, store: Store) -> None:
    reading = beside(process, store, GOOD)
    put(store, "A08.1-1;Paris;2019-S1;1,5")
    assert effect_of(store, reading).new == 1
    assert deposit_file(store, reading, "DASES").observations == 1


def test_how_far_it_is_is_told_in_order(process: ReadingProcess, store: Store) -> None:
    told: list[tuple[str, float]] = []
    read_file(GOOD, "releve.csv", store, parse=process.parse, progress=lambda text, share: told.append((text, share)))
    assert [share for _, share in told] == sorted(share for _, share in told)
    assert {"Lecture du fichier", "Lecture des tableaux", "Contrôle des valeurs"} < {text for text, _ in told}


def test_a_reading_that_is_given_up_ends_at_once_and_the_next_one_goes_on(
    process: ReadingProcess, store: Store
) -> None:
    told: list[str] = []
    begun = time.monotonic()
    with pytest.raises(ReadingCancelledError):
        read_file(
            large_file(),
            "gros.csv",
            store,
            parse=process.parse,
            progress=lambda text, _: told.append(text),
            cancelled=lambda: bool(told),
        )
    assert time.monotonic() - begun < 5
    assert not beside(process, store, GOOD).blocked


def test_a_file_that_takes_too_long_is_refused(process: ReadingProcess, store: Store) -> None:
    impatient = replace(Limits(), apart_cpu_seconds=0.0)
    reading = read_file(GOOD, "releve.csv", store, today=TODAY, parse=process.parse, limits=impatient)
    assert {finding.code for finding in reading.findings} == {FindingCode.FILE_TOO_SLOW}
    assert reading.blocked
    assert not beside(process, store, GOOD).blocked


def test_a_file_that_takes_the_process_with_it_is_refused(process: ReadingProcess, store: Store) -> None:
    beside(process, store, GOOD)
    killed = process.pid
    assert killed is not None

    def kill(*_: object) -> None:
        if process.pid == killed:
            os.kill(killed, signal.SIGKILL)

    reading = read_file(
        large_file(),
        "gros.csv",
        store,
        today=TODAY,
        parse=process.parse,
        progress=kill,
    )
    assert {finding.code for finding in reading.findings} == {FindingCode.FILE_TOO_HEAVY}
    assert not beside(process, store, GOOD).blocked


def test_a_file_whose_result_is_cut_off_is_refused(process: ReadingProcess, store: Store) -> None:
    told: list[str] = []

    def kill() -> bool:
        if "Contrôle des valeurs" in told and process.pid is not None:
            time.sleep(1)
            os.kill(process.pid, signal.SIGKILL)
        return False

    reading = read_file(
        large_file(),
        "gros.csv",
        store,
        today=TODAY,
        parse=process.parse,
        progress=lambda text, _: told.append(text),
        cancelled=kill,
    )
    assert {finding.code for finding in reading.findings} == {FindingCode.FILE_TOO_HEAVY}
    assert not beside(process, store, GOOD).blocked


@pytest.mark.parametrize("started_again", [False, True], ids=["at the next file", "before it"])
def test_a_process_that_ended_between_two_files_says_nothing_of_the_next(
    process: ReadingProcess, store: Store, started_again: bool
) -> None:
    beside(process, store, GOOD)
    ended = process.pid
    assert ended is not None
    os.kill(ended, signal.SIGKILL)
    os.waitid(os.P_PID, ended, os.WEXITED | os.WNOWAIT)
    if started_again:
        process.prepare()
        assert process.pid != ended
    reading = beside(process, store, GOOD)
    assert not reading.blocked
    assert reading.observations.num_rows == 1


def test_an_error_of_the_program_is_not_taken_for_one_of_the_file(process: ReadingProcess, store: Store) -> None:
    no_limits: Any = None  # What only a fault of the program would hand over.
    asked = Asked(GOOD, "releve.csv", store.catalogue(), (), no_limits, TODAY)
    with pytest.raises((RuntimeError, AttributeError)):
        process.parse(asked, Follower())
    assert not beside(process, store, GOOD).blocked


def test_the_assistant_is_answered_beside_as_it_would_be_here(process: ReadingProcess) -> None:
    sheet = sheet_of([["PARIS"], ["Ind.", "2019", "2020"], ["A05-1", 1, 2]])
    catalogue = committed_catalogue()
    guess = process.assist(GuessAsked(sheet, catalogue))
    assert guess == propose(sheet, catalogue)
    assert isinstance(guess, Proposal)
    shown = process.assist(PreviewAsked(guess.profile, sheet, catalogue))
    assert shown == preview(guess.profile, sheet, catalogue)
    assert isinstance(shown, Preview)
    assert [meaning.cell for meaning in shown.meanings] == ["B3", "C3"]


def test_an_assistant_that_takes_too_long_says_so_and_the_next_file_is_read(
    process: ReadingProcess, store: Store
) -> None:
    with pytest.raises(AssistanceError):
        process.assist(GuessAsked(sheet_of([["a"]]), committed_catalogue()), limits=Limits(apart_cpu_seconds=0.0))
    with pytest.raises(ReadingCancelledError):
        process.assist(GuessAsked(sheet_of([["a"]]), committed_catalogue()), cancelled=lambda: True)
    assert not beside(process, store, GOOD).blocked


def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_one_is_read(
    process: ReadingProcess, store: Store
) -> None:
    heavy = csv_file(*["A05-1;Paris;2019-S1;12;;relevé"] * 200_000)
    limits = Limits(apart_memory_bytes=64 << 20)
    reading = read_file(heavy, "lourd.csv", store, limits=limits, today=TODAY, parse=process.parse)
    assert [finding.code for finding in reading.findings] == [FindingCode.FILE_TOO_HEAVY]
    assert len(beside(process, store, GOOD).observations) == 1
