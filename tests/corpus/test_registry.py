"""Entities, documents, judgements and tables are read strictly."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from kg.corpus.registry import (
    read_documents,
    read_entities,
    read_expectations,
    read_judgements,
    read_severities,
    read_tables,
    yaml_files,
)
from kg.errors import DataError
from kg.graph.store import input_digest
from kg.pipeline import load_graph
from kg.resources import Root, shipped_root
from tests.making import vocabulary

SHA = "0" * 64
DOCUMENT = f"label: A\nfile: a.txt\ncharacters: 9\nsha256: '{SHA}'\n"
ENTITY = "Company:\n- id: company/a\n  label: A\n"


def refuse_entities(folder: Path, text: str, says: str) -> None:
    (folder / "a.yaml").write_text(text, "utf-8")
    with pytest.raises(DataError, match=says) as error:
        read_entities([folder], vocabulary())
    assert error.value.problems[0].where.startswith(f"{folder / 'a.yaml'}:")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Firm:\n- id: company/a\n  label: A\n", "unknown class 'Firm'"),
        ("Company: A\n", "a list was expected"),
        ("- A\n", "a mapping was expected"),
        ("Company:\n- label: A\n", "the key 'id' is missing"),
        ("Company:\n- id: company/a\n", "the key 'label' is missing"),
        ("Company:\n- id: company/a\n  label:\n", "a name is empty"),
        (f"{ENTITY}  aliases: [' ']\n", "a name is empty"),
        (f"{ENTITY}  aliases: B\n", "a list was expected"),
        (f"{ENTITY}  alias: B\n", "unknown key 'alias'"),
        ("Company:\n- id: Company/A\n  label: A\n", "'Company/A' is no identifier"),
        ("Company:\n- id: a\n  label: A\n", "'a' is no identifier"),
        ("Company:\n- id: company/a>b\n  label: A\n", "is no identifier"),
        (f"{ENTITY}- id: company/a\n  label: B\n", "the id 'company/a' stands twice"),
        (f"{ENTITY}  matches: [Q1]\n", "'Q1' is no IRI"),
        (f"{ENTITY}  matches: ['https://a.example/x> <y']\n", "is no IRI"),
        (f'{ENTITY}  matches: ["https://a.example/\\x01"]\n', "is no IRI"),
    ],
)
def test_a_wrong_entity_is_refused_with_its_line(text: str, says: str, tmp_path: Path) -> None:
    refuse_entities(tmp_path, text, says)


def test_one_identifier_in_two_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(ENTITY)
    (tmp_path / "a.yaml").write_text(ENTITY)
    with pytest.raises(DataError, match=r"b\.yaml:2: the id 'company/a' stands twice"):
        read_entities([tmp_path], vocabulary())


def test_entities_are_sorted_whatever_their_files_are_called(tmp_path: Path) -> None:
    (tmp_path / "z.yaml").write_text(ENTITY)
    (tmp_path / "a.yaml").write_text("Person:\n- {id: person/b, label: B}\n")
    assert [one.id for one in read_entities([tmp_path], vocabulary())] == ["company/a", "person/b"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("file: a.txt>file: ../a.txt", "this is no plain file name"),
        ("file: a.txt>file: .hidden", "this is no plain file name"),
        (f"'{SHA}'>abc", "this is no SHA-256"),
        ("9>many", "is not a whole number"),
        ("label: A>label: ' '", "a name is empty"),
        ("label: A>label: A\nurl: javascript:alert(1)", "this is no web address"),
        ("label: A>label: A\nurl: wd:Q1", "this is no web address"),
        ("label: A>label: A\nlanguage: en us", "this is no language tag"),
        ("label: A>label: A\npublished: someday", "is not a date of the form"),
        ("label: A>label: A\npublished: 2025-02-30", "is no day of the calendar"),
        ("label: A>label: A\nsource: x", "unknown key 'source'"),
        ("file: a.txt\n>", "the key 'file' is missing"),
    ],
)
def test_a_wrong_document_is_refused(change: str, says: str, tmp_path: Path) -> None:
    old, _, new = change.partition(">")
    (tmp_path / "a.yaml").write_text(DOCUMENT.replace(old, new))
    with pytest.raises(DataError, match=says):
        read_documents([tmp_path])


def test_the_name_of_a_document_is_its_file_name(tmp_path: Path) -> None:
    (tmp_path / "004.yaml").write_text(DOCUMENT)
    found = read_documents([tmp_path])[0]
    assert (found.id, found.key, found.language) == ("document/004", "004", "en")
    (tmp_path / "A B.yaml").write_text(DOCUMENT)
    with pytest.raises(DataError, match="'A B' is no key"):
        read_documents([tmp_path])


@pytest.mark.parametrize("name", ["b.yml", "B.YAML", "sub/c.yaml"])
def test_a_file_that_would_be_passed_over_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: b\n")
    assert yaml_files(tmp_path) == [tmp_path / "a.yaml"]
    (tmp_path / "sub").mkdir()
    (tmp_path / name).write_text("a: b\n")
    with pytest.raises(DataError, match="this file would not be read"):
        yaml_files(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  about: {lower: 0.9, upper: 1.1}\n", "", "the key 'about' is missing"),
        ("  about:", "  abuot:", "unknown key 'abuot'"),
        ("upper: 1.1", "upper: NaN", "a factor is no number"),
        ("upper: 1.1", "upper: Infinity", "a factor is no number"),
        ("upper: 1.1", "upper: 0.8", "would not hold the amount"),
        ("lower: 0.9, upper: 1.1", "lower: 1.05, upper: 1.1", "would not hold the amount"),
        ("  month: 15\n", "", "the key 'month' is missing"),
        ("  month: 15", "  month: some", "is not a whole number"),
        ('USD: "{n} USD"', "USD: USD", "has no place for the amount"),
        ("version: 1\n", "", "the key 'version' is missing"),
        ("  weeks: 4\n", "", "the key 'weeks' is missing"),
        ("  weeks: 4\n", "  hours: 4\n", "unknown key 'hours'"),
        ("per: 24", "per: 0", "a unit is nothing of another one"),
        ("per: 24", "per: 1e2", "a factor is no number"),
        ("unit: days, per", "unit: moons, per", "'moons' is not a unit"),
        ("  hours: {", "  days: {", "'days' is a unit already"),
        ("unit: days, per", "into: days, per", "unknown key 'into'"),
    ],
)
def test_a_wrong_table_is_refused(old: str, new: str, says: str, tmp_path: Path) -> None:
    right = (shipped_root().data / "wording.yaml").read_text("utf-8")
    assert old in right
    (tmp_path / "wording.yaml").write_text(right.replace(old, new, 1))
    with pytest.raises(DataError, match=says):
        read_tables(tmp_path / "wording.yaml")


def test_a_table_may_do_without_conversions_and_relative_dates(tmp_path: Path) -> None:
    text = (shipped_root().data / "wording.yaml").read_text("utf-8")
    bare = re.sub(r"^(relative|conversions):\n(  .*\n)+", "", text, flags=re.MULTILINE)
    (tmp_path / "wording.yaml").write_text(bare)
    found = read_tables(tmp_path / "wording.yaml")
    assert (found.relative, found.conversions) == ({}, {})
    assert read_tables(shipped_root().table("wording.yaml")).relative["weeks"] == 4


def test_judgements_are_read_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    assert list(read_judgements(path)) == []
    line = "subject: A, property: date, verdict: settled, reason: a dated notice, holds: 5 USD"
    path.write_text(f"- {{{line}}}\n")
    [(item, one)] = read_judgements(path)
    assert (item.line, one.subject, one.verdict.value) == (1, "A", "settled")
    path.write_text(f"- {{{line.replace(', holds: 5 USD', '')}}}\n")
    with pytest.raises(DataError, match="the key 'holds' is missing"):
        list(read_judgements(path))
    path.write_text(f"- {{{line.replace('settled', 'right')}}}\n")
    with pytest.raises(DataError, match="unknown verdict 'right'"):
        list(read_judgements(path))


def test_expectations_are_numbers_by_name(tmp_path: Path) -> None:
    assert read_expectations(tmp_path / "none.yaml") == {}
    (tmp_path / "e.yaml").write_text("Claim: 5\n")
    assert read_expectations(tmp_path / "e.yaml") == {"Claim": 5}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: error\n", "the key 'b' is missing"),
        ("a: error\nb: info\nc: info\n", "unknown key 'c'"),
        ("a: error\nb: bad\n", "unknown severity 'bad'"),
    ],
)
def test_severities_name_every_rule_and_no_other(text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(text)
    with pytest.raises(DataError, match=says):
        read_severities([tmp_path / "s.yaml"], {"a", "b"})


def test_the_tiny_data_are_whole(tiny_root: Root) -> None:
    assert len(read_documents(tiny_root.folders("documents"))) == 3
    assert len(read_entities(tiny_root.folders("entities"), vocabulary())) == 12


@pytest.mark.parametrize("name", [".#a.yaml", "._a.yaml", ".git/x.yaml"])
def test_hidden_files_are_no_data(name: str, tiny_root: Root) -> None:
    path = tiny_root.data / "claims" / name
    before = load_graph(tiny_root).counts(), input_digest(tiny_root)
    path.parent.mkdir(exist_ok=True)
    path.write_text("no data: [")
    assert (load_graph(tiny_root).counts(), input_digest(tiny_root)) == before
    path.unlink()
    path.symlink_to("nowhere")
    assert (load_graph(tiny_root).counts(), input_digest(tiny_root)) == before


@pytest.mark.parametrize("name", ["data/claims/x.yaml", "ontology/x.ttl"])
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_pipe_or_device_is_no_data(name: str, kind: str, tiny_root: Root) -> None:
    path = tiny_root.data.parent / name
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    with pytest.raises(DataError, match="not a file"):
        input_digest(tiny_root)
    with pytest.raises(DataError, match="not a file"):
        load_graph(tiny_root)


def test_a_pipe_is_no_prefix_map(tiny_root: Root) -> None:
    path = tiny_root.ontology / "prefixes.json"
    path.unlink()
    os.mkfifo(path)
    for read in (tiny_root.prefixes, tiny_root.input_files):
        with pytest.raises(DataError, match="not a file"):
            read()
