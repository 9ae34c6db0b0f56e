"""JSON tables: a list of flat records, their values kept as they are written."""

from __future__ import annotations

import json
from pathlib import Path

from kg.errors import AiraceError, DataError

__all__ = ["only_list", "read_records"]

LARGEST_FILE = 256_000_000
_FIX = "write a list of flat records: [{...}, ...], and `records:` in the mapping where it is"

#: what JSON holds, numbers as they are written
Json = str | bool | None | list["Json"] | dict[str, "Json"]


def read_records(
    path: Path, records: str = ""
) -> tuple[tuple[str, ...], str, list[dict[str, str]]]:
    """Return the columns in order of appearance, the JSON pointer of the list, and the records.

    Numbers keep their digits; a list of plain values becomes one text with a line break between
    them, and an object its JSON. `records` is the dotted path to the list. Raises DataError.
    """
    found = _read(path)
    for step in filter(None, records.split(".")):
        if not isinstance(found, dict) or step not in found:
            raise DataError.single(str(path), f"there is no '{step}' of '{records}' in it", _FIX)
        found = found[step]
    if not isinstance(found, list):
        raise DataError.single(str(path), "this is no list of records", _FIX)
    columns: dict[str, None] = {}
    rows = []
    for number, one in enumerate(found, 1):
        if not isinstance(one, dict):
            raise DataError.single(f"{path}, row {number}", "this is no record", _FIX)
        columns |= dict.fromkeys(one)
        rows.append({name: _text(value) for name, value in one.items()})
    if not columns:
        raise DataError.single(str(path), "there is no record in it", _FIX)
    within = "".join(f"/{step}" for step in filter(None, records.split(".")))
    return tuple(columns), within, rows


def only_list(path: Path) -> str:
    """Return the name of the one list of records in the object of a JSON file; "" without one.

    Raises DataError for a file that cannot be read.
    """
    found = _read(path)
    lists = [
        name
        for name, value in (found.items() if isinstance(found, dict) else ())
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value)
    ]
    return lists[0] if len(lists) == 1 and "." not in lists[0] else ""


def _read(path: Path) -> Json:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DataError.single(str(path), "the file is larger than 256 MB", "write it as CSV")
        text = path.read_bytes().decode("utf-8-sig")
        found: Json = json.loads(
            text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_once
        )
        json.dumps(found, ensure_ascii=False).encode()
    except OSError as error:
        raise _error(path, error.strerror or str(error), "name a table that can be read") from error
    except UnicodeDecodeError as error:
        raise _error(path, f"byte {error.start} is not UTF-8", "save the file as UTF-8") from error
    except UnicodeEncodeError as error:
        raise _error(path, "a text in it holds half a character", "export it again") from error
    except RecursionError as error:
        raise _error(path, "it is nested too deep for a table", _FIX) from error
    except ValueError as error:
        raise _error(path, f"this is not JSON: {error}", "mend the syntax there") from error
    return found


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a record has two values of one name")
    return found


def _text(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list) and not any(isinstance(one, list | dict) for one in value):
        return "\n".join(map(_text, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _error(path: Path, what: str, fix: str) -> AiraceError:
    return DataError.single(str(path), what, fix)
