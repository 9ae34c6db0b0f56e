"""What stands behind a claim: documents, claimants, independent origins."""

from __future__ import annotations

from kg.model.base import Noun

__all__ = ["Corroboration", "OriginRule", "Overlap"]


class Overlap(Noun):
    """How many five-word runs two documents (by key) share, and their share in percent."""

    documents: tuple[str, str]
    runs: int
    share: float


class OriginRule(Noun):
    """From how many shared runs, and from which share in percent, two documents are one origin."""

    runs: int
    share: float

    def one_origin(self, overlap: Overlap) -> bool:
        """Return whether the two documents count as one origin.

        >>> rule = OriginRule(runs=15, share=2.0)
        >>> rule.one_origin(Overlap(documents=("a", "b"), runs=28, share=4.5))
        True
        """
        return overlap.runs >= self.runs and overlap.share >= self.share


class Corroboration(Noun):
    """How many documents, claimants and independent origins put a claim forward."""

    documents: int
    claimants: int
    origins: int
