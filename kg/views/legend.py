"""How entities look: a shape and two colours a class, light and dark, as rows of the legend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.views.answers import Row
from kg.views.records import EntityRecord, KindRecord, TermRecord

__all__ = ["LOOKS", "Look", "Ontology", "kind_records"]


@dataclass(frozen=True)
class Look:
    """A shape that vis-network knows, and its colour on light and on dark ground."""

    shape: str
    light: str
    dark: str


#: Classes of the ontology that have a look of their own; others look like the nearest above them.
LOOKS: Mapping[str, Look] = {
    "Company": Look("square", "#2563ae", "#6aa9f2"),
    "Publisher": Look("square", "#5b6b80", "#a3b3c7"),
    "Government": Look("square", "#123a6b", "#8f9cf0"),
    "Organization": Look("square", "#4a7fb5", "#88b7e6"),
    "Person": Look("diamond", "#1d8049", "#5fcb8c"),
    "Group": Look("hexagon", "#4f8f86", "#7cc9be"),
    "AIModel": Look("dot", "#d9620f", "#ff9d52"),
    "ModelFamily": Look("dot", "#a8741a", "#e0b45c"),
    "Product": Look("triangleDown", "#b0336f", "#f088b9"),
    "Hardware": Look("triangleDown", "#7a4a2b", "#c99a78"),
    "Benchmark": Look("triangle", "#7440b8", "#b893f0"),
    "Technique": Look("triangle", "#5a5fb0", "#9aa0ee"),
    "Field": Look("triangle", "#8a8a1f", "#c9c95a"),
    "Event": Look("star", "#c4232f", "#ff7a80"),
    "Place": Look("hexagon", "#7a6a58", "#bfae9a"),
    "Channel": Look("diamond", "#0f7f96", "#55c4db"),
    "Document": Look("square", "#3c434d", "#c6ccd4"),
    "Entity": Look("dot", "#6b7280", "#aab2bd"),
}


class Ontology:
    """What the terms are called, what they mean, and which class stands below which."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Read the rows of `terms.rq`."""
        self.terms: dict[str, TermRecord] = {}
        self.above: dict[str, list[str]] = {}
        for row in rows:
            record = TermRecord(label=row["label"], says=row["definition"])
            if row["phrase"]:
                record["phrase"] = row["phrase"]
            if row["symmetric"] == "true":
                record["symmetric"] = True
            self.terms.setdefault(row["term"], record)
            if row["above"]:
                self.above.setdefault(row["term"], []).append(row["above"])

    def label(self, term: str) -> str:
        """Return what the term is called, or its own name when the ontology has no label."""
        return self.terms[term]["label"] if term in self.terms else term

    def kind(self, name: str) -> str:
        """Return the class with a look that is `name` or the nearest above it, else Entity.

        >>> row = {"label": "", "definition": "", "phrase": "", "symmetric": ""}
        >>> Ontology([row | {"term": "Release", "above": "Event"}]).kind("Release")
        'Event'
        """
        todo, seen = [name], set()
        while todo:
            one = todo.pop(0)
            if one in LOOKS:
                return one
            seen.add(one)
            todo += [above for above in self.above.get(one, []) if above not in seen]
        return "Entity"


def kind_records(
    entities: Iterable[EntityRecord], ontology: Ontology, classes: Iterable[str] = ()
) -> list[KindRecord]:
    """Return the rows of the legend in the order of LOOKS, only classes that have members.

    `classes` are those that entities are of; each row names the ones that look like it.
    """
    alike: dict[str, list[str]] = {}
    for one in sorted(classes):
        alike.setdefault(ontology.kind(one), []).append(one)
    count = Counter(one["kind"] for one in entities)
    return [
        KindRecord(
            id=name,
            label=ontology.label(name),
            says=ontology.terms[name]["says"] if name in ontology.terms else "",
            shape=look.shape,
            light=look.light,
            dark=look.dark,
            count=count[name],
            classes=alike.get(name, []),
        )
        for name, look in LOOKS.items()
        if count[name]
    ]
