"""Lists in the order in which commands show them, made with the build and kept as pages.

The first things of a long list, and those whose names begin alike, are then found without reading
all. A page is one text: a number for each thing would be a tenth of all quads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.agreement.holding import Holding
from kg.corpus.releases import replacements
from kg.graph.datings import DATE
from kg.graph.encoding import Encoder
from kg.graph.namespaces import block, integer, quote
from kg.graph.said import Said
from kg.model import (
    Claim,
    Disagreement,
    Document,
    EntityRef,
    PartialDate,
    Polarity,
)

__all__ = ["PAGE", "dated_label", "list_quads", "page_quads"]

#: so many things stand on a page
PAGE = 128

#: the key by which a thing is found, empty where nobody looks for one, and its identifier
Entry = tuple[str, str]


def list_quads(
    encoder: Encoder,
    documents: Sequence[Document],
    said: Said,
    held: dict[str, Holding],
) -> Iterator[str]:
    """Yield the N-Quads of the pages of all lists; `held` is what each document holds.

    Which lists there are, and by what each is sorted, is said of air:Page in the ontology.
    """
    claims = said.claims
    dating = _dating(encoder, said)
    lists: dict[str, Iterable[Entry]] = {
        "entities": sorted((one.label.casefold(), one.id) for one in encoder.entities),
        "sentences": sorted((encoder.sentence(one).casefold(), key) for key, one in claims.items()),
        "claims": ((key, key) for key in sorted(claims)),
        "disagreements": _unkeyed(_disagreements(encoder, said.disagreements)),
        "dates": _unkeyed(dating),
        "undated": _unkeyed(_undated(encoder, documents, said, dating)),
        "documents": ((one.id, one.id) for one in sorted(documents, key=lambda one: one.id)),
        "longest": _unkeyed(_longest(encoder, held)),
    }
    for name, entries in lists.items():
        yield from _pages(encoder, name, list(entries))


def page_quads(encoder: Encoder, name: str, identifiers: Iterable[str]) -> Iterator[str]:
    """Yield the N-Quads of the pages of one list, in which nothing is looked for by a key."""
    yield from _pages(encoder, name, _unkeyed(identifiers))


def _unkeyed(identifiers: Iterable[str]) -> list[Entry]:
    return [("", one) for one in identifiers]


def _pages(encoder: Encoder, name: str, entries: Sequence[Entry]) -> Iterator[str]:
    t = encoder.terms
    for number, at in enumerate(range(0, len(entries), PAGE), 1):
        some = entries[at : at + PAGE]
        said = [
            t["rdf:type air:Page"],
            f"{t['air:ofList']} {quote(name)}",
            f"{t['air:pageNumber']} {integer(number)}",
            f"{t['air:firstKey']} {quote(some[0][0])}",
            f"{t['air:entryCount']} {integer(len(some))}",
            f"{t['air:entries']} {quote(' '.join(one for _, one in some))}",
        ]
        yield block(t.value_node("page", name, str(number)), said)


def _disagreements(encoder: Encoder, disagreements: Iterable[Disagreement]) -> list[str]:
    """Return the disagreements by kind, labels of subject and property, and identifier."""
    properties = encoder.vocabulary.properties
    keys = {
        (one.kind, encoder.labels[one.subject], properties[one.predicate].label, one.id)
        for one in disagreements
    }
    return [identifier for *_, identifier in sorted(keys)]


def _dating(encoder: Encoder, said: Said) -> list[str]:
    """Return the claims that date something and that somebody affirms, from the earliest on."""
    dates = ((said.claims[key], key) for key, given in said.datings.items() if given)
    keys = [
        (one.object.earliest, one.object.latest, dated_label(encoder, one), key)
        for one, key in dates
        if isinstance(one.object, PartialDate)
    ]
    return [key for *_, key in sorted(keys)]


def dated_label(encoder: Encoder, claim: Claim) -> str:
    """Return what is called what the claim dates: an event, or the founding of an organization."""
    label = encoder.labels[claim.subject]
    return label if claim.predicate == DATE else f"founding of {label}"


def _undated(
    encoder: Encoder,
    documents: Sequence[Document],
    said: Said,
    dating: Iterable[str],
) -> list[str]:
    """Return the events that an affirmed claim is about and none dates, by label."""
    replaced = replacements(documents)
    spoken: set[str] = set()
    for one in said.assertions:
        if one.polarity is Polarity.AFFIRMED and one.document not in replaced:
            spoken.add(one.claim.subject)
            if isinstance(one.claim.object, EntityRef):
                spoken.add(one.claim.object.id)
    dated = [said.claims[key] for key in dating]
    spoken -= {one.subject for one in dated if one.predicate == DATE}
    is_a = encoder.vocabulary.is_a
    events = (one for one in encoder.entities if one.id in spoken and is_a(one.kind, ("Event",)))
    return [one.id for one in sorted(events, key=lambda one: (one.label.casefold(), one.id))]


def _longest(encoder: Encoder, held: dict[str, Holding]) -> list[str]:
    """Return the documents, those with the most assertions first, then by label."""
    keys = sorted((-one.assertions, encoder.labels[key], key) for key, one in held.items())
    return [key for *_, key in keys]
