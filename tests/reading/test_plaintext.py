"""What the top of a plain text says of it, and what is no top."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@given(st.text(st.sampled_from("By Ann,.|: 2025-01\nDate\x1b–"), max_size=400))
def test_no_text_is_too_strange(text: str) -> None:
    found = read_head(text, 150)
    assert "\n" not in "".join((found.title, found.author, found.publisher, found.url))
