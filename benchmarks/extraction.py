"""How well and how fast the rules propose claims.

    python -m benchmarks.extraction                    # the gold table, and speed and memory
    python -m benchmarks.extraction --texts DIR        # and against the curated five documents
    python -m benchmarks.extraction --documents 200    # fewer documents for the memory
    python -m benchmarks.extraction --parse            # speed and memory with the parse too

The gold texts are invented and were written with the rules; the five documents were read while
the rules were built. Neither says how the rules do on a text that nobody here has seen.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.corpus.plain import read_plain  # noqa: E402  # the path comes first
from kg.corpus.texts import read_texts  # noqa: E402
from kg.extract.parse.parsing import Parsing  # noqa: E402
from kg.extract.proposing import propose  # noqa: E402
from kg.identifiers import sha256_hex  # noqa: E402
from kg.model import Claim, Document, Tier, value_key, value_text  # noqa: E402
from kg.pipeline import load_graph  # noqa: E402
from kg.resources import shipped_root  # noqa: E402
from kg.rulebook import read_parsing  # noqa: E402
from tests.extract.gold import FOLDER, relations, score, shipped  # noqa: E402
from tests.extract.test_gold import table  # noqa: E402

NOTE = "These texts were read while the rules were built: the figures flatter."


def against_curated(folder: Path) -> None:
    """Print how the proposals for the shipped documents agree with the curated claims."""
    graph = load_graph(shipped_root())
    labels = {one.id: one.label for one in (*graph.entities, *graph.documents)}
    texts = read_texts(list(graph.documents), folder)
    if not texts:
        print(f"none of the documents is in {folder}")
        return
    reachable = {row[1] for frame in shipped()[1].frames for row in frame.claims}
    print(f"\n{'document':10} {'A right':>8} {'of':>4} {'B right':>8} {'of':>4} {'gold':>5} recall")
    for document in graph.documents:
        if document.id in texts:
            _one_document(document, texts[document.id], graph, labels, reachable)
    print(f"gold: curated claims of the {len(reachable)} properties that rules can reach. {NOTE}")


def _one_document(document, text, graph, labels, reachable) -> None:  # noqa: ANN001
    said = [one.claim for one in graph.assertions if one.document == document.id]
    gold = {_key(one, labels) for one in said if one.predicate in reachable}
    found = propose(document, text, *shipped()).candidates
    rows = {}
    for tier in Tier:
        rows[tier] = {
            (one.subject, one.predicate, _value(one.object)) for one in found if one.tier is tier
        }
    a_right, b_right = len(rows[Tier.A] & gold), len(rows[Tier.B] & gold)
    recall = len((rows[Tier.A] | rows[Tier.B]) & gold) / len(gold) if gold else 1
    counts = f"{a_right:8} {len(rows[Tier.A]):4} {b_right:8} {len(rows[Tier.B]):4} {len(gold):5}"
    print(f"{document.key:10} {counts} {recall:6.2f}")


def _key(claim: Claim, labels: dict[str, str]) -> tuple[str, str, str]:
    value = claim.object
    text = labels.get(value_key(value)) or getattr(value, "edtf", "") or value_text(value, labels)
    return labels[claim.subject], claim.predicate, _value(text)


def _value(text: str) -> str:
    return text.replace(" percent", " %").replace("$", "").strip()


def speed_and_memory(documents: int, parsing: Parsing | None = None) -> None:
    """Print words a second on one core, and the memory before and after many documents."""
    texts = [entry["text"] for name in relations() for entry in _texts(name)]
    lexicon, rules = shipped()
    chooser = random.Random(1)
    propose(_document("warm up", 0), "OpenAI released GPT-9.", lexicon, rules, parsing)
    words, spent, marks = 0, 0.0, []
    for number in range(documents):
        text = "\n".join(chooser.choices(texts, k=30))
        words += len(text.split())
        start = time.process_time()
        propose(_document(text, number), text, lexicon, rules, parsing)
        spent += time.process_time() - start
        if number in (documents // 10, documents - 1):
            gc.collect()
            marks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(f"\n{words:,} words of {documents:,} documents in {spent:.1f} s of one core: "
          f"{words / spent:,.0f} words a second")  # fmt: skip
    print(f"peak memory {marks[0]:.0f} MB after a tenth of them, {marks[-1]:.0f} MB after all")


def _texts(relation: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = read_plain(FOLDER / f"{relation}.yaml")["texts"]
    return found


def _document(text: str, number: int) -> Document:
    return Document(
        id=f"document/{number}", key=str(number), file=f"{number}.txt", label="made",
        sha256=sha256_hex(text), characters=len(text),
    )  # fmt: skip


def main() -> None:
    """Run what the options ask for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--texts", type=Path, help="folder of the five documents' texts")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--parse", action="store_true", help="time the parse too")
    options = parser.parse_args()
    scores = [score(relation) for relation in relations()]
    print(table(scores))
    right, proposed = sum(one.right for one in scores), sum(one.proposed for one in scores)
    wanted, full = sum(one.wanted for one in scores), sum(one.full for one in scores)
    print(f"all: precision {right / proposed:.2f}, recall {right / wanted:.2f}, "
          f"of the right ones with claimant and modality {full / right:.2f}")  # fmt: skip
    if options.texts:
        against_curated(options.texts)
    speed_and_memory(options.documents, read_parsing() if options.parse else None)


if __name__ == "__main__":
    main()
