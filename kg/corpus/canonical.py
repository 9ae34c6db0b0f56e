"""The one canonical form of claims files, so that a diff shows what changed and nothing else."""

from __future__ import annotations

import json
import re

from kg.corpus.passages import PASSAGE_OPTIONS, ClaimsFile, Passage, Row

__all__ = ["format_claims_file"]

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
