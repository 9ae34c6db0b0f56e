"""The layers of a transformer, in numbers: what each piece of a sentence means where it stands.

The encoder of Vaswani et al. 2017 as BERT has it (Devlin et al. 2018): attention, then two linear
maps, each added to what came in and normed. The curve between the maps is x / (1 + e^-1.702x)
(Hendrycks and Gimpel 2016), which costs less than the exact one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Array", "Encoder", "curve", "linear"]

Array = NDArray[np.float32]

#: what keeps a norm from a division by zero, as in BERT
_TINY = np.float32(1e-12)
_SLOPE = np.float32(-1.702)


@dataclass(frozen=True, eq=False)
class Encoder:
    """Reads sentences given as numbers of pieces; `arrays` by name, `heads` of each layer.

    A linear map is `NAME.weight` (in x out) and `NAME.bias`.
    """

    arrays: Mapping[str, Array]
    layers: int
    heads: int

    def states(self, sentences: Sequence[Sequence[int]]) -> list[Array]:
        """Return for each sentence an array of a row a piece (pieces x width)."""
        if not sentences:
            return []
        pieces = np.concatenate([np.asarray(one, dtype=np.int64) for one in sentences])
        places = np.concatenate([np.arange(len(one)) for one in sentences])
        found = self.arrays["word"][pieces] + self.arrays["place"][places]
        found = self._normed(found, "start")
        ends = np.cumsum([len(one) for one in sentences])
        bounds = list(zip([0, *ends[:-1]], ends, strict=True))
        for layer in range(self.layers):
            found = self._layer(found, f"layer{layer}", bounds)
        return [found[start:end] for start, end in bounds]

    def _layer(self, given: Array, name: str, bounds: Sequence[tuple[int, int]]) -> Array:
        asked = self._linear(given, f"{name}.ask")
        seen = np.concatenate([self._attended(asked[start:end]) for start, end in bounds])
        mixed = self._normed(given + self._linear(seen, f"{name}.see"), f"{name}.seen")
        inner = curve(self._linear(mixed, f"{name}.in"))
        return self._normed(mixed + self._linear(inner, f"{name}.out"), f"{name}.done")

    def _attended(self, asked: Array) -> Array:
        """Return of each piece the mean of what all pieces hold, by how well they answer it."""
        size, width = len(asked), asked.shape[1] // 3 // self.heads
        query, key, value = asked.reshape(size, 3, self.heads, width).transpose(1, 2, 0, 3)
        scores = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(width))
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        found: Array = (scores @ value).transpose(1, 0, 2).reshape(size, -1)
        return found

    def _linear(self, given: Array, name: str) -> Array:
        return linear(self.arrays, name, given)

    def _normed(self, given: Array, name: str) -> Array:
        centred = given - given.mean(axis=-1, keepdims=True)
        spread = np.sqrt(np.square(centred).mean(axis=-1, keepdims=True) + _TINY)
        found: Array = centred / spread * self.arrays[f"{name}.weight"]
        return found + self.arrays[f"{name}.bias"]


def linear(arrays: Mapping[str, Array], name: str, given: Array) -> Array:
    """Return the linear map of this name of each row."""
    found: Array = given @ arrays[f"{name}.weight"]
    return found + arrays[f"{name}.bias"]


def curve(given: Array) -> Array:
    """Return x / (1 + e^-1.702x) of each x.

    >>> [round(float(one), 2) for one in curve(np.array([-9, 0, 1], dtype=np.float32))]
    [-0.0, 0.0, 0.85]
    """
    # e^88 is the largest that float32 holds
    found: Array = given / (1 + np.exp(np.minimum(given * _SLOPE, np.float32(80))))
    return found
