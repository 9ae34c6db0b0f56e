"""How long after one event another came: by document and over all, and what followed what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kg.graph.engine import Engine
from kg.query.followed import Followed, by_date, dates_told, soonest
from kg.query.spans import Interval, Span, days_between, hull, narrowed
from kg.query.timeline import Moment, Row, Told, Who, read_moments_of, read_spans, rows_of

__all__ = ["ALL", "Between", "between", "followers", "near", "responses"]

#: what stands in the place of a document where the dates of all of them are taken together
ALL = "all documents"


@dataclass(frozen=True)
class Between:
    """The days from one event to another as one document (or all together) dates them.

    `interval` is None where the document dates only one of the two.
    """

    document: str
    first: str
    second: str
    given: str
    interval: Interval | None


def between(one: str, other: str, moments: Sequence[Moment]) -> list[Between]:
    """Return the interval from one event to the other by each document that dates either.

    A document that gives rival dates has a row for each pair of them. The last row takes the
    dates of all documents together; it is missing when nobody dates one of the two.
    """
    mine, theirs = _of(one, moments), _of(other, moments)
    documents = {key: label for each in (*mine, *theirs) for key, label in each.documents.items()}
    found = [
        row
        for key, label in sorted(documents.items(), key=lambda pair: pair[1])
        for row in _by_document(label, _in(key, mine), _in(key, theirs))
    ]
    if mine and theirs:
        found.append(_overall(mine, theirs))
    return found


def _of(event: str, moments: Iterable[Moment]) -> list[Moment]:
    return [one for one in moments if one.event == event]


def _in(document: str, moments: Iterable[Moment]) -> list[Moment]:
    return [found for one in moments if (found := one.of(document))]


def _by_document(label: str, mine: list[Moment], theirs: list[Moment]) -> Iterator[Between]:
    if not mine or not theirs:
        first, second = ("; ".join(one.wording for one in side) for side in (mine, theirs))
        yield Between(label, first, second, _given([*mine, *theirs]), None)
    for a in mine:
        for b in theirs:
            days = days_between(a.span, b.span)
            yield Between(label, a.wording, b.wording, _given([a, b]), days)


def _overall(mine: list[Moment], theirs: list[Moment]) -> Between:
    days = days_between(*(narrowed([one.span for one in side]) for side in (mine, theirs)))
    first, second = ("; ".join(one.wording for one in side) for side in (mine, theirs))
    return Between(ALL, first, second, _given([*mine, *theirs]), days)


def _given(moments: Iterable[Moment]) -> str:
    """Return whether dates are stated or inferred, and whether any is disputed."""
    known = list(moments)
    kinds = {one.given for one in known}
    given = "stated" if kinds == {"stated"} else "inferred" if kinds == {"inferred"} else "both"
    return given + (", disputed" if any(one.rivals for one in known) else "")


def followers(
    event: str, engine: Engine, queries: Path, moments: Sequence[Moment], who: dict[str, Who]
) -> list[Followed]:
    """Return what responds to the event or to what it concerns, and what its date lets follow.

    One row an event and document, soonest first. Where a document does not date an event, the
    dates of all documents together stand in, and the row says so.
    """
    said = responses(engine, queries, event, who)
    told: dict[str, list[Row]] = defaultdict(list)
    dated: dict[str, list[Moment]] = defaultdict(list)
    for one in moments:
        dated[one.event].append(one)
    labels = {one.event: one.label for one in moments}
    start = _Dated.of(dated[event])
    for row in said:
        told[row["reaction"]].append(row)
        labels[row["reaction"]] = row["reactionLabel"]
    found = [
        row
        for other in labels
        if other != event
        for row in _followed(other, labels[other], event, told[other], start, dated)
    ]
    return sorted(found, key=soonest)


def responses(engine: Engine, queries: Path, event: str, who: dict[str, Who]) -> list[Row]:
    """Return what is said to respond to the event, or to what it concerns, or to follow it."""
    concerned = who[event].concerned if event in who else {}
    return rows_of(engine, queries, "responses", cause=[event, *concerned])


def near(
    event: str,
    days: int,
    engine: Engine,
    queries: Path,
    moments: Sequence[Moment],
    who: dict[str, Who],
) -> tuple[list[Moment], bool]:
    """Return the dates of the event and of all that may follow it within so many days.

    `moments` are those of the event. The others are found by their days; what is said to respond
    to the event is among them, whenever it came. Also returns whether any date lies later.
    """
    of = engine, queries
    told = {row["reaction"] for row in responses(*of, event, who)}
    if not moments:
        return read_moments_of(*of, told | {event}, briefly=True), False
    whole = hull([one.span for one in moments])
    last = date.fromordinal(min(whole.latest.toordinal() + days, date.max.toordinal()))
    window, spans = Span(whole.earliest, last), read_spans(*of)
    # Rival dates on both sides of the window leave the days between them open.
    events = {key for key, dates in spans.items() if hull(dates).meets(window)}
    later = any(one.earliest > last for dates in spans.values() for one in dates)
    return read_moments_of(*of, events | told | {event}, briefly=True), later


@dataclass(frozen=True)
class _Dated:
    """The dates of an event: all of them, and those that each document gives."""

    moments: list[Moment]
    by_document: dict[str, list[Moment]]

    @classmethod
    def of(cls, moments: list[Moment]) -> _Dated:
        found: dict[str, list[Moment]] = defaultdict(list)
        for one in moments:
            told: dict[str, list[Told]] = defaultdict(list)
            for each in one.told:
                told[each.document].append(each)
            for key, of in told.items():
                found[key].append(replace(one, told=tuple(of)))
        return cls(moments, found)

    def by(self, document: str) -> list[Moment]:
        """Return the dates that the document gives, or all where it gives none."""
        return self.by_document.get(document) or self.moments


def _followed(
    other: str,
    label: str,
    event: str,
    said: list[Row],
    start: _Dated,
    by_event: dict[str, list[Moment]],
) -> Iterator[Followed]:
    """Yield a row for each document that dates the event or says what it followed."""
    dated = _Dated.of(by_event.get(other, []))
    documents = {key: name for one in dated.moments for key, name in one.documents.items()}
    documents |= {row["document"]: row["documentLabel"] for row in said}
    for key, name in sorted(documents.items(), key=lambda pair: pair[1]):
        own = [row for row in said if row["document"] == key]
        first, second = start.by(key), dated.by(key)
        interval = _interval(first, second)
        if not own and (interval is None or interval.most < 0):
            continue
        borrowed = [] if interval is None else _borrowed(key, start, dated)
        given = _given([*first, *second]) if interval else ""
        relation = _relation(event, own) or by_date(said, interval)
        yield Followed(
            other,
            label,
            relation,
            name,
            dates_told((one.wording for one in second), borrowed),
            given,
            interval,
        )


def _interval(first: list[Moment], second: list[Moment]) -> Interval | None:
    if not first or not second:
        return None
    one, other = (narrowed([each.span for each in side]) for side in (first, second))
    return days_between(one, other)


def _borrowed(document: str, start: _Dated, dated: _Dated) -> list[str]:
    sides = (("the first", start), ("this", dated))
    return [name for name, side in sides if document not in side.by_document]


def _relation(event: str, said: list[Row]) -> str:
    """Return how the document puts it, with what it responds to when that is not the event."""
    found = []
    for row in said:
        what = row["relation"] + ("" if row["cause"] == event else f" {row['causeLabel']}")
        how = [row["modality"]] if row["modality"] != "stated" else []
        how += [row["hedge"]] if row["hedge"] else []
        found.append(what + (f" ({', '.join(how)})" if how else ""))
    return "; ".join(dict.fromkeys(found))
