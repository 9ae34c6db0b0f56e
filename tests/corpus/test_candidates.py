"""Candidates and decisions files: nothing is lost, and nothing wrong is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.candidates import ROW_KEYS, CandidatesFile, format_candidates, read_candidates
from kg.corpus.decisions import (
    Choice,
    Decision,
    DecisionsFile,
    format_decisions,
    read_decisions,
    short_form,
)
from kg.corpus.mentions import mentions_of, mentions_text
from kg.errors import DataError
from kg.model import Locator
from kg.model.candidate import Candidate, Mention, NewEntity, Tier, Unsaid
from tests.corpus.test_canonical import ANY
from tests.making import vocabulary

NAMES = ANY.filter(lambda text: bool(text.strip()))
WORDS = ANY.filter(lambda text: 0 < len(text.split()) <= 8)
SHAS = st.text(alphabet="0123456789abcdef", min_size=64, max_size=64)
PLACES = st.tuples(st.integers(0, 50), st.integers(51, 99))
OPTIONS = st.dictionaries(
    st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,8}", fullmatch=True).filter(
        lambda key: key not in ROW_KEYS
    ),
    ANY,
    max_size=3,
)


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    """Return a mention of any name."""
    start, end = draw(PLACES)
    return Mention(start=start, end=end, name=draw(ANY), anaphor=draw(st.booleans()))


@st.composite
def locators(draw: st.DrawFn) -> Locator:
    """Return the locator of a place."""
    start, end = draw(PLACES)
    number, words, sha = draw(st.integers(1, 99)), draw(WORDS), draw(SHAS)
    return Locator(start=start, end=end, paragraph=number, words=words, sha256=sha)


@st.composite
def candidates(draw: st.DrawFn, places: st.SearchStrategy[Locator]) -> Candidate:
    """Return a candidate of any texts at one of the places."""
    return Candidate(
        document="a",
        subject=draw(NAMES),
        predicate=draw(NAMES),
        object=draw(NAMES),
        options=tuple(draw(OPTIONS).items()),
        locator=draw(places),
        tier=draw(st.sampled_from(Tier)),
        rule=draw(NAMES),
        mentions=tuple(draw(st.lists(mentions(), max_size=3))),
        note=draw(ANY),
    )


@st.composite
def files(draw: st.DrawFn) -> CandidatesFile:
    """Return a candidates file of any texts."""
    places = st.sampled_from(draw(st.lists(locators(), min_size=1, max_size=3)))
    entity = st.builds(
        lambda kind, label, aliases, reason, place: NewEntity(
            kind=kind, label=label, aliases=aliases, reason=reason, start=place[0], end=place[1]
        ),
        NAMES, NAMES, st.lists(NAMES, max_size=2).map(tuple), ANY, PLACES,
    )  # fmt: skip
    left = st.builds(
        lambda number, place, words, reason: Unsaid(
            paragraph=number, start=place[0], end=place[1], words=words, reason=reason
        ),
        st.integers(0, 9), PLACES, ANY, ANY,
    )  # fmt: skip
    return CandidatesFile(
        document="a",
        text_sha256=draw(SHAS),
        made_by=draw(ANY),
        entities=tuple(draw(st.lists(entity, max_size=2))),
        candidates=tuple(draw(st.lists(candidates(places), max_size=4))),
        unsaid=tuple(draw(st.lists(left, max_size=2))),
    )


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("candidates") / "a.yaml"


@given(file=files())
def test_a_written_file_is_read_as_it_was(file: CandidatesFile, path: Path) -> None:
    path.write_text(format_candidates(file), "utf-8")
    again = read_candidates(path)
    assert format_candidates(again) == path.read_text("utf-8")
    assert sorted(map(repr, again.candidates)) == sorted(map(repr, file.candidates))
    assert sorted(map(repr, again.entities)) == sorted(map(repr, file.entities))
    assert sorted(map(repr, again.unsaid)) == sorted(map(repr, file.unsaid))
    heads = [(one.document, one.text_sha256, one.made_by) for one in (again, file)]
    assert heads[0] == heads[1]


@given(found=st.lists(mentions(), max_size=4).map(tuple))
def test_mentions_of_any_names_are_read_back(found: tuple[Mention, ...]) -> None:
    assert mentions_of(mentions_text(found)) == found


@given(
    found=st.lists(
        st.builds(Decision, st.from_regex(r"(candidate|name)/[0-9a-f]{16}", fullmatch=True),
                  st.sampled_from(Choice), ANY, ANY, ANY, ANY),
        max_size=4, unique_by=lambda one: one.id,
    )
)  # fmt: skip
def test_decisions_of_any_words_are_read_back(found: list[Decision], path: Path) -> None:
    file = DecisionsFile("a", tuple(found))
    path.write_text(format_decisions(file), "utf-8")
    assert read_decisions(path) == file


SHA = "0" * 64
ROW = (
    "  - [Heron-1, outperforms, Finch-2, {tier: A, rule: comparison-verb, by: Corvid Labs, "
    "mentions: Heron-1 200-212; it 230-232 anaphor}]"
)
GOOD = f"""document: a
text: {SHA}
made_by: rules 1
entities:
- {{class: Company, label: Foo AI, reason: named before 'said', start: 10, end: 16}}
passages:
- at: {{paragraph: 3, start: 169, end: 402, words: claiming it outperforms}}
  sha256: {SHA}
  claims:
{ROW}
unexpressed:
- {{paragraph: 4, start: 1, end: 9, words: a word, reason: no property says so}}
"""


def test_every_qualifier_of_the_ontology_is_an_option(path: Path) -> None:
    keys = sorted(vocabulary().qualifiers)
    assert "as_of" in keys
    at = Locator(start=0, end=9, paragraph=1, words="a", sha256="0" * 64)
    one = Candidate(document="a", subject="A", predicate="p", object="B", locator=at, tier=Tier.B,
                    rule="r", options=tuple((key, "x") for key in keys))  # fmt: skip
    file = CandidatesFile("a", "0" * 64, "rules", (), (one,))
    path.write_text(format_candidates(file), "utf-8")
    assert read_candidates(path).candidates == (one,)


def test_the_form_of_the_contract_is_the_canonical_one(path: Path) -> None:
    path.write_text(GOOD)
    file = read_candidates(path, {"by"})
    (one,) = file.candidates
    assert (one.tier, one.rule, one.options) == (
        Tier.A,
        "comparison-verb",
        (("by", "Corvid Labs"),),
    )
    assert one.mentions[1].anaphor
    assert short_form(one) == "Heron-1 outperforms Finch-2 (by: Corvid Labs)"
    assert format_candidates(file) == GOOD


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("document: a", "document: ../b", "a.yaml:1: '../b' is not this file's document"),
        (f"text: {SHA}", "text: 12", "a.yaml:2: this is no SHA-256"),
        ("made_by: rules 1\n", "", "the key 'made_by' is missing"),
        ("tier: A", "tier: C", "a.yaml:10: unknown tier 'C'"),
        ("tier: A, ", "", "a.yaml:10: the key 'tier' is missing"),
        ("by: Corvid Labs", "beside: x", "a.yaml:10: unknown key 'beside'"),
        ("Heron-1, outperforms, ", "Heron-1, ", "a.yaml:10: a proposal has 4 parts, not 3"),
        ("[Heron-1,", '[" ",', "a.yaml:10: a part is empty"),
        ("200-212", "212-200", "a.yaml:10: 'Heron-1 212-200' is no mention"),
        ("start: 169, end: 402", "start: 402, end: 169", "a.yaml:7: the place ends before"),
        ("paragraph: 3", "paragraph: 0", "a.yaml:7: this is no place"),
        ("start: 10, end: 16", "start: x, end: 16", "a.yaml:5: 'x' is not a whole number"),
        ("reason: no property says so", "why: x", "a.yaml:12: unknown key 'why'"),
        ("made_by: rules 1", "made_by: &x rules", "a.yaml:3: the anchor 'x' is not allowed"),
        ("made_by: rules 1", "made_by: !!python/name:os.system x", "a.yaml:3: the tag"),
        ("made_by: rules 1", "made_by: \x1b[31m", "a.yaml:3: the control character U+001B"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, what: str, path: Path) -> None:
    assert old in GOOD
    path.write_text(GOOD.replace(old, new, 1))
    with pytest.raises(DataError) as caught:
        read_candidates(path, {"by"})
    assert what in str(caught.value)


def test_every_wrong_row_is_told_at_once(path: Path) -> None:
    row = "  - [a, b, c, {tier: Z, rule: r}]\n"
    path.write_text(GOOD.replace("unexpressed:", f"{row}{row}unexpressed:"))
    with pytest.raises(DataError) as caught:
        read_candidates(path)
    assert [one.where.rsplit(":")[-1] for one in caught.value.problems] == ["11", "12"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("document: b\ndecisions: []\n", "is not this file's document"),
        ("document: a\ndecisions:\n- {id: candidate/1, decision: maybe, was: x}\n", "a.yaml:3"),
        ("document: a\ndecisions:\n- {id: x, decision: accepted, was: x}\n", "is no proposal"),
        (
            "document: a\ndecisions:\n" + "- {id: name/1, decision: accepted, was: x}\n" * 2,
            "a.yaml:4: two decisions on 'name/1'",
        ),
    ],
)
def test_a_wrong_decision_is_told_with_its_line(text: str, what: str, path: Path) -> None:
    path.write_text(text)
    with pytest.raises(DataError, match=what):
        read_decisions(path)


def test_without_a_file_nothing_is_decided(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "b.yaml") == DecisionsFile("b")
