"""No question gives what only a replaced release of a table says for what holds now.

The tables have a column for each property that their class can have, in every manner, and each
value of the earlier release says that it is stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph.engine import Engine
from kg.graph.ontology import read_vocabulary
from kg.graph.question import Question, read_question, read_questions
from kg.identifiers import sha256_hex
from kg.model import Property, Range, Vocabulary
from kg.pipeline import ensure_build
from kg.resources import Root, shipped_root

CLASSES = (
    "AIModel", "Company", "Division", "Person", "Group", "Benchmark", "Technique", "Product",
    "Hardware", "Release", "MarketFall", "PriceCut", "Interview",
)  # fmt: skip
#: each speaks in its own tables, in its own interest too
CLAIMANTS = ("Publisher", "Person", "Group", "Company")
MANNERS = ("claimed", "predicted", "alleged", "opinion")
QUESTIONS = read_questions(shipped_root().query_files("questions"))
#: these are about all names that the graph knows
NAMES = {"entities", "mentions"}


def rules(vocabulary: Vocabulary, kind: str) -> Iterator[Property]:
    """Yield the properties of the class whose values a cell can give."""
    for one in vocabulary.properties.values():
        if vocabulary.is_a(kind, one.domain) and one.name != "cites":
            yield one


def rule(one: Property, manner: str) -> str:
    fields = [f"property: {one.name}", f"modality: {manner}"]
    if one.range is Range.ENTITY:
        kind = one.range_classes[0]
        fields += [f"class: {'Company' if kind == 'Organization' else kind}", "create: true"]
    if one.range is Range.QUANTITY and not one.unit:
        fields.append("unit: USD")
    if one.name == "scored":
        fields.append("qualifiers: {benchmark: Pond Test}")
    return f"  {one.name}: {{{', '.join(fields)}}}"


def cell(one: Property, word: str) -> str:
    """Return a value that says whether it is stale: by the word, the number 77 or the year."""
    if one.range is Range.QUANTITY:
        return "77" if word == "Stale" else "55"
    if one.range is Range.DATE:
        return "1977-03-01" if word == "Stale" else "2025-03-01"
    return f"{word} {one.name}" + (" things" if one.range is Range.TEXT else "")


def mapping(vocabulary: Vocabulary, kind: str, number: int) -> str:
    made = "Maker" if kind == "AIModel" else f"Teller {number}"
    speaker = "Company" if kind == "AIModel" else CLAIMANTS[number % len(CLAIMANTS)]
    return "\n".join(
        [
            "version: 1",
            f"title: {kind}",
            f"claimant: {{name: {made}, class: {speaker}, create: true}}",
            f"subject: {{column: Name, class: {kind}, create: true}}",
            "columns:",
            *(
                rule(one, MANNERS[(number + place) % len(MANNERS)])
                for place, one in enumerate(rules(vocabulary, kind))
            ),
        ]
    )


def table(vocabulary: Vocabulary, kind: str, word: str) -> str:
    columns = list(rules(vocabulary, kind))
    cells = [
        "Maker" if (kind, one.name) == ("AIModel", "developedBy") else cell(one, word)
        for one in columns
    ]
    return "\n".join(
        [",".join(["Name", *(one.name for one in columns)]), ",".join([f"The {kind}", *cells])]
    )


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Yield the engine over tables of two releases, the later of which changed every value."""
    top = tmp_path_factory.mktemp("superseded")
    home, vocabulary = top / "home", read_vocabulary(shipped_root())
    for name in ("tables", "data/entities", "data/mappings", "data/documents"):
        (home / name).mkdir(parents=True)
    (home / "airace.yaml").write_text("version: 1\nstacks: nothing\n")
    (home / "data" / "entities" / "tests.yaml").write_text(
        "Benchmark:\n- id: benchmark/pond-test\n  label: Pond Test\n"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIRACE_CACHE", str(top / "cache"))
        for number, kind in enumerate(CLASSES):
            put(home, kind, number, vocabulary)
        yield Engine.on_disk(ensure_build(Root.at(home)), Root.at(home).prefixes())


def put(home: Path, kind: str, number: int, vocabulary: Vocabulary) -> None:
    key = kind.lower()
    (home / "data/mappings" / f"{key}.yaml").write_text(mapping(vocabulary, kind, number))
    for word in ("Stale", "Fresh"):
        name, text = f"{word.lower()}-{key}", table(vocabulary, kind, word)
        (home / "tables" / f"{name}.csv").write_text(text)
        lines = [
            f"file: {name}.csv", f"label: {name}", f"publisher: House of {kind}", f"mapping: {key}",
            f"characters: {len(text)}", f"sha256: {sha256_hex(text)}",
        ]  # fmt: skip
        lines += [f"replaces: stale-{key}"] if word == "Fresh" else []
        (home / "data/documents" / f"{name}.yaml").write_text("\n".join(lines) + "\n")


def stale(row: dict[str, str]) -> bool:
    """Return whether the row says what is stale; that a document is called so is no saying."""
    cells = [cell for name, cell in row.items() if name not in ("documentLabel", "title", "url")]
    return any("stale" in cell.casefold() or "77" in cell for cell in cells)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)
def test_what_was_replaced_is_marked_or_left_out(engine: Engine, question: Question) -> None:
    rows = engine.texts(question.text)
    bare = [row for row in rows if stale(row) and "superseded" not in row.values()]
    assert question.name in NAMES or bare == []


@pytest.mark.parametrize("name", ["documents", "publishers"])
def test_the_counts_made_with_the_build_are_those_of_the_releases(
    engine: Engine, name: str
) -> None:
    made, plain = (
        read_question(shipped_root().queries / folder / f"{name}.rq")
        for folder in ("questions", "plain")
    )
    rows = engine.texts(made.text)
    assert rows == engine.texts(plain.text)
    assert len(rows) == len(CLASSES) * (2 if name == "documents" else 1)
    replaced = [row for row in rows if row.get("replacedBy")]
    assert all(row["replacedBy"] == f"fresh-{row['documentLabel'][6:]}" for row in replaced)
