"""Claims files as they are written by hand: one a document, passages in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kg.corpus.located import SHA, Located, comment_lines, parse_yaml, read_yaml, yaml_files
from kg.errors import AiraceError, DataError, Problem
from kg.model import MOST_WORDS, Locator

__all__ = [
    "ClaimsFile",
    "Passage",
    "Row",
    "Unexpressed",
    "read_claims_file",
    "read_claims_files",
    "read_row",
]

ROW_OPTIONS = {"by", "via", "modality", "denied", "hedge", "note", "said", "inferred"}
PASSAGE_OPTIONS = ("by", "via", "modality", "denied", "hedge", "note")
_AT = {"paragraph", "start", "end", "words", "since", "since_paragraph"}
_ROW_FORM = "write [subject, property, object] or [subject, property, object, {option: value}]"


@dataclass(frozen=True)
class Row:
    """One claim: three names or values, and its options."""

    subject: str
    predicate: str
    object: str
    options: dict[str, str]
    line: int


@dataclass(frozen=True)
class Passage:
    """A place in the text, what holds for all its claims, and the claims.

    `start`, `end` and `sha256` are empty until `kg cite --complete` has filled them.
    """

    paragraph: int
    words: str
    options: dict[str, str]
    rows: tuple[Row, ...]
    line: int
    start: int | None = None
    end: int | None = None
    sha256: str = ""
    since: str = ""
    since_paragraph: int | None = None

    @cached_property
    def locator(self) -> Locator | None:
        """The place, one for all claims of the passage; None while it is not completed."""
        if self.start is None or self.end is None or not self.sha256:
            return None
        return Locator(
            start=self.start,
            end=self.end,
            paragraph=self.paragraph,
            words=self.words,
            sha256=self.sha256,
        )


@dataclass(frozen=True)
class Unexpressed:
    """A sentence that the reader left without a claim, and why."""

    paragraph: int
    words: str
    reason: str


@dataclass(frozen=True)
class ClaimsFile:
    """One claims file; `names` are the names that mean something else in this document."""

    path: Path
    document: str
    names: dict[str, str]
    passages: tuple[Passage, ...]
    unexpressed: tuple[Unexpressed, ...] = ()
    heading: tuple[str, ...] = field(default=())


def read_claims_file(path: Path, qualifiers: set[str]) -> ClaimsFile:
    """Return the file's passages; `qualifiers` are the keys that the ontology knows.

    Raises DataError with every problem found, each with its line.
    """
    root = read_yaml(path)
    fields = root.mapping({"document", "names", "passages", "unexpressed"})
    root.require(fields, "document", "passages")
    problems: list[Problem] = []
    passages = []
    for node in fields["passages"].items():
        try:
            passages.append(_passage(node, ROW_OPTIONS | qualifiers, problems))
        except AiraceError as error:
            problems.extend(error.problems)
    if problems:
        raise DataError(*problems)
    return ClaimsFile(
        path=path,
        document=fields["document"].text(),
        names=fields["names"].texts() if "names" in fields else {},
        passages=tuple(passages),
        unexpressed=_unexpressed(fields.get("unexpressed")),
        heading=heading_comments(path),
    )


def read_claims_files(folders: Iterable[Path], qualifiers: set[str]) -> list[ClaimsFile]:
    """Return the claims files of the folders (`Root.folders`), in order.

    Raises DataError with the problems of all files.
    """
    files: list[ClaimsFile] = []
    problems: list[Problem] = []
    for path in (path for folder in folders for path in yaml_files(folder)):
        try:
            files.append(read_claims_file(path, qualifiers))
        except AiraceError as error:
            problems.extend(error.problems)
    if problems:
        raise DataError(*problems)
    return files


def heading_comments(path: Path) -> tuple[str, ...]:
    """Return the comment lines that open the file; a comment further down is an error.

    Comments below the head would be lost when the file is formatted, so they are refused.
    """
    text = path.read_text(encoding="utf-8-sig")
    lines = text.split("\n")
    head = 0
    while head < len(lines) and lines[head].startswith("#"):
        head += 1
    for number in comment_lines(text):
        if number > head:
            what, cure = "a comment below the head of the file", "write it as 'note: ...'"
            raise DataError.single(f"{path}:{number}", what, cure)
    return tuple(line.rstrip() for line in lines[:head])


def _passage(node: Located, options: set[str], problems: list[Problem]) -> Passage:
    fields = node.mapping({"at", "sha256", "claims", *PASSAGE_OPTIONS})
    node.require(fields, "at", "claims")
    at = fields["at"].mapping(_AT)
    fields["at"].require(at, "paragraph", "words")
    words = _words(at["words"])
    rows = []
    for item in fields["claims"].items():
        try:
            rows.append(_row(item, options))
        except AiraceError as error:
            problems.extend(error.problems)
    numbers = {key: at[key].number() for key in _AT - {"words", "since"} if key in at}
    _check_place(fields, numbers)
    return Passage(
        paragraph=numbers["paragraph"],
        words=words,
        options={key: fields[key].text() for key in PASSAGE_OPTIONS if key in fields},
        rows=tuple(rows),
        line=node.line,
        start=numbers.get("start"),
        end=numbers.get("end"),
        sha256=fields["sha256"].text() if "sha256" in fields else "",
        since=at["since"].text() if "since" in at else "",
        since_paragraph=numbers.get("since_paragraph"),
    )


def _words(node: Located) -> str:
    words = node.text()
    if not 0 < len(words.split()) <= MOST_WORDS:
        what = f"'{words}' has more than {MOST_WORDS} words or none"
        raise node.error(what, "keep the decisive ones")
    return words


def _check_place(fields: dict[str, Located], numbers: dict[str, int]) -> None:
    """Raise DataError for a place of which only half is given, or that cannot be one."""
    at = fields["at"]
    if ("start" in numbers) != ("end" in numbers):
        raise at.error("only one of start and end is given", "give both, or neither")
    if "end" in numbers and numbers["start"] >= numbers["end"]:
        raise at.error("the passage ends before it starts", "run `kg cite` for its place")
    if numbers["paragraph"] == 0:
        raise at.error("there is no paragraph 0", "count paragraphs from 1")
    if "sha256" in fields and not SHA.fullmatch(fields["sha256"].text()):
        raise fields["sha256"].error("this is no SHA-256", "run `kg cite` for the passage")


def _row(item: Located, known: set[str]) -> Row:
    parts = list(item.items())
    if len(parts) not in (3, 4):
        raise item.error(f"a claim has 3 or 4 parts, not {len(parts)}", _ROW_FORM)
    subject, predicate, value = (part.text() for part in parts[:3])
    options = parts[3].texts(known) if len(parts) == 4 else {}
    if not (subject and predicate and value):
        raise item.error("a part of the claim is empty", _ROW_FORM)
    return Row(subject, predicate, value, options, item.line)


def read_row(text: str, qualifiers: set[str]) -> Row:
    """Return the claim written on one line, `[subject, property, object, {option: value}]`.

    Raises DataError when it is none.
    """
    return _row(parse_yaml(text, Path("your line")), ROW_OPTIONS | qualifiers)


def _unexpressed(node: Located | None) -> tuple[Unexpressed, ...]:
    found = []
    for item in node.items() if node else ():
        fields = item.mapping({"paragraph", "words", "reason"})
        item.require(fields, "paragraph", "words", "reason")
        number, words = fields["paragraph"].number(), fields["words"].text()
        found.append(Unexpressed(number, words, fields["reason"].text()))
    return tuple(found)
