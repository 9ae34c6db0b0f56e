"""Relative dates are counted from the date of their anchor, in order and never in a circle."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from kg.corpus.passages import ClaimsFile, Passage, Row
from kg.errors import DataError
from kg.graph.engine import Engine
from kg.model import Assertion, Document, Entity, PartialDate
from kg.pipeline import ensure_build, load_graph
from kg.resolve.index import EntityIndex
from kg.resolve.resolution import Resolver
from kg.resources import Root, shipped_root
from tests.making import shipped_graph, table, vocabulary

NAMES = ("launch", "cut", "fall", "update")
ENTITIES = [Entity(id=f"event/{name}", kind="Event", label=f"the {name}") for name in NAMES]
PERSON = Entity(id="person/ada", kind="Person", label="Ada")
FIRM = Entity(id="company/corvane", kind="Company", label="Corvane")

#: subject, date as it is written, and options, by document
Rows = dict[str, list[tuple[str, str, dict[str, str]]]]


def file(key: str, rows: list[tuple[str, str, dict[str, str]]]) -> ClaimsFile:
    made = tuple(
        Row(subject, "foundedIn" if subject == "Corvane" else "date", date, options, line)
        for line, (subject, date, options) in enumerate(rows, 1)
    )
    passages = tuple(
        Passage(1, "it grew", {}, (row,), 3, start=row.line, end=99, sha256="0" * 64)
        for row in made
    )
    return ClaimsFile(Path(f"{key}.yaml"), key, {"it": "the launch"}, passages)


def resolved(**rows: Sequence[tuple[str, ...]]) -> dict[str, list[Assertion]]:
    """Return the assertions of each document; a row is subject, date, and 'option: value's."""
    files = [
        file(key, [(one[0], one[1], dict(o.split(": ") for o in one[2:])) for one in listed])
        for key, listed in rows.items()
    ]
    resolver = Resolver(
        vocabulary(), table(), EntityIndex([*ENTITIES, PERSON, FIRM]), lambda _: []
    ).anchored(files)
    return {one.document: resolver.resolve(one, document(one.document)) for one in files}


def document(key: str) -> Document:
    return Document(
        id=f"document/{key}", key=key, file="a.txt", sha256="0" * 64, characters=999, label=key
    )


def dates(**rows: Sequence[tuple[str, ...]]) -> list[str]:
    said = [one.claim.object for found in resolved(**rows).values() for one in found]
    return [one.edtf for one in said if isinstance(one, PartialDate)]


def refused(says: str, where: str, **rows: Sequence[tuple[str, ...]]) -> DataError:
    with pytest.raises(DataError, match=says) as error:
        resolved(**rows)
    assert error.value.problems[0].where == where
    assert error.value.problems[0].fix
    return error.value


DAY = ("the launch", "2025-01-20")
LATER = ("the update", "the launch + 2 days")


def test_a_date_is_counted_from_the_anchor_and_the_arithmetic_is_kept() -> None:
    rows = [DAY, (*LATER, "inferred: year inferred"), LATER]
    plain, first, second = resolved(a=rows)["a"]
    assert (plain.anchor, plain.inferred) == ("", "")
    assert (first.anchor, second.anchor) == ("event/launch", "event/launch")
    sum_ = "the launch (20 January 2025) + 2 days = 22 January 2025"
    assert (first.inferred, second.inferred) == (f"{sum_}; year inferred", sum_)
    assert dates(a=[DAY, LATER]) == dates(a=[LATER, DAY])[::-1] == ["2025-01-20", "2025-01-22"]


def test_a_counted_date_is_the_same_claim_as_the_written_one() -> None:
    found = resolved(a=[DAY, LATER], b=[("the update", "2025-01-22")])
    assert found["a"][1].claim.id == found["b"][0].claim.id


def test_the_documents_own_date_goes_before_those_of_others() -> None:
    rows: dict[str, list[tuple[str, ...]]] = {
        "a": [DAY],
        "b": [("the launch", "2025-02-01"), LATER],
        "c": [("the launch", "2025")],
    }
    assert dates(**rows)[2] == "2025-02-03"


def test_without_a_date_of_its_own_a_document_takes_that_of_all() -> None:
    assert dates(a=[DAY], b=[LATER], c=[("the launch", "2025-01")])[1] == "2025-01-22"
    refused("is dated differently, by 20 January 2025, 1 February 2025", "c.yaml:1",
            a=[DAY], b=[("the launch", "2025-02-01")], c=[LATER])  # fmt: skip


def test_the_tightest_of_nested_dates_of_one_document_holds() -> None:
    for said in permutations(["2025-01-20", "2025-01", "2025-01-18~"]):
        assert dates(a=[*(("the launch", one) for one in said), LATER])[-1] == "2025-01-22"


@pytest.mark.parametrize("other", ["2025-01-21", "2024", "[2025-01-20..2025-01-22]"])
def test_dates_that_differ_in_one_document_are_no_anchor(other: str) -> None:
    rough = ("the launch", "[2025-01-19..2025-01-21]" if other.startswith("[") else "2025-01-20")
    refused("the anchor 'the launch' is dated differently", "a.yaml:3",
            a=[rough, ("the launch", other), LATER])  # fmt: skip


def test_questions_and_denials_date_nothing_but_may_be_counted() -> None:
    rows: list[tuple[str, ...]] = [
        DAY,
        ("the launch", "2024", "denied: true"),
        ("the launch", "2023", "modality: asked"),
    ]
    assert dates(a=[*rows, LATER])[-1] == "2025-01-22"
    assert dates(a=[DAY, (*LATER, "denied: true")])[-1] == "2025-01-22"
    refused("is not dated", "a.yaml:2", a=[("the launch", "2025", "denied: true"), LATER])


def test_chains_are_resolved_in_order_whatever_the_order_of_rows() -> None:
    rows = [DAY, LATER, ("the cut", "the update - 1 weeks"), ("the fall", "the cut + 1 days")]
    for said in permutations(rows):
        assert sorted(dates(a=list(said))) == sorted(
            ["2025-01-20", "2025-01-22", "2025-01-15~", "2025-01-16~"]
        )
    split: dict[str, list[tuple[str, ...]]] = {f"d{n}": [row] for n, row in enumerate(rows)}
    assert dates(**split) == ["2025-01-20", "2025-01-22", "2025-01-15~", "2025-01-16~"]


@pytest.mark.whole
def test_a_long_chain_ends() -> None:
    steps = [Entity(id=f"event/{n}", kind="Event", label=f"step {n}") for n in range(3000)]
    entities = [*ENTITIES, *steps]
    rows: list[tuple[str, str, dict[str, str]]] = [
        (f"step {n}", f"step {n - 1} + 1 days", {}) for n in range(1, 3000)
    ]
    one = file("a", [("step 0", "2025-01-01", {}), *rows])
    resolver = Resolver(vocabulary(), table(), EntityIndex(entities), lambda _: []).anchored([one])
    last = resolver.resolve(one, document("a"))[-1].claim.object
    assert isinstance(last, PartialDate)
    assert last.edtf == "2033-03-19"


@pytest.mark.parametrize(
    "rows",
    [
        {"a": [("the launch", "the launch + 1 days")]},
        {"a": [DAY, ("the launch", "the launch + 0 days")]},
        {"a": [("the launch", "the cut + 1 days"), ("the cut", "the launch - 1 days")]},
        {"a": [("the launch", "the cut + 1 days")], "b": [("the cut", "the launch - 1 days")]},
    ],
)
def test_a_circle_is_refused_with_its_line(rows: dict[str, list[tuple[str, ...]]]) -> None:
    line = 2 if rows["a"][0] == DAY else 1
    error = refused("a date is counted from itself: ", f"a.yaml:{line}", **rows)
    assert "event/launch" in error.problems[0].what


def test_two_documents_may_count_in_opposite_directions() -> None:
    rows: dict[str, list[tuple[str, ...]]] = {"a": [DAY, LATER], "b": [("the update", "2025-01-23"),
                                     ("the launch", "the update - 2 days")]}  # fmt: skip
    assert dates(**rows) == ["2025-01-20", "2025-01-22", "2025-01-23", "2025-01-21"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (LATER, "the anchor 'the launch' is not dated by any document"),
        (("the cut", "the start + 2 days"), "nothing is called 'the start'"),
        (("the cut", "Ada + 2 days"), "the anchor 'Ada' is of class Person, not Event"),
        (("the cut", "the fall + 2 hours"), "is not a date of the form"),
        (("Corvane", "the launch - 2 years"), "is not dated by any document"),
    ],
)
def test_an_anchor_without_date_is_refused_with_its_line(row: tuple[str, ...], says: str) -> None:
    refused(says, "a.yaml:1", a=[row])


def test_what_hangs_on_an_undated_anchor_says_where_to_look() -> None:
    error = refused("is not dated", "a.yaml:1", a=[LATER, ("the cut", "the update + 1 days")])
    assert error.problems[1].what.endswith("is counted from an event without a date")
    assert error.problems[1].fix == "see a.yaml:1"


def test_an_anchor_beyond_the_calendar_says_where_to_look() -> None:
    rows = [("the launch", "9999-12-31"), LATER, ("the cut", "the update - 1 days")]
    error = refused("lies beyond the calendar", "a.yaml:2", a=rows)
    assert error.problems[1].fix == "see a.yaml:2"


def test_every_property_that_takes_a_date_may_be_counted_and_local_names_hold() -> None:
    assert dates(a=[DAY, ("Corvane", "it - 2 years")])[1] == "[2022-07-22..2023-07-21]"


def test_the_counted_dates_of_the_shipped_data() -> None:
    found = {
        (one.document, one.anchor, one.claim.object.edtf, one.inferred.split(";")[0])
        for one in shipped_graph().assertions
        if one.anchor and isinstance(one.claim.object, PartialDate)
    }
    launch, r1 = "event/release-of-qwen-2.5-max", "event/release-of-deepseek-r1"
    two = "release of DeepSeek-R1 (20 January 2025) + 2 days = 22 January 2025"
    three = "release of Qwen 2.5-Max (29 January 2025) - 3 weeks = about 8 January 2025"
    assert found == {
        ("document/001", launch, "2025-01-08~", three),
        ("document/003", r1, "2025-01-22", two),
        ("document/004", r1, "2025-01-22", two),
    }


def test_the_line_of_a_wrong_date_in_a_file_is_shown(tiny_root: Root) -> None:
    path = tiny_root.data / "claims" / "a.yaml"
    wrong = "  - [release of Finch-2, date, release of Finch-2 + 2 days]\n"
    text = path.read_text("utf-8").replace("  claims:\n", f"  claims:\n{wrong}", 1)
    path.write_text(text, "utf-8")
    with pytest.raises(DataError, match="counted from itself") as error:
        load_graph(tiny_root)
    line = text[: text.index("release of Finch-2 + 2 days")].count("\n") + 1
    assert error.value.problems[0].where == f"{path}:{line}"


def test_the_anchor_stands_in_the_graph(
    shipped_cache: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRACE_CACHE", shipped_cache)
    root = shipped_root()
    engine = Engine.on_disk(ensure_build(root), root.prefixes())
    query = "SELECT ?label { ?a air:anchoredTo/rdfs:label ?label ; air:inferredFrom ?how }"
    assert sorted(row["label"] for row in engine.texts(query)) == [
        "release of DeepSeek-R1", "release of DeepSeek-R1", "release of Qwen 2.5-Max",
    ]  # fmt: skip
