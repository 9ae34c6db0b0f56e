"""The encoding of a file is found, or the file is refused; it is never garbled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UnreadableDocument
from kg.reading.encoding import declared_encoding, decode
from kg.reading.settings import Settings, read_settings
from kg.resources import shipped_root

LIMITS = read_settings(shipped_root().data / "reading.yaml").limits
GERMAN = "Die Firma Acme führt größere Geräte ein. Das macht Spaß“, sagte er. Über 5 € kostet es.\n"
RUSSIAN = "Компания показала новую модель в понедельник, и она стоит дороже прежней.\n" * 3
CHINESE = "阿克米公司周一发布了新的模型，价格比以前便宜一半，其他公司没有这样做。\n" * 3


def refused(data: bytes, chosen: str = "") -> str:
    with pytest.raises(UnreadableDocument) as error:
        decode(data, LIMITS, chosen)
    return str(error.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
def test_unicode_is_read_in_each_of_its_forms(encoding: str) -> None:
    text = "Boxer 2 costs 5 € a seat, said Zoë. " * 5
    assert decode(text.encode(encoding), LIMITS).text == text


@pytest.mark.parametrize("mark", ["utf-16-be", "utf-32-be"])
def test_a_byte_order_mark_is_no_part_of_the_text(mark: str) -> None:
    assert decode("\ufeffÄrger".encode(mark), LIMITS).text == "Ärger"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(GERMAN, "cp1252"), (RUSSIAN, "cp1251"), (CHINESE, "gb18030"), (RUSSIAN, "koi8-r")],
)
def test_an_assumed_encoding_is_told(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding), LIMITS)
    assert found.text == text
    assert "assumed" in found.notes[0]


def test_a_declared_encoding_is_used_where_the_bytes_are_not_utf_8() -> None:
    found = decode(RUSSIAN.encode("cp1251"), LIMITS, declared="windows-1251")
    assert (found.text, found.notes) == (RUSSIAN, ())


def test_utf_8_that_is_declared_as_something_else_is_told() -> None:
    found = decode(GERMAN.encode(), LIMITS, declared="iso-8859-1")
    assert found.text == GERMAN
    assert "declares iso-8859-1" in found.notes[0]


@pytest.mark.parametrize("declared", ["no-such", "base64", "zlib", "rot13", "utf-16", "idna"])
def test_a_wrong_declaration_does_no_harm(declared: str) -> None:
    assert decode(GERMAN.encode("cp1252"), LIMITS, declared=declared).text == GERMAN


def test_latin_1_is_read_as_every_browser_reads_it() -> None:
    assert decode(b"5 \x80 \xe9", LIMITS, declared="iso-8859-1").text == "5 € é"


def test_the_chosen_encoding_counts_before_all() -> None:
    assert decode(b"\xe4", LIMITS, chosen="cp1251").text == "д"
    assert "not utf-8" in refused(b"\xe4", "utf-8")
    assert "not no-such" in refused(b"a", "no-such")


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 20, b"\x7fELF\x01\x01\x00\x00" * 50, b"\x89PNG\r\n\x1a\n" + bytes(90)],
)
def test_binary_is_refused(data: bytes) -> None:
    assert "binary" in refused(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_a_text_with_a_nul_is_refused(encoding: str) -> None:
    data = (GERMAN * 20 + "\0" + GERMAN * 20).encode(encoding)
    assert f"(1, the first behind {len(GERMAN) * 20} others)" in refused(data)
    assert "NUL" in refused(data, encoding)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_what_begins_as_a_wide_text_and_is_none_is_refused(encoding: str) -> None:
    assert "bytes are not utf-" in refused(GERMAN.encode(encoding)[:-1])


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_mojibake_is_refused(wrong: str) -> None:
    text = "“Acme’s boxer” — it said — costs 5 € in Zürich’s café."
    garbled = text.encode().decode(wrong, "replace") if wrong == "cp1252" else ""
    garbled = garbled or text.encode().decode("latin-1")
    assert "wrong encoding" in refused(garbled.encode()) or "lost" in refused(garbled.encode())


def test_one_odd_place_is_no_mojibake() -> None:
    text = GERMAN * 4 + "Ã© "
    assert decode(text.encode(), LIMITS).text == text


def test_a_text_with_many_lost_characters_is_refused() -> None:
    assert "were lost" in refused(("Acme sa\ufffdd " * 9).encode())


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_utf_8_comes_back_or_is_refused(text: str) -> None:
    try:
        found = decode(text.encode(), LIMITS)
    except UnreadableDocument:
        assert "\ufffd" in text or any(sign > "\x7f" for sign in text)
    else:
        assert found.text == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_refusal(data: bytes) -> None:
    try:
        assert isinstance(decode(data, LIMITS).text, str)
    except UnreadableDocument as error:
        assert error.problems[0].fix  # noqa: PT017


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (
            b"<META http-equiv=Content-Type content='text/html; charset=Windows-1251'>",
            "windows-1251",
        ),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?>', "iso-8859-1"),
        (b"<p>charset=none of these</p>", ""),
        (b" " * 5000 + b'<meta charset="utf-8">', ""),
    ],
)
def test_the_declaration_is_found_at_the_head(head: bytes, found: str) -> None:
    assert declared_encoding(head) == found


def test_settings_are_the_shipped_ones(settings: Settings) -> None:
    assert settings.limits == LIMITS
