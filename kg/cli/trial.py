"""Proposals for a text that is in no workspace, to try it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.corpus.candidates import CandidatesFile
    from kg.extract.parse.parsing import Parsing
    from kg.extract.signs.lexicon import Lexicon

__all__ = ["of_file"]


def of_file(
    session: Session, path: Path, record: tuple[str, str], parsing: Parsing | None
) -> CandidatesFile:
    """Return what a text gives; `record` is the day of publication and the publisher."""
    from kg.corpus.candidates import CandidatesFile
    from kg.extract.proposing import propose
    from kg.identifiers import sha256_hex
    from kg.model import Document
    from kg.rulebook import read_lexicon, read_rules

    text = _read(session, path)
    sha = sha256_hex(text)
    lexicon = read_lexicon(session.root)
    document = Document(
        id="document/text", key="text", file=path.name, sha256=sha, characters=len(text),
        label=path.name, published=_day(record[0], lexicon), publisher=record[1],
    )  # fmt: skip
    found = propose(document, text, lexicon, read_rules(), parsing)
    made = (found.entities, found.candidates, found.unsaid)
    return CandidatesFile(path.name, sha, "rules", *made)


def _read(session: Session, path: Path) -> str:
    """Return the text of the file in whatever encoding it is, as `kg add` would store it."""
    from kg.errors import DataError, UnreadableDocument
    from kg.reading.encoding import decode
    from kg.reading.job import problems_at
    from kg.reading.normalisation import normalise
    from kg.reading.settings import read_settings

    limits = read_settings(session.root.table("reading.yaml")).limits
    try:
        return normalise(decode(path.read_bytes(), limits).text)[0]
    except UnreadableDocument as error:
        raise UnreadableDocument(*problems_at(error.problems, str(path))) from error
    except OSError as error:
        what = f"it cannot be read: {error.strerror or error}"
        raise DataError.single(str(path), what, "name a text file that is there") from error


def _day(date: str, lexicon: Lexicon) -> str:
    """Return the day of publication as it is; raise UsageError when it is no date."""
    from kg.model import parse_date

    try:
        return parse_date(date, lexicon.table).edtf if date else ""
    except ValueError as error:
        raise click.UsageError(f"--date: {error}") from error
