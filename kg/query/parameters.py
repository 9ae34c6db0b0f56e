"""The parameters of a question, fixed by what a user typed, and why nothing may be found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UnknownName
from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.question import Parameter, Question, entity_term, read_question
from kg.graph.term import term_value
from kg.identifiers import fold
from kg.query.entities import Named

__all__ = ["Fixed", "fix", "hints", "known_values"]

_SHOWN = 8
#: gives the entity of a name, one of the class before any other
Find = Callable[[str, str], Named]


@dataclass(frozen=True)
class Fixed:
    """A parameter with its terms in SPARQL form, and the entity that they stand for."""

    parameter: Parameter
    terms: list[str]
    entity: Named | None = None


def fix(question: Question, values: Mapping[str, str], engine: Engine, find: Find) -> list[Fixed]:
    """Return the parameters of these names with the values that were typed.

    Raises QueryError for a parameter that the question does not have, UnknownName for an entity
    that the graph does not hold and for a text that stands nowhere in the full answer.
    """
    question.bound({name: [] for name in values})
    kinds = {one.name: one for one in question.parameters}
    return [_fixed(question, kinds[name], value, engine, find) for name, value in values.items()]


def _fixed(
    question: Question, parameter: Parameter, value: str, engine: Engine, find: Find
) -> Fixed:
    if parameter.kind != "Text":
        entity = find(value, parameter.kind)
        return Fixed(parameter, [entity_term(entity.id)], entity)
    rows = engine.select(question.values_of(parameter.name)).rows
    terms = [str(row[0]) for row in rows if fold(term_value(row[0])) == fold(value)]
    if not terms:
        known = [term_value(row[0]) for row in rows]
        what = f"no {parameter.name} of '{question.name}' is called '{value}'"
        raise UnknownName.single("", what, _instead(value, known))
    return Fixed(parameter, terms)


def _instead(value: str, known: Sequence[str]) -> str:
    from kg.resolve.suggestion import near_names

    near = near_names(value, known)
    return f"did you mean {' or '.join(near)}?" if near else f"use one of: {_some(known)}"


def _some(known: Sequence[str]) -> str:
    rest = len(known) - _SHOWN
    return ", ".join(known[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")


def known_values(question: Question, name: str, engine: Engine) -> list[str]:
    """Return the labels, or texts, of the values that a parameter has in the full answer."""
    return [row["label_"] or row[name] for row in engine.texts(question.values_of(name))]


def hints(
    question: Question, fixed: Sequence[Fixed], engine: Engine, queries: Path, number: int
) -> list[str]:
    """Return what helps on from an answer of `number` rows: why there are none, who else speaks."""
    found = []
    for one in fixed:
        name = one.parameter.name
        if number == 0 and one.entity is not None:
            found += _nothing_of(one.entity, one.parameter, known_values(question, name, engine))
        if name == "claimant" and one.entity is not None:
            found += _divisions(question, one.entity, engine, queries)
    if number == 0 and len(fixed) > 1 and not found:
        found.append("each of these values has rows, but none has them all")
    return found


def _nothing_of(entity: Named, parameter: Parameter, known: Sequence[str]) -> list[str]:
    if entity.label in known:
        return []
    said = f"{entity.label} ({entity.kind}) is no {parameter.name} here; there are: {_some(known)}"
    return [said]


def _divisions(question: Question, whole: Named, engine: Engine, queries: Path) -> list[str]:
    """Return a hint for each division that speaks for itself."""
    divisions = read_question(queries / "commands" / "divisions.rq")
    rows = engine.texts(divisions.bound({"whole": [entity_term(whole.id)]}))
    speaking = {row["claimant"] for row in engine.texts(question.values_of("claimant"))}
    return [
        f"{row['label']}, a division of {whole.label}, speaks too: "
        f"-p claimant={row['division'].removeprefix(ID)}"
        for row in rows
        if row["division"] in speaking
    ]
