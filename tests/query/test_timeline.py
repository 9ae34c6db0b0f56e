"""Events in order, what disputes them, and what followed what, over the tiny graph."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.graph.engine import Engine
from kg.pipeline import ensure_build
from kg.query.entities import get_entity, read_names
from kg.query.intervals import ALL, between, followers
from kg.query.spans import Interval, Span
from kg.query.timeline import read_moments, read_undated, read_who, released
from kg.resources import Root

RELEASE, CUT = "event/release-of-finch-2", "event/brightleafs-price-cut"
Ask = tuple[Engine, object]
More = Callable[..., Engine]


@pytest.fixture
def more(tiny_root: Root) -> More:
    """Return a function that adds rows to a document's last passage and builds the graph."""

    def build(**rows: str) -> Engine:
        for key, row in rows.items():
            path = tiny_root.data / "claims" / f"{key}.yaml"
            path.write_text(f"{path.read_text('utf-8')}  - {row}\n", "utf-8")
        return Engine.on_disk(ensure_build(tiny_root), tiny_root.prefixes())

    return build


def test_events_stand_in_order_with_precision(tiny_engine: Engine, tiny_root: Root) -> None:
    found = read_moments(tiny_engine, tiny_root.queries)
    assert [(one.label, one.span.precision, one.given) for one in found] == [
        ("founding of Corvane", "year", "stated"),
        ("release of Finch-2", "day", "stated"),
        ("Brightleaf's price cut", "day", "stated"),
    ]
    assert not any(one.rivals or one.fits for one in found)


def test_an_entity_has_the_events_of_what_it_makes(tiny_engine: Engine, tiny_root: Root) -> None:
    of = tiny_engine, tiny_root.queries
    # Finch-2 was developed by Corvane; the price cut concerns Heron-1, which it only competes with.
    assert {one.event for one in read_moments(*of, entity="company/corvane")} == {
        "company/corvane",
        RELEASE,
    }
    assert [one.event for one in read_moments(*of, entity="model/heron-1")] == [CUT]
    assert [one.event for one in read_moments(*of, entity=CUT)] == [CUT]
    assert read_moments(*of, entity="person/ada-mirov") == []


def test_a_document_has_only_its_own_dates(tiny_engine: Engine, tiny_root: Root) -> None:
    of = tiny_engine, tiny_root.queries
    assert [one.event for one in read_moments(*of, document="document/c")] == [CUT]
    # Document c speaks of the release and does not date it.
    assert [one.event for one in read_undated(*of, document="document/c")] == [RELEASE]
    assert read_undated(*of) == []


def test_a_disputed_event_stands_at_both_places(more: More, tiny_root: Root) -> None:
    engine = more(b="[release of Finch-2, date, 2031-02, {inferred: from the page}]")
    february, twelfth = read_moments(engine, tiny_root.queries, entity=RELEASE)
    assert [one.claim for one in february.rivals] == [twelfth.claim]
    assert [one.claim for one in twelfth.rivals] == [february.claim]
    assert (february.given, twelfth.given) == ("inferred", "stated")


def test_a_vaguer_date_is_no_rival(more: More, tiny_root: Root) -> None:
    engine = more(b="[release of Finch-2, date, 2031-03]")
    month, day = read_moments(engine, tiny_root.queries, entity=RELEASE)
    assert not month.rivals
    assert not day.rivals
    assert [one.claim for one in month.fits] == [day.claim]


def test_stated_here_and_inferred_there_is_both(more: More, tiny_root: Root) -> None:
    engine = more(b="[release of Finch-2, date, 2031-03-12, {inferred: two days before}]")
    (found,) = read_moments(engine, tiny_root.queries, entity=RELEASE)
    assert found.given == "both"
    assert list(found.documents) == ["document/a", "document/b"]


def test_a_denied_date_is_no_date(more: More, tiny_root: Root) -> None:
    engine = more(b="[release of Finch-2, date, 2031-01-01, {denied: true}]")
    assert len(read_moments(engine, tiny_root.queries, entity=RELEASE)) == 1


def test_the_interval_is_by_document_and_over_all(more: More, tiny_root: Root) -> None:
    engine = more(c="[release of Finch-2, date, 2031-03]", b="[release of Finch-2, date, 2031-02]")
    found = between(RELEASE, CUT, read_moments(engine, tiny_root.queries))
    assert {one.document: one.interval for one in found} == {
        "Daily Ledger (a)": None,
        "Daily Ledger (c)": Interval(-17, 13),
        "Tech Notes (b)": None,
        ALL: Interval(2, 41),
    }


def test_between_undated_events_there_is_no_row_over_all(
    tiny_engine: Engine, tiny_root: Root
) -> None:
    found = between(RELEASE, "model/heron-1", read_moments(tiny_engine, tiny_root.queries))
    assert [one.document for one in found] == ["Daily Ledger (a)"]


def test_what_follows_says_whose_dates_are_used(tiny_engine: Engine, tiny_root: Root) -> None:
    of = tiny_engine, tiny_root.queries
    (found,) = followers(RELEASE, *of, read_moments(*of), read_who(*of))
    assert (found.label, found.relation) == ("Brightleaf's price cut", "after")
    assert found.interval == Interval(2, 2)
    assert "date of the first by others" in found.dates
    assert (found.in_time(1), found.in_time(2)) == ("no", "yes")


def test_what_came_before_does_not_follow(tiny_engine: Engine, tiny_root: Root) -> None:
    of = tiny_engine, tiny_root.queries
    assert followers(CUT, *of, read_moments(*of), read_who(*of)) == []


def test_a_response_to_what_the_event_concerns_counts_and_needs_no_date(
    more: More, tiny_root: Root
) -> None:
    rows = "[release of Heron-1, respondsTo, Finch-2, {modality: opinion}]"
    entities = tiny_root.data / "entities" / "entities.yaml"
    text = entities.read_text("utf-8")
    new = "Release:\n- id: event/release-of-heron-1\n  label: release of Heron-1"
    entities.write_text(text.replace("Release:", new), "utf-8")
    of = more(b=rows), tiny_root.queries
    *_, last = followers(RELEASE, *of, read_moments(*of), read_who(*of))
    assert last.relation == "responds to Finch-2 (opinion)"
    assert last.interval is None
    assert last.in_time(5) == "not dated"
    assert [one.label for one in read_undated(*of)] == ["release of Heron-1"]


def test_a_model_stands_for_its_release(tiny_engine: Engine, tiny_root: Root) -> None:
    of = tiny_engine, tiny_root.queries
    named = get_entity(read_names(*of), "Finch-2")
    assert released(named, read_moments(*of), read_who(*of)) == RELEASE
    ada = get_entity(read_names(*of), "Ada Mirov")
    assert released(ada, read_moments(*of), read_who(*of)) == "person/ada-mirov"


def test_possibly_is_what_reaches_over_either_end(tiny_engine: Engine, tiny_root: Root) -> None:
    of = tiny_engine, tiny_root.queries
    (found,) = followers(RELEASE, *of, read_moments(*of), read_who(*of))
    spread = {
        (1, 5): "yes",
        (-1, 5): "possibly",
        (4, 12): "possibly",
        (11, 12): "no",
        (-5, -1): "no",
    }
    for ends, said in spread.items():
        one = type(found)("event/x", "x", "", "", "", "", Interval(*ends))
        assert one.in_time(10) == said


def test_a_span_of_one_day_meets_itself() -> None:
    day = Span(date(2031, 3, 12), date(2031, 3, 12))
    assert day.meets(day)
    assert not day.within(day)
