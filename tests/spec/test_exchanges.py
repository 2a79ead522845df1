"""The exchanges of the annex and the yearly survey: what may be recorded, what is counted, what each side says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convention.domain.annexes import AnnexTopic
from convention.domain.evaluation import Criterion
from convention.domain.exchanges import (
    REALLY_HELD,
    Answer,
    Exchange,
    ExchangeStage,
    Question,
    SurveySheet,
    agreed_questions,
    count_exchanges,
    sheets_of,
    topic_states,
)
from convention.domain.territories import Territory
from convention.warehouse.catalogue_files import read_folder
from convention.warehouse.evaluations import evidence_of
from convention.warehouse.exchanges import (
    ExchangeDraft,
    ExchangeError,
    SurveyDraft,
    exchanges,
    record_exchange,
    record_survey,
    survey_sheets,
)
from convention.warehouse.store import Store, open_store
from convention.wording.evaluation import evidence_sentences
from convention.wording.exchanges import exchange_line, survey_sentence
from convention.wording.formats import SEMICOLON
from tests.builders.catalogue import COMMITTED
from tests.builders.meetings import WHO

PARIS, OTHER = Territory("paris"), Territory("seine_saint_denis")
DAY = date(2019, 5, 2)
MOMENT = datetime(2020, 1, 1)
TOPICS = tuple(AnnexTopic(1, "Thème", name, "", 45) for name in ("a", "b", "c"))
ANSWERS = dict.fromkeys(Question, Answer.RATHER)


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "convention.duckdb")
    opened.record_catalogue(read_folder(COMMITTED))
    yield opened
    opened.close()


def held(topic: str, day: date, stage: ExchangeStage = ExchangeStage.HELD) -> Exchange:
    return Exchange(1, topic, stage, day, "PMI", "", "", MOMENT, WHO)


def sheet(side: Territory, answers: dict[Question, Answer], at: datetime = MOMENT, year: int = 2019) -> SurveySheet:
    return SurveySheet(year, side, answers, "", WHO, at)


SOME = st.lists(
    st.builds(
        held,
        st.sampled_from(["a", "b", "c", "ailleurs"]),
        st.dates(date(2017, 1, 1), date(2021, 12, 31)),
        st.sampled_from(list(ExchangeStage)),
    )
)


@given(SOME, st.integers(2018, 2020))
def test_a_year_counts_what_was_held_in_it_and_a_topic_once(some: list[Exchange], year: int) -> None:
    found = count_exchanges(TOPICS, some, year)
    before = count_exchanges(TOPICS, some, year - 1)
    assert 0 <= found.adopted <= found.held
    assert before.reached <= found.reached <= found.topics == 3
    assert found.held == sum(
        each.stage in REALLY_HELD and each.day.year == year and each.topic != "ailleurs" for each in some
    )
    gone = [each for each in some if each.stage in (ExchangeStage.PLANNED, ExchangeStage.CALLED_OFF)]
    assert count_exchanges(TOPICS, gone, year).reached == 0


@given(SOME)
def test_a_topic_shows_its_furthest_stage_and_every_exchange_once(some: list[Exchange]) -> None:
    states = topic_states(TOPICS, some)
    assert sum(len(state.exchanges) for state in states) == sum(each.topic != "ailleurs" for each in some)
    for state in states:
        stages = {each.stage for each in state.exchanges} - {ExchangeStage.CALLED_OFF}
        assert (state.stage is None) == (not stages)
        assert state.stage is not ExchangeStage.PLANNED or stages == {ExchangeStage.PLANNED}


@pytest.mark.parametrize(
    ("draft", "refused"),
    [
        (ExchangeDraft("Inconnu", ExchangeStage.PLANNED, DAY), "annexe"),
        (ExchangeDraft("Archives", ExchangeStage.HELD, DAY), "qui a échangé"),
        (ExchangeDraft("Archives", ExchangeStage.ADOPTED, DAY, "archives"), "document"),
        (ExchangeDraft("Archives", ExchangeStage.HELD, date.today() + timedelta(days=9), "archives"), "à venir"),
        (ExchangeDraft("Archives", ExchangeStage.HELD, DAY, "archives", "Note", "javascript:alert(1)"), "https"),
        (ExchangeDraft("Archives", ExchangeStage.HELD, DAY, "archives", "Note", "https://a.example/) [x](y"), "https"),
    ],
)
def test_what_cannot_be_so_is_not_recorded(base: Store, draft: ExchangeDraft, refused: str) -> None:
    with pytest.raises(ExchangeError, match=refused):
        record_exchange(base, draft, WHO)
    assert exchanges(base) == ()


def test_an_exchange_is_planned_then_held_then_adopted_and_counts_in_the_evaluation(base: Store) -> None:
    number = record_exchange(base, ExchangeDraft("Archives", ExchangeStage.PLANNED, DAY), WHO)
    before = base.last_recorded()
    draft = ExchangeDraft("Archives", ExchangeStage.ADOPTED, DAY, "archives", "Protocole", "https://a.example/p.pdf")
    assert record_exchange(base, draft, WHO, number) == number
    (found,) = exchanges(base)
    assert exchange_line(found) == f"document adopté\u00a0: échange du 02/05/2019 (archives){SEMICOLON}Protocole"
    assert [each.stage for each in exchanges(base, before)] == [ExchangeStage.PLANNED]
    told = " ".join(evidence_sentences(evidence_of(base, 2019))[Criterion.ARRANGEMENT])
    assert (
        f"1\u00a0échange tenu dans l’année, dont 1 avec un document adopté{SEMICOLON}1\u00a0sujet a donné lieu" in told
    )
    assert "sur 27." in told
    with pytest.raises(ExchangeError, match="n’existe pas"):
        record_exchange(base, draft, WHO, 9)


def test_each_side_answers_for_itself_and_its_last_answers_count(base: Store) -> None:
    record_survey(base, SurveyDraft(2019, PARIS, dict.fromkeys(Question, Answer.FULLY)), WHO)
    record_survey(base, SurveyDraft(2019, PARIS, ANSWERS, "mieux"), WHO)
    assert "Paris a répondu, la Seine-Saint-Denis pas encore" in survey_sentence(sheets_of(survey_sheets(base), 2019))
    record_survey(base, SurveyDraft(2019, OTHER, ANSWERS | {Question.CONTACT: Answer.NOT_AT_ALL}), WHO)
    found = sheets_of(survey_sheets(base), 2019)
    assert found[PARIS].comment == "mieux"
    assert found[PARIS].answers == ANSWERS
    assert "4\u00a0mêmes réponses sur 5" in survey_sentence(found)
    assert sheets_of(survey_sheets(base), 2020) == {}


@pytest.mark.parametrize(
    "draft",
    [
        SurveyDraft(2019, Territory.COMMON, ANSWERS),
        SurveyDraft(2019, PARIS, {Question.CONTACT: Answer.FULLY}),
        SurveyDraft(2000, PARIS, ANSWERS),
        SurveyDraft(date.today().year + 1, PARIS, ANSWERS),
    ],
)
def test_a_survey_needs_one_side_every_answer_and_a_year_that_has_begun(base: Store, draft: SurveyDraft) -> None:
    with pytest.raises(ExchangeError):
        record_survey(base, draft, WHO)
    assert survey_sheets(base) == ()


@given(
    st.dictionaries(
        st.sampled_from([PARIS, OTHER]),
        st.fixed_dictionaries(dict.fromkeys(Question, st.sampled_from(Answer))),
        min_size=1,
    )
)
def test_sides_agree_where_their_answers_are_one(given_answers: dict[Territory, dict[Question, Answer]]) -> None:
    sheets = {side: sheet(side, answers) for side, answers in given_answers.items()}
    expected = [asked for asked in Question if len({answers[asked] for answers in given_answers.values()}) == 1]
    assert list(agreed_questions(sheets)) == expected
