"""How pictures look: colours that colour-blind readers tell apart, and labels that stay text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["COLOURS", "INK", "PALE", "STYLE", "label", "sources"]

INK, PALE = "#222222", "#d9d9d9"
#: of the palette of Okabe and Ito; a second mark (shape, hatch, fill) says the same each time
COLOURS = {"stated": "#0072b2", "claimed": "#e69f00", "contested": "#d55e00", "other": "#999999"}

#: settings of matplotlib; their names are typed in some of its versions only
STYLE: Any = {
    "svg.hashsalt": "airace",
    "svg.fonttype": "none",
    "text.parse_math": False,
    "text.usetex": False,
    "font.family": ["DejaVu Sans"],
    "font.size": 10,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "axes.titleweight": "bold",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#555555",
    "axes.labelcolor": INK,
    "text.color": INK,
    "hatch.linewidth": 0.8,
    "savefig.dpi": 150,
    "figure.dpi": 100,
}

_LONGEST = 64


def label(text: str, longest: int = _LONGEST) -> str:
    r"""Return the text on one line, without control characters, cut where it is too long.

    >>> label("a\nb\x1b[31m"), label("word " * 20, 12)
    ('a b[31m', 'word word w…')
    """
    flat = " ".join("".join(c if c.isprintable() else " " * c.isspace() for c in text).split())
    return flat if len(flat) <= longest else flat[: longest - 1].rstrip() + "…"


def sources(names: Iterable[str]) -> str:
    """Return names of documents, sorted, each once, for a note in a picture.

    >>> sources(["B (2)", "A (1)", "B (2)"])
    'A (1), B (2)'
    """
    return label(", ".join(sorted(set(names))), 110)
