"""IRIs and terms as N-Triples text: the only place where both are spelt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.identifiers import digest

__all__ = ["AIR", "ID", "Terms", "block", "double", "integer", "quote", "truth"]

AIR = "https://w3id.org/airace/ns#"
ID = "https://w3id.org/airace/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"

_ESCAPED = re.compile(r'[\\"\n\r\t]')
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def block(subject: str, said: Iterable[str]) -> str:
    r"""Return a line of N-Quads for each text, a predicate and its object.

    >>> block("<a:s>", ["<a:p> <a:o>", '<a:p> "x"']), block("<a:s>", [])
    ('<a:s> <a:p> <a:o> .\n<a:s> <a:p> "x" .\n', '')
    """
    lines = f" .\n{subject} ".join(said)
    return f"{subject} {lines} .\n" if lines else ""


def quote(text: str, language: str = "", datatype: str = "") -> str:
    r"""Return a literal in N-Triples form.

    >>> quote('say "x"', "en"), quote("5", datatype="http://a")
    ('"say \\"x\\""@en', '"5"^^<http://a>')
    """
    tail = f"@{language}" if language else f"^^<{datatype}>" if datatype else ""
    shown = text.translate(_ESCAPES) if _ESCAPED.search(text) else text
    return f'"{shown}"{tail}'


def integer(number: int) -> str:
    """Return an xsd:integer literal."""
    return f'"{number}"^^<{XSD}integer>'


def truth(value: bool) -> str:
    """Return an xsd:boolean literal."""
    return _TRUE if value else _FALSE


def double(number: float) -> str:
    """Return an xsd:double literal in its canonical form.

    >>> double(671e9), double(0.14)
    ('"6.71E11"^^<http://www.w3.org/2001/XMLSchema#double>', \
'"1.4E-1"^^<http://www.w3.org/2001/XMLSchema#double>')
    """
    from decimal import Decimal

    digits, power = format(Decimal(repr(number)).normalize(), "E").split("E")
    text = f"{digits}{'' if '.' in digits else '.0'}E{int(power)}"
    return f'"{text}"^^<{XSD}double>'


_TRUE, _FALSE = (quote(value, datatype=f"{XSD}boolean") for value in ("true", "false"))


class Terms(dict[str, str]):
    """Short names to IRIs in N-Triples form, by the project's prefix map, each made once.

    >>> terms = Terms({"a": "http://a.example/", "b": "http://b.example/#"})
    >>> terms["a:label"], terms["a:kind b:Page"]
    ('<http://a.example/label>', '<http://a.example/kind> <http://b.example/#Page>')
    """

    def __init__(self, prefixes: dict[str, str]) -> None:
        """Keep the prefix map; no name has been asked for yet."""
        super().__init__()
        self.prefixes = prefixes

    def __missing__(self, name: str) -> str:
        """Return the IRI of each `prefix:local`; KeyError for a prefix that is not in the map."""
        names = [one.partition(":") for one in name.split(" ")]
        found = self[name] = " ".join([f"<{self.prefixes[one]}{local}>" for one, _, local in names])
        return found

    def term(self, name: str) -> str:
        """Return the IRI of a term of the vocabulary: ours by local name, others by prefix."""
        return self[name if ":" in name else f"air:{name}"]

    def thing(self, identifier: str) -> str:
        """Return the IRI of an identifier such as `model/deepseek-v3`."""
        return f"<{ID}{identifier}>"

    def value_node(self, kind: str, *parts: str) -> str:
        """Return the IRI of a quantity or date, made from what it is."""
        return _made_of(kind, parts)


@lru_cache(maxsize=8192)
def _made_of(kind: str, parts: tuple[str, ...]) -> str:
    """Return the IRI of what is its parts; claims repeat their values."""
    return f"<{ID}{kind}/{digest(parts)}>"
