"""Larger batches: what waits as a CSV table, and the decisions read back from it."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.errors import AiraceError, DataError, Problem
from kg.export.formats import safe_cell
from kg.model import Candidate, NewEntity
from kg.review.desk import Desk
from kg.review.docket import Docket
from kg.review.known import Known
from kg.review.proposal import Proposal, named_in

__all__ = ["LISTED", "apply_table", "format_table", "rows"]

LISTED = ("document", "paragraph", "tier", "rule", "sentence", "by", "modality", "words", "id")
_COLUMNS = (
    "id", "decision", "reason", "document", "paragraph", "tier", "rule", "sentence", "by",
    "modality", "passage", "against",
)  # fmt: skip
_WORDS = {
    "a": "accepted", "accept": "accepted", "accepted": "accepted", "y": "accepted",
    "yes": "accepted", "r": "rejected", "reject": "rejected", "rejected": "rejected",
    "n": "rejected", "no": "rejected",
    "s": "skipped", "skip": "skipped", "skipped": "skipped",
}  # fmt: skip
LARGEST_TABLE = 64_000_000
_LONGEST_PASSAGE = 2_000

Found = dict[str, tuple[Docket, Proposal]]


def rows(dockets: Sequence[Docket], known: Known) -> Iterator[dict[str, str]]:
    """Yield what waits, a row of texts each, in the order of the documents."""
    for docket in dockets:
        for one in docket.waiting():
            yield {"id": docket.id_of(one), "document": docket.document.key, **_row(one, known)}


def _row(one: Proposal, known: Known) -> dict[str, str]:
    if not isinstance(one, Candidate):
        sentence = f"new name: {one.label} ({one.kind})"
        empty = dict.fromkeys(("paragraph", "tier", "by", "modality"), "")
        return {**empty, "rule": one.reason, "sentence": sentence, "words": one.label}
    options = dict(one.options)
    by = options.get("by", "")
    denied = "denied, " if options.get("denied") == "true" else ""
    return {
        "paragraph": str(one.locator.paragraph),
        "tier": str(one.tier),
        "rule": one.rule,
        "sentence": known.sentence(one),
        "by": by,
        "modality": denied + options.get("modality", "claimed" if by else "stated"),
        "words": one.locator.words,
    }


def format_table(desk: Desk, dockets: Sequence[Docket]) -> str:
    """Return the table as CSV, `decision` and `reason` empty; no cell is a formula.

    `passage` is the text of the passage where it is at hand, `against` why the proposal could
    not be accepted as it stands.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for docket in dockets:
        new = {one.label for one in docket.waiting() if isinstance(one, NewEntity)}
        for one, row in zip(docket.waiting(), rows([docket], desk.known), strict=True):
            row |= {"decision": "", "reason": "", "passage": _passage(docket, one)}
            row["against"] = "; ".join(_against(desk, docket, one, new))
            writer.writerow({key: safe_cell(_shown(cell)) for key, cell in row.items()})
    return out.getvalue()


def _against(desk: Desk, docket: Docket, one: Proposal, new: set[str]) -> Iterator[str]:
    """Yield why the proposal could not be accepted; of names that wait too, only that they do."""
    named = dict.fromkeys(named_in(one)) if isinstance(one, Candidate) else {}
    needed = [name for name in named if name in new and desk.known.entity(name) is None]
    yield from (f"accept the new name '{name}' with it" for name in needed)
    for why in desk.refusals(docket, one):
        if not any(why.startswith(f"nothing is called '{name}'") for name in needed):
            yield why


def _shown(cell: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in cell)


def _passage(docket: Docket, one: Proposal) -> str:
    at = one.locator if isinstance(one, Candidate) else one
    text = docket.text or ""
    return text[at.start : min(at.end, at.start + _LONGEST_PASSAGE)]


def apply_table(
    desk: Desk, dockets: Sequence[Docket], path: Path
) -> tuple[dict[str, int], list[Problem]]:
    """Do what the filled-in table says; returns how many of each decision, and the wrong rows.

    New names come first, so that the claims that need them can stand. A wrong row is told of
    with its line, and the others are done all the same. Raises DataError for a file that is no
    such table; then nothing is done.
    """
    waiting: Found = {
        docket.id_of(one): (docket, one) for docket in dockets for one in docket.waiting()
    }
    settled = _settled(dockets)
    counts, problems = Counter[str](), list[Problem]()
    read = sorted(_read(path), key=lambda row: row[1]["id"].startswith("candidate/"))
    read = list(_unchanged(read, waiting, desk.known, path, problems))
    named = _accept_names(desk, waiting, [row for _, row in read])
    for line, row in read:
        word = row["decision"].strip().casefold()
        try:
            if row["id"] in named:
                named.discard(row["id"])
                settled[row["id"]] = "accepted"
                counts["accepted"] += 1
            elif word:
                counts[_decide(desk, waiting, settled, row, word)] += 1
        except AiraceError as error:
            where = f"{path}:{line}"
            problems += [Problem(where, one.what, one.fix) for one in error.problems]
    problems.sort(key=lambda one: int(one.where.rpartition(":")[2]))
    return dict(sorted(counts.items())), problems


def _settled(dockets: Sequence[Docket]) -> dict[str, str]:
    """Return what was accepted or rejected before, by identifier."""
    files = (docket.decisions.settled() for docket in dockets)
    return {key: str(one.choice) for file in files for key, one in file.items()}


def _unchanged(
    rows: Iterable[tuple[int, dict[str, str]]],
    waiting: Found,
    known: Known,
    path: Path,
    problems: list[Problem],
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows but those that accept what somebody has written over; these are told of."""
    for line, row in rows:
        accepts = _WORDS.get(row["decision"].strip().casefold()) == "accepted"
        if accepts and row["id"] in waiting:
            _, one = waiting[row["id"]]
            changed = [key for key, cell in _row(one, known).items() if _differs(row, key, cell)]
            if changed and not _is_worded(one, row, changed):
                what = f"{' and '.join(changed)} was changed, but only decision and reason are read"
                fix = "put it back, or leave the row empty and edit the claim in kg review (e)"
                problems.append(Problem(f"{path}:{line}", what, fix))
                continue
        yield line, row


def _differs(row: dict[str, str], key: str, cell: str) -> bool:
    """Return whether the table has another text than was written for one that is accepted."""
    found = row.get(key)
    shown = key in ("sentence", "by", "modality") and found is not None
    return shown and (found or "").split() != safe_cell(_shown(cell)).split()


def _is_worded(one: Proposal, row: dict[str, str], changed: list[str]) -> bool:
    """Return whether the sentence has all parts of the claim: its verb goes by what is known."""
    parts = (one.subject, one.object) if isinstance(one, Candidate) else ()
    return changed == ["sentence"] and bool(parts) and all(p in row["sentence"] for p in parts)


def _accept_names(desk: Desk, waiting: Found, rows: Iterable[dict[str, str]]) -> set[str]:
    """Accept the new names of the rows that say so, all at once; return which could be.

    What goes wrong is left to be told with its row.
    """
    words: dict[str, str] = {}
    for row in rows:
        words.setdefault(row["id"], row["decision"].strip().casefold())
    wanted: dict[str, tuple[Docket, NewEntity]] = {}
    for key, word in words.items():
        if key in waiting and _WORDS.get(word) == "accepted":
            docket, one = waiting[key]
            if isinstance(one, NewEntity):
                wanted[key] = docket, one
    try:
        refused = desk.accept_names(list(wanted.values()))
    except AiraceError:
        return set()
    return {key for key, reasons in zip(wanted, refused, strict=True) if not reasons}


def _decide(
    desk: Desk, waiting: Found, settled: dict[str, str], row: dict[str, str], word: str
) -> str:
    """Do what one row says, and return what that was."""
    if word not in _WORDS:
        fix = "write accept, reject, skip, or nothing"
        raise DataError.single("", f"unknown decision '{word}'", fix)
    done = _WORDS[word]
    if (before := settled.get(row["id"])) is not None:
        if done not in (before, "skipped"):
            fix = (
                "take a claim out with kg claim ... --undo; "
                "what was rejected is asked again without its line in decisions/"
            )
            raise DataError.single("", f"it is {before} already", fix)
        return "decided before"
    if row["id"] not in waiting:
        fix = "write the table again: kg review --table FILE"
        raise DataError.single("", f"no proposal '{row['id']}' waits", fix)
    docket, one = waiting[row["id"]]
    if done == "accepted":
        desk.accept(docket, one)
    elif done == "rejected":
        desk.reject(docket, one, _shown(row["reason"]).strip())
    else:
        desk.skip(docket, one)
    if done != "skipped":
        settled[row["id"]] = done
    return done


def _read(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Return line and cells of each row; raises DataError when this is no such table."""
    try:
        if path.stat().st_size > LARGEST_TABLE:
            raise DataError.single(str(path), "the file is larger than 64 MB", "split it")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        what = error.strerror or str(error)
        raise DataError.single(str(path), what, "name the file of `kg review --table`") from error
    except UnicodeDecodeError as error:
        raise DataError.single(str(path), "it is not UTF-8", "save it as CSV UTF-8") from error
    head = text.partition("\n")[0]
    delimiter = max((",", ";", "\t"), key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
    try:
        found = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        where = f"{path}:{reader.line_num}"
        raise DataError.single(where, f"this is no CSV: {error}", "save it as CSV") from error
    lacking = {"id", "decision", "reason"} - set(reader.fieldnames or ())
    if lacking:
        what = f"the column {' and '.join(sorted(lacking))} is missing"
        raise DataError.single(f"{path}:1", what, "keep the columns of `kg review --table`")
    return found
