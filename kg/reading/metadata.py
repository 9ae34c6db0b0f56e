"""What a document says of itself, made harmless: one line each, or nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, fields, replace

from kg.corpus.documents import is_address, is_language
from kg.reading.dates import stated_date
from kg.reading.settings import Limits

__all__ = ["Metadata", "clean", "clean_metadata"]

# Kept of the invisible signs: the joiners, which Persian, Indian and emoji spelling needs.
_JOINERS = "\u200c\u200d"
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Metadata:
    """Title, author and origin of a document; an empty text is what nobody stated.

    `published` is EDTF, `language` a language tag.
    """

    title: str = ""
    author: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    language: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the names of what is not known.

        >>> Metadata(title="Boxer 2 is out", url="https://a.example/").missing
        ('author', 'publisher', 'published', 'language')
        """
        return tuple(one.name for one in fields(self) if not getattr(self, one.name))

    def over(self, other: Metadata) -> Metadata:
        """Return this metadata, with what it lacks taken from the other."""
        return replace(self, **{name: getattr(other, name) for name in self.missing})


def clean(text: str, longest: int) -> str:
    r"""Return the text as one harmless line of at most `longest` characters.

    Control characters, changes of the writing direction and runs of space go; a text that was cut
    ends in an ellipsis.

    >>> clean("  Boxer\n2 \u202eis\x1b out", 20), clean("Boxer", 4)
    ('Boxer 2 is out', 'Box…')
    """
    line = _SPACE.sub(" ", text[: 50 * longest])
    kept = "".join(sign for sign in line if _shown(sign)).strip()
    kept = _SPACE.sub(" ", kept)
    return kept if len(kept) <= longest else kept[: longest - 1].rstrip() + "…"


def _shown(sign: str) -> bool:
    return sign in _JOINERS or unicodedata.category(sign) not in _HIDDEN


def clean_metadata(found: Metadata, limits: Limits) -> tuple[Metadata, tuple[str, ...]]:
    """Return the metadata in the form that a document takes, and notes on what was left out."""
    url = found.url.strip()
    lines = {
        name: clean(getattr(found, name), limits.field) for name in ("title", "author", "publisher")
    }
    language = found.language.strip().replace("_", "-")
    kept = Metadata(
        **lines,
        url=url if is_address(url) and len(url) <= limits.address else "",
        published=stated_date(found.published),
        language=language if is_language(language) and len(language) <= limits.field else "",
    )
    left = [name for name in ("url", "published", "language") if name in kept.missing]
    stated = [(name, clean(getattr(found, name), limits.field)) for name in left]
    notes = tuple(f"its {name} is left out: '{text}'" for name, text in stated if text)
    return kept, notes
