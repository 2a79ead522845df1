"""The scans of all bytes of a text say what plain Python says of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.workbooks.encoding import counts, end_without, has_controls, is_blank, is_utf8

BLOCK = 1 << 18
BYTES = st.one_of(st.binary(max_size=40), st.text(max_size=20).map(str.encode))
FAR = st.sampled_from([b"", b"a" * (BLOCK - 2), b"\n" * (BLOCK + 1), "é".encode() * BLOCK])
CONTROLS = {*range(0x09), *range(0x0E, 0x20)}


def decodes(content: bytes) -> bool:
    """Whether Python reads the bytes as UTF-8."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@settings(max_examples=40)
@given(FAR, BYTES)
def test_utf8_is_what_python_decodes(before: bytes, content: bytes) -> None:
    assert is_utf8(before + content) is decodes(content)


def test_surrogates_and_overlong_forms_are_no_utf8() -> None:
    for wrong in (b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\xc3"):
        assert not is_utf8(b"a" + wrong)


@settings(max_examples=40)
@given(FAR, BYTES)
def test_controls_are_found_wherever_they_stand(before: bytes, content: bytes) -> None:
    assert has_controls(before + content) is any(byte in CONTROLS for byte in content)


def test_each_control_counts_and_no_space_or_letter_does() -> None:
    assert {byte for byte in range(256) if has_controls(bytes([65, byte, 65]))} == CONTROLS


@settings(max_examples=40)
@given(FAR, BYTES)
def test_bytes_are_counted_across_blocks(before: bytes, content: bytes) -> None:
    text = before + content
    assert counts(text, b'\n;"') == (text.count(b"\n"), text.count(b";"), text.count(b'"'))


@settings(max_examples=40)
@given(BYTES, st.sampled_from([b"", b"\n", b"\r\n" * 3, b"\n" * (BLOCK + 1)]))
def test_the_end_leaves_out_what_trails(content: bytes, trailing: bytes) -> None:
    text = content + trailing
    assert text[: end_without(text, b"\r\n")] == text.rstrip(b"\r\n")


@settings(max_examples=40)
@given(FAR, BYTES)
def test_a_blank_text_is_one_that_strips_to_nothing(before: bytes, content: bytes) -> None:
    assert is_blank(before + content) is (not (before + content).strip())
