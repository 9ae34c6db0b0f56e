"""What a model is sent: the rules, a chunk of text fenced as data, and the schema of its answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.extract.grounder.placing import paragraph_of
from kg.identifiers import sha256_hex
from kg.model import Document, Property, Range, Vocabulary, WordingTable
from kg.model.answer import AnsweredClaim, AnsweredGap, AnsweredQualifier
from kg.model.segments import paragraphs

__all__ = ["answer_schema", "messages", "property_lines"]

Schema = dict[str, Any]
_ENUMS = {"subject_class", "object_class", "by_class"}
#: what claims are about is of this class
_ROOT = "Entity"
#: how much of the name that a page gives its publisher is sent
_MOST = 80


def answer_schema(vocabulary: Vocabulary) -> Schema:
    """Return the JSON schema of an answer: claims and gaps, with the vocabulary's own words.

    Every field is required and no other is allowed, as strict schemas ask for.
    """
    claim = _schema(AnsweredClaim.model_json_schema())
    fields = claim["properties"]
    fields["property"]["enum"] = sorted(vocabulary.properties)
    narrowing = _schema(AnsweredQualifier.model_json_schema())
    narrowing["properties"]["key"]["enum"] = sorted(vocabulary.qualifiers)
    fields["qualifiers"] = {"type": "array", "items": narrowing}
    for name in _ENUMS:
        fields[name]["enum"] = ["", *_entity_classes(vocabulary)]
    gap = _schema(AnsweredGap.model_json_schema())
    lists = {
        "claims": {"type": "array", "items": claim},
        "gaps": {"type": "array", "items": gap},
    }
    return _object(lists)


def _object(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _schema(made: Schema) -> Schema:
    """Return the fields with types and words only: strict schemas know no lengths and no titles."""
    kept = {"type", "enum"}
    fields = {
        name: {key: value for key, value in one.items() if key in kept}
        for name, one in made["properties"].items()
    }
    return _object(fields)


def messages(
    document: Document,
    text: str,
    span: tuple[int, int],
    template: str,
    vocabulary: Vocabulary,
    table: WordingTable,
) -> list[dict[str, str]]:
    """Return the messages that ask for the claims of a chunk.

    The fence is made from the digest of all that stands within it, the words of a page on its
    publisher and day too, so none of these can hold the fence.
    """
    published = _published(document)
    fence = f"=== ARTICLE {sha256_hex(published + text)[:24]} ==="
    rules = _filled(template, fence, vocabulary, table)
    article = "\n".join([fence, published, *_numbered(text, span), fence])
    return [{"role": "system", "content": rules}, {"role": "user", "content": article}]


def _published(document: Document) -> str:
    named = "".join(sign if sign.isprintable() else " " for sign in document.publisher)
    by = " ".join(named.split())[:_MOST] or "a publisher that is not known"
    day = document.published or "on a day that is not known"
    return f"[0] Published by {by}, {day}"


def _filled(template: str, fence: str, vocabulary: Vocabulary, table: WordingTable) -> str:
    values = {
        "{fence}": fence,
        "{units}": ", ".join(sorted(table.units)),
        "{qualifiers}": "\n".join(_qualifiers(vocabulary)),
        "{classes}": "\n".join(_classes(vocabulary)),
        "{kinds}": ", ".join(_kind(name, vocabulary) for name in _entity_classes(vocabulary)),
        "{properties}": "\n".join(property_lines(vocabulary).values()),
    }
    for name, value in values.items():
        template = template.replace(name, value)
    return template


def _qualifiers(vocabulary: Vocabulary) -> Iterator[str]:
    for key, one in sorted(vocabulary.qualifiers.items()):
        yield f"- {key} ({one.range}): {one.definition}"


def _classes(vocabulary: Vocabulary) -> Iterator[str]:
    """Yield each class with the one above it, and what it is."""
    for name in _entity_classes(vocabulary):
        line = f"- {_kind(name, vocabulary)}: {vocabulary.definitions.get(name, '')}"
        yield line.rstrip(": ")


def _kind(name: str, vocabulary: Vocabulary) -> str:
    above = vocabulary.classes[name][:1]
    return name + (f" < {above[0]}" if above not in ((), (_ROOT,)) else "")


def _entity_classes(vocabulary: Vocabulary) -> list[str]:
    return sorted(filter(vocabulary.names_things, vocabulary.classes))


def property_lines(vocabulary: Vocabulary) -> dict[str, str]:
    """Return how the rules tell each property, by its name in order."""
    return {
        name: f"- {name}: {_or(one.domain)} -> {_target(one)} ({one.phrase}) {one.definition}"
        for name, one in sorted(vocabulary.properties.items())
    }


def _target(one: Property) -> str:
    return _or(one.range_classes) if one.range is Range.ENTITY else str(one.range)


def _or(classes: tuple[str, ...]) -> str:
    return "|".join(classes) or "Entity"


def _numbered(text: str, span: tuple[int, int]) -> list[str]:
    """Return the chunk's paragraphs, each with its number in the whole text."""
    start, end = span
    return [
        f"[{paragraph_of(text, max(a, start))}] {text[max(a, start) : min(b, end)]}"
        for a, b in paragraphs(text)
        if a < end and start < b
    ]
