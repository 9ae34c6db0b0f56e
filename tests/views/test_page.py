from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from kg.graph.engine import Engine
from kg.resources import Root
from kg.views.inline import data_block, vis_network
from kg.views.network import build_network
from kg.views.page import build_page, render_page
from kg.views.records import PageData
from tests.views.conftest import HOSTILE
from tests.views.reading import read_page


def test_page_is_a_whole_document(tiny_page: str) -> None:
    page = read_page(tiny_page)
    assert page.declaration == "DOCTYPE html"
    assert page.named("html")[0].attributes["lang"] == "en"
    assert page.named("title")[0].text
    assert page.named("h1")[0].text == page.named("title")[0].text


def test_graph_has_a_node_an_entity_with_lines_and_an_edge_a_pair(
    tiny_page: str, tiny_data: PageData
) -> None:
    graph = read_page(tiny_page).block("graph")
    edges = [(one["from"], one["to"]) for one in graph["edges"]]
    assert len(edges) == len(set(edges)) > 0
    assert {end for pair in edges for end in pair} == {one["id"] for one in graph["nodes"]}
    for node in graph["nodes"]:
        assert node["label"] == tiny_data["entities"][node["id"]]["label"]
        assert not {"title", "font", "image"} & set(node)


def test_lines_without_a_fact_are_dashed_and_contested_ones_are_marked(tiny_page: str) -> None:
    page = read_page(tiny_page)
    data, graph = page.block("claims"), page.block("graph")
    at = {one["id"]: number for number, one in enumerate(data["entities"])}
    edges = {(one["from"], one["to"]): one for one in graph["edges"]}
    rivals = edges[at["model/heron-1"], at["model/finch-2"]]
    assert rivals["dashes"] is True
    assert rivals["contested"] is True
    assert edges[at["company/corvane"], at["person/ada-mirov"]]["dashes"] is False


def test_what_sources_disagree_on_is_a_node_without_a_line_too(tiny_data: PageData) -> None:
    claims = [dict(one) | {"others": []} for one in tiny_data["claims"]]
    for one in claims:
        one.pop("object", None)
    network = build_network(cast("PageData", tiny_data | {"claims": claims}))
    assert network.edges == []
    assert {one["id"] for one in network.nodes} == {
        one["subject"] for one in tiny_data["disagreements"]
    }


def test_data_in_the_page_are_the_data(tiny_page: str, tiny_data: PageData) -> None:
    shown = read_page(tiny_page).block("claims")
    assert shown["claims"] == json.loads(json.dumps(tiny_data["claims"]))
    assert shown["entities"] == tiny_data["entities"]


def test_without_texts_no_sentence_of_a_document_is_in_the_page(
    tiny_data: PageData, tiny_texts_by_id: dict[str, str]
) -> None:
    html = render_page(tiny_data)
    for text in tiny_texts_by_id.values():
        for line in filter(None, map(str.strip, text.splitlines()[1:])):
            assert line not in html


def test_nothing_is_loaded_from_anywhere(tiny_page: str) -> None:
    page = read_page(tiny_page)
    assert all(address.startswith("#") for address in page.addresses())
    assert not page.named("link") + page.named("iframe") + page.named("img") + page.named("base")
    assert not re.search(r"@import|url\(", page.named("style")[0].text)


def test_policy_allows_the_scripts_and_styles_of_the_page_and_nothing_else(tiny_page: str) -> None:
    page = read_page(tiny_page)
    (policy,) = [
        one.attributes["content"]
        for one in page.named("meta")
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'")
    assert not re.search(r"unsafe|https?:|\*|connect-src|data:", policy)
    code = [one.text for one in page.named("script") if "type" not in one.attributes]
    for text in [*code, page.named("style")[0].text]:
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
    assert policy.count("sha256-") == len(code) + 1


def test_markup_has_no_handlers_and_no_inline_style(tiny_page: str) -> None:
    names = {name for one in read_page(tiny_page).elements for name in one.attributes}
    assert not {name for name in names if name.startswith("on")} | (names & {"style"})


def test_hostile_texts_change_nothing_but_the_data(tiny_page: str, hostile_page: str) -> None:
    plain, hostile = read_page(tiny_page), read_page(hostile_page)
    assert [one.tag for one in hostile.elements] == [one.tag for one in plain.elements]
    data = hostile.block("claims")
    assert all(one["label"].startswith(HOSTILE) for one in data["entities"])
    assert all(HOSTILE in one["sentence"] for one in data["claims"])
    assert any(HOSTILE[:40] in one["text"] for one in data["contexts"])
    assert "fired(1)</script>" not in hostile_page
    assert "\u2028" not in hostile_page


@pytest.mark.parametrize(
    "text",
    ["</script>", "<!--", "]]>", "&lt;", "\u2028\u2029", "\x00\x1f", "é 漢 🙂", '"\\', HOSTILE],
)
def test_a_block_gives_back_what_went_in_and_closes_nothing(text: str) -> None:
    block = str(data_block({text: [text]}))
    assert json.loads(block) == {text: [text]}
    assert not re.search("[<>&\u2028\u2029]", block)


def test_numbers_that_json_lacks_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        data_block({"x": float("nan")})


def test_library_keeps_its_licence_and_closes_nothing(tiny_page: str) -> None:
    library = read_page(tiny_page).named("script")[3].text
    assert "vis-network" in library[:400]
    assert "MIT" in library[:2000]
    assert len(library) >= len(vis_network())


def test_own_code_never_makes_markup_from_text() -> None:
    folder = Path(__file__).parents[2] / "kg" / "views" / "templates" / "scripts"
    banned = r"(inner|outer)HTML|insertAdjacent|document\.write|\beval\b|Function\(|fetch\(|XMLHttp"
    for path in folder.iterdir():
        assert not re.search(banned, path.read_text(encoding="utf-8")), path.name


def test_same_graph_gives_the_same_bytes(
    tiny_engine: Engine, tiny_root: Root, tiny_texts_by_id: dict[str, str], tiny_page: str
) -> None:
    texts = dict(reversed(tiny_texts_by_id.items()))
    assert build_page(tiny_engine, tiny_root.queries, texts) == tiny_page


_QUERY = """CONSTRUCT { model:finch-2 <urn:x:größe> <urn:x:b> . <urn:x:b> rdfs:label "Zürich 東京" }
WHERE {}"""


@pytest.mark.slow
@pytest.mark.parametrize("query", [None, _QUERY])
def test_hash_seed_and_locale_change_no_byte_of_the_file(
    tiny_root: Root, tmp_path: Path, query: str | None
) -> None:
    code = "from kg.cli.main import main; main()"
    (tmp_path / "q.rq").write_text(query or "", encoding="utf-8")
    narrow = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    found = []
    for place, settings in enumerate(({"PYTHONHASHSEED": "1"}, {"LC_ALL": "C"}, narrow)):
        out = tmp_path / f"{place}.html"
        view = ["view", "-o", str(out), *(["--query", str(tmp_path / "q.rq")] if query else [])]
        command = [sys.executable, "-c", code, "--root", str(tiny_root.data.parent), *view]
        environment = os.environ | settings | {"AIRACE_CACHE": str(tmp_path / f"cache{place}")}
        subprocess.run(command, env=environment, capture_output=True, check=True)
        found.append(out.read_bytes())
    assert found[0] == found[1] == found[2]
    name = "Zürich " + json.dumps("東京")[1:-1]
    assert (name in found[0].decode()) == (query is not None)
