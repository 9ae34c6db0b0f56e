"""Names and sentences that begin with what is typed, for a shell that offers them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query.assertions import read_labels
from kg.query.entities import read_names
from kg.query.lists import Listed, open_list
from kg.query.sentences import read_sentences

__all__ = ["MOST", "benchmarks_beginning", "labels_beginning", "sentences_beginning"]

#: more than this no shell shows
MOST = 200
#: what things are called, by identifier
Called = Callable[[list[str]], dict[str, str]]


def labels_beginning(engine: Engine, queries: Path, typed: str) -> list[str]:
    """Return the labels of entities that begin with what is typed, in whatever case.

    Of very many there are MOST, the first and the last among them: so what all begin with is what
    these begin with, which is what a shell writes.
    """

    def called(some: list[str]) -> dict[str, str]:
        found = read_labels(engine, queries, (f"{ID}{one}" for one in some))
        return {key.removeprefix(ID): label for key, label in found.items()}

    listed = open_list(engine, queries, "entities")
    if listed is None:
        return _kept([one.label for one in read_names(engine, queries)], typed)
    return _some(listed, typed, called)


def benchmarks_beginning(engine: Engine, queries: Path, typed: str) -> list[str]:
    """Return the labels of benchmarks that begin with what is typed, in whatever case."""
    known = read_names(engine, queries)
    return _kept([one.label for one in known if one.kind == "Benchmark"], typed)[:MOST]


def sentences_beginning(engine: Engine, queries: Path, typed: str) -> list[str]:
    """Return the sentences of claims that begin with what is typed, as `labels_beginning` does."""

    def called(some: list[str]) -> dict[str, str]:
        rows = read_sentences(engine, queries, some)
        return {row["claim"].removeprefix(ID): row["sentence"] for row in rows}

    listed = open_list(engine, queries, "sentences")
    if listed is None:
        return _kept([row["sentence"] for row in read_sentences(engine, queries)], typed)
    return _some(listed, typed, called)


def _some(listed: Listed, typed: str, called: Called) -> list[str]:
    first, end = listed.beginning(typed.casefold())
    page = int(listed.pages[0]["count"])
    if end - first <= MOST + 2 * page:
        ids = listed.some(first, end - first) if first < end else []
        return _kept(_names(ids, called), typed)
    early = _kept(_names(listed.some(first, page + MOST), called), typed)
    late = _kept(_names(listed.some(end - page, page), called), typed)
    return [*early[: MOST - 1], late[-1]]


def _names(ids: list[str], called: Called) -> list[str]:
    known = called(ids)
    return [known[one] for one in ids if one in known]


def _kept(names: list[str], typed: str) -> list[str]:
    start = typed.casefold()
    kept = dict.fromkeys(one for one in names if one.casefold().startswith(start))
    return sorted(kept, key=lambda one: (one.casefold(), one))
