"""A real Dask cluster on this machine: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

TOP = Path(__file__).parent.parent.parent
_WARNINGS = "ignore"


@dataclass
class Cluster:
    """A scheduler at an address, and its workers by name."""

    address: str
    folder: Path
    scheduler: subprocess.Popen[str]
    workers: dict[str, subprocess.Popen[str]] = field(default_factory=dict)

    def add(self, name: str, *options: str, top: Path = TOP) -> None:
        """Start a worker of one thread whose program is the one in the folder `top`."""
        words = ["worker", self.address, "--nthreads", "1", "--name", name, "--no-dashboard"]
        words += ["--host", "127.0.0.1", "--local-directory", str(self.folder), *options]
        self.workers[name], _ = started(words, "Registered to:", self.folder, top)


def started(
    words: list[str], sign: str, folder: Path, top: Path
) -> tuple[subprocess.Popen[str], str]:
    """Start a `dask` command; return it with the line that holds the sign, once it is printed."""
    environment = {**os.environ, "PYTHONPATH": str(top), "PYTHONWARNINGS": _WARNINGS}
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder, env=environment,
    )  # fmt: skip
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if sign in line:
            # What it says later is read and dropped, or it would wait for us.
            threading.Thread(target=_drain, args=(process,), daemon=True).start()
            return process, line
    raise AssertionError("".join(said))


def _drain(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    with process.stdout as lines:
        for _ in lines:
            pass


@contextmanager
def dask_cluster(folder: Path, *options: str) -> Iterator[Cluster]:
    """Yield a cluster without workers; all its processes end with the block."""
    words = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", *options]
    scheduler, line = started(words, "Scheduler at:", folder, TOP)
    found = re.search(r"(?:tcp|tls)://\S+", line)
    assert found
    cluster = Cluster(found[0], folder, scheduler)
    try:
        yield cluster
    finally:
        for one in [*cluster.workers.values(), scheduler]:
            one.terminate()
        for one in [*cluster.workers.values(), scheduler]:
            try:
                one.wait(20)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()
