"""How shells are served: bash takes `name=value` apart, and wants names with spaces escaped."""

from __future__ import annotations

from click.shell_completion import BashComplete, CompletionItem, add_completion_class

__all__ = ["register"]


class _Bash(BashComplete):
    """Bash: takes `name=value` apart at the sign, and wants names with spaces escaped."""

    source_template = BashComplete.source_template.replace(
        "COMPREPLY+=($value)",
        """[[ $value == *= ]] && compopt -o nospace
            [[ ${COMP_WORDS[COMP_CWORD]} == [\\"\\']* ]] || printf -v value %%q "$value"
            COMPREPLY+=("$value")""",
    )

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the cursor and the one at it, joined again at each `=`."""
        args, incomplete = super().get_completion_args()
        joined: list[str] = []
        for word in [*args, incomplete]:
            follows = bool(joined) and joined[-1].endswith("=") and joined[-1] != "="
            if joined and (word == "=" or follows):
                joined[-1] += word
            else:
                joined.append(word)
        self._cut = len(args) + 1 > len(joined) and "=" in joined[-1]
        return joined[:-1], joined[-1]

    def format_completion(self, item: CompletionItem) -> str:
        """Return type and value; of `name=value` only what bash sees as the word."""
        value = str(item.value)
        return f"{item.type},{value.partition('=')[2] if self._cut else value}"


def register() -> None:
    """Let click use the completion of this module."""
    add_completion_class(_Bash)
