"""The order of values by their keys is that of a stable sort, whichever way it is found."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from loaders.checks.merged import stable_order

FEW = st.integers(0, 12)
FAR_APART = st.integers(0, 1 << 62)


@given(st.one_of(st.lists(FEW, unique=True), st.lists(FEW), st.lists(FAR_APART), st.permutations(range(30))))
def test_values_come_by_key_then_as_they_stood(keys: list[int]) -> None:
    numbers = np.array(keys, np.int64)
    assert stable_order(numbers).tolist() == np.argsort(numbers, kind="stable").tolist()
