"""The room that nodes need, and arrays of points: what the layout works with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Box", "Points"]

#: one row a point, x and y
Points = NDArray[np.float64]


@dataclass(frozen=True)
class Box:
    """The room that a node and its label need, in units of the layout."""

    width: float
    height: float
