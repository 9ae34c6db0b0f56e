"""The grounder: what a passage carries is kept, and nothing else."""

from __future__ import annotations

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.extract.grounder.grounding import Part, ground, refusals
from kg.model import Candidate, Mention
from tests.extract.proposing import ARTICLE, candidate, known, reasons

GROUNDED = {
    "release": candidate("released", "Finch Labs", "released", "Finch-2"),
    "date": candidate("Jan. 20", "release of Finch-2", "date", "2025-01-20", said="Jan. 20, 2025"),
    "score": candidate(
        "scored 93%", "Finch-2", "scored", "93 percent", said="93%", benchmark="Arena-Hard"
    ),
    "price": candidate(
        "costs 2 yuan", "Finch-2", "price", "2 CNY per million tokens", said="2 yuan"
    ),
    "cheaper": candidate(
        "costs 2 yuan", "Finch-2", "price", "0.28 USD per million tokens", said="$0.28"
    ),
    "claimed": candidate("outperforms", "Finch-2", "outperforms", "Heron-1", by="Ann Doe"),
    "denied": candidate("did not release", "Heron AI", "released", "Heron-3", denied="true"),
    "bound": candidate("cut prices", "Heron AI", "describedAs", "cut prices by up to 40%"),
    "planned": candidate(
        "plans to release", "Finch Labs", "released", "Finch-3", modality="predicted"
    ),
    "text": candidate("cut prices", "Heron AI", "activity", "cut its prices"),
}


@pytest.mark.parametrize("name", sorted(GROUNDED))
def test_what_the_passage_carries_is_kept(name: str) -> None:
    assert reasons(GROUNDED[name]) == ""


def anaphor(words: str, name: str, before: str, named: str = "") -> tuple[Mention, Mention]:
    """Return a mention of words that stand for a name, and one of the name before them."""
    at, there = ARTICLE.index(words), ARTICLE.index(before)
    return (
        Mention(start=at, end=at + len(words.split()[0]), name=name, anaphor=True),
        Mention(start=there, end=there + len(before), name=named or name),
    )


def test_words_that_stand_for_a_name_count_when_they_are_recorded() -> None:
    cost = ("cost about", "Finch-2", "trainingCost", "about 5.6 million USD")
    said = "about $5.6 million"
    it = anaphor("It cost", "Finch-2", "Finch-2")
    assert "subject 'Finch-2' does not stand" in reasons(candidate(*cost, said=said))
    assert reasons(candidate(*cost, mentions=it, said=said)) == ""
    assert reasons(candidate(*cost, mentions=it[:1], said=said)) == ""
    magpie = (it[0].model_copy(update={"name": "Magpie"}),)
    nowhere = candidate("cost about", "Magpie", *cost[2:], mentions=magpie, said=said)
    assert "subject 'Magpie' does not stand" in reasons(nowhere)
    later = it[0].model_copy(update={"name": "Finch-3"})
    behind = candidate("cost about", "Finch-3", *cost[2:], mentions=(later,), said=said)
    assert "subject 'Finch-3' does not stand" in reasons(behind)
    other = anaphor("It cost", "Finch-2", "Heron AI")
    found = reasons(candidate(*cost, mentions=other, said=said))
    assert "'Heron AI' at" in found
    assert "does not stand" in found


def test_an_anaphor_must_be_words_that_stand_for_something() -> None:
    at = ARTICLE.index("cost about")
    mentions = (
        Mention(start=at, end=at + 4, name="Finch-2", anaphor=True),
        Mention(start=ARTICLE.index("Finch-2"), end=ARTICLE.index("Finch-2") + 7, name="Finch-2"),
    )
    one = candidate("cost about", "Finch-2", "describedAs", "cost", mentions=mentions)
    assert "subject 'Finch-2' does not stand" in reasons(one)


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (candidate("released", "Heron AI", "released", "Finch-2"), "subject 'Heron AI'"),
        (candidate("released", "Finch Labs", "released", "Finch-3"), "object 'Finch-3'"),
        (candidate("released", "Finch", "released", "Finch Labs"), "the same"),
        (candidate("released", "Finch Labs", "launched", "Finch-2"), "no property 'launched'"),
        (candidate("plans to", "Finch Labs", "released", "Finch-3"), "'plans' forbids"),
        (candidate("If it", "Finch Labs", "owns", "Osprey"), "'if' forbids"),
        (candidate("did not", "Heron AI", "released", "Heron-3"), "'not' stands between"),
        (candidate("released", "Finch Labs", "released", "Finch-2", denied="true"), "says no"),
        (candidate("outperforms", "Finch-2", "outperforms", "Heron-1", by="Osprey"), "claimant"),
        (candidate("scored 93%", "Finch-2", "scored", "93 percent"), "not given (said)"),
        (candidate("scored 93%", "Finch-2", "scored", "89 percent", said="93%"), "do not give"),
        (candidate("scored 93%", "Finch-2", "scored", "93 percent", said="94%"), "wording '94%'"),
        (candidate("scored 93%", "Finch-2", "scored", "about 93 percent", said="93%"), "not give"),
        (candidate("cost", "Finch-2", "trainingCost", "5.6 million USD", said="$5.6 million"),
         "they give about 5.6 million USD"),
        (candidate("cost", "Finch-2", "trainingCost", "about 5.6 USD", said="$5.6"), "not give"),
        (candidate("2 yuan", "Finch-2", "price", "2 CNY", said="2 yuan"), "do not give 2 CNY"),
        (candidate("experts", "Finch-2", "experts", "32 experts", said="32 experts"), "not give"),
        (candidate("Jan.", "release of Finch-2", "date", "2025-01-21", said="Jan. 20, 2025"),
         "another day"),
        (candidate("Jan.", "release of Finch-2", "date", "2024-01-20", said="Jan. 20"),
         "another year"),
        (candidate("scored", "Finch-2", "scored", "93 percent", said="93%", benchmark="Magpie"),
         "benchmark 'Magpie'"),
        (candidate("cut prices", "Heron AI", "activity", "cut staff"), "words staff"),
    ],
)  # fmt: skip
def test_what_the_passage_does_not_carry_is_refused(one: Candidate, why: str) -> None:
    assert why in reasons(one)


def test_what_somebody_says_may_be_is_claimed_only_with_its_hedge() -> None:
    text = "Ann Doe said Finch-2 would outperform Heron-1."
    parts = ("outperform", "Finch-2", "outperforms", "Heron-1")
    assert "'would' forbids to take it as claimed" in reasons(
        candidate(*parts, text=text, by="Ann Doe"), text
    )
    for more in ({"hedge": "would"}, {"modality": "predicted"}):
        one = candidate(*parts, text=text, by="Ann Doe", mentions=(), **more)
        assert reasons(one, text) == ""


def test_a_value_that_stands_twice_is_told_apart_by_place() -> None:
    text = "Finch-2 took 5 days, Heron-1 over 5 days."
    one = candidate("took", "Finch-2", "trainingDuration", "5 days", text=text, said="5 days")
    assert "do not give 5 days" in reasons(one, text)
    at = text.index("5 days")
    pointed = one.model_copy(update={"mentions": (Mention(start=at, end=at + 6, name="5 days"),)})
    assert reasons(pointed, text) == ""


def test_a_year_may_be_inferred_only_when_that_is_said() -> None:
    text = "Finch-2 was released on Jan. 20."
    parts = ("released", "release of Finch-2", "date", "2025-01-20")
    bare = candidate(*parts, text=text, said="Jan. 20")
    assert "no year is worded" in reasons(bare, text)
    inferred = candidate(*parts, text=text, said="Jan. 20", inferred="year of the launch")
    assert reasons(inferred, text) == ""
    month = candidate(*parts, text="Finch-2 was released then.", said="then", inferred="year")
    assert "no month is worded" in reasons(month, "Finch-2 was released then.")


def test_a_distance_needs_its_number_its_unit_and_its_direction() -> None:
    text = "Two days after the release of Finch-2, Heron AI updated its app."
    parts = ("updated", "update of Heron AI's app", "date")
    for value, fits in (
        ("release of Finch-2 + 2 days", True),
        ("release of Finch-2 - 2 days", False),
        ("release of Finch-2 + 3 days", False),
        ("release of Finch-2 + 2 weeks", False),
        ("release of Finch-3 + 2 days", False),
    ):
        one = candidate(*parts, value, text=text, said="Two days after")
        assert (reasons(one, text) == "") is fits, value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Finch", "Finch-2 is out."), ("Finch", "Finch V2 is out."), ("Heron", "Heron AI is here."),
        ("Heron-1", "Heron-10 is out."), ("Heron-1", "Heron-1.5 is out."),
        ("Heron-1", "Heron-1-mini is out."), ("Heron-1", "Heron-1o is out."),
        ("Osprey", "An anti-Osprey law."), ("Osprey", "Ospreyhawk is here."),
    ],
)  # fmt: skip
def test_a_name_does_not_stand_within_a_longer_one(name: str, text: str) -> None:
    one = candidate(text.split()[1], name, "describedAs", text.split()[1], text=text)
    found = refusals(one, text, known())
    # Heron is an alias of Heron AI, so that one stands
    assert (Part.SUBJECT in {each.part for each in found}) is (name != "Heron")


@pytest.mark.parametrize(
    "text", ["Osprey's app.", "OSPREY’S app.", "Osprey-backed app.", "(Osprey) app.", "os prey app"]
)
def test_a_name_stands_by_its_folded_key_on_whole_words(text: str) -> None:
    assert reasons(candidate("app", "Osprey", "describedAs", "app", text=text), text) == ""


@given(st.sampled_from(sorted(GROUNDED)), st.integers(-3, 3), st.integers(-3, 3))
def test_another_place_is_refused(name: str, start: int, end: int) -> None:
    assume((start, end) != (0, 0))
    one = GROUNDED[name]
    at = one.locator
    moved = at.model_copy(update={"start": at.start + start, "end": at.end + end})
    assert ground(one.model_copy(update={"locator": moved}), ARTICLE, known())


@given(st.sampled_from(sorted(GROUNDED)), st.data())
def test_another_digit_anywhere_is_refused(name: str, data: st.DataObject) -> None:
    one = GROUNDED[name]
    fields = {"object": one.object, "said": dict(one.options).get("said", "")}
    digits = [(key, at) for key, text in fields.items() for at, c in enumerate(text) if c.isdigit()]
    assume(digits)
    key, at = data.draw(st.sampled_from(digits))
    digit = data.draw(st.sampled_from([c for c in string.digits if c != fields[key][at]]))
    other = fields[key][:at] + digit + fields[key][at + 1 :]
    options = tuple((k, other if k == key else v) for k, v in one.options)
    changed = {"object": other} if key == "object" else {"options": options}
    assert ground(one.model_copy(update=changed), ARTICLE, known())


@given(st.sampled_from(sorted(GROUNDED)), st.sampled_from(["subject", "object", "by"]), st.data())
def test_another_name_is_refused(name: str, part: str, data: st.DataObject) -> None:
    one = GROUNDED[name]
    letters = string.ascii_lowercase
    old = dict(one.options).get("by", "") if part == "by" else getattr(one, part)
    assume(old in known().aliases)
    at = data.draw(st.integers(0, len(old) - 1))
    assume(old[at].isalnum())
    letter = data.draw(st.sampled_from([c for c in letters if c != old[at].casefold()]))
    other = old[:at] + letter + old[at + 1 :]
    options = tuple((k, other if k == "by" else v) for k, v in one.options)
    changed = {"options": options} if part == "by" else {part: other}
    assert ground(one.model_copy(update=changed), ARTICLE, known())


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_hostile_parts_are_refused_and_nothing_falls_over(
    more: str, name: str, value: str, said: str
) -> None:
    text = f"{more} released {name} {said}".replace("\n", " ")
    for predicate in ("released", "scored", "date"):
        one = candidate(
            "released", name, predicate, value, text=text, said=said, by=name, denied="true"
        )
        assert all(ground(one, text, known()))


def test_a_described_label_that_is_no_entity_is_refused() -> None:
    one = GROUNDED["date"].model_copy(update={"subject": "release or Finch-2"})
    assert ground(one, ARTICLE, known())


@pytest.mark.parametrize(
    ("when", "kept"),
    [("2021-05", True), ("2021", False), ("2021-05-03", False), ("2022-05", False)],
)
def test_the_day_of_a_value_is_worded_as_far_as_it_goes(when: str, kept: bool) -> None:
    text = "Finch Labs was valued at $38 billion in May 2021.\n"
    one = candidate(
        "valued", "Finch Labs", "valuation", "38 billion USD", text=text, said="$38 billion",
        as_of=when,
    )  # fmt: skip
    assert (reasons(one, text) == "") is kept
