"""An invented article, its names, and a short way to a candidate of it."""

from __future__ import annotations

from functools import cache

from kg.corpus.cues import read_cues
from kg.extract.grounder.grounding import ground
from kg.extract.grounder.names import KnownNames
from kg.identifiers import sha256_hex
from kg.model import Candidate, Locator, Mention, Tier
from kg.model.cues import Cues
from kg.model.segments import paragraphs, sentences
from kg.resources import shipped_root
from tests.making import table, vocabulary

__all__ = ["ARTICLE", "candidate", "cues", "known", "place", "reasons"]

ARTICLE = """\
Finch Labs takes on Heron AI

Finch Labs released Finch-2 on Jan. 20, 2025. It cost about $5.6 million to train.
On Arena-Hard, Finch-2 scored 93%, far ahead of Heron-1, which scored 89%. Heron AI, which bought \
Wren Systems, did not release Heron-3. “Finch-2 outperforms Heron-1,” said Ann Doe.
Two days later Heron AI updated its app. Finch Labs plans to release Finch-3 in May. If it grows, \
Finch Labs acquires Osprey. Finch-2 costs 2 yuan ($0.28) per million tokens, not 3 yuan.
Heron AI cut prices by up to 40%. The model has over 671 billion parameters and 16-32 experts.
"""

_NAMES = {
    "Finch Labs": ("Finch",), "Heron AI": ("Heron",), "Finch-2": (), "Finch-3": (), "Heron-1": (),
    "Heron-3": (), "Ann Doe": (), "Arena-Hard": (), "Osprey": (), "Wren Systems": (), "Magpie": (),
    "release of Finch-2": (), "update of Heron AI's app": (),
}  # fmt: skip


@cache
def cues() -> Cues:
    """Return the shipped word lists."""
    return read_cues(shipped_root().table("extraction/cues.yaml"))


@cache
def known() -> KnownNames:
    """Return the names of the article over the shipped vocabulary and tables."""
    return KnownNames(_NAMES, vocabulary(), table(), cues())


def place(words: str, text: str = ARTICLE) -> Locator:
    """Return the locator of the sentence that holds the words first."""
    at = text.index(words)
    lines = paragraphs(text)
    number, line = next((n, one) for n, one in enumerate(lines, 1) if one[0] <= at < one[1])
    start, end = next(one for one in sentences(text, *line) if one[0] <= at < one[1])
    digest = sha256_hex(text[start:end])
    return Locator(start=start, end=end, paragraph=number, words=words, sha256=digest)


def candidate(
    words: str,
    subject: str,
    predicate: str,
    value: str,
    *,
    text: str = ARTICLE,
    mentions: tuple[Mention, ...] = (),
    **options: str,
) -> Candidate:
    """Return the candidate at the sentence that holds the words first."""
    return Candidate(
        document="a", subject=subject, predicate=predicate, object=value,
        options=tuple(sorted(options.items())), locator=place(words, text), tier=Tier.A,
        rule="test", mentions=mentions,
    )  # fmt: skip


def reasons(one: Candidate, text: str = ARTICLE) -> str:
    """Return the reasons to refuse the candidate, on one line."""
    return "; ".join(ground(one, text, known()))
