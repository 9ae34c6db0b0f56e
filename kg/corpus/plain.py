"""A YAML file as plain mappings, lists and texts, read as strictly as all others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from kg.corpus.located import Located, read_yaml

__all__ = ["read_plain"]


def read_plain(path: Path) -> Any:  # noqa: ANN401 - the shape is the file's own
    """Return what the file holds; every scalar is text. Raises DataError as all YAML does."""
    return _plain(read_yaml(path))


def _plain(node: Located) -> Any:  # noqa: ANN401
    if isinstance(node.node, yaml.MappingNode):
        return {key: _plain(value) for key, value in node.mapping().items()}
    if isinstance(node.node, yaml.SequenceNode):
        return [_plain(item) for item in node.items()]
    return node.text()
