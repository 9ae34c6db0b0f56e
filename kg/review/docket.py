"""The proposals of one document with all that was decided on them so far."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.corpus.candidates import CandidatesFile, read_candidates
from kg.corpus.decisions import DecisionsFile, read_decisions
from kg.corpus.passages import ClaimsFile, read_claims_file
from kg.errors import DataError
from kg.model import Document
from kg.resources import Root
from kg.review.known import Known
from kg.review.proposal import Proposal, proposal_id, proposals

__all__ = ["Docket", "home", "read_docket"]


def home(root: Root) -> Path:
    """Return the folder that holds candidates and decisions beside the data."""
    return root.workspace or root.data.parent


@dataclass
class Docket:
    """One document under review: what was proposed, what was decided, its claims, its text."""

    document: Document
    candidates: CandidatesFile
    decisions: DecisionsFile
    claims: ClaimsFile
    text: str | None
    decisions_path: Path

    def waiting(self) -> list[Proposal]:
        """Return the proposals not yet accepted or rejected, those skipped before last."""
        settled, skipped = self.decisions.settled(), self.decisions.skipped()
        key = self.document.key
        left = [one for one in proposals(self.candidates) if proposal_id(key, one) not in settled]
        return sorted(left, key=lambda one: proposal_id(key, one) in skipped)


def read_docket(path: Path, known: Known, texts: dict[str, str]) -> Docket:
    """Return the docket of a candidates file.

    Raises DataError when one of the document's files is wrong, or its text has changed since.
    """
    file = read_candidates(path)
    document = known.documents.get(file.document)
    if document is None:
        fix = "add it with kg add, or delete the candidates"
        raise DataError.single(str(path), f"there is no document '{file.document}'", fix)
    if document.sha256 != file.text_sha256:
        what = "these proposals were made from another text than the document has now"
        raise DataError.single(str(path), what, f"run kg extract {document.key} again")
    root = known.root
    decisions = home(root) / "decisions" / f"{document.key}.yaml"
    claims = root.data / "claims" / f"{document.key}.yaml"
    return Docket(
        document=document,
        candidates=file,
        decisions=read_decisions(decisions),
        claims=_claims(claims, document.key, set(known.vocabulary.qualifiers)),
        text=texts.get(document.id),
        decisions_path=decisions,
    )


def _claims(path: Path, document: str, qualifiers: set[str]) -> ClaimsFile:
    if not path.is_file():
        return ClaimsFile(path, document, {}, ())
    return read_claims_file(path, qualifiers)
