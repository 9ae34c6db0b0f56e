"""YAML values that know their file and line, read strictly: no aliases, no repeated keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from kg.errors import AiraceError, DataError, Problem

__all__ = ["Located", "read_yaml"]

LARGEST_FILE = 64_000_000


@dataclass(frozen=True)
class Located:
    """One YAML node with the place where it stands. Every scalar is text."""

    path: Path
    node: yaml.Node

    @property
    def line(self) -> int:
        """Return the line of the node, from 1."""
        return int(self.node.start_mark.line) + 1

    @property
    def where(self) -> str:
        """Return file and line as an error shows them."""
        return f"{self.path}:{self.line}"

    def error(self, what: str, fix: str) -> AiraceError:
        """Return the error for something wrong at this place."""
        return DataError(Problem(self.where, what, fix))

    def text(self) -> str:
        """Return the text of a scalar."""
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.error("a text was expected, not a list or mapping", "write one value")
        return str(self.node.value)

    def number(self) -> int:
        """Return a whole number that is not negative."""
        text = self.text()
        if not (text.isascii() and text.isdigit() and len(text) < 16):
            raise self.error(f"'{text}' is not a whole number", "write digits only")
        return int(text)

    def items(self) -> Iterator[Located]:
        """Yield the items of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.error("a list was expected", "begin each item with '- '")
        for node in self.node.value:
            yield Located(self.path, node)

    def mapping(self, known: set[str] | None = None) -> dict[str, Located]:
        """Return a mapping by key; a repeated key, or one that is not `known`, is an error."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.error("a mapping was expected", "write 'key: value' lines")
        found: dict[str, Located] = {}
        for key_node, value_node in self.node.value:
            key = Located(self.path, key_node)
            name = key.text()
            if name in found:
                raise key.error(f"the key '{name}' stands twice", "keep one of the two")
            if known is not None and name not in known:
                cure = f"use one of: {', '.join(sorted(known))}"
                raise key.error(f"unknown key '{name}'", cure)
            found[name] = Located(self.path, value_node)
        return found

    def texts(self, known: set[str] | None = None) -> dict[str, str]:
        """Return a mapping whose values are texts."""
        return {key: value.text() for key, value in self.mapping(known).items()}

    def require(self, fields: dict[str, Located], *names: str) -> None:
        """Raise DataError when one of the names is missing from `fields`."""
        for name in names:
            if name not in fields:
                raise self.error(f"the key '{name}' is missing", f"add '{name}: ...'")


class _Loader(yaml.CBaseLoader):
    """The strict loader: every scalar is a text, and aliases are refused before they multiply."""


def read_yaml(path: Path) -> Located:
    """Return the root node of the file.

    Raises DataError when the file cannot be read, is not UTF-8, is no YAML, is empty,
    or uses anchors and aliases.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DataError.single(str(path), "the file is larger than 64 MB", "split it")
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        cure = "make it readable, or take it away"
        raise DataError.single(str(path), error.strerror or str(error), cure) from error
    except UnicodeDecodeError as error:
        what = f"byte {error.start} is not UTF-8"
        raise DataError.single(str(path), what, "save the file as UTF-8") from error
    try:
        _refuse_aliases(path, text)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        what = f"this is not YAML: {error.problem or error.context}"
        raise DataError.single(where, what, "put quotes round text with : or #") from error
    except (yaml.YAMLError, RecursionError) as error:
        what = f"this is not YAML: {type(error).__name__}"
        raise DataError.single(str(path), what, "take control characters out") from error
    if node is None:
        raise DataError.single(str(path), "the file is empty", "fill it, or delete it")
    return Located(path, node)


def _refuse_aliases(path: Path, text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            where = f"{path}:{event.start_mark.line + 1}"
            raise DataError.single(where, f"the anchor '{anchor}' is not allowed", "write it out")
        opens = isinstance(event, yaml.CollectionStartEvent)
        depth += opens - isinstance(event, yaml.CollectionEndEvent)
        if depth > 20:
            where = f"{path}:{event.start_mark.line + 1}"
            raise DataError.single(where, "lists nested more than 20 deep", "flatten them")
