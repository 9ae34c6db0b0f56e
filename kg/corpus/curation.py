"""What a curator does to the files: cite a passage, complete a file, format them all."""

from __future__ import annotations

from pathlib import Path

from kg.corpus.canonical import flow, format_claims_file, format_entities_file
from kg.corpus.completion import complete
from kg.corpus.passages import read_claims_file
from kg.corpus.registry import read_documents, yaml_files
from kg.corpus.texts import locate, no_text
from kg.errors import DataError, LocatorError
from kg.model import Document
from kg.resources import Root, write_whole

__all__ = ["cite", "complete_file", "format_data", "get_document"]


def get_document(root: Root, wanted: str) -> Document:
    """Return the document of this key or identifier; raises DataError when there is none."""
    known = read_documents(root.folders("documents"))
    key = wanted.removeprefix("document/").removeprefix("document ")
    for one in known:
        if one.key == key:
            return one
    fix = f"use one of: {', '.join(one.key for one in known)}"
    raise DataError.single("", f"there is no document '{wanted}'", fix)


def _text(document: Document, texts: dict[str, str]) -> str:
    if document.id not in texts:
        fix = f"name a folder that holds {document.file} with --texts or KG_TEXTS"
        raise no_text(document, fix)
    return texts[document.id]


def cite(
    root: Root, texts: dict[str, str], wanted: str, words: str, paragraph: int | None, since: str
) -> str:
    """Return the locator of the sentence that holds the words, as lines of a claims file.

    Raises DataError for an unknown document, LocatorError when the words do not stand in its
    text exactly once.
    """
    document = get_document(root, wanted)
    text = _text(document, texts)
    try:
        at = locate(text, words, paragraph, (since, None))
    except ValueError as error:
        fix = "copy words as they stand there, or name the paragraph with --paragraph"
        raise LocatorError.single(document.id, str(error), fix) from error
    fields = {"paragraph": at.paragraph, "start": at.start, "end": at.end, "words": at.words}
    place = flow({key: str(value) for key, value in fields.items()})
    return f"- at: {place}\n  sha256: {at.sha256}\n  claims:\n  - []\n"


def complete_file(root: Root, texts: dict[str, str], path: Path, qualifiers: set[str]) -> int:
    """Fill in the places of a claims file, write it in canonical form, and count those filled.

    Raises LocatorError, and changes nothing, when a place is not found once.
    """
    file = read_claims_file(path, qualifiers)
    done = complete(file, _text(get_document(root, file.document), texts))
    write_whole(path, format_claims_file(done))
    return sum(1 for one in file.passages if not one.sha256)


def format_data(root: Root, qualifiers: set[str], write: bool = True) -> list[Path]:
    """Return the topmost layer's claims and entity files that are not canonical; rewrite them."""
    wanted = {
        path: format_claims_file(read_claims_file(path, qualifiers))
        for path in yaml_files(root.data / "claims")
    }
    wanted |= {path: format_entities_file(path) for path in yaml_files(root.data / "entities")}
    changed = [path for path, text in wanted.items() if path.read_text("utf-8") != text]
    for path in changed if write else ():
        write_whole(path, wanted[path])
    return changed
