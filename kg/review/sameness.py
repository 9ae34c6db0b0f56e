"""Suggesting, judging and taking back that entities are the same; no claims file changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.corpus.candidates import read_candidates
from kg.corpus.decisions import new_entity_id, read_decisions
from kg.corpus.identities import Identity, Sameness, format_identities, read_identities
from kg.corpus.likeness import read_likeness
from kg.corpus.registry import read_entities
from kg.errors import DataError, UnknownName
from kg.graph.ontology import read_vocabulary
from kg.model import Entity
from kg.output import write_whole
from kg.resolve.likeness import likely_same
from kg.resolve.merging import Merged, find_all, merge
from kg.resources import Root, shipped_root
from kg.review.docket import home

__all__ = ["COLUMNS", "Sames", "new_names"]

COLUMNS = ("first", "firstLabel", "second", "secondLabel", "class", "reasons", "judged")
_FILE = "judgements/entities.yaml"


def new_names(root: Root) -> list[Entity]:
    """Return the new names that wait for review, as entities under the proposals' identifiers.

    Raises DataError for a candidates file that cannot be read.
    """
    found: dict[str, Entity] = {}
    for path in sorted((home(root) / "candidates").glob("*.yaml")):
        file = read_candidates(path)
        settled = read_decisions(home(root) / "decisions" / path.name).settled()
        for one in file.entities:
            key = new_entity_id(file.document, one)
            if key not in settled:
                found[key] = Entity(id=key, kind=one.kind, label=one.label, aliases=one.aliases)
    return list(found.values())


class Sames:
    """The entities of a root with the judgements on which of them are the same."""

    def __init__(self, root: Root) -> None:
        """Read entities and judgements; names that two entities share are no error here."""
        self._root = root
        self._vocabulary = read_vocabulary(root)
        self._entities = read_entities(root.folders("entities"), self._vocabulary)
        self._path = root.data / _FILE
        self._below = read_identities(one for one in root.tables(_FILE) if one != self._path)
        self._own = read_identities([self._path] if self._path.is_file() else [])

    def merged(self) -> Merged:
        """Return the entities after merging those judged the same."""
        return merge(self._entities, [*self._below, *self._own], self._vocabulary)

    def suggestions(self, new: Iterable[Entity] = ()) -> Iterator[dict[str, str]]:
        """Yield pairs that may be the same, with reasons; first those that a person is unsure of.

        Pairs judged different are left out.
        """
        merged = self.merged()
        known = {one.id: one for one in [*merged.entities, *new]}
        rules = read_likeness(self._root.table("likeness.yaml"))
        unsure = self._unsure(merged)
        for pair, reason in unsure.items():
            first, second = sorted(pair)
            yield _row(known[first], known[second], reason, "unsure")
        for one in likely_same(known.values(), rules, self._vocabulary):
            pair = frozenset((one.first, one.second))
            if pair not in merged.distinct and pair not in unsure:
                yield _row(known[one.first], known[one.second], "; ".join(one.reasons), "")

    def _unsure(self, merged: Merged) -> dict[frozenset[str], str]:
        found = {}
        for one in [*self._below, *self._own]:
            ids = [find_all(merged.entities, name) for name in (one.first, one.second)]
            pair = frozenset(entity.id for entities in ids for entity in entities[:1])
            if one.verdict is Sameness.UNSURE and len(pair) == 2:
                found[pair] = one.reason
        return found

    def judge(self, first: str, second: str, verdict: Sameness, reason: str) -> str:
        """Write the judgement, in the place of an earlier one on the two, and say what it does.

        Raises DataError when it contradicts others, with the chain; then nothing is written.
        """
        pair = self._named(first), self._named(second)
        one = Identity(pair[0].id, pair[1].id, verdict, reason, "this judgement")
        others = [other for other in self._own if other.pair != one.pair]
        again = "instead of the earlier judgement, " if len(others) < len(self._own) else ""
        merged = merge(self._entities, [*self._below, *others, one], self._vocabulary)
        self._write([*others, one])
        if verdict is Sameness.SAME:
            stays = merged.kept.get(one.second, one.second)
            stays = merged.kept.get(one.first, one.first) if stays == one.first else stays
            gone = sorted(key for key, kept in merged.kept.items() if kept == stays)
            return f"{again}one entity: {stays} stays, {', '.join(gone)} became an alias of it"
        said = "two entities" if verdict is Sameness.DIFFERENT else "undecided, listed as unsure"
        return f"{again}{one.first} and {one.second}: {said}"

    def take_back(self, first: str, second: str) -> str:
        """Take the judgement on the two back, and say so; raises DataError when there is none."""
        named = [
            {name, *(one.id for one in find_all(self._entities, name))} for name in (first, second)
        ]
        gone = [one for one in self._own if one.first in named[0] and one.second in named[1]]
        gone += [one for one in self._own if one.second in named[0] and one.first in named[1]]
        if not gone:
            what = f"there is no judgement on '{first}' and '{second}' in {self._path}"
            raise DataError.single("", what, "kg entities --suggest lists pairs")
        self._write([one for one in self._own if one not in gone])
        return f"{gone[0].first} and {gone[0].second}: no longer judged {gone[0].verdict}"

    def _named(self, name: str) -> Entity:
        found = find_all(self._entities, name)
        if len(found) == 1:
            return found[0]
        if found:
            what = f"'{name}' stands for {', '.join(one.id for one in found)}"
            raise UnknownName.single("", what, "give the identifier")
        from kg.resolve.suggestion import near_names

        near = near_names(name, (known for one in self._entities for known in one.names))
        fix = f"did you mean {' or '.join(near)}?" if near else "`kg entities` lists them all"
        raise UnknownName.single("", f"no entity is called '{name}'", fix)

    def _write(self, judgements: Sequence[Identity]) -> None:
        if self._root == shipped_root():
            what = "judgements belong in a folder of your own, not in the shipped data"
            raise DataError.single("", what, "kg init DIR, then kg --root DIR judge ...")
        write_whole(self._path, format_identities(self._path, judgements))


def _row(first: Entity, second: Entity, reasons: str, judged: str) -> dict[str, str]:
    kinds = dict.fromkeys((first.kind, second.kind))
    return {
        "first": first.id,
        "firstLabel": first.label,
        "second": second.id,
        "secondLabel": second.label,
        "class": " / ".join(kinds),
        "reasons": reasons,
        "judged": judged,
    }
