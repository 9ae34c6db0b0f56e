"""Findings are sorted, counted and turned into an exit status."""

from __future__ import annotations

from itertools import permutations

import pytest

from kg.model import Severity
from kg.validate.report import Finding, Report


def finding(severity: Severity, check: str, subject: str) -> Finding:
    return Finding(severity, check, subject, "Something is wrong.", "mend it")


WORST_FIRST = (
    finding(Severity.ERROR, "rule b", "id:1"),
    finding(Severity.ERROR, "shape a", "id:1"),
    finding(Severity.WARNING, "rule a", "id:1"),
    finding(Severity.WARNING, "rule a", "id:2"),
    finding(Severity.INFO, "rule a", "id:0"),
)


def test_worst_first_whatever_the_order_was() -> None:
    for mixed in permutations(WORST_FIRST):
        assert Report.of(mixed, {}).findings == WORST_FIRST


def test_each_finding_once() -> None:
    assert Report.of(WORST_FIRST * 2, {}).findings == WORST_FIRST


def test_counts_name_every_severity() -> None:
    assert Report.of(WORST_FIRST, {}).counts == {"error": 2, "warning": 2, "info": 1}
    assert Report().counts == {"error": 0, "warning": 0, "info": 0}


@pytest.mark.parametrize(
    ("findings", "worst", "status"),
    [
        (WORST_FIRST, Severity.ERROR, 1),
        (WORST_FIRST[2:], Severity.WARNING, 0),
        (WORST_FIRST[4:], Severity.INFO, 0),
        ((), None, 0),
    ],
)
def test_only_an_error_fails(
    findings: tuple[Finding, ...], worst: Severity | None, status: int
) -> None:
    report = Report.of(findings, {"rules": 3})
    assert (report.worst, report.exit_status, report.made) == (worst, status, {"rules": 3})
