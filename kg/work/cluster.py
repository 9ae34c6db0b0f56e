"""The workers of an existing Dask cluster that share the work on many items."""

from __future__ import annotations

import asyncio
import concurrent.futures
import hashlib
import logging
import pickle
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import ClusterError, MissingExtra
from kg.work.station import Fingerprint, Unfit, close, hand_on, work
from kg.work.task import Errand, Task

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["DaskCluster"]

#: seconds until a scheduler has to answer, and a worker has to be there
_ANSWER = 5
_WORKER = 30
#: for each thread of the cluster so many items are with the scheduler
_THERE = 2
_LOOK = 5.0
#: the setting of how much may be sent at once without a warning
_LARGE = "distributed.admin.large-graph-warning-threshold"
#: what Dask raises where a scheduler is gone: two classes of one name, of which one is no Exception
_CANCELLED = (asyncio.CancelledError, concurrent.futures.CancelledError)
_CERTIFICATES = (
    "name them by DASK_DISTRIBUTED__COMM__TLS__CA_FILE, DASK_DISTRIBUTED__COMM__TLS__CLIENT__CERT "
    "and DASK_DISTRIBUTED__COMM__TLS__CLIENT__KEY, or in Dask's own configuration file"
)
_FIX = "look whether the cluster runs, and repeat: what was done is kept"


@dataclass(frozen=True)
class DaskCluster:
    """The cluster whose scheduler is at the address; its workers must have our `fingerprint`."""

    address: str
    fingerprint: Fingerprint

    def team(self, task: Task[Any, Any]) -> _Cluster:
        """Return the cluster's workers as a team.

        Raises MissingExtra without Dask, and ClusterError when the address does not answer, no
        worker is there, or a worker has another version.
        """
        try:
            import distributed  # noqa: F401  # is it there?
        except ImportError as error:
            what = f"a Dask cluster needs distributed, which cannot be imported ({error})"
            raise MissingExtra.single("", what, 'pip install "airace[dask]"') from error
        _refuse_bare(self.address)
        client = _connected(self.address)
        if client is None:
            what = f"no Dask scheduler answers within {_ANSWER} seconds"
            fix = (
                "start one with `dask scheduler`, or give its address: tcp://host:8786, or "
                "tls://host:8786 with certificates"
            )
            raise ClusterError.single(self.address, what, fix)
        team = _Cluster(client, self, task)
        try:
            team.check()
        except BaseException:
            team.end()
            raise
        return team


def _refuse_bare(address: str) -> None:
    """Raise ClusterError for tls:// when Dask's settings name no certificates that can be read."""
    from distributed.security import Security

    if not address.startswith("tls://"):
        return
    why = "Dask's settings name none"
    try:
        if Security().get_connection_args("client").get("ssl_context") is not None:
            return
    except (OSError, ValueError) as error:
        why = str(error)
    what = f"tls:// needs the certificates of the cluster: {why}"
    raise ClusterError.single(address, what, _CERTIFICATES)


def _connected(address: str) -> Client | None:
    """Return a client of the scheduler, or None when nothing answers as one in time.

    In a thread of its own: Dask waits for ever for a listener that never greets.
    """
    from distributed import Client

    found: list[Client] = []

    _silence()

    def connect() -> None:
        with suppress(OSError, TimeoutError, ValueError):
            found.append(Client(address, timeout=_ANSWER, set_as_default=False))

    thread = threading.Thread(target=connect, daemon=True)
    thread.start()
    thread.join(_ANSWER + 2)
    return found[0] if found else None


def _silence() -> None:
    """Let Dask log nothing: what fails is told by us, in one line and without tracebacks."""
    for name in [*logging.root.manager.loggerDict]:
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


class _Cluster:
    """A client of the cluster, and the items that are there."""

    def __init__(self, client: Client, place: DaskCluster, task: Task[Any, Any]) -> None:
        self._client, self._place, self._pack = client, place, task.pack
        self._blob = pickle.dumps(task)
        self._digest = hashlib.sha256(self._blob).hexdigest()
        self._wanted = place.fingerprint()
        self._there: dict[Future, Errand[Any, Any]] = {}
        self._task: Future | None = None
        self._threads = 1
        self._seen = self._looked = time.monotonic()

    @property
    def size(self) -> int:
        """How many threads the workers have together."""
        return self._threads

    def check(self) -> None:
        """Raise ClusterError when no worker comes, or one has another version."""
        with _told(self._place.address):
            self._client.wait_for_workers(1, timeout=_WORKER)
            said = self._client.run(self._place.fingerprint, on_error="return")
        for worker, own in sorted(said.items()):
            if own != self._wanted:
                raise self._unfit(f"the worker {worker}", own)
        self._look()

    def _unfit(self, which: str, own: object) -> ClusterError:
        what = f"{which} cannot say which airace it has: {type(own).__name__}: {own}"
        if isinstance(own, dict):
            differs = [name for name in self._wanted if own.get(name) != self._wanted[name]]
            sides = (f"{one} is {own.get(one)} there, {self._wanted[one]} here" for one in differs)
            what = f"{which} runs another program: {'; '.join(sides)}"
        fix = "install the same airace on every worker, then start the workers anew"
        error = ClusterError.single(self._place.address, what, fix)
        assert isinstance(error, ClusterError)  # noqa: S101  # single() makes its own class
        return error

    def _look(self) -> None:
        """Count the threads; raise ClusterError when there has been no worker for too long."""
        self._looked = time.monotonic()
        threads = sum(self._client.nthreads().values())
        if threads:
            self._threads, self._seen = threads, time.monotonic()
        elif time.monotonic() - self._seen > _WORKER:
            what = f"it has had no worker for {_WORKER} seconds"
            raise ClusterError.single(self._place.address, what, _FIX)

    def give(self, row: Iterable[Errand[Any, Any]]) -> None:
        """Send items until every thread has some."""
        with _told(self._place.address):
            for errand in row:
                if len(self._there) >= _THERE * self._threads:
                    return
                if not errand.given and errand.result is None:
                    errand.given = True
                    self._there[self._submit(self._pack(errand.item))] = errand

    def _submit(self, packed: object) -> Future:
        import dask

        if self._task is None:
            # A result, not scattered data: the scheduler can make it again.
            key = f"airace-{self._digest}"
            # it is large, and is sent once
            with dask.config.set({_LARGE: "1GiB"}):
                self._task = self._client.submit(hand_on, self._blob, key=key)
        more = (self._place.fingerprint, self._wanted)
        return self._client.submit(work, self._task, self._digest, packed, *more, pure=False)

    def settle(self) -> None:
        """Wait until something is done, and note what became of it."""
        from distributed import wait

        with _told(self._place.address):
            with suppress(TimeoutError, *_CANCELLED), self._client.as_current():
                wait(list(self._there), timeout=_LOOK, return_when="FIRST_COMPLETED")
            self._refuse_gone()
            if time.monotonic() - self._looked > _LOOK:
                self._look()
            for future in [one for one in self._there if one.done()]:
                self._note(self._there.pop(future), future)

    def _refuse_gone(self) -> None:
        """Raise ClusterError when the scheduler is gone: what was there is lost with it."""
        if self._client.status != "running":
            what = "the cluster failed: its scheduler is gone"
            raise ClusterError.single(self._place.address, what, _FIX)

    def _note(self, errand: Errand[Any, Any], future: Future) -> None:
        if future.status != "finished":
            errand.lose(f"the cluster lost it twice ({_reason(future)})", again=True)
            if future.status == "cancelled":
                self._task = None
            return
        errand.result = future.result()
        if isinstance(errand.result, Unfit):
            raise self._unfit("a worker", errand.result.own)

    def end(self) -> None:
        """Take back what is with the scheduler, end the processes there, and leave."""
        with suppress(Exception, *_CANCELLED):  # nothing of ours depends on how it ends there
            if self._client.status == "running":
                self._client.cancel(list(self._there))
                self._client.run(close, self._digest, on_error="ignore", wait=False)
        with suppress(Exception, *_CANCELLED):
            self._client.close(timeout=_ANSWER)


def _reason(future: Future) -> str:
    error = future.exception() if future.status == "error" else None
    return f"{type(error).__name__}: {error}" if error else future.status


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Turn what Dask raises when the cluster fails into an error of ours."""
    try:
        yield
    except (OSError, TimeoutError, RuntimeError) as error:
        what = f"the cluster failed: {type(error).__name__}: {error}"
        raise ClusterError.single(address, what, _FIX) from error
