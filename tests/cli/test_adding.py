"""add and documents, as a user types them in a workspace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.corpus.overlap import read_overlaps
from kg.resources import shipped_root
from tests.cli.conftest import documents
from tests.conftest import Run
from tests.reading.making import news, page, pdf

pytestmark = pytest.mark.usefixtures("work_here")


def snapshot(space: Path) -> dict[str, bytes]:
    files = sorted(path for path in space.rglob("*") if path.is_file())
    return {str(path.relative_to(space)): path.read_bytes() for path in files}


def test_a_page_is_added_with_what_it_says_of_itself(run: Run, space: Path, source: Path) -> None:
    (source / "a.html").write_bytes(page())
    out = run("add", str(source / "a.html"))
    assert out.stdout == "added acme-cuts-the-price: 70 words, Acme cuts the price\n"
    assert out.stderr == "1 added, 0 known, 0 refused\nnext: kg extract\n"
    one = documents(space)["acme-cuts-the-price"]
    assert (one.label, one.published) == ("Acme Daily (acme-cuts-the-price)", "2025-01-29")
    assert (one.author, one.language) == ("Jo Doe", "en-GB")
    assert one.source_sha256 not in ("", one.sha256)


def test_the_shipped_data_are_never_added_to(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Acme is cheap.")
    assert "kg init" in run("add", "a.txt", code=1).stderr
    top = str(shipped_root().data.parent)
    assert "kg init" in run("--root", top, "add", "a.txt", code=1).stderr


def test_what_is_not_stated_is_named_and_can_be_given(run: Run, space: Path, source: Path) -> None:
    (source / "a.txt").write_text("Acme is cheap.")
    out = run("add", str(source / "a.txt"))
    assert "not stated: title, author, publisher, url, date, language" in out.stderr
    (source / "b.txt").write_text("Boxer is dear.")
    stated = ["--title", "Boxer", "--author", "Jo", "--publisher", "Daily", "--date", "May 2025"]
    more = ["--url", "https://a.example/b", "--language", "en", "--key", "mine"]
    out = run("add", str(source / "b.txt"), *stated, *more)
    assert "not stated" not in out.stderr
    one = documents(space)["mine"]
    assert (one.label, one.published, one.url) == ("Daily (mine)", "2025-05", "https://a.example/b")


def test_what_is_missing_is_asked_for(run: Run, space: Path, source: Path) -> None:
    (source / "a.txt").write_text("Acme is cheap.")
    answers = "Cheap\n\nDaily\nlast week\n2025-01\n\nen\n"
    out = run("add", "--ask", str(source / "a.txt"), stdin=answers)
    assert "--date cannot be 'last week'" in out.stderr
    one = documents(space)["cheap"]
    assert (one.title, one.author, one.published, one.language) == ("Cheap", "", "2025-01", "en")


def test_hard_wrapped_text_becomes_paragraphs_unless_told_not_to(
    run: Run, space: Path, source: Path
) -> None:
    one = "Acme released the model Boxer 2 on Monday, and said that it costs less than\nits rivals."
    text = f"{one}\n\n{one.replace('Boxer', 'Heron')}\n"
    (source / "a.txt").write_text(text)
    out = run("add", str(source / "a.txt"), "--key", "kept", "--keep-lines")
    assert "joined" not in out.stderr
    assert (space / "texts" / documents(space)["kept"].file).read_text() == text
    (source / "b.txt").write_text(text.replace("Acme", "Brio"))
    out = run("add", str(source / "b.txt"), "--key", "joined")
    assert "lines (4) joined to paragraphs, as it is hard-wrapped; --keep-lines" in out.stderr
    found = (space / "texts" / documents(space)["joined"].file).read_text().split("\n")
    assert found[0] == one.replace("Acme", "Brio").replace("\n", " ")


@pytest.mark.parametrize(
    "words",
    [
        ["--date", "last week"],
        ["--url", "javascript:alert(1)"],
        ["--language", "no language"],
        ["--key", "../../x"],
        ["--workers", "0"],
        ["--title", "a", "b.txt"],
    ],
)
def test_an_option_that_cannot_be_is_wrong_usage(
    run: Run, space: Path, source: Path, words: list[str]
) -> None:
    (source / "a.txt").write_text("Acme is cheap.")
    run("add", str(source / "a.txt"), *words, code=2)
    assert documents(space) == {}


def test_the_same_article_is_noticed(run: Run, space: Path, source: Path) -> None:
    text = "Acme is cheap.\n"
    for name, data in {
        "a.txt": text,
        "b.txt": text,
        "c.md": "---\ntitle: Other\n---\n" + text,
        "d.html": page().decode(),
        "e.html": page().decode().replace("Nobody else", "Hardly anybody else"),
    }.items():
        (source / name).write_text(data, newline="")
    out = run("add", str(source), "--workers", "1").stdout
    assert f"known a: {source}/b.txt is the same file" in out
    assert f"known a: {source}/c.md is the same text" in out
    assert f"known acme-cuts-the-price: {source}/e.html is the same address" in out
    assert len(documents(space)) == 2
    before = snapshot(space)
    assert "0 added, 5 known, 0 refused" in run("add", str(source), "--workers", "1").stderr
    assert snapshot(space) == before


def test_a_near_copy_counts_as_one_origin(run: Run, space: Path, source: Path) -> None:
    (source / "a.txt").write_text(news(1))
    (source / "b.txt").write_text(news(1, 200) + news(2, 100))
    (source / "c.txt").write_text(news(3))
    out = run("add", str(source), "--workers", "1").stderr
    assert "one origin with news-number-1: they share" in out
    assert "a new edition of it? kg retract news-number-1-2, put the text into texts/news-n" in out
    (overlap,) = read_overlaps(space / "data" / "overlaps.yaml")
    assert overlap.documents == ("news-number-1", "news-number-1-2")
    measured = space / "measured.yaml"
    (space / "data" / "overlaps.yaml").rename(measured)
    run("sources", "--measure")
    assert overlap in read_overlaps(space / "data" / "overlaps.yaml")


def test_hostile_names_and_titles_are_harmless(run: Run, space: Path, source: Path) -> None:
    title = "../../x\u202e <script>alert(1)</script> \x1b]0;evil\x07: [a, &b *c] " + "y" * 9000
    (source / "a.md").write_text(f"# {title}\n\nAcme is cheap.")
    name = "\x1b[31m$(touch pwned); ..\\..\\x .txt"
    (source / name).write_text("Acme is dear.")
    out = run("add", str(source))
    assert "\x1b" not in out.output
    assert "\u202e" not in out.output
    found = documents(space)
    assert len(found) == 2
    assert all(len(one.title) <= 300 for one in found.values())
    assert {path.parent.name for path in space.rglob("*") if path.is_file()} == {
        "space",
        "texts",
        "documents",
    }
    run("check")
    assert "<script>" in run("documents", "--format", "json").stdout


def test_files_that_cannot_be_read_are_told_and_the_others_are_added(
    run: Run, space: Path, source: Path
) -> None:
    (source / "a.txt").write_bytes(bytes(range(256)) * 10)
    (source / "b.txt").write_bytes(b"")
    (source / "c.txt").write_bytes(b"Acme is cheap.")
    (source / "d.txt").write_bytes(b"a" * 1_000_001)
    (source / "e.pdf").write_bytes(pdf(""))
    (source / "f.png").write_bytes(b"\x89PNG")
    none = str(source / "none")
    out = run("add", str(source), none, "--max-megabytes", "1", "--workers", "1", code=1)
    for says in ("binary", "no text", "larger than 1 MB", "may be a scan", "save a page"):
        assert says in out.stderr
    assert "1 passed over: of another type (.png)" in out.stderr
    assert "1 added, 0 known, 5 refused" in out.stderr
    assert list(documents(space)) == ["c"]


def test_a_folder_with_nothing_to_read_is_an_error(run: Run, space: Path, source: Path) -> None:
    assert "no file to read" in run("add", str(source), code=1).stderr


def test_a_key_that_is_taken_is_refused(run: Run, space: Path, source: Path) -> None:
    for name in ("a", "b"):
        (source / f"{name}.txt").write_text(f"Acme said {name}.")
    run("add", str(source / "a.txt"), "--key", "mine")
    out = run("add", str(source / "b.txt"), "--key", "mine", code=1)
    assert "belongs to another document" in out.stderr


def test_own_documents_come_first_and_are_told_from_shipped_ones(run: Run, tmp_path: Path) -> None:
    stacked = tmp_path / "stacked"
    run("init", str(stacked))
    (tmp_path / "z.txt").write_text("Acme is cheap.")
    run("--root", str(stacked), "add", str(tmp_path / "z.txt"))
    rows = json.loads(run("--root", str(stacked), "documents", "--format", "json").stdout)
    assert [one["layer"] for one in rows] == ["own"] + ["shipped"] * (len(rows) - 1)
    assert rows[0]["key"] == "z"
    assert len(rows) > 1
    shipped = json.loads(run("documents", "--format", "json").stdout)
    assert {one["layer"] for one in shipped} == {"shipped"}


def test_an_encoding_can_be_named(run: Run, space: Path, source: Path) -> None:
    (source / "a.txt").write_bytes("Цена".encode("koi8-r"))
    run("add", str(source / "a.txt"), "--encoding", "koi8-r")
    assert (space / "texts" / "a.txt").read_text(encoding="utf-8") == "Цена"
    (source / "b.txt").write_bytes(b"Preis: 5 \xa4")
    out = run("add", str(source / "b.txt"), "--encoding", "utf-8", code=1)
    assert "its bytes are not utf-8" in out.stderr


def test_documents_lists_claims_and_what_waits(run: Run, space: Path, source: Path) -> None:
    (source / "a.txt").write_text("OpenAI acquired Figma.")
    run("add", str(source / "a.txt"), "--publisher", "Daily")
    run("extract")
    (row,) = json.loads(run("documents", "--format", "json").stdout)
    assert row == {
        "key": "a",
        "layer": "own",
        "publisher": "Daily",
        "published": "",
        "title": "",
        "assertions": "0",
        "waiting": "3",
        "characters": "22",
        "replaces": "",
    }
    run("review", "--accept-tier", "A", "--new-names")
    (row,) = json.loads(run("documents", "--format", "json").stdout)
    assert (row["assertions"], row["waiting"]) == ("3", "0")
