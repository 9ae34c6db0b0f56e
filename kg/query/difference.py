"""What two graphs differ in, claim by claim: added, removed, other value, status or support."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.question import read_question
from kg.query.claims import Row, read_rows
from kg.query.conflicts import Conflict, read_conflicts
from kg.query.entities import read_names

__all__ = ["Change", "Said", "Snapshot", "differences", "read_snapshot"]


@dataclass(frozen=True, order=True)
class Change:
    """One difference: of which sort, about what, how it was and is, and who says it where."""

    sort: str
    what: str
    before: str = ""
    after: str = ""
    where: str = ""


@dataclass
class Said:
    """A claim of a graph: its sentence and parts, its status, and its sources in words."""

    sentence: str
    subject: str
    attribute: str
    value: str
    status: str
    qualifiers: tuple[tuple[str, str], ...] = ()
    sources: dict[tuple[str, ...], str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str, tuple[tuple[str, str], ...]]:
        """Return what it is about: two claims of one key differ in their value only."""
        return self.subject, self.attribute, self.qualifiers

    @property
    def where(self) -> str:
        """Return all sources in words."""
        return "; ".join(sorted(set(self.sources.values())))


@dataclass(frozen=True)
class Snapshot:
    """What of a graph is compared: names by identifier, claims and disagreements."""

    names: dict[str, str]
    claims: dict[str, Said]
    conflicts: dict[str, Conflict]


def read_snapshot(engine: Engine, queries: Path) -> Snapshot:
    """Return what of the engine's graph is compared; raises QueryError as every question does."""
    claims: dict[str, Said] = {}
    for row in engine.texts(read_question(queries / "commands" / "claim-parts.rq").text):
        about = row["subject"], row["property"], row["value"]
        one = claims.setdefault(row["claim"], Said(row["sentence"], *about, row["status"]))
        if row["qualifier"]:
            one.qualifiers += ((row["qualifier"], row["narrowing"]),)
    for row in read_rows(engine, queries):
        claims[row["claim"]].sources[_source(row)] = _told(row)
    return Snapshot(
        {one.id: one.label for one in read_names(engine, queries)},
        claims,
        {one.id: one for one in read_conflicts(engine, queries)},
    )


def _source(row: Row) -> tuple[str, ...]:
    """Return by what a source is known again: its place may move within the document."""
    return tuple(row[name] for name in ("document", "claimant", "modality", "polarity"))


def _told(row: Row) -> str:
    denied = "denied, " if row["polarity"] == "denied" else ""
    document = row["documentLabel"] or row["document"].removeprefix(ID)
    own = row["claimant"] == row["document"]
    by = "" if own else f" by {row['claimantLabel'] or row['claimant'].removeprefix(ID)}"
    where = f"row {row['paragraph']}" if row["column"] else f"¶{row['paragraph']}"
    return f"{denied}{row['modality']}{by}, {document} {where}"


def differences(old: Snapshot, new: Snapshot) -> list[Change]:
    """Return the changes from the old graph to the new: documents first, disagreements last."""
    found = [
        *_names(old.names, new.names),
        *_claims(old.claims, new.claims),
        *_conflicts(old.conflicts, new.conflicts),
    ]
    return sorted(found, key=lambda one: (_ORDER.index(one.sort.partition(" ")[0]), one))


_ORDER = ("document", "entity", "claim", "value", "status", "support", "disagreement")


def _names(old: dict[str, str], new: dict[str, str]) -> Iterator[Change]:
    for key in old.keys() ^ new.keys():
        sort = "document" if key.startswith("document/") else "entity"
        is_new = key in new
        label = f"{(new if is_new else old)[key]} ({key})"
        yield Change(f"{sort} {'added' if is_new else 'removed'}", label)
    for key in (key for key in old.keys() & new.keys() if old[key] != new[key]):
        sort = "document" if key.startswith("document/") else "entity"
        yield Change(f"{sort} renamed", key, old[key], new[key])


def _claims(old: dict[str, Said], new: dict[str, Said]) -> Iterator[Change]:
    gone, come = old.keys() - new.keys(), new.keys() - old.keys()
    pairs = _revalued({key: old[key] for key in gone}, {key: new[key] for key in come})
    for before, after in pairs.items():
        was, now = old[before], new[after]
        narrowed = "".join(f", {name} {_short(value)}" for name, value in now.qualifiers)
        what = f"{now.subject}, {now.attribute}{narrowed}"
        yield Change("value changed", what, was.value, now.value, now.where)
    for key in gone - pairs.keys():
        yield Change("claim removed", old[key].sentence, old[key].status, "", old[key].where)
    for key in come - set(pairs.values()):
        yield Change("claim added", new[key].sentence, "", new[key].status, new[key].where)
    for key in old.keys() & new.keys():
        yield from _same_claim(old[key], new[key])


def _short(value: str) -> str:
    return value.removeprefix(ID)


def _revalued(gone: dict[str, Said], come: dict[str, Said]) -> dict[str, str]:
    """Return removed claim to added: same key and a source in common, one on either side."""
    removed, added = _by_source(gone), _by_source(come)
    pairs: dict[str, str] = {}
    for key in sorted(removed.keys() & added.keys()):
        before, after = removed[key], added[key]
        free = before[0] not in pairs and after[0] not in pairs.values()
        if len(before) == len(after) == 1 and free:
            pairs[before[0]] = after[0]
    return pairs


def _by_source(claims: dict[str, Said]) -> dict[tuple[object, ...], list[str]]:
    found: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for key in sorted(claims):
        for source in claims[key].sources:
            found[*claims[key].key, source[:2]].append(key)
    return {key: sorted(set(of)) for key, of in found.items()}


def _same_claim(was: Said, now: Said) -> Iterator[Change]:
    if was.status != now.status:
        yield Change("status changed", now.sentence, was.status, now.status, now.where)
    for key in was.sources.keys() - now.sources.keys():
        yield Change("support removed", now.sentence, was.sources[key])
    for key in now.sources.keys() - was.sources.keys():
        yield Change("support added", now.sentence, "", now.sources[key])


def _conflicts(old: dict[str, Conflict], new: dict[str, Conflict]) -> Iterator[Change]:
    same = {key: key for key in old.keys() & new.keys()}
    gone = _alone(old[key] for key in old.keys() - same.keys())
    come = _alone(new[key] for key in new.keys() - same.keys())
    pairs = same | {gone[about].id: come[about].id for about in gone.keys() & come.keys()}
    for before, after in pairs.items():
        yield from _same_conflict(old[before], new[after])
    for key in old.keys() - pairs.keys():
        yield Change("disagreement gone", _about(old[key]), _why(old[key]))
    for key in new.keys() - set(pairs.values()):
        yield Change("disagreement appeared", _about(new[key]), "", _why(new[key]), new[key].where)


def _alone(conflicts: Iterable[Conflict]) -> dict[str, Conflict]:
    """Return those that are the only one about their matter, by it."""
    found: dict[str, list[Conflict]] = defaultdict(list)
    for one in conflicts:
        found[_about(one)].append(one)
    return {about: of[0] for about, of in found.items() if len(of) == 1}


def _about(one: Conflict) -> str:
    return f"{one.subject}, {one.attribute} ({one.kind})"


def _why(one: Conflict) -> str:
    return f"{' / '.join(part.label for part in one.parts)}{_verdict(one, '; ')}"


def _verdict(one: Conflict, before: str = "") -> str:
    upheld = f": “{one.upheld}” holds" if one.upheld else ""
    return f"{before}{one.verdict}{upheld}" if one.verdict else ""


def _same_conflict(was: Conflict, now: Conflict) -> Iterator[Change]:
    if _verdict(was) != _verdict(now):
        sort = "disagreement settled" if now.upheld else "disagreement judged"
        yield Change(sort, _about(now), _verdict(was) or "open", _verdict(now) or "open", now.where)
    elif _why(was) != _why(now):
        yield Change("disagreement changed", _about(now), _why(was), _why(now), now.where)
