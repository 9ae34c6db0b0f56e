"""What became of the cells of a table: every one is counted, none is dropped silently."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.resolve.newcomers import Refused

__all__ = ["Tally"]


@dataclass
class Tally:
    """Counts of cells: in claims, empty, skipped by rule, read for other cells, and reported.

    `reported` gives for each reason how many, and the first place with what stands there.
    `claims` counts assertions by property. A cell of several values of which one is reported is
    reported, while the others are claimed all the same.
    """

    rows: int = 0
    cells: int = 0
    said: int = 0
    empty: int = 0
    skipped: int = 0
    context: int = 0
    reported: dict[str, tuple[int, str]] = field(default_factory=dict)
    claims: dict[str, int] = field(default_factory=dict)
    repeated: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def report(self, refused: Refused, row: int, column: str) -> None:
        """Count a cell that cannot be expressed; the first of its reason is kept as an example."""
        many, first = self.reported.get(refused.reason, (0, ""))
        if not first:
            first = f"row {row}, {column or 'column without a name'}"
            first += f": {refused.more}" if refused.more else ""
        self.reported[refused.reason] = (many + 1, first)

    def claimed(self, predicate: str, many: int) -> None:
        """Count assertions of one property."""
        self.claims[predicate] = self.claims.get(predicate, 0) + many

    @property
    def unsaid(self) -> int:
        """Return how many cells were reported, over all reasons."""
        return sum(many for many, _ in self.reported.values())

    @property
    def balanced(self) -> bool:
        """Return whether every cell is accounted for."""
        return self.cells == self.said + self.empty + self.skipped + self.context + self.unsaid

    def line(self) -> str:
        """Return the counts in one line."""
        return (
            f"{self.rows:,} row{'s' * (self.rows != 1)}, {self.cells:,} cells: {self.said:,} in "
            f"{sum(self.claims.values()):,} claims, {self.empty:,} empty, "
            f"{self.skipped:,} skipped by rule, {self.context:,} read for others, "
            f"{self.unsaid:,} reported"
        )
