"""What the tests of reading stand on: the shipped settings, and files made here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.reading.settings import Settings, read_settings
from kg.resources import shipped_root


@pytest.fixture(scope="session")
def settings() -> Settings:
    """Return the shipped settings."""
    return read_settings(shipped_root().data / "reading.yaml")


Write = Callable[[str, bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return the function that writes a file into a folder of the test, and tells its path."""

    def written(name: str, data: bytes) -> Path:
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    return written
