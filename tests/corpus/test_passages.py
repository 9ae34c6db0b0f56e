"""Claims files: what is read, and what is refused where."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus.passages import read_claims_file
from kg.errors import DataError

SHA = "0" * 64
HEAD = "document: a\npassages:\n"
AT = "- at: {paragraph: 2, start: 5, end: 9, words: it grew}\n"
ROW = "  claims:\n  - [A, owns, B]\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_read_with_passages_options_and_rows(tmp_path: Path) -> None:
    text = (
        f"# by hand\n{HEAD}{AT}  sha256: '{SHA}'\n  by: A\n  claims:\n"
        "  - [A, owns, B]\n  - [A, scored, 5 percent, {benchmark: Q, denied: true}]\n"
        "unexpressed:\n- {paragraph: 3, words: hello, reason: a greeting}\n"
    )
    found = read_claims_file(written(tmp_path, text), {"benchmark"})
    passage = found.passages[0]
    assert found.document == "a"
    assert found.heading == ("# by hand",)
    assert (passage.paragraph, passage.start, passage.end) == (2, 5, 9)
    assert (passage.words, passage.options, passage.sha256) == ("it grew", {"by": "A"}, SHA)
    assert passage.rows[1].options == {"benchmark": "Q", "denied": "true"}
    assert passage.rows[1].line == 9
    assert found.unexpressed[0].reason == "a greeting"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("passages: []\n", 1, "the key 'document' is missing"),
        ("document: a\n", 1, "the key 'passages' is missing"),
        (f"{HEAD}{AT}{ROW}more: x\n", 6, "unknown key 'more'"),
        (f"{HEAD}{AT}", 3, "the key 'claims' is missing"),
        (f"{HEAD}- at: {{words: x}}\n{ROW}", 3, "the key 'paragraph' is missing"),
        (f"{HEAD}- at: {{paragraph: 1}}\n{ROW}", 3, "the key 'words' is missing"),
        (f"{HEAD}- at: {{paragraph: one, words: x}}\n{ROW}", 3, "is not a whole number"),
        (f"{HEAD}- at: {{paragraph: 0, words: x}}\n{ROW}", 3, "there is no paragraph 0"),
        (f"{HEAD}- at: {{paragraph: 1, words: ''}}\n{ROW}", 3, "or none"),
        (f"{HEAD}- at: {{paragraph: 1, words: a b c d e f g h i}}\n{ROW}", 3, "more than 8 words"),
        (f"{HEAD}- at: {{paragraph: 1, start: 4, words: x}}\n{ROW}", 3, "only one of start"),
        (f"{HEAD}- at: {{paragraph: 1, end: 4, words: x}}\n{ROW}", 3, "only one of start"),
        (f"{HEAD}- at: {{paragraph: 1, start: 9, end: 9, words: x}}\n{ROW}", 3, "ends before"),
        (f"{HEAD}{AT}  sha256: abc\n{ROW}", 4, "this is no SHA-256"),
        (f"{HEAD}{AT}  claims:\n  - [A, owns]\n", 5, "3 or 4 parts, not 2"),
        (f"{HEAD}{AT}  claims:\n  - [A, owns, B, C]\n", 5, "a mapping was expected"),
        (f"{HEAD}{AT}  claims:\n  - [A, owns, '']\n", 5, "a part of the claim is empty"),
        (f"{HEAD}{AT}  claims:\n  - [A, owns, [B]]\n", 5, "a text was expected"),
        (f"{HEAD}{AT}  claims:\n  - [A, owns, B, {{how: x}}]\n", 5, "unknown key 'how'"),
        (f"{HEAD}{AT}  claims:\n  - [A, owns, B, {{by: x, by: y}}]\n", 5, "stands twice"),
        (f"{HEAD}{AT}  claims: none\n", 4, "a list was expected"),
        (f"{HEAD}# why\n{AT}{ROW}", 3, "a comment below the head"),
        (f"{HEAD}{AT}  claims:\n  - [A, owns, B] # why\n", 5, "a comment below the head"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(
    text: str, line: int, says: str, tmp_path: Path
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(DataError, match=says) as error:
        read_claims_file(path, set())
    assert error.value.problems[0].where == f"{path}:{line}"
    assert error.value.problems[0].fix


def test_all_wrong_rows_of_a_file_are_reported_at_once(tmp_path: Path) -> None:
    rows = "  claims:\n  - [A]\n  - [A, owns, B]\n  - [B]\n"
    path = written(tmp_path, f"{HEAD}{AT}{rows}{AT}{rows}")
    with pytest.raises(DataError) as error:
        read_claims_file(path, set())
    assert [one.where.rpartition(":")[2] for one in error.value.problems] == ["5", "7", "10", "12"]
