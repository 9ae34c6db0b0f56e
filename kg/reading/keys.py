"""The key of a new document: readable, short, safe as a file name, and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.identifiers import slug

__all__ = ["choose_key", "plain_key"]

_LETTERS = re.compile(r"[a-z]")
# Names that are devices on some systems, whatever their ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")


def plain_key(name: str, longest: int) -> str:
    """Return the name as a key of whole words; empty where nothing of it is left.

    >>> plain_key("../../etc/passwd", 60), plain_key("Acme’s Boxer 2 is out", 14)
    ('etc-passwd', 'acmes-boxer-2')
    >>> plain_key("阿里云", 60), plain_key("NUL.txt", 60)
    ('', 'document-nul-txt')
    """
    key = slug(name[: 20 * longest].replace("’", "'"))
    if len(key) > longest:
        whole = re.sub(r"[.-][^.-]*$", "", key[: longest + 1])
        key = (whole if len(whole) <= longest else key[:longest]).strip(".-")
    return f"document-{key}" if _DEVICE.fullmatch(key.replace("-", ".")) else key


def choose_key(title: str, stem: str, taken: Callable[[str], bool], longest: int) -> str:
    """Return the key made of the title, else of the file's name, numbered until it is free.

    A title of which fewer than three letters are left is passed over.

    >>> choose_key("Boxer 2", "a", {"boxer-2"}.__contains__, 60)
    'boxer-2-2'
    >>> choose_key("阿里云 2.5", "saved", set().__contains__, 60)
    'saved'
    """
    key = plain_key(title, longest)
    if len(_LETTERS.findall(key)) < 3:
        key = plain_key(stem, longest) or "document"
    if not taken(key):
        return key
    number = 2
    while taken(f"{key}-{number}"):
        number += 1
    return f"{key}-{number}"
