"""The documents of a workspace as files are added to them: what is known, and where things go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.corpus.documents import format_document
from kg.corpus.overlap import format_overlaps, read_overlaps
from kg.corpus.registry import read_documents, read_tables
from kg.corpus.texts import read_texts
from kg.errors import DataError, LocatorError
from kg.identifiers import digest, sha256_hex
from kg.model import Document, OriginRule, Overlap
from kg.reading.address import fold_address
from kg.reading.article import Article
from kg.reading.job import Known
from kg.reading.keys import choose_key
from kg.reading.metadata import Metadata
from kg.reading.settings import Settings
from kg.reading.shingles import Shingles
from kg.resources import Root, cache_dir, write_whole

__all__ = ["Shelf", "Stored", "open_shelf"]


@dataclass(frozen=True)
class Stored:
    """A document that was added, and the documents that count as one origin with it."""

    document: Document
    copies: tuple[Overlap, ...]


class Shelf:
    """The documents of the workspace in `folder`, and those of the layers below it.

    Each document is stored whole: its text first, then the file that names it. `rule` says from
    which shared wording two documents count as one origin; such pairs go to data/overlaps.yaml.
    """

    def __init__(
        self,
        folder: Path,
        documents: Sequence[Document],
        settings: Settings,
        index: Shingles,
        rule: OriginRule | None,
    ) -> None:
        """Take the documents that are there; `settle` brings the index in line with them."""
        self._folder, self._settings, self._index, self._rule = folder, settings, index, rule
        self._documents = documents
        self._keys: dict[str, str] = {}
        self._labels: set[str] = set()
        self._sources: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        for one in documents:
            self._take(one)
        path = folder / "data" / "overlaps.yaml"
        self._overlaps = {one.documents: one for one in read_overlaps(path)}

    def _take(self, document: Document) -> None:
        self._keys[document.key] = document.sha256
        self._labels.add(document.label)
        self._texts.setdefault(document.sha256, document.key)
        if document.source_sha256:
            self._sources.setdefault(document.source_sha256, document.key)
        address = fold_address(document.url, self._settings.tracking)
        if address:
            self._addresses.setdefault(address, document.key)

    def settle(self, folders: Sequence[Path]) -> None:
        """Bring the index in line with the documents whose texts are in one of the folders.

        That repairs what a run that was killed left undone, and follows documents that came or
        went by other ways. A text that is no longer the one that was read is left to `kg check`.
        """
        known = self._index.known()
        for key in known:
            if self._keys.get(key) != known[key]:
                self._index.forget(key)
        for one in self._documents:
            if known.get(one.key) != one.sha256:
                try:
                    texts = read_texts([one], *folders)
                except LocatorError:
                    continue
                for text in texts.values():
                    self._compare(one.key, text)

    def source(self, sha256: str) -> Known | None:
        """Return the document made from a file with this digest; None for none."""
        key = self._sources.get(sha256) or self._texts.get(sha256)
        return Known(key, "the same file") if key else None

    def find(self, article: Article, url: str) -> Known | None:
        """Return the document with the same text or the same address; None for none."""
        key = self._texts.get(sha256_hex(article.text))
        if key:
            return Known(key, "the same text")
        address = fold_address(url, self._settings.tracking)
        key = self._addresses.get(address) if address else None
        what = "the same address, with another text: `kg retract` it first to add the new one"
        return Known(key, what) if key else None

    def store(
        self, article: Article, metadata: Metadata, stem: str, source_sha256: str, key: str = ""
    ) -> Stored:
        """Write the document under `key`, or under one made from its title or `stem`."""

        def taken(wanted: str) -> bool:
            return self._is_taken(wanted, article.text)

        most = self._settings.limits
        key = key or choose_key(metadata.title, stem, taken, most.key, most.words)
        document = self._document(key, article.text, metadata, source_sha256)
        write_whole(self._folder / "texts" / document.file, article.text)
        path = self._folder / "data" / "documents" / f"{key}.yaml"
        write_whole(path, format_document(document))
        self._take(document)
        return Stored(document, self._compare(key, article.text))

    def _document(self, key: str, text: str, metadata: Metadata, source_sha256: str) -> Document:
        sha256 = sha256_hex(text)
        return Document(
            id=f"document/{key}",
            key=key,
            file=f"{key}.txt",
            sha256=sha256,
            characters=len(text),
            label=self._label(key, metadata),
            source_sha256="" if source_sha256 == sha256 else source_sha256,
            **asdict(metadata),
        )

    def is_free(self, key: str) -> bool:
        """Return whether no document has the key."""
        return key not in self._keys

    def _is_taken(self, key: str, text: str) -> bool:
        """Return whether the key is somebody's; a text that a killed run left is its own."""
        if key in self._keys:
            return True
        left = self._folder / "texts" / f"{key}.txt"
        return left.exists() and left.read_bytes() != text.encode()

    def _label(self, key: str, metadata: Metadata) -> str:
        if metadata.publisher:
            return f"{metadata.publisher} ({key})"
        title = metadata.title or key
        return title if title not in self._labels else f"{title} ({key})"

    def _compare(self, key: str, text: str) -> tuple[Overlap, ...]:
        """Keep which documents count as one origin with this one, then put it into the index."""
        shared = self._index.shared(key, text)
        copies = [one for one in shared if self._rule and self._rule.one_origin(one)]
        fresh = {one.documents: one for one in copies}
        if fresh.items() - self._overlaps.items():
            self._overlaps |= fresh
            listed = [self._overlaps[pair] for pair in sorted(self._overlaps)]
            write_whole(self._folder / "data" / "overlaps.yaml", format_overlaps(listed))
        self._index.remember(key, self._keys[key], text)
        return tuple(copies)


@contextmanager
def open_shelf(root: Root, settings: Settings, named: Path | None = None) -> Iterator[Shelf]:
    """Yield the shelf of the root's own folder, which nobody else can open meanwhile.

    `named` is a further folder of texts. Raises DataError where the root is no workspace,
    BuildError while another process adds documents.
    """
    folder = root.workspace
    if folder is None:
        fix = "make a folder of your own with `kg init DIR`, and run this in it"
        raise DataError.single("", "there is no workspace to add documents to", fix)
    name = digest([str(folder.resolve())])
    with closing(Shingles(cache_dir() / "shingles" / f"{name}.sqlite")) as index:
        documents = read_documents(root.folders("documents"))
        rule = read_tables(root.table("wording.yaml")).origins
        shelf = Shelf(folder, documents, settings, index, rule)
        shelf.settle(root.text_folders(named))
        yield shelf
