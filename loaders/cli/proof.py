"""`proof` and `countersign`: the digests of frozen meetings and editions, and who said that theirs are the same."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from convention.operations.people import TERRITORY_WORDS
from convention.publication.chain import editions_in
from convention.warehouse.seals import countersign, countersigned_digests, meeting_seals
from convention.warehouse.store import Store
from convention.wording.formats import COLON, day
from convention.wording.seals import BROKEN, countersigned_by, edition_number, meeting_number

Write = Callable[[str], None]


def run_proof(store: Store, arguments: Namespace, write: Write) -> bool:
    """Show the digest of each frozen meeting and edition with who countersigned it; says whether all are whole.

    Raises PublicationError where an edition does not follow from the one before.
    """
    signed, whole = countersigned_digests(store), True
    for seal in meeting_seals(store):
        whole &= seal.whole
        fault = "" if seal.whole else f" – {BROKEN}"
        situation = day(seal.meeting.situation)
        write(f"{meeting_number(seal.meeting.meeting_id)}, situation au {situation}{COLON}{seal.digest}{fault}")
        write(f"  {countersigned_by(seal.digest, signed)}")
    for digest, name in _editions(arguments.editions).items():
        write(f"{name}{COLON}{digest}")
        write(f"  {countersigned_by(digest, signed)}")
    return whole


def run_countersign(store: Store, arguments: Namespace, write: Write, by: str) -> None:
    """Record a side's word that a digest received from the other is one of ours. Raises CountersignError."""
    side = TERRITORY_WORDS[arguments.territory]
    what = countersign(store, arguments.digest, side, arguments.by.strip() or by, _editions(arguments.editions))
    write(f"Contresigné{COLON}{what}.")


def _editions(folder: Path | None) -> dict[str, str]:
    if folder is None:
        return {}
    return {found.digest: edition_number(found.version) for found in editions_in(folder)}
