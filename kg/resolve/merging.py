"""Entities that a person judged to be the same become one; nothing in a claims file changes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.corpus.identities import Identity, Sameness
from kg.errors import DataError, Problem
from kg.identifiers import fold
from kg.model import Entity, Vocabulary

__all__ = ["Merged", "find_all", "merge"]

Edges = dict[str, list[str]]


@dataclass(frozen=True)
class Merged:
    """The entities after merging.

    `kept` leads from an identifier that went to the one that stayed, `distinct` are pairs of
    those that stayed and are not the same, `origins` the entity of each folded name before.
    """

    entities: Sequence[Entity]
    kept: Mapping[str, str] = field(default_factory=dict)
    distinct: frozenset[frozenset[str]] = frozenset()
    origins: Mapping[str, str] = field(default_factory=dict)


def find_all(entities: Iterable[Entity], name: str) -> list[Entity]:
    """Return the entities with this identifier, else all with this name."""
    listed = list(entities)
    exact = [one for one in listed if one.id == name]
    key = fold(name)
    return exact or [one for one in listed if key in map(fold, one.names)]


def merge(
    entities: Sequence[Entity], judgements: Sequence[Identity], vocabulary: Vocabulary
) -> Merged:
    """Return the entities with those judged the same made one.

    The names of the one that goes, and its identifier, become aliases of the one that stays.
    Raises DataError for a judgement on something unknown, a second one on the same two, two of
    classes that exclude each other, and judgements that contradict each other, with the chain.
    """
    linked = _linked(entities, judgements)
    by_id = {one.id: one for one in entities}
    edges = _edges(linked)
    problems = [*_repeated(linked), *_misfits(linked, by_id, vocabulary)]
    problems += _contradicted(linked, edges)
    if problems:
        raise DataError(*problems)
    kept = _kept(linked, edges)
    apart = (one for one in linked if one.verdict is Sameness.DIFFERENT)
    distinct = frozenset(frozenset(kept.get(key, key) for key in one.pair) for one in apart)
    return Merged(_joined(by_id, kept), kept, distinct, _origins(by_id, kept))


def _linked(entities: Sequence[Entity], judgements: Iterable[Identity]) -> list[Identity]:
    """Return the judgements with identifiers for names."""
    by_id = {one.id for one in entities}
    problems: list[Problem] = []

    def link(one: Identity, name: str) -> str:
        if name in by_id:
            return name
        found = find_all(entities, name)
        if len(found) == 1:
            return found[0].id
        many = ", ".join(entity.id for entity in found)
        what = f"'{name}' stands for {many}" if found else f"nothing is called '{name}'"
        fix = "write the identifier" if found else f"take it back: kg judge --undo, or mend {name}"
        problems.append(Problem(one.where, what, fix))
        return name

    linked = [
        Identity(link(one, one.first), link(one, one.second), one.verdict, one.reason, one.where)
        for one in judgements
    ]
    if problems:
        raise DataError(*problems)
    return linked


def _repeated(judgements: Iterable[Identity]) -> Iterable[Problem]:
    seen: dict[frozenset[str], Identity] = {}
    for one in judgements:
        if len(one.pair) == 1:
            yield Problem(one.where, f"{one.first} is judged against itself", "take it away")
        elif one.pair in seen:
            what = f"{one.first} and {one.second} were judged at {seen[one.pair].where} already"
            yield Problem(one.where, what, "keep one of the two")
        seen.setdefault(one.pair, one)


def _misfits(
    judgements: Iterable[Identity], by_id: Mapping[str, Entity], vocabulary: Vocabulary
) -> Iterable[Problem]:
    for one in judgements:
        first, second = by_id[one.first].kind, by_id[one.second].kind
        fit = vocabulary.is_a(first, (second,)) or vocabulary.is_a(second, (first,))
        if one.verdict is Sameness.SAME and not fit:
            what = f"{one.first} is a {first}, but {one.second} is a {second}"
            yield Problem(one.where, what, "judge them different, or mend the class of one")


def _edges(judgements: Iterable[Identity]) -> Edges:
    edges: Edges = {}
    for one in judgements:
        if one.verdict is Sameness.SAME:
            edges.setdefault(one.first, []).append(one.second)
            edges.setdefault(one.second, []).append(one.first)
    return edges


def _contradicted(judgements: Iterable[Identity], edges: Edges) -> Iterable[Problem]:
    for one in judgements:
        chain = _chain(edges, one.first, one.second)
        if one.verdict is Sameness.DIFFERENT and chain:
            what = f"{one.first} and {one.second} are judged different, but also the same: "
            fix = "take one of these judgements back: kg judge --undo A B"
            yield Problem(one.where, what + " = ".join(chain), fix)


def _chain(edges: Edges, start: str, end: str) -> list[str]:
    """Return the shortest chain of judgements `same` from start to end, or nothing."""
    before: dict[str, str] = {start: ""}
    todo = deque([start])
    while todo and end not in before:
        here = todo.popleft()
        for other in edges.get(here, []):
            if other not in before:
                before[other] = here
                todo.append(other)
    chain, at = [], end if end in before else ""
    while at:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _kept(judgements: Sequence[Identity], edges: Edges) -> dict[str, str]:
    """Return for each identifier that goes the one that stays.

    Of a group it is the one that no judgement names second; of several, or none, the one that
    the file names first.
    """
    same = [one for one in judgements if one.verdict is Sameness.SAME]
    second = {one.second for one in same}
    order = list(dict.fromkeys(key for one in same for key in (one.first, one.second)))
    kept: dict[str, str] = {}
    done: set[str] = set()
    for start in [key for key in order if key not in second] + order:
        if start not in done:
            group = _group(edges, start)
            done |= group
            kept |= dict.fromkeys(group - {start}, start)
    return kept


def _group(edges: Edges, start: str) -> set[str]:
    found, todo = {start}, [start]
    while todo:
        new = [key for key in edges.get(todo.pop(), []) if key not in found]
        found.update(new)
        todo += new
    return found


def _joined(by_id: Mapping[str, Entity], kept: Mapping[str, str]) -> list[Entity]:
    names: dict[str, list[str]] = {}
    matches: dict[str, list[str]] = {}
    for gone in sorted(kept):
        names.setdefault(kept[gone], []).extend([*by_id[gone].names, gone])
        matches.setdefault(kept[gone], []).extend(by_id[gone].matches)
    found = []
    for key, one in by_id.items():
        if key in names:
            aliases = [name for name in (*one.aliases, *names[key]) if name != one.label]
            update = {
                "aliases": tuple(dict.fromkeys(aliases)),
                "matches": tuple(dict.fromkeys((*one.matches, *matches[key]))),
            }
            found.append(one.model_copy(update=update))
        elif key not in kept:
            found.append(one)
    return found


def _origins(by_id: Mapping[str, Entity], kept: Mapping[str, str]) -> dict[str, str]:
    """Return the entity that went of each folded name that only it had."""
    stayed = {fold(name) for key in kept.values() for name in by_id[key].names}
    names = {fold(name): key for key in sorted(kept) for name in (*by_id[key].names, key)}
    return {name: key for name, key in names.items() if name not in stayed}
