"""The elements of a pattern: which of them may be left out or repeat, and whether that is plain."""

from __future__ import annotations

import re

__all__ = ["check_elements"]

#: of what brackets are found in an expression: a sign behind a backslash and a class are none
_BRACKET = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]")
_ONE = re.compile(r"\{[^{}]*\}|[^\w\s{}()]+|\.\.\.")


def check_elements(pattern: str) -> None:
    """Raise ValueError where a `?` or `*` could be read as that of the last part or sign only.

    It stands for the whole element: `powers?` would be "powers" or nothing, not "power".

    >>> check_elements("{s:Company} {aux}* (?:powers?) ,? {o:Product}")
    >>> check_elements("{s:Company} powers? {o:Product}")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    ValueError: in '{s:Company} powers? {o:Product}' the mark of 'powers?' reaches over ...
    """
    for element in pattern.split():
        body, mark = element[:-1], element[-1]
        if mark in "?*" and body and not _is_one(body):
            raise ValueError(
                f"in '{pattern}' the mark of '{element}' reaches over the whole element; write"
                f" '(?:{body}){mark}' where that is meant, else '(?:{element})'"
            )


def _is_one(body: str) -> bool:
    """Return whether the body is one thing: a list or slot, a sign, or one pair of brackets."""
    if _ONE.fullmatch(body):
        return True
    depth = 0
    for match in _BRACKET.finditer(body):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if not depth and match[0] == ")":
            return body.startswith("(") and match.end() == len(body)
    return False
