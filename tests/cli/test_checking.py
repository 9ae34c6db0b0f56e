"""`kg check` as a user types it: pyshacl, places of claims, copies that are nowhere told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.corpus.overlap import untold
from kg.model import OriginRule
from kg.resources import Root
from tests.conftest import Run, copy_tiny

WORDS = " ".join(f"word{n}" for n in range(40))
RULE = OriginRule(runs=15, share=2)


@pytest.mark.slow
def test_both_ways_find_the_same_and_shapes_that_are_not_compiled_are_told(
    run: Run, tmp_path: Path
) -> None:
    root = copy_tiny(tmp_path / "tiny")
    at = ("--root", str(tmp_path / "tiny"), "check", "--format", "json")
    fast, standard = run(*at), run(*at, "--shacl")
    assert fast.stdout == standard.stdout
    assert "pyshacl" not in fast.stderr + standard.stderr
    path = root.ontology / "shapes.ttl"
    own = "shape:Own sh:targetClass air:Person ; sh:property [ sh:path air:x ; sh:maxLength 1 ] ."
    path.write_text(path.read_text(encoding="utf-8") + own, encoding="utf-8")
    assert "pyshacl runs the shapes" in run(*at).stderr
    assert "pyshacl runs the shapes" not in run(*at, "--shacl").stderr


def test_a_finding_on_a_claim_says_where_that_is_written(run: Run, tmp_path: Path) -> None:
    copy_tiny(tmp_path / "tiny")
    rule = tmp_path / "tiny" / "queries" / "rules" / "scored.rq"
    head = "# title: Scores\n# problem: A score: '{claim}'.\n# fix: none\n# columns: claim\n"
    rule.write_text(head + "SELECT ?claim WHERE { ?claim rdf:predicate air:scored }\n")
    severities = tmp_path / "tiny" / "data" / "severities.yaml"
    known = severities.read_text() if severities.exists() else ""
    severities.write_text(known + "scored: warning\n")
    out = run("--root", str(tmp_path / "tiny"), "check", "--format", "json").stdout
    found = [row["written"] for row in json.loads(out) if row["check"] == "rule scored"]
    assert found
    for one in found:
        place = re.fullmatch(r"(.+\.yaml):(\d+)( and \d+ more)?", one)
        assert place, one
        assert "scored" in Path(place[1]).read_text().splitlines()[int(place[2]) - 1]


def test_copies_are_told_until_they_are_measured(tmp_path: Path) -> None:
    root: Root = copy_tiny(tmp_path / "tiny")
    texts = {"document/one": WORDS, "document/two": WORDS, "document/three": "some other words"}
    (problem,) = untold(root, texts, RULE)
    assert "one and two share 36 runs" in problem.what
    assert "kg sources --measure" in problem.fix
    line = "- {documents: [two, one], runs: 36, share: 100.0}\n"
    (root.data / "overlaps.yaml").write_text(line)
    assert untold(root, texts, RULE) == []
    assert untold(root, texts, None) == []


def test_documents_that_share_wording_are_told_once_a_group(tiny_root: Root) -> None:
    """A wire story in forty papers is one line, not one for each of 780 pairs."""
    story = " ".join(f"word{number}" for number in range(60))
    texts = {f"document/p{number:02}": f"{story} end{number}" for number in range(40)}
    other = " ".join(f"sign{number}" for number in range(60))
    texts |= {"document/x": other, "document/y": other, "document/z": "nothing shared here"}
    group, pair = untold(tiny_root, texts, RULE)
    assert group.what == (
        "p00, p01, p02, p03, p04 and 35 more share 56 runs of five words in 780 pairs, "
        "but count as independent"
    )
    assert (
        pair.what == "x and y share 56 runs of five words (100.0 percent), but count as independent"
    )
