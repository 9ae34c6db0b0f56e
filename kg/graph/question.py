"""The .rq files: each opens with comments that say its title, what it answers, and its columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import QueryError
from kg.graph.namespaces import ID, quote

__all__ = [
    "Parameter",
    "Question",
    "entity_term",
    "find_question",
    "read_question",
    "read_questions",
    "text_term",
]

_HEAD = re.compile(r"#\s*(title|answers|columns|view|param|problem|severity|fix):\s*(.*)")
_PARAM = re.compile(r"(\w+)\s+(\w+)\s+(.+)")
# The start of the outermost WHERE; comment lines are matched first, so that they are passed over.
_WHERE = re.compile(r"^\s*#[^\n]*|\b(?P<where>WHERE\s*\{)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Parameter:
    """A variable that the user may fix: an entity of a class, or a text."""

    name: str
    kind: str
    says: str


@dataclass(frozen=True)
class Question:
    """One query file: its name, its head, and its text."""

    name: str
    title: str
    head: dict[str, str]
    columns: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    text: str

    def bound(self, values: dict[str, list[str]]) -> str:
        """Return the query with each parameter fixed to one of some terms in SPARQL form.

        The values stand in a VALUES block at the start of WHERE, where every engine
        uses them first. Raises QueryError for a parameter that the question does not have.
        """
        known = {one.name for one in self.parameters}
        for name in values:
            if name not in known:
                fix = f"use one of: {', '.join(sorted(known)) or 'none'}"
                raise QueryError.single(self.name, f"it has no parameter '{name}'", fix)
        block = "".join(f" VALUES ?{name} {{ {' '.join(of)} }}" for name, of in values.items())
        starts = (match.end() for match in _WHERE.finditer(self.text) if match["where"])
        at = next(starts, len(self.text))
        return self.text[:at] + block + self.text[at:]

    def values_of(self, name: str) -> str:
        """Return the query for all values that a parameter has anywhere in the full answer.

        Its columns are the value and, where it is an entity, its label.
        """
        match = next(match for match in _WHERE.finditer(self.text) if match["where"])
        body = self.text[match.end() : self.text.rindex("}")]
        return (
            f"SELECT DISTINCT ?{name} ?label_ WHERE {{ {{ SELECT DISTINCT ?{name} WHERE {{ {body}\n"
            f"}} }} FILTER(BOUND(?{name})) OPTIONAL {{ ?{name} rdfs:label ?label_ }} }}\n"
            f"ORDER BY ?label_ ?{name}"
        )


def entity_term(identifier: str) -> str:
    """Return an entity identifier as a SPARQL term."""
    return f"<{ID}{identifier}>"


def text_term(text: str) -> str:
    """Return a text as a SPARQL term."""
    return quote(text)


def read_question(path: Path) -> Question:
    """Return the question in the file; raises QueryError when its head is not complete."""
    text = path.read_text(encoding="utf-8")
    head: dict[str, str] = {}
    parameters = []
    for line in text.splitlines():
        match = _HEAD.match(line)
        if match and match[1] == "param":
            parameters.append(_parameter(path, match[2]))
        elif match:
            head[match[1]] = match[2].strip()
    for name in ("title", "view" if "view" in head else "columns"):
        if name not in head:
            what, fix = f"the head has no '# {name}:' line", "add it above the query"
            raise QueryError.single(str(path), what, fix)
    columns = tuple(name.strip() for name in head.get("columns", "").split(",") if name.strip())
    return Question(path.stem, head["title"], head, columns, tuple(parameters), text)


def _parameter(path: Path, line: str) -> Parameter:
    match = _PARAM.match(line)
    if not match:
        fix = "write '# param: name Class what it does'"
        raise QueryError.single(str(path), f"'# param: {line}' is not complete", fix)
    return Parameter(match[1], match[2], match[3])


def read_questions(files: Iterable[Path]) -> list[Question]:
    """Return the questions in the files, as `Root.query_files` gives them."""
    return [read_question(path) for path in files]


def find_question(
    files: Iterable[Path], name: str, what: str = "question", lists: str = "kg query"
) -> Question:
    """Return the question of this name; raises QueryError with near names when there is none."""
    known = {one.stem: one for one in files}
    if name in known:
        return read_question(known[name])
    import difflib

    near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
    fix = f"did you mean {', '.join(near)}? " if near else ""
    raise QueryError.single("", f"there is no {what} '{name}'", f"{fix}`{lists}` lists all")
