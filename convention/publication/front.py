"""The front of the editions: the page that lists them, their feed, and addresses that lead to the last one."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from convention.publication.chain import Edition
from convention.publication.site import SHORT_TITLE, environment, looks_files
from convention.wording.formats import day_of_iso
from convention.wording.publication import edition_named
from convention.wording.territories import party_names

LATEST = "derniere"
FEED = "editions.atom"
_ATOM = "http://www.w3.org/2005/Atom"


def front_files(editions: Sequence[Edition], title: str, names: Iterable[str]) -> dict[str, bytes]:
    """The files beside the editions, oldest of which comes first; `names`: the files of the last one."""
    jinja = environment()
    last = editions[-1]
    rows = [(found, found.manifest["seance"], day_of_iso(found.manifest["seance"]["situation"])) for found in editions]
    files = {
        "index.html": jinja.get_template("editions.html").render(title=title, short_title=SHORT_TITLE, rows=rows[::-1]),
        FEED: feed(editions, title),
    }
    leading = jinja.get_template("derniere.html")
    for name in names:
        if name.endswith(".html") and "/" not in name:
            files[f"{LATEST}/{name}"] = leading.render(target=f"../{last.version}/{name}", version=last.version)
    return {name: text.encode() for name, text in files.items()} | looks_files(jinja)


def feed(editions: Sequence[Edition], title: str) -> str:
    """The Atom feed of the editions, newest first; an entry is named by its digest wherever it is hosted."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": "fr"})
    SubElement(root, "id").text = _identity(title)
    SubElement(root, "title").text = f"{title}, éditions publiques"
    SubElement(root, "updated").text = max(found.manifest["seance"]["arretee_le"] for found in editions)
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": FEED})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": "index.html"})
    for name in party_names():
        SubElement(SubElement(root, "author"), "name").text = name
    for found in reversed(editions):
        meeting = found.manifest["seance"]
        entry = SubElement(root, "entry")
        SubElement(entry, "id").text = _identity(found.digest)
        SubElement(entry, "title").text = f"{edition_named(found.version)}, {meeting['nom']}"
        SubElement(entry, "updated").text = meeting["arretee_le"]
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{found.version}/index.html"})
        summary = f"Situation au {day_of_iso(meeting['situation'])}. Empreinte SHA-256 : {found.digest}"
        SubElement(entry, "summary").text = summary
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _identity(text: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, text).urn
