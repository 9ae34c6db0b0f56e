"""A push knows what the server has: of this build, of others, and of pushes that were stopped."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import EndpointError
from kg.graph.namespaces import AIR, ID
from kg.graph.push import Target, find_target, push
from tests.graph.serving import answering, oxigraph_server

SPARQL_JSON = "application/sparql-results+json"
PROV, RDFS = "http://www.w3.org/ns/prov#", "http://www.w3.org/2000/01/rdf-schema#"
_A, _RUN = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"{ID}run/"


def _build(folder: Path, run: str) -> Path:
    """Return a folder with a build of a claim and a run, as small as a push takes it."""
    ours = [(f"{ID}claim/1", f"{AIR}Claim"), (f"{_RUN}{run}", f"{PROV}Activity")]
    lines = [f"<{thing}> <{_A}> <{kind}> .\n" for thing, kind in ours]
    lines += [f'<{ID}claim/1> <{RDFS}label> "a claim of {run}"@en .\n']
    folder.mkdir()
    store = ox.Store(str(folder / "store"))
    store.bulk_load("".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
    store.flush()
    return folder


@pytest.mark.processes
def test_a_build_that_another_one_replaced_is_no_longer_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRACE_CACHE", str(tmp_path / "cache"))
    first, second = (_build(tmp_path / name, name) for name in ("a", "b"))
    with oxigraph_server(tmp_path / "server") as url:
        target = find_target(url)
        assert push(first, target, 2).quads == 3
        assert push(second, target, 2, replace=True).quads == 3
        with pytest.raises(EndpointError, match="claims of another build"):
            push(first, target, 2)
        assert push(first, target, 2, replace=True).quads == 3
        monkeypatch.setenv("AIRACE_CACHE", str(tmp_path / "elsewhere"))
        assert push(second, target, 2, replace=True).quads == 3
        monkeypatch.setenv("AIRACE_CACHE", str(tmp_path / "cache"))
        with pytest.raises(EndpointError, match="claims of another build"):
            push(first, target, 2)


@pytest.mark.processes
def test_a_push_that_is_stopped_before_it_knows_of_a_batch_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRACE_CACHE", str(tmp_path / "cache"))
    folder, send = _build(tmp_path / "a", "a"), Target.send

    def killed(self: Target, quads: list[ox.Quad]) -> None:
        send(self, quads)
        raise KeyboardInterrupt

    with oxigraph_server(tmp_path / "server") as url:
        target = find_target(url)
        monkeypatch.setattr(Target, "send", killed)
        with pytest.raises(KeyboardInterrupt):
            push(folder, target, 2)
        monkeypatch.setattr(Target, "send", send)
        assert push(folder, target, 2).quads == 3


def test_a_server_that_counts_in_words_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRACE_CACHE", str(tmp_path / "cache"))
    cell = b'{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "literal", '
    with answering(200, SPARQL_JSON, cell + b'"value": "many"}}]}}') as (url, _):
        with pytest.raises(EndpointError, match="said many") as caught:
            push(_build(tmp_path / "a", "a"), find_target(url), 2)
        assert url.rstrip("/") in str(caught.value)
