"""Notes on faulty cells: added after what the analyst wrote there, taken off again without touching it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from loaders.workbooks.cells import FINDINGS_SIGN, NOTE_AUTHOR, Place, place_of
from loaders.workbooks.marks import insertion_point
from loaders.workbooks.package import Package
from loaders.workbooks.xml_edits import Document, Edit, Element, appended, deletion, parse, xml_text

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_KEPT = frozenset({"author", "comment", "text", "r", "t"})
_LONGEST = 2000
_CUT = "\n… La suite est dans la feuille des constats."
_TAIL = re.compile(
    rb"(?:\s|&#10;|&#xA;|_x000[aA]_)*" + re.escape(FINDINGS_SIGN).encode() + rb".*?(?=</(?:\w+:)?t>)", re.DOTALL
)
# Each program gives the drawing its own prefixes; it need not even be well-formed.
_SHAPES = re.compile(rb"<(?:\w+:)?shape\s.*?</(?:\w+:)?shape>", re.DOTALL)
_ROW, _COLUMN = (re.compile(rb"<(?:\w+:)?%s>\s*([0-9]{1,7})\s*</" % name) for name in (b"Row", b"Column"))

_DRAWING = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    "</o:shapelayout></xml>"
)
_SHAPE_TYPE = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{number}" type="#_x0000_t202" '
    'style="position:absolute;margin-left:60pt;margin-top:2pt;width:270px;height:{height}px;z-index:1;'
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def note_edits(package: Package, part: str, sheet: Document, texts: Mapping[Place, str]) -> Iterator[Edit]:
    """Put notes on cells of a sheet in place of those of an earlier round.

    Writes the parts of the notes; gives the changes of the sheet itself, which may have to name a new part. A cell with
    a conversation (threaded comments) keeps it alone: a note there would not be shown.
    """
    comments = package.related(part, "comments")
    if comments is None and not texts:
        return
    drawing = _drawing_of(package, part, sheet)
    if comments is None:
        comments = package.add("xl/comments{}.xml", _no_comments(sheet), _COMMENTS_TYPE)
        package.relate(part, "comments", comments)
    gone, new = _write_comments(package, comments, texts)
    if drawing is None and new:
        drawing = package.add("xl/drawings/constats{}.vml", _DRAWING.encode(), _DRAWING_TYPE)
        package.declare_ending("vml", _DRAWING_TYPE)
        number = package.relate(part, "vmlDrawing", drawing)
        yield _naming(sheet, number, package.relation_base)
    if drawing is not None:
        package.write(drawing, _redrawn(package.read(drawing), gone, {place: texts[place] for place in new}))


def _drawing_of(package: Package, part: str, sheet: Document) -> str | None:
    """The drawing that a sheet names for its notes; another one may belong to its headers."""
    named = sheet.root.child("legacyDrawing")
    if named is None:
        return None
    targets = (r.target for r in package.relations(part) if r.number == named.relation and package.has(r.target))
    return next(targets, None)


def _naming(sheet: Document, number: str, base: str) -> Edit:
    """The element by which a sheet names its drawing of notes."""
    name = f"{sheet.root.prefix}legacyDrawing"
    at = insertion_point(sheet, "legacyDrawing")
    return Edit(at, at, f'<{name} xmlns:r="{base}" r:id="{number}"/>'.encode())


def _no_comments(sheet: Document) -> bytes:
    return (
        f'<comments xmlns="{sheet.root.namespace}"><authors></authors><commentList></commentList></comments>'.encode()
    )


def _write_comments(package: Package, part: str, texts: Mapping[Place, str]) -> tuple[list[Place], list[Place]]:
    """The cells whose note went, and those that have a new one."""
    document = parse(package.read(part), _KEPT)
    edits, gone, kept = [], [], set()
    threads = {str(n) for n, e in enumerate(document.named("author")) if e.text.startswith("tc=")}
    for comment in document.named("comment"):
        place = place_of(comment.attribute("ref").replace("$", ""))
        if place is None:
            continue
        if comment.attribute("authorId") in threads:
            kept.add(place)
            continue
        own = _without_ours(document, comment)
        if own is None:
            gone.append(place)
            edits.append(deletion(comment))
        elif place in texts or own != document.raw(comment):
            kept.add(place)
            edits.append(Edit(comment.start, comment.end, _with_run(own, texts.get(place, ""))))
        else:
            kept.add(place)
    new = [place for place in texts if place not in kept]
    package.write(part, document.edited([*edits, *_additions(document, new, texts)]))
    return gone, new


def _without_ours(document: Document, comment: Element) -> bytes | None:
    """A comment as its author wrote it; None when it is all ours."""
    runs = [e for e in comment.descendants() if e.local == "t"]
    at = next((n for n, run in enumerate(runs) if FINDINGS_SIGN in run.text), None)
    if at is None:
        return document.raw(comment)
    before = "".join(run.text for run in runs[:at]) + runs[at].text.partition(FINDINGS_SIGN)[0]
    if not before.strip():
        return None
    cut = _TAIL.sub(b"", document.raw(runs[at]), count=1)
    edits = [Edit(runs[at].start, runs[at].end, cut)]
    edits += [Edit(run.start, run.end, _emptied(document, run)) for run in runs[at + 1 :]]
    moved = [Edit(e.start - comment.start, e.end - comment.start, e.new) for e in edits]
    return Document(document.raw(comment)).edited(moved)


def _emptied(document: Document, run: Element) -> bytes:
    return document.xml[run.start : run.inside] + document.xml[run.close : run.end]


def _with_run(comment: bytes, text: str) -> bytes:
    """A comment with one run of text more; a bare text becomes a run first, as the format does not mix them."""
    if not text:
        return comment
    document = parse(comment, _KEPT)
    body = document.root.child("text")
    if body is None:
        return comment
    p = document.root.prefix
    edits = []
    for bare in (e for e in body.children if e.local == "t"):
        edits.append(Edit(bare.start, bare.end, f"<{p}r>".encode() + document.raw(bare) + f"</{p}r>".encode()))
    return document.edited([*edits, appended(document, body, _run(p, f"\n\n{_note(text)}"))])


def _run(p: str, text: str) -> bytes:
    return f'<{p}r><{p}t xml:space="preserve">{xml_text(text)}</{p}t></{p}r>'.encode()


def _note(text: str) -> str:
    shown = text if len(text) <= _LONGEST else text[:_LONGEST] + _CUT
    return f"{FINDINGS_SIGN}\n{shown}"


def _additions(document: Document, new: Iterable[Place], texts: Mapping[Place, str]) -> Iterator[Edit]:
    """New comments, after the others, with their author."""
    authors, comments = document.root.child("authors"), document.root.child("commentList")
    if authors is None or comments is None:
        return
    p = document.root.prefix
    names = [e.text for e in authors.children]
    if NOTE_AUTHOR not in names:
        yield appended(document, authors, f"<{p}author>{NOTE_AUTHOR}</{p}author>".encode())
        names.append(NOTE_AUTHOR)
    number = names.index(NOTE_AUTHOR)
    yield appended(
        document,
        comments,
        b"".join(
            f'<{p}comment ref="{place.address}" authorId="{number}"><{p}text>'.encode()
            + _run(p, _note(texts[place]))
            + f"</{p}text></{p}comment>".encode()
            for place in new
        ),
    )


def _redrawn(drawing: bytes, gone: Iterable[Place], texts: Mapping[Place, str]) -> bytes:
    """The drawing of notes without some shapes, and with one for each new note."""
    drawing = _without_shapes(drawing, set(gone))
    if not texts:
        return drawing
    used = [int(number) for number in re.findall(rb'"_x0000_s([0-9]{1,9})"', drawing)]
    first = max([1024, *used]) + 1
    shapes = "" if b'"_x0000_t202"' in drawing else _SHAPE_TYPE
    for number, (place, text) in enumerate(texts.items(), first):
        lines = sum(1 + len(line) // 40 for line in _note(text).split("\n"))
        shapes += _SHAPE.format(
            number=number, height=min(30 + 17 * lines, 420), row=place.row - 1, column=place.column - 1
        )
    head, end, tail = drawing.rpartition(b"</xml>")
    return head + shapes.encode() + end + tail


def _without_shapes(drawing: bytes, gone: Container[Place]) -> bytes:
    def kept(shape: re.Match[bytes]) -> bytes:
        row, column = _ROW.search(shape[0]), _COLUMN.search(shape[0])
        if b'ObjectType="Note"' not in shape[0] or row is None or column is None:
            return shape[0]
        return b"" if Place(int(column[1]) + 1, int(row[1]) + 1) in gone else shape[0]

    return _SHAPES.sub(kept, drawing)
