"""The word lists of data/extraction/cues.yaml and the turns of grounding.yaml, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.corpus.located import Located, read_yaml
from kg.model import Bound
from kg.model.cues import Cues
from kg.model.turns import read_turns
from kg.resources import shipped_root

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

    The turns and thresholds beside them are those of the shipped `grounding.yaml`: a workspace
    with lists of its own keeps up with what a new version reads. Files of the same bytes are read
    once. Raises DataError for a list that is unknown or missing, an empty word, and a bound word
    that there is not.
    """
    grounding = shipped_root().data / "extraction" / "grounding.yaml"
    return _cues(path, grounding, _bytes(path), _bytes(grounding))


def _bytes(path: Path) -> bytes:
    """Return what the file holds; nothing where there is no file, of which reading tells."""
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return b""


@lru_cache(maxsize=4)
def _cues(path: Path, further: Path, *_: bytes) -> Cues:
    """Return the word lists of the two files, which hold these bytes."""
    root = read_yaml(path)
    fields = root.mapping({"version"} | _LISTS | _TABLES | _COUNTS)
    root.require(fields, "version", *sorted(_LISTS | _TABLES | _COUNTS))
    for name in ("bounds", "after"):
        fields[name].mapping({str(word) for word in Bound})
    lists = {name: _words(fields[name]) for name in _LISTS}
    tables = {name: _table(fields[name]) for name in _TABLES}
    counts = {name: _numbers(fields[name]) for name in _COUNTS}
    grounding = _grounding(further, lists)
    return Cues.model_validate({**lists, **tables, **counts, **grounding})


def _grounding(path: Path, lists: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Return the endings, thresholds and turns of the file; a turn may name one of the lists."""
    root = read_yaml(path)
    lists_here = (
        "endings", "ordinals", "codes", "acronyms", "grouping", "holding", "conditioned",
    )  # fmt: skip
    names = (*lists_here, "limits", "turns", "ended", "fronts", "spelt")
    fields = root.mapping(set(names))
    root.require(fields, *names)
    try:
        turns = read_turns(fields["turns"].texts(), lists)
    except ValueError as error:
        raise fields["turns"].error(str(error), "write a regular expression") from error
    limits = _numbers(fields["limits"])
    spelt = fields["spelt"].mapping({"ones", "tens", "multiples", "parts"})
    words = {name: _words(fields[name]) for name in lists_here}
    return {
        **words, "limits": limits, "turns": turns, "ended": _table(fields["ended"]),
        "fronts": _table(fields["fronts"]),
        "spelt": {name: _numbers(node) for name, node in spelt.items()},
    }  # fmt: skip


def _numbers(node: Located) -> dict[str, int]:
    return {key: one.number() for key, one in node.mapping().items()}


def _words(node: Located) -> tuple[str, ...]:
    found = []
    for item in node.items():
        if not item.text().strip():
            raise item.error("a word is empty", "write the word, or take it away")
        found.append(item.text().casefold())
    return tuple(found)


def _table(node: Located) -> dict[str, tuple[str, ...]]:
    """Return the words by key; a key of several words, between commas, is each of these."""
    found: dict[str, tuple[str, ...]] = {}
    for keys, one in node.mapping().items():
        for key in map(str.strip, keys.split(",")):
            if key in found or not key:
                raise one.error(f"'{key}' has words already", "write its words in one line")
            found[key] = _words(one)
    return found
