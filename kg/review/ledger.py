"""What was saved, step by step, and how each step is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.corpus.additions import Addition
from kg.corpus.canonical import format_claims_file
from kg.corpus.decisions import DecisionsFile, format_decisions, read_decisions
from kg.corpus.passages import ClaimsFile
from kg.errors import DataError
from kg.output import write_all
from kg.review.docket import Docket

__all__ = ["Ledger", "Step"]


@dataclass(frozen=True)
class Step:
    """One decision as it was saved: the docket as it was, and each file before and after."""

    docket: Docket
    decisions: DecisionsFile
    made: DecisionsFile
    claims: ClaimsFile
    before: tuple[tuple[Path, str | None], ...]
    after: tuple[Addition, ...]

    @property
    def changed(self) -> set[str]:
        """Return the proposals that were decided in this step."""
        known = set(self.decisions.decisions)
        return {one.id for one in self.made.decisions if one not in known}

    @property
    def removed(self) -> set[str]:
        """Return the proposals whose decision was taken back in this step."""
        left = {one.id for one in self.made.decisions}
        return {one.id for one in self.decisions.decisions} - left

    @property
    def entities(self) -> bool:
        """Return whether files of entities were written."""
        return any(path.parent.name == "entities" for path, _ in self.after)


class Ledger:
    """The steps of a session; each may be several files, and one undo may be several steps."""

    def __init__(self) -> None:
        """Begin with no step."""
        self._groups: list[list[Step]] = []

    def __len__(self) -> int:
        """Return how many times one can undo."""
        return len(self._groups)

    def decided(self) -> int:
        """Return how many proposals the steps decided, each counted once."""
        return len({key for group in self._groups for step in group for key in step.changed})

    def save(
        self,
        docket: Docket,
        decisions: DecisionsFile,
        claims: ClaimsFile | None = None,
        entities: Sequence[Addition] = (),
    ) -> None:
        """Write entities, then claims, then decisions, each file whole, or none.

        Killed in between, the files can be read, and the proposal is only asked again: accepting
        it once more adds nothing twice. Raises DataError, and writes nothing, when somebody else
        decided on the document meanwhile.
        """
        if read_decisions(docket.decisions_path) != docket.decisions:
            what = "decisions were written by another review meanwhile"
            fix = "quit (q) and run kg review again: it goes on from those"
            raise DataError.single(str(docket.decisions_path), what, fix)
        files = list(entities)
        if claims is not None and claims != docket.claims:
            files.append((claims.path, format_claims_file(claims)))
        files.append((docket.decisions_path, format_decisions(decisions)))
        before = tuple((path, _read(path)) for path, _ in files)
        step = Step(docket, docket.decisions, decisions, docket.claims, before, tuple(files))
        write_all(dict(files))
        docket.decisions = decisions
        docket.claims = claims or docket.claims
        self._groups.append([step])

    def join(self, since: int) -> None:
        """Make one step of all that were saved since there were so many."""
        joined = [step for group in self._groups[since:] for step in group]
        self._groups[since:] = [joined] if joined else []

    def undo(self) -> list[Step]:
        """Take the last step back and return what it was made of, last first; [] for nothing.

        Raises DataError, and changes nothing, when one of its files was changed by another.
        """
        if not self._groups:
            return []
        steps = self._groups[-1][::-1]
        _refuse_changed(steps)
        for step in steps:
            back = step.before[::-1]
            write_all({path: text for path, text in back if text is not None})
            for path in (path for path, text in back if text is None):
                path.unlink(missing_ok=True)
            step.docket.decisions, step.docket.claims = step.decisions, step.claims
        self._groups.pop()
        return steps


def _refuse_changed(steps: Sequence[Step]) -> None:
    last = {path: text for step in steps[::-1] for path, text in step.after}
    for path, text in last.items():
        if _read(path) != text:
            what = "the file was changed since; undoing would lose that"
            raise DataError.single(str(path), what, "mend it by hand")


def _read(path: Path) -> str | None:
    return path.read_bytes().decode("utf-8") if path.is_file() else None
