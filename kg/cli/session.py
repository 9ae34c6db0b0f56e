"""What the commands share: which root, which texts, and the engine over its build."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.resources import Root, find_root, shipped_root

if TYPE_CHECKING:
    from kg.graph.engine import Engine
    from kg.model import Document
    from kg.query.entities import Named

__all__ = ["Session"]


class Session:
    """The root and texts that the user named, and what is made from them on first use."""

    def __init__(
        self, root: Path | None = None, texts: Path | None = None, endpoint: str = ""
    ) -> None:
        """Keep the options; nothing is read yet."""
        self._root, self._texts, self.endpoint = root, texts, endpoint
        self._read: dict[str, str] = {}

    @cached_property
    def root(self) -> Root:
        """The folders to work on."""
        return find_root(self._root)

    def hint_at_checkout(self) -> None:
        """Tell on stderr when the user stands in a checkout whose data are not those in use."""
        import click

        from kg.mark import is_checkout

        here = Path()
        if self.root != shipped_root() or not is_checkout(here):
            return
        if (here / "data").resolve() != self.root.data.resolve():
            used = f"hint: the data in use are {self.root.data}"
            click.echo(f"{used}; for those of this checkout: kg --root .", err=True)

    @cached_property
    def texts_dir(self) -> Path | None:
        """The folder of texts that the user named, or None; a workspace has its own beside."""
        if not (self._texts or os.environ.get("KG_TEXTS")):
            return None
        from kg.corpus.texts import texts_dir

        return texts_dir(self._texts)

    @cached_property
    def texts(self) -> dict[str, str]:
        """The texts at hand by document id, each with the SHA-256 that the data name."""
        folders = self.root.text_folders(self.texts_dir)
        if not folders:
            return {}
        from kg.corpus.registry import read_documents
        from kg.corpus.texts import read_texts

        return read_texts(read_documents(self.root.folders("documents")), *folders)

    def text_of(self, document: str) -> str:
        """Return the text of a document, by identifier, or nothing where it is not at hand.

        No other text is read. Raises LocatorError when it is not the text that was read.
        """
        folders = self.root.text_folders(self.texts_dir)
        if not folders:
            return ""  # what reads a text takes longer to import than a question to answer
        if document not in self._read:
            from kg.corpus.registry import find_document
            from kg.corpus.texts import read_texts

            known = find_document(self.root.folders("documents"), document.partition("/")[2])
            found = read_texts([known] if known else [], *folders)
            self._read[document] = found.get(document, "")
        return self._read[document]

    def text_as_it_is(self, document: Document) -> str:
        """Return the document's text even when it is no longer the one that was read.

        Raises LocatorError when it is not at hand or not UTF-8.
        """
        from kg.corpus.texts import changed_texts, no_text, read_texts

        folders = self.root.text_folders(self.texts_dir)
        found = changed_texts([document], *folders) or read_texts([document], *folders)
        if document.id not in found:
            fix = f"name a folder that holds {document.file} with --texts or KG_TEXTS"
            raise no_text(document, fix)
        return found[document.id]

    @cached_property
    def engine(self) -> Engine:
        """The engine over the build of the root, made when it is not there, or over a server."""
        from kg.graph.engine import Engine

        if self.endpoint:
            from kg.graph.endpoint import Endpoint, RemoteStore
            from kg.graph.profile import find_profile

            found = find_profile(self.endpoint)
            remote = RemoteStore(Endpoint(found.query), found.default_graph)
            return Engine(remote, self.root.prefixes())
        return Engine.on_disk(self.build, self.root.prefixes())

    @cached_property
    def build(self) -> Path:
        """The folder of the root's build, made when it is not there or damaged."""
        from kg.graph.builds import is_whole
        from kg.graph.store import build_dir

        folder = build_dir(self.root)
        if not is_whole(folder):
            from kg.pipeline import ensure_build

            if folder.exists():
                click.echo(f"{folder} is damaged and is made again", err=True)
            folder = ensure_build(self.root, self.texts_dir)
        return folder

    def entity(self, name: str, kind: str = "") -> Named:
        """Return the entity that a user named, one of class `kind` before any other.

        Raises UnknownName with near names when there is none.
        """
        from kg.query.entities import look_up

        return look_up(self.engine, self.root.queries, name, kind)

    def refuse_same(self, first: tuple[str, Named], second: tuple[str, Named]) -> None:
        """Raise UsageError where two names, each as it was typed, mean one entity."""
        from kg.cli.printing import plain

        (one, meant), (other, also) = first, second
        if meant.id == also.id:
            same = f"{one} and {other} are" if one != other else f"{one} twice is"
            what = plain(f"{same} one and the same, {meant.label} ({meant.id})")
            raise click.UsageError(f"{what}; name two")

    @cached_property
    def names(self) -> list[Named]:
        """All entities of the build with their names."""
        from kg.query.entities import read_names

        return read_names(self.engine, self.root.queries)
