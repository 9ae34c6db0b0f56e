"""The prefixes of a layer: ontology/prefixes.json."""

from __future__ import annotations

import json
import re
from pathlib import Path

from kg.errors import AiraceError, DataError
from kg.source_files import refuse_special

__all__ = ["read_prefixes"]

_PREFIX = re.compile(r"[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9])?")
_NAMESPACE = re.compile(r"https?://[^\x00-\x20\x7f-\xa0\s<>\"{}|\\^`]+")


def read_prefixes(path: Path) -> dict[str, str]:
    """Return prefix to namespace IRI; raises DataError when the file says anything else."""
    refuse_special(path)
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _no_prefixes(path, str(error)) from error
    texts = isinstance(found, dict) and all(isinstance(iri, str) for iri in found.values())
    if not texts:
        raise _no_prefixes(path, "it does not map prefixes to IRIs")
    for prefix, iri in found.items():
        if not (_PREFIX.fullmatch(prefix) and _NAMESPACE.fullmatch(iri)):
            raise _no_prefixes(path, f"'{prefix}: {iri}' is no prefix with its namespace")
    return dict(found)


def _no_prefixes(path: Path, what: str) -> AiraceError:
    return DataError.single(str(path), what, 'write {"prefix": "IRI", ...} as JSON')
