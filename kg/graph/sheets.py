"""What a table shows first of a disagreement, as one text that is made with the build.

Whoever shows many disagreements then looks up one thing for each, and not each part of each of
the assertions. Small ones have no sheet: they are read as fast.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.agreement.chosen import MOST
from kg.corpus.releases import replacements
from kg.graph.encoding import Encoder
from kg.graph.namespaces import block
from kg.graph.phrase import filled
from kg.graph.said import Said
from kg.model import (
    Assertion,
    Claim,
    Disagreement,
    Document,
    EntityRef,
    Locator,
    PartialDate,
    Polarity,
    Side,
    Value,
)

__all__ = ["LEAST", "sheet_quads", "sheet_term"]

#: a disagreement of which fewer assertions are shown has no sheet
LEAST = 5
#: what only some assertions have of themselves
_OWN = ("hedge", "said", "inferred", "confidence", "garbled")


def sheet_quads(encoder: Encoder, documents: Sequence[Document], said: Said) -> Iterator[str]:
    """Yield the N-Quads of the sheets of disagreements."""
    writer = _Writer(encoder, documents, said)
    name = encoder.terms["air:sheet"]
    for one in said.disagreements:
        if sum(min(len(side.assertions), MOST) for side in one.sides) >= LEAST:
            yield block(encoder.terms.thing(one.id), [f"{name} {sheet_term(writer.sheet(one))}"])


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def sheet_term(sheet: object) -> str:
    r"""Return a sheet as a literal in N-Triples form: JSON without spaces.

    >>> sheet_term(["a\nb"])
    '"[\\"a\\\\nb\\"]"'
    """
    # JSON has no line breaks; `quote`, which looks for them, takes long for long texts.
    text = _ENCODER.encode(sheet).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


class _Writer:
    """Writes sheets with what is known of all assertions."""

    def __init__(self, encoder: Encoder, documents: Sequence[Document], said: Said) -> None:
        self.encoder, self.said = encoder, said
        self.replaced = replacements(documents)
        self.sentences: dict[str, str] = {}
        self.scopes: dict[str, frozenset[str]] = {}

    def sheet(self, one: Disagreement) -> dict[str, object]:
        sides = {side.id: (side, self._carrying(side)) for side in one.sides}
        ordered = sorted(sides.items(), key=lambda pair: (pair[1][0].label, pair[0]))
        sentences: dict[str, int] = {}
        return {
            "scope": self._scope(one.members),
            "names": self._several([of for _, of in sides.values()]),
            "sides": [self._side(side, of, sentences) for _, (side, of) in ordered],
            "sentences": list(sentences),
        }

    def _carrying(self, side: Side) -> list[Assertion]:
        return [self.said.by_id[key] for key in set(side.assertions)]

    def _side(self, side: Side, said: list[Assertion], sentences: dict[str, int]) -> list[object]:
        shown = said
        if len(said) > MOST:
            some = set(self.said.firsts[side.id])
            shown = [one for one in said if one.id in some]
        rows = [self._row(one, sentences) for one in sorted(shown, key=_place)]
        return [side.label, len(said), len({one.document for one in said}), rows]

    def _row(self, one: Assertion, sentences: dict[str, int]) -> list[object]:
        at, sentence = one.locator, self._sentence(one.claim.id)
        place = [at.paragraph, at.start, at.end] if isinstance(at, Locator) else [at.row, "", ""]
        return [
            sentences.setdefault(sentence, len(sentences)),
            one.document,
            self.encoder.labels[one.document],
            one.modality,
            int(one.polarity is Polarity.DENIED),
            int(one.id in self.said.interested),
            *place,
            at.words,
            self._more(one),
        ]

    def _sentence(self, claim: str) -> str:
        if claim not in self.sentences:
            self.sentences[claim] = self.encoder.sentence(self.said.claims[claim])
        return self.sentences[claim]

    def _more(self, one: Assertion) -> dict[str, str]:
        """Return what only some assertions have."""
        labels, at = self.encoder.labels, one.locator
        found = {name: text for name in _OWN if (text := getattr(one, name))}
        if one.claimant != one.document:
            found |= {"claimant": one.claimant, "claimantLabel": labels[one.claimant]}
        if one.channel:
            found["channel"] = labels[one.channel]
        if not isinstance(at, Locator):
            found["column"] = at.column_name
        if one.document in self.replaced:
            found["replacedBy"] = labels[self.replaced[one.document]]
        return found

    def _several(self, sides: Iterable[Sequence[Assertion]]) -> list[str]:
        """Return what the documents are called that stand on more than one side."""
        seen = Counter(key for of in sides for key in {one.document for one in of})
        return [self.encoder.labels[key] for key in sorted(seen) if seen[key] > 1]

    def _scope(self, claims: Sequence[str]) -> str:
        """Return how all of the claims are narrowed alike."""
        for key in claims:
            if key not in self.scopes:
                self.scopes[key] = frozenset(self._narrowed(self.said.claims[key]))
        return " ".join(sorted(frozenset.intersection(*(self.scopes[key] for key in claims))))

    def _narrowed(self, one: Claim) -> Iterator[str]:
        for name, value in one.qualifiers:
            yield filled(self.encoder.phrases[name], {"q": self._called(value)})

    def _called(self, value: Value) -> str:
        if isinstance(value, EntityRef):
            return self.encoder.labels[value.id]
        return self.said.wordings[value.edtf] if isinstance(value, PartialDate) else value.text


def _place(one: Assertion) -> tuple[str, int, str]:
    at = one.locator
    return one.document, at.start if isinstance(at, Locator) else 0, one.id
