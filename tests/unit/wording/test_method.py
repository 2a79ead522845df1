"""The rules as the method page tells them."""

from datetime import date

from convention.domain.catalogue import Kind
from convention.domain.progress import ProgressStatus
from convention.warehouse.catalogue_files import parse_catalogue
from convention.wording.method import KIND_RULES, status_rules
from tests.builders.catalogue import catalogue_texts


def test_every_kind_and_every_status_has_its_rule_in_order() -> None:
    agreed = parse_catalogue(catalogue_texts())
    assert [rule.kind for rule in KIND_RULES] == list(Kind)
    assert [status for status, _ in status_rules(agreed, date(2019, 1, 1))] == list(ProgressStatus)


def test_a_threshold_changed_by_the_committee_changes_the_rule() -> None:
    texts = catalogue_texts()
    texts["seuils"] = texts["seuils"].replace("on_track_ratio,0.95", "on_track_ratio,0.9")
    rules = dict(status_rules(parse_catalogue(texts), date(2019, 1, 1)))
    assert "au moins 0,9\u202f;" in rules[ProgressStatus.ON_TRACK]
