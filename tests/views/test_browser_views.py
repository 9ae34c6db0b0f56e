"""The page in a real browser: timeline, comparison and agreement under the same filters."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from kg.graph.engine import Engine
from kg.query.timeline import read_moments
from kg.resources import Root
from kg.views.chart_matrix import read_cells
from kg.views.records import PageData
from tests.views.tab import BROWSER, Tab, shown

pytestmark = BROWSER


def test_timeline_has_the_dates_of_the_store_and_opens_the_event(
    tab: Tab, tiny_engine: Engine, tiny_root: Root
) -> None:
    page = tab.open("#view=timeline")
    moments = {one.claim: one for one in read_moments(tiny_engine, tiny_root.queries)}
    script = "all => all.map((one) => [one.dataset.claim, one.dataset.look])"
    looks = dict(page.eval_on_selector_all(".moment[data-claim]", script))
    assert set(looks) == set(moments)
    for claim, look in looks.items():
        assert ("inferred" in look) == (moments[claim].given == "inferred")
        assert ("disputed" in look) == bool(moments[claim].rivals)
    first = page.locator("button.event").first
    event = first.get_attribute("data-event")
    first.click()
    assert page.evaluate("DATA.entities[state.selection.number].id") == event


def test_comparison_has_every_claim_of_either_with_its_sources(
    tab: Tab, tiny_data: PageData
) -> None:
    page = tab.open("#view=compare")
    for place, name in enumerate(("Finch-2", "Heron-1")):
        page.locator(f"#compare-{place}").fill(name)
        page.keyboard.press("Enter")
    at = {one["id"]: number for number, one in enumerate(tiny_data["entities"])}
    pair = {at["model/finch-2"], at["model/heron-1"]}
    wanted = {one["id"] for one in tiny_data["claims"] if one["subject"] in pair}
    script = "all => all.map((one) => one.dataset.claim)"
    assert wanted <= set(page.eval_on_selector_all(".value[data-claim]", script))
    contested = page.locator(".value.contested").first
    assert "contested" in contested.inner_text()
    contested.locator(".sources a").first.click()
    assert len(shown(page)) >= 1
    assert page.locator("#panel .side").count() >= 2


def test_who_competes_is_competed_with(tab: Tab) -> None:
    page = tab.open("#view=compare&pair=company/brightleaf~company/corvane")
    row = page.locator(".compare tr", has=page.locator("th", has_text="competes with"))
    assert row.count() == 1
    assert "nothing said" not in row.inner_text()
    assert row.locator(".value").count() == 2


def test_what_joins_the_two_stands_with_its_subject_alone(tab: Tab) -> None:
    page = tab.open("#view=compare&pair=model/finch-2~model/heron-1")
    script = """() => compareRows(...compare.pair).filter((row) => row.section === 0)
      .flatMap((row) => row.sides.flat().map((one) => one.number))"""
    between = page.evaluate(script)
    assert between
    assert len(between) == len(set(between))


def test_the_time_of_a_value_stands_in_no_brackets_of_its_own(tab: Tab) -> None:
    page = tab.open("#view=compare")
    script = """([phrase, words]) => {
      DATA.terms.period = { ...DATA.terms.onBenchmark, phrase };
      return scopeWords({ scope: [["period", words]] });
    }"""
    assert page.evaluate(script, ["({q})", "the end of 2025"]) == "the end of 2025"
    assert page.evaluate(script, ["as of {q}", "May (2025)"]) == "as of May (2025)"


def test_matrix_counts_what_the_store_counts_and_opens_the_claims(
    tab: Tab, tiny_data: PageData, tiny_engine: Engine, tiny_root: Root
) -> None:
    page = tab.open("#view=matrix")
    cells = read_cells(tiny_engine, tiny_root.queries)
    for one, row in enumerate(cells):
        for two, cell in enumerate(row):
            found = page.evaluate(
                "([a, b]) => [sharedClaims(a, b).length, disputesBetween(a, b).length]", [one, two]
            )
            if one != two:
                assert found == [cell.shared, cell.disputed]
                drawn = page.locator(f"td[data-pair='{one}-{two}']").inner_text().split()
                assert drawn[0] == str(cell.shared)
                assert drawn[1:] == ([str(cell.disputed), "disputed"] if cell.disputed else [])
    page.locator("td[data-pair] button").first.click()
    assert len(shown(page)) >= cells[0][1].shared
    several = {
        one["id"]
        for one in tiny_data["claims"]
        if len({tiny_data["places"][said["place"]]["document"] for said in one["assertions"]}) > 1
    }
    script = "all => all.map((one) => one.dataset.claim)"
    assert set(page.eval_on_selector_all(".grid-of-claims tr[data-claim]", script)) == several


def test_paths_are_shortest_and_every_step_has_its_claims(tab: Tab, tiny_data: PageData) -> None:
    page = tab.open()
    joined = page.evaluate("[...joins()].flatMap(([a, of]) => [...of.keys()].map((b) => [a, b]))")
    graph: nx.Graph[int] = nx.Graph(joined)
    for start, end in [(a, b) for a in list(graph)[:6] for b in list(graph)[-6:] if a != b]:
        path = page.evaluate("([a, b]) => shortestPath(a, b)", [start, end])
        if nx.has_path(graph, start, end):
            assert len(path) - 1 == nx.shortest_path_length(graph, start, end)
            steps = page.evaluate("([from, to]) => pathSteps({ from, to })", [start, end])
            assert all(step["claims"] for step in steps)
        else:
            assert path is None
    page.keyboard.press("/")
    page.keyboard.type("finch-2")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Path to").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("corvane")
    page.keyboard.press("Enter")
    assert page.locator("#panel .steps > li").count() >= 1
    assert shown(page)
    assert "path=model/finch-2~company/corvane" in page.evaluate("location.hash")


def test_focus_reaches_one_two_or_three_steps(tab: Tab) -> None:
    page = tab.open("#entity=model/finch-2&focus=1")
    graph: nx.Graph[int] = nx.Graph(page.evaluate("GRAPH.edges.map((one) => [one.from, one.to])"))
    at = page.evaluate("state.selection.number")
    for depth, name in enumerate(("1 step", "2 steps", "3 steps"), 1):
        page.get_by_role("button", name=name).click()
        near = nx.single_source_shortest_path_length(graph, at, cutoff=depth)
        assert set(page.evaluate("[...view.shown]")) == set(near)
        assert f"focus={depth}" in page.evaluate("location.hash")


def test_pictures_can_be_taken_away(tab: Tab, tmp_path: Path) -> None:
    from xml.etree import ElementTree

    page = tab.open()
    for name, start in (("PNG", b"\x89PNG"), ("SVG", b"<svg"), ("CSV", b"\xef\xbb\xbfclaim,")):
        page.locator("#export").click()
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name).click()
        path = tmp_path / name
        waiting.value.save_as(path)
        assert path.read_bytes().startswith(start)
    tree = ElementTree.parse(tmp_path / "SVG")  # noqa: S314
    tags = [one.tag.rpartition("}")[2] for one in tree.iter()]
    assert tags.count("path") == tags.count("text") == page.evaluate("view.shown.size")
    assert tags.count("line") == page.evaluate("view.lines")
    page.locator("#export").click()
    page.get_by_role("button", name="SPARQL").click()
    assert "SELECT" in page.locator("#query-text").input_value()
    assert tab.faults == []


def test_keyboard_alone_finds_claims_sources_and_what_contests_them(
    tab: Tab, tiny_data: PageData
) -> None:
    page = tab.open()
    page.keyboard.press("/")
    page.keyboard.type("finch-2")
    page.keyboard.press("Enter")
    script = """() => { const one = document.activeElement; const card = one.closest("article");
      return [one.closest("#panel") !== null, card?.dataset.claim, one.matches("a.out"),
        one.closest(".against") !== null]; }"""
    links, against = set(), set()
    for _ in range(400):
        page.keyboard.press("Tab")
        inside, claim, is_link, is_against = page.evaluate(script)
        if not inside:
            break
        links |= {claim} if is_link else set()
        against |= {claim} if is_against else set()
    claims = {one["id"]: one for one in tiny_data["claims"]}
    assert shown(page) <= links
    assert against == {one for one in shown(page) if claims[one]["disagreements"]}
    assert against


def test_a_line_begins_with_what_is_disputed_then_with_what_most_documents_tell(tab: Tab) -> None:
    page = tab.open()
    ranks = page.evaluate("""() => weightiestFirst([...DATA.claims.keys()].reverse()).map((one) =>
      [isDisputed(DATA.claims[one]), new Set(DATA.claims[one].assertions.map(documentOf)).size])""")
    assert ranks == sorted(ranks, reverse=True)
    assert ranks[0][0]
    assert not ranks[-1][0]
    wanted = page.evaluate("""() => {
      const [id, all] = [...CLAIMS_ON].find(([line]) => EDGE.has(line));
      all.push(...[...DATA.claims.keys()].filter((one) => !all.includes(one)).slice(0, 9));
      select({ type: "line", id });
      return weightiestFirst(all);
    }""")
    script = "all => all.map((one) => CLAIM_AT.get(one.dataset.claim))"
    found = list(dict.fromkeys(page.eval_on_selector_all("#panel [data-claim]", script)))
    assert len(wanted) > 9
    assert found[: len(wanted)] == wanted
