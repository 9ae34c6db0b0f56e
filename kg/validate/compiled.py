"""The shapes as SPARQL over the store: the findings of SHACL, in seconds for many claims.

Whether any value is wrong or surplus is asked first, and the targets are looked at after a yes.
Where every target has the class that it must have, the class alone stands for the targets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, SH, Graph

from kg.graph.engine import term_value
from kg.validate.constraint import Classes, NotCompiled, path_of
from kg.validate.pattern import complete, required_types, too_many, wrong

if TYPE_CHECKING:
    from rdflib.term import Node

    from kg.graph.engine import Engine

__all__ = ["Violation", "refuse_uncompiled", "violations"]

_SUBCLASSES = "SELECT ?below ?above WHERE { ?below rdfs:subClassOf+ ?above FILTER(isIRI(?above)) }"
_ALL, _DIFFERENT = "(COUNT(*) AS ?all)", "(COUNT(DISTINCT ?focus) AS ?different)"
_TYPE = RDF.type.n3()
_TARGETS = {
    SH.targetSubjectsOf: "{{ ?focus {} ?object_ }}",
    SH.targetObjectsOf: "{{ ?subject_ {} ?focus }}",
}
_NODE_PARTS = {SH.property, SH.targetClass, *_TARGETS}


@dataclass(frozen=True)
class Violation:
    """One result of SHACL: the node, the shape, its message and severity, the value if any."""

    focus: str
    shape: str
    message: str
    severity: str
    value: str = ""


def violations(shapes: Graph, engine: Engine) -> list[Violation]:
    """Return what the shapes find in the default graph behind `engine`, in no fixed order.

    Raises NotCompiled when a shape uses a part of SHACL that is not compiled.
    """
    refuse_uncompiled(shapes)
    nodes = sorted(set(shapes.subjects(SH.property)), key=str)
    classes, known = _classes(engine), _repeated(shapes, engine)
    found: list[Violation] = []
    for node in nodes:
        targets = _targets(shapes, node, classes)
        for one in _types_first(shapes, node):
            lacking = list(_missing(shapes, engine, targets, one, classes))
            alike = set(shapes.objects(node, SH.targetClass)) & required_types(shapes, one)
            if alike and not lacking:
                targets = f"?focus {_TYPE} {min(alike, key=str).n3()}"
            found += lacking
            found += _wrong(shapes, engine, targets, one, classes, known)
    return found


def _types_first(shapes: Graph, node: Node) -> list[Node]:
    """Return the property shapes of a node shape, those that ask for a class before others."""
    ones = sorted(shapes.objects(node, SH.property), key=str)
    return sorted(ones, key=lambda one: not required_types(shapes, one))


def _classes(engine: Engine) -> Classes:
    found: dict[str, set[str]] = defaultdict(set)
    for row in engine.texts(_SUBCLASSES):
        found[row["above"]] |= {row["above"], row["below"]}
    return {name: frozenset(below) for name, below in found.items()}


def refuse_uncompiled(shapes: Graph) -> None:
    """Raise NotCompiled when a shape uses a part of SHACL that is not compiled."""
    nodes, properties = set(shapes.subjects(SH.property)), set(shapes.objects(None, SH.property))
    for node in nodes | _targeted(shapes):
        if node not in nodes:
            raise NotCompiled("a target on a shape without sh:property")
        _only_properties(shapes, node)
    for one in properties:
        if len(set(shapes.objects(one, SH.message))) != 1:
            raise NotCompiled("a property shape without one sh:message")
        for make in (complete, too_many, wrong):
            make(shapes, one, {})


def _targeted(shapes: Graph) -> set[Node]:
    """Return what has a target or is declared a node shape."""
    found = set(shapes.subjects(RDF.type, SH.NodeShape))
    for name in (*_TARGETS, SH.targetClass, SH.targetNode, SH.target):
        found |= set(shapes.subjects(name))
    return found


def _only_properties(shapes: Graph, node: Node) -> None:
    """Raise NotCompiled for a node shape that says more than targets and property shapes."""
    for name in shapes.predicates(node):
        if name not in _NODE_PARTS and str(name).startswith(str(SH)):
            raise NotCompiled(name.n3())
    if {RDFS.Class, OWL.Class} & set(shapes.objects(node, RDF.type)):
        raise NotCompiled("a shape that is a class")


def _targets(shapes: Graph, node: Node, classes: Classes) -> str:
    """Return the pattern of the nodes that the shape is about."""
    ways = []
    for name in sorted(shapes.objects(node, SH.targetClass), key=str):
        listed = " ".join(f"<{one}>" for one in sorted(classes.get(str(name), {str(name)})))
        ways.append(f"{{ VALUES ?kind_ {{ {listed} }} ?focus a ?kind_ }}")
    for target, form in _TARGETS.items():
        ways += [form.format(one.n3()) for one in sorted(shapes.objects(node, target), key=str)]
    return " UNION ".join(ways)


def _missing(
    shapes: Graph, engine: Engine, targets: str, shape: Node, classes: Classes
) -> Iterator[Violation]:
    """Yield a violation for each node and each thing that it lacks."""
    for there in complete(shapes, shape, classes):
        yield from _found(shapes, engine, shape, f"{{ {targets} }} MINUS {{ {there} }}")


def _repeated(shapes: Graph, engine: Engine) -> dict[str, bool]:
    """Return for each path of the shapes whether some node has it more than once."""
    paths = {path_of(shapes, one) for one in shapes.objects(None, SH.property)}
    found = {}
    for path in sorted(paths):
        row = engine.texts(f"SELECT {_ALL} {_DIFFERENT} WHERE {{ ?focus {path} ?value }}")[0]
        found[path] = row["all"] != row["different"]
    return found


def _wrong(
    shapes: Graph,
    engine: Engine,
    targets: str,
    shape: Node,
    classes: Classes,
    known: dict[str, bool],
) -> Iterator[Violation]:
    """Yield a violation for each value that does not fit, and each node with too many.

    `known` are the answers so far: which paths repeat, and which patterns match anything.
    """
    path, here = path_of(shapes, shape), f"{{ SELECT DISTINCT ?focus WHERE {{ {targets} }} }}"
    surplus = too_many(shapes, shape, classes, known[path])
    for pattern in [*surplus, *wrong(shapes, shape, classes)]:
        # Everything has a type, and few of the types are an entity's: those are never asked alone.
        if path != _TYPE and pattern not in known:
            known[pattern] = bool(engine.ask(f"ASK {{ {pattern} }}"))
        if known.get(pattern, True):
            yield from _found(shapes, engine, shape, f"{here} {pattern}")


def _found(shapes: Graph, engine: Engine, shape: Node, pattern: str) -> Iterator[Violation]:
    message = str(shapes.value(shape, SH.message))
    severity = str(shapes.value(shape, SH.severity) or SH.Violation)
    table = engine.select(f"SELECT DISTINCT ?focus ?value WHERE {{ {pattern} }}")
    for focus, value in table.rows:
        shown = "" if value is None else term_value(value)
        yield Violation(term_value(focus), str(shape), message, severity, shown)
