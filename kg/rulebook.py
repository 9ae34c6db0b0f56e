"""The rules and the lexicon that proposing needs, read from the files of a root."""

from __future__ import annotations

from kg.corpus.cues import read_cues
from kg.corpus.plain import read_plain
from kg.corpus.registry import read_entities
from kg.corpus.tables import read_tables
from kg.errors import DataError
from kg.extract.lexicon import Lexicon, make_lexicon
from kg.extract.rules import Rules, make_rules
from kg.graph.ontology import read_vocabulary
from kg.resources import Root, shipped_root

__all__ = ["read_lexicon", "read_rules"]

_TABLES = ("words", "frames", "typing", "speech", "models", "quantities", "dates", "naming")


def read_rules() -> Rules:
    """Return the rules that are shipped under data/extraction.

    Raises DataError for a file that is missing, is no YAML or lacks a part.
    """
    folder = shipped_root().data / "extraction"
    try:
        return make_rules({name: read_plain(folder / f"{name}.yaml") for name in _TABLES})
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        fix = "compare it with the file that came with this version"
        raise DataError.single(str(folder), f"a table of rules is wrong: {error}", fix) from error


def read_lexicon(root: Root) -> Lexicon:
    """Return the names of the root's entities and of the trade, with vocabulary and tables."""
    vocabulary = read_vocabulary(root)
    seeds = read_plain(shipped_root().data / "extraction" / "names.yaml")
    entities = read_entities(root.folders("entities"), vocabulary)
    table = read_tables(root.table("wording.yaml"))
    cues = read_cues(root.table("extraction/cues.yaml"))
    return make_lexicon(entities, seeds, vocabulary, table, cues)
