"""The key of a new document: readable, short, safe as a file name, and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.identifiers import slug

__all__ = ["choose_key", "plain_key"]

_LETTERS = re.compile(r"[a-z]")
# Names that are devices on some systems, whatever their ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")


def plain_key(name: str, longest: int, words: int) -> str:
    """Return the first words of the name as a key; empty where nothing of it is left.

    It has at most `words` words and `longest` characters, but for a word put before a name that
    some systems keep for devices.

    >>> plain_key("../../etc/passwd", 32, 4), plain_key("Acme’s Boxer 2 is out", 14, 4)
    ('etc-passwd', 'acmes-boxer-2')
    >>> plain_key("Acme’s Boxer 2 is out now", 32, 4)
    'acmes-boxer-2-is'
    >>> plain_key("阿里云", 32, 4), plain_key("NUL.txt", 32, 4)
    ('', 'document-nul-txt')
    """
    key = "-".join(slug(name[: 20 * longest].replace("’", "'")).split("-")[:words])
    if len(key) > longest:
        whole = re.sub(r"[.-][^.-]*$", "", key[: longest + 1])
        key = (whole if len(whole) <= longest else key[:longest]).strip(".-")
    return f"document-{key}" if _DEVICE.fullmatch(key.replace("-", ".")) else key


def choose_key(
    title: str, stem: str, taken: Callable[[str], bool], longest: int, words: int
) -> str:
    """Return the key made of the title, else of the file's name, numbered until it is free.

    A title of which fewer than three letters are left is passed over.

    >>> choose_key("Boxer 2", "a", {"boxer-2"}.__contains__, 32, 4)
    'boxer-2-2'
    >>> choose_key("阿里云 2.5", "saved", set().__contains__, 32, 4)
    'saved'
    """
    key = plain_key(title, longest, words)
    if len(_LETTERS.findall(key)) < 3:
        key = plain_key(stem, longest, words) or "document"
    if not taken(key):
        return key
    number = 2
    while taken(f"{key}-{number}"):
        number += 1
    return f"{key}-{number}"
