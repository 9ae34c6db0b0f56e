"""What is wrong with a query that the engine cannot read, in the words of who wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.errors import Problem, QueryError
from kg.graph.refusal import bare

__all__ = ["mistake"]

_CHANGES = "INSERT|DELETE|CLEAR|DROP|LOAD|CREATE|ADD|MOVE|COPY|WITH"
_PROLOGUE = re.compile(r"\s*(?:BASE\s+|PREFIX\s+[^\s:]*:\s*)*", re.IGNORECASE)
_CHANGE = re.compile(rf"(?:{_CHANGES})\b", re.IGNORECASE)
_DECLARED = re.compile(r"\bPREFIX\s+([^\s:]*):", re.IGNORECASE)
_USED = re.compile(r"(?<![\w?$:.@-])([A-Za-z][\w.-]*|):(?=[\w:%\\])")
_PLACE = re.compile(r"error at (\d+:\d+)")
_WORD = re.compile(r"[A-Za-z]\w*|\"[^\"]+\"")


def mistake(text: str, error: Exception, prefixes: Mapping[str, str]) -> QueryError:
    """Return the error for a query that the engine refuses.

    Named are an update, the first prefix that is not known, else line, column and what could
    stand there.
    """
    words = bare(text)
    change = _CHANGE.match(words, _PROLOGUE.match(words).end())  # type: ignore[union-attr]
    if change:
        what = f"{change[0].upper()} would change the graph, and the graph is read-only"
        fix = "ask with SELECT, ASK, CONSTRUCT or DESCRIBE; change the files under data/ instead"
        return _error(what, fix)
    said = str(error)
    found = _PLACE.search(said)
    at = f"error at {found[1]}: " if found else ""
    unknown = _unknown_prefix(words, prefixes) if "Prefix not found" in said else None
    if unknown is not None:
        return _error(f"{at}the prefix '{unknown}:' is not known", _near(unknown, prefixes))
    fix = "prefixes are known already; see ontology/airace.ttl for the terms"
    return _error(_shortened(said, at), fix)


def _error(what: str, fix: str) -> QueryError:
    return QueryError(Problem("query", what, fix))


def _unknown_prefix(words: str, prefixes: Mapping[str, str]) -> str | None:
    known = {*prefixes, *_DECLARED.findall(words)}
    return next((name for name in _USED.findall(words) if name not in known), None)


def _near(unknown: str, prefixes: Mapping[str, str]) -> str:
    import difflib

    near = difflib.get_close_matches(unknown, prefixes, n=3, cutoff=0.5)
    some = f"did you mean {' or '.join(f'{one}:' for one in near)}? " if near else ""
    return f"{some}known are air:, id:, rdfs: and those of ontology/prefixes.json; or declare it"


def _shortened(said: str, at: str) -> str:
    """Return the engine's message; classes of characters, half a page of them, are left out."""
    if "[" not in said or not at:
        return said
    expected = said.partition("expected")[2]
    words = [one for one in _WORD.findall(re.sub(r"\[[^\]]*\]", "", expected)) if one != "one"]
    words = [one for one in words if one != "of"]
    return f"{at}expected {', '.join(words[:8])}" if words else f"{at}this is not SPARQL"
