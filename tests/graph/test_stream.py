"""A graph goes into its store as one stream that is never whole in memory."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import nullcontext
from typing import IO, cast

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.stream import TextStream, counted, load, strict


@given(st.lists(st.text(max_size=30), max_size=60), st.integers(1, 50))
def test_a_stream_gives_the_bytes_of_its_lines_whatever_is_asked_for(
    lines: list[str], size: int
) -> None:
    stream = TextStream(one + "\n" for one in lines)
    parts = list(iter(lambda: stream.read(size), b""))
    assert b"".join(parts) == "".join(one + "\n" for one in lines).encode()
    assert all(len(part) <= size for part in parts)


def test_lines_are_made_when_their_turn_comes() -> None:
    made = []

    def lines() -> Iterator[str]:
        for number in range(20_000):
            made.append(number)
            yield "x" * 10 + "\n"

    stream = TextStream(lines())
    stream.read(100)
    assert 0 < len(made) < 10_000


def test_what_goes_wrong_while_lines_are_made_is_told_as_it_is() -> None:
    def lines() -> Iterator[str]:
        yield "<a:s> <a:p> <a:o> .\n"
        raise KeyError("model/x")

    with pytest.raises(KeyError, match="model/x"):
        ox.Store().bulk_load(cast("IO[bytes]", TextStream(lines())), format=ox.RdfFormat.N_QUADS)


def test_equal_quads_stand_once_in_a_store() -> None:
    store = ox.Store()
    load(store, ['<b:b> <a:a> "x" .\n<a:a> <a:a> <a:a> <g:g> .\n'] * 2)
    assert len(store) == 2


@pytest.mark.parametrize("wrong", [False, True])
def test_a_load_leaves_processors_and_collector_as_they_were(wrong: bool) -> None:
    seen: list[set[int]] = []

    def texts() -> Iterator[str]:
        seen.append(os.sched_getaffinity(0))
        yield "<a:s> <a:p> <a:o> .\n"
        if wrong:
            raise KeyError("model/x")

    before = os.sched_getaffinity(0)
    with pytest.raises(KeyError) if wrong else nullcontext():
        load(ox.Store(), texts())
    assert seen == [before]
    assert os.sched_getaffinity(0) == before
    assert gc.isenabled()


def test_a_load_needs_no_right_to_choose_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "sched_setaffinity", refuse)
    store = ox.Store()
    load(store, ["<a:s> <a:p> <a:o> .\n"])
    assert len(store) == 1


@pytest.mark.parametrize("iri", ["a b", "no-scheme", "a:%zz", "a:{}"])
def test_no_wrong_iri_passes_what_is_strict(iri: str) -> None:
    text = f"<a:s> <a:p> <a:o> .\n<a:s> <{iri}> <a:o> .\n"
    with pytest.raises(SyntaxError):
        strict(text)
    with pytest.raises(SyntaxError):
        load(ox.Store(), [text])


def test_the_user_hears_how_many_lines_are_loaded() -> None:
    told: list[tuple[str, int, int]] = []
    texts = ["x\n" * 30_000] * 4
    assert list(counted(texts, lambda *one: told.append(one))) == texts
    assert told == [("loading", 60_000, 0), ("loading", 120_000, 0)]
