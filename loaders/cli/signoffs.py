"""`validate`: a territory's word on values in force, from the command line; without a sign-in it is declared."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable

from convention.domain.errors import ShownError
from convention.domain.series import RecordedValue
from convention.domain.signoff import SIDES, SignOffWord, added_up, sides_of
from convention.operations.people import TERRITORY_WORDS
from convention.warehouse.reads import series
from convention.warehouse.signoffs import SignOffDraft, sign_off, signoff_counts
from convention.warehouse.store import Store
from convention.wording.signoffs import count_sentence, done_sentence, waiting_words

Write = Callable[[str], None]


def run_validate(store: Store, arguments: Namespace, write: Write, by: str) -> None:
    """Say what awaits a word; with indicators, validate their values for a territory, or contest them with a reason.

    Raises ShownError.
    """
    if not arguments.indicators:
        _show(store, write)
        return
    if arguments.territory is None:
        raise ShownError("Indiquez pour quel territoire vous vous prononcez\u00a0: --territory.")
    side = TERRITORY_WORDS[arguments.territory]
    word = SignOffWord.VALIDATED if arguments.contest is None else SignOffWord.CONTESTED
    values = [value for value in _asked(store, arguments) if side in sides_of(value.territory)]
    numbers = tuple(value.provenance.observation_id for value in values if value.provenance.observation_id is not None)
    signed = sign_off(store, SignOffDraft(side, word, numbers, arguments.contest or ""), by)
    write(done_sentence(word, signed, side))


def _asked(store: Store, arguments: Namespace) -> Iterable[RecordedValue]:
    """The values in force of the indicators, of one period where one is named."""
    unknown = [code for code in arguments.indicators if code not in store.catalogue().by_code]
    if unknown:
        raise ShownError(f"Le référentiel n’a pas d’indicateur «\u00a0{unknown[0]}\u00a0».")
    found = series(store, arguments.indicators)
    return [value for value in found if arguments.period in ("", value.period.code)]


def _show(store: Store, write: Write) -> None:
    counts = signoff_counts(store)
    for side in SIDES:
        write(count_sentence(added_up(side, (each for found in counts.values() for each in found))))
        for code, found in counts.items():
            for each in found:
                if each.side is side and (each.awaiting or each.contested):
                    write(f"  {code}\u00a0: {waiting_words(each)}")
