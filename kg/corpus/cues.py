"""The word lists of data/extraction/cues.yaml, read strictly."""

from __future__ import annotations

from pathlib import Path

from kg.corpus.located import Located, read_yaml
from kg.model import Bound
from kg.model.cues import Cues

__all__ = ["read_cues"]

_LISTS = {
    "conditions", "leading", "unsettled", "aims", "negations", "denials", "affirming", "speech",
    "anaphors", "filler", "openers", "possessives", "between", "per", "sizes", "sized",
    "weekdays", "recent", "around", "titles", "posts", "leaning", "fresh", "wares", "kinds",
    "forms", "own_voice", "later", "earlier", "settled", "changing", "scoring", "belonging",
}  # fmt: skip
_TABLES = {"bounds", "after", "magnitudes", "units", "alike", "nationalities"}
_COUNTS = {"numbers", "months"}


def read_cues(path: Path) -> Cues:
    """Return the word lists of the file, which is `data/extraction/cues.yaml`, in small letters.

    Raises DataError for a list that is unknown or missing, an empty word, and a bound word that
    there is not.
    """
    root = read_yaml(path)
    fields = root.mapping({"version"} | _LISTS | _TABLES | _COUNTS)
    root.require(fields, "version", *sorted(_LISTS | _TABLES | _COUNTS))
    for name in ("bounds", "after"):
        fields[name].mapping({str(word) for word in Bound})
    lists = {name: _words(fields[name]) for name in _LISTS}
    tables = {name: _table(fields[name]) for name in _TABLES}
    counts = {
        name: {key: node.number() for key, node in fields[name].mapping().items()}
        for name in _COUNTS
    }
    return Cues.model_validate({**lists, **tables, **counts})


def _words(node: Located) -> tuple[str, ...]:
    found = []
    for item in node.items():
        if not item.text().strip():
            raise item.error("a word is empty", "write the word, or take it away")
        found.append(item.text().casefold())
    return tuple(found)


def _table(node: Located) -> dict[str, tuple[str, ...]]:
    return {key: _words(one) for key, one in node.mapping().items()}
