"""Bytes to characters: the encoding found, and told where it was assumed."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from kg.errors import UnreadableDocument
from kg.reading.settings import Limits

__all__ = ["Decoded", "declared_encoding", "decode"]

# The longer mark first: UTF-32 begins as UTF-16 does.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_DECLARED_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# What UTF-8 of two or three bytes looks like when each byte was taken for a sign of its own,
# of Windows-1252 or Latin-1.
_NEXT = bytes(range(0x80, 0xC0)).decode("cp1252", "ignore") + "".join(map(chr, range(0x80, 0xC0)))
_MOJIBAKE = re.compile(
    f"[\u00c2-\u00df][{re.escape(_NEXT)}]|[\u00e0-\u00ef][{re.escape(_NEXT)}]{{2}}"
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True)
class Decoded:
    """A text, the encoding that it was read in, and what a reader should know about that."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def declared_encoding(data: bytes) -> str:
    """Return the encoding that a page declares at its head; empty for none.

    >>> declared_encoding(b'<html><head><meta charset="windows-1251">')
    'windows-1251'
    """
    head = data[:_HEAD]
    found = _DECLARED_XML.search(head) or _DECLARED.search(head)
    return found[1].decode("ascii").lower() if found else ""


def decode(data: bytes, limits: Limits, chosen: str = "", declared: str = "") -> Decoded:
    """Return the text of the bytes.

    The encoding is the `chosen` one, else that of a byte order mark, else UTF-8 where the bytes
    are that, else the `declared` one, else the likeliest, which a note tells.
    Raises UnreadableDocument for a binary file and for a text that would come out garbled.
    """
    if chosen:
        found = _chosen(data, chosen)
    else:
        found = _marked(data) or _wide(data) or _found(data, limits, declared)
    _refuse_nul(found)
    _refuse_garbled(found.text, limits)
    return found


def _chosen(data: bytes, chosen: str) -> Decoded:
    text = _decoded(data, chosen)
    if text is None:
        what = f"its bytes are not {chosen}"
        raise UnreadableDocument.single("", what, "name another encoding, or none to have it found")
    return Decoded(text.removeprefix("\ufeff"), chosen)


def _marked(data: bytes) -> Decoded | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = _decoded(data[len(mark) :], name)
            if text is not None:
                return Decoded(text, name)
            if mark != codecs.BOM_UTF8:
                what = f"it begins as {name} does, and its bytes are not {name}"
                fix = "it may be cut off: save it anew from its source, as UTF-8"
                raise UnreadableDocument.single("", what, fix)
    return None


def _wide(data: bytes) -> Decoded | None:
    """Return the text of UTF-16 without a mark, where every other byte of ASCII is zero."""
    head = data[:_HEAD]
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) > 0.4 * len(zeros) and head.count(0) < 0.6 * len(head):
            text = _decoded(data[: len(data) // 2 * 2], name)
            if text is not None:
                return Decoded(text, name, (f"read as {name}, which it does not say",))
    return None


def _found(data: bytes, limits: Limits, declared: str) -> Decoded:
    if 1000 * len(_CONTROL.findall(data)) > limits.binary * len(data):
        fix = "give a text, Markdown, HTML or PDF file"
        raise UnreadableDocument.single("", "this is a binary file, not a text", fix)
    text = _decoded(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8", _contradicted(text, declared))
    text = _decoded(data, _as_browsers_do(declared)) if declared else None
    if text is not None:
        return Decoded(text, declared)
    likeliest, name = _likeliest(data)
    wrong = f"; it declares {declared}, which it is not" if declared else ""
    note = f"its encoding was assumed to be {name}{wrong}; --encoding names another"
    return Decoded(likeliest, name, (note,))


def _contradicted(text: str, declared: str) -> tuple[str, ...]:
    if not declared or text.isascii() or _same(declared, "utf-8"):
        return ()
    return (f"it declares {declared}, but is UTF-8 and was read so",)


def _same(name: str, other: str) -> bool:
    try:
        return codecs.lookup(name) == codecs.lookup(other)
    except LookupError:
        return False


def _as_browsers_do(declared: str) -> str:
    """Return Windows-1252 for what is declared as Latin-1 or ASCII, and UTF-8 for UTF-16 or 32.

    A declaration that was read as ASCII does not stand in bytes of the latter.
    """
    if re.match(r"(?:utf|ucs|iso-10646-ucs)[-_]?(?:16|32|2|4)", declared):
        return "utf-8"
    latin = any(_same(declared, one) for one in ("latin-1", "ascii"))
    return "cp1252" if latin else declared


def _decoded(data: bytes, name: str) -> str | None:
    """Return the text, or None where the bytes or the name of the encoding are wrong."""
    try:
        if not codecs.lookup(name)._is_text_encoding:
            return None
        return data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _likeliest(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    found = from_bytes(data)
    best = found.best()
    if best is None:
        what = "its bytes are a text in no known encoding"
        raise UnreadableDocument.single("", what, "name the encoding with --encoding")
    # Short Western texts fit many code pages equally well; then the common one is meant.
    equal = {name for one in found if one.chaos <= best.chaos for name in one.could_be_from_charset}
    name = "cp1252" if "cp1252" in equal else best.encoding
    text = _decoded(data, name)
    return (str(best), best.encoding) if text is None else (text, name)


def _refuse_nul(found: Decoded) -> None:
    """Raise UnreadableDocument for a text with NULs: no text has them, wrongly read bytes do."""
    if number := found.text.count("\0"):
        at = found.text.index("\0")
        what = f"it holds NUL characters ({number}, the first behind {at} others): this is no text"
        fix = f"save it anew from its source as UTF-8 (it was read as {found.encoding})"
        raise UnreadableDocument.single("", what, fix)


def _refuse_garbled(text: str, limits: Limits) -> None:
    """Raise UnreadableDocument for mojibake and for a text with many lost characters."""
    fix = "save it anew from its source as UTF-8, or name its encoding with --encoding"
    lost = text.count("\ufffd")
    if lost and 1000 * lost >= limits.damaged * len(text):
        what = f"{lost} of its characters were lost in an earlier conversion (U+FFFD)"
        raise UnreadableDocument.single("", what, fix)
    found = _MOJIBAKE.findall(text)
    beyond = len(_BEYOND_ASCII.findall(text)) if len(found) >= limits.mojibake else 0
    if beyond and 2 * sum(map(len, found)) >= beyond:
        what = f"it was once read in a wrong encoding: {len(found)} places such as '{found[0]}'"
        raise UnreadableDocument.single("", what, fix)
