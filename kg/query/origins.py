"""Why a claim has as many independent origins as it has, and who profits from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.question import read_question
from kg.query.assertions import Row, read_labels, rows_of

__all__ = ["Gain", "Origin", "Overlap", "Ties", "origins_of", "read_gain", "read_ties"]


@dataclass(frozen=True)
class Overlap:
    """The wording that two documents share: runs of five words, and their share in percent."""

    runs: int
    share: float
    one_origin: bool


@dataclass
class Ties:
    """What joins claimants: stakes (holder to held, with the claim that says so) and wording.

    `labels` names the holders.
    """

    stakes: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    overlaps: dict[tuple[str, str], Overlap] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def path(self, holder: str, held: str) -> list[str] | None:
        """Return the claims by which the holder has a stake in the held; None when there is none.

        >>> ties = Ties(stakes={"a": {"b": "a owns b"}, "b": {"c": "b made c"}})
        >>> ties.path("a", "c"), ties.path("c", "a"), ties.path("a", "a")
        (['a owns b', 'b made c'], None, [])
        """
        steps: dict[str, list[str]] = {holder: []}
        todo = [holder]
        for at in todo:
            for other, sentence in sorted(self.stakes.get(at, {}).items()):
                if other not in steps:
                    steps[other] = [*steps[at], sentence]
                    todo.append(other)
        return steps.get(held)

    def between(self, a: str, b: str) -> list[str]:
        """Return the claims that tie two claimants in either direction."""
        return self.path(a, b) or self.path(b, a) or []

    def holders(self, held: str) -> list[str]:
        """Return those that have a stake in the held, other than itself."""
        return [one for one in sorted(self.stakes) if one != held and self.path(one, held)]


@dataclass(frozen=True)
class Origin:
    """One independent origin of a claim: its claimants by label, and why they count as one."""

    claimants: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Gain:
    """Whom a claim favours, who profits from that by which claims, and the numbers behind it."""

    favoured: str
    profits: dict[str, list[str]]
    documents: int
    claimants: int
    origins: int


def read_ties(engine: Engine, queries: Path) -> Ties:
    """Return the stakes and the shared wording of the build."""
    ties = Ties()
    sides = {row["property"]: row["side"] for row in rows_of(engine, queries, "interests")}
    question = read_question(queries / "commands" / "stakes.rq")
    for row in engine.texts(question.bound({"property": [f"<{iri}>" for iri in sorted(sides)]})):
        ends = row["subject"], row["object"]
        for side, (holder, held) in (("subject", ends), ("object", ends[::-1])):
            if sides[row["property"]] in (side, "both"):
                ties.stakes[holder].setdefault(held, row["sentence"])
    ties.labels = read_labels(engine, queries, ties.stakes)
    for row in rows_of(engine, queries, "overlaps"):
        same = row["sameOrigin"] == "true"
        overlap = Overlap(int(row["runs"]), float(row["share"]), same)
        ties.overlaps[row["first"], row["second"]] = overlap
    return ties


def read_gain(engine: Engine, queries: Path, claim: str, ties: Ties) -> Gain:
    """Return whom the claim favours, who profits by which claims, and what stands behind it."""
    row = rows_of(engine, queries, "gains", claim=[claim])[0]
    label = read_labels(engine, queries, [row["favoured"]]).get(row["favoured"], "")
    holders = ties.holders(row["favoured"]) if label else []
    profits = {ties.labels[one]: ties.path(one, row["favoured"]) or [] for one in holders}
    numbers = (int(row[name] or 0) for name in ("documents", "claimants", "origins"))
    return Gain(label, profits, *numbers)


def origins_of(rows: Iterable[Row], ties: Ties) -> list[Origin]:
    """Return the independent origins among the current assertions that affirm one claim.

    One claimant is one origin, however many documents repeat it; claimants with a stake in each
    other are one; documents that share wording are one.
    """
    labels: dict[str, str] = {}
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        stands = not row.get("replacedBy") and not row.get("garbled")
        if stands and row["polarity"] == "affirmed":
            labels[row["claimant"]] = row["claimantLabel"]
            told[row["claimant"]][row["document"]] = row["documentLabel"]
    links = {
        pair: why for pair in combinations(sorted(labels), 2) if (why := _link(pair, labels, ties))
    }
    found = []
    for group in _groups(sorted(labels), links):
        repeated = [one for one in group if len(told[one]) > 1]
        reasons = [
            f"{labels[one]} is one claimant, told by {', '.join(told[one].values())}"
            for one in repeated
        ]
        reasons += [text for (a, b), text in links.items() if a in group and b in group]
        found.append(Origin(tuple(labels[one] for one in group), tuple(reasons)))
    return found


def _link(pair: tuple[str, str], labels: dict[str, str], ties: Ties) -> str:
    """Return why two claimants are one origin, or nothing."""
    a, b = pair
    overlap = ties.overlaps.get(pair)
    if overlap and overlap.one_origin:
        return (
            f"{labels[a]} and {labels[b]} share {overlap.runs} five-word runs, "
            f"{overlap.share:g} % of the shorter one"
        )
    claims = ties.between(a, b)
    return f"{labels[a]} and {labels[b]} are tied: {'; '.join(claims)}" if claims else ""


def _groups(members: list[str], links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the members in groups, those that are linked in one.

    >>> _groups(["a", "b", "c", "d"], [("a", "b"), ("b", "d")])
    [['a', 'b', 'd'], ['c']]
    """
    group = {one: {one} for one in members}
    for a, b in links:
        joined = group[a] | group[b]
        for one in joined:
            group[one] = joined
    return [list(one) for one in dict.fromkeys(tuple(sorted(group[key])) for key in members)]
