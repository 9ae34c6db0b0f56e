"""The records that stand behind the columns of a page, made again as the page's script does."""

from __future__ import annotations

from typing import Any

from kg.views.places import fragment_link


def unpacked(data: Any) -> Any:
    """Return the data with records where it has columns; other values are returned as they are."""
    if not isinstance(data, dict) or "marks" not in data:
        return data
    entities, places = _records(data["entities"]), _records(data["places"])
    for one in places:
        one["end"] += one["start"]
        one.setdefault(
            "link", fragment_link(data["documents"][one["document"]]["url"], one["words"])
        )
    said = iter(_records(data["claims"]["assertions"]))
    claims = _records(data["claims"])
    for claim in claims:
        claim["assertions"] = [next(said) for _ in range(claim["assertions"])]
        if data["marks"]:
            claim["sentence"] = _sentence(claim, entities, data["marks"])
    known = {name: value for name, value in data.items() if name != "marks"}
    return known | {"entities": entities, "places": places, "claims": claims}


def _sentence(claim: Any, entities: list[Any], marks: str) -> str:
    ends = [claim["subject"], claim.get("object"), next(iter(claim["others"]), None)]
    said = [entities[one]["label"] if one is not None else "" for one in ends]
    found: str = claim["sentence"]
    for mark, text in reversed(list(zip(marks, [*said, claim.get("value", "")], strict=True))):
        found = found.replace(mark, text)
    return found


def _records(table: Any) -> list[Any]:
    found: list[Any] = [{} for _ in range(table["count"])]
    for name, column in table["columns"].items():
        for record, value in zip(found, _values(column, len(found)), strict=True):
            if value is not None:
                record[name] = value
    return found


def _values(column: Any, count: int) -> list[Any]:
    if isinstance(column, list):
        return column
    if "words" in column:
        return [column["words"][at] for at in column["at"]]
    if "text" in column:
        width, text = column["width"], column["text"]
        return [column["prefix"] + text[n * width :][:width] for n in range(count)]
    usual = column["usual"]
    values = [list(usual) if isinstance(usual, list) else usual for _ in range(count)]
    at = 0
    for step, value in zip(column["steps"], column["but"], strict=True):
        at += step
        values[at] = value
    return values
