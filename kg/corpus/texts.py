"""The documents' texts, where at hand: found, verified, cut into paragraphs and sentences."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from kg.errors import AiraceError, DataError, LocatorError, Problem
from kg.identifiers import sha256_hex
from kg.model import Document, Locator
from kg.model.segments import paragraphs, sentences

__all__ = [
    "changed_texts",
    "locate",
    "no_text",
    "paragraphs",
    "read_text",
    "read_texts",
    "relocate",
    "sentences",
    "texts_dir",
    "verify",
]


def texts_dir(option: Path | None) -> Path | None:
    """Return the folder of texts: the option, else KG_TEXTS, else None.

    Raises DataError when the folder that was named does not exist.
    """
    named = option or (Path(os.environ["KG_TEXTS"]) if os.environ.get("KG_TEXTS") else None)
    if named and not named.is_dir():
        raise DataError.single(
            str(named), "this is no folder of texts", "check --texts or KG_TEXTS"
        )
    return named


def no_text(document: Document, fix: str) -> AiraceError:
    """Return the error that the document has no text at hand; a table never has one."""
    if document.mapping:
        what = "this is a table: its cells are claims by its mapping, there is no text to read"
        fix = "load a changed one under a key of its own, with `kg load --replaces`"
        return DataError.single(document.id, what, fix)
    return LocatorError.single(document.id, "its text is not at hand", fix)


def read_texts(documents: list[Document], *folders: Path) -> dict[str, str]:
    """Return the text of each document, by document id, from the first folder with its file.

    Tables are not among them.

    Raises LocatorError when a file is not the text that the claims were read from.
    """
    found = {}
    for document in documents:
        paths = (folder / document.file for folder in folders)
        path = next((one for one in paths if one.is_file()), None)
        if path is not None and not document.mapping:
            found[document.id] = read_text(document, path)
    return found


def changed_texts(documents: Iterable[Document], *folders: Path) -> dict[str, str]:
    """Return the texts, by document id, that are no longer those that the claims were read from.

    Raises LocatorError for a changed text that is not UTF-8.
    """
    found = {}
    for document in (one for one in documents if not one.mapping):
        paths = (folder / document.file for folder in folders)
        path = next((one for one in paths if one.is_file()), None)
        data = path.read_bytes() if path else b""
        if path and hashlib.sha256(data).hexdigest() != document.sha256:
            found[document.id] = _decoded(data, path)
    return found


def read_text(document: Document, path: Path) -> str:
    """Return the text in the file, after comparing SHA-256 and length with the document's."""
    try:
        data = path.read_bytes()
    except OSError as error:
        fix = "make it readable, or take it away"
        raise LocatorError.single(str(path), error.strerror or str(error), fix) from error
    found = hashlib.sha256(data).hexdigest()
    if found != document.sha256:
        what = f"its SHA-256 is {found}, and that of {document.id} is {document.sha256}"
        fix = f"bring back the text that was read, or run `kg recheck {document.key}` on this one"
        raise LocatorError.single(str(path), what, fix)
    text = _decoded(data, path)
    if len(text) != document.characters:
        what = f"it has {len(text)} characters, but {document.id} says {document.characters}"
        raise LocatorError.single(str(path), what, "correct `characters` in data/documents")
    return text


def _decoded(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        what = f"byte {error.start} is not UTF-8"
        raise LocatorError.single(str(path), what, "save the text as UTF-8") from error


def relocate(text: str, passage: Locator) -> Locator | None:
    r"""Return where the same passage stands in another text, the nearest of several, or None.

    The passage is known by its length and digest. It must begin and end with a sentence: the
    same words inside another sentence may say the opposite.

    >>> old = locate("It grew fast.", "grew fast")
    >>> relocate("A title.\nIt grew fast.", old).start
    9
    >>> relocate("No one says that It grew fast.", old) is None
    True
    """
    spans = [span for line in paragraphs(text) for span in sentences(text, *line)]
    ends = {end for _, end in spans}
    for start in sorted((a for a, _ in spans), key=lambda one: (abs(one - passage.start), one)):
        end = start + passage.end - passage.start
        if end in ends and sha256_hex(text[start:end]) == passage.sha256:
            paragraph = _paragraph_of(text, text.index(passage.words, start))
            return passage.model_copy(update={"start": start, "end": end, "paragraph": paragraph})
    return None


def locate(
    text: str, words: str, paragraph: int | None = None, since: tuple[str, int | None] = ("", None)
) -> Locator:
    r"""Return the locator of the sentence that holds `words`, or from `since` on to it.

    Its paragraph is the one in which the words stand.

    Raises ValueError when the words are not found, or stand in more than one place.

    >>> found = locate("A title\nIt grew fast. It fell.", "grew fast")
    >>> found.start, found.end, found.paragraph
    (8, 21, 2)
    """
    start, end = _sentence(text, words, paragraph)
    number = _paragraph_of(text, start)
    if since[0]:
        start = _sentence(text, since[0], since[1] or paragraph)[0]
    if start >= end:
        raise ValueError(f"'{since[0]}' stands behind '{words}'")
    return Locator(
        start=start, end=end, paragraph=number, words=words, sha256=sha256_hex(text[start:end])
    )


def _paragraph_of(text: str, at: int) -> int:
    """Return the number of the paragraph in which the place stands; 0 for none."""
    return next((n for n, (a, b) in enumerate(paragraphs(text), 1) if a <= at < b), 0)


def _sentence(text: str, words: str, paragraph: int | None) -> tuple[int, int]:
    lines = paragraphs(text)
    if paragraph is not None and not 1 <= paragraph <= len(lines):
        raise ValueError(f"there is no paragraph {paragraph}; the last is {len(lines)}")
    chosen = lines if paragraph is None else [lines[paragraph - 1]]
    hits = [(at, line) for line in chosen for at in _occurrences(text, words, *line)]
    if len(hits) != 1:
        place = "the text" if paragraph is None else f"paragraph {paragraph}"
        times = "not" if not hits else f"{len(hits)} times"
        raise ValueError(f"'{words}' stands {times} in {place}")
    at, (start, end) = hits[0]
    spans = sentences(text, start, end)
    return next((min(a, at), max(b, at + len(words))) for a, b in spans if at < b)


def _occurrences(text: str, words: str, start: int, end: int) -> list[int]:
    found, at = [], text.find(words, start, end)
    while words and at >= 0:
        found.append(at)
        at = text.find(words, at + 1, end)
    return found


def verify(locator: Locator, text: str, where: str) -> Problem | None:
    """Return what is wrong with the locator against the text, or None when it holds.

    Checked are the place, the digest of the passage, the paragraph and the decisive words.
    """
    fix = "run `kg cite --complete FILE` after removing start and end, and read the claims again"
    passage = text[locator.start : locator.end]
    if not 0 <= locator.start < locator.end <= len(text):
        return Problem(where, f"{locator.start}-{locator.end} lies outside the text", fix)
    if sha256_hex(passage) != locator.sha256:
        return Problem(where, "the passage at this place has another SHA-256", fix)
    if locator.words not in passage:
        return Problem(where, f"the passage does not hold the words '{locator.words}'", fix)
    places = _occurrences(text, locator.words, locator.start, locator.end)
    numbers = [_paragraph_of(text, at) for at in places]
    if locator.paragraph not in numbers:
        what = f"the words stand in paragraph {numbers[0]}, not {locator.paragraph}"
        return Problem(where, what, fix)
    return None
