"""All checks of a build in one report: shapes, rules, expectations, and places in the texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import Problem
from kg.model import Severity
from kg.validate.expectations import check_expectations, expectations
from kg.validate.report import Finding, Report
from kg.validate.rules import check_rules, read_rules
from kg.validate.shapes import check_shapes, shape_names, uncompiled

if TYPE_CHECKING:
    from kg.graph.engine import Engine
    from kg.resources import Root

__all__ = ["check"]

_SLOW = "pyshacl runs the shapes, which takes longer: what they use is not compiled: {}"


def check(
    root: Root,
    engine: Engine,
    wrong_places: Sequence[Problem] = (),
    places: int | None = None,
    others: Sequence[tuple[Severity, str, Problem]] = (),
    by_shacl: bool = False,
) -> Report:
    """Return the report on the build behind `engine`, which was made from `root`.

    Places are verified where the texts are (`kg.pipeline.verify_places`): pass the problems
    found there, and how many places were looked at, or None where no text was at hand. `others`
    are findings of the data themselves: how bad, which check, what.
    Raises DataError or QueryError when a shape, rule or table cannot be read.
    """
    findings = [
        *(_finding(Severity.ERROR, "place", one) for one in wrong_places),
        *(_finding(*one) for one in others),
        *check_expectations(root, engine),
        *check_rules(root, engine),
        *check_shapes(root, engine, by_shacl),
    ]
    made = {
        "shapes": len(shape_names(root)),
        "rules": len(read_rules(root)),
        "expectations": len(expectations(root)),
    }
    part = "" if by_shacl else uncompiled(root)
    notes = [_SLOW.format(part)] if part else []
    report = Report.of(findings, made if places is None else {**made, "places": places})
    return replace(report, notes=tuple(notes))


def _finding(severity: Severity, name: str, problem: Problem) -> Finding:
    return Finding(severity, name, problem.where, problem.what, problem.fix)
