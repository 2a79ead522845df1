"""Ten workbooks as services keep theirs, deposited by what the page itself offers."""

from __future__ import annotations

import pytest

from pages.parts.keys import SessionKey
from tests.builders.house_workbooks import HOUSE_WORKBOOKS, HouseWorkbook
from tests.pages.driving import at, says


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("book", HOUSE_WORKBOOKS, ids=[book.name for book in HOUSE_WORKBOOKS])
def test_a_house_workbook_is_deposited_by_the_page_alone(book: HouseWorkbook) -> None:
    page = at("depot")
    page.session_state[SessionKey.PERSON] = ("Ada Martin", "DASES")
    page.run()
    page.file_uploader[0].upload(book.name, book.content()).run()
    assert not page.exception
    assert says(page, f"Prêt à déposer : {book.values} valeurs nouvelles")
    for box in page.checkbox:
        if box.label.startswith("J’ai vérifié"):
            box.check().run()
    next(button for button in page.button if button.label == "Déposer").click().run()
    assert not page.exception
    assert says(page, "Dépôt enregistré.")
    assert any(link.proto.label.startswith("Voir ") for link in page.get("page_link"))
