"""Names that stand in a passage only in front of what is told of another: "Foo-backed Bar"."""

from __future__ import annotations

from kg.extract.grounder.names import KnownNames
from kg.extract.grounder.occurrence import name_places

__all__ = ["only_in_compounds"]


def only_in_compounds(label: str, passage: str, names: KnownNames) -> str:
    """Return the compound, where every place that names it is in one; else nothing."""
    turn = names.cues.turns["compound"]
    found = [turn.match(passage, end) for _, end in name_places(label, passage, names)]
    first = found[0] if found else None
    return f"{label}{first[0]}" if first and all(found) else ""
