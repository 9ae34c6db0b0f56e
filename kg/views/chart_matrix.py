"""How far each two documents agree, as a square of cells."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import NothingToDraw
from kg.graph.engine import Engine
from kg.graph.question import read_question
from kg.views.chart_style import COLOURS, INK, PALE, label

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["Cell", "figure", "read_cells"]

_TITLE = "How far each two documents agree"
#: more documents than this give cells too small to read
MOST = 30


@dataclass(frozen=True)
class Cell:
    """Two documents: the claims that both affirm, values that fit, and disagreements.

    `share` is what they affirm together in percent of the claims of the one that makes fewer.
    """

    one: str
    other: str
    shared: int
    compatible: int
    disputed: int
    same_origin: bool
    share: float = 0.0

    @property
    def note(self) -> str:
        """Return the numbers in the cell."""
        if self.one == self.other:
            within = f"\n{self.disputed} against itself" if self.disputed else ""
            return f"{self.shared:,} claims{within}"
        fits = f"\n{self.compatible:,} fit" if self.compatible else ""
        disputed = f"\n{self.disputed:,} disputed" if self.disputed else ""
        return f"{self.shared:,} shared{fits}{disputed}"


def read_cells(engine: Engine, queries: Path) -> list[list[Cell]]:
    """Return the cells row by row, documents in the order of their identifiers."""
    rows = engine.texts(read_question(queries / "commands" / "agreement-matrix.rq").text)
    own = {row["one"]: int(row["shared"]) for row in rows if row["one"] == row["other"]}
    found: dict[str, list[Cell]] = {}
    for row in rows:
        shared, fitting, against = (int(row[key]) for key in ("shared", "compatible", "disputed"))
        least = min(own[row["one"]], own[row["other"]])
        share = 100 * shared / least if least else 0.0
        ends, copied = (row["oneLabel"], row["otherLabel"]), row["sameOrigin"] == "true"
        cell = Cell(*ends, shared, fitting, against, copied, share)
        found.setdefault(row["one"], []).append(cell)
    return list(found.values())


def figure(engine: Engine, queries: Path) -> tuple[Figure, str, str]:
    """Return the picture, its title, and a sentence that says what it shows.

    Raises NothingToDraw when the graph has fewer than two documents, or too many to read.
    """
    from matplotlib.figure import Figure

    cells = read_cells(engine, queries)
    if not 2 <= len(cells) <= MOST:
        what = f"a picture takes 2 to {MOST} documents, and the graph has {len(cells)}"
        raise NothingToDraw.single("", what, "ask for rows instead of a picture")
    size = 1.25 * len(cells)
    made = Figure(figsize=(size + 3.2, size + 2.2), layout="constrained")
    axis = made.subplots()
    _square(made, axis, cells)
    made.suptitle(_TITLE, fontsize=14, fontweight="bold")
    pairs = [cell for place, row in enumerate(cells) for cell in row[place + 1 :]]
    told = "; ".join(f"{one.one} and {one.other}: {one.note}" for one in pairs)
    return made, _TITLE, label(told, 6000)


def _square(made: Figure, axis: Axes, cells: list[list[Cell]]) -> None:
    import numpy as np

    places = range(len(cells))
    shares = np.array([[cell.share for cell in row] for row in cells])
    np.fill_diagonal(shares, np.nan)
    most = max(float(np.nanmax(shares)), 1.0)
    image = axis.imshow(shares, cmap="Blues", vmin=0, vmax=most * 1.8)
    for y in places:
        for x in places:
            _cell(axis, cells[y][x], x, y)
    names = [label(row[0].one, 26) for row in cells]
    axis.set_xticks(places, names, rotation=30, ha="right", rotation_mode="anchor")
    axis.set_yticks(places, names)
    axis.tick_params(length=0)
    axis.spines[:].set_visible(False)
    axis.set_xlabel("document")
    axis.set_ylabel("document")
    bar = made.colorbar(image, ax=axis, shrink=0.7)
    bar.ax.set_ylim(0, most)
    bar.set_label("claims that both affirm, percent of the smaller document")
    made.legend(handles=_marks(), loc="outside lower left", frameon=False, fontsize=9)


def _marks() -> list[Artist]:
    """Return the key: what the marks and the words in the cells mean."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    diamond = Line2D([], [], linestyle="", marker="D", markersize=8, color=COLOURS["contested"])
    diamond.set_label("disputed: they stand on different sides of a disagreement")
    frame = Patch(fill=False, edgecolor=INK, linewidth=2.5)
    frame.set_label("so much shared wording that both count as one origin")
    own = Patch(facecolor=PALE, label="a document with itself: its affirmed claims")
    fit = Line2D([], [], linestyle="", label="fit: values that differ in wording and can both hold")
    return [diamond, frame, own, fit]


def _cell(axis: Axes, cell: Cell, x: int, y: int) -> None:
    """Draw one cell: grey on the diagonal, a mark for disputes, a frame for one origin."""
    from matplotlib.patches import Rectangle

    if x == y:
        axis.add_patch(Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor=PALE, edgecolor="white"))
    if cell.same_origin:
        axis.add_patch(Rectangle((x - 0.47, y - 0.47), 0.94, 0.94, fill=False, edgecolor=INK, lw=3))
    axis.text(x, y, cell.note, ha="center", va="center", fontsize=9)
    if cell.disputed:
        axis.plot(x + 0.38, y - 0.38, marker="D", markersize=8, color=COLOURS["contested"],
                  markeredgecolor="white")  # fmt: skip
