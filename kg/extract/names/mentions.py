"""Known names in a text: exact on their folded keys, whole words only, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.signs.lexicon import Known, Lexicon
from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import Span
from kg.identifiers import fold

__all__ = ["known_names"]

#: initials with points, of which the last one is the name's too
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_PIECE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_GLUE = re.compile(r"[\s\-\u2010-\u2014'\u2019.]{0,2}")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n]\s*[\"*(-]?\s*|[\"(]\s*)$")
_VERSION = re.compile(r"[ -][A-Za-z]?\d")
MOST_PIECES = 9
#: an alias this short or shorter ("V3") counts only beside a longer name of the same thing
SHORT_ALIAS = 3


def known_names(text: str, lexicon: Lexicon, rules: Rules) -> list[Span]:
    """Return the places of known names in the plain text; they may still overlap."""
    pieces = list(_PIECE.finditer(text))
    hits = [hit for at in range(len(pieces)) for hit in _from(text, pieces, at, lexicon)]
    named = {fold(text[start:end]) for start, end, _ in hits}
    spans = []
    for start, end, known in hits:
        if known.kind == "Company" and (arm := rules.turns["mentions"]["arm"].match(text, end)):
            label = text[start : arm.end()]
            spans.append(
                Span(start, arm.end(), "Company", label, 2, reason=f"an arm of {known.label}")
            )
        elif _fits(text, start, end, known, rules) and _is_backed(known, named, lexicon):
            spans.append(_span(start, _with_form(text, start, end, known, rules), known, named))
    return spans


def _from(
    text: str, pieces: list[re.Match[str]], at: int, lexicon: Lexicon
) -> Iterator[tuple[int, int, Known]]:
    """Yield the longest known name that begins with a piece."""
    key, best = "", None
    for number in range(at, min(at + MOST_PIECES, len(pieces))):
        piece = pieces[number]
        if number > at and not _GLUE.fullmatch(text, pieces[number - 1].end(), piece.start()):
            break
        key += fold(piece[0])
        if key not in lexicon.prefixes:
            break
        if key in lexicon.names and not _is_possessive(text, pieces, at, number, lexicon):
            best = (pieces[at].start(), piece.end(), lexicon.names[key])
    if best:
        yield best


def _span(start: int, end: int, known: Known, named: set[str]) -> Span:
    """Return the span; "Foo" alone is no "Foo 1.5" of which the text does not speak."""
    if known.kind == "AIModel" and _is_line(known) and fold(known.label) not in named:
        why = f"the line of {known.label}"
        return Span(start, end, "Product", known.spelling, 2, reason=why)
    reason = "a name of the trade" if known.seeded else ""
    fresh = not known.seeded
    return Span(start, end, known.kind, known.label, 2, fresh, reason, plural=known.plural)


def _is_line(known: Known) -> bool:
    """Return whether the name is that of a model without its version."""
    rest = known.label.removeprefix(known.spelling)
    return rest != known.label and _VERSION.match(rest) is not None


def _with_form(text: str, start: int, end: int, known: Known, rules: Rules) -> int:
    """Return the end of the name with what belongs to it behind: "Foo Inc.", "U.S."."""
    if _INITIALS.fullmatch(text, start, end) and text.startswith(".", end):
        return end + 1
    firm = known.kind in ("Company", "Publisher")
    form = rules.turns["mentions"]["form"].match(text, end) if firm else None
    return form.end() if form else end


def _is_possessive(
    text: str, pieces: list[re.Match[str]], at: int, end: int, lexicon: Lexicon
) -> bool:
    """Return whether the name is another one's and then a name: "Foo's Bar" is read as two."""
    spoken = text[pieces[at].start() : pieces[end].end()]
    owner, _, rest = spoken.replace("\u2019", "'").partition("'s ")
    return bool(rest and lexicon.find(owner) and lexicon.find(rest))


def _fits(text: str, start: int, end: int, known: Known, rules: Rules) -> bool:
    """Return whether the letters of the name are those of the text, as far as it matters.

    A name in capitals is in capitals; one that begins with a capital does; a name that is an
    ordinary word at the beginning of a sentence is none unless the text uses it elsewhere so. "The
    AI startup's" are no "AI startups".
    """
    spoken, wanted = text[start:end], known.spelling
    if known.kind == "Group" and spoken[-2:] in ("'s", "\u2019s") and wanted[-2] not in "'\u2019":
        return False
    unit = known.kind == "Division" and wanted.endswith(" AI")
    if unit and rules.turns["mentions"]["kind_behind"].match(text, end):
        return False
    if wanted.isupper() and len(wanted) <= 4:
        return spoken.strip(".") == wanted.strip(".")
    if not wanted[0].isupper():
        return spoken[1:] == wanted[1:] or _spaced(spoken) == _spaced(wanted)
    if not (spoken[0].isupper() or spoken[0].isdigit()):
        return False
    return not (" " not in wanted and _is_word_at_start(text, start, spoken))


def _spaced(name: str) -> str:
    """Return the name in small letters, without hyphens between its words."""
    return name.casefold().replace("-", " ")


def _is_word_at_start(text: str, start: int, spoken: str) -> bool:
    """Return whether an ordinary word of the text only begins a sentence here."""
    if not _SENTENCE_START.search(text[max(0, start - 6) : start]):
        return False
    ordinary = re.search(rf"(?<![\w-]){re.escape(spoken.lower())}(?![\w-])", text)
    named = re.search(rf"[a-z,] {re.escape(spoken)}(?![\w-])", text)
    return bool(ordinary and not named)


def _is_backed(known: Known, named: set[str], lexicon: Lexicon) -> bool:
    """Return whether a very short alias stands beside a longer name of the same thing."""
    if len(known.spelling) > SHORT_ALIAS or known.spelling == known.label:
        return True
    if known.spelling.isupper() and known.spelling.isalpha():
        return True
    first = fold(re.split(r"[\s-]", known.label)[0])
    longer = {fold(name) for name in lexicon.names_of(known.label) if len(name) > SHORT_ALIAS}
    return bool(named & {first, *longer})
