"""Pictures of what the graph holds, as SVG or PNG: same graph, same bytes."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import MissingExtra
from kg.graph.engine import Engine
from kg.views.chart_style import STYLE

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["CHARTS", "FORMS", "draw"]

#: the pictures there are; each is made by `figure` of kg/views/chart_<name>.py
CHARTS = ("matrix", "scores", "timeline")
FORMS = ("png", "svg")


def draw(name: str, form: str, engine: Engine, queries: Path, benchmark: str = "") -> bytes:
    """Return a picture of CHARTS in a form of FORMS, as the bytes of its file.

    `benchmark` is the identifier of the only one whose scores are drawn.

    Labels are plain text: neither markup nor formulas in them mean anything. Raises MissingExtra
    when matplotlib is not installed, and NothingToDraw when the graph has nothing to show.
    """
    with _settings():
        only = (benchmark,) if benchmark else ()
        figure, title, says = _maker(name)(engine, queries, *only)
        return _svg(figure, title, says) if form == "svg" else _bytes(figure, "png")


def _maker(name: str) -> Callable[..., tuple[Figure, str, str]]:
    from importlib import import_module

    found: Callable[..., tuple[Figure, str, str]]
    found = import_module(f"kg.views.chart_{name}").figure
    return found


@contextmanager
def _settings() -> Iterator[None]:
    """Set matplotlib to our style and none of the user's, and back again afterwards."""
    try:
        import matplotlib as mpl
    except ImportError as error:
        what = f"pictures need matplotlib, which cannot be imported ({error})"
        raise MissingExtra.single("", what, 'pip install "airace[plots]"') from error
    with mpl.rc_context(), warnings.catch_warnings():
        # A script that the font lacks is drawn by the reader's own font in SVG, as a box in PNG.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        mpl.rcdefaults()
        mpl.rcParams.update(STYLE)
        yield


def _bytes(figure: Figure, form: str) -> bytes:
    out = io.BytesIO()
    nothing = {"Software": None} if form == "png" else {"Date": None, "Creator": None}
    figure.savefig(out, format=form, metadata=nothing, bbox_inches="tight", pad_inches=0.2)
    return out.getvalue()


def _svg(figure: Figure, title: str, says: str) -> bytes:
    """Return the figure as SVG that tells a screen reader what it shows."""
    text = _bytes(figure, "svg").decode()
    told = f"<title>{escape(title)}</title>\n <desc>{escape(says)}</desc>\n <metadata>"
    return text.replace("<metadata>", told, 1).replace("<svg ", '<svg role="img" ', 1).encode()
