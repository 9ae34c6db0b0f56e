"""What every noun of the model is: frozen, closed, checked."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

__all__ = ["Noun"]


class Noun(BaseModel):
    """A frozen value that knows its fields and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
