"""A name typed as an argument of a command that takes it as an option."""

from __future__ import annotations

import shlex

import click

__all__ = ["ByOption"]


class ByOption(click.Command):
    """A command without arguments, to which a name is told by `--entity`: its error says so."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Return what is left of the words: nothing. Raises UsageError for words that are none."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            what = f"Got unexpected extra argument{'s' if len(rest) > 1 else ''} ({' '.join(rest)})"
            option = f"--entity {shlex.quote(' '.join(rest))}"
            ctx.fail(f"{what}. What is about one thing: kg {ctx.info_name} {option}")
        return rest
