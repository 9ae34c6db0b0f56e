"""The one canonical form of curated files, so that a diff shows what changed and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from kg.corpus.located import Located, read_yaml
from kg.corpus.passages import PASSAGE_OPTIONS, ClaimsFile, Passage, Row, heading_comments

__all__ = [
    "Entries",
    "format_claims_file",
    "format_entities_file",
    "format_entries",
    "format_row",
    "read_entries",
]

#: the entries of an entities file by class
Entries = dict[str, list[Located]]

# What YAML reads as plain text anywhere, flow lists included.
_PLAIN = re.compile(r"[\w(/.+$€£‘“’…][\w()/.+%$€£&;?!'’‘“”\"*–—…|<>=~^ -]*", re.UNICODE)


def scalar(text: str) -> str:
    """Return the text as a YAML scalar: plain where that is safe, else in double quotes.

    >>> print(scalar("DeepSeek-V3"), scalar("a: b"), scalar("1,000"), scalar(" "))
    DeepSeek-V3 "a: b" "1,000" " "
    """
    plain = _PLAIN.fullmatch(text) and not text.endswith((" ", ":")) and "  " not in text
    if plain and text.isprintable():
        return text
    return "".join(map(_visible, json.dumps(text, ensure_ascii=False)))


def _visible(sign: str) -> str:
    """Return the character, escaped where YAML or an editor would not keep it as it is."""
    if sign.isprintable():
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


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
    lines.append("passages:" if file.passages else "passages: []")
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
        lines.append(f"  sha256: {scalar(passage.sha256)}")
    lines += [
        f"  {key}: {scalar(passage.options[key])}"
        for key in PASSAGE_OPTIONS
        if key in passage.options
    ]
    claims = "  claims:" if passage.rows else "  claims: []"
    return [*lines, claims, *(f"  - {format_row(row)}" for row in passage.rows)]


def format_row(row: Row) -> str:
    """Return a claim on one line, as it stands in a claims file."""
    parts = [scalar(part) for part in (row.subject, row.predicate, row.object)]
    if row.options:
        parts.append(flow(row.options))
    return "[" + ", ".join(parts) + "]"


def format_entities_file(path: Path) -> str:
    """Return the canonical text of an entities file: classes in order, entries by identifier."""
    return format_entries(read_entries(path), heading_comments(path))


def read_entries(path: Path) -> Entries:
    """Return the entries of an entities file by class."""
    return {kind: list(node.items()) for kind, node in read_yaml(path).mapping().items()}


def format_entries(entries: Entries, heading: Iterable[str] = ()) -> str:
    """Return entries by class as the canonical text of an entities file."""
    lines = list(heading)
    for kind, items in sorted(entries.items()):
        fields = [_fields(item) for item in items]
        lines.append(f"{scalar(kind)}:" if fields else f"{scalar(kind)}: []")
        for one in sorted(fields, key=lambda each: each["id"].text()):
            lines += _entity(one)
    return "\n".join(lines) + "\n"


def _fields(item: Located) -> dict[str, Located]:
    fields = item.mapping({"id", "label", "plural", "aliases", "matches", "note"})
    # An entry without a label adds aliases or matches to an entity of a lower layer.
    item.require(fields, "id", *(() if fields.keys() & {"aliases", "matches"} else ("label",)))
    return fields


def _entity(fields: dict[str, Located]) -> list[str]:
    given = [key for key in ("label", "plural") if key in fields]
    lines = [f"- id: {scalar(fields['id'].text())}"]
    lines += [f"  {key}: {scalar(fields[key].text())}" for key in given]
    for key in ("aliases", "matches"):
        if key in fields:
            listed = ", ".join(scalar(item.text()) for item in fields[key].items())
            lines.append(f"  {key}: [{listed}]")
    if "note" in fields:
        lines.append(f"  note: {scalar(fields['note'].text())}")
    return lines
