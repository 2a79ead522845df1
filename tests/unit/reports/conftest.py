"""The pack of the example files, made once for all tests of its forms."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from convention.reports.forms import Export, Form, exports
from convention.reports.pack import Pack, pack_of
from convention.reports.telling import tell
from convention.reports.told import Told
from tests.builders.examples import example_store
from tests.builders.packs import example_occasion


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pack]:
    store = example_store(tmp_path_factory.mktemp("pack") / "convention.duckdb")
    yield pack_of(store, example_occasion())
    store.close()


@pytest.fixture(scope="session")
def told(pack: Pack) -> Told:
    return tell(pack)


@pytest.fixture(scope="session")
def files(pack: Pack) -> dict[Form, Export]:
    return {export.form: export for export in exports(pack)}
