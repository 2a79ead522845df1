"""The bytes of a deposited file: given back as they came, compressed or not, from older bases too."""

from __future__ import annotations

import hashlib
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convention.warehouse.append import record_deposit
from convention.warehouse.kept_file import kept_file, original_bytes
from convention.warehouse.provenance import deposit_states
from convention.warehouse.reads import deposit_bytes
from convention.warehouse.store import Store
from tests.builders.base import draft, seen

FILE = "indicateur;valeur\r\nA05-1;1\u202f234,5\r\n".encode() * 300


@settings(max_examples=50)
@given(st.binary(max_size=200).flatmap(lambda part: st.integers(0, 50).map(lambda times: part * times)))
def test_any_bytes_come_back_and_never_take_more_room(content: bytes) -> None:
    kept = kept_file(content)
    assert original_bytes(kept.content, kept.compression, kept.size) == content
    assert len(kept.content) <= len(content)
    assert (kept.size, kept.sha256) == (len(content), hashlib.sha256(content).hexdigest())


@pytest.mark.parametrize("content", [FILE, Random(1).randbytes(5000)], ids=["text", "noise"])
def test_a_deposit_gives_its_file_back_byte_for_byte(store: Store, content: bytes) -> None:
    receipt = record_deposit(store, draft([seen(12, "2018-S1")], content=content))
    assert deposit_bytes(store, receipt.deposit_id) == content
    assert [state.size for state in deposit_states(store)] == [len(content)]
    (room,) = store.cursor().execute("SELECT octet_length(content) FROM deposits").fetchone() or (0,)
    assert room <= len(content)
    assert receipt.sha256 == hashlib.sha256(content).hexdigest()
