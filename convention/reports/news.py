"""What is new since a moment, by action: figures with their causes, decisions, contests, texts, meetings, rounds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP

from convention.domain.catalogue import Catalogue
from convention.domain.causes import CausedChange
from convention.domain.news import Interest
from convention.reports.meeting_occasion import worth_telling
from convention.reports.meeting_words import causes_told, meeting_name
from convention.warehouse.causes import Reading, changes_between
from convention.warehouse.collection import rounds
from convention.warehouse.decisions import decisions
from convention.warehouse.exchanges import exchanges
from convention.warehouse.meetings import meetings
from convention.warehouse.narratives import narratives
from convention.warehouse.signoffs import contests
from convention.warehouse.store import Store
from convention.wording import news as words
from convention.wording.causes import OUTSIDE
from convention.wording.collection import round_title
from convention.wording.exchanges import exchange_line
from convention.wording.figures import compared_value, judged_name
from convention.wording.formats import COLON, SEMICOLON, capitalised, counted, period_label
from convention.wording.labels import label, status_text


@dataclass(frozen=True)
class NewsItem:
    """One thing that is new; `action`: the sheet that it concerns, empty for none."""

    action: str
    title: str
    text: str

    @property
    def line(self) -> str:
        """The item in one line of plain text."""
        where = f"{self.action} · " if self.action else ""
        return f"{where}{self.title}{COLON}{self.text}"


@dataclass(frozen=True)
class News:
    """All that is new for somebody since a moment (UTC, without zone): a title with its items, none of them empty."""

    since: datetime
    interest: Interest
    parts: tuple[tuple[str, tuple[NewsItem, ...]], ...]

    @property
    def count(self) -> int:
        """How many items there are."""
        return sum(len(items) for _, items in self.parts)

    @property
    def sentence(self) -> str:
        """How much is new."""
        return words.news_sentence(self.count, self.since, self.interest)


def news_of(store: Store, since: datetime, situation: date, interest: Interest) -> News:
    """What is new since a moment; figures are compared at one situation date, so that time alone changes none.

    A moment before anything was recorded counts as that of the first record. Raises NoCatalogueError without any.
    """
    catalogue = store.catalogue()
    since = max(since, store.first_recorded() or since)
    parts = {
        words.FIGURES: _figures(changes_between(store, Reading(situation, since), Reading(situation))),
        words.DECIDED: _decided(store, since),
        words.CONTESTED: _contested(store, catalogue, since),
        words.SAID: [
            NewsItem(said.action, said.author, said.text) for said in narratives(store) if said.recorded_at > since
        ],
        words.MET: _met(store, since),
        words.ASKED: _asked(store, since, interest),
        words.EXCHANGED: [
            NewsItem("", found.topic, exchange_line(found)) for found in exchanges(store) if found.recorded_at > since
        ],
    }
    kept = _followed(catalogue, interest)
    own = ((title, tuple(filter(kept, items))) for title, items in parts.items())
    return News(since, interest, tuple((title, items) for title, items in own if items))


def news_message(found: News, sender: str) -> EmailMessage:
    """The news as a message without its recipient; `sender` may be empty."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = words.news_subject(found.count, found.interest)
    if sender:
        message["From"] = sender
    message["X-Unsent"] = "1"
    parts = [(title, [item.line for item in items]) for title, items in found.parts]
    message.set_content(words.news_letter(found.sentence, parts))
    return message


def _followed(catalogue: Catalogue, interest: Interest) -> Callable[[NewsItem], bool]:
    """Meetings, rounds and exchanges are of no sheet: a service is shown the first two all the same."""

    def kept(item: NewsItem) -> bool:
        if not item.action and interest.service and not interest.action:
            return True
        return interest.concerns(catalogue.action_by_code.get(item.action))

    return kept


def _figures(found: Iterable[CausedChange]) -> list[NewsItem]:
    return [
        NewsItem(each.indicator.action, judged_name(each.indicator, each.before, each.after), _moved(each))
        for each in worth_telling(found)
    ]


def _moved(found: CausedChange) -> str:
    ends = [
        OUTSIDE if a is None else f"{compared_value(a, b)} ({status_text(a.status)})"
        for a, b in ((found.before, found.after), (found.after, found.before))
    ]
    causes = "; ".join(f"{name}{COLON}{part}" for name, part in causes_told(found))
    return f"{ends[0]} → {ends[1]}{SEMICOLON}{causes}" if causes else f"{ends[0]} → {ends[1]}"


def _decided(store: Store, since: datetime) -> list[NewsItem]:
    return [
        NewsItem(found.action or "", f"{found.text} ({found.owner})", label(found.state))
        for found in decisions(store)
        if found.state_at > since
    ]


def _contested(store: Store, catalogue: Catalogue, since: datetime) -> list[NewsItem]:
    known = set(contests(store, as_of=since))
    items = []
    for found in contests(store):
        indicator = catalogue.by_code.get(found.indicator)
        if found not in known and indicator is not None:
            where = f"{indicator.short_title}, {label(found.territory)}, {period_label(found.period)}"
            items.append(NewsItem(indicator.action, where, f"{label(found.side)}{COLON}{found.reason}"))
    return items


def _met(store: Store, since: datetime) -> list[NewsItem]:
    earlier = {found.meeting_id for found in meetings(store, since)}
    frozen = [found for found in meetings(store) if found.freeze and found.freeze.frozen_at > since]
    new = [found for found in meetings(store) if found.meeting_id not in earlier and found not in frozen]
    return [
        *(NewsItem("", meeting_name(found), "séance arrêtée") for found in frozen),
        *(NewsItem("", meeting_name(found), "séance prévue") for found in new),
    ]


def _asked(store: Store, since: datetime, interest: Interest) -> list[NewsItem]:
    items = []
    for found in rounds(store):
        own = [line for line in found.lines if not interest.service or line.service == interest.service]
        if found.opened_at > since and own:
            asked = counted(len(own), "valeur demandée", "valeurs demandées")
            items.append(NewsItem("", capitalised(round_title(found)), asked))
    return items
