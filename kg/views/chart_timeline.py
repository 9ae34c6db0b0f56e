"""Events on a line of time: a row each date, stated, inferred and disputed ones told apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import NothingToDraw
from kg.graph.engine import Engine
from kg.query.lists import open_list
from kg.query.spans import Span
from kg.query.timeline import Moment, read_moments
from kg.views.chart_style import COLOURS, INK, PALE, label, sources

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

__all__ = ["closest", "figure"]

_TITLE = "Events, and how their dates are known"
#: more rows than this nobody reads, and a PNG could not hold them
MOST = 300
_MEANINGS = (
    ("stated", False, "date stated"),
    ("inferred", False, "date inferred, in part at least"),
    ("stated", True, "disputed, stated"),
    ("inferred", True, "disputed, inferred"),
)


def figure(engine: Engine, queries: Path) -> tuple[Figure, str, str]:
    """Return the picture, its title, and a sentence that says what it shows.

    The left panel has the whole time; a right one the days on which most happens, where these
    are few. Raises NothingToDraw when the graph dates no event.
    """
    from matplotlib.figure import Figure

    shown = read_moments(engine, queries, most=MOST)
    if not shown:
        raise NothingToDraw.single("", "the graph dates no event", "give an event a `date`")
    listed = open_list(engine, queries, "dates")
    number = listed.size if listed else len(read_moments(engine, queries))
    window = closest([one.span for one in shown])
    made = Figure(figsize=(13 if window else 9.5, 0.44 * len(shown) + 1.8), layout="constrained")
    axes = made.subplots(1, 2 if window else 1, sharey=True, squeeze=False)[0]
    _rows(axes[0], shown, _whole([one.span for one in shown]), "all dates")
    if window:
        _rows(axes[1], shown, window, f"{_day(window.earliest)} to {_day(window.latest)}")
    _names(axes[0], axes[-1], shown)
    left = f" (the first {MOST:,} of {number:,} dates)" if number > MOST else ""
    made.suptitle(_TITLE + left, fontsize=14, fontweight="bold")
    marks = [_mark(kind, disputed, meaning) for kind, disputed, meaning in _MEANINGS]
    made.legend(handles=marks, loc="outside lower left", ncols=4, frameon=False, fontsize=9)
    says = "; ".join(f"{one.wording}: {one.label}" for one in shown)
    return made, _TITLE, label(says, 4000)


def _whole(spans: Sequence[Span]) -> Span:
    return Span(min(one.earliest for one in spans), max(one.latest for one in spans))


def closest(spans: Sequence[Span]) -> Span | None:
    """Return the days that hold more than half of the close dates, or None where no few do.

    A date is close when it is known to the month; the days are few when they are less than a
    quarter of the whole time.
    """
    whole = _whole(spans)
    near = sorted(one for one in spans if (one.latest - one.earliest).days <= 31)
    many = max(2, len(near) // 2 + 1)
    windows = [_whole(near[at : at + many]) for at in range(len(near) - many + 1)]
    if not windows:
        return None
    best = min(windows, key=lambda one: one.latest - one.earliest)
    around = timedelta(days=max(7, (best.latest - best.earliest).days))
    # A month around, as far as anything is dated there.
    fringe = [one for one in near if one.meets(_padded(best, around))]
    found = _padded(_whole(fringe), timedelta(days=2))
    small = (found.latest - found.earliest) * 4 < whole.latest - whole.earliest
    return found if small else None


def _padded(span: Span, by: timedelta) -> Span:
    first = max(span.earliest, date.min + by) - by
    return Span(first, min(span.latest, date.max - by) + by)


def _rows(axis: Axes, moments: Sequence[Moment], window: Span, title: str) -> None:
    """Draw the dates that meet the window, one a row."""
    from matplotlib import dates as untyped

    dates: Any = untyped
    for place, one in enumerate(moments):
        axis.axhline(place, color=PALE, linewidth=0.6, zorder=0)
        if one.span.meets(window):
            _draw(axis, place, one, window)
    locator = dates.AutoDateLocator(minticks=3, maxticks=7)
    axis.xaxis.set_major_locator(locator)
    axis.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    margin = (_number(window.latest) - _number(window.earliest)) * 0.03 + 1
    axis.set_xlim(_number(window.earliest) - margin, _number(window.latest) + margin)
    axis.set_ylim(len(moments) - 0.5, -0.5)
    axis.set_xlabel("date")
    axis.set_title(title)


def _number(day: date) -> float:
    """Return the day as a number of the axis: days since 1970."""
    return float(day.toordinal() - date(1970, 1, 1).toordinal())


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _draw(axis: Axes, place: int, one: Moment, window: Span) -> None:
    colour = COLOURS["contested" if one.rivals else "stated"]
    first = max(one.span.earliest, window.earliest)
    last = min(one.span.latest, window.latest)
    style = "-" if one.given == "stated" else (0, (1.2, 0.6))
    ends = [_number(first), _number(last)]
    axis.plot(ends, [place, place], color=colour, linewidth=5, alpha=0.45, linestyle=style,
              solid_capstyle="butt")  # fmt: skip
    if one.span.middle == min(max(one.span.middle, window.earliest), window.latest):
        mark = _mark(one.given, bool(one.rivals))
        mark.set_data([_number(one.span.middle)], [place])
        axis.add_line(mark)


def _mark(given: str, disputed: bool, meaning: str = "") -> Line2D:
    from matplotlib.lines import Line2D

    colour = COLOURS["contested" if disputed else "stated"]
    full = colour if given == "stated" else "white"
    shape = "D" if disputed else "o"
    return Line2D([], [], color=colour, marker=shape, markersize=8, linestyle="",
                  markerfacecolor=full, markeredgewidth=1.8, label=meaning)  # fmt: skip


def _names(left: Axes, right: Axes, moments: Sequence[Moment]) -> None:
    """Write event and date on the left of the rows, and who gives the date on their right."""
    names = [f"{label(one.label, 44)}\n{label(one.wording, 44)}" for one in moments]
    left.set_yticks(range(len(moments)), names, fontsize=8.5)
    left.set_ylabel("event and its date")
    for axis in {left, right}:
        axis.tick_params(axis="y", length=0)
    for place, one in enumerate(moments):
        against = "; ".join(rival.wording for rival in one.rivals)
        note = sources(one.documents.values()) + (f"\nagainst {label(against)}" if against else "")
        right.annotate(note, (1, place), (6, 0), xycoords=("axes fraction", "data"), va="center",
                       textcoords="offset points", fontsize=8, color=INK)  # fmt: skip
