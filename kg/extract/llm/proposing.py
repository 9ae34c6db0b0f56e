"""Claims that a language model proposes for a text: asked chunk by chunk, placed and grounded here.

A model's answer is as foreign as the text: what it proposes is kept only when the grounder finds
it in the text, and is of tier B always.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from kg.extract.claims.proposals import Proposals
from kg.extract.grounder.grounding import Part, refusals
from kg.extract.grounder.names import KnownNames
from kg.extract.grounder.stand_ins import stands_for
from kg.extract.llm.again import Refused, mended
from kg.extract.llm.asking import Exchange, ModelAsking
from kg.extract.llm.chunking import OVERLAP, SIZE
from kg.extract.llm.client import ModelClient
from kg.extract.llm.events import event_rows
from kg.extract.llm.leaving import is_kept, left_gap, left_refused
from kg.extract.llm.newcomers import Unplaced
from kg.extract.llm.objecting import Objections, Reader
from kg.extract.llm.rules import ModelRules
from kg.extract.llm.writing import ModelWriter
from kg.identifiers import fold
from kg.model import Candidate, Document, NewEntity, Unsaid
from kg.model.answer import AnsweredClaim
from kg.model.cues import Cues

__all__ = ["ModelRun", "propose_by_model"]

Span = tuple[int, int]
#: parts of a claim that a sentence before the quote's own may name
_NAMED = frozenset({Part.SUBJECT, Part.OBJECT, Part.QUALIFIER})


@dataclass
class ModelRun:
    """What became of a model's answers: chunks asked and left out, claims refused, problems.

    `mended` claims were refused at first, and kept as the model then wrote them. `note` is how a
    model with a small context was asked.
    """

    chunks: int = 0
    claims: int = 0
    refused: list[str] = field(default_factory=list)
    mended: int = 0
    problems: list[str] = field(default_factory=list)
    left_out: int = 0
    note: str = ""

    def text(self) -> str:
        """Return the counts on one line."""
        kept = self.claims - len(self.refused)
        return (
            f"{self.chunks} chunks; {self.claims} claims answered, {kept} grounded, "
            f"{len(self.refused)} refused; {self.mended} mended; {len(self.problems)} problems"
        )


@dataclass
class _Found:
    objections: Objections
    candidates: dict[str, Candidate] = field(default_factory=dict)
    entities: dict[str, NewEntity] = field(default_factory=dict)
    unsaid: set[Unsaid] = field(default_factory=set)


def propose_by_model(
    document: Document,
    text: str,
    names: KnownNames,
    client: ModelClient,
    rules: ModelRules,
    *,
    run: ModelRun | None = None,
    reader: Reader | None = None,
    size: int = SIZE,
    overlap: int = OVERLAP,
) -> Proposals:
    """Return what the model proposes for the text, each claim grounded, all of tier B.

    `rules` are data/extraction/llm.txt and llm.yaml. `run`, when given, is filled with what
    was refused and what went wrong; `client.spent` counts requests and tokens. With a `reader`
    nothing is kept that the program itself reads otherwise. Raises ModelError when the server
    cannot be asked at all.
    """
    told = ModelRun() if run is None else run
    rule = "model " + "".join(c for c in client.settings.model if c.isprintable())[:80]
    writer = ModelWriter(document, text, names, rules, rule, reader.lexicon if reader else None)
    found = _Found(Objections(writer, reader))
    asking = ModelAsking(client, document, text, rules, names)
    # all is asked once before anything is asked again: the time is for the whole document
    answered = [(one, _keep(one, writer, found, told)) for one in asking.answers(size, overlap)]
    for exchange, refused in answered:
        _mend(exchange, refused, asking, found, told)
    told.chunks += asking.chunks
    told.problems += asking.problems
    told.left_out += asking.left_out
    told.note = asking.questions.note()
    return _proposals(found)


def _keep(exchange: Exchange, writer: ModelWriter, found: _Found, run: ModelRun) -> list[Refused]:
    """Add what is grounded and the gaps, and return what is refused."""
    span, answer = exchange.span, exchange.answered
    run.claims += len(answer.claims)
    for gap in answer.gaps:
        try:
            found.unsaid.add(left_gap(gap, span, writer))
        except Unplaced as error:
            run.problems.append(f"a gap is left out: {error}")
    every = [Refused(claim, _one(claim, span, writer, found)) for claim in answer.claims]
    return [one for one in every if one.why]


def _mend(
    exchange: Exchange, refused: list[Refused], asking: ModelAsking, found: _Found, run: ModelRun
) -> None:
    """Ask again for what is refused; add what is then grounded, and report the rest."""
    span, writer = exchange.span, found.objections.writer
    for old, new in mended(refused, asking.again(exchange, refused), writer.rules.described):
        if new is None or _one(new, span, writer, found):
            run.refused.append(old.text())
            with suppress(Unplaced):
                found.unsaid.add(left_refused(old, span, writer))
        else:
            run.mended += 1


def _one(claim: AnsweredClaim, span: Span, writer: ModelWriter, found: _Found) -> str:
    """Return why the claim is refused, or keep it and return nothing."""
    try:
        quote = writer.place(claim.quote, claim.paragraph, span)
        candidate, names, new, why = _grounded(claim, quote, writer)
        why = why or found.objections.against(candidate, names, quote)
    except Unplaced as error:
        return str(error)
    if why:
        return why
    rows = writer.rules.events.get(candidate.predicate, ())
    told = event_rows(candidate, rows, writer.document, writer.text, names)
    for one, more in ((candidate, new), *((row, [event]) for row, event in told)):
        found.candidates.setdefault(one.id, one)
        for entity in more:
            if names.owner(fold(entity.label)) is None or entity in new:
                found.entities.setdefault(entity.label, entity)
    return ""


def _grounded(
    claim: AnsweredClaim, quote: Span, writer: ModelWriter
) -> tuple[Candidate, KnownNames, list[NewEntity], str]:
    """Return the claim at the shortest passage that names its parts, and why that is refused."""
    tried = []
    for passage in writer.passages(quote):
        new = list(writer.entities(claim, passage))
        names = writer.names.including(new)
        candidate = writer.candidate(claim, quote, passage, names)
        found = refusals(candidate, writer.text, names, writer.document.publisher)
        tried.append((candidate, names, new, "; ".join(one.reason for one in found)))
        if not found:
            return tried[-1]
        if any(one.part not in _NAMED for one in found) or _is_named_otherwise(claim, names.cues):
            break
    return tried[0]


def _is_named_otherwise(claim: AnsweredClaim, cues: Cues) -> bool:
    """Return whether a part stands there by a name that may be another's: cut short, or foreign."""
    pairs = ((claim.subject, claim.subject_words), (claim.object, claim.object_words))
    return any(
        words and (label.endswith(words) or label.startswith(words) or _is_name(words, cues))
        for label, words in pairs
    )


def _is_name(words: str, cues: Cues) -> bool:
    """Return whether the words can be a name: "Foo 2" is one, "AI startup" none."""
    first, last = words.split()[0], words.split()[-1]
    named = first[0].isupper() and (last[0].isupper() or last[0].isdigit())
    return named and not stands_for(words, cues)


def _proposals(found: _Found) -> Proposals:
    """Return what was found, in reading order."""
    candidates = sorted(found.candidates.values(), key=lambda one: one.locator.start)
    return Proposals(
        entities=tuple(sorted(found.entities.values(), key=lambda one: (one.start, one.label))),
        candidates=tuple(candidates),
        unsaid=tuple(
            sorted(
                (one for one in found.unsaid if not is_kept(one, candidates)),
                key=lambda one: (one.start, one.end, one.claim, one.reason),
            )
        ),
    )
