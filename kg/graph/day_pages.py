"""The days of all events and who gives them, on a few pages that are made with the build.

Whoever asks what came within some days of an event then reads those pages, and not every passage
that gives a date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.graph.encoding import Encoder
from kg.graph.list_names import DAYS
from kg.graph.lists import dated_label
from kg.graph.namespaces import block, integer, quote
from kg.graph.said import Said
from kg.graph.sheets import sheet_term
from kg.model import Claim, PartialDate, Status

__all__ = ["day_quads"]

#: so many events stand on a page
_PAGE = 1000
#: the status of claims that nobody puts forward any more
_GONE = (Status.GARBLED, Status.SUPERSEDED)

#: the first and the last day that a date may mean, as ordinals, its wording, and who gives it
_Days = tuple[int, int, str, list[str]]


def day_quads(encoder: Encoder, said: Said) -> Iterator[str]:
    """Yield the N-Quads of the pages, each event with its dates.

    Events come by their first date, and the documents of a date by label.
    """
    t, events = encoder.terms, list(_events(encoder, said))
    for number, at in enumerate(range(0, len(events), _PAGE), 1):
        lines = [
            t["rdf:type air:Page"],
            f"{t['air:ofList']} {quote(DAYS)}",
            f"{t['air:pageNumber']} {integer(number)}",
            f"{t['air:sheet']} {sheet_term(events[at : at + _PAGE])}",
        ]
        yield block(t.value_node("page", DAYS, str(number)), lines)


def _events(encoder: Encoder, said: Said) -> Iterator[tuple[str, str, list[_Days]]]:
    """Yield each event with its label and its dates."""
    found: dict[str, list[_Days]] = defaultdict(list)
    labels: dict[str, str] = {}
    for date, claim in sorted(_dates(encoder, said), key=lambda pair: pair[0]):
        first, last, label, key = date
        labels[claim.subject] = label
        documents = {one.document for one in said.datings[key]}
        ordered = sorted(documents, key=lambda one: (encoder.labels[one], one))
        keys = [one.removeprefix("document/") for one in ordered]
        found[claim.subject].append((first, last, _wording(said, claim), keys))
    return ((event, labels[event], dates) for event, dates in found.items())


def _dates(encoder: Encoder, said: Said) -> Iterator[tuple[tuple[int, int, str, str], Claim]]:
    """Yield the dates that somebody affirms, each with that by which it is sorted."""
    for key in said.datings:
        claim = said.claims[key]
        if isinstance(claim.object, PartialDate) and said.statuses[key] not in _GONE:
            days = claim.object.earliest.toordinal(), claim.object.latest.toordinal()
            yield (*days, dated_label(encoder, claim), key), claim


def _wording(said: Said, claim: Claim) -> str:
    return said.wordings[claim.object.edtf] if isinstance(claim.object, PartialDate) else ""
