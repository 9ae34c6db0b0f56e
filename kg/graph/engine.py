"""SPARQL over a build: the small interface between questions and the engine that answers them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.limits import Limits, run_within
from kg.graph.ordering import in_order, split_order
from kg.graph.refusal import refuse_calls, refuse_size
from kg.graph.store import open_build
from kg.graph.term import Term, term_value

if TYPE_CHECKING:
    from kg.graph.endpoint import RemoteStore

__all__ = ["Engine", "Table", "Term", "term_value"]


@dataclass(frozen=True)
class Table:
    """The answer to a SELECT: column names and rows of terms."""

    columns: list[str]
    rows: list[tuple[Term, ...]]


class Engine:
    """A store, or a server that answers for one, with our prefix map: SPARQL 1.1 queries."""

    def __init__(self, store: ox.Store | RemoteStore, prefixes: dict[str, str]) -> None:
        """Keep the store and the prefixes that every query may use."""
        self.source = store
        self.prefixes = prefixes

    @classmethod
    def on_disk(cls, folder: Path, prefixes: dict[str, str]) -> Engine:
        """Return the engine over the build in `folder`."""
        return cls(open_build(folder), prefixes)

    @property
    def store(self) -> ox.Store:
        """The embedded store; raises QueryError when a server answers instead."""
        if not isinstance(self.source, ox.Store):
            what = "this needs a build of ours, not a server"
            raise QueryError.single("", what, "leave --endpoint out")
        return self.source

    def ask(self, text: str, limits: Limits | None = None) -> Table | list[ox.Triple] | bool:
        """Return a Table for SELECT, triples for CONSTRUCT and DESCRIBE, truth for ASK.

        A query that a user wrote is asked with limits: then Ctrl-C ends it, its size is bounded
        too, and there is at most one row more than their number, which tells that there are more.
        Raises QueryError for anything that is not a SPARQL query, cannot be answered, or takes
        too long.
        """
        refuse_calls(text)
        if limits is None:
            return self._answer(text, None)
        refuse_size(text)
        most = limits.rows + 1 if limits.rows else None
        return run_within(limits.seconds, lambda: self._answer(text, most))

    def _answer(self, text: str, most: int | None) -> Table | list[ox.Triple] | bool:
        try:
            found = None if most else self._ordered(text)
            return self._found(text, most) if found is None else found
        except SyntaxError as error:
            from kg.graph.mistake import mistake

            raise mistake(text, error, self.prefixes) from error
        except (ValueError, RuntimeError, OSError) as error:
            fix = "prefixes are known already; see ontology/airace.ttl for the terms"
            raise QueryError.single("query", str(error), fix) from error

    def _ordered(self, text: str) -> Table | None:
        """Return the Table of a query that ends in an ORDER BY, or None when it is not for us."""
        plain, order = split_order(text)
        if not order:
            return None
        try:
            found = self._found(plain, None)
        except SyntaxError:
            return None
        if not isinstance(found, Table):
            return None
        rows = in_order(found.rows, found.columns, order)
        return None if rows is None else Table(found.columns, rows)

    def _found(self, text: str, most: int | None) -> Table | list[ox.Triple] | bool:
        found = self.source.query(text, prefixes=self.prefixes)
        if isinstance(found, ox.QuerySolutions):
            columns = [variable.value for variable in found.variables]
            return Table(columns, list(map(tuple, islice(found, most))))
        return bool(found) if isinstance(found, ox.QueryBoolean) else list(islice(found, most))

    def select(self, text: str) -> Table:
        """Return the Table of a SELECT; raises QueryError for any other form of query."""
        found = self.ask(text)
        if not isinstance(found, Table):
            raise QueryError.single("query", "a SELECT was expected", "begin with SELECT")
        return found

    def texts(self, text: str) -> list[dict[str, str]]:
        """Return the rows of a SELECT as texts by column; unbound columns are empty."""
        table = self.select(text)
        return [
            {name: "" if term is None else term_value(term) for name, term in zip_row}
            for zip_row in (zip(table.columns, row, strict=True) for row in table.rows)
        ]

    def cell(self, term: Term) -> str:
        """Return a term as people read it: IRIs by prefix, literals by value, unbound empty."""
        if isinstance(term, ox.NamedNode):
            return self.shorten(term.value)
        return "" if term is None else term_value(term)

    def shorten(self, iri: str) -> str:
        """Return the IRI as `prefix:local` where the map has a prefix for it, else as it is."""
        best = max(
            (pair for pair in self.prefixes.items() if iri.startswith(pair[1])),
            key=lambda pair: len(pair[1]),
            default=None,
        )
        return f"{best[0]}:{iri[len(best[1]) :]}" if best else iri
