"""The page: one HTML file with the graph, the claims behind it and no need of a network."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.graph.engine import Engine
from kg.views.compact import compact
from kg.views.inline import (
    TEMPLATES,
    content_policy,
    data_block,
    joined,
    script_block,
    vis_network,
)
from kg.views.network import build_network
from kg.views.page_data import read_page_data
from kg.views.records import PageData

__all__ = ["build_page", "render_page"]

_TITLE = "AI race: who says what, and where"


def build_page(
    engine: Engine,
    queries_dir: Path,
    texts: Mapping[str, str] | None = None,
    view: str | None = None,
    title: str = _TITLE,
) -> str:
    """Return the HTML text of the interactive page of the engine's graph.

    `queries_dir` is the folder with `commands/claims.rq`; `texts` maps document identifiers
    (`document/004`) to their texts, and with it each claim shows its passage. The same graph
    gives the same text. `view` is a query that chooses the claims, as kg.views.chosen says.
    Raises QueryError when a query cannot be answered, NothingToDraw when a view finds nothing.
    """
    return render_page(read_page_data(engine, queries_dir, texts, view), title)


def render_page(data: PageData, title: str = _TITLE) -> str:
    """Return the page of some data; write it as UTF-8."""
    network = build_network(data)
    network.heading = title
    library, code, style = (
        script_block(text) for text in (vis_network(), joined("scripts"), joined("styles"))
    )
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["data_block"] = data_block
    environment.filters["options_block"] = lambda text: data_block(json.loads(text))
    environment.globals.update(
        claims=compact(data), library=library, code=code, style=style,
        policy=content_policy([library, code], [style]),
    )  # fmt: skip
    network.templateEnv = environment
    network.path = "page.html"
    return str(network.generate_html())
