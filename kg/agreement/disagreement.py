"""Which claims cannot all hold: by value, date, entity, order, polarity or status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.agreement.comparison import reason
from kg.agreement.order import by_numbers, by_order
from kg.agreement.rivals import compatible_pairs, excluded, rival_groups, sides
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
    """Assertions with what is needed to compare their claims."""

    assertions: Sequence[Assertion]
    vocabulary: Vocabulary
    labels: dict[str, str]

    def claims(self, polarity: Polarity) -> dict[str, Claim]:
        """Return the claims that somebody puts forward as so (or, denied, as not so)."""
        return {
            one.claim.id: one.claim
            for one in sorted(self.assertions, key=lambda one: one.id)
            if one.modality in ASSERTIVE and one.polarity is polarity
        }

    def carrying(self) -> dict[str, list[Assertion]]:
        """Return the assertions of each claim, by identifier."""
        found: dict[str, list[Assertion]] = defaultdict(list)
        for one in sorted(self.assertions, key=lambda one: one.id):
            found[one.claim.id].append(one)
        return found


def find_disagreements(
    assertions: Iterable[Assertion],
    vocabulary: Vocabulary,
    labels: dict[str, str],
    judgements: Iterable[Judgement] = (),
) -> list[Disagreement]:
    """Return the disagreements among the claims, sorted by identifier.

    Only single-valued properties disagree by value, date or entity, and only under equal
    qualifiers and units; compatible intervals and spans do not disagree. Time grows with the
    number of claims, not with its square.
    """
    all_of = Comparable(list(assertions), vocabulary, labels)
    affirmed, denied = all_of.claims(Polarity.AFFIRMED), all_of.claims(Polarity.DENIED)
    carrying = {
        key: [one.id for one in found if one.modality in ASSERTIVE]
        for key, found in all_of.carrying().items()
    }
    found = [
        *_by_value(affirmed.values(), all_of, carrying),
        *by_order(affirmed.values(), labels, carrying),
        *by_numbers(affirmed.values(), labels, carrying),
        *_by_polarity(affirmed, denied, all_of),
        *_by_status(all_of),
    ]
    verdicts = {(one.subject, one.predicate): one for one in judgements}
    subjects = {key: one.subject for key, one in (denied | affirmed).items()}
    judged = [
        one.model_copy(update={"judgement": _verdict(one, subjects, verdicts)}) for one in found
    ]
    return sorted(judged, key=lambda one: one.id)


def _verdict(
    one: Disagreement, subjects: dict[str, str], verdicts: dict[tuple[str, str], Judgement]
) -> Judgement | None:
    """Return the verdict on the property of any member's subject: an order has two of them."""
    for subject in sorted({subjects[member] for member in one.members}):
        if (subject, one.predicate) in verdicts:
            return verdicts[subject, one.predicate]
    return None


def _by_value(
    claims: Iterable[Claim], all_of: Comparable, carrying: dict[str, list[str]]
) -> Iterator[Disagreement]:
    for group in rival_groups(claims, all_of.vocabulary):
        rivals = excluded(group)
        if not rivals:
            continue
        parts = sides(rivals)
        ends = parts[0][0].object, parts[-1][-1].object
        yield Disagreement(
            kind=_kind(group[0].object),
            subject=group[0].subject,
            predicate=group[0].predicate,
            sides=tuple(_side(part, all_of.labels, carrying) for part in parts),
            reason=reason(*ends, all_of.labels),
        )


def _side(part: list[Claim], labels: dict[str, str], carrying: dict[str, list[str]]) -> Side:
    label = " or ".join(dict.fromkeys(value_text(one.object, labels) for one in part))
    said = sorted(key for one in part for key in carrying[one.id])
    return Side(label=label, claims=tuple(one.id for one in part), assertions=tuple(said))


def _kind(value: Value) -> Kind:
    if isinstance(value, Quantity):
        return Kind.VALUE
    return Kind.DATE if isinstance(value, PartialDate) else Kind.ENTITY


def _by_polarity(
    affirmed: dict[str, Claim], denied: dict[str, Claim], all_of: Comparable
) -> Iterator[Disagreement]:
    both = affirmed.keys() & denied.keys()
    carrying = all_of.carrying() if both else {}
    for key in sorted(both):
        said = [one for one in carrying[key] if one.modality in ASSERTIVE]
        parts = {
            word: [one.id for one in said if one.polarity is polarity]
            for word, polarity in (("so", Polarity.AFFIRMED), ("not so", Polarity.DENIED))
        }
        yield _of_one_claim(affirmed[key], Kind.POLARITY, parts, "one affirms what another denies")


def _by_status(all_of: Comparable) -> Iterator[Disagreement]:
    """Yield claims that favour somebody, stated by one document, left open by another."""
    for _, said in sorted(all_of.carrying().items()):
        claim = said[0].claim
        if not all_of.vocabulary.properties[claim.predicate].favours:
            continue
        so = [one for one in said if one.polarity is Polarity.AFFIRMED]
        facts = [one for one in so if one.modality is Modality.STATED]
        stating = {one.document for one in facts}
        open_ = [one for one in so if one.modality in RESERVED and one.document not in stating]
        if facts and open_:
            parts = {
                "stated as a fact": [one.id for one in facts],
                "only somebody's claim, or asked": [one.id for one in open_],
            }
            why = "one document states as a fact what another leaves to its claimant"
            yield _of_one_claim(claim, Kind.STATUS, parts, why)


def _of_one_claim(claim: Claim, kind: Kind, parts: dict[str, list[str]], why: str) -> Disagreement:
    found = [
        Side(label=word, claims=(claim.id,), assertions=tuple(said)) for word, said in parts.items()
    ]
    return Disagreement(
        kind=kind, subject=claim.subject, predicate=claim.predicate, sides=tuple(found), reason=why
    )


def find_compatibilities(
    assertions: Iterable[Assertion], vocabulary: Vocabulary, labels: dict[str, str]
) -> list[Compatibility]:
    """Return the pairs of claims that look like rivals and can both hold, with the reason."""
    claims = Comparable(list(assertions), vocabulary, labels).claims(Polarity.AFFIRMED)
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
