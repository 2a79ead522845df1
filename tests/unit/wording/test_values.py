"""Values are told as their indicator is read."""

from decimal import Decimal

from convention.wording.values import degree


def test_degrees_of_the_scale() -> None:
    assert [degree(Decimal(n)) for n in range(5)] == [
        "0 – non engagé",
        "1 – en préparation",
        "2 – engagé",
        "3 – réalisé en partie",
        "4 – réalisé",
    ]
    assert degree(Decimal("2.5")) == "2,5"
    assert degree(Decimal(7)) == "7"
