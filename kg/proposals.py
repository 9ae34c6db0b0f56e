"""Proposing over many documents: in parallel, resumable, one whole candidates file each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.corpus.candidates import CandidatesFile, format_candidates, read_candidates
from kg.corpus.decisions import undecided
from kg.corpus.gathering import by_models, gathered, makers
from kg.errors import AiraceError
from kg.extract.parse.parsing import Parsing
from kg.extract.proposing import propose
from kg.extract.signs.lexicon import Lexicon
from kg.extract.signs.rules import Rules
from kg.model import Document
from kg.resources import write_whole
from kg.work.running import Place, run
from kg.work.task import Limits, Lost

__all__ = ["Outcome", "Proposer", "Proposing", "made_by"]


@dataclass(frozen=True)
class Outcome:
    """What became of one document: its proposals, or why it was passed over, or cannot be read."""

    document: str
    file: CandidatesFile | None = None
    passed_over: str = ""
    failed: str = ""


def made_by(lexicon: Lexicon, rules: Rules, parsing: Parsing | None = None) -> str:
    """Return what a candidates file names as its maker: the rules, and the names they knew."""
    parse = f" parse {parsing.rules.sha[:12]}" if parsing else ""
    return f"rules {rules.sha[:12]} names {lexicon.sha[:12]}{parse}"


@dataclass(frozen=True)
class Proposing:
    """What is done with one document and its text, by what rules, within which limits."""

    lexicon: Lexicon
    rules: Rules
    limits: Limits
    parsing: Parsing | None = None

    @property
    def maker(self) -> str:
        """What the candidates files name as their maker."""
        return made_by(self.lexicon, self.rules, self.parsing)

    def pack(self, job: tuple[Document, str]) -> tuple[Document, str]:
        """Return the job as it is."""
        return job

    def do(self, job: tuple[Document, str]) -> CandidatesFile:
        """Return the proposals for the document."""
        document, text = job
        found = propose(document, text, self.lexicon, self.rules, self.parsing)
        made = (found.entities, found.candidates, found.unsaid)
        return CandidatesFile(document.key, document.sha256, self.maker, *made)


@dataclass(frozen=True)
class Proposer:
    """Proposes for the documents of a workspace and keeps what it made in its folder."""

    task: Proposing
    workspace: Path

    def run(
        self, jobs: Sequence[tuple[Document, str]], place: Place, write: bool = True
    ) -> Iterator[Outcome]:
        """Yield an outcome for each document as it comes; files are written one by one.

        Whatever was written before an interruption is whole, and passed over the next time.
        """
        todo: list[tuple[tuple[Document, str], None]] = []
        for document, text in jobs:
            if write and self._is_done(document):
                yield Outcome(document.key, passed_over="unchanged since the last time")
            else:
                todo.append(((document, text), None))
        if not todo:
            return
        for (document, _), made in run(place, self.task, todo):
            if isinstance(made, Lost):
                yield Outcome(document.key, failed=made.why)
            else:
                yield self._kept(made, write)

    def _kept(self, file: CandidatesFile, write: bool) -> Outcome:
        """Put what nobody has decided beside what models proposed."""
        kept = undecided(file, self.workspace)
        others = by_models(self._path(file.document), file.text_sha256)
        kept = gathered(kept, others) if others else kept
        if write:
            write_whole(self._path(file.document), format_candidates(kept))
        return Outcome(file.document, kept)

    def _path(self, key: str) -> Path:
        return self.workspace / "candidates" / f"{key}.yaml"

    def _is_done(self, document: Document) -> bool:
        """Return whether the document's proposals were made from this text by these rules."""
        path = self._path(document.key)
        if not path.is_file():
            return False
        try:
            found = read_candidates(path)
        except AiraceError:
            return False
        same = found.text_sha256 == document.sha256
        return same and self.task.maker in makers(found.made_by)
