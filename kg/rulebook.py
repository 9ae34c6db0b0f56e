"""The rules and the lexicon that proposing needs, read from the files of a root."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from kg import __version__
from kg.corpus.cues import read_cues
from kg.corpus.plain import read_plain
from kg.corpus.registry import read_entities
from kg.corpus.tables import lacking, read_tables
from kg.errors import DataError
from kg.extract.learned.learning import learning
from kg.extract.parse.parse_frame import make_parse_rules
from kg.extract.parse.parsing import Parsing
from kg.extract.signs.lexicon import Lexicon, make_lexicon
from kg.extract.signs.rules import TABLES, Rules, make_rules
from kg.graph.ontology import read_vocabulary
from kg.resources import Root, shipped_root
from kg.work.task import Limits

__all__ = ["fingerprint", "read_lexicon", "read_limits", "read_parsing", "read_rules", "unread"]


def read_rules() -> Rules:
    """Return the rules that are shipped under data/extraction.

    They are read once, and again when a file has changed. Raises DataError for a file that is
    missing, is no YAML or lacks a part.
    """
    folder = shipped_root().data / "extraction"
    try:
        names = (*(f"{name}.yaml" for name in TABLES), "weights.tsv", "network.npz")
        return _rules(folder, _state(folder / name for name in names))
    except (AttributeError, KeyError, OSError, TypeError, ValueError) as error:
        fix = "compare it with the file that came with this version"
        raise DataError.single(str(folder), f"a table of rules is wrong: {error}", fix) from error


#: what tells whether files have changed: when each was written, and its size
_State = tuple[tuple[int, int], ...]


def _state(files: Iterable[Path]) -> _State:
    every = [one.stat() for one in files]
    return tuple((one.st_mtime_ns, one.st_size) for one in every)


@lru_cache(maxsize=2)
def _rules(folder: Path, _: _State) -> Rules:
    """Return the rules of the folder in this state."""
    tables = {name: read_plain(folder / f"{name}.yaml") for name in TABLES}
    weights = (folder / "weights.tsv").read_text("utf-8")
    rules = make_rules(tables, weights, (folder / "network.npz").read_bytes())
    learning(rules)  # a wrong table or weight is told here
    return rules


def read_parsing() -> Parsing:
    """Return what proposes by parse, as data/extraction/parse.yaml has it.

    It is read once, and again when it has changed; the parser is not loaded by this. Raises
    DataError for a file that is wrong.
    """
    path = shipped_root().data / "extraction" / "parse.yaml"
    try:
        return _parsing(path, _state([path]))
    except (AttributeError, KeyError, OSError, TypeError, ValueError) as error:
        fix = "compare it with the file that came with this version"
        raise DataError.single(str(path), f"a table of rules is wrong: {error}", fix) from error


@lru_cache(maxsize=2)
def _parsing(path: Path, _: _State) -> Parsing:
    """Return what proposes by parse, of the file in this state."""
    return Parsing(make_parse_rules(read_plain(path)))


def read_seeds() -> dict[str, dict[str, list[str]]]:
    """Return the names of the trade that a graph may not have: by class, then label."""
    found: dict[str, dict[str, list[str]]] = read_plain(
        shipped_root().data / "extraction" / "names.yaml"
    )
    return found


def read_lexicon(root: Root) -> Lexicon:
    """Return the names of the root's entities and of the trade, with vocabulary and tables."""
    vocabulary = read_vocabulary(root)
    seeds = read_seeds()
    entities = read_entities(root.folders("entities"), vocabulary)
    table = read_tables(root.table("wording.yaml"))
    cues = read_cues(root.table("extraction/cues.yaml"))
    return make_lexicon(entities, seeds, vocabulary, table, cues)


def unread(root: Root) -> str:
    """Return what a wording.yaml of the root's own does not know that rules read, or nothing.

    >>> unread(shipped_root())
    ''
    """
    own, shipped = root.table("wording.yaml"), shipped_root().table("wording.yaml")
    gone = lacking(read_tables(own), read_tables(shipped)) if own != shipped else []
    if not gone:
        return ""
    told = f"{own} has not what came with this version ({'; '.join(gone)})"
    return f"{told}: what is worded so is not proposed; copy it from {shipped}"


def read_limits() -> Limits:
    """Return what proposing for one document may take.

    Raises DataError for a file that does not say it.

    >>> read_limits().seconds > 1
    True
    """
    path = shipped_root().data / "extraction" / "limits.yaml"
    try:
        return Limits(**{name: int(text) for name, text in read_plain(path).items()})
    except (AttributeError, TypeError, ValueError) as error:
        fix = "compare it with the file that came with this version"
        raise DataError.single(str(path), f"no limits of a document: {error}", fix) from error


def fingerprint() -> dict[str, str]:
    """Return what makes the same document give the same result, as digests of 12 signs.

    Two programs with equal fingerprints have the same version, code and rules.

    >>> sorted(fingerprint())
    ['airace', 'code', 'rules']
    """
    top = Path(__file__).parent
    code = hashlib.sha256()
    for name in sorted(path.relative_to(top).as_posix() for path in top.rglob("*.py")):
        code.update(f"{name}\0".encode() + (top / name).read_bytes() + b"\0")
    rules = read_rules().sha[:12]
    return {"airace": __version__, "code": code.hexdigest()[:12], "rules": rules}
