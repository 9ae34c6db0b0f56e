"""The page in a notebook cell: `show()` for the whole graph, `show("contested")` for a view.

Nothing of Jupyter is needed; a notebook asks the object for its HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

__all__ = ["Shown", "show"]


@dataclass(frozen=True)
class Shown:
    """A page of its own inside the notebook: its scripts cannot reach the notebook."""

    page: str
    height: int = 720

    def _repr_html_(self) -> str:
        """Return the frame that a notebook shows."""
        rights = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
        return (
            f'<iframe title="AI race: claims" sandbox="{rights}" width="100%" '
            f'height="{self.height:d}" srcdoc="{escape(self.page)}"></iframe>'
        )


def show(
    name: str | None = None,
    *,
    query: str | None = None,
    root: Path | None = None,
    texts: Path | None = None,
    height: int = 720,
) -> Shown:
    """Return the page of the whole graph, of the ready view `name`, or of what `query` chooses.

    `root` is a folder with data of your own, `texts` one with the documents' texts. Raises
    QueryError for a view that is not there or a query that cannot be answered.
    """
    from kg.cli.session import Session
    from kg.graph.question import find_question
    from kg.views.page import build_page

    session = Session(root, texts)
    title = {"title": "What the query chooses"} if query else {}
    if name:
        files = session.root.query_files("views")
        found = find_question(files, name, "view", "kg view --list")
        query, title = found.text, {"title": found.title}
    known = session.texts or None
    page = build_page(session.engine, session.root.queries, known, query, **title)
    return Shown(page, height)
