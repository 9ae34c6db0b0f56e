"""What a table shows first of a date, as one text that is made with the build.

The dates that stand beside it are told there too: who lists dates looks up one thing for each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.agreement.chosen import MOST, NAMED, witnesses
from kg.graph.datings import dating
from kg.graph.encoding import Encoder
from kg.graph.lists import dated_label
from kg.graph.namespaces import block
from kg.graph.said import Said
from kg.graph.sheets import sheet_term
from kg.model import Assertion, Claim, Disagreement, Kind, PartialDate

__all__ = ["BESIDE", "date_quads"]

#: of so many dates that stand beside another one the documents are told
BESIDE = 8
#: a date that more has to be told of has no sheet
_LARGEST = 100


def date_quads(encoder: Encoder, said: Said) -> Iterator[str]:
    """Yield the N-Quads of the sheets of dates that somebody affirms."""
    given = {key: of for key, of in said.datings.items() if of}
    writer = _Writer(encoder, said, given)
    name = encoder.terms["air:sheet"]
    for key in given:
        told = writer.told(key)
        if len(told) <= _LARGEST:
            sheet = sheet_term(writer.sheet(key, told))
            yield block(encoder.terms.thing(key), [f"{name} {sheet}"])


class _Writer:
    """Writes sheets with what is known of all dates."""

    def __init__(self, encoder: Encoder, said: Said, given: dict[str, list[Assertion]]) -> None:
        self.encoder, self.said, self.given = encoder, said, given
        self.days = {key: _days(said.claims[key]) for key in given}
        self.of_event: dict[str, list[str]] = defaultdict(list)
        for key in sorted(
            given, key=lambda one: (*self.days[one], dated_label(encoder, said.claims[one]), one)
        ):
            self.of_event[said.claims[key].subject].append(key)
        self.rivals: dict[str, dict[str, str]] = defaultdict(dict)
        for one in said.disagreements:
            if one.kind is Kind.DATE:
                self._oppose(one)
        self.known: dict[str, list[list[str]]] = {}

    def _oppose(self, one: Disagreement) -> None:
        """Put the dates of each side against those of the others, with a person's verdict."""
        verdict = str(one.judgement.verdict) if one.judgement else ""
        sides = {side.id: [key for key in side.claims if key in self.given] for side in one.sides}
        for mine, claims in sides.items():
            others = [key for side, of in sides.items() if side != mine for key in of]
            for key in claims:
                against = self.rivals[key]
                for other in others:
                    if not self._meet(key, other):
                        against[other] = max(verdict, against.get(other, ""))

    def _meet(self, one: str, other: str) -> bool:
        mine, theirs = self.days[one], self.days[other]
        return mine[0] <= theirs[1] and theirs[0] <= mine[1]

    def sheet(self, key: str, told: list[list[str]]) -> dict[str, object]:
        claim = self.said.claims[key]
        rivals = self.rivals.get(key, {})
        of_event = () if rivals else self.of_event[claim.subject]
        fits = [one for one in of_event if one != key and self._meet(one, key)]
        beside = sorted(rivals) or fits
        return {
            "event": claim.subject,
            "label": dated_label(self.encoder, claim),
            "edtf": _date(claim).edtf,
            "days": self.days[key],
            "status": self.said.statuses[key],
            "wording": self.said.wordings[_date(claim).edtf],
            "number": self._number(key),
            "told": told,
            "rivals": [self._short(one) for one in sorted(rivals)[:BESIDE]],
            "fits": [self._short(one) for one in fits[:BESIDE]],
            "beside": len(beside),
            "verdict": rivals[max(rivals)] if rivals else "",
        }

    def _short(self, key: str) -> list[object]:
        """Return a date in short: claim, wording, days, how many documents, and the first."""
        wording = self.said.wordings[_date(self.said.claims[key]).edtf]
        named = dict.fromkeys((label, document) for document, label, *_ in self.told(key))
        return [key, wording, *self.days[key], self._number(key), list(named)[:NAMED]]

    def _number(self, key: str) -> int:
        return len({one.document for one in self.given[key]})

    def told(self, key: str) -> list[list[str]]:
        """Return document, its label, what was inferred, modality and hedge of what is told."""
        if key not in self.known:
            self.known[key] = self._told(key)
        return self.known[key]

    def _told(self, key: str) -> list[list[str]]:
        labels, of = self.encoder.labels, self.given[key]
        some = set(witnesses([dating(one, labels) for one in of]) if len(of) > MOST else ())
        found = {
            (labels[one.document], one.document, one.inferred, one.modality.value, one.hedge)
            for one in of
            if not some or one.id in some
        }
        return [[document, label, *how] for label, document, *how in sorted(found)]


def _date(claim: Claim) -> PartialDate:
    if not isinstance(claim.object, PartialDate):
        raise TypeError(f"{claim.id} gives no date")
    return claim.object


def _days(claim: Claim) -> tuple[str, str]:
    date = _date(claim)
    return date.earliest.isoformat(), date.latest.isoformat()
