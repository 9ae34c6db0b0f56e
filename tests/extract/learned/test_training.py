"""Marked texts, the weights that are learned from them, and how they do on held-out articles."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.learning import Case, cases, fit
from benchmarks.learning_report import held_out, main, read_articles, report
from benchmarks.marked import articles, marked
from kg.extract.learned.table import Table
from kg.extract.learned.weights import make_weights, weights_text
from tests.extract.learned.making import patterns, table

NAMES = ["Veltrix", "Marlow", "Quenby", "Orrin", "Tessel", "Dorane", "Halvik", "Sundry"]
NAMES += ["Brisco", "Tamber", "Lodova", "Pellin", "Arkwell"]
WORDED = {
    "acquired": "{{1:Company {a}}} gobbled up {{2:Company {b}}} {w}. => 1 acquired 2",
    "sued": "{{1:Company {a}}} hauled {{2:Company {b}}} before a judge {w}. => 1 sued 2",
    "": "{{1:Company {a}}} shares a street with {{2:Company {b}}} {w}.",
    "bought": "{{1:Company {b}}} was gobbled up by {{2:Company {a}}} {w}. => 2 acquired 1",
}


def invented() -> str:
    """Return a marked text of an article for each two names."""
    ends = ("in May", "at last", "on Monday")
    found = []
    for at, (one, other) in enumerate(pairwise(NAMES)):
        found.append(f"# {{1:Company {one}}} has news")
        found += [
            worded.format(a=one, b=other, w=ends[(at + place) % 3])
            for place, worded in enumerate(WORDED.values())
        ]
        found.append("")
    return "\n".join(found)


def learned(text: str) -> list[list[Case]]:
    return [cases(one, table(), patterns()) for one in articles(text, "made")]


def flat(every: list[list[Case]]) -> list[Case]:
    return [one for each in every for one in each]


def probabilities(sentence: str, weights: str) -> dict[str, float]:
    one = cases(marked(sentence, "new"), table(), patterns())[0]
    made, signs = make_weights(weights), frozenset(one.signs)
    return {label: made.probability(label, signs) for label in made.by_label}


@pytest.fixture(scope="module")
def weights() -> str:
    return weights_text(fit(flat(learned(invented())), table()))


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("{1:Company Foo} gobbled up {2:Company Bar} yesterday.", "acquired>"),
        ("{1:Company Foo} was gobbled up by {2:Company Bar} yesterday.", "acquired<"),
        ("{1:Company Foo} hauled {2:Company Bar} before a judge yesterday.", "sued>"),
    ],
)
def test_weights_tell_relations_and_directions_apart(
    weights: str, sentence: str, label: str
) -> None:
    found = probabilities(sentence, weights)
    assert max(found, key=lambda one: found[one]) == label
    assert found[label] > 0.5 > max(value for one, value in found.items() if one != label)


def test_what_is_unrelated_in_the_texts_is_likely_nowhere(weights: str) -> None:
    found = probabilities("{1:Company Foo} shares a street with {2:Company Bar} now.", weights)
    assert max(found.values()) < 0.5


def test_names_are_no_signs(weights: str) -> None:
    assert not any(name.lower() in weights.lower() for name in NAMES)


def test_training_twice_gives_the_same_bytes(weights: str) -> None:
    assert weights_text(fit(flat(learned(invented())), table())) == weights


def test_a_relation_of_few_cases_is_not_learned() -> None:
    every = flat(learned(invented().split("\n\n")[0]))
    assert sum("sued>" in one.labels for one in every) == 1
    assert fit(every, table()) == {}


def test_a_case_has_labels_by_the_order_of_the_text() -> None:
    text = (
        "{1:Company Foo} sued {2:Company Bar} and joined {3:Company Baz}."
        " => 2 acquired 1; 3 partnersWith 1"
    )
    found = {one.roles: one for one in cases(marked(text, "x"), table(), patterns())}
    labels = [one.labels for one in cases(marked(text, "x"), table(), patterns())]
    assert set(found) == {("firm", "firm")}
    assert labels == [{"acquired=", "acquired<"}, {"partnersWith=", "partnersWith<"}, set()]


@pytest.mark.parametrize(
    "line",
    [
        "{1:Company Foo} sued {2:Company Bar}. => 1 sued 3",
        "{1:Company Foo} sued {2:Company Bar}. => 1 sued",
        "{1:Company Foo} sued {2:Company Bar}. => sued",
        "{1:Company Foo} sued {2:Company Bar}. => 1 sued 2 x",
        "{1:Company Foo} sued {1:Company Bar}. => 1 sued 1",
        "{1:Company Foo sued {2:Company Bar}.",
        "{Company Foo} sued {2:Company Bar}.",
    ],
)
def test_wrong_marks_are_refused_with_file_and_line(line: str) -> None:
    with pytest.raises(ValueError, match=r"^some\.txt:3: "):
        list(marked(f"# A title\n\n{line}\n", "some.txt"))


def test_a_marked_text_keeps_headings_words_that_refer_and_what_is_arguable() -> None:
    text = "# {1:Company Foo} grows\n{1=Company It} bought {2:Company Bar}. => 1 acquired 2 u"
    heading, other = marked(text, "x")
    assert (heading.heading, other.heading) == (True, False)
    assert heading.guess.masked.text == "<company#0> grows"
    assert [one.anaphor for one in other.guess.masked.spans] == [True, False]
    assert other.said == {(0, "acquired", 1)}
    assert (heading.source, other.source) == ("x:1", "x:2")


def test_articles_begin_with_a_heading_or_behind_an_empty_line() -> None:
    found = articles("One.\nTwo.\n\n\n# Three\nFour.\n# Five\n", "x")
    assert [[one.source for one in each] for each in found] == [
        ["x:1", "x:2"], ["x:5", "x:6"], ["x:7"],
    ]  # fmt: skip
    assert list(articles("\n \n", "x")) == []


def test_held_out_articles_are_judged_by_what_others_teach() -> None:
    found = {one.relation: one for one in held_out(learned(invented()), table(), folds=4)}
    assert (found["acquired"].cases, found["sued"].cases) == (24, 12)
    assert found["acquired"].precision > 0.9 < found["acquired"].recall
    assert found["sued"].precision > 0.9 < found["sued"].recall
    other = found["partnersWith"]
    assert (other.cases, other.proposed, other.precision, other.recall) == (0, 0, 1.0, 1.0)


def test_an_article_alone_does_not_teach_what_it_is_judged_by() -> None:
    whole = [flat(learned(invented()))]
    found = {one.relation: one for one in held_out(whole, table(), folds=1)}
    assert (found["acquired"].proposed, found["acquired"].recall) == (0, 0.0)


def small(monkeypatch: pytest.MonkeyPatch, folder: Path, made: Table) -> Path:
    """Let the trainer find one small text, and a table of three relations."""
    path = folder / "labelled" / "own.txt"
    path.parent.mkdir()
    path.write_text(invented(), "utf-8")
    monkeypatch.setattr("benchmarks.learning_report.LABELLED", path.parent)
    monkeypatch.setattr("benchmarks.learning_report.make_table", lambda rows: made)
    return path


def test_the_trainer_writes_weights_and_prints_a_table(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    weights: str,
) -> None:
    small(monkeypatch, tmp_path, table())
    out = tmp_path / "new.tsv"
    main(["--out", str(out), "--folds", "2"])
    shown = capsys.readouterr()
    assert out.read_text("utf-8") == weights
    assert shown.err == f"{out}: weights of {weights.count(chr(10))} signs, 12 texts\n"
    rows = [line.split() for line in shown.out.splitlines()]
    assert rows[0] == ["relation", "cases", "precision", "recall"]
    assert rows[-1][:2] == ["all", "36"]
    assert [row[0] for row in rows[1:-1]] == [one.name for one in table().properties]


def test_the_trainer_takes_further_texts_and_skips_the_table(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    weights: str,
) -> None:
    shipped = small(monkeypatch, tmp_path, table())
    further = tmp_path / "further.txt"
    further.write_text(shipped.read_text("utf-8"), "utf-8")
    main([str(further), "--out", str(tmp_path / "new.tsv"), "--folds", "0"])
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.endswith(", 24 texts\n")
    assert (tmp_path / "new.tsv").read_text("utf-8") != weights


@pytest.mark.parametrize("wrong", ["{1:Company Foo} left. => 1 sued 2\n", None])
def test_the_trainer_says_which_text_is_wrong_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, wrong: str | None
) -> None:
    small(monkeypatch, tmp_path, table())
    further, out = tmp_path / "further.txt", tmp_path / "new.tsv"
    if wrong:
        further.write_text(wrong, "utf-8")
    with pytest.raises(SystemExit, match=r"error: .*further\.txt"):
        main([str(further), "--out", str(out)])
    assert not out.exists()


def test_the_table_has_a_line_for_all() -> None:
    assert report([]).splitlines()[1].split() == ["all", "0", "1.00", "1.00"]


def test_the_texts_that_are_shipped_are_marked_rightly() -> None:
    folder = Path(__file__).parents[3] / "benchmarks" / "labelled"
    for path in sorted(folder.glob("*.txt")):
        assert read_articles([path])
