"""The shapes as SPARQL over the store: the findings of SHACL, in seconds for many claims.

Whether any value is wrong or surplus is asked first, and the targets are looked at after a yes.
Where every target has the class that it must have, the class alone stands for the targets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import RDF, SH, Graph

from kg.graph.engine import term_value
from kg.validate.constraint import Classes, NotCompiled, path_of
from kg.validate.pattern import complete, required_types, too_many, wrong

if TYPE_CHECKING:
    from rdflib.term import Node

    from kg.graph.engine import Engine

__all__ = ["Violation", "violations"]

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
    nodes = sorted(set(shapes.subjects(SH.property)), key=str)
    for node in nodes:
        _only_properties(shapes, node)
    classes, repeated = _classes(engine), _repeated(shapes, engine)
    found: list[Violation] = []
    for node in nodes:
        targets = _targets(shapes, node, classes)
        for one in _types_first(shapes, node):
            lacking = list(_missing(shapes, engine, targets, one, classes))
            alike = set(shapes.objects(node, SH.targetClass)) & required_types(shapes, one)
            if alike and not lacking:
                targets = f"?focus {_TYPE} {min(alike).n3()}"
            found += lacking
            found += _wrong(shapes, engine, targets, one, classes, repeated)
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


def _only_properties(shapes: Graph, node: Node) -> None:
    """Raise NotCompiled for a node shape that says more than targets and property shapes."""
    for name in shapes.predicates(node):
        if name not in _NODE_PARTS and str(name).startswith(str(SH)):
            raise NotCompiled(name.n3())
    for one in shapes.objects(node, SH.property):
        path_of(shapes, one)


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


def _repeated(shapes: Graph, engine: Engine) -> set[str]:
    """Return the paths of the shapes that some node has more than once."""
    paths = {one.n3() for one in shapes.objects(None, SH.path)}
    found = set()
    for path in sorted(paths):
        row = engine.texts(f"SELECT {_ALL} {_DIFFERENT} WHERE {{ ?focus {path} ?value }}")[0]
        if row["all"] != row["different"]:
            found.add(path)
    return found


def _wrong(
    shapes: Graph, engine: Engine, targets: str, shape: Node, classes: Classes, repeated: set[str]
) -> Iterator[Violation]:
    """Yield a violation for each value that does not fit, and each node with too many."""
    path, here = path_of(shapes, shape), f"{{ SELECT DISTINCT ?focus WHERE {{ {targets} }} }}"
    patterns = too_many(shapes, shape, classes) if path in repeated else []
    for pattern in [*patterns, *wrong(shapes, shape, classes)]:
        # Everything has a type, and few of the types are an entity's: those are never asked alone.
        if path == _TYPE or engine.ask(f"ASK {{ {pattern} }}"):
            yield from _found(shapes, engine, shape, f"{here} {pattern}")


def _found(shapes: Graph, engine: Engine, shape: Node, pattern: str) -> Iterator[Violation]:
    message, severity = (str(shapes.value(shape, one)) for one in (SH.message, SH.severity))
    table = engine.select(f"SELECT DISTINCT ?focus ?value WHERE {{ {pattern} }}")
    for focus, value in table.rows:
        shown = "" if value is None else term_value(value)
        yield Violation(term_value(focus), str(shape), message, severity, shown)
