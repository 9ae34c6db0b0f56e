"""A graph goes into its store as one stream that is never whole in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, cast

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.stream import TextStream, nquads


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
    quads = [("<b:b>", "<a:a>", '"x"', ""), ("<a:a>", "<a:a>", "<a:a>", "<g:g>")] * 2
    store.bulk_load(cast("IO[bytes]", TextStream(nquads(quads))), format=ox.RdfFormat.N_QUADS)
    assert len(store) == 2
