"""What a model is asked about one document: chunks of its text, each with what it may answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kg.errors import AiraceError, ModelError
from kg.extract.grounder.names import KnownNames
from kg.extract.llm.chunking import chunks
from kg.extract.llm.form import with_schema
from kg.extract.llm.prompt import answer_schema, messages, property_lines
from kg.extract.llm.rules import ModelRules
from kg.extract.llm.settings import SCHEMA, ModelSettings
from kg.extract.llm.small import FRAME, Fit, fit, needed, portions, tokens
from kg.model import Document, Vocabulary

__all__ = ["Questions"]

Span = tuple[int, int]
Messages = list[dict[str, str]]
#: of so many tokens no answer is expected to be whole
_SHORTEST = 200
#: by this part a context is taken to be smaller where the server finds a request too long
_LESS = 8
#: a chunk repeats at most such a part of its size
_OVERLAP = 8


@dataclass
class Questions:
    """Makes the requests about one document, within the context that the settings tell.

    `context` are the tokens that the server is taken to hold, 0 where nobody said.
    """

    settings: ModelSettings
    document: Document
    text: str
    rules: ModelRules
    names: KnownNames
    context: int = field(init=False)
    asked: set[str] = field(init=False, default_factory=set)
    _chunks: int = field(init=False, default=0)
    _parts: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        """Take the context of the settings."""
        self.context = self.settings.context

    def each(self, size: int, overlap: int) -> Iterator[tuple[Span, Vocabulary]]:
        """Yield the chunks, each with the vocabulary, or with parts of it one after another.

        Raises ModelError when the context holds too little to ask anything.
        """
        if self.context:
            size = min(size, self._fit.size)
            overlap = min(overlap, size // _OVERLAP)
        for span in chunks(self.text, size, overlap):
            parts = list(self._vocabularies(span))
            self._chunks += 1
            self._parts = max(self._parts, len(parts))
            for part in parts:
                self.asked |= part.properties.keys()
                yield span, part

    def is_whole(self, vocabulary: Vocabulary) -> bool:
        """Return whether all is asked for at once."""
        return vocabulary is self.names.vocabulary

    def messages(self, span: Span, vocabulary: Vocabulary) -> tuple[Messages, dict[str, Any]]:
        """Return the messages and the schema of one request."""
        whole = self.is_whole(vocabulary)
        template = self.rules.template if whole else self.rules.small.template
        schema = self._schema if whole else answer_schema(vocabulary)
        table = self.names.table
        return messages(self.document, self.text, span, template, vocabulary, table), schema

    def room(self, asked: Messages, schema: dict[str, Any]) -> int:
        """Return how many tokens an answer may have; 0 when hardly any are left."""
        left = self.context - self.tokens(asked, schema) - FRAME
        return min(left, self.settings.most_tokens) if left >= _SHORTEST else 0

    def tokens(self, asked: Messages, schema: dict[str, Any]) -> int:
        """Return about how many tokens a request is."""
        told = asked if self.settings.form == SCHEMA else with_schema(asked, schema)
        return tokens("".join(one["content"] for one in told), self.rules.small)

    def shrink(self) -> None:
        """Take the server to hold less: it found a request too long."""
        self.context -= self.context // _LESS

    def note(self) -> str:
        """Return how the document was asked about in a small context, and what was not asked."""
        if not self.settings.context or not self._chunks:
            return ""
        every = self.names.vocabulary.properties
        lacking = sorted(every.keys() - self.asked)
        told = (
            f"asked in {self.settings.context:,} tokens at a time: {self._chunks} chunks of at "
            f"most {self._fit.size:,} characters, the properties in {self._parts} parts at most"
        )
        if not lacking:
            return told
        why = f"{len(lacking)} of {len(every)} not asked for, as no word of the text tells of them"
        return f"{told}; {why}: {', '.join(lacking)}"

    @cached_property
    def _schema(self) -> dict[str, Any]:
        return answer_schema(self.names.vocabulary)

    @cached_property
    def _costs(self) -> dict[str, int]:
        """Return the tokens that each property takes, in the rules and in a schema told there."""
        lines = property_lines(self.names.vocabulary)
        more = "" if self.settings.form == SCHEMA else '"",'
        return {
            name: tokens(f"{line}\n{more}{name if more else ''}", self.rules.small)
            for name, line in lines.items()
        }

    @cached_property
    def _fit(self) -> Fit:
        small, vocabulary = self.rules.small, self.names.vocabulary
        bare = vocabulary.model_copy(update={"properties": {}})
        part, every = self.tokens(*self.messages((0, 0), bare)), sum(self._costs.values())
        whole = self.tokens(*self.messages((0, 0), vocabulary)) - every
        told = sum(self._costs[one.name] for one in needed(vocabulary, self.text, small))
        found = fit(self.settings.context, (whole, part), (every, told), small)
        if found.lacking:
            raise self._too_small(found, part)
        return found

    def _too_small(self, found: Fit, fixed: int) -> AiraceError:
        context = self.settings.context
        least = -(-(context + found.lacking) // 256) * 256
        what = f"{context:,} tokens hold the rules ({fixed:,}) and nothing beside them"
        fix = f"give the model a context of {least} tokens at least, and set it here"
        return ModelError.single("KG_LLM_CONTEXT", what, fix)

    def _vocabularies(self, span: Span) -> Iterator[Vocabulary]:
        whole, small = self.names.vocabulary, self.rules.small
        if not (self.context and self._fit.capacity):
            yield whole
            return
        wanted = needed(whole, self.text[slice(*span)], small)
        yield from portions(wanted, whole, self._fit.capacity, self._costs)
