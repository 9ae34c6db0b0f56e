"""The options that say where work on many documents is done."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from kg.work.running import Place

__all__ = ["going_on", "place_of", "place_options"]

Command = TypeVar("Command", bound=Callable[..., Any])


def place_options(command: Command) -> Command:
    """Give the command --workers and --dask, which it gets as `workers` and `dask`."""
    dask = click.option(
        "--dask",
        default="",
        metavar="ADDRESS",
        callback=_address,
        help="Work on this Dask cluster instead: tcp://HOST:PORT; its workers need this airace.",
    )
    workers = click.option(
        "--workers",
        type=click.IntRange(1, 256),
        help="How many documents are worked on at a time; as many as processors, if not given.",
    )
    return workers(dask(command))


def _address(ctx: click.Context, param: click.Parameter, text: str) -> str:
    import re

    if text and not re.fullmatch(r"(?:tcp|tls)://[^/\s]+:\d{1,5}", text):
        raise click.BadParameter("write it as tcp://HOST:PORT, such as tcp://127.0.0.1:8786")
    return text


def place_of(workers: int | None, dask: str, most: int) -> Place:
    """Return where the work on at most so many documents is done."""
    if dask and workers:
        raise click.UsageError("--workers counts processes here; --dask has its own, give one")
    if dask:
        from kg.rulebook import fingerprint
        from kg.work.cluster import DaskCluster

        return DaskCluster(dask, fingerprint)
    from kg.work.crew import LocalProcesses

    return LocalProcesses(min(workers or os.cpu_count() or 1, max(1, most)))


@contextmanager
def going_on(kept: str) -> Iterator[None]:
    """Say, should Ctrl-C end the work, that what was done is `kept`, and how to go on."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo(f"\nstopped; {kept}", err=True)
        raise
