"""Verify an exported journal with nothing but Python: `python journal_verifier.py journal.jsonl [LAST_DIGEST]`.

This file stands alone, so that it can be kept with an export and read by whoever checks it. Each line is one entry as
JSON; its digest is the SHA-256 of number, moment, issuer, subject, person, act, target and the digest before, as a JSON
list. LAST_DIGEST, noted elsewhere, shows entries that were taken from the end.
"""

import hashlib
import json
import sys

HELD = ("number", "at", "issuer", "subject", "person", "act", "target", "before")


def first_fault(lines: list[str]) -> int:
    """The number of the first entry that does not follow from those before it; 0 where all do."""
    before = ""
    for expected, line in enumerate(lines, 1):
        try:
            entry = json.loads(line)
            text = json.dumps([entry[name] for name in HELD], ensure_ascii=False, separators=(",", ":"))
            digest = hashlib.sha256(text.encode()).hexdigest()
        except (ValueError, KeyError, TypeError):
            return expected
        if (entry["number"], entry["before"], entry.get("digest")) != (expected, before, digest):
            return expected
        before = digest
    return 0


def verdict(text: str, last: str = "") -> tuple[bool, str]:
    """Whether an exported journal holds, and what to say of it, in French."""
    lines = text.splitlines()
    fault = first_fault(lines)
    if fault:
        return False, f"Journal altéré : l’entrée n° {fault} ne suit pas de celles qui la précèdent."
    found = json.loads(lines[-1])["digest"] if lines else ""
    if last and last != found:
        return False, f"Journal coupé ou autre : la dernière empreinte est {found or 'absente'}, non {last}."
    return True, f"Journal entier : {len(lines)} entrée(s), dernière empreinte {found or 'absente'}."


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("Usage : python journal_verifier.py journal.jsonl [DERNIÈRE_EMPREINTE]")
    with open(sys.argv[1], encoding="utf-8") as file:
        holds, said = verdict(file.read(), sys.argv[2] if len(sys.argv) == 3 else "")
    print(said)
    sys.exit(0 if holds else 1)
