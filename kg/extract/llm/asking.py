"""A model asked about a text: chunk by chunk, in halves where an answer is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from kg.errors import ModelError, Problem
from kg.extract.grounder.names import KnownNames
from kg.extract.llm.again import Refused, asked_again
from kg.extract.llm.chunking import chunks
from kg.extract.llm.client import Answer, ModelClient, TooLong
from kg.extract.llm.long import is_cut
from kg.extract.llm.questions import Questions
from kg.extract.llm.reading import Answered, read_answer, read_cut
from kg.extract.llm.rules import ModelRules
from kg.model import Document, Vocabulary
from kg.model.answer import AnsweredClaim

__all__ = ["Exchange", "ModelAsking"]

Span = tuple[int, int]
#: a chunk of fewer characters is not halved, but in a small context
_SHORTEST, _SHORTER = 1_000, 300
_CUT = "the server read"
#: the round in which refused claims are asked for
_SECOND = 2


@dataclass(frozen=True)
class Exchange:
    """What was answered, of which part of the text, and with which vocabulary it was asked."""

    answered: Answered
    span: Span
    vocabulary: Vocabulary


@dataclass
class ModelAsking:
    """Asks for the claims of one document; counts the chunks, and names what is left out.

    `refused` is what the server said of a request that was too long for it.
    """

    client: ModelClient
    document: Document
    text: str
    rules: ModelRules
    names: KnownNames
    chunks: int = 0
    problems: list[str] = field(default_factory=list)
    left_out: int = 0
    refused: str = ""

    def answers(self, size: int, overlap: int) -> Iterator[Exchange]:
        """Yield what is answered, part by part of the text.

        An answer that nobody can read is asked for once more; then its part is left out and
        named. One that is cut off is asked for in halves, and so is what the server finds too
        long for the context that the settings tell. Raises ModelError when the server cannot be
        asked at all, TooLong when it holds too little.
        """
        for span, vocabulary in self.questions.each(size, overlap):
            yield from self._answers(span, vocabulary)

    def again(self, exchange: Exchange, refused: list[Refused]) -> list[AnsweredClaim]:
        """Return what the model answers when it is told which claims are not kept, and why.

        It is asked once, if the settings have a second round and there is room. That it cannot
        be asked is a problem and no error: what was answered first stays.
        """
        if not refused or self.client.settings.rounds < _SECOND:
            return []
        (rules, article), schema = self.questions.messages(exchange.span, exchange.vocabulary)
        told = asked_again(article["content"], refused, self.rules.again)
        asked = [rules, {**article, "content": told}]
        room = self.questions.room(asked, schema)
        if self.questions.context and not room:
            return []
        try:
            answer = self.client.ask(asked, schema, room or None)
            found = read_cut(answer.content) if answer.cut_off else self._read(answer)
        except ModelError as error:
            if self.client.stopped.is_set():
                raise
            found = error.problems[0].what
        if isinstance(found, str):
            self.problems.append(f"{len(refused)} claims were asked for again in vain: {found}")
            return []
        return found.claims

    @cached_property
    def questions(self) -> Questions:
        """What is asked about the document."""
        return Questions(self.client.settings, self.document, self.text, self.rules, self.names)

    def _answers(self, span: Span, vocabulary: Vocabulary) -> Iterator[Exchange]:
        self.chunks += 1
        answer = self._ask(span, vocabulary)
        halves = self._halves(span) if isinstance(answer, TooLong) or answer.cut_off else []
        if halves:
            for half in halves:
                yield from self._answers(half, vocabulary)
            return
        if isinstance(answer, TooLong):
            raise answer
        yield from self._kept(answer, span, vocabulary)

    def _kept(self, answer: Answer, span: Span, vocabulary: Vocabulary) -> Iterator[Exchange]:
        """Yield what can be read of an answer, or of the one to a second asking.

        Of one that is cut off again the whole claims are kept, and its part is named all the same.
        """
        found = self._read(answer)
        if isinstance(found, str):
            again = self._ask(span, vocabulary)
            answer = answer if isinstance(again, TooLong) else again
            found = self._read(answer)
        if isinstance(found, str):
            self.left_out += 1
            self.problems.append(f"characters {span[0]}-{span[1]} were left out: {found}")
            found = read_cut(answer.content) if answer.cut_off else Answered()
        self.problems += found.problems
        if not self.questions.is_whole(vocabulary):
            found.gaps.clear()  # what a part of the properties cannot say, others may
        if found.claims or found.gaps:
            yield Exchange(found, span, vocabulary)

    def _ask(self, span: Span, vocabulary: Vocabulary) -> Answer | TooLong:
        """Return the answer; in a small context also that the server holds less than was told."""
        questions = self.questions
        asked, schema = questions.messages(span, vocabulary)
        if not questions.context:
            return self._checked(self.client.ask(asked, schema), questions.tokens(asked, schema))
        while room := questions.room(asked, schema):
            try:
                answer = self.client.ask(asked, schema, room)
            except TooLong as error:
                self.refused = error.problems[0].what
                questions.shrink()
            else:
                return self._checked(answer, questions.tokens(asked, schema))
        return self._no_room(questions.settings.context)

    def _checked(self, answer: Answer, sent: int) -> Answer:
        """Return the answer; tell once that the server has not read all that it was sent."""
        known = any(one.startswith(_CUT) for one in self.problems)
        if is_cut(answer.read, sent) and not known:
            self.problems.append(
                f"{_CUT} {answer.read:,} of about {sent:,} tokens, and seems to cut what its "
                f"context does not hold: set KG_LLM_CONTEXT={answer.read}, or give it a longer one"
            )
        return answer

    def _read(self, answer: Answer) -> Answered | str:
        """Return what is answered, or why nobody can read it."""
        try:
            return read_answer(answer.content)
        except ValueError as error:
            cut = "it was cut off; KG_LLM_TOKENS and KG_LLM_CONTEXT say how long it may be"
            return cut if answer.cut_off else str(error)

    def _halves(self, span: Span) -> list[Span]:
        """Return the parts of a chunk that is long enough; the second repeats some of the first."""
        start, end = span
        length = end - start
        if length < (_SHORTER if self.questions.context else _SHORTEST):
            return []
        parts = chunks(self.text[start:end], length * 2 // 3, length // 8)
        return [(start + a, start + b) for a, b in parts] if len(parts) > 1 else []

    def _no_room(self, context: int) -> TooLong:
        what = self.refused or f"{context:,} tokens leave no room for an answer"
        fix = f"set it to less than {context}: then less is asked at once"
        return TooLong(
            Problem("KG_LLM_CONTEXT", what, f"{fix}; or give the model a longer context")
        )
