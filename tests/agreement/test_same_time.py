"""What changes with time: values of one day or week are rivals, those of other times are not."""

from __future__ import annotations

from datetime import date as day

import pytest

from kg.agreement.disagreement import find_compatibilities, find_disagreements
from kg.model import Assertion, Claim, Disagreement, Kind, Modality
from tests.making import assertion, claim, date, quantity, text, vocabulary

FIRM = "company/corvid"
PUBLISHED = {
    f"document/{key}": day.fromisoformat(on)
    for key, on in {
        "mon": "2026-03-02", "sun": "2026-03-08", "next": "2026-03-09", "year": "2027-03-02",
    }.items()
}  # fmt: skip


def worth(value: str, **qualifiers: object) -> Claim:
    unit = f"{value} billion USD"
    return claim(FIRM, "valuation", quantity(unit), **qualifiers)  # type: ignore[arg-type]


def said(one: Claim, key: str, modality: Modality = Modality.STATED) -> Assertion:
    return assertion(one, f"document/{key}", modality, document=f"document/{key}")


def rivals(*assertions: Assertion) -> list[Disagreement]:
    return find_disagreements(assertions, vocabulary(), {}, (), PUBLISHED)


def test_two_values_of_one_day_disagree() -> None:
    on = date("2026-03-01")
    (one,) = rivals(said(worth("1", asOf=on), "mon"), said(worth("2", asOf=on), "year"))
    assert (one.kind, one.predicate, len(one.sides)) == (Kind.VALUE, "valuation", 2)
    staff = [claim(FIRM, "employees", quantity(f"{n} employees"), asOf=on) for n in (60, 900)]
    assert len(rivals(said(staff[0], "mon"), said(staff[1], "sun"))) == 1


@pytest.mark.parametrize(
    ("first", "second"), [("2026-03-01", "2026-09-01"), ("2026", "2026"), ("2026-03", "2026-03")]
)
def test_values_of_other_times_or_of_a_long_one_both_hold(first: str, second: str) -> None:
    one, other = worth("1", asOf=date(first)), worth("2", asOf=date(second))
    assert rivals(said(one, "mon"), said(other, "sun")) == []


def test_two_values_for_one_period_disagree() -> None:
    spring = text("spring 2026")
    one, other = worth("1", period=spring), worth("2", period=spring)
    assert len(rivals(said(one, "mon"), said(other, "year"))) == 1
    assert rivals(said(one, "mon"), said(worth("2", period=text("autumn")), "year")) == []


def test_without_a_time_documents_of_one_week_disagree_and_no_others() -> None:
    one, other = worth("1"), worth("2")
    (found,) = rivals(said(one, "mon"), said(other, "sun"))
    assert {side.label for side in found.sides} == {"1 billion USD", "2 billion USD"}
    assert rivals(said(one, "mon"), said(other, "next")) == []
    assert rivals(said(one, "mon"), said(other, "year")) == []
    assert rivals(said(one, "mon"), said(other, "undated")) == []
    assert find_disagreements([said(one, "mon"), said(other, "sun")], vocabulary(), {}) == []


def test_a_claim_without_a_time_is_no_rival_of_one_with_a_time() -> None:
    other = worth("2", asOf=date("2026-03-01"))
    assert rivals(said(worth("1"), "mon"), said(other, "mon")) == []


def test_a_document_that_tells_of_two_values_is_no_rival() -> None:
    one, other = worth("1"), worth("2")
    assert rivals(said(one, "mon"), said(other, "mon")) == []
    assert rivals(said(one, "mon"), said(other, "mon"), said(other, "sun")) == []


def test_values_that_meet_are_no_rivals_and_predictions_never() -> None:
    assert rivals(said(worth("1"), "mon"), said(worth("about 1"), "sun")) == []
    assert rivals(said(worth("1"), "mon"), said(worth("2"), "sun", Modality.PREDICTED)) == []


def test_each_week_has_its_own_disagreement() -> None:
    early = [said(worth("1"), "mon"), said(worth("2"), "sun")]
    late = [said(worth("2"), "year"), said(worth("5"), "year-2")]
    published = PUBLISHED | {"document/year-2": day(2027, 3, 4)}
    found = find_disagreements([*early, *late], vocabulary(), {}, (), published)
    sides = {tuple(sorted(side.label for side in one.sides)) for one in found}
    assert sides == {("1 billion USD", "2 billion USD"), ("2 billion USD", "5 billion USD")}
    assert find_disagreements([*late, *early], vocabulary(), {}, (), published) == found


def test_values_of_one_day_that_meet_are_look_alikes() -> None:
    on = date("2026-03-01")
    both = [said(worth("1", asOf=on), "mon"), said(worth("about 1", asOf=on), "sun")]
    assert len(find_compatibilities(both, vocabulary(), {FIRM: "Corvid"})) == 1
