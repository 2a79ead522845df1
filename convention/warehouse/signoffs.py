"""Sign-offs in the base: the word of a side on values in force, how much is validated, what is contested."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from convention.domain.catalogue import Territory
from convention.domain.errors import ShownError
from convention.domain.people import Act
from convention.domain.period import Grain, Period
from convention.domain.signoff import Contest, SignOff, SignOffCount, SignOffWord, sides_of
from convention.warehouse.rights import acting_person, claim
from convention.warehouse.sql import query
from convention.warehouse.store import END_OF_TIME, Store
from convention.wording.signoffs import signed_values
from convention.wording.territories import sides_to_sign


class SignOffError(ShownError):
    """The values cannot be signed as asked; nothing has changed."""


@dataclass(frozen=True)
class SignOffDraft:
    """What one side says of some values, by the numbers of their observations; a contest needs its reason."""

    side: Territory
    word: SignOffWord
    observations: tuple[int, ...]
    reason: str = ""


def sign_off(store: Store, draft: SignOffDraft, by: str) -> int:
    """Record the word of a side on values in force, all or none; gives how many. `by`: the name that was typed.

    Raises SignOffError, NotAllowedError.
    """
    reason = draft.reason.strip()
    if draft.word is SignOffWord.CONTESTED and not reason:
        raise SignOffError("Indiquez le motif de la contestation\u00a0: il restera attaché aux valeurs.")
    with store.writing() as cursor:
        rows = cursor.execute(query("statements"), {"observations": list(draft.observations)}).fetchall()
        _check(draft, rows)
        values = [(indicator, draft.side) for _, indicator, _, _ in rows]
        act = Act.VALIDATE if draft.word is SignOffWord.VALIDATED else Act.CONTEST
        author = claim(
            store, cursor, act, signed_values(draft.side, len(rows), {code for code, _ in values}), by, values
        )
        if not author:
            raise SignOffError("Indiquez qui se prononce\u00a0: ce nom restera attaché aux valeurs.")
        person = acting_person(store)
        record = {
            "roots": [root for root, *_ in rows],
            "side": str(draft.side),
            "word": str(draft.word),
            "reason": reason,
            "issuer": person.issuer if person else "",
            "subject": person.subject if person else "",
            "person": author,
            "at": store.now(cursor),
        }
        cursor.execute(query("insert_signoffs"), record)
    return len(rows)


def signoffs(store: Store, observation_id: int, as_of: datetime | None = None) -> tuple[SignOff, ...]:
    """Every word said of what an observation states, newest first."""
    parameters = {"observation_id": observation_id, "as_of": as_of or END_OF_TIME}
    rows = store.cursor().execute(query("signoffs"), parameters).fetchall()
    return tuple(
        SignOff(Territory(side), SignOffWord(word), reason, person, at, signer)
        for side, word, reason, person, at, signer in rows
    )


def signoff_counts(
    store: Store, situation: date = date.max, as_of: datetime | None = None
) -> dict[str, tuple[SignOffCount, ...]]:
    """For each indicator that has values in force: of those that each side has to validate, how many it did."""
    parameters = {"situation": situation, "as_of": as_of or END_OF_TIME}
    found: dict[str, tuple[SignOffCount, ...]] = {}
    for indicator, side, *counts in store.cursor().execute(query("signoff_counts"), parameters).fetchall():
        found[indicator] = (*found.get(indicator, ()), SignOffCount(Territory(side), *counts))
    return found


def contests(store: Store, situation: date = date.max, as_of: datetime | None = None) -> tuple[Contest, ...]:
    """The values in force that a side contests, by indicator and period."""
    parameters = {"situation": situation, "as_of": as_of or END_OF_TIME}
    rows = store.cursor().execute(query("contested"), parameters).fetchall()
    return tuple(
        Contest(code, Territory(territory), Period(end=end, start=start, grain=Grain(grain)), Territory(side), reason)
        for code, territory, start, end, grain, side, reason in rows
    )


def _check(draft: SignOffDraft, rows: list[tuple[int, str, str, bool]]) -> None:
    if draft.side is Territory.COMMON:
        raise SignOffError(f"On se prononce {sides_to_sign()}.")
    if not rows:
        raise SignOffError("Choisissez au moins une valeur.")
    if len({root for root, *_ in rows}) < len(set(draft.observations)) or not all(in_force for *_, in_force in rows):
        raise SignOffError(
            "Une des valeurs a été corrigée ou retirée depuis\u00a0: relisez la liste. Rien n’est enregistré."
        )
    if any(draft.side not in sides_of(Territory(territory)) for _, _, territory, _ in rows):
        raise SignOffError("Une des valeurs est celle de l’autre territoire. Rien n’est enregistré.")
