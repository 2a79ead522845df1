"""Changing places of an XML text: offsets hold in every encoding, and nothing else moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.workbooks.stop import UnsafeFileError
from loaders.workbooks.xml_edits import Edit, appended, deletion, parse, with_attribute, xml_text

TEXT = '<a xmlns="u"><!-- <b/> --><b k="1 > 0" l=\'"\'>é<![CDATA[<b/>]]></b><c/>tail<b/></a>'


@pytest.mark.parametrize(
    "xml",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n{TEXT}'.encode(),
        f'<?xml version="1.0" encoding="UTF-16"?>{TEXT}'.encode("utf-16"),
        f"<?xml version='1.0' encoding='ISO-8859-1'?>{TEXT}".encode("latin-1"),
    ],
)
def test_elements_stand_where_they_say_in_every_encoding(xml: bytes) -> None:
    document = parse(xml)
    assert [document.raw(e).decode() for e in document.named("b")] == [
        '<b k="1 > 0" l=\'"\'>é<![CDATA[<b/>]]></b>',
        "<b/>",
    ]
    assert document.named("b")[0].attributes == {"k": "1 > 0", "l": '"'}
    without = document.edited([deletion(e) for e in document.named("b")])
    assert parse(without).root.children[0].name == "c"
    assert b"<!-- <b/> -->" in without
    assert b"tail" in without


def test_only_wanted_names_are_kept_below_the_second_level() -> None:
    document = parse(b"<a><b><c>1<d>2</d>3<e>4</e></c></b></a>", {"c", "e"})
    assert [e.name for e in document.elements] == ["a", "b", "c", "e"]
    assert [e.text for e in document.named("c")] == ["13"]
    assert [e.text for e in document.named("e")] == ["4"]


def test_prefixes_are_kept_apart_from_names() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    document = parse(f'<x:a xmlns:x="u" xmlns:r="{office}"><x:b id="1" y:id="2" r:id="rId1"/></x:a>'.encode())
    (found,) = document.named("b")
    assert (found.name, found.prefix, found.namespace, found.attribute("id")) == ("x:b", "x:", "u", "1")
    assert found.relation == "rId1"


def test_an_element_of_another_namespace_is_another_one() -> None:
    document = parse(
        b'<a xmlns="u" xmlns:x="v"><b/><x:b/><ext><b xmlns="v"/><c xmlns="v"><b/></c></ext><y:b/></a>', {"b", "c"}
    )
    assert [each.start for each in document.named("b")] == [25]
    assert [each.name for each in document.elements if not each.local] == ["x:b", "b", "c", "b", "y:b"]


def test_children_are_added_to_open_and_to_empty_elements() -> None:
    document = parse(b'<x:a xmlns:x="u"><x:b k="1" /><x:c>d</x:c></x:a>')
    first, second = document.root.children
    new = document.edited([appended(document, first, b"<e/>"), appended(document, second, b"<f/>")])
    assert new == b'<x:a xmlns:x="u"><x:b k="1"><e/></x:b><x:c>d<f/></x:c></x:a>'


def test_one_attribute_is_set_and_its_namesakes_left() -> None:
    tag = b"<r y:k='1' ak=\"2\" k = '3' z=\"k='4'\">"
    assert with_attribute(tag, "k", '5"') == b'<r y:k=\'1\' ak="2" k="5&quot;" z="k=\'4\'">'
    assert with_attribute(tag, "absent", "5") == tag


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<a>",
        b"<a></b>",
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<?xml version="1.0" encoding="no-such"?><a/>',
        b'<?xml version="1.0" encoding="ascii"?><a>\xff</a>',
    ],
)
def test_broken_and_needless_xml_is_refused(xml: bytes) -> None:
    with pytest.raises(UnsafeFileError):
        parse(xml)


@given(st.text())
def test_any_text_comes_back_but_for_what_xml_cannot_hold(text: str) -> None:
    document = parse(f"<a><b><c>{xml_text(text)}</c></b></a>".encode(), {"c"})
    held = "".join(c for c in text if c >= " " or c in "\t\n\r").replace("\ufffe", "").replace("\uffff", "")
    assert document.named("c")[0].text == held.replace("\r\n", "\n").replace("\r", "\n")


@given(st.lists(st.integers(0, 20), min_size=2, max_size=8, unique=True).map(sorted))
def test_edits_replace_their_bytes_and_no_other(bounds: list[int]) -> None:
    base = b"0123456789abcdefghijk"
    document = parse(b"<a/>")
    document.xml = base
    pairs = list(zip(bounds[::2], bounds[1::2], strict=False))
    expected, shift = bytearray(base), 0
    for start, end in pairs:
        expected[start + shift : end + shift] = b"XY"
        shift += 2 - (end - start)
    assert document.edited([Edit(start, end, b"XY") for start, end in reversed(pairs)]) == bytes(expected)
