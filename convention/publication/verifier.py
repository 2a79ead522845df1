"""Vérifie une édition publique : ses fichiers, son enchaînement, ses chiffres. Ne demande rien d’autre que Python.

Usage : python verifier.py [DOSSIER] [--empreinte EMPREINTE]

This file is copied as it is into every edition: it imports nothing of the project, and nothing that Python lacks.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

MANIFEST, DATA, EARLIER = "edition.json", "donnees", "manifestes"
NOT_PUBLISHED = "non publié"
# The least favourable first: the status of an action is the first that one of its indicators has.
UNTARGETED = "suivi sans cible"
ORDER = (
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
    UNTARGETED,
    "non applicable",
)
TONES = {
    "atteint": "reached",
    "atteint en retard": "reached",
    "atteint, reculé depuis": "reached",
    "dans la trajectoire": "on_track",
    "à surveiller": "watch",
    "en retard": "late",
    "non atteint": "late",
    "recul": "late",
}
_COMPUTED = ("niveau", "cumul", "flux", "taux")
_NUMBER = re.compile(r"[−-]?\d+(?:[\u202f\u00a0]\d{3})*(?:,\d+)?")
_CLOSE = Decimal("0.000001")


def faults(folder: Path, expected: str = "") -> list[str]:
    """What is wrong with an edition, in French sentences; nothing where all is right."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        listed = {str(each["chemin"]): each for each in manifest["fichiers"]}
        digest = str(manifest["empreinte"])
    except (OSError, ValueError, KeyError, TypeError):
        return [f"{MANIFEST} : le manifeste manque ou ne se lit pas."]
    found = []
    if manifest_digest(manifest) != digest:
        found.append(f"{MANIFEST} : l’empreinte écrite n’est pas celle du manifeste, qui a été modifié.")
    if expected and digest != expected.strip().lower():
        found.append(
            f"{MANIFEST} : l’empreinte n’est pas celle qui est attendue ({expected}), c’est une autre édition."
        )
    found += file_faults(folder, listed)
    found += chain_faults(folder, manifest)
    try:
        found += figure_faults(folder)
    except (OSError, KeyError, ValueError, InvalidOperation) as error:
        found.append(f"{DATA} : les chiffres ne se lisent pas ({error}).")
    return found


def manifest_digest(manifest: dict[str, Any]) -> str:
    """SHA-256 of the canonical form of a manifest, without its own digest."""
    held = {name: value for name, value in manifest.items() if name != "empreinte"}
    return hashlib.sha256(json.dumps(held, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def file_faults(folder: Path, listed: dict[str, Any]) -> Iterator[str]:
    """Files that were changed, taken away or added."""
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()} - {MANIFEST}
    for name in sorted(listed.keys() - present):
        yield f"{name} : le fichier manque."
    for name in sorted(present - listed.keys()):
        yield f"{name} : le fichier a été ajouté, le manifeste ne le connaît pas."
    for name in sorted(listed.keys() & present):
        content = (folder / name).read_bytes()
        if hashlib.sha256(content).hexdigest() != listed[name]["sha256"] or len(content) != listed[name]["taille"]:
            yield f"{name} : le contenu a été modifié."


def chain_faults(folder: Path, manifest: dict[str, Any]) -> Iterator[str]:
    """Breaks between the manifests of the earlier editions, this one, and the editions beside it."""
    digests: dict[str, str] = {}
    before = None
    names = [path for path in (folder / EARLIER).glob("*.json") if re.fullmatch(r"\d+\.\d+\.\d+", path.stem)]
    for path in sorted(names, key=lambda path: tuple(map(int, path.stem.split(".")))):
        try:
            held = json.loads(path.read_bytes())
            digest, follows = str(held["empreinte"]), held["precedente"]
        except (ValueError, KeyError, TypeError):
            yield f"{EARLIER}/{path.name} : le manifeste ne se lit pas."
            return
        if manifest_digest(held) != digest:
            yield f"{EARLIER}/{path.name} : le manifeste de l’édition {path.stem} a été modifié."
        if follows != before:
            yield f"{EARLIER}/{path.name} : l’édition {path.stem} ne suit pas de la précédente."
        digests[path.stem] = digest
        before = {"edition": path.stem, "empreinte": digest}
    if manifest.get("precedente") != before:
        yield f"{MANIFEST} : l’édition {manifest.get('edition')} ne suit pas de la précédente."
    yield from _beside(folder, manifest, digests)


def _beside(folder: Path, manifest: dict[str, Any], digests: dict[str, str]) -> Iterator[str]:
    """Editions in the same folder that are others than those that the chain names."""
    own = str(manifest.get("edition"))
    for path in sorted(folder.resolve().parent.glob(f"*/{MANIFEST}")):
        try:
            held = json.loads(path.read_bytes())
            version, follows = str(held["edition"]), held["precedente"]
        except (ValueError, KeyError, TypeError):
            yield f"../{path.parent.name} : le manifeste ne se lit pas."
            continue
        if version in digests and manifest_digest(held) != digests[version]:
            yield f"../{path.parent.name} : ce n’est pas l’édition {version} que cette édition suit."
        if follows and follows["edition"] == own and follows["empreinte"] != manifest.get("empreinte"):
            yield f"../{path.parent.name} : l’édition {version} suit une autre édition {own} que celle-ci."


def figure_faults(folder: Path) -> Iterator[str]:
    """Figures that contradict each other: in the data, and between the data and the pages."""
    tables = {
        name: _rows(folder / DATA / f"{name}.csv") for name in ("actions", "avancement", "indicateurs", "valeurs")
    }
    progress = {(row["indicateur"], row["portee"]): row for row in tables["avancement"]}
    values = {(row["indicateur"], row["territoire"], row["periode"]): row["valeur"] for row in tables["valeurs"]}
    for row in tables["valeurs"]:
        if row["statut"] == NOT_PUBLISHED and (row["valeur"] or row["source"]):
            yield f"{DATA}/valeurs.csv : une valeur non publiée de {row['indicateur']} est écrite."
    for (code, scope), row in progress.items():
        yield from _rate_faults(code, scope, row)
        told = values.get((code, row["territoire"], row["periode"]))
        if told and row["valeur"] and row["nature"] in ("niveau", "cumul", "taux") and told != row["valeur"]:
            yield f"{DATA} : {code} ({scope}), {row['valeur']} dans l’avancement, {told} dans les valeurs."
    for action in tables["actions"]:
        yield from _status_faults(
            action, progress, [r["indicateur"] for r in tables["indicateurs"] if r["action"] == action["action"]]
        )
    for page in sorted(folder.glob("*.html")):
        yield from _page_faults(page, progress, tables["actions"])


def _rate_faults(code: str, scope: str, row: dict[str, str]) -> Iterator[str]:
    if row["nature"] not in _COMPUTED or not (row["valeur"] and row["reference"] and row["cible"] and row["taux"]):
        return
    value, start, end = (Decimal(row[name]) for name in ("valeur", "reference", "cible"))
    if start == end or abs(100 * (value - start) / (end - start) - Decimal(row["taux"])) > _CLOSE:
        yield f"{DATA}/avancement.csv : le taux de {code} ({scope}) n’est pas celui de sa valeur et de sa cible."


def _status_faults(
    action: dict[str, str], progress: dict[tuple[str, str], dict[str, str]], codes: list[str]
) -> Iterator[str]:
    """An action has the least favourable status of its indicators, that of the one that decides; none has no target."""
    if action["statut"] == NOT_PUBLISHED:
        return
    statuses = [progress[code, "ensemble"]["statut"] for code in codes if (code, "ensemble") in progress]
    alone = {"statut": UNTARGETED} if not statuses and not action["indicateur_decisif"] else None
    deciding = progress.get((action["indicateur_decisif"], "ensemble"), alone)
    if deciding is None or deciding["statut"] != action["statut"]:
        yield f"{DATA}/actions.csv : l’action {action['action']} n’a pas le statut de son indicateur décisif."
    if statuses and min(statuses, key=ORDER.index) != action["statut"]:
        yield f"{DATA}/actions.csv : l’action {action['action']} n’a pas le moins favorable de ses statuts."


class Figures(HTMLParser):
    """The figures of a page: name, value, and the words that show it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self._open: tuple[str, str] | None = None
        self._words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A figure begins."""
        held = dict(attrs)
        if tag == "data" and "data-figure" in held:
            self._open, self._words = (held["data-figure"] or "", held.get("value") or ""), ""

    def handle_data(self, data: str) -> None:
        """Words, of a figure perhaps."""
        self._words += data

    def handle_endtag(self, tag: str) -> None:
        """A figure ends."""
        if tag == "data" and self._open:
            self.found.append((*self._open, self._words.strip()))
            self._open = None


def _page_faults(
    page: Path, progress: dict[tuple[str, str], dict[str, str]], actions: list[dict[str, str]]
) -> Iterator[str]:
    statuses = {action["action"]: action["statut"] for action in actions}
    tones = [TONES.get(status, "neutral") for status in statuses.values()]
    for name, value, words in Figures(page.read_text(encoding="utf-8")).found:
        code, scope, figure = name.split("/")
        if not code:
            expected = str(tones.count(figure))
        elif not scope:
            expected = statuses.get(code, "")
        else:
            expected = progress.get((code, scope), {}).get(figure, "")
        if value != expected:
            yield f"{page.name} : {name} vaut {value} dans la page, {expected or 'rien'} dans les données."
        elif not _shows(words, value):
            yield f"{page.name} : {name} se lit « {words} » et vaut {value}."


def _shows(words: str, value: str) -> bool:
    """Whether words show a value: the same status, or the same number once rounded as they are."""
    try:
        exact = Decimal(value)
    except InvalidOperation:
        return value in words
    written = _NUMBER.search(words)
    if written is None:
        return exact in (0, 1)
    shown = re.sub(r"[\u202f\u00a0]", "", written.group()).replace(",", ".").replace("−", "-")
    decimals = len(shown.partition(".")[2])
    return abs(Decimal(shown) - exact) <= Decimal(5).scaleb(-decimals - 1)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def main() -> int:
    """Say what is wrong with the edition of a folder; 0 where nothing is."""
    parser = argparse.ArgumentParser(description="Vérifier une édition publique.")
    parser.add_argument("dossier", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--empreinte", default="", help="l’empreinte que l’édition doit avoir, connue par ailleurs")
    asked = parser.parse_args()
    found = faults(asked.dossier, asked.empreinte)
    for fault in found:
        print(f"À VOIR  {fault}")
    if not found:
        held = json.loads((asked.dossier / MANIFEST).read_bytes())
        print(f"Édition {held['edition']} : fichiers, enchaînement et chiffres sont bons.")
        print(f"Empreinte {held['empreinte']}")
        if not asked.empreinte:
            print("Comparez cette empreinte à celle que publie l’autre collectivité.")
    return 1 if found else 0


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    sys.exit(main())
