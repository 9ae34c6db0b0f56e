"""What the checks found: findings in a fixed order, their counts, and the exit status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import Severity

__all__ = ["Finding", "Report"]

_PLACE = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True)
class Finding:
    """One thing that a check found: how bad, which check, on what, what is wrong, what to do.

    `subject` is a short IRI such as `id:claim/7f3a`, or a place in a file or text; `written` is
    the line of the claims file, or the cell, where a claim or an assertion stands, if it is known.

    >>> print(Finding(Severity.ERROR, "shape date-class", "id:date/1", "No date.", "Type it."))
    error: id:date/1: No date.
      fix: Type it.
      check: shape date-class
    """

    severity: Severity
    check: str
    subject: str
    message: str
    fix: str
    written: str = ""

    def __str__(self) -> str:
        """Return the three lines that a user reads."""
        place = f"{self.subject} ({self.written})" if self.written else self.subject
        head = f"{self.severity}: {place}: {self.message}"
        return f"{head}\n  fix: {self.fix}\n  check: {self.check}"

    @property
    def place(self) -> tuple[int, str, str, str]:
        """Return the key by which findings are sorted: the worst first, then check and subject."""
        return _PLACE[self.severity], self.check, self.subject, self.message


@dataclass(frozen=True)
class Report:
    """Findings, each once and sorted, and how many checks of each kind were made.

    `notes` say how the checks were made, where that is not as usual.

    >>> note = Finding(Severity.INFO, "rule a", "id:x", "Undated.", "Date it.")
    >>> wrong = Finding(Severity.ERROR, "rule b", "id:y", "No unit.", "Add it.")
    >>> report = Report.of([note, wrong, note], {"rule": 2})
    >>> [one.check for one in report.findings], str(report.worst), report.exit_status
    (['rule b', 'rule a'], 'error', 1)
    >>> report.counts
    {'error': 1, 'warning': 0, 'info': 1}
    """

    findings: tuple[Finding, ...] = ()
    made: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding], made: Mapping[str, int]) -> Report:
        """Return the report with the findings in order; `made` counts the checks by kind."""
        ordered = sorted(set(findings), key=lambda one: (one.place, one.fix))
        return cls(tuple(ordered), dict(made))

    @property
    def counts(self) -> dict[str, int]:
        """Return how many findings there are of each severity, none included."""
        seen = Counter(one.severity for one in self.findings)
        return {str(severity): seen[severity] for severity in Severity}

    @property
    def worst(self) -> Severity | None:
        """Return the severity of the worst finding, or None when there is no finding."""
        return self.findings[0].severity if self.findings else None

    @property
    def exit_status(self) -> int:
        """Return 1 when any finding is an error, else 0."""
        return int(self.worst is Severity.ERROR)
