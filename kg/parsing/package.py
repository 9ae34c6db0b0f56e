"""The package with the parser's model: whether it is installed, and is the one that is meant."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from kg.errors import DataError, MissingExtra

__all__ = ["ModelPackage", "package_digest"]


def package_digest(folder: Path) -> str:
    """Return the SHA-256 of the names and contents of all files below a folder.

    What Python writes beside sources (`__pycache__`) does not count. Raises OSError for a file
    that cannot be read.
    """
    sums = hashlib.sha256()
    files = {one.relative_to(folder).as_posix(): one for one in folder.rglob("*") if one.is_file()}
    for name in sorted(files):
        if "__pycache__" not in name:
            content = hashlib.sha256(files[name].read_bytes()).hexdigest()
            sums.update(f"{content}  {name}\n".encode())
    return sums.hexdigest()


@dataclass(frozen=True)
class ModelPackage:
    """Name of the package, the folder in it that holds the data, and the digest of its files.

    `install` is the command that installs what is missing.
    """

    name: str
    folder: str
    sha256: str
    install: str

    @classmethod
    def read(cls, table: Mapping[str, str]) -> ModelPackage:
        """Return the package that a table names; raises KeyError for a part that it lacks."""
        return cls(table["name"], table["folder"], table["sha256"], table["install"])

    def is_installed(self) -> bool:
        """Return whether the model and the library that reads it are there."""
        return find_spec(self.name) is not None and find_spec("spacy") is not None

    def checked_folder(self) -> Path:
        """Return the folder of the data. Nothing of the package is run.

        Raises MissingExtra when it is not installed, and DataError when a file in it is not the
        one that is meant.
        """
        spec = find_spec(self.name)
        if not self.is_installed() or spec is None or spec.origin is None:
            what = "parsing needs the extra 'nlp', which is not installed"
            raise MissingExtra.single("", what, self.install)
        top = Path(spec.origin).parent
        if package_digest(top) != self.sha256:
            what = "the files of the parser's model are not those that airace was tested with"
            raise DataError.single(str(top), what, f"{self.install} --force-reinstall")
        return top / self.folder
