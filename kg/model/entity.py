"""Entities: the things that claims are about; documents are entities too."""

from __future__ import annotations

from kg.model.base import Noun

__all__ = ["Document", "Entity"]


class Entity(Noun):
    """A thing with an identifier, a class, a preferred label and aliases."""

    id: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    note: str = ""
    plural: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Return the label and the aliases."""
        return (self.label, *self.aliases)


class Document(Noun):
    """A published text or table, without its words.

    `characters` counts Unicode code points of the file; `published` is EDTF or empty.
    `source_sha256` is the digest of the file that the text was made from, where it was another.
    A table has a `mapping`: the file in data/mappings that says what its cells claim. As a later
    release of another one it `replaces` that one, which is named by its key.
    """

    id: str
    key: str
    file: str
    sha256: str
    characters: int
    label: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    language: str = "en"
    source_sha256: str = ""
    mapping: str = ""
    replaces: str = ""
