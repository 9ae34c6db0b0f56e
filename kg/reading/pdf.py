"""The text of a PDF file, page by page, its lines joined to paragraphs again."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator

from kg.errors import UnreadableDocument
from kg.reading.metadata import Metadata
from kg.reading.settings import Limits

__all__ = ["join_lines", "read_pdf"]

_FIX = "save its text as a file, or print it into a new PDF without protection"
_SENTENCE_END = re.compile(r"[.!?:;][\"”’)\]]*$")
_ITEM = re.compile(r"(?:[•▪‣◦–—*-]|\(?\d{1,2}[.)]) ")
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: (?:of|/) ?\d{1,4})?", re.IGNORECASE)
_CUT = re.compile(r"(\w+)-\n([a-z]+)\b")
_WORD = re.compile(r"\w+(?:-\w+)*")
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")


def read_pdf(data: bytes, limits: Limits) -> tuple[str, Metadata, tuple[str, ...]]:
    """Return the text of the file, what it says of itself, and notes.

    Raises UnreadableDocument for a file that is broken, encrypted, or holds pictures only.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument.single("", "this PDF is encrypted", _FIX)
        pages = [page.extract_text() for page in reader.pages]
        stated = {str(name): str(value) for name, value in (reader.metadata or {}).items()}
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise _broken(error) from error
    except (RecursionError, OverflowError, AssertionError, NotImplementedError) as error:
        raise _broken(error) from error
    if not any(page.strip() for page in pages):
        what = f"this PDF (pages: {len(pages)}) holds no text; it may be a scan"
        raise UnreadableDocument.single("", what, "have its text recognised (OCR) first")
    text, notes = join_lines(pages, limits.line)
    return text, _stated(stated), (f"PDF, pages: {len(pages)}", *notes)


def _broken(error: Exception) -> Exception:
    what = f"this PDF cannot be read: {type(error).__name__}"
    if type(error).__name__ == "DependencyError":
        what = "this PDF is encrypted"
    return UnreadableDocument.single("", what, _FIX)


def _stated(stated: dict[str, str]) -> Metadata:
    """Return what the file says of itself; the day it was made is not said to be published."""
    return Metadata(title=stated.get("/Title", ""), author=stated.get("/Author", ""))


def join_lines(pages: list[str], least: int) -> tuple[str, tuple[str, ...]]:
    r"""Return the pages as paragraphs, and notes: what repeats on each page is left out.

    A line goes on in the next one unless it ends a sentence short of the margin (`least` percent
    of the widest line), a blank line follows, or the next is an item of a list. A word that is
    cut at the margin is joined, unless the text has it with its hyphen elsewhere.

    >>> join_lines(["Acme released the mo-\ndel Boxer 2. The model\nis out.\n\nIt is fast."], 75)[0]
    'Acme released the model Boxer 2. The model is out.\n\nIt is fast.\n'
    """
    cut = [[line.strip() for line in page.split("\n")] for page in pages]
    repeated = _repeated(cut)
    lines = [line for page in cut for line in _body(page, repeated)]
    widest = max(map(len, lines), default=0)
    words = Counter(_WORD.findall("\n".join(lines).lower()))
    paragraphs: list[str] = []
    last = ""
    for line in lines:
        if last and line and _goes_on(last, line, least * widest / 100):
            paragraphs[-1] = _join(paragraphs[-1], line, words)
        elif line:
            paragraphs.append(line)
        last = line
    notes = ["its lines were joined to paragraphs"]
    if repeated:
        notes.append(f"left out, as they stand on most pages: lines ({len(repeated)})")
    return "\n\n".join(paragraphs) + "\n", tuple(notes)


def _repeated(pages: list[list[str]]) -> set[str]:
    """Return the first and last lines that stand on more than half of three pages or more."""
    edges = Counter(edge for page in pages for edge in {*_written(page)[:2], *_written(page)[-2:]})
    return {line for line, n in edges.items() if len(pages) > 2 and 2 * n > len(pages)}


def _written(page: list[str]) -> list[str]:
    return [line for line in page if line]


def _body(page: list[str], repeated: set[str]) -> Iterator[str]:
    """Yield the lines of a page without repeated lines, page numbers and blank edges."""
    written = [n for n, line in enumerate(page) if line]
    edges = {*written[:1], *written[-1:]}
    kept = [
        line
        for n, line in enumerate(page)
        if line not in repeated and not (n in edges and _PAGE_NUMBER.fullmatch(line))
    ]
    while kept and not kept[-1]:
        kept.pop()
    yield from kept[next((n for n, line in enumerate(kept) if line), 0) :]


def _goes_on(line: str, following: str, margin: float) -> bool:
    if _ITEM.match(following):
        return False
    if _SENTENCE_END.search(line):
        return len(line) >= margin
    return len(line) >= margin or following[:1].islower() or line.endswith("-")


def _join(line: str, following: str, words: Counter[str]) -> str:
    """Return the two lines as one; the hyphen of a word that was only cut goes."""
    cut = _CUT.search(f"{line}\n{following}")
    if not cut:
        return f"{line}{'' if line.endswith('-') else ' '}{following}"
    first, rest = cut[1].lower(), cut[2]
    whole, hyphened = words[first + rest], words[f"{first}-{rest}"]
    # Both halves stand in the text as words of their own, each beside this place.
    halves = words[first] > 1 and words[rest] > 1
    return line[:-1] + following if whole or not (hyphened or halves) else line + following
