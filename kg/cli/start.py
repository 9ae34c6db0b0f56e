"""Where the program begins: little is loaded, so that Ctrl-C while it starts ends it quietly."""

from __future__ import annotations

__all__ = ["INTERRUPTED", "main"]

#: what a shell calls a program that Ctrl-C ended
INTERRUPTED = 130


def main() -> None:
    """Load the command line and run it; Ctrl-C before a command works exits with 130, silently."""
    try:
        from kg.cli.main import main as run

        run()
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
