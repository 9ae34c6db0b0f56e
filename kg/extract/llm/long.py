"""How a server tells that a request is too long for its model, or cuts it and tells nothing."""

from __future__ import annotations

import re

__all__ = ["is_cut", "is_too_long", "told_context"]

_LONG = re.compile(
    r"context[_ ](?:length|size|window)|maximum context|exceeds? the (?:available )?context"
    r"|(?:prompt|input|request) is too (?:long|large)|too many (?:input )?tokens|max_model_len",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"(?:context[_ ](?:length|size|window)|n_ctx|max_model_len)\D{0,30}(\d{3,7})(?!\d)",
    re.IGNORECASE,
)
#: contexts are multiples of this
_UNIT = 1_024


def is_too_long(said: str) -> bool:
    """Return whether a server's refusal says that the context is too small.

    >>> is_too_long("This model's maximum context length is 8192 tokens"), is_too_long("busy")
    (True, False)
    """
    return _LONG.search(said) is not None


def told_context(said: str) -> int:
    """Return how many tokens the server says its model holds; 0 where it does not.

    >>> told_context("the request exceeds the available context size, n_ctx: 4096")
    4096
    """
    match = _HOLDS.search(said)
    return int(match[1]) if match else 0


def is_cut(read: int, sent: int) -> bool:
    """Return whether a server read fewer tokens than about so many that it was sent.

    Some cut what is too long down to their context without a word: then they read just that.

    >>> is_cut(4096, 7000), is_cut(4096, 4200), is_cut(5000, 7000)
    (True, False, False)
    """
    return read > 0 and (read + 1) % _UNIT <= 1 and read * 10 < sent * 8
