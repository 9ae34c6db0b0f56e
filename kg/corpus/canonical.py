"""The one canonical form of curated files, so that a diff shows what changed and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

from kg.corpus.located import Located, read_yaml
from kg.corpus.passages import PASSAGE_OPTIONS, ClaimsFile, Passage, Row, heading_comments

__all__ = ["format_claims_file", "format_entities_file"]

# What YAML reads as plain text anywhere, flow lists included.
_PLAIN = re.compile(r"[\w(/.+$€£‘“’…][\w()/.+%$€£&;?!'’‘“”\"*–—…|<>=~^ -]*", re.UNICODE)


def scalar(text: str) -> str:
    """Return the text as a YAML scalar: plain where that is safe, else in double quotes.

    >>> print(scalar("DeepSeek-V3"), scalar("a: b"), scalar("1,000"), scalar(" "))
    DeepSeek-V3 "a: b" "1,000" " "
    """
    plain = _PLAIN.fullmatch(text) and not text.endswith((" ", ":")) and "  " not in text
    return text if plain and text.isprintable() else json.dumps(text, ensure_ascii=False)


def flow(fields: dict[str, str]) -> str:
    """Return a mapping on one line.

    >>> print(flow({"words": "one, two", "by": "Meta"}))
    {words: "one, two", by: Meta}
    """
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in fields.items()) + "}"


def format_claims_file(file: ClaimsFile) -> str:
    """Return the canonical text of a claims file: same meaning, fixed order and quoting."""
    lines = [*file.heading, f"document: {scalar(file.document)}"]
    if file.names:
        lines.append("names:")
        lines += [f"  {scalar(name)}: {scalar(meant)}" for name, meant in file.names.items()]
    lines.append("passages:")
    for passage in file.passages:
        lines += _passage(passage)
    if file.unexpressed:
        lines.append("unexpressed:")
        for left in sorted(file.unexpressed, key=lambda one: one.paragraph):
            fields = {"paragraph": str(left.paragraph), "words": left.words, "reason": left.reason}
            lines.append(f"- {flow(fields)}")
    return "\n".join(lines) + "\n"


def _passage(passage: Passage) -> list[str]:
    at = {"paragraph": str(passage.paragraph)}
    if passage.start is not None and passage.end is not None:
        at |= {"start": str(passage.start), "end": str(passage.end)}
    at["words"] = passage.words
    if passage.since:
        at["since"] = passage.since
    if passage.since_paragraph is not None:
        at["since_paragraph"] = str(passage.since_paragraph)
    lines = [f"- at: {flow(at)}"]
    if passage.sha256:
        lines.append(f"  sha256: {passage.sha256}")
    lines += [
        f"  {key}: {scalar(passage.options[key])}"
        for key in PASSAGE_OPTIONS
        if key in passage.options
    ]
    return [*lines, "  claims:", *(f"  - {_row(row)}" for row in passage.rows)]


def _row(row: Row) -> str:
    parts = [scalar(part) for part in (row.subject, row.predicate, row.object)]
    if row.options:
        parts.append(flow(row.options))
    return "[" + ", ".join(parts) + "]"


def format_entities_file(path: Path) -> str:
    """Return the canonical text of an entities file: classes in order, entries by identifier."""
    lines = list(heading_comments(path))
    for kind, entries in sorted(read_yaml(path).mapping().items()):
        lines.append(f"{kind}:")
        fields = [item.mapping({"id", "label", "aliases", "matches", "note"}) for item in entries.items()]
        for one in sorted(fields, key=lambda each: each["id"].text()):
            lines += _entity(one)
    return "\n".join(lines) + "\n"


def _entity(fields: dict[str, Located]) -> list[str]:
    lines = [f"- id: {fields['id'].text()}", f"  label: {scalar(fields['label'].text())}"]
    for key in ("aliases", "matches"):
        if key in fields:
            listed = ", ".join(scalar(item.text()) for item in fields[key].items())
            lines.append(f"  {key}: [{listed}]")
    if "note" in fields:
        lines.append(f"  note: {scalar(fields['note'].text())}")
    return lines
