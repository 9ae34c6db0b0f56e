"""What speaks against a model's claim, though each part of it stands in its passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.extract.grounder.names import KnownNames
from kg.extract.grounder.standing import Passage
from kg.extract.llm.contrary import told_otherwise
from kg.extract.llm.voicing import Voicing
from kg.extract.llm.witness import OwnReading
from kg.extract.llm.writing import ModelWriter
from kg.extract.proposing import patterns_of, propose, understood
from kg.extract.signs.lexicon import Lexicon
from kg.extract.signs.rules import Rules
from kg.model import Candidate

__all__ = ["Objections", "Reader"]

Span = tuple[int, int]


@dataclass(frozen=True)
class Reader:
    """The rules and names by which the program reads a text itself."""

    lexicon: Lexicon
    rules: Rules


@dataclass(frozen=True)
class _Read:
    """One text as the program reads it: who speaks where, and what it would propose."""

    reader: Reader
    writer: ModelWriter

    def against(self, claim: Candidate, passage: Passage) -> Iterator[str]:
        """Yield what the program reads otherwise; "" for each thing that is not."""
        yield self._voicing.against(claim, passage)
        yield self._own.against(claim)
        yield self._own.narrowed(claim)

    @cached_property
    def _own(self) -> OwnReading:
        reader, writer = self.reader, self.writer
        found = propose(writer.document, writer.text, reader.lexicon, reader.rules)
        return OwnReading(writer.text, found.candidates, writer.names, writer.rules.contrasts)

    @cached_property
    def _voicing(self) -> Voicing:
        reader, document = self.reader, self.writer.document
        patterns = patterns_of(reader.rules, reader.lexicon)
        read = understood(document, self.writer.text, reader.lexicon, patterns)
        return Voicing(read, patterns, document.publisher, self.writer.rules.aside)


class Objections:
    """Holds the claims of one document against what else its text says.

    Without a reader only words are looked for, and whose the others are is not known.
    """

    def __init__(self, writer: ModelWriter, reader: Reader | None = None) -> None:
        """Take the writer of the document's claims; its text is read when a claim asks for it."""
        self.writer = writer
        self.read = _Read(reader, writer) if reader else None

    def against(self, claim: Candidate, names: KnownNames, quote: Span) -> str:
        """Return the first reason to refuse a grounded claim, or nothing."""
        return next((why for why in self._every(claim, names, quote) if why), "")

    def _every(self, claim: Candidate, names: KnownNames, quote: Span) -> Iterator[str]:
        at, writer = claim.locator, self.writer
        told = Passage(writer.text, at.start, at.end, names, claim.mentions)
        yield told_otherwise(claim, told, writer.passage(quote), writer.rules)
        if self.read is not None:
            yield from self.read.against(claim, told)
