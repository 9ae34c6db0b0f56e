"""SHACL constraints as SPARQL conditions: what makes a value fit.

The meaning of each component is that of SHACL (W3C Recommendation, 20 July 2017), section 4.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from typing import TYPE_CHECKING

from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection

if TYPE_CHECKING:
    from rdflib.term import Node

__all__ = [
    "Classes",
    "NotCompiled",
    "class_choices",
    "conforms",
    "instance",
    "path_of",
]

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


def conforms(
    shapes: Graph, shape: Node, variable: str, classes: Classes, but: Container[Node] = ()
) -> list[str]:
    """Return the conditions that a value of the shape has to fulfil, as SPARQL expressions.

    An error within one counts as false, as SHACL has it; those of the components in `but` are left
    out. Raises NotCompiled.
    """
    found = []
    for component, value in sorted(shapes.predicate_objects(shape)):
        if component in _SAYS_MORE or component in _ABOUT_NODES or component in but:
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


def instance(names: Iterable[Node], v: str, classes: Classes) -> str:
    """Return the pattern of a thing of one of the classes, or of one below them."""
    below = sorted({low for one in names for low in classes.get(str(one), {str(one)})})
    if len(below) == 1:
        return f"{v} {RDF.type.n3()} <{below[0]}>"
    listed = " ".join(f"<{one}>" for one in below)
    return f"VALUES ?class_ {{ {listed} }} {v} {RDF.type.n3()} ?class_"


def class_choices(shapes: Graph, shape: Node) -> dict[Node, list[list[Node]]]:
    """Return the lists of classes, of each of which a value has to be one, by component."""
    found: dict[Node, list[list[Node]]] = {}
    found[SH["class"]] = [[one] for one in sorted(shapes.objects(shape, SH["class"]), key=str)]
    ways = [list(Collection(shapes, one)) for one in shapes.objects(shape, SH["or"])]
    said = [[list(shapes.predicate_objects(one)) for one in way] for way in ways]
    if all(len(one) == 1 and one[0][0] == SH["class"] for way in said for one in way):
        found[SH["or"]] = [[one[0][1] for one in way] for way in said if way]
    return found


def _class(_g: Graph, _s: Node, value: Node, v: str, classes: Classes) -> str:
    return f"EXISTS {{ {instance([value], v, classes)} }}"


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


def _compared(sign: str) -> Condition:
    return lambda _g, _s, value, v, _c: f"{v} {sign} {value.n3()}"


_CONDITIONS: dict[URIRef, Condition] = {
    SH.datatype: _datatype, SH["class"]: _class, SH["in"]: _in, SH.pattern: _pattern,
    SH.nodeKind: _kind, SH["or"]: _or,
    **{name: _compared(sign) for name, sign in _COMPARED.items()},
}  # fmt: skip
_SAYS_MORE = {RDF.type, SH.path, SH.severity, SH.message, SH.flags, SH.name, SH.description}
_ABOUT_NODES = {
    SH.minCount, SH.maxCount, SH.hasValue,
    SH.qualifiedValueShape, SH.qualifiedMinCount, SH.qualifiedMaxCount,
}  # fmt: skip


def path_of(shapes: Graph, shape: Node) -> str:
    """Return the path of the shape in SPARQL: a property, or one of several; else NotCompiled."""
    path = shapes.value(shape, SH.path)
    listed = None if path is None else shapes.value(path, SH.alternativePath)
    ways = [path] if listed is None else list(Collection(shapes, listed))
    if not ways or not all(isinstance(one, URIRef) for one in ways):
        raise NotCompiled("a path that is neither a property nor one of several")
    said = "|".join(one.n3() for one in ways if one is not None)
    return f"({said})" if len(ways) > 1 else said
