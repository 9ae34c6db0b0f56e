"""Which claims cannot all hold: by value, date, entity, order, polarity or status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from kg.agreement.comparison import reason
from kg.agreement.order import by_numbers, by_order
from kg.agreement.rivals import compatible_pairs, excluded, rival_groups, sides
from kg.agreement.same_time import of_one_week
from kg.model import (
    Assertion,
    Claim,
    Compatibility,
    Disagreement,
    Judgement,
    Kind,
    Modality,
    PartialDate,
    Polarity,
    Quantity,
    Side,
    Value,
    Vocabulary,
    value_text,
)

__all__ = ["Comparable", "find_compatibilities", "find_disagreements"]

#: Only what is put forward as so can disagree; opinions, questions and predictions cannot.
ASSERTIVE = {Modality.STATED, Modality.CLAIMED, Modality.ALLEGED}
#: What leaves a claim that another document states open or with its claimant.
RESERVED = {Modality.CLAIMED, Modality.ALLEGED, Modality.ASKED}


@dataclass(frozen=True)
class Comparable:
    """Assertions by their claim, with what is needed to compare the claims.

    An identifier is a digest, and made once for each assertion; those of assertions are made only
    for the few that a disagreement shows.
    """

    said: dict[str, list[Assertion]]
    vocabulary: Vocabulary
    labels: dict[str, str]

    @classmethod
    def of(
        cls, assertions: Iterable[Assertion], vocabulary: Vocabulary, labels: dict[str, str]
    ) -> Comparable:
        """Return the assertions by the identifier of their claim: those that stand."""
        said: dict[str, list[Assertion]] = {}
        for one in assertions:
            if one.stands:
                said.setdefault(one.claim.id, []).append(one)
        return cls(said, vocabulary, labels)

    def claims(self, polarity: Polarity) -> dict[str, Claim]:
        """Return the claims that somebody puts forward as so (or, denied, as not so)."""
        return {
            key: said[0].claim
            for key, said in self.said.items()
            if any(one.modality in ASSERTIVE and one.polarity is polarity for one in said)
        }

    def carrying(self, key: str) -> list[str]:
        """Return the identifiers of the assertions that put the claim forward as so, sorted."""
        return sorted(
            one.id
            for one in self.said[key]
            if one.modality in ASSERTIVE and one.polarity is Polarity.AFFIRMED
        )

    def documents(self, key: str) -> set[str]:
        """Return the documents that put the claim forward as so."""
        return {
            one.document
            for one in self.said[key]
            if one.modality in ASSERTIVE and one.polarity is Polarity.AFFIRMED
        }


def find_disagreements(
    assertions: Iterable[Assertion],
    vocabulary: Vocabulary,
    labels: dict[str, str],
    judgements: Iterable[Judgement] = (),
    published: Mapping[str, date] | None = None,
) -> list[Disagreement]:
    """Return the disagreements among the claims, sorted by identifier.

    `published` gives the days of documents: values of what changes with time are rivals where
    they are of one time.

    Only single-valued properties disagree by value, date or entity, and only under equal
    qualifiers and units; compatible intervals and spans do not disagree. Time grows with the
    number of claims, not with its square.
    """
    all_of = Comparable.of(assertions, vocabulary, labels)
    affirmed, denied = all_of.claims(Polarity.AFFIRMED), all_of.claims(Polarity.DENIED)
    found = [
        *_by_value(affirmed.values(), all_of, published or {}),
        *by_order(affirmed.values(), labels, all_of.carrying),
        *by_numbers(affirmed.values(), labels, all_of.carrying),
        *_by_polarity(affirmed, denied, all_of),
        *_by_status(all_of),
    ]
    verdicts = {(one.subject, one.predicate): one for one in judgements}
    judged = [_judged(one, all_of, verdicts) for one in found] if verdicts else found
    return [one for _, one in sorted(((one.id, one) for one in judged), key=lambda pair: pair[0])]


def _judged(
    one: Disagreement, all_of: Comparable, verdicts: dict[tuple[str, str], Judgement]
) -> Disagreement:
    """Return it with the verdict on the property of any member's subject: an order has two."""
    for subject in sorted({all_of.said[member][0].claim.subject for member in one.members}):
        if (subject, one.predicate) in verdicts:
            return one.model_copy(update={"judgement": verdicts[subject, one.predicate]})
    return one


def _by_value(
    claims: Iterable[Claim], all_of: Comparable, published: Mapping[str, date]
) -> Iterator[Disagreement]:
    known = list(claims)
    timed = of_one_week(known, all_of.vocabulary, all_of.documents, published)
    for group in chain(rival_groups(known, all_of.vocabulary), timed):
        rivals = excluded(group)
        if not rivals:
            continue
        parts = sides(rivals)
        ends = parts[0][0].object, parts[-1][-1].object
        yield Disagreement(
            kind=_kind(group[0].object),
            subject=group[0].subject,
            predicate=group[0].predicate,
            sides=tuple(_side(part, all_of) for part in parts),
            reason=reason(*ends, all_of.labels),
        )


def _side(part: list[Claim], all_of: Comparable) -> Side:
    label = " or ".join(dict.fromkeys(value_text(one.object, all_of.labels) for one in part))
    claims = [one.id for one in part]
    said = sorted(key for claim in claims for key in all_of.carrying(claim))
    return Side(label=label, claims=tuple(claims), assertions=tuple(said))


def _kind(value: Value) -> Kind:
    if isinstance(value, Quantity):
        return Kind.VALUE
    return Kind.DATE if isinstance(value, PartialDate) else Kind.ENTITY


def _by_polarity(
    affirmed: dict[str, Claim], denied: dict[str, Claim], all_of: Comparable
) -> Iterator[Disagreement]:
    for key in affirmed.keys() & denied.keys():
        said = [one for one in all_of.said[key] if one.modality in ASSERTIVE]
        parts = {
            word: [one for one in said if one.polarity is polarity]
            for word, polarity in (("so", Polarity.AFFIRMED), ("not so", Polarity.DENIED))
        }
        yield _of_one_claim(affirmed[key], Kind.POLARITY, parts, "one affirms what another denies")


def _by_status(all_of: Comparable) -> Iterator[Disagreement]:
    """Yield claims that favour somebody, stated by one document, left open by another."""
    for said in all_of.said.values():
        claim = said[0].claim
        if len(said) == 1 or not all_of.vocabulary.properties[claim.predicate].favours:
            continue
        so = [one for one in said if one.polarity is Polarity.AFFIRMED]
        facts = [one for one in so if one.modality is Modality.STATED]
        stating = {one.document for one in facts}
        open_ = [one for one in so if one.modality in RESERVED and one.document not in stating]
        if facts and open_:
            parts = {"stated as a fact": facts, "only somebody's claim, or asked": open_}
            why = "one document states as a fact what another leaves to its claimant"
            yield _of_one_claim(claim, Kind.STATUS, parts, why)


def _of_one_claim(
    claim: Claim, kind: Kind, parts: dict[str, list[Assertion]], why: str
) -> Disagreement:
    key = claim.id
    found = [
        Side(label=word, claims=(key,), assertions=tuple(sorted(one.id for one in said)))
        for word, said in parts.items()
    ]
    return Disagreement(
        kind=kind, subject=claim.subject, predicate=claim.predicate, sides=tuple(found), reason=why
    )


def find_compatibilities(
    assertions: Iterable[Assertion], vocabulary: Vocabulary, labels: dict[str, str]
) -> list[Compatibility]:
    """Return the pairs of claims that look like rivals and can both hold, with the reason."""
    claims = Comparable.of(assertions, vocabulary, labels).claims(Polarity.AFFIRMED)
    return [
        Compatibility(
            subject=a.subject,
            predicate=a.predicate,
            members=(a.id, b.id),
            reason=reason(a.object, b.object, labels),
        )
        for group in rival_groups(claims.values(), vocabulary)
        for a, b in compatible_pairs(group)
    ]
