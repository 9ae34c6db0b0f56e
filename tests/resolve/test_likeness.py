"""Which names are suggested as the same, which never are, and how the time grows."""

from __future__ import annotations

import random
import time

import pytest

from kg.corpus.likeness import LikenessRules, read_likeness
from kg.model import Entity
from kg.resolve.likeness import likely_same
from kg.resources import shipped_root
from tests.making import vocabulary

RULES: LikenessRules = read_likeness(shipped_root().table("likeness.yaml"))


def reasons(first: str, second: str, kind: str = "Company", other: str = "Company") -> str:
    pair = [Entity(id="a/a", kind=kind, label=first), Entity(id="a/b", kind=other, label=second)]
    return "; ".join(
        reason for one in likely_same(pair, RULES, vocabulary()) for reason in one.reasons
    )


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("Corvid Labs", "corvid-labs", "the same name but for case"),
        ("Corvid Labs", "Corvid Labs Inc.", "the form of the firm"),
        ("Corvid Labs Ltd", "Corvid Labs Holdings", "the form of the firm"),
        ("International Data Works", "IDW", "'IDW' are the initials"),
        ("Advanced Heron Machines Corp", "AHM", "'AHM' are the initials"),
        ("Corvid Laboratories", "Corvid Labratories", "are alike"),
        ("Labs Corvid Heron", "Heron Corvid Labs", "are alike"),
        ("Heron-2 Max", "Heron 2 Maxx", ""),
        ("GPT9", "GPT-9", "the same name but for case"),
    ],
)
def test_likely_pairs_have_a_reason(first: str, second: str, why: str) -> None:
    if why:
        assert why in reasons(first, second)
        assert why in reasons(second, first)
    else:
        assert reasons(first, second) == ""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Heron-1", "Heron-2"),
        ("Heron-V2", "Heron-V3"),
        ("Heron-R1", "Heron-V1"),
        ("Heron 3.1", "Heron-3.1-405B"),
        ("Heron-4", "Heron-4o"),
        ("Heron", "Heron 2"),
        ("Corvid Heron Pro", "Corvid Heron Max"),
        ("Corvid Heron", "Corvid Heron mini"),
        ("event of 2024 in Corvia", "event of 2025 in Corvia"),
        ("AB", "AC"),
        ("Corvid", "Ibis"),
    ],
)
def test_another_version_or_another_name_is_not_suggested(first: str, second: str) -> None:
    assert reasons(first, second) == reasons(second, first) == ""


def test_classes_that_exclude_each_other_are_not_suggested() -> None:
    assert reasons("Corvid Labs", "Corvid Lab", "Company", "Person") == ""
    assert reasons("Corvid Labs", "Corvid Lab", "Company", "Division")


def invented(count: int) -> list[Entity]:
    letters, draw = "abcdefghijklmnoprstuvz", random.Random(7)  # noqa: S311  # invented names

    def word() -> str:
        return "".join(draw.choice(letters) for _ in range(draw.randint(5, 9))).title()

    return [
        Entity(
            id=f"company/{at}", kind="Company", label=f"{word()} {word()} Labs", aliases=(word(),)
        )
        for at in range(count)
    ]


def test_a_near_twin_is_found_among_thousands() -> None:
    crowd = invented(3000)
    twin = Entity(id="company/twin", kind="Company", label=crowd[77].label.replace("Labs", "Lab"))
    found = likely_same([*crowd, twin], RULES, vocabulary())
    assert ("company/77", "company/twin") in [(one.first, one.second) for one in found]


@pytest.mark.whole
def test_the_time_does_not_grow_with_the_square() -> None:
    seconds = []
    for count in (1500, 6000):
        crowd, start = invented(count), time.process_time()
        likely_same(crowd, RULES, vocabulary())
        seconds.append(time.process_time() - start)
    assert seconds[1] < 9 * seconds[0] + 0.2  # four times as many; the square would be 16
