"""Which claims cannot all hold: by value, date, entity, order or polarity (DESIGN section 5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from kg.model import (
    Assertion,
    Claim,
    Disagreement,
    EntityRef,
    Judgement,
    Kind,
    Modality,
    PartialDate,
    Polarity,
    Quantity,
    Value,
    Vocabulary,
    value_key,
    value_text,
)

__all__ = ["find_disagreements"]

#: Only what is put forward as so can disagree; opinions, questions and predictions cannot.
ASSERTIVE = {Modality.STATED, Modality.CLAIMED, Modality.ALLEGED}
ORDER = "outperforms"

Key = tuple[str, str, tuple[tuple[str, str], ...]]


def find_disagreements(
    assertions: Iterable[Assertion],
    vocabulary: Vocabulary,
    labels: dict[str, str],
    judgements: Iterable[Judgement] = (),
) -> list[Disagreement]:
    """Return the disagreements among the claims, sorted by identifier.

    Only single-valued properties disagree by value, date or entity, and only under equal
    qualifiers and units; compatible intervals and spans do not disagree.
    """
    affirmed: dict[str, Claim] = {}
    denied: dict[str, Claim] = {}
    for one in assertions:
        if one.modality in ASSERTIVE:
            side = affirmed if one.polarity is Polarity.AFFIRMED else denied
            side[one.claim.id] = one.claim
    verdicts = {(one.subject, one.predicate): one for one in judgements}
    found = [
        *_by_value(affirmed.values(), vocabulary, labels),
        *_by_order(affirmed.values(), labels),
        *_by_polarity(affirmed, denied),
    ]
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


def _key(claim: Claim) -> Key:
    pairs = tuple(sorted((name, value_key(value)) for name, value in claim.qualifiers))
    return claim.subject, claim.predicate, pairs


def _by_value(
    claims: Iterable[Claim], vocabulary: Vocabulary, labels: dict[str, str]
) -> Iterator[Disagreement]:
    groups: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        if vocabulary.properties[claim.predicate].single_valued:
            groups[_key(claim)].append(claim)
    for (subject, predicate, _), rivals in groups.items():
        pairs = [(a, b) for a, b in combinations(rivals, 2) if _excludes(a.object, b.object)]
        if pairs:
            members = {one.id: one for pair in pairs for one in pair}
            texts = sorted({value_text(one.object, labels) for one in members.values()})
            yield Disagreement(
                kind=_kind(pairs[0][0].object),
                subject=subject,
                predicate=predicate,
                members=tuple(sorted(members)),
                reason=f"only one of these can hold: {'; '.join(texts)}",
            )


def _kind(value: Value) -> Kind:
    if isinstance(value, Quantity):
        return Kind.VALUE
    return Kind.DATE if isinstance(value, PartialDate) else Kind.ENTITY


def _excludes(a: Value, b: Value) -> bool:
    """Return whether the two values cannot be one: intervals or spans that do not meet."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return a.unit == b.unit and (a.upper < b.lower or b.upper < a.lower)
    if isinstance(a, PartialDate) and isinstance(b, PartialDate):
        return a.latest < b.earliest or b.latest < a.earliest
    return isinstance(a, EntityRef) and isinstance(b, EntityRef) and a.id != b.id


def _by_order(claims: Iterable[Claim], labels: dict[str, str]) -> Iterator[Disagreement]:
    ranked = {
        (one.subject, value_key(one.object), _key(one)[2]): one
        for one in claims
        if one.predicate == ORDER
    }
    for (better, worse, rest), claim in ranked.items():
        rival = ranked.get((worse, better, rest))
        if rival is not None and better < worse:
            yield Disagreement(
                kind=Kind.ORDER,
                subject=better,
                predicate=ORDER,
                members=tuple(sorted((claim.id, rival.id))),
                reason=f"{labels[better]} and {labels[worse]} are each put above the other",
            )


def _by_polarity(affirmed: dict[str, Claim], denied: dict[str, Claim]) -> Iterator[Disagreement]:
    for key in affirmed.keys() & denied.keys():
        claim = affirmed[key]
        yield Disagreement(
            kind=Kind.POLARITY,
            subject=claim.subject,
            predicate=claim.predicate,
            members=(key,),
            reason="one assertion affirms the claim and another denies it",
        )
