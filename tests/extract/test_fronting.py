"""The grounder: what stands in front of the subject, and the size of a chip."""

from __future__ import annotations

import pytest

from tests.extract.proposing import candidate, reasons

_FRONTS = {
    "Backed by Heron AI, Finch will sell robots.": ("Finch", "backedBy", "Heron AI", True),
    "Led by Ann Doe, Finch plans to hire.": ("Ann Doe", "leads", "Finch", True),
    "Under a pact with Heron AI, Finch will hire.": ("Finch", "partnersWith", "Heron AI", True),
    "After buying Osprey, Finch plans to hire.": ("Finch", "acquired", "Osprey", True),
    "After buying Osprey, Finch said it would hire.": ("Finch", "acquired", "Osprey", True),
    # what would be, were it so, and what lies ahead with the rest
    "Acquired by Heron AI, Finch would be rich.": ("Heron AI", "acquired", "Finch", False),
    "Owned by Heron AI, Finch would soon be rich.": ("Heron AI", "owns", "Finch", False),
    "Backed by Heron AI, Finch could have grown.": ("Finch", "backedBy", "Heron AI", False),
    "Led by Ann Doe, Finch might do better.": ("Ann Doe", "leads", "Finch", False),
    "After buying Osprey, Finch will close it.": ("Finch", "acquired", "Osprey", False),
    "Under a draft pact with Osprey, Finch will hire.": ("Finch", "partnersWith", "Osprey", False),
    # the deed is that of the rest
    "After talks with Osprey, Finch plans to buy it.": ("Finch", "acquired", "Osprey", False),
    "Backed by Osprey, Finch plans to buy the fund.": ("Finch", "acquired", "Osprey", False),
    "With an eye on Osprey, Finch hopes to buy it.": ("Finch", "acquired", "Osprey", False),
    "With Finch-2, Heron AI will ship its first model.": ("Heron AI", "released", "Finch-2", False),
}


@pytest.mark.parametrize("text", _FRONTS)
def test_words_in_front_of_the_subject_are_settled_only_where_they_tell_the_claim(
    text: str,
) -> None:
    subject, predicate, value, told = _FRONTS[text]
    one = candidate(text.partition(",")[0], subject, predicate, value, text=text)
    assert (reasons(one, text) == "") is told


@pytest.mark.parametrize(
    ("number", "words", "told"),
    [
        ("512", "512 A100 GPUs", True),
        ("80", "80 GB A100 GPUs", False),
        ("700", "700 watt A100 GPUs", False),
        ("30", "30 days using GPUs", False),
        ("16", "16 nodes with GPUs", False),
    ],
)
def test_the_size_of_a_chip_is_no_number_of_chips(number: str, words: str, told: bool) -> None:
    text = f"Finch-2 was trained on {words}."
    one = candidate("trained", "Finch-2", "chipCount", f"{number} chips", text=text, said=number)
    assert (reasons(one, text) == "") is told
