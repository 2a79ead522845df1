"""Keys: the note under courses, saying what the marks mean as far as they are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from convention.charts.course import Course
from convention.charts.goals import has_path, is_level
from convention.domain.catalogue import Kind, ReferenceRole
from convention.wording.chart_notes import (
    CUMULATED,
    ZERO_NOT_SHOWN,
    before_start,
    computed_total,
    marks_key,
    minimum_note,
    references_note,
)


def courses_note(courses: Sequence[Course]) -> str:
    """What the marks of one or several courses mean, each said once."""
    lines = [line for course in courses for line in course.lines]
    told = [_marks(courses)]
    if any(course.indicator.kind is Kind.FLOW for course in courses):
        told.append(CUMULATED)
    totals = [line for line in lines if line.computed]
    if totals:
        told.append(computed_total(territory for line in totals for territory in line.without))
    told.append(minimum_note([line.line for line in lines]))
    told.append(before_start(sorted({p.period for line in lines for p in line.points if p.value and not p.counts})))
    told.extend(references_note(course.indicator, course.references) for course in courses)
    if any(not course.span.has_zero and course.indicator.kind is not Kind.QUALITATIVE for course in courses):
        told.append(ZERO_NOT_SHOWN)
    return " ".join(dict.fromkeys(text for text in told if text))


def _marks(courses: Sequence[Course]) -> str:
    goals = [(course.indicator, goal) for course in courses for goal in course.goals.values()]
    path = any(has_path(indicator, goal) for indicator, goal in goals)
    bases = (r for course in courses for r in course.references if r.role is ReferenceRole.BASELINE and r.day)
    return marks_key(
        [p.status for course in courses for line in course.lines for p in line.points],
        path=path,
        level=any(is_level(indicator, goal) for indicator, goal in goals),
        target=bool(goals),
        baseline=path or any(bases),
    )
