"""Benchmark scores as bars: a panel a benchmark, each bar with who gives the score."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import NothingToDraw
from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query.assertions import Row, rows_of
from kg.views.chart_style import COLOURS, INK, label, sources

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["Bar", "Bars", "figure", "read_bars"]

_TITLE = "Benchmark scores, and who gives them"
#: of more claims on benchmarks than MANY, or of more benchmarks than PANELS, some are drawn; the
#: best BARS of a benchmark are (queries/commands/top-scores.rq)
MANY, PANELS, BARS = 2000, 12, 25
_HATCH = {"claimed": "//", "contested": "xx", "other": ".."}
_MEANING = {
    "stated": "stated as a fact",
    "claimed": "somebody's claim",
    "contested": "contested",
    "other": "alleged, predicted or opinion",
}


@dataclass
class Bar:
    """One score of one model: its amount, the span its wording allows, and who gives it."""

    model: str
    amount: float
    lower: float
    upper: float
    wording: str
    status: str
    interested: bool = False
    givers: set[str] = field(default_factory=set)

    @property
    def note(self) -> str:
        """Return what stands beside the bar: the wording, the documents, and self-praise."""
        own = " (its own maker says)" if self.interested else ""
        return f"{label(self.wording, 24)}{own}  ·  {sources(self.givers)}"

    @property
    def is_wide(self) -> bool:
        """Return whether the wording leaves more open than the rounding of a figure does."""
        return self.upper - self.lower > max(abs(self.amount), 1e-9) * 0.05


@dataclass(frozen=True)
class Bars:
    """The panels that are drawn, best score first, and what is left out of them, in words."""

    panels: dict[tuple[str, str], list[Bar]]
    left: str


def read_bars(engine: Engine, queries: Path, benchmark: str = "") -> Bars:
    """Return the bars by benchmark and unit, best first; a rival score is a bar of its own.

    `benchmark` is the identifier of the only one that is wanted. Of very many scores the BARS
    best are drawn of each of the PANELS benchmarks that most claims name.
    """
    panels: dict[tuple[str, str], dict[tuple[str, str], Bar]] = defaultdict(dict)
    for row in _rows(engine, queries, benchmark):
        bars = panels[row["benchmarkLabel"], row["unit"]]
        key = row["modelLabel"], row["wording"]
        amount, lower, upper = (float(row[name]) for name in ("score", "lower", "upper"))
        status = row["status"] if row["status"] in COLOURS else "other"
        bar = bars.setdefault(key, Bar(key[0], amount, lower, upper, key[1], status))
        bar.givers.add(_giver(row["claimantLabel"], row["documentLabel"]))
        bar.interested |= row["selfInterested"] == "true"
    every = {key: list(bars.values()) for key, bars in sorted(panels.items())}
    shown = {key: bars[:BARS] for key, bars in every.items()}
    cut = shown != every or (len(_sizes(engine, queries)) > PANELS and not benchmark)
    return Bars(shown, f" (the best {BARS} at most, of {len(shown)})" if cut else "")


def _sizes(engine: Engine, queries: Path) -> list[tuple[str, int]]:
    rows = rows_of(engine, queries, "benchmark-sizes")
    return [(row["benchmark"].removeprefix(ID), int(row["number"])) for row in rows]


def _rows(engine: Engine, queries: Path, benchmark: str) -> list[Row]:
    """Return the scores of the benchmark, or all, or where these are very many the best."""
    of, sizes = (engine, queries), _sizes(engine, queries)
    wanted = [benchmark] if benchmark else [one for one, _ in sizes[:PANELS]]
    if len(sizes) <= PANELS and sum(number for _, number in sizes) <= MANY:
        only = {"benchmark": wanted} if benchmark else {}
        return rows_of(engine, queries, "chart-scores", **only)
    best = rows_of(*of, "top-scores", benchmark=wanted)
    rows = rows_of(*of, "chart-scores", claim=[row["claim"].removeprefix(ID) for row in best])
    return sorted(rows, key=_place)


def _place(row: Row) -> tuple[str, str, float, str, str, str, str]:
    names = ("modelLabel", "documentLabel", "modality", "claimantLabel")
    model, document, modality, claimant = (row[name] for name in names)
    best = -float(row["score"])
    return row["benchmarkLabel"], row["unit"], best, model, document, modality, claimant


def _giver(claimant: str, document: str) -> str:
    return document if claimant == document else f"{claimant} in {document}"


def _nothing(engine: Engine, queries: Path, benchmark: str) -> Exception:
    """Return the error: no score on this benchmark where others have some, or none at all."""
    drawn = sorted({name for name, _ in read_bars(engine, queries, "").panels}) if benchmark else []
    if not drawn:
        what, fix = "the graph has no benchmark score", "add one with `scored`"
        return NothingToDraw.single("", what, fix)
    fix = f"there are scores on {', '.join(drawn)}"
    return NothingToDraw.single("", "nobody gives a score on this benchmark", fix)


def figure(engine: Engine, queries: Path, benchmark: str = "") -> tuple[Figure, str, str]:
    """Return the picture, its title, and a sentence that says what it shows.

    `benchmark` is the identifier of the only one to draw. Raises NothingToDraw when there is no
    score.
    """
    from matplotlib.figure import Figure

    found = read_bars(engine, queries, benchmark)
    panels = found.panels
    if not panels:
        raise _nothing(engine, queries, benchmark)
    sizes = [len(bars) for bars in panels.values()]
    height = sum(sizes) * 0.38 + len(sizes) * 0.95 + 0.6
    made = Figure(figsize=(9.5, height), layout="constrained")
    axes = made.subplots(
        len(panels), 1, height_ratios=[size + 1.6 for size in sizes], squeeze=False
    )
    for axis, ((benchmark, unit), bars) in zip(axes[:, 0], panels.items(), strict=True):
        _panel(axis, benchmark, unit, bars)
    made.suptitle(_TITLE + found.left, fontsize=14, fontweight="bold")
    _legend(made, [bar for bars in panels.values() for bar in bars])
    says = "; ".join(
        f"{name}: " + ", ".join(f"{bar.model} {bar.wording}" for bar in bars)
        for (name, _), bars in panels.items()
    )
    return made, _TITLE, label(says, 2000)


def _panel(axis: Axes, benchmark: str, unit: str, bars: list[Bar]) -> None:
    places = range(len(bars))
    drawn = axis.barh(
        places,
        [bar.amount for bar in bars],
        color=[COLOURS[bar.status] for bar in bars],
        edgecolor="white",
        height=0.68,
    )
    top = 100.0 if unit == "percent" else max(bar.upper for bar in bars) * 1.05
    for place, patch, bar in zip(places, drawn.patches, bars, strict=True):
        patch.set_hatch(_HATCH.get(bar.status, ""))
        if bar.is_wide:
            axis.plot([bar.lower, bar.upper], [place, place], color=INK, linewidth=1.5, marker="|")
        axis.annotate(bar.note, (max(bar.upper, bar.amount), place), (6, 0), va="center",
                      textcoords="offset points", fontsize=8.5)  # fmt: skip
    axis.set_yticks(places, [label(bar.model, 32) for bar in bars])
    axis.set_ylim(len(bars) - 0.5, -0.5)
    axis.set_xlim(0, top)
    axis.tick_params(axis="y", length=0)
    axis.set_ylabel("model")
    axis.set_xlabel(f"score ({label(unit, 30)})")
    axis.set_title(label(benchmark))


def _legend(made: Figure, bars: list[Bar]) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    present = {bar.status for bar in bars}
    marks: list[Artist] = [
        Patch(facecolor=COLOURS[key], hatch=_HATCH.get(key, ""), edgecolor="white", label=meaning)
        for key, meaning in _MEANING.items()
        if key in present
    ]
    if any(bar.is_wide for bar in bars):
        marks.append(Line2D([], [], color=INK, marker="|", label="what the wording allows"))
    made.legend(handles=marks, loc="outside lower left", ncols=4, frameon=False, fontsize=9)
