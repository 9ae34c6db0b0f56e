"""What the top of a plain text says of it, and what is no top."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.markdown import read_markdown
from kg.reading.metadata import Metadata
from kg.reading.plaintext import read_head

BODY = "\n\nAcme released it on Monday."


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Boxer 2 is out", Metadata(title="Boxer 2 is out")),
        (
            "Boxer 2 is out\nBy Ann Lee and Jo de la Cruz\nMarch 12, 2025",
            Metadata(
                title="Boxer 2 is out",
                author="Ann Lee and Jo de la Cruz",
                published="2025-03-12",
            ),
        ),
        (
            "Boxer 2 is out\n\nPublisher: Acme Daily\nPublished on 12 March 2025\nhttps://a.example/b",
            Metadata(
                title="Boxer 2 is out",
                publisher="Acme Daily",
                published="2025-03-12",
                url="https://a.example/b",
            ),
        ),
        ("Boxer 2 is out.", Metadata()),
        ("Boxer 2 is out\nand it is fast", Metadata()),
        ("Boxer 2 is out\nDate: soon", Metadata()),
        ("Boxer 2 is out\n\n2025", Metadata(title="Boxer 2 is out")),
    ],
)
def test_the_top_of_a_text_is_read(head: str, found: Metadata) -> None:
    assert read_head(head + BODY, 150) == found


def test_the_first_statement_of_a_thing_counts_and_the_body_is_not_read() -> None:
    text = "Boxer 2 is out\nBy Ann Lee\nBy Jo Roe" + BODY + "\nBy Someone Else\n2024-01-01"
    assert read_head(text, 150) == Metadata(title="Boxer 2 is out", author="Ann Lee")


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("By Ann Lee, *The Ledger Wire*, 14 May 2025", "The Ledger Wire"),
        ("By Ann Lee, The Ledger Wire, May 14, 2025", "The Ledger Wire"),
        ("*By Ann Lee, 14 May 2025*", ""),
        ("Published May 14, 2025 by Ann Lee", ""),
    ],
)
def test_a_byline_in_a_row_gives_author_and_date(line: str, publisher: str) -> None:
    known = Metadata(author="Ann Lee", publisher=publisher, published="2025-05-14")
    assert read_head(f"Boxer 2 is out\n{line}" + BODY, 150) == replace(
        known, title="Boxer 2 is out"
    )
    assert read_markdown(f"# Boxer 2 is out\n\n{line}{BODY}")[1] == replace(
        known, title="Boxer 2 is out"
    )


def test_a_byline_is_no_title_and_a_title_no_byline() -> None:
    assert read_head("By Ann Lee" + BODY, 150) == Metadata(author="Ann Lee")
    assert read_head("By Design" + BODY, 150) == Metadata(title="By Design")
    found = read_head("By Any Measure\nBy Ann Lee" + BODY, 150)
    assert found == Metadata(title="By Any Measure", author="Ann Lee")


@given(st.text(st.sampled_from("By Ann,.|: 2025-01\nDate\x1b–"), max_size=400))
def test_no_text_is_too_strange(text: str) -> None:
    found = read_head(text, 150)
    assert "\n" not in "".join((found.title, found.author, found.publisher, found.url))


def test_a_paper_or_a_city_before_the_date_is_a_line_of_origin() -> None:
    found = read_head("Boxer 2 is out\nDaily Wader, 11 February 2025\n\nAcme released it.", 150)
    assert (found.title, found.published, found.publisher) == ("Boxer 2 is out", "2025-02-11", "")
    assert read_head("Boxer 2 is out\nAcme sold it, 11 February 2025\n\nGood.", 150).title == ""
