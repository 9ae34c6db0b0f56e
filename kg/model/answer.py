"""What a language model is asked to answer: quotes, names and values, never offsets."""

from __future__ import annotations

import json
from typing import Literal

from pydantic import Field, ValidationError

from kg.model.base import Noun

__all__ = ["AnsweredClaim", "AnsweredGap", "AnsweredQualifier", "read_item"]

#: longer parts are no names, values or quotes, and are refused before they are looked at
_PART = 300
_QUOTE = 1000
_QUALIFIERS = 10


class AnsweredQualifier(Noun):
    """What narrows a claim, as a model answers it: a qualifier's key and its value."""

    key: str = Field(max_length=_PART)
    value: str = Field(min_length=1, max_length=_PART)


class AnsweredClaim(Noun):
    """A claim as a model answers it.

    `quote` is copied from paragraph `paragraph`; the `..._words` are the words of the quote that
    stand for a name which the quote itself does not hold ("it", "the model"), else empty.
    """

    quote: str = Field(min_length=1, max_length=_QUOTE)
    paragraph: int = Field(ge=0)
    subject: str = Field(min_length=1, max_length=_PART)
    subject_class: str = Field(max_length=_PART)
    subject_words: str = Field(max_length=_PART)
    property: str = Field(max_length=_PART)
    object: str = Field(min_length=1, max_length=_PART)
    object_class: str = Field(max_length=_PART)
    object_words: str = Field(max_length=_PART)
    said: str = Field(max_length=_PART)
    inferred: str = Field(max_length=_PART)
    by: str = Field(max_length=_PART)
    by_class: str = Field(max_length=_PART)
    by_words: str = Field(max_length=_PART)
    modality: Literal["stated", "claimed", "alleged", "predicted", "opinion", "asked"]
    denied: bool
    hedge: str = Field(max_length=_PART)
    qualifiers: tuple[AnsweredQualifier, ...] = Field(max_length=_QUALIFIERS)


class AnsweredGap(Noun):
    """A passage whose claim the vocabulary cannot express, as a model answers it."""

    quote: str = Field(min_length=1, max_length=_QUOTE)
    paragraph: int = Field(ge=0)
    reason: str = Field(max_length=_PART)


def read_item(kind: type[AnsweredClaim] | type[AnsweredGap], item: object) -> Noun | str:
    """Return the item as a claim or a gap, or what is wrong with it, in a few words."""
    try:
        return kind.model_validate_json(json.dumps(item))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])[:60]
        return f"{where}: {first['msg']}"[:160]
