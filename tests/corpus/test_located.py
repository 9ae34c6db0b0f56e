"""Wrong YAML is refused with file, line and cure."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kg.corpus import located
from kg.corpus.located import comment_lines, read_yaml
from kg.errors import DataError

BILLION = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


def refused(path: Path, data: bytes) -> DataError:
    path.write_bytes(data)
    with pytest.raises(DataError) as error:
        read_yaml(path)
    return error.value


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (b"a: b\nc: [1, 2\nd: e\n", 3, "this is not YAML"),
        (b"a: b: c\n", 1, "this is not YAML"),
        (b"a: 'open\n", 2, "this is not YAML"),
        (b"a:\n\t- b\n", 2, "this is not YAML"),
        (b"--- a\n--- b\n", 2, "this is not YAML"),
        (b"a: b\n\nc: \x00\n", 3, "control character U\\+0000"),
        (b"a: b\nc: \x1b[31m\n", 2, "control character U\\+001B"),
        (b"a: \xc2\x9b\n", 1, "control character U\\+009B"),
        (BILLION.encode(), 1, "the anchor 'a' is not allowed"),
        (b"a: x\nb: *nothing\n", 2, "the anchor 'nothing' is not allowed"),
        (b"a: !!python/object/apply:os.system [x]\n", 1, "the tag .* is not allowed"),
        (b"x: 1\na: !note b\n", 2, "the tag '!note' is not allowed"),
        (b"- " * 40 + b"x\n", 1, "nested more than 20 deep"),
        (b"[" * 100_000, 1, "nested more than 20 deep"),
        (b"{a: " * 30 + b"b" + b"}" * 30, 1, "nested more than 20 deep"),
    ],
)
def test_what_is_no_plain_yaml_is_refused_with_its_line(
    data: bytes, line: int, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "wrong.yaml"
    error = refused(path, data)
    assert error.problems[0].where == f"{path}:{line}"
    assert error.problems[0].fix
    with pytest.raises(DataError, match=says):
        raise error


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (b"# only a comment\n", "the file is empty"),
        (b"a: \xff\n", "byte 3 is not UTF-8"),
        ("a: b".encode("utf-16"), "is not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_its_file(data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    error = refused(path, data)
    assert error.problems[0].where == str(path)
    assert says in error.problems[0].what
    assert error.problems[0].fix


def test_a_folder_or_a_missing_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    for name in ("folder.yaml", "missing.yaml"):
        with pytest.raises(DataError, match=name):
            read_yaml(tmp_path / name)


def test_a_huge_file_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(located, "LARGEST_FILE", 10)
    with pytest.raises(DataError, match="larger than"):
        raise refused(tmp_path / "huge.yaml", b"a: " + b"b" * 20)


def test_nesting_does_not_touch_the_limit_of_the_interpreter(tmp_path: Path) -> None:
    before = sys.getrecursionlimit()
    refused(tmp_path / "deep.yaml", b"[" * 50_000)
    assert sys.getrecursionlimit() == before


def test_a_repeated_key_is_refused_at_its_second_place(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\nb: 2\na: 3\n")
    with pytest.raises(DataError, match=r"a\.yaml:3: the key 'a' stands twice"):
        read_yaml(path).mapping()


def test_an_unknown_key_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("label: x\nalias: y\n")
    with pytest.raises(DataError, match=r"a\.yaml:2: unknown key 'alias'") as error:
        read_yaml(path).mapping({"label", "aliases"})
    assert error.value.problems[0].fix == "use one of: aliases, label"


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")
    root = read_yaml(path)
    with pytest.raises(DataError, match="the key 'b' is missing"):
        root.require(root.mapping(), "a", "b")


def test_a_value_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("text: x\nlist: [x]\nmap: {x: y}\n? [a]\n: b\n")
    root = read_yaml(path)
    with pytest.raises(DataError, match=r"a\.yaml:4: a text was expected"):
        root.mapping()
    path.write_text("text: x\nlist: [x]\nmap: {x: y}\n")
    fields = read_yaml(path).mapping()
    with pytest.raises(DataError, match=r"a\.yaml:1: a list was expected"):
        list(fields["text"].items())
    with pytest.raises(DataError, match=r"a\.yaml:2: a mapping was expected"):
        fields["list"].mapping()
    with pytest.raises(DataError, match=r"a\.yaml:3: a text was expected"):
        fields["map"].text()


@pytest.mark.parametrize("text", ["-1", "1.5", "x", "", "1_0", "0x10", "٣", "1" * 30])
def test_a_number_is_made_of_digits_only(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"a: '{text}'\n", encoding="utf-8")
    with pytest.raises(DataError, match="is not a whole number"):
        read_yaml(path).mapping()["a"].number()


def test_every_scalar_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: no\nb: 007\nc: null\nd: ~\ne: 2025-01-10\nf: 1e3\ng: 12:30\n")
    assert read_yaml(path).texts() == {
        "a": "no", "b": "007", "c": "null", "d": "~", "e": "2025-01-10", "f": "1e3", "g": "12:30",
    }  # fmt: skip


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: b\r\nc: d\r\n")
    assert read_yaml(path).texts() == {"a": "b", "c": "d"}


def test_a_comment_is_told_from_a_sign_within_a_text() -> None:
    text = 'a: "x # y"\nb: z#1\nc: [d, "#"] # why\n  # alone\ne: |\n  # text\n'
    assert comment_lines(text) == [3, 4]
