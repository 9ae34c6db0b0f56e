"""What a column of a table looks like: names, numbers, dates, links, or text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from kg.model import Range, few_words

__all__ = ["ColumnLook", "look_at"]

_LINK = re.compile(r"\s*https?://\S[\s\S]*")
_BEFORE = r"\s*[~≈<>]?\s?[$€£₹¥]?\s?[+-]?"
_AFTER = r"\s?(?:[kKMBT]|mn|mln|bn|tn|thousand|million|billion|trillion)?\s*[%$€£₹¥]?\s*"
_NUMBER = re.compile(rf"{_BEFORE}\d[\d,]*(?:\.\d*)?(?:[eE][+-]?\d+)?{_AFTER}")
_COMMA = re.compile(rf"{_BEFORE}\d+(?:\.\d{{3}})*,\d+{_AFTER}")
_POINT = re.compile(rf"{_BEFORE}\d+\.(?:\d{{1,2}}|\d{{4,}})(?:[eE][+-]?\d+)?{_AFTER}")
_EDTF = re.compile(r"\s*\d{4}-\d{2}(?:-\d{2})?\s*|\s*(?:19|20)\d{2}\s*")
_FORMS = (
    "%Y%m%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%Y/%m/%d",
    "%d.%m.%Y",
    "%Y.%m.%d",
    "%d-%m-%Y",
    "%d-%b-%Y",
    "%d %B %Y",
    "%B %d, %Y",
    "%B %d %Y",
    "%d %b %Y",
    "%b %d, %Y",
    "%b %d %Y",
    "%B %Y",
    "%b %Y",
    "%m/%Y",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M:%SZ",
)
#: day and month may be told apart by no cell at all
_MONTH_FIRST = {"%d/%m/%Y": "%m/%d/%Y", "%d-%m-%Y": "%m-%d-%Y"}
_THOUSANDS = re.compile(rf"{_BEFORE}\d{{1,3}},\d{{3}}{_AFTER}")
_WHOLE = re.compile(rf"{_BEFORE}\d+(?:\.\d{{3}})*{_AFTER}")
_MOST, _HALF = 0.9, 0.5
#: so many different words among numbers or dates may mean that nothing is known
_FEW_ODD = 3
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
    """One column: what most of its cells are, how many are filled, whether no two are alike.

    `absent` are the words that its cells hold for nothing, `odd` what else is not of the kind.
    """

    name: str
    kind: str
    filled: int
    rows: int
    distinct: bool
    values: tuple[str, ...]
    example: str
    cells: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()
    separator: str = ""
    date_forms: tuple[str, ...] = ()
    comma: bool = False
    point: bool = False

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
        dates = self.kind == "dates" and self.odd
        wrong = f"; no day that there is: {few_words(self.odd[0])}" if dates else ""
        return f"looks like {what}{several} ({self.filled} of {self.rows} rows{wrong})"

    def fits(self, wanted: Range) -> bool:
        """Return whether cells that look so can be values of this kind."""
        return self.kind in _FITS[wanted]

    @property
    def month_first(self) -> str:
        """Return the form with the month first that reads all its dates as well; "" for none."""
        for form in self.date_forms:
            other = _MONTH_FIRST.get(form, "")
            if other and all(_is(one, other) for one in self.cells if _is(one, form)):
                return other
        return ""


def look_at(name: str, cells: Sequence[str], absent: Collection[str] = ()) -> ColumnLook:
    """Return what the cells of a column look like; `absent` are lower-case words for nothing.

    >>> look_at("Size", ["7", "13.5", ""]).kind
    'numbers'
    >>> look_at("When", ["20240102", "March 2025", "2023-12"]).date_forms
    ('%Y%m%d', '%B %Y')
    >>> look_at("Size", ["7,5", "13"]).comma, look_at("Size", ["7,500", "13"]).comma
    (True, False)
    >>> found = look_at("Size", ["$1.2M", "80B", "n/a", "soon"], {"n/a"})
    >>> found.kind, found.absent, found.odd
    ('numbers', ('n/a',), ('soon',))
    >>> look_at("When", ["2025-13-01"] * 5).kind
    'name'
    """
    texts = [cell.strip() for cell in cells if cell.strip()]
    filled = [one for one in texts if one.casefold() not in absent]
    counts = Counter(filled)
    forms = _date_forms(filled)
    comma = _commas(filled)
    kind, odd = _kind(filled, forms)
    kind = "numbers" if comma else kind
    few = tuple(sorted(counts)) if len(counts) <= _FEW_VALUES else ()
    return ColumnLook(
        name=name,
        kind=kind,
        filled=len(filled),
        rows=len(cells),
        distinct=len(counts) == len(filled) > 0,
        values=tuple(few_words(one) for one in few),
        example=f"“{few_words(filled[0])}”" if filled else "nothing",
        cells=tuple(filled),
        absent=tuple(sorted({one for one in texts if one.casefold() in absent})),
        odd=odd,
        separator=_separator(filled) if kind == "name" else "",
        date_forms=forms if kind == "dates" else (),
        comma=comma,
        point=kind == "numbers" and any(map(_POINT.fullmatch, filled)),
    )


def _commas(filled: list[str]) -> bool:
    """Return whether the numbers have a decimal comma: one cannot be a thousands' comma.

    Where another one has a decimal point, a comma stands between two numbers.
    """
    if any(map(_POINT.fullmatch, filled)):
        return False
    if not any(_COMMA.fullmatch(one) and not _THOUSANDS.fullmatch(one) for one in filled):
        return False
    both = sum(bool(_COMMA.fullmatch(one) or _WHOLE.fullmatch(one)) for one in filled)
    return both >= _MOST * len(filled)


def _kind(filled: list[str], forms: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return what most cells are, and what few of them are instead."""
    if not filled:
        return "empty", ()
    wrong = [one for one in filled if _is_no_day(one)]
    if forms or _share(filled, _EDTF) - len(wrong) / len(filled) >= _MOST:
        return "dates", tuple(sorted(set(wrong)))
    odd = tuple(sorted({one for one in filled if not _NUMBER.fullmatch(one)}))
    share = _share(filled, _NUMBER)
    if share >= _MOST or (share >= _HALF and len(odd) <= _FEW_ODD):
        return "numbers", odd
    if _share(filled, _LINK) >= _HALF:
        return "links", ()
    longest = sorted(max(map(len, re.split(r"[,;\n]", one))) for one in filled)
    return ("text" if longest[int(len(longest) * _MOST)] > _WORDY else "name"), ()


def _is_no_day(cell: str) -> bool:
    """Return whether the cell has the signs of a date and is none, as 2025-13-01."""
    if not _EDTF.fullmatch(cell):
        return False
    year, *rest = cell.strip().split("-")
    month, day = [*map(int, rest), 1, 1][:2]
    try:
        datetime(int(year), month, day)  # only whether there is such a day
    except ValueError:
        return True
    return False


def _share(filled: list[str], pattern: re.Pattern[str]) -> float:
    return sum(bool(pattern.fullmatch(one)) for one in filled) / len(filled)


def _date_forms(filled: list[str]) -> tuple[str, ...]:
    """Return the forms that, with EDTF, read most cells; none when EDTF does or two would differ.

    Of forms that read the same cells the first is taken, as day before month.
    """
    left = [one for one in filled if not _EDTF.fullmatch(one) or _is_no_day(one)]
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
