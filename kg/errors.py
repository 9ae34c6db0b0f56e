"""The error family: every message says where, what, and what to do."""

from __future__ import annotations

__all__ = [
    "AiraceError",
    "BuildError",
    "ClusterError",
    "DataError",
    "EndpointError",
    "LocatorError",
    "MissingExtra",
    "ModelError",
    "NotConnected",
    "NothingToDraw",
    "OutputError",
    "Problem",
    "QueryError",
    "ResourceMissing",
    "UnknownName",
    "UnreadableDocument",
]

SHOWN_AT_MOST = 20


class Problem:
    r"""One thing that is wrong: where, what, and what to do about it.

    >>> str(Problem("data/claims/a.yaml:3", "unknown property 'foundedby'", "write foundedBy"))
    "data/claims/a.yaml:3: unknown property 'foundedby'\n  fix: write foundedBy"
    """

    __slots__ = ("fix", "what", "where")

    def __init__(self, where: str, what: str, fix: str) -> None:
        """Keep the three parts as they are."""
        self.where, self.what, self.fix = where, what, fix

    def __str__(self) -> str:
        """Return the two lines that a user reads."""
        where = f"{self.where}: " if self.where else ""
        return f"{where}{self.what}\n  fix: {self.fix}"


class AiraceError(Exception):
    """What went wrong in terms of the user's files or words; never a bug of ours.

    `code` is the heading of the section in docs/errors.md that says more.
    """

    code = "error"

    def __init__(self, *problems: Problem) -> None:
        """Take one problem or several that were collected."""
        super().__init__(*problems)
        self.problems = problems

    @classmethod
    def single(cls, where: str, what: str, fix: str) -> AiraceError:
        """Return an error with one problem."""
        return cls(Problem(where, what, fix))

    def __str__(self) -> str:
        """Return up to 20 problems, the number of the rest, and where to read more."""
        lines = [str(problem) for problem in self.problems[:SHOWN_AT_MOST]]
        rest = len(self.problems) - SHOWN_AT_MOST
        if rest > 0:
            lines.append(f"... and {rest} more")
        lines.append(f"more: docs/errors.md#{self.code}")
        return "\n".join(lines)


class DataError(AiraceError):
    """A file under data/ or ontology/ cannot be read as what it should be."""

    code = "wrong-data"


class LocatorError(AiraceError):
    """A passage is not in the text at the place that the data names."""

    code = "passage-mismatch"


class UnknownName(AiraceError):
    """A name given on the command line stands for nothing in the graph."""

    code = "unknown-name"


class NotConnected(AiraceError):
    """No chain of claims joins the two entities."""

    code = "not-connected"


class NothingToDraw(AiraceError):
    """A picture has nothing to show, or more than it can hold."""

    code = "nothing-to-draw"


class QueryError(AiraceError):
    """A query cannot be read or answered."""

    code = "wrong-query"


class OutputError(AiraceError):
    """A file cannot be written; what stood there before is untouched."""

    code = "not-written"


class BuildError(AiraceError):
    """The store of a build is missing, damaged or cannot be made."""

    code = "build-failed"


class EndpointError(AiraceError):
    """A SPARQL server cannot be reached, refuses, or answers what is no answer."""

    code = "endpoint-failed"


class ClusterError(AiraceError):
    """A Dask cluster cannot be reached, has no workers, or runs another version than this."""

    code = "cluster-failed"


class UnreadableDocument(AiraceError):
    """A file that was to be added holds no text that can be read."""

    code = "unreadable-document"


class MissingExtra(AiraceError):
    """A library of an optional extra is not installed."""

    code = "missing-extra"


class ModelError(AiraceError):
    """A language model's server cannot be asked, or does not answer as it should."""

    code = "model-failed"


class ResourceMissing(AiraceError):
    """A folder that ships with the project is not where it should be."""

    code = "missing-folder"
