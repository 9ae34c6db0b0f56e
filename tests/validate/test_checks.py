"""Shapes, rules, expectations and places come together in one report."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import Problem
from kg.graph.engine import Engine
from kg.pipeline import ensure_build
from kg.resources import Root, shipped_root
from kg.validate.checks import check
from tests.validate.conftest import Broken

WRONG = Problem("document/a 0-24", "the passage at this place has another SHA-256", "cite it again")


def test_good_corpus_passes_in_silence(tiny_root: Root, tiny_engine: Engine) -> None:
    report = check(tiny_root, tiny_engine, places=9)
    assert report.findings == ()
    assert report.exit_status == 0
    assert {"shapes", "rules", "expectations", "places"} == set(report.made)
    assert report.made["places"] == 9


def test_every_kind_of_check_reaches_the_report(tiny_root: Root, broken: Broken) -> None:
    (tiny_root.data / "expectations.yaml").write_text("AIModel: 9\n", encoding="utf-8")
    engine = broken("DELETE { ?a air:selfInterested ?b } WHERE { ?a air:selfInterested ?b }")
    engine.store.update(
        "INSERT DATA { company:x a air:Entity , air:Company ; rdfs:label 'X'@en }",
        prefixes=engine.prefixes,
    )
    report = check(tiny_root, engine, [WRONG])
    checks = {one.check for one in report.findings}
    assert checks == {"expectation", "place", "rule entity-unused", "shape assertion-interest"}
    assert report.findings[-1].check == "rule entity-unused"
    assert report.counts["warning"] == 1
    assert report.exit_status == 1


def test_wrong_place_keeps_its_words(tiny_root: Root, tiny_engine: Engine) -> None:
    (found,) = check(tiny_root, tiny_engine, [WRONG]).findings
    assert (found.severity, found.check) == ("error", "place")
    assert (found.subject, found.message, found.fix) == (WRONG.where, WRONG.what, WRONG.fix)


def test_same_graph_gives_the_same_report(tiny_root: Root, broken: Broken) -> None:
    update = "DELETE { ?a air:status ?b } WHERE { ?a air:status ?b }"
    first, second = (check(tiny_root, broken(update)) for _ in range(2))
    assert first == second
    assert [one.place for one in first.findings] == sorted(one.place for one in first.findings)


def test_shipped_data_has_no_error(shipped_cache: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRACE_CACHE", shipped_cache)
    root = shipped_root()
    assert Path(shipped_cache).is_dir()
    report = check(root, Engine.on_disk(ensure_build(root), root.prefixes()))
    assert [str(one) for one in report.findings if one.severity == "error"] == []
