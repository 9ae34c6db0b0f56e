"""Names that mean something else in one document than elsewhere."""

from __future__ import annotations

from kg.corpus.passages import ClaimsFile
from kg.identifiers import fold

__all__ = ["meant"]


def meant(file: ClaimsFile, name: str) -> str:
    """Return what the name stands for in this document; other names match by key too."""
    if not file.names:
        return name
    local = {fold(one): what for one, what in file.names.items()}
    return local.get(fold(name), name)
