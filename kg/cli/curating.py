"""Commands for people who write data: cite, format, completion."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.session import Session
from kg.errors import LocatorError

__all__ = ["cite_command", "completion_command", "format_command"]


@click.command("cite")
@click.argument("document", required=False)
@click.argument("words", required=False)
@click.option("--paragraph", type=click.IntRange(min=1), help="Look in this paragraph only.")
@click.option("--since", default="", help="Begin the passage at the sentence with these words.")
@click.option(
    "--complete",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Fill in start, end and digest of every passage of a claims FILE that lacks them.",
)
@click.pass_obj
def cite_command(
    session: Session,
    document: str | None,
    words: str | None,
    paragraph: int | None,
    since: str,
    complete: Path | None,
) -> None:
    """Print the locator of the sentence that holds WORDS in DOCUMENT, ready for a claims file.

    Needs the texts (--texts or KG_TEXTS).

    \b
    kg --texts ../shared/documents cite 004 "claiming it outperforms"
    kg --texts ../shared/documents cite --complete data/claims/004.yaml
    """
    from kg.corpus.curation import cite, complete_file
    from kg.graph.ontology import read_vocabulary

    root = session.root
    session.hint_at_checkout()
    if complete is not None and document is None:
        done = complete_file(root, session.texts, complete, set(read_vocabulary(root).qualifiers))
        click.echo(f"{complete}: {done} passages completed", err=True)
    elif complete is None and document and words:
        click.echo(cite(root, session.texts, document, words, paragraph, since), nl=False)
    else:
        raise click.UsageError("give DOCUMENT and WORDS, or --complete FILE")


@click.command("format")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 if a file would.")
@click.pass_context
def format_command(ctx: click.Context, only_check: bool) -> None:
    """Bring the files under data/ into their canonical form.

    \b
    kg --root . format
    kg --root . format --check
    """
    from kg.corpus.curation import format_data
    from kg.graph.ontology import read_vocabulary

    session = ctx.find_object(Session) or Session()
    session.hint_at_checkout()
    root = session.root
    qualifiers = set(read_vocabulary(root).qualifiers)
    changed = format_data(root, qualifiers, write=not only_check)
    for path in changed:
        click.echo(f"{path}: {'would change' if only_check else 'formatted'}")
    if changed and only_check:
        ctx.exit(1)


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> None:
    """Print the script that makes SHELL complete commands, questions, entities and documents.

    \b
    eval "$(kg completion bash)"
    kg completion fish > ~/.config/fish/completions/kg.fish
    """
    from click.shell_completion import get_completion_class

    from kg.cli.main import cli
    from kg.cli.shell import register

    register()
    found = get_completion_class(shell)
    if found is None:
        raise LocatorError.single("", f"no completion for '{shell}'", "use bash, zsh or fish")
    click.echo(found(cli, {}, "kg", "_KG_COMPLETE").source())
