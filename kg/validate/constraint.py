"""SHACL constraints as SPARQL conditions: what makes a value wrong, and a node incomplete.

The meaning of each component is that of SHACL (W3C Recommendation, 20 July 2017), section 4.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection

if TYPE_CHECKING:
    from rdflib.term import Node

__all__ = ["NotCompiled", "conforms", "incomplete", "path_of", "too_many"]

#: superclass to the classes that stand for it, itself included
Classes = Mapping[str, frozenset[str]]
_CASTS = {XSD.integer, XSD.double, XSD.decimal, XSD.date, XSD.dateTime, XSD.boolean}
_COMPARED = {
    SH.minInclusive: ">=", SH.maxInclusive: "<=", SH.minExclusive: ">", SH.maxExclusive: "<",
}  # fmt: skip
_KINDS = {
    SH.IRI: "isIRI({v})", SH.Literal: "isLiteral({v})", SH.BlankNode: "isBlank({v})",
    SH.IRIOrLiteral: "(isIRI({v}) || isLiteral({v}))",
    SH.BlankNodeOrIRI: "(isBlank({v}) || isIRI({v}))",
    SH.BlankNodeOrLiteral: "(isBlank({v}) || isLiteral({v}))",
}  # fmt: skip


class NotCompiled(Exception):
    """A shape uses a part of SHACL that has no SPARQL here; pyshacl runs it instead."""


def conforms(shapes: Graph, shape: Node, variable: str, classes: Classes) -> list[str]:
    """Return the conditions that a value of the shape has to fulfil, as SPARQL expressions.

    An error within one counts as false, as SHACL has it. Raises NotCompiled.
    """
    found = []
    for component, value in sorted(shapes.predicate_objects(shape)):
        if component in _SAYS_MORE or component in _ABOUT_NODES:
            continue
        made = _CONDITIONS.get(URIRef(str(component)))
        if made is None:
            raise NotCompiled(component.n3())
        found.append(f"COALESCE({made(shapes, shape, value, variable, classes)}, false)")
    return found


Condition = Callable[[Graph, "Node", "Node", str, Classes], str]


def _datatype(_g: Graph, _s: Node, value: Node, v: str, _c: Classes) -> str:
    kind = value.n3()
    well = f" && {kind}({v}) = {kind}({v})" if value in _CASTS else ""
    return f"(isLiteral({v}) && DATATYPE({v}) = {kind}{well})"


def _class(_g: Graph, _s: Node, value: Node, v: str, classes: Classes) -> str:
    names = sorted(classes.get(str(value), frozenset({str(value)})))
    listed = " ".join(f"<{one}>" for one in names)
    return f"EXISTS {{ VALUES ?class_ {{ {listed} }} {v} {RDF.type.n3()} ?class_ }}"


def _in(graph: Graph, _s: Node, value: Node, v: str, _c: Classes) -> str:
    members = Collection(graph, value)
    return " || ".join(f"sameTerm({v}, {one.n3()})" for one in members) or "false"


def _pattern(graph: Graph, shape: Node, value: Node, v: str, _c: Classes) -> str:
    _readable(str(value))
    flags = graph.value(shape, SH.flags)
    rest = f", {flags.n3()}" if flags else ""
    return f"(!isBlank({v}) && REGEX(STR({v}), {Literal(str(value)).n3()}{rest}))"


def _readable(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise NotCompiled(f"the pattern {pattern!r}: {error}") from error


def _kind(_g: Graph, _s: Node, value: Node, v: str, _c: Classes) -> str:
    if value not in _KINDS:
        raise NotCompiled(value.n3())
    return _KINDS[URIRef(str(value))].format(v=v)


def _or(graph: Graph, _s: Node, value: Node, v: str, classes: Classes) -> str:
    ways = [conforms(graph, one, v, classes) for one in Collection(graph, value)]
    return " || ".join("(" + " && ".join(one or ["true"]) + ")" for one in ways)


def _order(sign: str) -> Condition:
    def made(_g: Graph, _s: Node, value: Node, v: str, _c: Classes) -> str:
        other = f"{value.n3()} ?other_"
        fits = f"COALESCE({v} {sign} ?other_, false)"
        return f"NOT EXISTS {{ ?focus {other} FILTER(!{fits}) }}"

    return made


def _compared(sign: str) -> Condition:
    return lambda _g, _s, value, v, _c: f"{v} {sign} {value.n3()}"


_CONDITIONS: dict[URIRef, Condition] = {
    SH.datatype: _datatype, SH["class"]: _class, SH["in"]: _in, SH.pattern: _pattern,
    SH.nodeKind: _kind, SH["or"]: _or, SH.lessThan: _order("<"), SH.lessThanOrEquals: _order("<="),
    **{name: _compared(sign) for name, sign in _COMPARED.items()},
}  # fmt: skip
_SAYS_MORE = {RDF.type, SH.path, SH.severity, SH.message, SH.flags, SH.name, SH.description}
_ABOUT_NODES = {
    SH.minCount, SH.maxCount, SH.hasValue,
    SH.qualifiedValueShape, SH.qualifiedMinCount, SH.qualifiedMaxCount,
}  # fmt: skip


def path_of(shapes: Graph, shape: Node) -> str:
    """Return the property that the shape is about, as a SPARQL term; raises NotCompiled."""
    path = shapes.value(shape, SH.path)
    if not isinstance(path, URIRef):
        raise NotCompiled("a path that is no property")
    return path.n3()


def incomplete(shapes: Graph, shape: Node, classes: Classes) -> list[str]:
    """Return the conditions under which `?focus` lacks what the shape asks for."""
    path = path_of(shapes, shape)
    found = [
        f"NOT EXISTS {{ ?focus {path} {value.n3()} }}"
        for value in sorted(shapes.objects(shape, SH.hasValue), key=str)
    ]
    found += _fewer(path, _number(shapes, shape, SH.minCount), "")
    wanted = shapes.value(shape, SH.qualifiedValueShape)
    if wanted is not None:
        fits = " && ".join(conforms(shapes, wanted, "{v}", classes))
        found += _fewer(path, _number(shapes, shape, SH.qualifiedMinCount), fits)
    return found


def _fewer(path: str, number: int, fits: str) -> list[str]:
    """Return the condition that fewer than so many different values are there."""
    if number <= 0:
        return []
    return [f"NOT EXISTS {{ {_several(path, number, fits)} }}"]


def too_many(shapes: Graph, shape: Node, classes: Classes) -> list[str]:
    """Return the patterns that find a `?focus` with more values than the shape allows."""
    path = path_of(shapes, shape)
    found = []
    most = _number(shapes, shape, SH.maxCount)
    if most >= 0:
        found.append(_several(path, most + 1, ""))
    wanted = shapes.value(shape, SH.qualifiedValueShape)
    most = _number(shapes, shape, SH.qualifiedMaxCount)
    if wanted is not None and most >= 0:
        fits = " && ".join(conforms(shapes, wanted, "{v}", classes))
        found.append(_several(path, most + 1, fits))
    return found


def _several(path: str, number: int, fits: str) -> str:
    """Return the pattern of `number` different values, each of which fits."""
    names = [f"?value{n}_" for n in range(number)]
    triples = " ".join(f"?focus {path} {name} ." for name in names)
    pairs = [(a, b) for n, a in enumerate(names) for b in names[n + 1 :]]
    tests = [f"(STR({a}) < STR({b}) || (STR({a}) = STR({b}) && !sameTerm({a}, {b})))"
             for a, b in pairs]  # fmt: skip
    tests += [fits.replace("{v}", name) for name in names if fits]
    return f"{triples} FILTER({' && '.join(tests)})" if tests else triples


def _number(shapes: Graph, shape: Node, name: URIRef) -> int:
    value = shapes.value(shape, name)
    if value is not None and not str(value).isdecimal():
        raise NotCompiled(f"{name.n3()} {value.n3()}")
    return -1 if value is None else int(str(value))
