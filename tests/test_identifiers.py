"""Identifiers come from what a thing is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.identifiers import digest, fold, sha256_hex, slug

PARTS = st.lists(st.text(), min_size=1, max_size=4)


@given(PARTS, PARTS)
def test_different_parts_have_different_digests(one: list[str], other: list[str]) -> None:
    assert (digest(one) == digest(other)) == (one == other)


def test_a_separator_within_a_part_is_no_separator() -> None:
    assert digest(["a\x1fb"]) != digest(["a", "b"])
    assert digest(["a\x1b", "b"]) != digest(["a", "\x1bb"])
    assert digest(["a\x1f", "b"]) != digest(["a", "\x1fb"])


def test_a_digest_is_sixteen_hexadecimal_digits_and_never_changes() -> None:
    assert digest(["model/x", "parameters"]) == sha256_hex("model/x\x1fparameters")[:16]


@given(st.text(alphabet="aBcÜßéñŁ0 9.-–'’_&"))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_case_space_hyphen_and_apostrophe_fold_away() -> None:
    variants = ["Lunar New-Year's", "LUNAR new year’s", "lunar  newyears", "lunar_new–years"]
    assert len({fold(one) for one in variants}) == 1


def test_a_version_keeps_its_point() -> None:
    assert fold("Finch 2.5") != fold("Finch 25")


@given(st.text())
def test_a_slug_has_only_small_letters_digits_points_and_hyphens(name: str) -> None:
    found = slug(name)
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")
    assert not found.startswith("-")
    assert not found.endswith("-")
    assert slug(found) == found
