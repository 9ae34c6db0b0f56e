"""What runs on the workers of a cluster: the same crew as here, a process for each thread.

So a document that hangs or kills its process costs no worker of the cluster, and gives the same
result as on one machine; and threads of a worker do not wait for each other.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable
from dataclasses import dataclass

from kg.work.crew import Crew
from kg.work.task import Errand

__all__ = ["Fingerprint", "Unfit", "close", "hand_on", "work"]

#: what must be equal on both sides so that the same item gives the same bytes, by its name
Fingerprint = Callable[[], dict[str, str]]
#: seconds after which a process that is not used ends, should nobody have closed it
_IDLE = 60
_LOCK = threading.Lock()
#: the crews of one process each that are free, by the digest of their task
_FREE: dict[str, list[Crew]] = {}


@dataclass(frozen=True)
class Unfit:
    """A worker whose program differs from the one that asks: what each side says of itself."""

    own: dict[str, str]


def hand_on(blob: bytes) -> bytes:
    """Return the pickled task as it is; as a result it is made again when its worker is lost."""
    return blob


def work(
    blob: bytes, digest: str, packed: object, fingerprint: Fingerprint, wanted: dict[str, str]
) -> object:
    """Return what the task makes of the item, Lost, or Unfit when this program is another one."""
    crew = _taken(digest)
    if crew is None:
        own = fingerprint()
        if own != wanted:
            return Unfit(own)
        task = pickle.loads(blob)  # noqa: S301  # a cluster runs what its clients send
        crew = Crew(task, 1, lambda item: item, _IDLE)
    errand: Errand[object, object] = Errand(packed)
    try:
        while errand.result is None:
            crew.give([errand])
            crew.settle()
    except BaseException:
        crew.end()
        raise
    with _LOCK:
        _FREE.setdefault(digest, []).append(crew)
    return errand.result


def _taken(digest: str) -> Crew | None:
    with _LOCK:
        free = _FREE.get(digest)
        return free.pop() if free else None


def close(digest: str) -> None:
    """End the processes of a task."""
    with _LOCK:
        crews = _FREE.pop(digest, [])
    for crew in crews:
        crew.end()
