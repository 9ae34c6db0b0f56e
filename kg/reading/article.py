"""The bytes of a file to an article: its text as it is stored, and what it says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from kg.errors import UnreadableDocument
from kg.reading.encoding import declared_encoding, decode
from kg.reading.markdown import read_markdown
from kg.reading.metadata import Metadata, clean_metadata
from kg.reading.normalisation import normalise
from kg.reading.plaintext import read_head
from kg.reading.settings import Settings
from kg.reading.wrapping import unwrap

__all__ = ["Article", "kind_of", "read_article"]

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_HEAD = 2000
_PACKED = {b"PK\x03\x04": "a ZIP archive", b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ": "xz"}


@dataclass(frozen=True)
class Article:
    """A text as it is stored, what it says of itself, and how it was read."""

    text: str
    metadata: Metadata
    kind: str
    notes: tuple[str, ...] = ()


def kind_of(name: str, data: bytes, settings: Settings) -> str:
    """Return `html`, `markdown`, `pdf` or `text`: by the first bytes, else by the name."""
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if _PAGE.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    kind = settings.kinds.get(PurePath(name).suffix.lower(), "text")
    return "text" if kind == "pdf" else kind


def read_article(
    name: str, data: bytes, settings: Settings, encoding: str = "", keep_lines: bool = False
) -> Article:
    r"""Return the article in the bytes of a file of this name.

    The lines of a hard-wrapped plain text are joined to paragraphs, unless `keep_lines`.
    Nothing is fetched, run or written, and the same bytes give the same article.
    Raises UnreadableDocument for what holds no text; errors do not name the file.

    >>> from kg.corpus.registry import read_tables
    >>> from kg.reading.settings import read_settings
    >>> from kg.resources import shipped_root
    >>> settings = read_settings(shipped_root().data / "reading.yaml")
    >>> read_article("a.md", b"# Boxer 2\r\n\r\nIt is out.", settings).text
    '# Boxer 2\n\nIt is out.'
    """
    for mark, what in _PACKED.items():
        if data.startswith(mark):
            raise UnreadableDocument.single("", f"this is {what}", "unpack it first")
    kind = kind_of(name, data, settings)
    if kind == "pdf":
        from kg.reading.pdf import read_pdf

        text, metadata, notes = read_pdf(data, settings.limits)
    else:
        text, metadata, notes = _characters(kind, data, settings, encoding)
    text, changes = normalise(text)
    if kind == "text" and not keep_lines:
        text, joined = _unwrapped(text, metadata, settings)
        notes = (*notes, *joined)
    if not text.strip():
        raise UnreadableDocument.single("", "the file holds no text", "give a file with text")
    metadata, left = clean_metadata(metadata, settings.limits)
    return Article(text, metadata, kind, (*notes, *changes, *left))


def _unwrapped(text: str, metadata: Metadata, settings: Settings) -> tuple[str, tuple[str, ...]]:
    found = unwrap(text, settings.limits, titled=bool(metadata.title))
    if found is None or not found.lines:
        return text, ()
    how = "joined to paragraphs, as it is hard-wrapped; --keep-lines leaves them"
    return found.text, (f"lines ({found.lines}) {how}",)


def _characters(
    kind: str, data: bytes, settings: Settings, encoding: str
) -> tuple[str, Metadata, tuple[str, ...]]:
    declared = declared_encoding(data) if kind == "html" else ""
    found = decode(data, settings.limits, encoding, declared)
    text, changes = normalise(found.text)
    if kind == "html":
        from kg.reading.webpage import read_webpage

        text, metadata, notes = read_webpage(text, settings)
    elif kind == "markdown":
        text, metadata, notes = read_markdown(text)
    else:
        metadata, notes = read_head(text, settings.limits.title), ()
    return text, metadata, (*found.notes, *changes, *notes)
