"""The words of a publisher for itself: "we", where nobody else is quoted."""

from __future__ import annotations

from kg.extract.grounder.names import Names
from kg.extract.grounder.occurrence import is_name_of
from kg.extract.grounder.quoting import is_quoted
from kg.model import Mention

__all__ = ["in_own_voice"]


def in_own_voice(label: str, here: Mention, text: str, publisher: str, names: Names) -> bool:
    """Return whether the words at the place are those of the publisher, and this is its label.

    `publisher` is a name by the document's record. In a quotation they may be anybody's.
    """
    if not publisher or not is_name_of(label, publisher, names):
        return False
    words = text[here.start : here.end].casefold()
    whole = not _cuts(text, here.start) and not _cuts(text, here.end)
    return whole and words in names.cues.own_voice and not is_quoted(text, here.start)


def _cuts(text: str, at: int) -> bool:
    """Return whether the place lies within a word."""
    return text[max(0, at - 1) : at].isalnum() and text[at : at + 1].isalnum()
