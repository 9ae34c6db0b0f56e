"""SHACL property shapes as SPARQL patterns that find the nodes and values which do not fit.

What is looked up row by row costs the engine some ten times as much as what is taken away or
joined as a whole: hence MINUS for FILTER NOT EXISTS, and tables of their own for joins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import RDF, SH, Graph, URIRef

from kg.validate.constraint import (
    Classes,
    NotCompiled,
    class_choices,
    conforms,
    instance,
    path_of,
)

if TYPE_CHECKING:
    from rdflib.term import Node

__all__ = ["complete", "required_types", "too_many", "wrong"]

_ORDER = {SH.lessThan: "<", SH.lessThanOrEquals: "<="}


def complete(shapes: Graph, shape: Node, classes: Classes) -> list[str]:
    """Return the patterns that each `?focus` of the shape has to match."""
    path = path_of(shapes, shape)
    found = [
        f"?focus {path} {value.n3()}"
        for value in sorted(shapes.objects(shape, SH.hasValue), key=str)
    ]
    least = _number(shapes, shape, SH.minCount)
    if least > 0:
        found.append(_at_least(f"?focus {path} ?value_", least))
    least, wanted = _qualified(shapes, shape, SH.qualifiedMinCount, classes)
    if least > 0:
        found.append(_at_least(wanted, least))
    return found


def required_types(shapes: Graph, shape: Node) -> set[Node]:
    """Return the classes of which each `?focus` of the shape has to be."""
    about = shapes.value(shape, SH.path) == RDF.type
    return set(shapes.objects(shape, SH.hasValue)) if about else set()


def too_many(shapes: Graph, shape: Node, classes: Classes, repeated: bool = True) -> list[str]:
    """Return the patterns that find each `?focus` with more values than the shape allows.

    Where no node has more than one value (`repeated`), only those that allow none are looked for.
    """
    path = path_of(shapes, shape)
    found = []
    most = _number(shapes, shape, SH.maxCount)
    if most == 0 or (most > 0 and repeated):
        found.append(_at_least(f"?focus {path} ?value_", most + 1))
    most, wanted = _qualified(shapes, shape, SH.qualifiedMaxCount, classes)
    if most == 0 or (most > 0 and repeated):
        found.append(_at_least(wanted, most + 1))
    return found


def _qualified(shapes: Graph, shape: Node, name: URIRef, classes: Classes) -> tuple[int, str]:
    """Return the number, or -1 without any, and the pattern of the values that are counted."""
    wanted, number = shapes.value(shape, SH.qualifiedValueShape), _number(shapes, shape, name)
    if wanted is None:
        return -1, ""
    choices = class_choices(shapes, wanted)
    kinds = [one for each in choices.values() for one in each]
    tables = [_table("?value_", instance(one, "?value_", classes)) for one in kinds]
    fits = conforms(shapes, wanted, "?value_", classes, but=choices)
    said = " ".join([f"?focus {path_of(shapes, shape)} ?value_", *tables])
    return number, said + (f" FILTER({' && '.join(fits)})" if fits else "")


def _at_least(pattern: str, number: int) -> str:
    """Return the pattern of each `?focus` with so many different values."""
    if number == 1:
        return pattern
    several = f"GROUP BY ?focus HAVING(COUNT(DISTINCT ?value_) >= {number})"
    return f"{{ SELECT ?focus WHERE {{ {pattern} }} {several} }}"


def wrong(shapes: Graph, shape: Node, classes: Classes) -> list[str]:
    """Return the patterns that find each `?focus` with a `?value` that does not fit."""
    triple = f"?focus {path_of(shapes, shape)} ?value"
    choices = class_choices(shapes, shape)
    found = [
        f"{triple} MINUS {{ {instance(one, '?value', classes)} }}"
        for each in choices.values()
        for one in each
    ]
    for component, sign in _ORDER.items():
        for one in sorted(shapes.objects(shape, component), key=str):
            other = _table("?focus ?other_", f"?focus {one.n3()} ?other_")
            found.append(f"{triple} {other} FILTER(!COALESCE(?value {sign} ?other_, false))")
    fits = conforms(shapes, shape, "?value", classes, but={*choices, *_ORDER})
    if fits:
        found.append(f"{triple} FILTER(!({' && '.join(fits)}))")
    return found


def _table(variables: str, pattern: str) -> str:
    """Return the pattern as a table of its own, which is joined as a whole."""
    return f"{{ SELECT DISTINCT {variables} WHERE {{ {pattern} }} }}"


def _number(shapes: Graph, shape: Node, name: URIRef) -> int:
    value = shapes.value(shape, name)
    if value is not None and not str(value).isdecimal():
        raise NotCompiled(f"{name.n3()} {value.n3()}")
    return -1 if value is None else int(str(value))
