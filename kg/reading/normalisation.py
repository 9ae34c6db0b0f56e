"""A decoded text as it is stored: one kind of line end, nothing that steers a terminal."""

from __future__ import annotations

import re

__all__ = ["normalise"]

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# CSI, OSC and other strings up to their end (or that of the line), then the two-character ones.
_ESCAPE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\\\|\x9c)?"
    "|\x1b[ -/]*[0-~]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def normalise(text: str) -> tuple[str, tuple[str, ...]]:
    r"""Return the text as it is stored, and notes on what was changed.

    Line ends become \n; terminal sequences, then control characters, are taken out; nothing else
    changes, and a second time changes nothing.

    >>> normalise("One.\r\nTwo.\x00")
    ('One.\nTwo.', ('1 line end made \\n', '1 control character removed'))
    """
    notes = []
    for pattern, new, what, done in (
        (_LINE_END, "\n", "line end", "made \\n"),
        (_ESCAPE, "", "terminal sequence", "removed"),
        (_CONTROL, "", "control character", "removed"),
    ):
        text, number = pattern.subn(new, text)
        if number:
            notes.append(f"{number} {what}{'' if number == 1 else 's'} {done}")
    return text, tuple(notes)
