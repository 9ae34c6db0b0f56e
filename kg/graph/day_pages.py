"""The days of all events and who gives them, on a few pages that are made with the build.

Whoever asks what came within some days of an event then reads those pages, and not every passage
that gives a date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.graph.encoding import Encoder
from kg.graph.list_names import DAYS
from kg.graph.lists import dated_label, is_dating
from kg.graph.namespaces import block, quote
from kg.graph.said import Said
from kg.graph.sheets import sheet_text
from kg.model import Assertion, PartialDate, Polarity, Status

__all__ = ["day_quads"]

#: so many events stand on a page
_PAGE = 1000
#: the status of claims that nobody puts forward any more
_GONE = (Status.GARBLED, Status.SUPERSEDED)

#: the first and the last day that a date may mean, as ordinals, and the documents that give it
_Days = tuple[int, int, list[str]]


def day_quads(encoder: Encoder, said: Said, given: dict[str, list[Assertion]]) -> Iterator[str]:
    """Yield the N-Quads of the pages, each event with its dates; `given` is what affirms each."""
    t, events = encoder.terms, list(_days(encoder, said, given))
    for number, at in enumerate(range(0, len(events), _PAGE), 1):
        lines = [
            t["rdf:type air:Page"],
            f"{t['air:ofList']} {quote(DAYS)}",
            f"{t['air:sheet']} {quote(sheet_text(events[at : at + _PAGE]))}",
        ]
        yield block(t.value_node("page", DAYS, str(number)), lines)


def _days(
    encoder: Encoder, said: Said, given: dict[str, list[Assertion]]
) -> Iterator[tuple[str, str, list[_Days]]]:
    """Yield each event with its label and its dates, by identifier."""
    found: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    affirmed = {one.claim.id for one in said.assertions if one.polarity is Polarity.AFFIRMED}
    for key, claim in said.claims.items():
        date = claim.object
        if not isinstance(date, PartialDate) or not is_dating(claim) or key not in affirmed:
            continue
        if said.statuses[key] not in _GONE:
            days = date.earliest.toordinal(), date.latest.toordinal()
            found[claim.subject].append((*days, dated_label(encoder, claim), key))
    for event, dates in sorted(found.items()):
        ordered = sorted(dates)
        told = [(first, last, _documents(given.get(key, []))) for first, last, _, key in ordered]
        yield event, ordered[-1][2], told


def _documents(said: list[Assertion]) -> list[str]:
    return sorted({one.document.removeprefix("document/") for one in said})
