"""How identifiers are minted: from what a thing is, never from where it stood in a file."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

__all__ = ["digest", "fold", "sha256_hex", "slug"]

_SEPARATOR = "\x1f"
# A separator that stands in a part itself must not make two lists of parts look alike.
_GUARDED = str.maketrans({_SEPARATOR: "\x1b\x1f", "\x1b": "\x1b\x1b"})
_DROPPED = re.compile(r"[\s\-\u2010-\u2015_'’]+")
_NOT_SLUG = re.compile(r"(?<!\d)\.|\.(?!\d)|[^a-z0-9.]+")


def digest(parts: Iterable[str]) -> str:
    """Return 16 hexadecimal digits (64 bits) that depend on the parts and their order.

    >>> digest(["a", "b"]) == digest(["a", "b"]), digest(["ab"]) == digest(["a", "b"])
    (True, False)
    """
    listed = list(parts)
    joined = _SEPARATOR.join(listed)
    # Nearly no part holds one of the two signs, and `translate` costs more than all the rest.
    if joined.count(_SEPARATOR) >= len(listed) or "\x1b" in joined:
        joined = _SEPARATOR.join(part.translate(_GUARDED) for part in listed)
    return sha256_hex(joined)[:16]


def sha256_hex(text: str) -> str:
    """Return the SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def fold(name: str) -> str:
    """Return the key by which names are matched: case, space, hyphen and apostrophe fold away.

    >>> fold("Qwen 2.5-Max") == fold("qwen2.5 max"), fold("Qwen 2.5") == fold("Qwen 25")
    (True, False)
    """
    return _DROPPED.sub("", unicodedata.normalize("NFKC", name).casefold())


def slug(name: str) -> str:
    """Return a name as the last part of an identifier.

    >>> slug("Liang's interview with Waves"), slug("Llama-3.1-405B")
    ('liangs-interview-with-waves', 'llama-3.1-405b')
    >>> slug("U.S. AI firms")
    'u-s-ai-firms'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = _NOT_SLUG.sub("-", plain.replace("'", ""))
    return re.sub("-+", "-", words).strip("-")
