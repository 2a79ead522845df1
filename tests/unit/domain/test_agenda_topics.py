"""The agenda by topic: one for each action, in the order of its first item, and one for targets and data."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convention.domain.agenda import AgendaItem, AgendaReason, topics

ITEMS = st.builds(
    AgendaItem,
    key=st.text(min_size=1, max_size=6),
    reason=st.sampled_from(AgendaReason),
    action=st.sampled_from(["", "1", "5", "8.1"]),
    dropped=st.sampled_from(["", "déjà traité"]),
)


@given(st.lists(ITEMS, max_size=12, unique_by=lambda item: item.key))
def test_every_item_that_was_not_dropped_stands_in_one_topic_in_order(items: list[AgendaItem]) -> None:
    kept = [item for item in items if not item.dropped]
    found = topics(items)
    assert sorted(i.key for topic in found for i in topic.items) == sorted(item.key for item in kept)
    firsts = [kept.index(topic.items[0]) for topic in found]
    assert firsts == sorted(firsts)
    actions = [topic.action for topic in found if topic.action]
    assert len(actions) == len(set(actions))
    assert sum(topic.data for topic in found) <= 1


def test_missing_targets_and_data_are_one_topic_whatever_their_actions() -> None:
    items = [
        AgendaItem("a", AgendaReason.NO_TARGET, "1"),
        AgendaItem("b", AgendaReason.LATE, "1"),
        AgendaItem("c", AgendaReason.COVERAGE, text="DVD"),
    ]
    assert [(topic.action, topic.data, len(topic.items)) for topic in topics(items)] == [("", True, 2), ("1", False, 1)]
