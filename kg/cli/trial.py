"""Proposals for a text that is in no workspace, to try it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.corpus.candidates import CandidatesFile
    from kg.extract.lexicon import Lexicon
    from kg.extract.parsing import Parsing

__all__ = ["of_file"]


def of_file(
    session: Session, path: Path, record: tuple[str, str], parsing: Parsing | None
) -> CandidatesFile:
    """Return what a text gives; `record` is the day of publication and the publisher."""
    from kg.corpus.candidates import CandidatesFile
    from kg.errors import DataError
    from kg.extract.proposing import propose
    from kg.identifiers import sha256_hex
    from kg.model import Document
    from kg.rulebook import read_lexicon, read_rules

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError.single(
            str(path), f"this is no text: {error}", "save it as UTF-8"
        ) from error
    sha = sha256_hex(text)
    lexicon = read_lexicon(session.root)
    document = Document(
        id="document/text", key="text", file=path.name, sha256=sha, characters=len(text),
        label=path.name, published=_day(record[0], lexicon), publisher=record[1],
    )  # fmt: skip
    found = propose(document, text, lexicon, read_rules(), parsing)
    made = (found.entities, found.candidates, found.unsaid)
    return CandidatesFile(path.name, sha, "rules", *made)


def _day(date: str, lexicon: Lexicon) -> str:
    """Return the day of publication as it is; raise UsageError when it is no date."""
    from kg.model import parse_date

    try:
        return parse_date(date, lexicon.table).edtf if date else ""
    except ValueError as error:
        raise click.UsageError(f"--date: {error}") from error
