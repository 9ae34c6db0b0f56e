"""Claims of the invented article as a model answers them, and a short way to ask for them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kg.extract.claims.proposals import Proposals
from kg.extract.grounder.grounding import ground
from kg.extract.grounder.names import KnownNames
from kg.extract.llm.client import ModelClient
from kg.extract.llm.proposing import ModelRun, propose_by_model
from kg.extract.llm.rules import ModelRules
from kg.extract.llm.settings import ModelSettings
from kg.identifiers import sha256_hex
from kg.model import Document, Tier
from kg.model_run import read_model_rules
from kg.resources import shipped_root
from tests.extract.llm.standin import Face, claim, standing_in
from tests.extract.proposing import ARTICLE, known

__all__ = ["COST", "RELEASE", "SAID", "SCORE", "proposed", "shipped"]

RELEASE = claim("Finch Labs released Finch-2", 2, "Finch Labs", "released", "Finch-2")
SCORE = claim(
    "Finch-2 scored 93%", 3, "Finch-2", "scored", "93 percent", said="93%",
    qualifiers=[{"key": "benchmark", "value": "Arena-Hard"}],
)  # fmt: skip
COST = claim(
    "It cost about $5.6 million to train", 2, "Finch-2", "trainingCost", "about 5.6 million USD",
    subject_words="It", said="about $5.6 million",
)  # fmt: skip
SAID = claim(
    "“Finch-2 outperforms Heron-1,” said Ann Doe", 3, "Finch-2", "outperforms", "Heron-1",
    by="Ann Doe", modality="claimed",
)  # fmt: skip


def shipped() -> ModelRules:
    return read_model_rules(shipped_root())


def plain() -> ModelRules:
    """Return the shipped rules without those that add the rows of an event."""
    return replace(shipped(), events={})


def proposed(
    face: Face,
    text: str = ARTICLE,
    rules: ModelRules | None = None,
    publisher: str = "",
    published: str = "",
    names: KnownNames | None = None,
    rounds: int = 1,
    **options: Any,
) -> tuple[Proposals, ModelRun, ModelClient, list[dict[str, Any]]]:
    """Return what is proposed, what was refused, the client and what was asked."""
    document = Document(
        id="document/a", key="a", file="a.txt", sha256=sha256_hex(text), characters=len(text),
        label="A", publisher=publisher, published=published,
    )  # fmt: skip
    run, names = ModelRun(), names or known()
    with standing_in(face) as server:
        client = ModelClient(
            ModelSettings(server.url, "stand-in", "k", rounds=rounds), sleep=lambda _: None
        )
        found = propose_by_model(
            document, text, names, client, rules or plain(), run=run, **options
        )
        asked = server.asked
    for one in found.candidates:
        assert ground(one, text, names.including(found.entities)) == ()
        assert one.tier is Tier.B
        assert one.rule == "model stand-in"
    return found, run, client, asked
