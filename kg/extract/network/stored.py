"""A network as a file: its arrays in small whole numbers, its pieces, labels and roles as text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from zipfile import BadZipFile

import numpy as np

from kg.extract.network.encoder import Array, Encoder
from kg.extract.network.network import Network
from kg.extract.network.pieces import Pieces

__all__ = ["make_network", "network_bytes"]

#: behind the name of an array: what its whole numbers are multiplied with, a number a row
SCALE = ":scale"
#: the largest whole number of a byte with a sign
LARGEST = 127
_TEXTS = ("pieces", "labels", "roles")


def network_bytes(
    arrays: Mapping[str, Array], heads: int, texts: Mapping[str, Iterable[str]]
) -> bytes:
    """Return the file of a network; `texts` are its pieces, labels and roles, in their order.

    What is linear is kept to a byte a number, within some 0.4 % of the largest of its row. It is
    not packed: that would save a tenth, and reading it would take three times as long.
    """
    kept: dict[str, np.ndarray] = {"heads": np.array(heads)}
    for name, array in arrays.items():
        if array.ndim < 2 or array.size < LARGEST**2:
            kept[name] = array.astype(np.float32)
        else:
            scale = np.maximum(np.abs(array).max(axis=1, keepdims=True), np.float32(1e-8)) / LARGEST
            kept[name] = np.round(array / scale).astype(np.int8)
            kept[name + SCALE] = scale.astype(np.float32)
    for name in _TEXTS:
        kept[name] = np.frombuffer("\n".join(texts[name]).encode(), dtype=np.uint8)
    file = io.BytesIO()
    np.savez(file, **kept)  # type: ignore[arg-type]  # no array is named as an option
    return file.getvalue()


def make_network(data: bytes) -> Network:
    """Return the network of a file.

    Raises ValueError where it is none, or lacks a part.
    """
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            found = {name: file[name] for name in file.files}
        texts = {name: found.pop(name).tobytes().decode().split("\n") for name in _TEXTS}
        heads = int(found.pop("heads"))
    except (BadZipFile, EOFError, KeyError, OSError, TypeError, ValueError) as error:
        raise ValueError(f"the file of the network is broken: {error}") from error
    scales = {name: found.pop(name) for name in list(found) if name.endswith(SCALE)}
    arrays = {
        name: np.ascontiguousarray(one * scales.get(name + SCALE, np.float32(1)), dtype=np.float32)
        for name, one in found.items()
    }
    layers = sum(name.endswith(".ask.weight") for name in arrays)
    pieces = Pieces({piece: number for number, piece in enumerate(texts["pieces"])})
    roles = {role: number for number, role in enumerate(texts["roles"])}
    return Network(pieces, Encoder(arrays, layers, heads), tuple(texts["labels"]), roles)
