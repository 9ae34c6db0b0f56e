"""How the program ends: when stdout cannot be written, and when a query cannot be stopped."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

__all__ = ["run_to_end"]


#: so many new things before garbage is looked for: a command that starts makes few cycles
_LATE = 20_000


def run_to_end(program: Callable[[], object]) -> None:
    """Run the program until it exits.

    A closed pipe ends it quietly with status 1; a stdout that is closed, full or of an encoding
    that lacks a sign with one line on stderr and status 1.
    """
    gc.set_threshold(_LATE)
    if sys.stdout is None:
        _end("stdout is closed", "let it go to a file or to /dev/null")
    try:
        _run(program)
    except BrokenPipeError:
        _end()
    except UnicodeEncodeError as error:
        sign = ascii(error.object[error.start : error.start + 1])
        what = f"stdout is written in {error.encoding}, which has no sign {sign}"
        _end(what, "set PYTHONIOENCODING=utf-8")
    except OSError as error:
        what = error.strerror or str(error)
        _end(f"{error.filename or 'output'}: {what}", "make room or let it go elsewhere")


def _run(program: Callable[[], object]) -> None:
    try:
        program()
    except SystemExit as end:
        _tell_spare()
        sys.stdout.flush()
        _leave(end.code)
        # Python looks for garbage once more before it ends: a tenth of the time of a query.
        gc.freeze()
        raise


def _tell_spare() -> None:
    """Say on stderr that a build was made for this command alone, if one was, and drop it."""
    builds = sys.modules.get("kg.graph.builds")
    if builds is None or not builds.spare.cache_info().currsize or sys.stderr is None:
        return
    import shutil

    from kg.resources import cache_dir

    shutil.rmtree(builds.spare(), ignore_errors=True)
    what = f"the cache {cache_dir()} cannot be written, so the build was made for this command only"
    with suppress(OSError):
        sys.stderr.write(f"note: {what}; name another folder in AIRACE_CACHE\n")


def _leave(code: object) -> None:
    """End at once when a query, or a model, that nobody waits for still works.

    Neither can be stopped otherwise.
    """
    known = (sys.modules.get(name) for name in ("kg.graph.limits", "kg.model_run"))
    if any(one is not None and one.is_left_running() for one in known):
        if sys.stderr is not None:
            sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)


def _end(what: str = "", fix: str = "") -> NoReturn:
    """Say why on stderr and exit with 1; what is left in the buffer of stdout goes nowhere."""
    with suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if what and sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"Error: {what}\n  fix: {fix}\n")
    raise SystemExit(1)
