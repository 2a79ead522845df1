"""Random indicators of two territories, and the word of the whole: the worst of what was promised, never their sum.

From the words of the method alone, like `rules`: each territory with a target of its own is judged by itself, a common
target on what the territories add up to, and the whole is the worst of them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tests.spec.oracle.histories import History, Told, period_holding, situations, words_of
from tests.spec.oracle.rules import Judgement, in_force, judge

PARIS, OTHER, BOTH = "Paris", "Seine-Saint-Denis", "commun"
ADDED = ("flux", "cumul")
_KINDS = ("flux", "cumul", "niveau", "jalon", "annuel")
_DUES = (date(2019, 12, 31), date(2020, 12, 31))
WORST_FIRST = (
    "non atteint",
    "recul",
    "en retard",
    "à surveiller",
    "non constaté",
    "donnée périmée",
    "non renseigné",
    "configuration incomplète",
    "à constater",
    "pas encore attendu",
    "dans la trajectoire",
    "atteint, reculé depuis",
    "atteint en retard",
    "atteint",
    "suivi sans cible",
    "non applicable",
)


@dataclass(frozen=True)
class Whole:
    """An indicator of two territories: what each was asked and told, and what was asked of both and told for both."""

    code: str
    parts: tuple[History, History]
    common: History

    @property
    def scopes(self) -> tuple[tuple[str, History], ...]:
        """Each scope with its history."""
        return ((PARIS, self.parts[0]), (OTHER, self.parts[1]), (BOTH, self.common))


def wholes(seed: int, count: int) -> list[Whole]:
    """So many of them; the same for the same seed."""
    chance = random.Random(f"wholes {seed}")
    return [_whole(chance, f"A02-{number + 1}") for number in range(count)]


def _whole(chance: random.Random, code: str) -> Whole:
    kind = chance.choice(_KINDS)
    frequency = {"jalon": "ponctuelle", "annuel": "annuelle"}.get(kind) or chance.choice(("semestrielle", "annuelle"))
    baseline = (date(2017, 12, 31), 20) if kind == "niveau" else None
    blank = History(code, kind, "hausse", frequency, "=", baseline, ())
    asked = chance.choice(("own", "own", "both", "common")) if kind in ADDED else "own"
    given_alone = asked == "own" and chance.random() < 0.15
    parts = [
        replace(
            blank,
            targets=_target(chance, kind) if asked != "common" else (),
            told=() if given_alone else tuple(_told(chance, kind, frequency, baseline)),
        )
        for _ in (PARIS, OTHER)
    ]
    common = replace(
        blank,
        targets=_target(chance, kind) if asked != "own" else (),
        told=tuple(words_of(chance, kind, frequency, baseline)) if given_alone else (),
    )
    return Whole(code, (parts[0], parts[1]), common)


def _target(chance: random.Random, kind: str) -> tuple[tuple[date, int], ...]:
    value = 1 if kind in ("jalon", "annuel") else chance.choice((10, 20, 40)) + (20 if kind == "niveau" else 0)
    return ((chance.choice(_DUES), value),)


def _told(chance: random.Random, kind: str, frequency: str, baseline: tuple[date, int] | None) -> Iterator[Told]:
    """What one territory told; sometimes that the indicator does not apply to it in a period."""
    for told in words_of(chance, kind, frequency, baseline):
        apart = kind in ADDED and told.value is not None and chance.random() < 0.08
        yield replace(told, value=None, answer="sans objet") if apart else told


def judge_whole(whole: Whole, situation: date) -> tuple[Judgement, Judgement, str]:
    """Each territory, then the word of the whole."""
    paris, other = (judge(part, situation) for part in whole.parts)
    own = [found.status for found, part in zip((paris, other), whole.parts, strict=True) if part.targets]
    asked = [*own, judge(total(whole, situation), situation).status] if whole.common.targets else own
    word = min(asked, key=WORST_FIRST.index)
    return paris, other, _split_unknown(whole, word, situation) if own else word


def _split_unknown(whole: Whole, word: str, situation: date) -> str:
    """A common value alone does not say which territory reached what: not established once a due day has come."""
    alone = not any(_known(part, situation) for part in whole.parts) and _known(whole.common, situation)
    return "non constaté" if alone and word in ("à constater", "non constaté") else word


def _known(history: History, situation: date) -> bool:
    return any(told.value is not None for told in in_force(history, situation))


def total(whole: Whole, situation: date) -> History:
    """The two territories as one history: periods that both have answered, and an answer where one says n.d. last."""
    words = [in_force(part, situation) for part in whole.parts]
    ends = sorted({told.last for each in words for told in each})
    by_end = [{told.last: told for told in each} for each in words]
    shared = [end for end in ends if _both_answered([found.get(end) for found in by_end])]
    until = shared[-1] if shared else date.min
    told = [_added([found.get(end) for found in by_end]) for end in ends if end in shared or _flow(whole)]
    kept = [word for word in told if word.last <= until and word.value is not None]
    kept = _as_known_at_due(whole, kept, shared)
    silent = [each[-1] for each in words if each and each[-1].answer in ("n.d.", "secret")]
    answers = [Told(word.first, word.last, None, "n.d.") for word in silent]
    return replace(whole.common, told=(*kept, *(word for word in answers if word.last > until)))


def _as_known_at_due(whole: Whole, kept: list[Told], shared: list[date]) -> list[Told]:
    """What the due date is judged by ends where both had answered by then: no answer of a later period lengthens it."""
    if not whole.common.targets:
        return kept
    end = period_holding(whole.common.targets[-1][0], whole.common.months)[1]
    known = max((day for day in shared if day <= end), default=date.min)
    return [replace(word, last=shared[-1]) if known < word.last <= end else word for word in kept]


def _flow(whole: Whole) -> bool:
    return whole.common.kind == "flux"


def _both_answered(told: list[Told | None]) -> bool:
    """A value, or that it does not apply: of both, and not of both that it does not apply."""
    answered = all(word is not None and (word.value is not None or word.answer == "sans objet") for word in told)
    return answered and any(word is not None and word.value is not None for word in told)


def _added(told: list[Told | None]) -> Told:
    there = [word for word in told if word is not None]
    values = [word.value for word in there if word.value is not None]
    answered = [word for word in there if word.value is not None or word.answer == "sans objet"]
    first, last = there[0].first, there[0].last
    return Told(first, last, sum(values) if values else None, "", partial=len(answered) < len(told))


def situations_of(whole: Whole) -> list[date]:
    """Days around what decides in any scope."""
    return sorted({day for _, history in whole.scopes for day in situations(history)})
