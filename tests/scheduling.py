"""Which worker of pytest-xdist gets which tests."""

from __future__ import annotations

from xdist.scheduler import LoadFileScheduling

__all__ = ["ByFile"]

#: the expressions of the rules take ten seconds to compile, once in each process
EXTRACTION = "tests/extract/"


class ByFile(LoadFileScheduling):  # type: ignore[misc]  # xdist has no types
    """Gives all tests of a file to one worker, so that what they share is made once.

    The files of extraction stay together too.
    """

    def _split_scope(self, nodeid: str) -> str:
        """Return what is given away as a whole, and holds this test."""
        return EXTRACTION if nodeid.startswith(EXTRACTION) else nodeid.partition("::")[0]
