"""A page of a server that shares its base with others."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from convention.domain.catalogue import Territory
from convention.warehouse.provenance import deposit_states
from convention.warehouse.shared.log import SharedLog
from convention.warehouse.shared.opening import open_shared
from pages.parts import base
from pages.parts.health import LAGS, watched_routes
from tests.builders.base import deposit, seen
from tests.builders.postgres import new_database, postgres_server, start_again, stop_server
from tests.pages.driving import opened


def test_a_page_shows_what_another_server_recorded_and_says_when_it_cannot(
    data: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgres_server() as folder:
        address = new_database(folder)
        monkeypatch.setenv("CONVENTION_STORE", address)
        page = opened("convention")
        assert [each.value for each in page.error] == []
        other = open_shared(tmp_path_factory.mktemp("ailleurs"), SharedLog(address))
        deposit(other, seen(600, "2019-S2", Territory.COMMON, indicator="A05-1"))
        opened("convention")
        assert len(deposit_states(base.base())) == 1
        assert base.base().path.parent == data
        stop_server(folder)
        page = opened("convention")
        assert ["ne répond pas" in each.value for each in page.warning] == [True]
        assert [each.value for each in page.error] == []
        health = TestClient(Starlette(routes=watched_routes())).get("/sante")
        assert (health.status_code, health.text) == (200, LAGS)
        start_again(folder)
        other.close()
