"""Turns of phrase as data has them: expressions that may name others in {braces}."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

__all__ = ["any_of", "read_turns"]

_NAMED = re.compile(r"\{([a-z_]+)\}")


def read_turns(
    texts: Mapping[str, str], lists: Mapping[str, Iterable[str]] | None = None
) -> dict[str, re.Pattern[str]]:
    """Return the expressions; a name in braces stands for another of them, or for a list of words.

    Of a list the longest word is tried first. Raises ValueError for an expression that is none,
    and for one that names what there is not, or itself.

    >>> made = read_turns({"by": "{led} by", "led": "(?:co-)?(?:{verbs})"}, {"verbs": ["led"]})
    >>> made["by"].fullmatch("co-led by") is not None
    True
    >>> read_turns({"by": "{lead} by"})
    Traceback (most recent call last):
    ...
    ValueError: 'by' names 'lead', which is not there
    """
    words = {name: any_of(every) for name, every in (lists or {}).items()}
    found = {}
    for name in texts:
        try:
            found[name] = re.compile(_spelt_out(name, {**words, **texts}, ()))
        except re.error as error:
            raise ValueError(f"'{name}' is no expression: {error}") from error
    return found


def any_of(words: Iterable[str]) -> str:
    """Return an expression for one of the words, the longest first; of none it matches nothing."""
    return "|".join(re.escape(one) for one in sorted(words, key=len)[::-1]) or "(?!)"


def _spelt_out(name: str, texts: Mapping[str, str], over: tuple[str, ...]) -> str:
    """Return the expression of a name; `over` are the names that led to it."""
    if name not in texts or name in over:
        why = "which is not there" if name not in texts else "which names it"
        raise ValueError(f"'{over[-1]}' names '{name}', {why}")
    return _NAMED.sub(lambda one: _spelt_out(one[1], texts, (*over, name)), texts[name])
