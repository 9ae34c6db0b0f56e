"""GraphML: a node an entity, an edge an assertion whose claim joins two; written row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from kg.graph.namespaces import ID
from kg.query.claims import Row
from kg.query.entities import Named

__all__ = ["graphml_texts"]

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_NODE = ("label", "kind")
_EDGE = (
    "predicate", "sentence", "status", "modality", "polarity", "claimantLabel", "documentLabel",
)  # fmt: skip


def graphml_texts(names: Iterable[Named], rows: Iterable[Row]) -> Iterator[str]:
    """Yield the file, a node or an edge at a time; rows of one assertion come one after another."""
    yield _HEAD
    for number, name in enumerate((*_NODE, *_EDGE)):
        of = "node" if name in _NODE else "edge"
        yield f'  <key id="d{number}" for="{of}" attr.name="{name}" attr.type="string"/>\n'
    yield '  <graph edgedefault="directed">\n'
    known = set()
    for one in names:
        known.add(one.id)
        yield f"    <node id={_quoted(one.id)}>{_data((one.label, one.kind), 0)}</node>\n"
    yield from _edges(rows, known)
    yield "  </graph>\n</graphml>\n"


def _edges(rows: Iterable[Row], known: set[str]) -> Iterator[str]:
    last = ""
    for row in rows:
        ends = row["subject"].removeprefix(ID), row["object"].removeprefix(ID)
        if row["assertion"] == last or not known.issuperset(ends):
            continue
        last = row["assertion"]
        source, target, key = map(_quoted, (*ends, last.removeprefix(ID)))
        data = _data([row[name] for name in _EDGE], len(_NODE))
        yield f"    <edge source={source} target={target} id={key}>{data}</edge>\n"


def _data(values: Iterable[str], first: int) -> str:
    return "".join(
        f'<data key="d{number}">{escape(_xml(text))}</data>'
        for number, text in enumerate(values, first)
    )


def _quoted(text: str) -> str:
    return quoteattr(_xml(text))


def _xml(text: str) -> str:
    """Return the text without the control characters that XML cannot hold."""
    return "".join(sign for sign in text if _is_xml(sign))


def _is_xml(sign: str) -> bool:
    return (sign >= " " or sign in "\t\n") and sign not in "\ufffe\uffff"
