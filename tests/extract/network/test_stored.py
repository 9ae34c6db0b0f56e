"""The file of a network: what is kept of it, and files that are none."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.network.stored import make_network, network_bytes
from tests.extract.network.making import HEADS, LAYERS, PIECES, arrays, network, stored


def test_small_arrays_pieces_and_labels_are_kept_as_they_are() -> None:
    made = network()
    assert made.encoder.heads == HEADS
    assert made.encoder.layers == LAYERS
    assert made.labels == ("acquired>", "acquired<", "sued=")
    assert dict(made.roles) == {"firm": 0, "name": 1}
    assert list(made.pieces.numbers) == PIECES
    for name, array in arrays().items():
        assert (made.encoder.arrays[name] == array).all()


@settings(max_examples=20)
@given(st.integers(0, 1000), st.floats(1e-3, 1e3))
def test_a_large_array_is_kept_within_half_a_step_of_its_row(seed: int, size: float) -> None:
    given_ = (np.random.default_rng(seed).normal(size=(150, 120)) * size).astype(np.float32)
    texts = {"pieces": ["a"], "labels": ["b"], "roles": ["c"]}
    found = make_network(network_bytes({"word": given_}, 1, texts)).encoder.arrays["word"]
    step = abs(given_).max(axis=1, keepdims=True) / 127
    assert (abs(found - given_) <= step * 0.501).all()


def test_the_same_network_gives_the_same_bytes() -> None:
    assert stored() == stored()
    assert stored() != stored(1)


def packed(**arrays_: object) -> bytes:
    file = io.BytesIO()
    np.savez(file, **arrays_)  # type: ignore[arg-type]
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"no network", stored()[:-100], stored()[:50], packed(word=np.zeros(3)),
        packed(pieces=np.array([{"a": 1}], dtype=object)), packed(heads=np.array("many")),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="the file of the network is broken"):
        make_network(data)
