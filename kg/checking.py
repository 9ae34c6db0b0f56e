"""All checks of a root, in one report: of its graph, and of its texts and files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.corpus.cells import check_cells
from kg.corpus.claims_reading import Reading
from kg.corpus.overlap import untold
from kg.corpus.registry import read_tables
from kg.corpus.releases import lacking
from kg.corpus.survey import survey
from kg.corpus.texts import changed_texts, read_texts
from kg.errors import Problem
from kg.graph.builds import is_whole
from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.store import build_dir
from kg.model import Severity
from kg.pipeline import Graph, load_graph, store_build
from kg.resolve.written import written
from kg.resources import Root, cache_dir
from kg.validate.checks import check as check_build
from kg.validate.report import Finding, Report

__all__ = ["check"]


def check(root: Root, texts: Path | None, by_shacl: bool = False) -> Report:
    """Return the report of all checks on the graph of `root`: shapes, rules, places, expectations.

    With `by_shacl` pyshacl runs the shapes. Claims files that did not change since they were read
    last are not read again. Raises DataError when the data cannot be read at all.
    """
    reading = Reading(cache=cache_dir())
    graph, folder = load_graph(root, reading), build_dir(root)
    if not is_whole(folder):
        folder = store_build(root, graph, 0, reading)
    engine = Engine.on_disk(folder, root.prefixes())
    seen = survey(root, graph.documents, graph.assertions, graph.files, texts)
    others = [(Severity.ERROR, "judgement", one) for one in graph.idle]
    others += [(Severity.WARNING, "place", one) for one in seen.notes]
    others += [(Severity.WARNING, "overlap", one) for one in _copies(root, graph, texts)]
    others += [(Severity.WARNING, "release", one) for one in lacking(root, graph.documents)]
    cells, wrong = check_cells(graph.assertions, graph.tabled.sheets)
    places = (seen.places or 0) + cells if cells else seen.places
    report = check_build(root, engine, [*wrong, *seen.wrong], places, others, by_shacl)
    return replace(report, findings=tuple(_placed(report.findings, graph, root)))


def _copies(root: Root, graph: Graph, named: Path | None) -> list[Problem]:
    """Return a problem for each two documents that share much wording, which is nowhere told."""
    folders = root.text_folders(named)
    changed = changed_texts(graph.documents, *folders)
    known = [one for one in graph.documents if one.id not in changed]
    rule = read_tables(root.table("wording.yaml")).origins
    return untold(root, read_texts(known, *folders), rule)


def _placed(findings: tuple[Finding, ...], graph: Graph, root: Root) -> Iterator[Finding]:
    """Yield the findings, those on a claim or an assertion with where that is written."""
    prefixes = root.prefixes()
    subjects = {one.subject: _identifier(one.subject, prefixes) for one in findings}
    named = set(subjects.values())
    wanted = [one for one in graph.assertions if {one.id, one.claim.id} & named]
    places = written(wanted, graph.files, graph.documents, graph.resolver)
    found: dict[str, list[str]] = defaultdict(list)
    for one in wanted:
        for key in (one.id, one.claim.id):
            found[key].append(places[one.id])
    for finding in findings:
        yield replace(finding, written=_first(found[subjects[finding.subject]]))


def _identifier(subject: str, prefixes: dict[str, str]) -> str:
    """Return the identifier that a short IRI stands for, such as `claim/7f3a`."""
    prefix, _, rest = subject.partition(":")
    return (prefixes.get(prefix, "") + rest).removeprefix(ID)


def _first(places: list[str]) -> str:
    more = f" and {len(places) - 1} more" if len(places) > 1 else ""
    return f"{places[0]}{more}" if places else ""
