"""Turtle and TriG that a person likes to read: grouped, prefixed, in reading order, stable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter

from kg.errors import BuildError
from kg.export.rows import Rows
from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.stream import uncollected

__all__ = ["turtle", "turtle_texts"]

_VALUES = ("quantity", "date")
_TAIL = ("disagreement", "side", "compatibility", "overlap", "naming", "run")
_INNER = ("claim", "assertion", "evidence", "position", "fragment", "words", *_VALUES, *_TAIL)
_OWN = f"<{ID}"
#: what the reading order of claims follows
_PLACED = ("air:asserts", "air:reportedIn", "air:evidence", "air:row", "air:column", "oa:start")


def turtle(engine: Engine, graphs: bool = False, ontology: bool = False) -> str:
    """Return the graph as Turtle, or as TriG with each claim's named graph when `graphs` is true.

    Documents and entities come first, by class; then the claims in reading order, each followed
    by its assertions and places; then values and disagreements. Equal graphs give equal bytes.
    """
    return "".join(turtle_texts(engine, graphs, ontology))


def turtle_texts(engine: Engine, graphs: bool = False, ontology: bool = False) -> Iterator[str]:
    """Yield what `turtle` returns, a few lines at a time.

    Raises BuildError for a graph of which a part is missing, as on a server that is half filled.
    """
    with uncollected():
        rows = Rows(engine, ontology, _PLACED)
        try:
            writer = _Writer(rows, rows.graphs() if graphs else {})
        except KeyError as error:
            what = f"the graph is not whole: {error.args[0]} lacks what belongs to it"
            fix = "build it again, or on a server: finish `kg push`"
            raise BuildError.single("", what, fix) from error
    yield from writer.texts(engine.prefixes)


class _Writer:
    """One export: the rows by subject, and the order in which they are written."""

    def __init__(self, rows: Rows, graphs: dict[str, list[str]]) -> None:
        """Put the rows that are to be written in order; keep the named graphs."""
        self.rows, self.graphs = rows, graphs
        self.ordered = [(title, subjects) for title, subjects in self.sections() if subjects]
        self.names = {subject: rows.shown[subject] for subject in rows.texts}

    def texts(self, prefixes: dict[str, str]) -> Iterator[str]:
        """Yield the file: prefixes that are used, then the sections."""
        yield "# airace: who says what about the AI industry, where exactly, and what denies it.\n"
        yield "# The terms are explained in the ontology, https://w3id.org/airace/ns\n"
        for name in sorted(self.rows.shown.used):
            yield f"@prefix {name}: <{prefixes[name]}> .\n"
        for title, subjects in self.ordered:
            yield f"\n# {'-' * 12} {title}\n"
            yield from map(self.block, subjects)

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """Yield title and subjects of each section in the order of the file."""
        by_kind: dict[str, list[str]] = defaultdict(list)
        for subject in sorted(self.rows.texts, key=itemgetter(slice(1, -1))):
            by_kind[kind_of(subject)].append(subject)
        yield "ontology", by_kind.pop("", [])
        yield "documents", by_kind.pop("document", [])
        for kind in sorted(by_kind.keys() - set(_INNER)):
            yield f"entities: {kind}", by_kind[kind]
        yield "claims, each with its assertions and their places", self.reading_order(by_kind)
        yield "quantities and dates", [one for kind in _VALUES for one in by_kind[kind]]
        yield (
            "disagreements, compatibilities, names of single documents, runs",
            [one for kind in _TAIL for one in by_kind[kind]],
        )

    def reading_order(self, by_kind: dict[str, list[str]]) -> list[str]:
        """Return claims by their first place, each followed by what hangs on it."""
        raw = self.rows.raw
        starts = {one: self.start(one) for one in set(raw["air:evidence"].values())}
        said: dict[str, list[tuple[str, int, int, str]]] = defaultdict(list)
        for assertion in by_kind["assertion"]:
            at = starts[raw["air:evidence"][assertion]]
            document = raw["air:reportedIn"][assertion][1:-1]
            said[raw["air:asserts"][assertion]].append((document, *at, assertion))
        for places in said.values():
            places.sort()
        found: list[str] = []
        seen: set[str] = set()
        for claim in sorted(by_kind["claim"], key=lambda one: (said[one][:1], one)):
            found.append(claim)
            for *_, assertion in said[claim]:
                found += [assertion, *self.place(raw["air:evidence"][assertion], seen)]
        return found

    def start(self, evidence: str) -> tuple[int, int]:
        """Return where a place begins: its character in a text, its row and column in a table."""
        raw = self.rows.raw
        if evidence in raw["air:row"]:
            return int(raw["air:row"][evidence]), int(raw["air:column"][evidence])
        return int(raw["oa:start"][evidence.replace("/evidence/", "/position/")]), 0

    def place(self, evidence: str, seen: set[str]) -> Iterator[str]:
        """Yield the evidence of an assertion and its selectors where they are first met."""
        if evidence not in seen:
            seen.add(evidence)
            yield evidence
            for kind in ("position", "fragment", "words"):
                selector = evidence.replace("/evidence/", f"/{kind}/")
                if selector in self.rows.texts:
                    yield selector

    def block(self, subject: str) -> str:
        """Return one subject: type and label first, then predicates by name; then its graph."""
        name, rows = self.names[subject], " ;\n    ".join(self.rows.texts[subject])
        text = f"\n{name} {rows} .\n"
        if subject in self.graphs:
            text += "".join(f"{name} {{ {one} . }}\n" for one in sorted(self.graphs[subject]))
        return text


def kind_of(subject: str) -> str:
    """Return the kind in an identifier's IRI, empty for terms of the ontology.

    >>> kind_of("<https://w3id.org/airace/id/model/deepseek-v3>")
    'model'
    """
    own = subject.startswith(_OWN)
    return subject[len(_OWN) : subject.find("/", len(_OWN))] if own else ""
