"""The gold files: invented news with the claims that it makes, and how the rules do on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kg.corpus.plain import read_plain
from kg.extract.parse.parsing import Parsing
from kg.extract.proposing import Proposals, propose
from kg.extract.signs.lexicon import Lexicon
from kg.extract.signs.rules import Rules
from kg.identifiers import sha256_hex
from kg.model import Document
from kg.resources import shipped_root
from kg.rulebook import read_lexicon, read_rules

FOLDER = Path(__file__).parent / "gold"
#: a triple, and those of its options that say by whom and how it is put forward
Row = tuple[str, str, str, tuple[tuple[str, str], ...]]
_JUDGED = ("by", "via", "modality", "denied", "hedge", "benchmark", "aspect", "as_of", "period")


@dataclass(frozen=True)
class Score:
    """How many claims were right, proposed and wanted; and how many right with all options."""

    relation: str
    right: int
    full: int
    proposed: int
    wanted: int

    @property
    def precision(self) -> float:
        """Return how many of the proposed claims are right."""
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        """Return how many of the claims wanted are proposed."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def fully(self) -> float:
        """Return how many of the right claims have claimant and modality right too."""
        return self.full / self.right if self.right else 1.0


@cache
def shipped() -> tuple[Lexicon, Rules]:
    """Return the lexicon and the rules that everybody starts with, without what was learned."""
    return read_lexicon(shipped_root()), replace(read_rules(), weights="", network=b"")


def proposals(
    text: str, published: str = "", publisher: str = "", parsing: Parsing | None = None
) -> Proposals:
    """Return what the shipped rules, and a parse if one is given, propose for a text."""
    document = Document(
        id="document/a", key="a", file="a.txt", sha256=sha256_hex(text), characters=len(text),
        label="A", published=published, publisher=publisher,
    )  # fmt: skip
    return propose(document, text, *shipped(), parsing)


def relations() -> list[str]:
    """Return the relations that have a gold file."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def proposed_rows(text: str, relation: str, published: str) -> set[Row]:
    """Return the claims of one relation that are proposed for a text."""
    return {
        (one.subject, one.predicate, one.object, _judged(dict(one.options)))
        for one in proposals(text, published).candidates
        if one.predicate == relation
    }


def _judged(options: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((key, value) for key, value in options.items() if key in _JUDGED))


def rows_wanted(entry: dict[str, list[list[object]]]) -> Iterator[Row]:
    """Yield the claims that a gold entry wants."""
    for row in entry["claims"]:
        options = row[3] if len(row) > 3 else {}
        assert isinstance(options, dict)
        yield str(row[0]), str(row[1]), str(row[2]), _judged(options)


@cache
def score(relation: str) -> Score:
    """Return how the rules do on the texts of one relation."""
    file = read_plain(FOLDER / f"{relation}.yaml")
    right = full = proposed = wanted = 0
    for entry in file["texts"]:
        found = proposed_rows(entry["text"], relation, file.get("published", ""))
        gold = set(rows_wanted(entry))
        triples, golden = {row[:3] for row in found}, {row[:3] for row in gold}
        right += len(triples & golden)
        full += len(found & gold)
        proposed += len(triples)
        wanted += len(golden)
    return Score(relation, right, full, proposed, wanted)


def mistakes(relation: str) -> Iterator[str]:
    """Yield what is wrong or missing, text by text."""
    file = read_plain(FOLDER / f"{relation}.yaml")
    for entry in file["texts"]:
        found = proposed_rows(entry["text"], relation, file.get("published", ""))
        gold = set(rows_wanted(entry))
        for row in sorted(found - gold):
            yield f"proposed {row} of: {entry['text']}"
        for row in sorted(gold - found):
            yield f"missing {row} of: {entry['text']}"
