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
_EDTF = re.compile(r"\s*\d{4}-\d{2}(?:-\d{2})?\s*|\s*(?:19|20)\d{2}\s*")
_FORMS = (
    "%Y%m%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d.%m.%Y",
    "%d %B %Y",
    "%B %d, %Y",
    "%d %b %Y",
    "%b %Y",
)
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
    date_form: str = ""

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

    >>> look_at("Size", ["7", "13.5", ""]).kind, look_at("When", ["20240102", "20231231"]).date_form
    ('numbers', '%Y%m%d')
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    counts = Counter(filled)
    form = _date_form(filled)
    kind = _kind(filled, form)
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
        date_form=form if kind == "dates" else "",
    )


def _kind(filled: list[str], form: str) -> str:
    if not filled:
        return "empty"
    if form or _share(filled, _EDTF) >= _MOST:
        return "dates"
    if _share(filled, _NUMBER) >= _MOST:
        return "numbers"
    if _share(filled, _LINK) >= _HALF:
        return "links"
    longest = sorted(max(map(len, re.split(r"[,;\n]", one))) for one in filled)
    return "text" if longest[int(len(longest) * _MOST)] > _WORDY else "name"


def _share(filled: list[str], pattern: re.Pattern[str]) -> float:
    return sum(bool(pattern.fullmatch(one)) for one in filled) / len(filled)


def _date_form(filled: list[str]) -> str:
    """Return the first form in which every cell is a day or month; EDTF needs none."""
    return next((form for form in _FORMS if filled and all(_is(one, form) for one in filled)), "")


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
