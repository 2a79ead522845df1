"""What machines watch: the health of the base, and what is counted, for whoever has the secret."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.testclient import TestClient

from convention.operations.backup import copy_of_living, keep
from pages.parts import base
from pages.parts.health import ILL, SECRET, WELL, watched_routes
from tests.builders.base import deposit, seen
from tests.pages.driving import opened

PASSWORD = "p" * 32


def client() -> TestClient:
    return TestClient(Starlette(routes=watched_routes()))


def measured(client: TestClient) -> dict[str, float]:
    """Each sample with its labels, as a monitor reads it."""
    answer = client.get("/mesures", headers={"Authorization": f"Bearer {PASSWORD}"})
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    return {
        " ".join((sample.name, *sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_health_opens_the_base_and_says_no_more_than_that(examples: Path, pytestconfig: pytest.Config) -> None:
    answer = client().get("/sante")
    assert (answer.status_code, answer.text) == (200, WELL)
    base.base().close()
    base.shown.clear()
    examples.write_bytes(examples.read_bytes()[:5000] + b"\0" * 5000)
    answer = client().get("/sante")
    shared = pytestconfig.getoption("store") == "shared"
    # The copy of a shared log is made anew from it; a file that is all there is of a base is ill.
    assert (answer.status_code, answer.text) == ((200, WELL) if shared else (503, ILL))


@pytest.mark.usefixtures("examples")
def test_what_is_counted_agrees_with_what_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECRET, PASSWORD)
    watching = client()
    before = measured(watching)
    opened("convention")
    deposit(base.base(), seen(12, "2030-S1"))
    after = measured(watching)
    assert after["convention_deposits_total"] == before["convention_deposits_total"] + 1
    views = "convention_view_seconds_count convention"
    assert after[views] == before.get(views, 0) + 1
    waits = "convention_write_wait_seconds_count"
    assert after[waits] == before.get(waits, 0) + 1
    assert after["convention_base_bytes"] > 100_000
    assert after["convention_base_behind"] == after["convention_refusals_total"] == 0
    age = "convention_last_backup_age_seconds"
    monkeypatch.setenv("CONVENTION_BACKUPS", str(tmp_path / "kept"))
    assert measured(watching)[age] == float("inf")
    copy = tmp_path / "copy.duckdb"
    keep(copy, tmp_path / "kept", copy_of_living(base.base(), copy))
    assert 0 <= measured(watching)[age] < 3600


@pytest.mark.usefixtures("empty")
def test_what_is_counted_is_for_whoever_has_the_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    assert client().get("/mesures").status_code == 404
    monkeypatch.setenv(SECRET, PASSWORD)
    for sent in ("", PASSWORD, f"Bearer {PASSWORD}x", "Bearer ", "Bearer é"):
        answer = client().get("/mesures", headers={b"authorization": sent.encode("latin-1")})
        assert answer.status_code == 401
        assert not re.search("convention_", answer.text)
    monkeypatch.setenv(SECRET, PASSWORD[1:])
    with pytest.raises(SystemExit, match="32 signes"):
        watched_routes()
