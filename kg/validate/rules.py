"""The rules of queries/rules: each a query that returns rows only when something is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.corpus.registry import read_severities
from kg.errors import QueryError
from kg.graph.engine import term_value
from kg.graph.namespaces import AIR, ID
from kg.graph.question import Question, read_questions
from kg.model import Severity
from kg.resources import shipped_root
from kg.validate.report import Finding

if TYPE_CHECKING:
    from kg.graph.engine import Engine
    from kg.resources import Root

__all__ = ["check_rule", "check_rules", "read_rules"]

_LABELS = "SELECT ?thing ?label WHERE {{ VALUES ?thing {{ {} }} ?thing rdfs:label ?label }}"
_IRI = re.compile(r'[^\s<>"{}|^`\\]+')


def read_rules(root: Root) -> dict[str, tuple[Question, Severity]]:
    """Return the rules of `root` by name, each with how bad its findings are.

    The severities of an upper layer add to those below; without any the shipped ones count.
    Raises QueryError for a rule whose head is not complete, DataError for one without severity.
    """
    files = root.query_files("rules")
    rules = {one.name: one for one in read_questions(files)}
    for name, rule in rules.items():
        for key in ("problem", "fix"):
            if key not in rule.head:
                where = next(str(path) for path in files if path.stem == name)
                what, fix = f"the head has no '# {key}:' line", "add it above the query"
                raise QueryError.single(where, what, fix)
    severities = read_severities(_severity_files(root), set(rules))
    return {name: (rule, severities[name]) for name, rule in sorted(rules.items())}


def _severity_files(root: Root) -> list[Path]:
    """Return the files of severities, the lowest first; the lowest layer's may be the shipped."""
    found = root.tables("severities.yaml")
    if found and found[0].parent == root.layers[0].data:
        return found
    return [*shipped_root().tables("severities.yaml"), *found]


def check_rules(root: Root, engine: Engine) -> list[Finding]:
    """Return what the rules of `root` find; raises what `read_rules` and `check_rule` raise."""
    found = []
    for rule, severity in read_rules(root).values():
        found += check_rule(rule, severity, engine)
    return found


def check_rule(rule: Question, severity: Severity, engine: Engine) -> list[Finding]:
    """Return a finding for each row of the rule.

    The first column is the subject; `{column}` in the `# problem:` line of the head stands
    for the label of what the column holds. Raises QueryError when the query is not valid or
    its columns are not those that the head declares.
    """
    rows = _rows(rule, engine)
    labels = _labels((value for row in rows for value in row.values()), engine)
    return [
        Finding(
            severity=severity,
            check=f"rule {rule.name}",
            subject=engine.shorten(row[rule.columns[0]]),
            message=_filled(rule.head["problem"], row, labels, engine),
            fix=rule.head["fix"],
        )
        for row in rows
    ]


def _rows(rule: Question, engine: Engine) -> list[dict[str, str]]:
    try:
        table = engine.select(rule.text)
    except QueryError as error:
        where, what = f"queries/rules/{rule.name}.rq", error.problems[0].what
        raise QueryError.single(where, what, "mend the query of the rule") from error
    if tuple(table.columns) != rule.columns:
        what = f"it returns {', '.join(table.columns)}, not {', '.join(rule.columns)}"
        fix = "make '# columns:' and SELECT the same"
        raise QueryError.single(f"queries/rules/{rule.name}.rq", what, fix)
    return [
        {
            name: term_value(term) if term else ""
            for name, term in zip(rule.columns, row, strict=True)
        }
        for row in table.rows
    ]


def _filled(problem: str, row: dict[str, str], labels: dict[str, str], engine: Engine) -> str:
    said = problem
    for name, value in row.items():
        said = said.replace(f"{{{name}}}", labels.get(value) or engine.shorten(value))
    return said


def _labels(values: Iterable[str], engine: Engine) -> dict[str, str]:
    """Return the labels of the values that are IRIs of ours."""
    ours = sorted({one for one in values if one.startswith((ID, AIR)) and _IRI.fullmatch(one)})
    if not ours:
        return {}
    terms = " ".join(f"<{one}>" for one in ours)
    return {row["thing"]: row["label"] for row in engine.texts(_LABELS.format(terms))}
