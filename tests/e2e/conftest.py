"""One server and one browser for most browser tests; one page for each."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from convention.operations.places import BASE_NAME
from tests.builders.examples import example_store
from tests.e2e.harness import (
    CHROMIUM_FLAGS,
    PATIENCE_MILLISECONDS,
    Server,
    complaints_of,
    find_chromium,
    free_port,
    running_server,
)
from tests.e2e.signed_in import NewBrowser
from tests.oidc import RunningProvider, running_provider

expect.set_options(timeout=PATIENCE_MILLISECONDS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a browser test try twice more, seen in the report: a busy machine misses a moment, a fault comes again."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard, with a data directory of its own."""
    with running_server(tmp_path_factory.mktemp("data")) as running:
        yield running


@pytest.fixture(scope="session")
def filled_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on a base with the values of the example files."""
    data = tmp_path_factory.mktemp("filled")
    example_store(data / BASE_NAME).close()
    with running_server(data) as running:
        yield running


@pytest.fixture(scope="session")
def provider() -> Iterator[RunningProvider]:
    """The provider, for a server whose address is another site than the provider's, as in service."""
    with running_provider(f"http://localhost:{free_port()}", free_port()) as running:
        yield running


@pytest.fixture(scope="session")
def known(provider: RunningProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard where people sign in, with the example values."""
    data = tmp_path_factory.mktemp("signed-in")
    example_store(data / BASE_NAME).close()
    with running_server(data, settings=provider.settings, port=urlsplit(provider.address).port) as running:
        yield running


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The shell around a page that shows one of each element."""
    with running_server(tmp_path_factory.mktemp("gallery"), "tests/e2e/gallery/app.py") as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=find_chromium(), args=list(CHROMIUM_FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of a person whose browser speaks French."""
    context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    yield context.new_page()
    context.close()


@pytest.fixture
def another(browser: Browser) -> Iterator[NewBrowser]:
    """Makes the page of another person's browser, as often as it is called."""
    made: list[BrowserContext] = []

    def make() -> Page:
        context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        made.append(context)
        return context.new_page()

    yield make
    for context in made:
        context.close()


@pytest.fixture
def english_page(browser: Browser) -> Iterator[Page]:
    """A fresh page of a person whose browser speaks English."""
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    yield context.new_page()
    context.close()


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What goes wrong on `page`: errors of the console, and requests that leave the machine."""
    return complaints_of(page)
