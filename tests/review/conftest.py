"""A workspace with one invented article, its proposals, and a few known names."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus.candidates import CandidatesFile, format_candidates
from kg.identifiers import sha256_hex
from kg.model import Candidate, Locator, Mention, NewEntity, Tier
from kg.model.segments import paragraphs
from kg.resources import Root
from kg.review.desk import Desk
from kg.review.docket import Docket, read_docket
from kg.review.known import Known

TEXT = """Corvid Labs unveils Heron-1
Corvid Labs released Heron-1 on Monday. Corvid Labs said Heron-1 outperforms Finch-2.
Ibis Works is a competitor of Corvid Labs. Heron-1 was developed by Corvid Labs.
"""
ENTITIES = """AIModel:
- {id: model/finch-2, label: Finch-2}
- {id: model/heron-1, label: Heron-1}
Company:
- {id: company/corvid-labs, label: Corvid Labs}
- {id: company/ibex-works, label: Ibex Works}
"""


def proposed(
    claim: tuple[str, str, str], words: str, rule: str = "verb", tier: Tier = Tier.A, **options: str
) -> Candidate:
    """Return the proposal whose decisive words stand in TEXT; its passage is their sentence."""
    at = TEXT.index(words)
    number, (first, last) = next(
        (number, span) for number, span in enumerate(paragraphs(TEXT), 1) if span[0] <= at < span[1]
    )
    start = max(first, TEXT.rfind(". ", 0, at) + 2)
    stop = TEXT.find(".", at) + 1
    end = min(last, stop or last)
    place = Locator(
        start=start, end=end, paragraph=number, words=words, sha256=sha256_hex(TEXT[start:end])
    )
    named = [name for name in (claim[0], claim[2]) if TEXT.find(name, start, end) >= 0]
    spots = [(TEXT.find(name, start, end), name) for name in dict.fromkeys(named)]
    mentions = tuple(Mention(start=a, end=a + len(name), name=name) for a, name in sorted(spots))
    return Candidate(
        document="story",
        subject=claim[0],
        predicate=claim[1],
        object=claim[2],
        options=tuple(options.items()),
        locator=place,
        tier=tier,
        rule=rule,
        mentions=mentions,
    )


RELEASED = proposed(("Corvid Labs", "released", "Heron-1"), "released Heron-1", "released")
BEATS = proposed(
    ("Heron-1", "outperforms", "Finch-2"), "outperforms Finch-2", "compared", by="Corvid Labs"
)
RIVAL = proposed(
    ("Ibis Works", "competesWith", "Corvid Labs"), "a competitor of", "rival", tier=Tier.B
)
MADE = proposed(("Heron-1", "developedBy", "Corvid Labs"), "was developed by", "made")
IBIS = NewEntity(
    kind="Company",
    label="Ibis Works",
    reason="subject of 'is a competitor of'",
    start=TEXT.index("Ibis"),
    end=TEXT.index("Ibis") + 10,
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a workspace that stands alone, with the article and its four proposals."""
    folder = tmp_path / "mine"
    sha = sha256_hex(TEXT)
    document = f"file: story.txt\nlabel: a story\ncharacters: {len(TEXT)}\nsha256: {sha}\n"
    file = CandidatesFile("story", sha, "rules 1", (IBIS,), (RELEASED, BEATS, RIVAL, MADE))
    made = {
        "airace.yaml": "version: 1\nstacks: nothing\n",
        "texts/story.txt": TEXT,
        "data/documents/story.yaml": document,
        "data/entities/known.yaml": ENTITIES,
        "candidates/story.yaml": format_candidates(file),
    }
    for name, text in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def known(workspace: Path) -> Known:
    """Return what the workspace knows."""
    return Known(Root.at(workspace))


@pytest.fixture
def docket(workspace: Path, known: Known) -> Docket:
    """Return the proposals of the article."""
    return read_docket(workspace / "candidates/story.yaml", known, [workspace / "texts"])


@pytest.fixture
def desk(known: Known) -> Desk:
    """Return a desk at which nothing was decided."""
    return Desk(known)
