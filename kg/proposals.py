"""Proposing over many documents: in parallel, resumable, one whole candidates file each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path

from kg.corpus.candidates import CandidatesFile, format_candidates, read_candidates
from kg.corpus.decisions import new_entity_id, read_decisions
from kg.corpus.gathering import by_models, gathered, makers
from kg.errors import AiraceError, DataError
from kg.extract.lexicon import Lexicon
from kg.extract.proposing import propose
from kg.extract.rules import Rules
from kg.model import Document
from kg.resources import write_whole

__all__ = ["Outcome", "Proposer", "made_by"]


@dataclass(frozen=True)
class Outcome:
    """What became of one document: its proposals, or why it was passed over."""

    document: str
    file: CandidatesFile | None = None
    passed_over: str = ""


def made_by(lexicon: Lexicon, rules: Rules) -> str:
    """Return what a candidates file names as its maker: the rules, and the names they knew."""
    return f"rules {rules.sha[:12]} names {lexicon.sha[:12]}"


@dataclass(frozen=True)
class Proposer:
    """Proposes for the documents of a workspace and keeps what it made in its folder."""

    lexicon: Lexicon
    rules: Rules
    workspace: Path

    def run(
        self, jobs: Sequence[tuple[Document, str]], workers: int, write: bool = True
    ) -> Iterator[Outcome]:
        """Yield an outcome for each document as it comes; files are written one by one.

        Whatever was written before an interruption is whole, and passed over the next time.
        """
        todo = []
        for document, text in jobs:
            if write and self._is_done(document):
                yield Outcome(document.key, passed_over="unchanged since the last time")
            else:
                todo.append((document, text))
        for file in _made(todo, self.lexicon, self.rules, workers):
            kept = self._without_decided(file)
            others = by_models(self._path(file.document), file.text_sha256)
            kept = gathered(kept, others) if others else kept
            if write:
                write_whole(self._path(file.document), format_candidates(kept))
            yield Outcome(file.document, kept)

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
        maker = made_by(self.lexicon, self.rules)
        return found.text_sha256 == document.sha256 and maker in makers(found.made_by)

    def _without_decided(self, file: CandidatesFile) -> CandidatesFile:
        """Return the proposals on which nobody has decided yet."""
        path = self.workspace / "decisions" / f"{file.document}.yaml"
        if not path.is_file():
            return file
        settled = read_decisions(path).settled()
        return replace(
            file,
            candidates=tuple(one for one in file.candidates if one.id not in settled),
            entities=tuple(
                one for one in file.entities if new_entity_id(file.document, one) not in settled
            ),
        )


def _made(
    jobs: Sequence[tuple[Document, str]], lexicon: Lexicon, rules: Rules, workers: int
) -> Iterator[CandidatesFile]:
    """Yield the proposals of each document, in the order in which they are ready."""
    if workers <= 1 or len(jobs) <= 1:
        _begin(lexicon, rules)
        yield from (_one(*job) for job in jobs)
        return
    with ProcessPoolExecutor(min(workers, len(jobs)), None, _begin, (lexicon, rules)) as pool:
        waiting = {pool.submit(_one, *job): job[0].key for job in jobs}
        try:
            for done in as_completed(waiting):
                yield _result(waiting[done], done.exception(), done)
        finally:
            pool.shutdown(cancel_futures=True)


def _result(key: str, error: BaseException | None, done: object) -> CandidatesFile:
    if isinstance(error, AiraceError):
        raise error
    if error is not None:
        what = f"proposing broke off: {type(error).__name__}: {error}"
        raise DataError.single(key, what, "report it with the text, if you may") from error
    found: CandidatesFile = done.result()  # type: ignore[attr-defined]
    return found


_SHARED: dict[str, object] = {}


def _begin(lexicon: Lexicon, rules: Rules) -> None:
    """Keep what all documents of this process share, so that it is sent and compiled once."""
    _SHARED.update(lexicon=lexicon, rules=rules)


def _one(document: Document, text: str) -> CandidatesFile:
    lexicon, rules = _SHARED["lexicon"], _SHARED["rules"]
    assert isinstance(lexicon, Lexicon) and isinstance(rules, Rules)  # noqa: S101, PT018
    found = propose(document, text, lexicon, rules)
    maker = made_by(lexicon, rules)
    return CandidatesFile(
        document.key, document.sha256, maker, found.entities, found.candidates, found.unsaid
    )
