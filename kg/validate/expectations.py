"""How much the graph must hold at least, by data/expectations.yaml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.corpus.registry import read_expectations
from kg.errors import DataError
from kg.graph.question import entity_term
from kg.model import Severity
from kg.validate.report import Finding

if TYPE_CHECKING:
    from kg.graph.engine import Engine
    from kg.resources import Root

__all__ = ["check_expectations", "expectations"]

_CLASS = re.compile(r"[A-Z][A-Za-z]*")
_DOCUMENT = re.compile(r"document/[a-z0-9]+(?:[.-][a-z0-9]+)*")
_FIX = "find out what was lost; lower the number only when less is right"


def expectations(root: Root) -> dict[str, int]:
    """Return the least counts of `root`: of a class, or of the assertions of a document.

    What a lower layer expects holds for a stack too. Keys are classes (`Claim`, `AIModel`) and
    documents (`document/004`). Raises DataError for any other key.
    """
    found: dict[str, int] = {}
    for path in root.tables("expectations.yaml"):
        for key, least in read_expectations(path).items():
            if not (_CLASS.fullmatch(key) or _DOCUMENT.fullmatch(key)):
                fix = "write a class of the ontology, or document/KEY"
                raise DataError.single(str(path), f"'{key}' is nothing that can be counted", fix)
            found[key] = max(least, found.get(key, 0))
    return found


def check_expectations(root: Root, engine: Engine) -> list[Finding]:
    """Return a finding for each thing of which the graph holds fewer than is expected.

    Raises DataError when the file of expectations is wrong.
    """
    found = []
    for key, least in expectations(root).items():
        number = _count(key, engine)
        if number < least:
            message = f"There are {number} {_noun(key)}; at least {least} are expected."
            found.append(Finding(Severity.ERROR, "expectation", key, message, _FIX))
    return found


def _noun(key: str) -> str:
    return "assertions in this document" if key.startswith("document/") else f"of class {key}"


def _count(key: str, engine: Engine) -> int:
    known = key.startswith("document/")
    pattern = f"?one air:reportedIn {entity_term(key)}" if known else f"?one a air:{key}"
    rows = engine.texts(f"SELECT (COUNT(DISTINCT ?one) AS ?number) WHERE {{ {pattern} }}")
    return int(rows[0]["number"])
