"""The SHACL shapes of the ontology, run over the default graph of a build."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from kg.errors import DataError
from kg.graph.dataset import default_graph, engine_over, read_turtle
from kg.graph.namespaces import Terms
from kg.graph.ontology import read_vocabulary
from kg.model import Severity
from kg.validate.report import Finding

if TYPE_CHECKING:
    from rdflib import Graph

    from kg.graph.engine import Engine
    from kg.resources import Root

__all__ = ["check_shapes", "shape_names", "uncompiled"]

#: between what is wrong and what to do, in every sh:message
FIX = " Fix: "
_SEVERITIES = {
    "sh:Violation": Severity.ERROR,
    "sh:Warning": Severity.WARNING,
    "sh:Info": Severity.INFO,
}
_NAMES = "SELECT ?shape WHERE { ?shape a sh:PropertyShape } ORDER BY ?shape"
_RESULTS = """SELECT ?focus ?shape ?message ?severity ?value WHERE {
  ?result a sh:ValidationResult ; sh:focusNode ?focus ; sh:sourceShape ?shape ;
    sh:resultMessage ?message ; sh:resultSeverity ?severity .
  OPTIONAL { ?result sh:value ?value }
}"""


def check_shapes(root: Root, engine: Engine, by_shacl: bool = False) -> list[Finding]:
    """Return what the shapes of `root` find in the default graph, in no fixed order.

    They run as SPARQL on the store, which finds the same in a fraction of the time; `by_shacl`
    has pyshacl run them, as does a shape that uses what is not compiled.
    Raises DataError when `ontology/shapes.ttl` cannot be read or holds shapes that are wrong.
    """
    from kg.validate.compiled import violations
    from kg.validate.constraint import NotCompiled

    shapes = _shapes(root)
    if not by_shacl:
        try:
            return [_finding(asdict(one), engine) for one in violations(shapes, engine)]
        except NotCompiled:
            pass
    return _by_shacl(shapes, root, engine)


def uncompiled(root: Root) -> str:
    """Return the part of SHACL for which pyshacl runs the shapes of `root`, or nothing.

    Raises DataError when a file of shapes cannot be read.
    """
    from kg.validate.compiled import refuse_uncompiled
    from kg.validate.constraint import NotCompiled

    try:
        refuse_uncompiled(_shapes(root))
    except NotCompiled as error:
        return str(error)
    return ""


def _by_shacl(shapes: Graph, root: Root, engine: Engine) -> list[Finding]:
    from pyshacl import validate
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError

    try:
        # The copy is ours: pyshacl may work in place, which saves cloning the graph.
        _, results, _ = validate(
            default_graph(engine.source), shacl_graph=shapes, inference="none", inplace=True
        )
    except (ReportableRuntimeError, ShapeLoadError) as error:
        where, fix = str(root.shape_files()[-1]), "mend the shape that it names"
        raise DataError.single(where, f"a shape is wrong: {error}", fix) from error
    rows = engine_over(results, engine.prefixes).texts(_RESULTS)
    return [_finding(row, engine) for row in rows]


def shape_names(root: Root) -> list[str]:
    """Return the names of the property shapes, sorted; raises DataError as `check_shapes` does."""
    rows = engine_over(_shapes(root), root.prefixes()).texts(_NAMES)
    return [_name(row["shape"]) for row in rows]


def _shapes(root: Root) -> Graph:
    """Return the shapes of all layers; what a workspace declares joins their lists of terms."""
    lowest, *others = map(read_turtle, root.shape_files())
    for graph in others:
        lowest += graph
    if root.workspace:
        _widen(lowest, root)
    return lowest


def _widen(shapes: Graph, root: Root) -> None:
    """Add the terms of the vocabulary that the lists of the shapes lack."""
    from rdflib import URIRef
    from rdflib.collection import Collection
    from rdflib.namespace import SH

    vocabulary, terms = read_vocabulary(root), Terms(root.prefixes())
    above = {name: set(up) for name, up in vocabulary.classes.items() if "Entity" in up}
    wanted = {
        "claim-predicate": list(vocabulary.properties),
        "entity-class": list(above),
        "entity-kind": [name for name, up in above.items() if not up & {"Event", "Company"}],
    }
    for subject, head in list(shapes.subject_objects(SH["in"])):
        listed = Collection(shapes, head)
        there = set(listed)
        known = (URIRef(terms.term(name)[1:-1]) for name in wanted.get(_name(str(subject)), ()))
        listed += [one for one in known if one not in there]


def _name(iri: str) -> str:
    return iri.rpartition("#")[2]


def _finding(row: dict[str, str], engine: Engine) -> Finding:
    message, _, fix = row["message"].partition(FIX)
    found = f" Found: {engine.shorten(row['value'])}" if row["value"] else ""
    return Finding(
        severity=_SEVERITIES[engine.shorten(row["severity"])],
        check=f"shape {_name(row['shape'])}",
        subject=engine.shorten(row["focus"]),
        message=f"{message}{found}",
        fix=fix or "see ontology/shapes.ttl for what the shape asks",
    )
