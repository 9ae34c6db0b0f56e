"""Whether a proposed name may become an entity, or is one that is known already."""

from __future__ import annotations

from kg.identifiers import fold
from kg.model import Entity, NewEntity
from kg.review.known import Known

__all__ = ["misnamed", "same_name"]


def same_name(one: NewEntity, known: Known) -> Entity | None:
    """Return the known entity of this class and label: several documents may propose a name."""
    found = known.entity(one.label)
    if found is None or not known.vocabulary.names_things(one.kind):
        return None
    same = found.kind == one.kind and fold(found.label) == fold(one.label)
    return found if same else None


def misnamed(one: NewEntity, known: Known) -> tuple[str, ...]:
    """Return why there cannot be a new entity of this class and these names."""
    if same_name(one, known) is not None:
        return ()
    found = []
    if one.kind not in known.vocabulary.classes:
        found.append(f"'{one.kind}' is no class of the ontology")
    elif not known.vocabulary.names_things(one.kind):
        found.append(f"nothing is named as a {one.kind}; a document comes with its text (kg add)")
    held = {name: known.holders(name) for name in (one.label, *one.aliases)}
    found += [f"'{name}' stands for {' and '.join(of)} already" for name, of in held.items() if of]
    return tuple(found)
