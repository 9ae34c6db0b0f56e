"""What a document says of itself is harmless, and a date is no finer than it was stated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.documents import is_date, is_key
from kg.reading.address import fold_address
from kg.reading.dates import stated_date
from kg.reading.keys import choose_key, plain_key
from kg.reading.metadata import Metadata, clean, clean_metadata
from kg.reading.settings import Settings

HOSTILE = [
    "../../etc/passwd",
    "..",
    "C:\\CON",
    "<script>alert(1)</script>",
    "key: [unclosed, &anchor *alias !tag",
    "- # %YAML 1.2 --- ...",
    "a" * 10_000,
    "\u202egnp.exe\u2066",
    "\x1b]0;evil\x07\x00",
    "名前だけ",
    "💥" * 500,
    "  \n\t ",
    '"; rm -rf / #',
    "{{7*7}} ${jndi:ldap://x} =cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_becomes_a_harmless_line_and_key(text: str) -> None:
    line = clean(text, 300)
    assert len(line) <= 300
    assert line.isprintable()
    assert not any(sign in line for sign in "\u202e\u2066\x1b\n")
    for key in (
        choose_key(text, text, set().__contains__, 60, 4),
        choose_key("", text, set().__contains__, 60, 4),
    ):
        assert is_key(key)
        assert len(key) <= 60 + len("document-")


@given(st.text(), st.text(), st.sets(st.text("ab-2", max_size=3), max_size=5))
def test_every_key_is_a_key_and_nobody_elses(title: str, stem: str, taken: set[str]) -> None:
    key = choose_key(title, stem, taken.__contains__, 20, 4)
    assert is_key(key)
    assert key not in taken


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text, 40), 40) == clean(text, 40)


def test_keys_are_numbered_until_they_are_free() -> None:
    taken = {"boxer-2", "boxer-2-2"}
    assert choose_key("Boxer 2", "x", taken.__contains__, 60, 4) == "boxer-2-3"


def test_a_key_ends_with_a_whole_word() -> None:
    title = "Acme releases the remarkable model Boxer 2.5"
    assert plain_key(title, 30, 9) == "acme-releases-the-remarkable"
    assert plain_key(title, 30, 3) == "acme-releases-the"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2025-01-29", "2025-01-29"),
        ("2025-1-9", "2025-01-09"),
        ("2025/01/29", "2025-01-29"),
        ("20250129", "2025-01-29"),
        ("2025-01-29T23:59:59.999Z", "2025-01-29"),
        ("2025-01-29 08:00", "2025-01-29"),
        ("2025-01-08~", "2025-01-08~"),
        ("January 29, 2025", "2025-01-29"),
        ("Wed, 29 Jan 2025 08:00:00 GMT", "2025-01-29"),
        ("Sept. 2024", "2024-09"),
        ("29 May 2025 at 10:15", ""),
        ("29/01/2025", ""),
        ("2025-02-30", ""),
        ("2025-13", ""),
        ("0000-00-00", ""),
        ("Janitor 2025", ""),
        ("Mar 99, 2025", ""),
        ("yesterday", ""),
        ("9988", "9988"),
        ("", ""),
    ],
)
def test_a_date_is_as_it_was_stated_or_not_at_all(text: str, edtf: str) -> None:
    assert stated_date(text) == edtf


@given(st.text(st.sampled_from("0123456789-/ TZ:,.JanFebMay[]~")))
def test_what_is_taken_for_a_date_is_one(text: str) -> None:
    found = stated_date(text)
    assert found == "" or is_date(found)


def test_what_cannot_be_is_left_out_and_told(settings: Settings) -> None:
    found = Metadata(url="javascript:alert(1)", published="01/02/2025", language="not a language")
    kept, notes = clean_metadata(found, settings.limits)
    assert (kept.url, kept.published, kept.language) == ("", "", "")
    assert len(notes) == 3
    assert "01/02/2025" in notes[1]


def test_a_language_may_be_written_with_a_low_line(settings: Settings) -> None:
    assert clean_metadata(Metadata(language="en_US"), settings.limits)[0].language == "en-US"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.acme.example/a/", "http://acme.example/a"),
        ("https://acme.example/a?utm_source=x&utm_medium=y", "https://acme.example/a"),
        ("https://acme.example/a?b=1&c=2", "https://acme.example:443/a?c=2&b=1#top"),
        ("HTTPS://ACME.example/a", "https://acme.example/a"),
    ],
)
def test_two_ways_to_a_page_are_one_address(one: str, other: str, settings: Settings) -> None:
    assert fold_address(one, settings.tracking) == fold_address(other, settings.tracking) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://acme.example/a", "https://acme.example/A"),
        ("https://acme.example/?p=1", "https://acme.example/?p=2"),
        ("https://acme.example/a", "https://news.acme.example/a"),
        ("https://acme.example:8080/a", "https://acme.example/a"),
    ],
)
def test_two_pages_are_two_addresses(one: str, other: str, settings: Settings) -> None:
    assert fold_address(one, settings.tracking) != fold_address(other, settings.tracking)


@pytest.mark.parametrize("url", ["", "https://acme.example", "https://www.acme.example/#news"])
def test_a_front_page_is_no_address_of_an_article(url: str) -> None:
    assert fold_address(url) == ""


@pytest.mark.parametrize("url", ["http://[::1", "http://a:99999/", "http://a:x/"])
def test_a_broken_address_is_compared_as_it_is(url: str) -> None:
    assert fold_address(url) == url
