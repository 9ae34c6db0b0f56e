"""A model asked about a text: chunk by chunk, in halves where an answer is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from kg.extract.grounder.names import KnownNames
from kg.extract.llm.chunking import chunks
from kg.extract.llm.client import Answer, ModelClient
from kg.extract.llm.prompt import answer_schema, messages
from kg.extract.llm.reading import Answered, read_answer
from kg.model import Document

__all__ = ["ModelAsking"]

Span = tuple[int, int]
#: a chunk of fewer characters is not halved
_SHORTEST = 1_000


@dataclass
class ModelAsking:
    """Asks for the claims of one document; counts the chunks, and names what is left out."""

    client: ModelClient
    document: Document
    text: str
    template: str
    names: KnownNames
    chunks: int = 0
    problems: list[str] = field(default_factory=list)
    left_out: int = 0

    def answers(self, size: int, overlap: int) -> Iterator[tuple[Answered, Span]]:
        """Yield what is answered, with the part of the text that was asked about.

        An answer that nobody can read is asked for once more; then its part is left out and
        named. One that is cut off is asked for in halves. Raises ModelError when the server
        cannot be asked at all.
        """
        for span in chunks(self.text, size, overlap):
            yield from self._answers(span)

    def _answers(self, span: Span) -> Iterator[tuple[Answered, Span]]:
        self.chunks += 1
        answer = self._ask(span)
        halves = self._halves(span) if answer.cut_off else []
        if halves:
            for half in halves:
                yield from self._answers(half)
            return
        found = self._read(answer)
        if isinstance(found, str):
            found = self._read(self._ask(span))
        if isinstance(found, Answered):
            self.problems += found.problems
            yield found, span
        else:
            self.left_out += 1
            self.problems.append(f"characters {span[0]}-{span[1]} were left out: {found}")

    def _ask(self, span: Span) -> Answer:
        known = self.names
        asked = messages(
            self.document, self.text, span, self.template, known.vocabulary, known.table
        )
        return self.client.ask(asked, self._schema)

    @cached_property
    def _schema(self) -> dict[str, object]:
        return answer_schema(self.names.vocabulary)

    def _read(self, answer: Answer) -> Answered | str:
        """Return what is answered, or why nobody can read it."""
        try:
            return read_answer(answer.content)
        except ValueError as error:
            return "it was cut off" if answer.cut_off else str(error)

    def _halves(self, span: Span) -> list[Span]:
        """Return the parts of a chunk that is long enough; the second repeats some of the first."""
        start, end = span
        length = end - start
        if length < _SHORTEST:
            return []
        parts = chunks(self.text[start:end], length * 2 // 3, length // 8)
        return [(start + a, start + b) for a, b in parts] if len(parts) > 1 else []
