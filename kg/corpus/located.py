"""YAML values that know their file and line, read strictly: no aliases, no repeated keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kg.errors import AiraceError, DataError, Problem
from kg.resources import refuse_special, visible

__all__ = ["SHA", "Located", "comment_lines", "parse_yaml", "read_yaml", "yaml_files"]

LARGEST_FILE = 64_000_000
DEEPEST = 20
SHA = re.compile(r"[0-9a-f]{64}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")


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

    @property
    def is_scalar(self) -> bool:
        """Return whether it is one value, neither list nor mapping."""
        return isinstance(self.node, yaml.ScalarNode)

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

    def truth(self) -> bool:
        """Return whether the scalar is `true`; only `true` and `false` are taken."""
        text = self.text()
        if text not in ("true", "false"):
            raise self.error(f"'{text}' is neither true nor false", "write true or false")
        return text == "true"

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

    def scalars(self) -> Iterator[str]:
        """Yield every text in the node, of keys too."""
        todo = [self.node]
        while todo:
            node = todo.pop()
            if isinstance(node, yaml.ScalarNode):
                yield str(node.value)
            elif isinstance(node, yaml.SequenceNode):
                todo += node.value
            elif isinstance(node, yaml.MappingNode):
                todo += [part for pair in node.value for part in pair]

    def texts(self, known: set[str] | None = None) -> dict[str, str]:
        """Return a mapping whose values are texts."""
        return {key: value.text() for key, value in self.mapping(known).items()}

    def require(self, fields: dict[str, Located], *names: str) -> None:
        """Raise DataError when one of the names is missing from `fields`."""
        for name in names:
            if name not in fields:
                raise self.error(f"the key '{name}' is missing", f"add '{name}: ...'")


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files directly in the folder, sorted by name.

    Hidden ones, which editors and systems leave, are no data. Raises DataError for one that would
    be passed over (another ending, or a folder further down), and for a pipe or device.
    """
    everything = visible(folder, "*.[yY]*")
    found = [path for path in everything if path.parent == folder and path.suffix == ".yaml"]
    for path in everything:
        if path.suffix.lower() in (".yaml", ".yml") and path not in found:
            fix = f"name it NAME.yaml, directly in {folder}"
            raise DataError.single(str(path), "this file would not be read", fix)
    return found


class _Loader(yaml.CBaseLoader):
    """The strict loader: every scalar is a text, and aliases are refused before they multiply."""


def read_yaml(path: Path) -> Located:
    """Return the root node of the file.

    Raises DataError when the file cannot be read, is not UTF-8, is no YAML, is empty,
    or uses anchors, aliases or tags.
    """
    return parse_yaml(_read_text(path), path)


def parse_yaml(text: str, path: Path) -> Located:
    """Return the root node of a text that stands in the file, or is to stand there.

    Raises DataError as `read_yaml` does.
    """
    _refuse_control(text, path)
    try:
        _refuse_tricks(path, text)
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


def _read_text(path: Path) -> str:
    """Return the text of the file, line ends made one."""
    refuse_special(path)
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
    return text.replace("\r\n", "\n").removeprefix("\ufeff")


def _refuse_control(text: str, path: Path) -> None:
    control = _CONTROL.search(text)
    if control:
        where = f"{path}:{text.count(chr(10), 0, control.start()) + 1}"
        what = f"the control character U+{ord(control[0]):04X} is not allowed"
        raise DataError.single(where, what, "take it out")


def _refuse_tricks(path: Path, text: str) -> None:
    """Refuse what multiplies (anchors), what would be lost (tags), and what is nested deep."""
    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=_Loader):
        opens = isinstance(event, yaml.CollectionStartEvent)
        depth += opens - isinstance(event, yaml.CollectionEndEvent)
        what = _trick(event, depth)
        if what:
            where = f"{path}:{event.start_mark.line + 1}"
            raise DataError.single(where, what, "write it out, plainly")


def _trick(event: Any, depth: int) -> str:  # noqa: ANN401  # events share no typed fields
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if anchor is not None:
        return f"the anchor '{anchor}' is not allowed"
    if tag is not None:
        return f"the tag '{tag}' is not allowed"
    return f"lists nested more than {DEEPEST} deep" if depth > DEEPEST else ""


def comment_lines(text: str) -> list[int]:
    r"""Return the numbers, from 1, of the lines of a YAML text that hold a comment.

    >>> comment_lines('# head\na: "x # y"\nb: z # why\n')
    [1, 3]
    """
    bare = list(text)
    event: Any
    for event in yaml.parse(text, Loader=_Loader) if "#" in text else ():
        if hasattr(event, "value"):
            begin, end = event.start_mark.index, event.end_mark.index
            bare[begin:end] = ("\n" if sign == "\n" else "x" for sign in text[begin:end])
    lines = "".join(bare).split("\n")
    return [number for number, line in enumerate(lines, 1) if "#" in line]
