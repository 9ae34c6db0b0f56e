"""The proposals of one document with all that was decided on them so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.corpus.candidates import CandidatesFile, read_candidates
from kg.corpus.decisions import DecisionsFile, read_decisions
from kg.corpus.passages import ClaimsFile, read_claims_file
from kg.corpus.texts import read_texts
from kg.errors import AiraceError, DataError, Problem
from kg.model import Document
from kg.resources import Root
from kg.review.known import Known
from kg.review.proposal import Proposal, proposal_id, proposals

__all__ = [
    "Docket",
    "decided_keys",
    "home",
    "open_docket",
    "own_keys",
    "read_docket",
    "read_dockets",
]


def home(root: Root) -> Path:
    """Return the folder that holds candidates and decisions beside the data."""
    return root.workspace or root.data.parent


@dataclass
class Docket:
    """One document under review: what was proposed, what was decided, its claims, its text.

    `below` are claims files of the same document in lower layers, which are never written.
    """

    document: Document
    candidates: CandidatesFile
    decisions: DecisionsFile
    claims: ClaimsFile
    text: str | None
    decisions_path: Path
    below: tuple[ClaimsFile, ...] = ()
    _ids: dict[int, str] = field(init=False, default_factory=dict, repr=False)
    _cache: tuple[DecisionsFile, list[Proposal]] | None = field(
        init=False, default=None, repr=False
    )

    def __post_init__(self) -> None:
        """Put the proposals in order once; their identifiers are digests."""
        self._all = proposals(self.candidates)
        self._ids = {id(one): proposal_id(self.document.key, one) for one in self._all}

    def id_of(self, one: Proposal) -> str:
        """Return the identifier under which decisions on the proposal are kept."""
        return self._ids.get(id(one)) or proposal_id(self.document.key, one)

    def waiting(self) -> list[Proposal]:
        """Return the proposals not yet accepted or rejected, those skipped before last."""
        if self._cache is None or self._cache[0] is not self.decisions:
            skipped = self.decisions.skipped()
            left = self.decisions.left(self._all)
            left.sort(key=lambda one: self.id_of(one) in skipped)
            self._cache = self.decisions, left
        return self._cache[1]


def read_docket(path: Path, known: Known, folders: Sequence[Path]) -> Docket:
    """Return the docket of a candidates file; its text is looked for in the folders.

    Raises DataError or LocatorError when one of its files is wrong, or its text has changed.
    """
    file = read_candidates(path)
    document = known.documents.get(file.document)
    if document is None:
        fix = "add it with kg add, or delete the candidates"
        raise DataError.single(str(path), f"there is no document '{file.document}'", fix)
    if document.sha256 != file.text_sha256:
        what = "these proposals were made from another text than the document has now"
        raise DataError.single(str(path), what, f"run kg extract {document.key} again")
    return _docket(file, document, known, folders)


def open_docket(key: str, known: Known, folders: Sequence[Path]) -> Docket:
    """Return the docket of a document, also of one for which nothing was proposed.

    Raises DataError when there is no such document, and as `read_docket` does.
    """
    key = key.removeprefix("document/").removeprefix("document ")
    document = known.documents.get(key)
    if document is None:
        fix = f"documents are: {', '.join(sorted(known.documents))}"
        raise DataError.single("", f"there is no document '{key}'", fix)
    path = home(known.root) / "candidates" / f"{key}.yaml"
    if path.is_file():
        return read_docket(path, known, folders)
    return _docket(CandidatesFile(key, document.sha256, ""), document, known, folders)


def own_keys(root: Root) -> list[str]:
    """Return the keys of the documents of the topmost layer, the only ones that are reviewed."""
    return sorted(one.stem for one in (root.data / "documents").glob("*.yaml"))


def decided_keys(root: Root) -> list[str]:
    """Return the keys of the documents on whose proposals something was decided."""
    decided = {one.stem for one in (home(root) / "decisions").glob("*.yaml")}
    return [key for key in own_keys(root) if key in decided]


def _docket(
    file: CandidatesFile, document: Document, known: Known, folders: Sequence[Path]
) -> Docket:
    root = known.root
    decisions = home(root) / "decisions" / f"{document.key}.yaml"
    claims = root.data / "claims" / f"{document.key}.yaml"
    return Docket(
        document=document,
        candidates=file,
        decisions=read_decisions(decisions),
        claims=_claims(claims, document.key, set(known.vocabulary.qualifiers)),
        text=read_texts([document], *folders).get(document.id),
        decisions_path=decisions,
        below=tuple(_below(root, claims, known)),
    )


def read_dockets(
    known: Known, folders: Sequence[Path], wanted: str | None = None
) -> tuple[list[Docket], list[Problem]]:
    """Return the dockets of all documents with candidates, or of the `wanted` one, by key.

    What is wrong with one of several is returned beside the others. Raises DataError when the
    wanted one cannot be read, or has no candidates.
    """
    folder = home(known.root) / "candidates"
    if wanted:
        path = folder / f"{wanted.removeprefix('document/')}.yaml"
        if path.parent != folder or not path.is_file():
            have = ", ".join(sorted(one.stem for one in folder.glob("*.yaml"))) or "none has any"
            what = f"there are no proposals for a document '{wanted}'"
            raise DataError.single("", what, f"documents that have some: {have}")
        return [read_docket(path, known, folders)], []
    found: list[Docket] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            found.append(read_docket(path, known, folders))
        except AiraceError as error:
            problems.extend(error.problems)
    return found, problems


def _below(root: Root, own: Path, known: Known) -> Iterator[ClaimsFile]:
    """Yield what lower layers say of the document whose own claims file this is."""
    for folder in root.folders("claims"):
        path = folder / own.name
        if path != own and path.is_file():
            yield read_claims_file(path, set(known.vocabulary.qualifiers))


def _claims(path: Path, document: str, qualifiers: set[str]) -> ClaimsFile:
    if not path.is_file():
        return ClaimsFile(path, document, {}, ())
    return read_claims_file(path, qualifiers)
