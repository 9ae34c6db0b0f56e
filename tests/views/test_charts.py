"""Pictures: the same bytes each time, what they show as text, hostile labels harmless."""

from __future__ import annotations

import builtins
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from pathlib import Path

import pytest

from kg.errors import MissingExtra, NothingToDraw
from kg.graph.engine import Engine
from kg.pipeline import ensure_build
from kg.query.spans import Span
from kg.resources import Root, shipped_root
from kg.views.chart_matrix import read_cells
from kg.views.chart_scores import read_bars
from kg.views.chart_style import label
from kg.views.chart_timeline import closest
from kg.views.charts import CHARTS, draw
from tests.conftest import Run, copy_tiny
from tests.graph.test_answers import synthetic
from tests.graph.test_lists import without_answers

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def own_root(tmp_path: Path) -> Root:
    """Return a tiny root that a test may change; the one of this room is shared."""
    return copy_tiny(tmp_path / "own")


def parsed(svg: bytes) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  # our own bytes


def words(svg: bytes) -> str:
    """Return all text of the picture; fails when it is no XML."""
    return "\n".join("".join(one.itertext()) for one in parsed(svg).iter(f"{SVG}text"))


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("form", ["png", "svg"])
def test_the_same_graph_gives_the_same_bytes(
    tiny_engine: Engine, tiny_root: Root, name: str, form: str
) -> None:
    one, other = (draw(name, form, tiny_engine, tiny_root.queries) for _ in range(2))
    assert one == other
    assert one.startswith(b"\x89PNG" if form == "png" else b"<?xml")


@pytest.mark.parametrize("name", CHARTS)
def test_every_picture_has_a_title_axis_labels_and_a_description(
    tiny_engine: Engine, tiny_root: Root, name: str
) -> None:
    svg = draw(name, "svg", tiny_engine, tiny_root.queries)
    tree = parsed(svg)
    title, says = (tree.findtext(f"{SVG}{part}") for part in ("title", "desc"))
    axes = {"scores": "score (percent)", "timeline": "date", "matrix": "document"}
    text = words(svg).splitlines()
    assert title in text
    assert axes[name] in text
    assert says
    assert b"Matplotlib v" not in svg


def test_scores_have_their_sources_beside_them(tiny_engine: Engine, tiny_root: Root) -> None:
    text = words(draw("scores", "svg", tiny_engine, tiny_root.queries))
    assert "QuizBench" in text
    assert "91 %  ·  Tech Notes (b)" in text


def test_a_score_of_its_own_maker_is_marked(own_root: Root) -> None:
    path = own_root.data / "claims" / "b.yaml"
    more = "  - [Finch-2, scored, 97 percent, {by: Corvane, benchmark: QuizBench}]\n"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    engine = Engine.on_disk(ensure_build(own_root), own_root.prefixes())
    best, second = read_bars(engine, own_root.queries).panels["QuizBench", "percent"]
    assert (best.amount, best.interested, best.status) == (97, True, "contested")
    assert "its own maker says" in best.note
    assert best.givers == {"Corvane in Tech Notes (b)"}
    assert not second.interested


def test_the_matrix_counts_what_two_documents_share(tiny_engine: Engine, tiny_root: Root) -> None:
    cells = {
        (one.one, one.other): one
        for row in read_cells(tiny_engine, tiny_root.queries)
        for one in row
    }
    shared = cells["Daily Ledger (a)", "Tech Notes (b)"]
    # Both say who founded the company, and they differ on what the training cost.
    assert (shared.shared, shared.disputed) == (1, 1)
    assert cells["Tech Notes (b)", "Daily Ledger (a)"].shared == 1


def test_hostile_labels_are_shown_as_they_are(own_root: Root) -> None:
    hostile = r"$\frac{1}{0}$ <script>&amp; ]]> \u202e"
    path = own_root.data / "entities" / "entities.yaml"
    text = path.read_text("utf-8")
    text = text.replace("label: Finch-2", f"label: '{hostile}'\n  aliases: [Finch-2]")
    text = text.replace("label: QuizBench", 'label: "test $x_{"\n  aliases: [QuizBench]')
    path.write_text(text, "utf-8")
    engine = Engine.on_disk(ensure_build(own_root), own_root.prefixes())
    svg = draw("scores", "svg", engine, own_root.queries)
    assert label(hostile, 32) in words(svg)
    assert "test $x_{" in words(svg)
    assert b"<script" not in svg
    assert draw("scores", "png", engine, own_root.queries).startswith(b"\x89PNG")


def test_a_script_that_the_font_lacks_is_no_warning(own_root: Root) -> None:
    path = own_root.data / "entities" / "entities.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("label: Finch-2", "label: 深度求索\n  aliases: [Finch-2]"), "utf-8"
    )
    engine = Engine.on_disk(ensure_build(own_root), own_root.prefixes())
    assert "深度求索" in words(draw("scores", "svg", engine, own_root.queries))


def test_labels_lose_control_characters_and_length() -> None:
    assert label("a\x00b\u202e\ud800c\n d") == "abc d"
    assert label("x" * 99, 10) == "x" * 9 + "…"


def test_settings_of_the_user_neither_change_a_picture_nor_are_changed(
    tiny_engine: Engine, tiny_root: Root
) -> None:
    import matplotlib as mpl

    before = draw("scores", "svg", tiny_engine, tiny_root.queries)
    with mpl.rc_context({"font.size": 30.0, "text.parse_math": True}):
        assert draw("scores", "svg", tiny_engine, tiny_root.queries) == before
        assert mpl.rcParams["font.size"] == 30


def test_without_scores_there_is_nothing_to_draw(own_root: Root) -> None:
    path = own_root.data / "claims" / "b.yaml"
    path.write_text(path.read_text("utf-8").replace("scored, 91 percent", "rank, 1 place"), "utf-8")
    engine = Engine.on_disk(ensure_build(own_root), own_root.prefixes())
    with pytest.raises(NothingToDraw):
        draw("scores", "svg", engine, own_root.queries)


def test_without_the_extra_the_error_names_it(
    tiny_engine: Engine, tiny_root: Root, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: object) -> object:
        if name.partition(".")[0] == "matplotlib":
            raise ModuleNotFoundError("No module named 'matplotlib'")
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingExtra, match=r"airace\[plots\]"):
        draw("scores", "svg", tiny_engine, tiny_root.queries)


def day(number: int, length: int = 0) -> Span:
    first = date(2020, 1, 1) + timedelta(days=number)
    return Span(first, first + timedelta(days=length))


def test_days_on_which_much_happens_get_a_panel() -> None:
    found = closest([day(0, 365), day(500), day(1000), day(1002), day(1005), day(1006)])
    assert found is not None
    assert day(1000).meets(found)
    assert not day(500).meets(found)


@pytest.mark.parametrize("spans", [[day(0)], [day(0, 365), day(400, 365)], [day(0), day(3)]])
def test_evenly_spread_dates_get_no_second_panel(spans: list[Span]) -> None:
    assert closest(spans) is None


def test_dates_at_the_ends_of_the_calendar_can_be_padded() -> None:
    first, last = Span(date.min, date.min), Span(date.max, date.max)
    assert closest([first, first, first, last]) is not None


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_chart_writes_the_file_that_is_named(run: Run, tmp_path: Path, suffix: str) -> None:
    path = f"{tmp_path}/timeline.{suffix}"
    assert run("chart", "timeline", "-o", path).stdout.strip() == path


def test_chart_refuses_another_kind_of_file(run: Run, tmp_path: Path) -> None:
    assert ".svg or .png" in run("chart", "scores", "-o", f"{tmp_path}/x.gif", code=2).stderr


def test_command_and_library_know_the_same_charts() -> None:
    from kg.cli import charting
    from kg.views import charts

    assert (charting.CHARTS, charting.FORMS) == (charts.CHARTS, charts.FORMS)


def test_of_very_many_scores_the_best_are_drawn_as_they_are_among_all() -> None:
    queries = shipped_root().queries
    found = read_bars(synthetic(), queries)
    every = read_bars(without_answers(synthetic()), queries)
    assert len(found.panels) < len(every.panels)
    for key, bars in found.panels.items():
        assert bars == every.panels[key]
    assert found.left == f" (the best 25 at most, of {len(found.panels)})"
    assert max(map(len, found.panels.values())) == 25


def test_one_benchmark_is_drawn_alone(run: Run, tmp_path: Path) -> None:
    path = str(tmp_path / "one.svg")
    run("chart", "scores", "--benchmark", "LiveBench", "-o", path)
    drawn = Path(path).read_text("utf-8")
    assert "LiveBench" in drawn
    assert "Arena-Hard" not in drawn
    run("chart", "timeline", "--benchmark", "LiveBench", "-o", path, code=2)
    run("chart", "scores", "--benchmark", "no such benchmark", "-o", path, code=1)
