"""The `kg` command: groups the commands, loads each only when it is used, and reports errors."""

from __future__ import annotations

import os
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from kg import __version__
from kg.cli.ending import run_to_end
from kg.cli.start import INTERRUPTED
from kg.errors import AiraceError

__all__ = ["cli", "main"]

#: command to the module that holds it
COMMANDS = {
    "add": "adding",
    "build": "building",
    "chart": "charting",
    "check": "building",
    "claim": "claiming",
    "cite": "curating",
    "compare": "comparing",
    "completion": "curating",
    "conflicts": "disputing",
    "diff": "differing",
    "documents": "listing",
    "entities": "judging",
    "explain": "explaining",
    "extract": "extracting",
    "export": "exporting",
    "format": "curating",
    "ground": "grounding",
    "init": "keeping",
    "judge": "judging",
    "leaderboard": "comparing",
    "load": "tabling",
    "map": "tabling",
    "path": "joining",
    "push": "pushing",
    "query": "asking",
    "recheck": "keeping",
    "retract": "keeping",
    "review": "reviewing",
    "show": "telling",
    "sources": "sourcing",
    "sparql": "asking",
    "stats": "asking",
    "timeline": "timing",
    "view": "exporting",
}


class _Commands(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"kg.cli.{COMMANDS[cmd_name]}")
        found: click.Command = getattr(module, f"{cmd_name}_command")
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the names of all commands with what each says of itself first."""
        shown = {name: click.Command(name, help=self._first_line(ctx, name)) for name in COMMANDS}
        click.Group(commands=shown).format_commands(ctx, formatter)

    def _first_line(self, ctx: click.Context, name: str) -> str:
        """Return what the help of a command begins with, read from its file: importing is slow."""
        with suppress(OSError):
            text = Path(__file__).with_name(f"{COMMANDS[name]}.py").read_text("utf-8")
            said = text.partition(f"def {name}_command(")[2].partition('"""')[2]
            if line := said.partition("\n")[0].partition('"""')[0]:
                return line
        command = self.get_command(ctx, name)
        return (command and command.help) or ""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command to run; a near miss is named in the error."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            ctx.fail(f"No such command '{args[0]}'.{hint}")
        return super().resolve_command(ctx, args)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401  # click's own
    ) -> click.Context:
        """Return the context of a run; Ctrl-C while it is made ends the program, too."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except KeyboardInterrupt:
            raise SystemExit(INTERRUPTED) from None

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error of the family becomes a message and exit status 1.

        Ctrl-C, also at a question, ends it with 130, as shells know it.
        """
        try:
            return super().invoke(ctx)
        except AiraceError as error:
            raise click.ClickException(str(error)) from error
        except (KeyboardInterrupt, click.Abort) as end:
            if KeyboardInterrupt not in (type(end), type(end.__context__)):
                raise
            click.echo("Aborted!", err=True)
            raise SystemExit(INTERRUPTED) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    help="A workspace, or a folder whose data/ is used instead of the shipped; KG_ROOT too.",
)
@click.option(
    "--texts",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder with the documents' texts; KG_TEXTS does the same. Then places are verified.",
)
@click.option(
    "--endpoint",
    default="",
    envvar="KG_ENDPOINT",
    metavar="URL|NAME",
    help="Ask this SPARQL server, or the one of this name in config.toml, not a build of ours.",
)
@click.pass_context
def cli(ctx: click.Context, root: Path | None, texts: Path | None, endpoint: str) -> None:
    """Ask who says what about the AI industry, where exactly, and what contradicts it.

    Without any set-up every command works on the shipped five documents.

    \b
    kg show DeepSeek-V3
    kg query scores --param benchmark=Arena-Hard
    kg view --open
    """
    from kg.cli.session import Session

    ctx.obj = Session(root, texts, endpoint)


def main() -> None:
    """Run the command line; what cannot be printed ends it with one line, a closed pipe quietly."""
    # one thread a process: a sentence is too small for two, and documents are spread over the cores
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if "_KG_COMPLETE" in os.environ:
        from kg.cli.shell import register

        register()
    run_to_end(cli)
