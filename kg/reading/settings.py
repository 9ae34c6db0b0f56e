"""How files are read: kinds, limits, names of dates; from data/reading.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.corpus.located import Located, read_yaml

__all__ = ["Limits", "Settings", "read_settings"]

_PARTS = {"version", "kinds", "limits", "dates", "tracking", "beside"}


@dataclass(frozen=True)
class Limits:
    """The numbers of data/reading.yaml, which says what each of them counts."""

    seconds: int
    memory: int
    field: int
    address: int
    key: int
    words: int
    title: int
    binary: int
    damaged: int
    mojibake: int
    line: int
    narrow: int
    wide: int
    filled: int


@dataclass(frozen=True)
class Settings:
    """Everything that reading a file depends on, beside its bytes."""

    #: suffix with its dot, in small letters, to kind
    kinds: dict[str, str]
    limits: Limits
    json_dates: tuple[str, ...]
    meta_dates: tuple[str, ...]
    tracking: tuple[str, ...]
    beside: tuple[str, ...]


def read_settings(path: Path) -> Settings:
    """Return the settings; raises DataError for a file that says something else.

    >>> from kg.resources import shipped_root
    >>> read_settings(shipped_root().data / "reading.yaml").kinds[".htm"]
    'html'
    """
    root = read_yaml(path)
    fields = root.mapping(_PARTS)
    root.require(fields, *sorted(_PARTS))
    names = set(Limits.__dataclass_fields__)
    limits = fields["limits"].mapping(names)
    fields["limits"].require(limits, *sorted(names))
    dates = fields["dates"].mapping({"json", "meta"})
    fields["dates"].require(dates, "json", "meta")
    return Settings(
        kinds={
            suffix: kind
            for kind, listed in fields["kinds"].mapping({"html", "markdown", "pdf", "text"}).items()
            for suffix in _texts(listed)
        },
        limits=Limits(**{name: node.number() for name, node in limits.items()}),
        json_dates=_texts(dates["json"]),
        meta_dates=_texts(dates["meta"]),
        tracking=_texts(fields["tracking"]),
        beside=_texts(fields["beside"]),
    )


def _texts(node: Located) -> tuple[str, ...]:
    return tuple(item.text() for item in node.items())
