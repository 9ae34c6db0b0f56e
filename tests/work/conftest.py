"""The tests of work add documents to a workspace, as those of the commands do."""

from tests.cli.conftest import source, space

__all__ = ["source", "space"]
