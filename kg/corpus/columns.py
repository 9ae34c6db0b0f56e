"""What a column of a table looks like: names, numbers, dates, links, or text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kg.model import Range, few_words

__all__ = ["ColumnLook", "look_at"]

_LINK = re.compile(r"\s*https?://\S[\s\S]*")
_NUMBER = re.compile(r"\s*[$€£]?[+-]?\d[\d,]*(?:\.\d*)?(?:[eE][+-]?\d+)?\s*%?\s*")
_COMMA = re.compile(r"\s*[$€£]?[+-]?\d+(?:\.\d{3})*,\d+\s*%?\s*")
_EDTF = re.compile(r"\s*\d{4}-\d{2}(?:-\d{2})?\s*|\s*(?:19|20)\d{2}\s*")
_FORMS = (
    "%Y%m%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d.%m.%Y",
    "%d %B %Y",
    "%B %d, %Y",
    "%d %b %Y",
    "%B %Y",
    "%b %Y",
)
_THOUSANDS = re.compile(r"\s*[$€£]?[+-]?\d{1,3},\d{3}\s*%?\s*")
_WHOLE = re.compile(r"\s*[$€£]?[+-]?\d+(?:\.\d{3})*\s*%?\s*")
_MOST, _HALF = 0.9, 0.5
_SOME = 0.05
_WORDY = 60
_FEW_VALUES = 12
_FITS = {
    Range.QUANTITY: ("numbers",),
    Range.DATE: ("dates",),
    Range.ENTITY: ("name",),
    Range.TEXT: ("name",),
}


@dataclass(frozen=True)
class ColumnLook:
    """One column: what most of its cells are, how many are filled, whether no two are alike."""

    name: str
    kind: str
    filled: int
    rows: int
    distinct: bool
    values: tuple[str, ...]
    example: str
    separator: str = ""
    date_forms: tuple[str, ...] = ()
    comma: bool = False

    @property
    def links(self) -> bool:
        """Return whether most cells are web addresses."""
        return self.kind == "links"

    @property
    def says(self) -> str:
        """Return in words what the column looks like."""
        kinds = {"name": "names or short words", "text": "longer texts", "empty": "nothing"}
        several = f", several in a cell with '{self.separator}' between" if self.separator else ""
        what = kinds.get(self.kind, self.kind)
        return f"looks like {what}{several} ({self.filled} of {self.rows} rows)"

    def fits(self, wanted: Range) -> bool:
        """Return whether cells that look so can be values of this kind."""
        return self.kind in _FITS[wanted]


def look_at(name: str, cells: Sequence[str]) -> ColumnLook:
    """Return what the cells of a column look like.

    >>> look_at("Size", ["7", "13.5", ""]).kind
    'numbers'
    >>> look_at("When", ["20240102", "March 2025", "2023-12"]).date_forms
    ('%Y%m%d', '%B %Y')
    >>> look_at("Size", ["7,5", "13"]).comma, look_at("Size", ["7,500", "13"]).comma
    (True, False)
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    counts = Counter(filled)
    forms = _date_forms(filled)
    comma = _commas(filled)
    kind = "numbers" if comma else _kind(filled, forms)
    few = tuple(sorted(counts)) if len(counts) <= _FEW_VALUES else ()
    return ColumnLook(
        name=name,
        kind=kind,
        filled=len(filled),
        rows=len(cells),
        distinct=len(counts) == len(filled) > 0,
        values=tuple(few_words(one) for one in few),
        example=f"“{few_words(filled[0])}”" if filled else "nothing",
        separator=_separator(filled) if kind == "name" else "",
        date_forms=forms if kind == "dates" else (),
        comma=comma,
    )


def _commas(filled: list[str]) -> bool:
    """Return whether the numbers have a decimal comma: one cannot be a thousands' comma."""
    if not any(_COMMA.fullmatch(one) and not _THOUSANDS.fullmatch(one) for one in filled):
        return False
    both = sum(bool(_COMMA.fullmatch(one) or _WHOLE.fullmatch(one)) for one in filled)
    return both >= _MOST * len(filled)


def _kind(filled: list[str], forms: tuple[str, ...]) -> str:
    if not filled:
        return "empty"
    if forms or _share(filled, _EDTF) >= _MOST:
        return "dates"
    if _share(filled, _NUMBER) >= _MOST:
        return "numbers"
    if _share(filled, _LINK) >= _HALF:
        return "links"
    longest = sorted(max(map(len, re.split(r"[,;\n]", one))) for one in filled)
    return "text" if longest[int(len(longest) * _MOST)] > _WORDY else "name"


def _share(filled: list[str], pattern: re.Pattern[str]) -> float:
    return sum(bool(pattern.fullmatch(one)) for one in filled) / len(filled)


def _date_forms(filled: list[str]) -> tuple[str, ...]:
    """Return the forms that, with EDTF, read most cells; none when EDTF does or two would differ.

    Of forms that read the same cells the first is taken, as day before month.
    """
    left = [one for one in filled if not _EDTF.fullmatch(one)]
    found: list[str] = []
    whole = next((form for form in _FORMS if left and all(_is(one, form) for one in left)), "")
    for form in [whole] if whole else _FORMS:
        read = [one for one in left if _is(one, form)]
        if read:
            found.append(form)
            left = [one for one in left if one not in read]
    return tuple(found) if filled and len(left) <= (1 - _MOST) * len(filled) else ()


def _is(text: str, form: str) -> bool:
    try:
        return bool(datetime.strptime(text, form)) and len(text) > 5
    except ValueError:
        return False


def _separator(filled: list[str]) -> str:
    """Return the sign that stands between short parts in some cells, if one does."""
    for sign in (";", "\n", ","):
        several = [one for one in filled if sign in one]
        if len(several) >= max(2, len(filled) * _SOME):
            return sign
    return ""
