"""What every noun of the model is: frozen, closed, checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

__all__ = ["Noun"]

#: Which fields were given, each such set once: one for every value would be half of its memory.
_GIVEN: dict[frozenset[str], set[str]] = {}


class Noun(BaseModel):
    """A frozen value that knows its fields and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    def model_post_init(self, _context: object, /) -> None:
        """Share the set of fields that were given with all values that were given the same."""
        given = self.__pydantic_fields_set__
        shared = _GIVEN.setdefault(frozenset(given), given)
        object.__setattr__(self, "__pydantic_fields_set__", shared)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with other fields; what was computed from the old ones is left behind."""
        copy = super().model_copy(update=update, deep=deep)
        for name in copy.__dict__.keys() - type(self).model_fields.keys():
            del copy.__dict__[name]
        return copy
