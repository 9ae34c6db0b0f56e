"""The data of the page in little room: columns in place of records, nothing said twice.

`scripts/15_unpack.js` makes the records again, the same to the last letter.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, cast

from kg.views.places import fragment_link
from kg.views.records import ClaimRecord, PageData, PlaceRecord

__all__ = ["MARKS", "compact"]

#: stand in a sentence for the label of subject, object and first qualifier, and for the value;
#: Latin-1, so that a browser holds the data in one byte a letter
MARKS = "\xa4\xa6\xac\xb8"
_HEX = set("0123456789abcdef")
_MOSTLY, _NEARLY_ALL, _FEW = 0.5, 0.9, 10

Record = Mapping[str, Any]


def compact(data: PageData) -> dict[str, object]:
    """Return the data with `entities`, `places`, `claims` and the claims' assertions as columns.

    Everything else stays as it is.
    """
    claims = data["claims"]
    marked = not any(mark in one["sentence"] for one in claims for mark in MARKS)
    said = [one for claim in claims for one in claim["assertions"]]
    rows = [_claim_row(one, data, marked=marked) for one in claims]
    return dict(data) | {
        "entities": _columns(cast("Sequence[Record]", data["entities"])),
        "places": _columns(_place_rows(data)),
        "claims": _columns(rows) | {"assertions": _columns(cast("Sequence[Record]", said))},
        "marks": MARKS if marked else "",
    }


def _claim_row(claim: ClaimRecord, data: PageData, *, marked: bool) -> Record:
    row: dict[str, Any] = dict(claim) | {"assertions": len(claim["assertions"])}
    if marked:
        row["sentence"] = _marked(claim, data)
    return row


def _marked(claim: ClaimRecord, data: PageData) -> str:
    """Return the sentence with marks for what is known beside it."""
    sentence = claim["sentence"]
    ends = [claim["subject"], claim.get("object"), next(iter(claim["others"]), None)]
    said = [data["entities"][one]["label"] if one is not None else "" for one in ends]
    for mark, text in zip(MARKS, [*said, claim.get("value", "")], strict=True):
        if text and not any(other in text for other in MARKS):
            sentence = sentence.replace(text, mark, 1)
    return sentence


def _place_rows(data: PageData) -> list[Record]:
    """Return the places, without their links where address and words give them."""
    plain = all(one["link"] == _link(one, data) for one in data["places"])
    rows: list[Record] = []
    for one in data["places"]:
        row: dict[str, Any] = dict(one) | {"end": one["end"] - one["start"]}
        if plain:
            del row["link"]
        rows.append(row)
    return rows


def _link(place: PlaceRecord, data: PageData) -> str:
    return fragment_link(data["documents"][place["document"]]["url"], place["words"])


def _columns(records: Sequence[Record]) -> dict[str, object]:
    """Return the number of records and a column a key; null stands where a record lacks it."""
    keys = dict.fromkeys(key for one in records for key in one)
    columns = {key: _column([one.get(key) for one in records]) for key in keys}
    return {"count": len(records), "columns": columns}


def _column(values: list[Any]) -> object:
    """Return the values in the form that fits: mostly the same, often repeated, fixed-width."""
    keys = [json.dumps(one, ensure_ascii=False) for one in values]
    count = Counter(keys)
    usual, times = min(count.items(), key=lambda pair: (-pair[1], pair[0]))
    words = all(isinstance(one, str) for one in values)
    # A word apart costs its place and its letters; a word among few costs a small number.
    rare = _MOSTLY if not words or len(count) > _FEW else _NEARLY_ALL
    if times > len(values) * rare and len(values) > 1:
        rest = [number for number, key in enumerate(keys) if key != usual]
        steps = [b - a for a, b in zip([0, *rest], rest, strict=False)]
        return {"usual": json.loads(usual), "steps": steps, "but": [values[one] for one in rest]}
    if not words:
        return values
    if len(count) < len(values) * _MOSTLY:
        known = list(count)
        at = {key: place for place, key in enumerate(known)}
        return {"words": [json.loads(key) for key in known], "at": [at[key] for key in keys]}
    return _fixed(values) or values


def _fixed(values: list[str]) -> object:
    """Return identifiers of one form, a prefix and a digest, as one text; else None."""
    prefix = values[0][: values[0].rfind("/") + 1]
    if not all(one.startswith(prefix) for one in values):
        return None
    rest = [one.removeprefix(prefix) for one in values]
    widths = {len(one) for one in rest}
    if not prefix or len(widths) != 1 or not set("".join(rest)) <= _HEX:
        return None
    return {"prefix": prefix, "width": widths.pop(), "text": "".join(rest)}
