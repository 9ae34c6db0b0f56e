"""push and --endpoint, as a user types them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.graph.serving import oxigraph_server

COMMANDS = [
    ["conflicts"], ["query", "founders"], ["show", "DeepSeek"], ["timeline"], ["stats"],
    ["compare", "DeepSeek-V3", "Qwen 2.5-Max"], ["path", "Meta", "Alibaba"], ["sources"],
    ["leaderboard", "Arena-Hard"], ["export", "--format", "trig"], ["export", "--format", "csv"],
    ["explain", "fall of Nvidia shares wiped out 500 billion USD"],
]  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with oxigraph_server(tmp_path_factory.mktemp("server")) as url:
        yield url


@pytest.mark.slow
def test_a_pushed_build_answers_every_command_as_the_embedded_one(
    run: Run, server: str, tmp_path: Path
) -> None:
    assert "the server holds 840 claims" in run("push", server, "--replace").stdout
    assert "0 quads in 0 batches" in run("push", server).stdout
    for words in COMMANDS:
        assert run("--endpoint", server, *words).stdout == run(*words).stdout
    pages = [tmp_path / "here.html", tmp_path / "there.html"]
    run("view", "-o", str(pages[0]))
    run("--endpoint", server, "view", "-o", str(pages[1]))
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_an_unknown_endpoint_says_what_to_do(run: Run) -> None:
    err = run("--endpoint", "nowhere", "stats", code=1).stderr
    assert "there is no endpoint called 'nowhere'" in err
    assert "[endpoints.nowhere]" in err
