"""An event at a place in time: with its precision, who gives it, and what stands against it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.query.spans import Span

__all__ = ["Moment", "Told"]


@dataclass(frozen=True)
class Told:
    """One passage that gives a date: where, in which words, and how the rest was inferred."""

    document: str
    label: str
    paragraph: str
    said: str
    inferred: str
    modality: str
    hedge: str


@dataclass(frozen=True)
class Moment:
    """An event at one of the places in time that documents give it.

    `rivals` are the dates that stand against this one in a disagreement, `fits` those of the
    same event that differ in wording and can both hold; `verdict` is a person's word on it.
    `number` tells how many documents give the date, of which not all may be among the `told`,
    and `beside` how many rivals there are, or dates that it fits, where not all are among them.
    """

    event: str
    label: str
    claim: str
    wording: str
    edtf: str
    span: Span
    status: str
    told: tuple[Told, ...]
    rivals: tuple[Moment, ...] = ()
    fits: tuple[Moment, ...] = ()
    verdict: str = ""
    number: int = 0
    beside: int = 0

    @property
    def documents(self) -> dict[str, str]:
        """Return the labels of the documents that give this date, by identifier."""
        return {one.document: one.label for one in self.told}

    @property
    def given(self) -> str:
        """Return `stated`, `inferred`, or `both` where some passages give the date in full."""
        kinds = {"inferred" if one.inferred else "stated" for one in self.told}
        return kinds.pop() if len(kinds) == 1 else "both"

    def of(self, document: str) -> Moment | None:
        """Return the moment as one document alone tells it, or None when it does not."""
        told = tuple(one for one in self.told if one.document == document)
        return replace(self, told=told, number=1) if told else None
