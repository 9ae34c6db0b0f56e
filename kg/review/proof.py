"""Whether a proposal may enter a claims file: it links, it parses, and its passage carries it."""

from __future__ import annotations

from pathlib import Path

from kg.corpus.acceptance import row_of
from kg.corpus.passages import ROW_OPTIONS, ClaimsFile, Passage
from kg.errors import AiraceError
from kg.extract.grounder.grounding import ground
from kg.model import Candidate, Document, Vocabulary, parse_relative
from kg.review.known import Known
from kg.review.short_names import others_short
from kg.validate.grounded import Kind, graded

__all__ = ["far_names", "options_of", "refusals", "refusals_by_hand"]


def refusals(
    one: Candidate, document: Document, text: str | None, known: Known, file: ClaimsFile
) -> tuple[str, ...]:
    """Return why the proposal may not be accepted as it stands; nothing when it may.

    `text` is the document's text, None when it is not at hand: then nothing can be grounded, so
    nothing is accepted. `file` is the claims file that it would enter.
    """
    if text is None:
        return (f"the text of document {document.key} is not at hand: --texts or KG_TEXTS",)
    unlinked = _unlinked(one, document, known, file)
    against = unlinked or ground(one, text, known.names, document.publisher)
    return against or tuple(others_short(one, text, known))


def refusals_by_hand(
    one: Candidate, document: Document, text: str | None, known: Known, file: ClaimsFile
) -> tuple[str, ...]:
    """Return why a claim that a person wrote may not enter, as `refusals` does for proposals.

    A person may carry a name on from before, and describe in words of their own what the passage
    says: as with the curated claims, neither is refused.
    """
    if text is None:
        return refusals(one, document, text, known, file)
    found = graded(one, text, known.names_of(file), document.publisher)
    against = tuple(refusal.reason for refusal, kind in found if kind is Kind.REFUSED)
    return _unlinked(one, document, known, file) or against


def far_names(one: Candidate, text: str, known: Known, file: ClaimsFile) -> tuple[str, ...]:
    """Return the names in a claim that a person wrote that stand in another paragraph only.

    They may be meant there, or mistaken for a name that does stand there.
    """
    far = {Kind.CARRIED_BEFORE, Kind.CARRIED_BEHIND}
    found = graded(one, text, known.names_of(file))
    return tuple(refusal.what for refusal, kind in found if kind in far)


def _unlinked(
    one: Candidate, document: Document, known: Known, file: ClaimsFile
) -> tuple[str, ...]:
    """Return what the resolver says against the claim, alone in a file of its document."""
    at = one.locator
    passage = Passage(at.paragraph, at.words, {}, (row_of(one),), 0, at.start, at.end, at.sha256)
    alone = ClaimsFile(Path(f"{document.key}.yaml"), document.key, file.names, (passage,))
    resolver = known.resolver()
    try:
        if parse_relative(one.object) is not None:
            others = [other for other in known.dated if other.document != document.key]
            resolver = resolver.anchored([*others, file, alone])
        resolver.resolve(alone, document)
    except AiraceError as error:
        return tuple(f"{problem.what} ({problem.fix})" for problem in error.problems)
    unknown = {key for key, _ in one.options} - options_of(known.vocabulary)
    return tuple(f"'{key}' is no option of a claim" for key in sorted(unknown))


def options_of(vocabulary: Vocabulary) -> set[str]:
    """Return the options that a claim may have: those of every row, and the qualifiers."""
    return ROW_OPTIONS | set(vocabulary.qualifiers)
